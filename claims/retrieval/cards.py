"""Claims as cards show them, by their keys."""

from collections.abc import Iterable

from claims.models import Claim
from claims.retrieval.claims import hang_sides
from claims.retrieval.prepared import Keyed, among

_BY_KEY = Keyed[Claim](lambda keys: Claim.objects.select_related("event").filter(among("pk", keys)))


def by_key(keys: Iterable[int]) -> dict[int, Claim]:
    """Return the claims with these keys, each as it comes through `with_sides`, in three queries."""
    asked = list(dict.fromkeys(keys))
    return {claim.pk: claim for claim in hang_sides(_BY_KEY(asked))} if asked else {}
