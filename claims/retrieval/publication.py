"""A published claim as readers see it: both sides with their passages, and what was decided since it was published."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, F, Prefetch, Q, QuerySet, When

from claims.models import Claim, Decision, Party, Relation, Statement, StatusDecision
from claims.models.choices import RelationState, RelationType
from claims.retrieval.claims import BRINGS_IN, OPPOSING_BOTH_WAYS
from claims.retrieval.queue import counted
from claims.retrieval.relations import bears_on
from claims.retrieval.replies import unanswered, who_accuses_whom
from claims.retrieval.said import BESIDE, OWN, SOURCE
from claims.retrieval.translations import translated
from claims.status.positions import AGAINST, FOR, TAKEN

MOST = 10  # statements of a side, and brought in each way
MOST_LOGGED = 50
VERSION = "passage__version"
PRINTED = (
    f"{SOURCE}__kind", "passage__prefix", "claim__public_id", "claim__published_at", f"{VERSION}__text",
    f"{VERSION}__language", f"{VERSION}__fetched_at", f"{VERSION}__blob",
)  # fmt: skip
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
    decided = StatusDecision.objects.filter(withdrawn_at=None)
    claims = Claim.objects.select_related("event__place").prefetch_related(
        Prefetch("status_decisions", decided, to_attr="decided"),
        Prefetch("translations", to_attr="translated"),
    )
    own = claims.published().filter(public_id=public_id).first()
    return own or claims.published().filter(merged__public_id=public_id).first()


def account_of(claim: Claim) -> Account:
    """Return what was said on a claim, and what confirmed relations from other claims set beside or against it.

    Of each side MOST statements: those by which its sources speak now, then those said last.
    """
    now = list(claim.voices.values_list("statement", flat=True))
    on_it = Statement.objects.in_force().filter(claim=claim)
    sides = Q(stance__in=FOR), Q(stance__in=AGAINST), ~Q(stance__in=FOR | AGAINST)
    first, *others = (_first(on_it.filter(side), now) for side in sides)
    # Keys first: joined as a query of its own, the database reads all statements there are.
    held = _told(Statement.objects.filter(pk__in=list(first.union(*others)))).order_by("said_from", "pk")
    own = [Said(statement, earlier=_superseded(statement, now)) for statement in held]
    brought = _brought_in(claim)
    beside = [said for said in brought if said.bears == RelationType.CORROBORATES]
    return Account(
        asserting=[said for said in own if said.statement.stance in FOR] + beside,
        denying=[said for said in own if said.statement.stance in AGAINST]
        + [said for said in brought if said not in beside],
        other=[said for said in own if said.statement.stance not in FOR | AGAINST],
        held=counted(on_it),
    )


def _first(rows: QuerySet[Statement], now: list[int]) -> QuerySet[Statement, int]:
    """Return the keys of the MOST statements to show: those by which sources speak, `now`, then those said last."""
    speaks = Case(When(pk__in=now, then=0), default=1)
    return rows.order_by(speaks, F("said_from").desc(nulls_last=True), "-pk").values_list("pk", flat=True)[:MOST]


def silent_on(claim: Claim, account: Account) -> list[Party]:
    """Return the parties that a claim accuses and of which nothing is heard on it."""
    return unanswered(who_accuses_whom(claim), [said.statement for said in account.all if said.relation is not None])


def changed_at(claims: Iterable[Claim]) -> dict[UUID, datetime]:
    """Return, by public id, when each of these claims changed last on its public page, in one query."""
    ids = [claim.public_id for claim in claims]
    rows = Decision.objects.filter(about__overlap=ids, action__in=LOGGED).order_by("at").values_list("about", "at")
    return {key: at for about, at in rows for key in about if key in ids}


def log_of(claim: Claim) -> list[Decision]:
    """Return what was decided on a claim from its first publication on, the newest MOST_LOGGED."""
    about = Decision.objects.filter(about__contains=[claim.public_id], action__in=LOGGED)
    first = about.filter(action="claim.published").order_by("id").values_list("id", flat=True).first()
    return list(about.filter(id__gte=first)[:MOST_LOGGED]) if first else []


def _superseded(statement: Statement, now: Collection[int]) -> bool:
    """Return whether a named source took another position since: it speaks by another statement, one of `now`."""
    named = bool(statement.party_id or statement.speaker_text)
    return named and statement.stance in TAKEN and statement.pk not in now


def _told(rows: QuerySet[Statement]) -> QuerySet[Statement]:
    related = ("party", "target", "claim", f"{SOURCE}__outlet")
    return rows.select_related(*related).only(*OWN, *BESIDE, *PRINTED).prefetch_related("figures", translated())


def _brought_in(claim: Claim) -> list[Said]:
    """Return the statements on other claims that confirmed relations bring in, each once, as in the cards."""
    confirmed = Relation.objects.filter(state=RelationState.CONFIRMED, type__in=BRINGS_IN)
    incoming = confirmed.filter(target__claim=claim, target__withdrawn_at=None).exclude(source__claim=claim)
    outgoing = confirmed.filter(source__claim=claim, source__withdrawn_at=None).exclude(target__claim=claim)
    incoming = incoming.annotate(here=F("target__stance"), why=F("source__candidate__why"))
    outgoing = outgoing.exclude(type=RelationType.DENIES).annotate(here=F("source__stance"))
    ends = {
        one.source_id: (one, bears_on(one.type, one.here, answered=True, why=one.why))
        for one in incoming.order_by("-id")[:MOST]
    } | {
        one.target_id: (one, bears_on(one.type, one.here, answered=False, why=None))
        for one in outgoing.order_by("-id")[:MOST]
    }
    bearing = [key for key, (_, bears) in ends.items() if bears is not None]
    others = _told(Statement.objects.in_force().filter(pk__in=bearing)).order_by("said_from", "pk")
    return [Said(statement, *ends[statement.pk]) for statement in others]
