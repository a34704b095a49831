"""How parties moved on a claim, and on which claims a party moved: each statement beside the one it follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims import vocabulary as slugs
from claims.models import Claim, Figure, Party, Position, Relation, Statement
from claims.models.choices import RelationState, RelationType, Stance
from claims.retrieval.claims import with_sides
from claims.retrieval.figures import counted
from claims.status import line
from claims.status.facts import RelationFact, StatementPosition

LOOKED_AT = 30  # the newest claims on which a party may have moved
MOST = 3  # of these, on its page
MOST_SAID = 200  # statements on a claim that are looked at, the newest
MOST_OF_PARTY = 1_000  # of a party on all these claims, the newest
MOST_STEPS = 5  # of a party on a claim, the last
SHOWN = ("public_id", "stance", "said_from", "said_precision", "said_inherited", "language", "proposition")  # of each
COUNTED = (
    "low", "high", "modifier", "unit", "counted", "whose", "disclosed", "as_of",
    "statement__stance", "statement__language", "statement__proposition",
)  # fmt: skip
OFFICIAL = (Stance.RETRACTS, Stance.REVISES, Stance.CONCEDES)


@dataclass(frozen=True, slots=True)
class Step:
    """Two statements of one party that follow each other; `step` is "affirmed", "revised" or "changed"."""

    step: str
    before: Statement
    after: Statement


@dataclass(frozen=True, slots=True)
class Line:
    """What a party did with its own word on a claim, oldest first."""

    claim: Claim
    party: Party
    steps: list[Step]


def of_claim(claim: Claim) -> list[Line]:
    """Return the last steps of every party that spoke on `claim` more than once, by name, affirmations included."""
    said = Statement.objects.in_force().filter(claim=claim, party__isnull=False)
    found = {party: changes[-MOST_STEPS:] for (_, party), changes in _changes(said, MOST_SAID).items()}
    statements = _statements(change for changes in found.values() for change in changes)
    parties = Party.objects.filter(pk__in=[party for party, changes in found.items() if changes]).order_by("name")
    return [Line(claim, party, _steps(found[party.pk], statements)) for party in parties]


def of_party(party: Party) -> list[Line]:
    """Return the newest MOST claims on which `party` moved, with the steps that are no affirmation.

    Each claim came through `with_sides`, for its card.
    """
    keys = list(_may_have_moved(party).values_list("pk", flat=True)[:LOOKED_AT])
    said = Statement.objects.in_force().filter(claim__in=keys, party=party)
    moved = {claim: line.moved(changes)[-MOST_STEPS:] for (claim, _), changes in _changes(said, MOST_OF_PARTY).items()}
    shown = sorted((claim for claim, changes in moved.items() if changes), reverse=True)[:MOST]
    statements = _statements(change for claim in shown for change in moved[claim])
    claims = with_sides(Claim.objects.all()).in_bulk(shown)
    return [Line(claims[claim], party, _steps(moved[claim], statements)) for claim in shown]


def _may_have_moved(party: Party) -> QuerySet[Claim]:
    """Return the claims in use on which the party changed sides, said so, or gave figures, and spoke more than once."""
    own = Statement.objects.in_force().filter(party=party, claim=OuterRef("pk"))
    stands = Position.objects.filter(party=party)
    several = stands.filter(Q(changed=True) | Q(statements__gt=1)).values("claim")
    changed = stands.filter(changed=True, claim=OuterRef("pk"))
    official = own.filter(stance__in=[*OFFICIAL, Stance.PARTLY_DENIES])
    figures = own.filter(figures__disclosed=True)
    rows = Claim.objects.current().filter(pk__in=several)
    return rows.filter(Exists(changed) | Exists(official) | Exists(figures)).order_by("-pk")


def _changes(said: QuerySet[Statement], most: int) -> dict[tuple[int, int], list[line.Change]]:
    """Return what each party did with its own word, by claim and party, in three queries; the newest `most` count."""
    newest = said.order_by("-pk")[:most]
    words = list(newest.values_list("pk", "claim", "party", "stance", "said_from", "recorded_at"))
    keys = [pk for pk, *_ in words]
    figures, replaced = _figures(keys), _replacements(keys)
    groups: dict[tuple[int, int], list[StatementPosition]] = {}
    for pk, claim, party, stance, day, recorded in reversed(words):
        position = StatementPosition(str(pk), slugs.Stance(stance), party=str(party), said=day, recorded=recorded)
        groups.setdefault((claim, party), []).append(position)
    return {
        (claim, party): line.changes(group, str(party), relations=replaced, figures=figures)
        for (claim, party), group in groups.items()
        if len(group) > 1
    }


def _statements(changes: Iterable[line.Change]) -> dict[int, Statement]:
    """Return the statements of these changes by key, as far as a step shows them."""
    keys = {int(one.key) for change in changes for one in (change.before, change.after)}
    return Statement.objects.only(*SHOWN).in_bulk(keys)


def _steps(changes: Iterable[line.Change], statements: Mapping[int, Statement]) -> list[Step]:
    return [
        Step(change.step.value, statements[int(change.before.key)], statements[int(change.after.key)])
        for change in changes
    ]


def _replacements(keys: list[int]) -> list[RelationFact]:
    confirmed = Relation.objects.filter(state=RelationState.CONFIRMED, type=RelationType.SUPERSEDES)
    pairs = confirmed.filter(source__in=keys, target__in=keys).values_list("source", "target")
    return [RelationFact(slugs.RelationType.SUPERSEDES, str(source), str(target)) for source, target in pairs]


def _figures(keys: list[int]) -> dict[str, line.Given]:
    """Return the one figure that a statement gives, by its key; one that gives none or several has none here."""
    given: dict[str, list[Figure]] = {}
    figures = Figure.objects.filter(statement__in=keys, disclosed=True).select_related("statement")
    for figure in figures.only(*COUNTED):
        given.setdefault(str(figure.statement_id), []).append(figure)
    return {key: _given(figures[0]) for key, figures in given.items() if len(figures) == 1}


def _given(figure: Figure) -> line.Given:
    return line.Given(figure.low, figure.high, counted(figure, figure.statement))
