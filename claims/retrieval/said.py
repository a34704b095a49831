"""What was said, as the pages of claims, events, parties and disputes list it, in a constant number of queries."""

from collections.abc import Collection

from django.db.models import F, Prefetch, QuerySet

from claims.models import Anchor, Event, Figure, Party, PassageTranslation, Statement
from claims.retrieval.changed import standing
from claims.retrieval.prepared import Keyed, among, hang
from claims.retrieval.translations import approved, translated

SOURCE = "passage__version__article"
OWN = (
    "public_id", "claim", "stance", "hedged", "denial_target", "proposition", "language", "speaker_text", "relay",
    "answers", "content_start", "content_end", "content_more", "said_from", "said_precision", "said_inherited",
    "recorded_at", "recorded_by", "withdrawn_at",
)  # fmt: skip
BESIDE = (
    "party__public_id", "party__name", "target__name", "passage__exact", "passage__start", "passage__end",
    "passage__suffix", "passage__version__number", f"{SOURCE}__public_id", f"{SOURCE}__title",
    f"{SOURCE}__canonical_url", f"{SOURCE}__published_on", f"{SOURCE}__published_precision", f"{SOURCE}__outlet__name",
)  # fmt: skip

# What a page reads besides that shows a statement in its article, with what it is about.
AROUND = ("event__title", "claim__public_id", "passage__version__text")


def with_rows(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Return `statements` with all that a row of a page reads of them, and no more: a text is much longer than it."""
    rows = statements.select_related("party", "target", f"{SOURCE}__outlet").only(*OWN, *BESIDE)
    return _with_lists(rows)


def in_context(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Return `statements` with the same and the text around them, their event and their claim."""
    rows = statements.select_related("party", "target", "event", "claim", f"{SOURCE}__outlet")
    return _with_lists(rows.only(*OWN, *BESIDE, *AROUND))


def _with_lists(rows: QuerySet[Statement]) -> QuerySet[Statement]:
    figures = Prefetch("figures", _figures())
    return rows.prefetch_related(figures, standing(), translated())


def _figures() -> QuerySet[Figure]:
    return Figure.objects.order_by("start", "id")


FIGURES = Keyed[Figure](lambda statements: _figures().filter(among("statement", statements)))
STANDING = Keyed[Anchor](lambda passages: Anchor.objects.current().filter(among("passage", passages)))
TRANSLATED = Keyed[PassageTranslation](lambda passages: approved().filter(among("passage", passages)))


def hang_lists(statements: list[Statement]) -> list[Statement]:
    """Return the same `statements` with their figures and what became of their passages, as `with_rows` gives them."""
    passages = [statement.passage for statement in statements]
    hang(statements, "figures", FIGURES)
    hang(passages, "anchors", STANDING, to_attr="standing")
    hang(passages, "translations", TRANSLATED, to_attr="translated")
    return statements


def statements() -> QuerySet[Statement]:
    """Return the rows of the statements in force, the latest said first."""
    return with_rows(Statement.objects.in_force()).order_by(F("said_from").desc(nulls_last=True), "-pk")


def narrowed(
    *,
    event: Event | None = None,
    party: Party | None = None,
    target: Party | None = None,
    stances: Collection[str] = (),
    unknown: bool = False,
) -> QuerySet[Statement]:
    """Return the statements in force that fit what is given, the newest first.

    `target` is whom they accuse; `unknown` are those whose speaker has no party yet.
    """
    given = {"event": event, "party": party, "target": target, "stance__in": stances, "party__isnull": unknown}
    rows = Statement.objects.in_force().filter(**{name: value for name, value in given.items() if value})
    return rows.order_by("-pk")


def by_key(keys: list[int]) -> dict[int, Statement]:
    """Return the rows of these statements by their keys."""
    return with_rows(Statement.objects.all()).in_bulk(keys)
