#!/usr/bin/env python
"""Entry point of every command of this project."""

import os
import sys


def main() -> None:
    """Run the command on the command line; without a database, end with one sentence instead of a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    from factcheck.local import servers

    try:
        execute_from_command_line(sys.argv)
    except OperationalError:
        reason = servers.why_unreachable()
        if reason is None:
            raise
        sys.exit(reason)


if __name__ == "__main__":
    main()
