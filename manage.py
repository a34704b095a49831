#!/usr/bin/env python
"""Entry point of every command of this project."""

import os
import sys


def main() -> None:
    """Run the command on the command line; a missing server or setting ends it with one sentence, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    from django.core.exceptions import ImproperlyConfigured
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
    except ImproperlyConfigured as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
