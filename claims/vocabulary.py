"""The slugs that every layer shares, as plain strings: this module imports nothing.

Labels for people live with the models (`claims/models/choices.py`); the slugs are part of the API and of exports.
"""

from enum import StrEnum

LONGEST_PROPOSITION = 5000  # characters of a claim, or of what is said, as people may type it


class Stance(StrEnum):
    """How a speaker stands to a proposition. The verb the outlet printed is kept beside it, as the cue."""

    ASSERTS = "asserts"
    ACCUSES = "accuses"
    DENIES = "denies"
    PARTLY_DENIES = "partly_denies"
    CONFIRMS = "confirms"
    CONCEDES = "concedes"
    JUSTIFIES = "justifies"
    DOUBTS = "doubts"
    DECLINES = "declines"
    RETRACTS = "retracts"
    REVISES = "revises"
    # The next two state no fact: a candidate may carry them, only `--all` shows them.
    DEMANDS = "demands"
    PROMISES = "promises"


class DenialTarget(StrEnum):
    """What of a proposition a denial disputes."""

    OCCURRENCE = "occurrence"
    RESPONSIBILITY = "responsibility"
    FIGURE = "figure"
    CHARACTERISATION = "characterisation"


class RelationType(StrEnum):
    """A typed edge from one statement to the one it answers."""

    DENIES = "denies"
    CONTRADICTS = "contradicts"
    CONFLICTING_FIGURE = "conflicting_figure"
    CORROBORATES = "corroborates"
    REPEATS = "repeats"
    SUPERSEDES = "supersedes"
    COUNTER_ACCUSATION = "counter_accusation"
    PARTLY_CONCEDES = "partly_concedes"


class Modifier(StrEnum):
    """How an outlet qualified a figure. Never merged away into one best number."""

    EXACTLY = "exactly"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    NEARLY = "nearly"
    ABOUT = "about"
    UP_TO = "up to"
    LESS_THAN = "less than"
    TENS = "tens"
    HUNDREDS = "hundreds"
    THOUSANDS = "thousands"


class PartyRole(StrEnum):
    """The part a party plays in an event."""

    BELLIGERENT = "belligerent"
    MEDIATOR = "mediator"
    MONITOR = "monitor"
    THIRD_PARTY = "third_party"


class Answer(StrEnum):
    """Derived fact one of a claim's status: what those concerned say back."""

    UNANSWERED = "unanswered"
    DENIED = "denied"
    CONTESTED = "contested"
    PARTLY_CONCEDED = "partly_conceded"
    CONCEDED = "conceded"


class Support(StrEnum):
    """Derived fact two of a claim's status: who says it at all."""

    NO_NAMED_SOURCE = "no_named_source"
    SINGLE_SOURCE = "single_source"
    SEVERAL_ORIGINS = "several_origins"
    THIRD_PARTY = "third_party"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class PassageOutcome(StrEnum):
    """What became of a passage when its source was fetched again."""

    VERBATIM = "verbatim"
    MOVED = "moved"
    EDITED = "edited"
    GONE = "gone"
