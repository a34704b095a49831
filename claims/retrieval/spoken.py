"""What each source said on claims, as bare as positions and what tells need it: a claim may have thousands."""

from collections.abc import Collection
from datetime import UTC
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg, BoolOr
from django.db.models import Case, F, Q, QuerySet, When
from django.db.models.functions import Coalesce, TruncDate

from claims.models import Candidate, Statement
from claims.retrieval.prepared import Given, Prepared, among
from claims.status.facts import Line
from claims.vocabulary import Stance

# The order of claims/status/positions.py.
SAID = (Coalesce("said_from", TruncDate("recorded_at", tzinfo=UTC)), F("recorded_at"), F("public_id"))
# The few candidates of which that is so have an index: to look up that of each statement takes twenty times as long.
BLANKET = Q(candidate__in=Candidate.objects.filter(why__contains=["mutual"]).values("pk"))
SPEAKER = Case(When(party=None, then=F("speaker_text")))
_STANCES = {stance.value: stance for stance in Stance}  # to look one up in the enumeration takes three times as long


class Spoken(NamedTuple):
    """What one source said on a claim that is in force, and whether somebody passed any of it on."""

    party: int | None
    line: Line
    relayed: bool


def spoken_on(claim_pks: Collection[int]) -> dict[int, list[Spoken]]:
    """Return what each source said on each of these claims, by key, in one query."""
    found: dict[int, list[Spoken]] = {pk: [] for pk in claim_pks}
    for claim, party, speaker, keys, stances, said, blanket, relayed in _LINES(list(claim_pks)):
        named = bool(party or speaker)
        line = Line(keys, [_STANCES[stance] for stance in stances], said, frozenset(blanket or ()), named)
        found[claim].append(Spoken(party, line, relayed))
    return found


def _lines(claims: Given) -> QuerySet[Statement, Any]:
    rows = Statement.objects.in_force().filter(among("claim", claims)).order_by().annotate(source=SPEAKER)
    return rows.values_list("claim", "party", "source").annotate(
        keys=ArrayAgg("pk", order_by=SAID),
        stances=ArrayAgg("stance", order_by=SAID),
        days=ArrayAgg("said_from", order_by=SAID),
        blanket=ArrayAgg("pk", filter=BLANKET),
        relayed=BoolOr(~Q(relay=[])),
    )


_LINES = Prepared[Any](_lines)
