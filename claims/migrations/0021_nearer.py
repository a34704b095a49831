"""Vectors added from now on look for their neighbours among twice as many: docs/decisions/0073."""

from typing import ClassVar

from django.db import migrations

SET = r"""
DO $$
DECLARE
    found text;
BEGIN
    FOR found IN
        SELECT format('%I', indexname) FROM pg_indexes
        WHERE schemaname = current_schema() AND tablename = 'claims_statementvector' AND indexdef LIKE '%USING hnsw%'
    LOOP
        EXECUTE 'ALTER INDEX ' || found || ' SET (ef_construction = 128)';
    END LOOP;
END
$$
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("claims", "0020_zone_of_a_member")]

    operations: ClassVar = [
        migrations.RunSQL(SET, SET.replace("SET (ef_construction = 128)", "RESET (ef_construction)")),
    ]
