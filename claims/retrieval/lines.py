"""How parties moved on a claim, and on which claims a party moved: each statement beside the one it follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from claims import vocabulary as slugs
from claims.models import Claim, Figure, Party, Position, Relation, Statement
from claims.models.choices import RelationState, RelationType, Stance
from claims.retrieval.claims import with_sides
from claims.status import line
from claims.status.facts import RelationFact, StatementPosition

LOOKED_AT = 30  # the newest claims on which a party may have moved
MOST = 10  # of these, on its page
MOST_SAID = 200  # statements on a claim, the newest
MOST_STEPS = 5  # of a party on a claim, the last
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
    rows = list(_statements().filter(claim=claim, party__isnull=False).order_by("-pk")[:MOST_SAID])[::-1]
    parties = {row.party.pk: row.party for row in rows if row.party is not None}
    steps = _steps(rows)
    ordered = sorted(parties.values(), key=lambda party: party.name)
    return [Line(claim, party, found[-MOST_STEPS:]) for party in ordered if (found := steps.get((claim.pk, party.pk)))]


def of_party(party: Party) -> list[Line]:
    """Return the newest MOST claims on which `party` moved, with the steps that are no affirmation.

    Each claim came through `with_sides`, for its card.
    """
    claims = list(with_sides(_may_have_moved(party))[:LOOKED_AT])
    steps = _steps(list(_statements().filter(claim__in=claims, party=party)))
    lines = []
    for claim in claims:
        moved = [step for step in steps.get((claim.pk, party.pk), ()) if step.step != line.Step.AFFIRMED]
        if moved:
            lines.append(Line(claim, party, moved))
    return lines[:MOST]


def _may_have_moved(party: Party) -> QuerySet[Claim]:
    """Return the claims in use on which the party changed sides, said so, or gave figures more than once."""
    own = Statement.objects.in_force().filter(party=party, claim=OuterRef("pk"))
    changed = Position.objects.filter(party=party, changed=True, claim=OuterRef("pk"))
    official = own.filter(stance__in=[*OFFICIAL, Stance.PARTLY_DENIES])
    several = Count("statements", Q(statements__party=party, statements__withdrawn_at=None), distinct=True)
    figures = Exists(own.filter(figures__disclosed=True))
    rows = Claim.objects.current().annotate(said=several).filter(said__gt=1)
    return rows.filter(Exists(changed) | Exists(official) | figures).order_by("-pk")


def _statements() -> QuerySet[Statement]:
    figures = Prefetch("figures", Figure.objects.order_by("start", "id"))
    return Statement.objects.in_force().select_related("party").prefetch_related(figures).order_by("pk")


def _steps(rows: Sequence[Statement]) -> dict[tuple[int, int], list[Step]]:
    """Return the steps by claim and party, in two queries and that of `rows`."""
    by_key = {str(row.pk): row for row in rows}
    replaced = list(_replacements(rows))
    groups: dict[tuple[int, int], list[Statement]] = {}
    for row in rows:
        groups.setdefault((row.claim_id or 0, row.party_id or 0), []).append(row)
    return {
        key: [Step(one.step.value, by_key[one.before.key], by_key[one.after.key]) for one in _changes(group, replaced)]
        for key, group in groups.items()
    }


def _changes(group: Sequence[Statement], replaced: Iterable[RelationFact]) -> list[line.Change]:
    positions = [_position(row) for row in group]
    figures = {str(row.pk): given for row in group if (given := _figure(row)) is not None}
    return line.changes(positions, str(group[0].party_id), relations=replaced, figures=figures)


def _replacements(rows: Sequence[Statement]) -> Iterable[RelationFact]:
    confirmed = Relation.objects.filter(state=RelationState.CONFIRMED, type=RelationType.SUPERSEDES)
    pairs = confirmed.filter(source__in=rows, target__in=rows).values_list("source", "target")
    return [RelationFact(slugs.RelationType.SUPERSEDES, str(source), str(target)) for source, target in pairs]


def _position(row: Statement) -> StatementPosition:
    return StatementPosition(
        key=str(row.pk),
        stance=slugs.Stance(row.stance),
        party=str(row.party_id),
        said=row.said_from,
        recorded=row.recorded_at,
    )


def _figure(row: Statement) -> line.Range | None:
    """Return the one figure that a statement gives; None where it gives none or several."""
    given = [figure for figure in row.figures.all() if figure.disclosed]
    return (given[0].low, given[0].high) if len(given) == 1 else None
