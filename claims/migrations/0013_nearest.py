"""What the comparison of statements searches: the nearest vectors, the days of an event, and which words are rare."""

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# The embedder that a new newsroom starts with; `manage.py vectors` makes the same index for every other one.
NEAREST = """
CREATE INDEX CONCURRENTLY IF NOT EXISTS vector_near_use_multilingual_3 ON claims_statementvector
USING hnsw ((vector::halfvec(512)) halfvec_cosine_ops) WHERE model = 'use-multilingual-3'
"""
# Words are told common from rare by the statistics of these indexes: three times as many words as by default.
WORDS = ("statement_words", "claim_words")


class Migration(migrations.Migration):
    atomic = False  # built beside the running product: writes go on meanwhile

    dependencies: ClassVar = [("claims", "0012_learning")]

    operations: ClassVar = [
        migrations.RunSQL(NEAREST, "DROP INDEX CONCURRENTLY IF EXISTS vector_near_use_multilingual_3"),
        *(
            migrations.RunSQL(
                f"ALTER INDEX {name} ALTER COLUMN 1 SET STATISTICS 300",
                f"ALTER INDEX {name} ALTER COLUMN 1 SET STATISTICS -1",
            )
            for name in WORDS
        ),
        AddIndexConcurrently(
            "statement",
            models.Index(
                fields=["event", "said_from", "id"],
                condition=models.Q(withdrawn_at=None),
                name="statement_of_event_by_day",
            ),
        ),
    ]
