"""Claims with both sides: what every card, list, search hit and page shows beside a proposition."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Event, Party, Relation, Statement, StatusDecision
from claims.models.choices import RelationState, RelationType, Stance
from claims.status.facts import StatementPosition
from claims.status.positions import AGAINST, FOR, TAKEN, current
from claims.vocabulary import Stance as StanceSlug

# As in claims/status/rule.py: how a statement on another claim speaks for or against this one.
OPPOSING_BOTH_WAYS = frozenset({RelationType.CONTRADICTS, RelationType.CONFLICTING_FIGURE})
OPPOSING = OPPOSING_BOTH_WAYS | {RelationType.DENIES}
BRINGS_IN = OPPOSING | {RelationType.CORROBORATES}
ASSERTING, DENYING = FOR, AGAINST
HOW = {
    RelationType.DENIES: _("denies it"),
    RelationType.CONTRADICTS: _("says the opposite"),
    RelationType.CONFLICTING_FIGURE: _("gives another figure"),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Who takes a stance: by the party's name, else by what the text calls the speaker, else "" (not named)."""

    name: str
    stance: str
    hedged: bool
    party_known: bool
    # The statement is on this other claim and reaches this one through a confirmed relation.
    elsewhere: Claim | None = None
    # How that relation opposes this claim, a RelationType; "" where the statement is on this claim or supports it.
    opposes: str = ""
    more: int = 0  # further claims on which the same source says so

    @property
    def stance_label(self) -> str:
        """The stance in words."""
        return str(Stance(self.stance).label)

    @property
    def opposes_label(self) -> str:
        """How a voice from another claim opposes this one, in words; "" for any other."""
        return str(HOW[RelationType(self.opposes)]) if self.opposes else ""


@dataclass(frozen=True, slots=True)
class Sides:
    """Who asserts a claim now, who denies or opposes it, and who takes another stance; each voice once."""

    asserting: list[Voice]
    denying: list[Voice]
    other: list[Voice]

    @property
    def opposed(self) -> bool:
        """Return whether somebody opposes the claim without having denied it."""
        return any(voice.opposes in OPPOSING_BOTH_WAYS for voice in self.denying)


def with_sides(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Return `claims` with all that `sides_of` and a card read, in a constant number of queries."""
    confirmed = Relation.objects.filter(state=RelationState.CONFIRMED, type__in=BRINGS_IN).order_by("id")
    incoming = confirmed.filter(source__withdrawn_at=None).select_related("source__party", "source__claim")
    outgoing = confirmed.filter(target__withdrawn_at=None).exclude(type=RelationType.DENIES)
    statements = Statement.objects.in_force().select_related("party").order_by("id")
    related = (
        Prefetch("relations_in", incoming, to_attr="answered_by_relations"),
        Prefetch("relations_out", outgoing.select_related("target__party", "target__claim"), to_attr="answering"),
    )
    decided = StatusDecision.objects.filter(withdrawn_at=None).select_related("decided_by")
    return claims.select_related("event").prefetch_related(
        Prefetch("statements", statements.prefetch_related(*related), to_attr="voices"),
        Prefetch("status_decisions", decided, to_attr="decided"),
    )


def narrowed(
    *,
    disputed: bool | None = None,
    answer: str = "",
    support: str = "",
    event: Event | None = None,
    party: Party | None = None,
    published: bool | None = None,
) -> QuerySet[Claim]:
    """Return the claims in use that fit what is given, the newest first."""
    given = {"disputed": disputed, "answer": answer or None, "support": support or None, "event": event}
    rows = Claim.objects.current().filter(**{name: value for name, value in given.items() if value is not None})
    if published is not None:
        rows = rows.filter(published_at__isnull=not published)
    if party is not None:
        rows = rows.filter(positions__party=party)
    return rows.order_by("-pk")


def sides_of(claim: Claim) -> Sides:
    """Return the sides of a claim that came through `with_sides`: the latest stance of every source."""
    held: list[Statement] = claim.voices  # type: ignore[attr-defined]
    voices = [_voice(statement) for statement in latest(held)]
    pro, contra = _brought_in(claim, held)
    return Sides(
        asserting=_once([*(voice for voice in voices if voice.stance in ASSERTING), *pro]),
        denying=_once([*(voice for voice in voices if voice.stance in DENYING), *contra]),
        other=_once(voice for voice in voices if voice.stance not in ASSERTING | DENYING),
    )


def latest(statements: list[Statement]) -> list[Statement]:
    """Return the latest statement of every source, those that take no position, and those of sources not named."""
    by_key = {str(statement.pk): statement for statement in statements}
    now = {one.key for one in current([_position(statement) for statement in statements])}
    return [
        statement
        for key, statement in by_key.items()
        if key in now or statement.stance not in TAKEN or not (statement.party or statement.speaker_text)
    ]


def _position(statement: Statement) -> StatementPosition:
    return StatementPosition(
        key=str(statement.pk),
        stance=StanceSlug(statement.stance),
        party=str(statement.party_id) if statement.party_id else None,
        speaker=statement.speaker_text or None,
        said=statement.said_from,
        recorded=statement.recorded_at,
    )


def _brought_in(claim: Claim, held: list[Statement]) -> tuple[list[Voice], list[Voice]]:
    """Return the voices on other claims that confirmed relations bring in, for and against."""
    ends = [(relation.type, relation.source) for s in held for relation in s.answered_by_relations]  # type: ignore[attr-defined]
    ends += [(relation.type, relation.target) for s in held for relation in s.answering]  # type: ignore[attr-defined]
    others = [_voice(end, brought_in_by=type_) for type_, end in ends if end.claim_id != claim.pk]
    return [voice for voice in others if not voice.opposes], [voice for voice in others if voice.opposes]


def _voice(statement: Statement, *, brought_in_by: str = "") -> Voice:
    return Voice(
        name=statement.party.name if statement.party else statement.speaker_text,
        stance=statement.stance,
        hedged=statement.hedged,
        party_known=statement.party is not None,
        elsewhere=statement.claim if brought_in_by else None,
        opposes=brought_in_by if brought_in_by in OPPOSING else "",
    )


def _once(voices: Iterable[Voice]) -> list[Voice]:
    """Return each source once, by what it says on this claim itself before what it says on others; these are counted.

    Sources that are not named are not known to be one.
    """
    named: dict[object, list[Voice]] = {}
    for voice in voices:
        key = voice.name or (voice.stance, voice.elsewhere)
        named.setdefault(key, []).append(voice)
    return [one for same in named.values() for one in _merged(same)]


def _merged(same: list[Voice]) -> list[Voice]:
    here = list({voice.stance: voice for voice in same if voice.elsewhere is None}.values())
    other = [voice for voice in same if voice.elsewhere is not None]
    claims = {voice.elsewhere for voice in other}
    if not here:
        return [replace(other[0], more=len(claims) - 1)]
    return [replace(here[0], more=len(claims)), *here[1:]]
