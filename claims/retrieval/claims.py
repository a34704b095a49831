"""Claims with both sides: what every card, list, search hit and page shows beside a proposition."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from claims.models import Claim, Relation, Statement, StatusDecision
from claims.models.choices import RelationState, RelationType, Stance

ASSERTING = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.CONFIRMS, Stance.CONCEDES, Stance.JUSTIFIES})
DENYING = frozenset({Stance.DENIES, Stance.PARTLY_DENIES})
# Relations by which a statement on another claim speaks against this one: whichever end it stands on, or as source only.
OPPOSING_BOTH_WAYS = frozenset({RelationType.CONTRADICTS})
OPPOSING = OPPOSING_BOTH_WAYS | {RelationType.DENIES}


@dataclass(frozen=True, slots=True)
class Voice:
    """Who takes a stance, by the party's name or by what the text calls the speaker."""

    name: str
    stance: str
    hedged: bool
    party_known: bool
    # The statement is on this other claim and reaches this one through a confirmed relation.
    elsewhere: Claim | None = None

    @property
    def stance_label(self) -> str:
        """The stance in words."""
        return str(Stance(self.stance).label)


@dataclass(frozen=True, slots=True)
class Sides:
    """Who asserts a claim, who denies it, and who takes another stance; each voice once."""

    asserting: list[Voice]
    denying: list[Voice]
    other: list[Voice]


def with_sides(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Return `claims` with all that `sides_of` and a card read, in a constant number of queries."""
    confirmed = Relation.objects.filter(state=RelationState.CONFIRMED, type__in=OPPOSING)
    incoming = confirmed.filter(source__withdrawn_at=None).select_related("source__party", "source__claim")
    outgoing = confirmed.filter(type__in=OPPOSING_BOTH_WAYS, target__withdrawn_at=None)
    statements = (
        Statement.objects.in_force()
        .select_related("party")
        .prefetch_related(
            Prefetch("relations_in", incoming.order_by("id"), to_attr="opposed_by"),
            Prefetch(
                "relations_out",
                outgoing.select_related("target__party", "target__claim").order_by("id"),
                to_attr="opposing",
            ),
        )
        .order_by("id")
    )
    decided = StatusDecision.objects.filter(withdrawn_at=None).select_related("decided_by")
    return claims.select_related("event").prefetch_related(
        Prefetch("statements", statements, to_attr="voices"),
        Prefetch("status_decisions", decided, to_attr="decided"),
    )


def sides_of(claim: Claim) -> Sides:
    """Return the sides of a claim that came through `with_sides`."""
    own = [_voice(statement) for statement in claim.voices]  # type: ignore[attr-defined]
    answers = [_voice(other, elsewhere=True) for other in _opponents(claim)]
    return Sides(
        asserting=_once(voice for voice in own if voice.stance in ASSERTING),
        denying=_once([*(voice for voice in own if voice.stance in DENYING), *answers]),
        other=_once(voice for voice in own if voice.stance not in ASSERTING | DENYING),
    )


def _opponents(claim: Claim) -> list[Statement]:
    """Return the statements on other claims that a confirmed relation sets against what is asserted here."""
    asserted = [s for s in claim.voices if s.stance in ASSERTING]  # type: ignore[attr-defined]
    found = [relation.source for statement in asserted for relation in statement.opposed_by]
    found += [relation.target for statement in asserted for relation in statement.opposing]
    return [statement for statement in found if statement.claim_id != claim.pk]


def _voice(statement: Statement, *, elsewhere: bool = False) -> Voice:
    return Voice(
        name=statement.party.name if statement.party else statement.speaker_text,
        stance=statement.stance,
        hedged=statement.hedged,
        party_known=statement.party is not None,
        elsewhere=statement.claim if elsewhere else None,
    )


def _once(voices: Iterable[Voice]) -> list[Voice]:
    return list({(voice.name, voice.stance): voice for voice in voices}.values())
