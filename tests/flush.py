"""Emptying the tables between tests: only those that hold rows, although some refuse to give theirs up."""

from collections.abc import Sequence
from typing import Any

from django.core.management.color import Style
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

KEPT = {"django_content_type", "auth_permission"}  # what the migrations put there; no test changes it


def sql_flush(self: DatabaseOperations, style: Style, tables: Sequence[str], **options: Any) -> list[str]:
    """Return statements that delete all rows, between those that lift and restore the refusals of DELETE.

    Django's own TRUNCATE of every table takes many times as long as deleting the few rows of a test.
    """
    filled = [self.quote_name(table) for table in _filled(sorted(set(tables) - KEPT))]
    return [
        *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in filled),
        *(f"DELETE FROM {table}" for table in filled),
        "SET CONSTRAINTS ALL IMMEDIATE",
        *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in filled),
    ]


def _filled(tables: list[str]) -> list[str]:
    """Return those of the tables that hold a row."""
    asked = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table})" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [row[0] for row in cursor.fetchall()]
