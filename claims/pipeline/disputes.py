"""Which claims are one dispute: those that confirmed opposing relations join, directly or through others."""

from collections.abc import Iterable, Iterator, Mapping

from claims.models import Claim
from claims.models.choices import RelationType
from claims.retrieval.edges import Edge, telling_on

OPPOSING = (RelationType.DENIES, RelationType.CONTRADICTS, RelationType.CONFLICTING_FIGURE)


def store(claims: Mapping[int, Claim], edges: Iterable[Edge]) -> None:
    """Give the claims that oppose each other their dispute: the first of them. What no longer opposes leaves it.

    `claims` are held in this transaction and as they stand now, `edges` those of `telling_on` them.
    """
    disputes = {claim.dispute_id for claim in claims.values()} - {None}
    left = set(Claim.objects.filter(dispute__in=disputes).values_list("pk", flat=True)) if disputes else set()
    opposed = _opposed(set(claims), edges, left)
    held = {pk: (claim.disputed, claim.dispute_id) for pk, claim in claims.items()}
    if others := opposed.keys() - held.keys():
        rows = Claim.objects.filter(pk__in=others).values_list("pk", "disputed", "dispute")
        held |= {pk: (disputed, dispute) for pk, disputed, dispute in rows}
    for group in _groups(opposed):
        disputed = len(group) > 1 or any(held[pk][0] for pk in group)
        dispute = min(group) if disputed else None
        moved = [pk for pk in group if held[pk][1] != dispute]
        if moved:
            Claim.objects.filter(pk__in=moved).update(dispute=dispute)


def _opposed(claims: set[int], edges: Iterable[Edge], left: set[int]) -> dict[int, set[int]]:
    """Return which claims oppose each of `claims`, of those `left`, and of all that these lead to."""
    found: dict[int, set[int]] = {}
    while claims:
        found |= {pk: set() for pk in claims}
        opposing = [edge.claims for edge in edges if edge.type in OPPOSING]
        for pair in opposing:
            for pk in pair & found.keys():
                found[pk] |= pair
        claims = left.union(*opposing) - found.keys()
        edges = telling_on(claims) if claims else ()
    return found


def _groups(opposed: Mapping[int, set[int]]) -> Iterator[set[int]]:
    """Yield the claims that belong together."""
    left = set(opposed)
    while left:
        group: set[int] = set()
        frontier = {left.pop()}
        while frontier:
            group |= frontier
            frontier = set().union(*(opposed[pk] for pk in frontier)) - group
        left -= group
        yield group
