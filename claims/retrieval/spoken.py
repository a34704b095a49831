"""All that was said on claims, as bare as positions and the search for what tells need: a claim may have thousands."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, Field, Func, Q, TextField
from django.db.models.functions import Cast

from claims.models import Candidate, Statement
from claims.retrieval.origins import PASSED_ON_BY
from claims.retrieval.prepared import Prepared, among
from claims.vocabulary import Stance

# In seconds since 1970: to read a moment from its letters takes longer than all other columns of a row. The
# field is of no kind, since what is declared a number is turned into one again.
RECORDED = Func("recorded_at", template="date_part('epoch', %(expressions)s)", output_field=Field())
# The few candidates of which that is so have an index: to look up that of each statement takes twenty times as long.
BLANKET = ExpressionWrapper(
    Q(candidate__in=Candidate.objects.filter(why__contains=["mutual"]).values("pk")), BooleanField()
)
COLUMNS = (
    *("pk", "claim_id", Cast("public_id", TextField()), "stance", "party_id", "speaker_text", "said_from", RECORDED),
    *(BLANKET, PASSED_ON_BY),
)


_ROWS = Prepared(
    lambda claims: Statement.objects.in_force().filter(among("claim", claims)).order_by("pk").values_list(*COLUMNS)
)
_STANCES = {stance.value: stance for stance in Stance}  # to look one up in the enumeration takes three times as long


class Spoken(NamedTuple):
    """A statement in force, as far as `claims.status.positions` reads it, and whether somebody passed it on."""

    pk: int
    key: str
    stance: Stance
    party: str | None
    source: str | None
    said: date | None
    recorded: datetime
    blanket: bool
    relayed: bool


def spoken_on(claim_pks: Collection[int]) -> dict[int, list[Spoken]]:
    """Return the statements in force on each of these claims, by key, in one query."""
    found: dict[int, list[Spoken]] = {pk: [] for pk in claim_pks}
    for pk, claim, key, stance, party, speaker, said, recorded, blanket, relay in _ROWS(list(claim_pks)):
        who, moment = str(party) if party else None, datetime.fromtimestamp(recorded, UTC)
        source = who or speaker or None
        found[claim].append(Spoken(pk, key, _STANCES[stance], who, source, said, moment, bool(blanket), bool(relay)))
    return found
