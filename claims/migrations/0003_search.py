"""What search reads: the words of a text in every configuration at once, and trigrams of names."""

from typing import ClassVar

from django.db import migrations

# One vector for all languages, so that a mixed newsroom finds a word however its text was tagged. The cut keeps the
# vector under PostgreSQL's megabyte whatever the text; passages, which are short, cover the rest of a long article.
WORDS = """
CREATE FUNCTION claims_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    to_tsvector('pg_catalog.indonesian'::regconfig, left(words, 50000))
    || to_tsvector('pg_catalog.english'::regconfig, left(words, 50000))
    || to_tsvector('pg_catalog.simple'::regconfig, left(words, 50000));
"""

# index name: table, column
TEXTS = {
    "claim_words": ("claims_claim", "proposition"),
    "statement_words": ("claims_statement", "proposition"),
    "passage_words": ("claims_passage", "exact"),
    "version_words": ("claims_articleversion", "text"),
    "article_words": ("claims_article", "title"),
}
NAMES = {
    "party_name_trigrams": ("claims_party", "name"),
    "party_alias_trigrams": ("claims_partyalias", "text"),
    "speaker_name_trigrams": ("claims_speaker", "name"),
    "speaker_alias_trigrams": ("claims_speakeralias", "text"),
    "place_name_trigrams": ("claims_place", "name"),
    "place_alias_trigrams": ("claims_placealias", "text"),
    "event_title_trigrams": ("claims_event", "title"),
    "outlet_name_trigrams": ("claims_outlet", "name"),
}


class Migration(migrations.Migration):
    dependencies: ClassVar = [("claims", "0002_append_only")]

    operations: ClassVar = [
        migrations.RunSQL(WORDS, "DROP FUNCTION claims_words(text)"),
        *(
            migrations.RunSQL(
                f"CREATE INDEX {name} ON {table} USING gin (claims_words({column}))", f"DROP INDEX {name}"
            )
            for name, (table, column) in TEXTS.items()
        ),
        *(
            migrations.RunSQL(f"CREATE INDEX {name} ON {table} USING gin ({column} gin_trgm_ops)", f"DROP INDEX {name}")
            for name, (table, column) in NAMES.items()
        ),
    ]
