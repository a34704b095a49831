"""A published claim as readers see it: both sides with their passages, and what was decided since it was published."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Case, F, Func, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import RowNumber

from claims import vocabulary
from claims.models import Candidate, Claim, ClaimTranslation, Decision, Relation, Statement, StatusDecision, Voice
from claims.models.choices import RelationState, RelationType, Stance
from claims.retrieval.claims import BRINGS_IN, OPPOSING_BOTH_WAYS
from claims.retrieval.history import NEWEST_FIRST
from claims.retrieval.prepared import Given, Keyed, Prepared, among, hang
from claims.retrieval.relations import bears_on
from claims.retrieval.replies import unanswered, who_spoke
from claims.retrieval.said import BESIDE, FIGURES, OWN, SOURCE, TRANSLATED
from claims.status.line import stand
from claims.status.positions import AGAINST, FOR, TAKEN

MOST = 10  # statements of a side, and brought in each way
MOST_LOGGED = 50
VERSION = "passage__version"
PRINTED = (
    *OWN, *BESIDE, f"{SOURCE}__kind", "passage__prefix", "claim__public_id", "claim__published_at",
    f"{VERSION}__language", f"{VERSION}__fetched_at", f"{VERSION}__blob",
)  # fmt: skip
ENDS = ("type", "source", "target")
REPEATING = Case(When(stance=Stance.CONFIRMS, then=1), default=0)  # who says the same, after whoever said it that day
WHY = Candidate._meta.get_field("why")
# What changes a published page; everything else is the newsroom's own work.
LOGGED = (
    "claim.published", "claim.unpublished", "claim.reworded", "claim.status_decided", "claim.status_withdrawn",
    "claim.merged", "claim.unmerged", "claim.translated", "statement.corrected", "statement.withdrawn",
    "statement.moved", "statement.translated", "relation.confirmed", "relation.dismissed", "relation.drawn",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a side; where it was made on another claim, the relation that brings it in and how that bears.

    A relation with a denial of this claim bears the other way round (claims/status/bearing.py). `earlier` says that the
    same source took another position since.
    """

    statement: Statement
    relation: Relation | None = None
    bears: str | None = None
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """Who asserts a claim, who denies or opposes it, who takes another stance; each list as it was said."""

    asserting: list[Said]
    denying: list[Said]
    other: list[Said]
    held: int  # statements in force on the claim itself
    silent: list[str]  # the names of the parties that it accuses and of which nothing is heard on it

    @property
    def shown(self) -> int:
        """How many of them are here."""
        return sum(said.relation is None for said in self.all)

    @property
    def opposed(self) -> bool:
        """Return whether somebody opposes the claim without having denied it."""
        return any(said.bears in OPPOSING_BOTH_WAYS for said in self.denying)

    @property
    def all(self) -> list[Said]:
        """Every statement."""
        return [*self.asserting, *self.denying, *self.other]


def published(public_id: UUID) -> Claim | None:
    """Return the published claim of this id or, after a merge, the published one it became; None when there is none."""
    found = _OWN(public_id) or _MERGED(public_id)
    hang(found, "status_decisions", _DECIDED, to_attr="decided")
    hang(found, "translations", _TRANSLATIONS, to_attr="translated")
    hang(found, "voices", _VOICES)
    return next(iter(found), None)


def printed(keys: list[int]) -> list[Statement]:
    """Return the statements of these keys, as they were said, with all that a public page says of them."""
    rows = _PRINTED(keys)
    hang(rows, "figures", FIGURES)
    hang([row.passage for row in rows], "translations", TRANSLATED, to_attr="translated")
    return rows


def in_order(keys: Given) -> QuerySet[Statement]:
    """Return those of these statements that are in force, as they were said."""
    return Statement.objects.in_force().filter(among("pk", keys)).order_by("said_from", REPEATING, "pk")


def account_of(claim: Claim, told: Callable[[list[int]], list[Statement]] = printed) -> Account:
    """Return what was said on a claim, and what confirmed relations from other claims set beside or against it.

    Of each side MOST statements: those by which its sources speak now, then those said last. `told` reads, in order and
    by their keys, what is to be shown of them.
    """
    now = [voice.statement_id for voice in claim.voices.all()]
    bearing, spoke = _bearing(claim), who_spoke(claim)
    # Keys first: joined as a query of its own, the database reads all statements there are.
    rows = told([*_SHOWN(claim.pk, now), *bearing])
    brought = [Said(row, *bearing[row.pk]) for row in rows if row.pk in bearing]
    own = _own([row for row in rows if row.pk not in bearing], now)
    beside = [said for said in brought if said.bears == RelationType.CORROBORATES]
    against = [said for said in brought if said.bears != RelationType.CORROBORATES]
    return Account(
        asserting=[said for said in own if said.statement.stance in FOR] + beside,
        denying=[said for said in own if said.statement.stance in AGAINST] + against,
        other=[said for said in own if said.statement.stance not in FOR | AGAINST],
        held=sum(row.times for row in spoke),
        silent=unanswered(spoke, [said.statement for said in brought]),
    )


def _shown(claim: Given, now: Given) -> QuerySet[Statement, int]:
    """Return the keys of the MOST statements a side to show: those by which sources speak, `now`, then the latest."""
    side = Case(When(stance__in=FOR, then=0), When(stance__in=AGAINST, then=1), default=2)
    speaks = Case(When(among("pk", now), then=0), default=1)
    first = [speaks, F("said_from").desc(nulls_last=True), F("pk").desc()]
    place = Window(RowNumber(), partition_by=side, order_by=first)
    rows = Statement.objects.in_force().filter(claim=claim).alias(place=place).filter(place__lte=MOST)
    return rows.values_list("pk", flat=True)


def changed_at(claims: Iterable[Claim]) -> dict[UUID, datetime]:
    """Return, by public id, when each of these claims changed last on its public page, in one query."""
    ids = [claim.public_id for claim in claims]
    rows = Decision.objects.filter(about__overlap=ids, action__in=LOGGED).order_by("at").values_list("about", "at")
    return {key: at for about, at in rows for key in about if key in ids}


def log_of(claim: Claim) -> list[Decision]:
    """Return what was decided on a claim from its first publication on, the newest MOST_LOGGED."""
    return _LOG(claim.public_id)


def _log(public_id: Given) -> QuerySet[Decision]:
    about = Decision.objects.filter(about__contains=[public_id], action__in=LOGGED)
    published = about.filter(action="claim.published").order_by()
    first = published.annotate(first=Func("pk", function="MIN")).values("first")  # over all rows, without a group
    rows = about.filter(id__gte=Subquery(first, output_field=BigIntegerField())).order_by(NEWEST_FIRST)
    return rows.only("at", "action", "before", "after", "reason")[:MOST_LOGGED]


def _own(rows: list[Statement], now: Collection[int]) -> list[Said]:
    """Return the statements on the claim itself; earlier is what its source, by what is shown of it, stands by no more.

    A source that said the same again took no other position.
    """
    latest = {_source(row): row for row in sorted(rows, key=lambda row: row.pk in now) if row.stance in TAKEN}
    return [Said(row, earlier=bool(_source(row)) and _left(row, latest.get(_source(row), row), now)) for row in rows]


def _left(statement: Statement, latest: Statement, now: Collection[int]) -> bool:
    taken = statement.stance in TAKEN and statement.pk not in now
    return taken and stand(vocabulary.Stance(statement.stance)) != stand(vocabulary.Stance(latest.stance))


def _source(statement: Statement) -> int | str:
    return statement.party_id or statement.speaker_text


def _bearing(claim: Claim) -> dict[int, tuple[Relation, str]]:
    """Return, by their keys, the statements on other claims that confirmed relations bring in, and how each bears.

    A key that comes in more than once keeps the last of its relations: first those that answer, the newest first.
    """
    found: dict[int, tuple[Relation, str | None]] = {}
    for one in sorted(_BROUGHT_IN(claim.pk), key=lambda one: (not one.answered, -one.pk)):
        bears = bears_on(one.type, one.here, answered=one.answered, why=one.why)
        found[one.source_id if one.answered else one.target_id] = one, bears
    return {key: (one, bears) for key, (one, bears) in found.items() if bears is not None}


def _brought_in(claim: Given) -> QuerySet[Any]:
    confirmed = (
        Relation.objects.filter(state=RelationState.CONFIRMED, type__in=BRINGS_IN).only(*ENDS).order_by(NEWEST_FIRST)
    )
    incoming = confirmed.filter(target__claim=claim, target__withdrawn_at=None).exclude(source__claim=claim)
    outgoing = confirmed.filter(source__claim=claim, source__withdrawn_at=None).exclude(target__claim=claim)
    incoming = incoming.annotate(answered=Value(True), here=F("target__stance"), why=F("source__candidate__why"))
    outgoing = outgoing.exclude(type=RelationType.DENIES)
    outgoing = outgoing.annotate(answered=Value(False), here=F("source__stance"), why=Value(None, WHY))
    return incoming[:MOST].union(outgoing[:MOST], all=True)


def _published() -> QuerySet[Claim]:
    return Claim.objects.published().select_related("event__place")


_OWN = Keyed[Claim](lambda public_id: _published().filter(public_id=public_id))
_MERGED = Keyed[Claim](lambda public_id: _published().filter(merged__public_id=public_id))
_DECIDED = Keyed[StatusDecision](
    lambda claims: StatusDecision.objects.filter(among("claim", claims), withdrawn_at=None)
)
_TRANSLATIONS = Keyed[ClaimTranslation](lambda claims: ClaimTranslation.objects.filter(among("claim", claims)))
_VOICES = Keyed[Voice](lambda claims: Voice.objects.filter(among("claim", claims)).only("claim", "statement"))
_PRINTED = Keyed[Statement](
    lambda keys: in_order(keys).select_related("party", "target", "claim", f"{SOURCE}__outlet").only(*PRINTED)
)
_SHOWN = Prepared[int](_shown)
_LOG = Keyed[Decision](_log)
_BROUGHT_IN = Keyed[Any](_brought_in)
