"""The one exception of this package."""


class CannotRun(Exception):
    """The local servers cannot run; the message is one sentence that says what to do."""
