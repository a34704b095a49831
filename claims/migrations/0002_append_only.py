"""Triggers that keep history as it was: decisions, and the texts that passages point into."""

from typing import ClassVar

from django.db import migrations

IMMUTABLE = ("claims_decision", "claims_articleversion", "claims_blob", "claims_passage")

FUNCTION = """
CREATE FUNCTION claims_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: this table only grows', TG_OP, TG_TABLE_NAME;
END
$$;
"""


def triggers(table: str) -> str:
    """Return the SQL that refuses UPDATE and DELETE of each row and TRUNCATE of the whole of `table`."""
    return f"""
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION claims_refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION claims_refuse_change();
"""


def undo(table: str) -> str:
    """Return the SQL that takes the triggers of `table` away."""
    return f"DROP TRIGGER only_grows ON {table}; DROP TRIGGER never_truncated ON {table};"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("claims", "0001_records")]

    operations: ClassVar = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION claims_refuse_change()"),
        *(migrations.RunSQL(triggers(table), undo(table)) for table in IMMUTABLE),
    ]
