"""Trigrams where a list looks for words anywhere in a column, whatever their case (Django's icontains)."""

from typing import ClassVar

from django.db import migrations

# index name: table, column
ANYWHERE = {
    "article_title_anywhere": ("claims_article", "title"),
    "article_url_anywhere": ("claims_article", "canonical_url"),
    "statement_speaker_anywhere": ("claims_statement", "speaker_text"),
}


class Migration(migrations.Migration):
    atomic = False  # built beside the running product: writes go on meanwhile

    dependencies: ClassVar = [("claims", "0007_follows")]

    operations: ClassVar = [
        migrations.RunSQL(
            f"CREATE INDEX CONCURRENTLY IF NOT EXISTS {name} ON {table} USING gin (upper({column}::text) gin_trgm_ops)",
            f"DROP INDEX CONCURRENTLY IF EXISTS {name}",
        )
        for name, (table, column) in ANYWHERE.items()
    ]
