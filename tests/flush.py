"""Emptying tables between tests although some of them refuse to be emptied."""

from collections.abc import Sequence
from typing import Any

from django.core.management.color import Style
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

_sql_flush = DatabaseOperations.sql_flush


def sql_flush(self: DatabaseOperations, style: Style, tables: Sequence[str], **options: Any) -> list[str]:
    """Return the statements of Django's own flush, between those that lift and restore the refusals of TRUNCATE."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'never_truncated'")
        guarded = [row[0] for row in cursor.fetchall()]
    return [
        *(f"ALTER TABLE {table} DISABLE TRIGGER never_truncated" for table in guarded),
        *_sql_flush(self, style, tables, **options),
        *(f"ALTER TABLE {table} ENABLE TRIGGER never_truncated" for table in guarded),
    ]
