"""What editors would have made of the statements that `filling` made: claims, positions, relations, decisions, queues.

The server writes it by itself, from what lies there: rows are made in minutes, and the same ones each time.
"""

import json
from datetime import datetime
from typing import Any

from django.db import connection, models

from claims.management.scratch import filling
from claims.management.scratch.ground import BYTES
from claims.models import (
    Article,
    ArticleVersion,
    Candidate,
    Claim,
    Decision,
    Job,
    Outlet,
    Party,
    Position,
    Relation,
    Statement,
    StatusDecision,
    User,
    Voice,
)
from claims.models.choices import Role
from claims.pipeline import machines

OUTLETS = 40
PARTIES = 50
STATEMENTS_AN_ARTICLE = 10  # in the mean: articles without a statement fill up what `filling` makes
# Of a hundred rows: claims published, claims decided on, relations still proposed, passages proposed a second time.
PUBLISHED, DECIDED, PROPOSED, PENDING = 5, 2, 20, 2

ASSERTED = "s.stance IN ('asserts', 'accuses', 'confirms')"
DENIED = "s.stance = 'denies'"
FIRST_TO_SAY_SO = """LATERAL (SELECT id FROM claims_statement a WHERE a.claim_id = s.claim_id
    AND a.party_id <> s.party_id
    AND a.stance IN ('asserts', 'accuses') AND a.withdrawn_at IS NULL ORDER BY id LIMIT 1) a"""

LATEST_WORDS = """(SELECT DISTINCT ON (claim_id, party_id, stance = 'declines') claim_id, id FROM claims_statement
    WHERE withdrawn_at IS NULL ORDER BY claim_id, party_id, stance = 'declines', said_from DESC, id DESC) s
    ORDER BY claim_id, id"""


def member() -> User | None:
    """Return the member who looks at the newsroom that this database holds; None where it is empty.

    Raises ValueError where the making of it was broken off.
    """
    found = User.objects.filter(pk=1).first()
    if found is not None and found.role != Role.PUBLISHER:
        raise ValueError("this database was never filled to its end; drop it")
    return found


def make(statements: int) -> User:
    """Fill an empty database with a newsroom of so many statements; return the member who looks at it, a publisher."""
    filling.fill(statements, machines.embedder(), PARTIES)
    _add_articles(statements // STATEMENTS_AN_ARTICLE)
    _name_articles()
    _make_claims()
    _decide()
    _queue()
    _run("VACUUM ANALYZE")
    User.objects.filter(pk=1).update(role=Role.PUBLISHER)
    return User.objects.get(pk=1)


def sizes() -> dict[str, int]:
    """Return how many of each kind the newsroom has."""
    kinds = {"statements": Statement, "articles": Article, "claims": Claim, "parties": Party, "candidates": Candidate}
    return {name: model._default_manager.count() for name, model in kinds.items()}


def _add_articles(wanted: int) -> None:
    """Add older articles in which nobody found a statement, up to `wanted` in all."""
    missing = max(wanted - Article.objects.count(), 0)
    title, day = "'Nobody is quoted here, ' || n", "now() - interval '30 days'"
    _insert(Article, f"generate_series(1, {missing}) n", title=title, created_at=day)
    _insert(
        ArticleVersion,
        "claims_article a WHERE NOT EXISTS (SELECT FROM claims_articleversion v WHERE v.article_id = a.id)",
        article_id="id",
        number="1",
        blob_id=f"'{BYTES}'",
        fetched_at="now()",
        text="id || ' ' || repeat('x', 500)",
        language="'id'",
    )


def _name_articles() -> None:
    Outlet.objects.bulk_create(Outlet(name=f"Outlet {n}") for n in range(1, OUTLETS + 1))
    _run(
        "UPDATE claims_article a SET outlet_id = 1 + a.id %% %s, title = left(p.exact, 90) FROM claims_passage p"
        " JOIN claims_articleversion v ON v.id = p.version_id WHERE v.article_id = a.id AND p.start = 0",
        OUTLETS,
    )
    done = {"article_id": "id", "kind": "'ingest'", "attempts": "1", "found": "12", "finished_at": "now()"}
    _insert(Job, "claims_article WHERE id % 1000 <> 0", stage="'done'", **done)
    _insert(Job, "claims_article WHERE id % 1000 = 0", stage="'failed'", failure="'empty'", **done)


def _make_claims() -> None:
    """Make one claim of what was said in the same words about the same event, with its positions and its dispute."""
    contested = f"bool_or({ASSERTED}) AND bool_or({DENIED})"
    _insert(
        Claim,
        "claims_statement s GROUP BY s.event_id, s.proposition ORDER BY min(s.id)",
        proposition="s.proposition",
        event_id="s.event_id",
        language="min(s.language)",
        answer=f"CASE WHEN {contested} THEN 'contested' WHEN bool_or({DENIED}) THEN 'denied' ELSE 'unanswered' END",
        support=f"CASE WHEN bool_or({ASSERTED}) THEN 'single_source' ELSE 'no_named_source' END",
        disputed=contested,
    )
    _run(
        "UPDATE claims_statement s SET claim_id = c.id FROM claims_claim c"
        " WHERE c.proposition = s.proposition AND c.event_id IS NOT DISTINCT FROM s.event_id"
    )
    _run("UPDATE claims_claim SET dispute_id = id WHERE disputed")
    _insert(
        Position,
        "claims_statement WHERE withdrawn_at IS NULL GROUP BY claim_id, party_id",
        claim_id="claim_id",
        party_id="party_id",
        stance="(array_agg(stance ORDER BY said_from DESC, id DESC))[1]",
        since="min(said_from)",
        statements="count(*)",
    )
    _insert(Voice, LATEST_WORDS, claim_id="claim_id", statement_id="id")


def _decide() -> None:
    """Publish and decide on some claims, relate denials to the first who said it, write a decision a statement."""
    _run("UPDATE claims_claim SET published_at = now(), published_by_id = 1 WHERE id %% 100 < %s", PUBLISHED)
    _insert(
        StatusDecision,
        f"claims_claim WHERE disputed AND id % 100 < {DECIDED}",
        claim_id="id",
        verdict="'disputed'",
        reason="'Both stand by it.'",
        decided_by_id="1",
        recorded_at="now()",
        basis="'{}'::jsonb",
    )
    ends = {"source_id": "s.id", "target_id": "a.id", "type": "'denies'", "score": "0.9"}
    denials = f"claims_statement s JOIN {FIRST_TO_SAY_SO} ON true WHERE {DENIED} AND s.withdrawn_at IS NULL"
    _insert(Relation, f"{denials} AND s.id % 100 < {PROPOSED}", **ends)
    decided = {"state": "'confirmed'", "decided_by_id": "1", "decided_at": "now()"}
    _insert(Relation, f"{denials} AND s.id % 100 >= {PROPOSED}", **ends, **decided)
    _insert(
        Decision,
        "claims_statement",
        at="now() - id * interval '1 second'",
        actor_id="1",
        action="'candidate.accepted'",
        subject="public_id",
        about="ARRAY[public_id]",
    )


def _queue() -> None:
    """Propose some passages a second time, for the review queue."""
    repeated = {
        field.attname: f'"{field.column}"' for field in Candidate._meta.concrete_fields if not field.primary_key
    }
    own = {
        "public_id": "gen_random_uuid()",
        "fingerprint": "md5(id::text)",
        "state": "'pending'",
        "stance": "CASE id % 7 WHEN 0 THEN 'denies' WHEN 1 THEN 'accuses' ELSE 'asserts' END",
        "confidence": "0.5 + 0.005 * (id % 97)",
        "decided_by_id": "NULL",
        "decided_at": "NULL",
    }
    _insert(Candidate, f"claims_candidate WHERE id % 100 < {PENDING}", **(repeated | own))


def _insert(model: type[models.Model], source: str, **expressions: str) -> None:
    """Insert a row for each of `source`; what no expression gives has the default of its field."""
    fields = [
        field for field in model._meta.concrete_fields if not field.primary_key and not getattr(field, "generated", 0)
    ]
    columns = {field.column: expressions.get(field.attname) or _default(field) for field in fields}
    names = ", ".join(f'"{name}"' for name in columns)
    _run(f"INSERT INTO {model._meta.db_table} ({names}) SELECT {', '.join(columns.values())} FROM {source}")  # noqa: S608 -- written here


def _default(field: models.Field[Any, Any]) -> str:
    if isinstance(field, models.UUIDField):
        return "gen_random_uuid()"
    value = field.get_default()
    match value:
        case None:
            return "NULL"
        case bool() | int() | float():
            return str(value).lower()
        case str():
            return f"'{value}'"
        case list() if not isinstance(field, models.JSONField):
            return "'{}'"
        case list() | dict():
            return f"'{json.dumps(value)}'::jsonb"
        case datetime():
            return "now()"
    raise TypeError(f"no default in SQL for {field}")


def _run(sql: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
