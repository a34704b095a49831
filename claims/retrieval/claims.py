"""Claims with both sides: what every card, list, search hit and page shows beside a proposition."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from claims.models import Claim, Event, Party, StatusDecision, Voice
from claims.retrieval.prepared import Given, Keyed, among, hang
from claims.status.bearing import BRINGS_IN, OPPOSING_BOTH_WAYS
from claims.status.positions import AGAINST, FOR

__all__ = ["BRINGS_IN", "OPPOSING_BOTH_WAYS", "Sides", "Voice", "narrowed", "sides_of", "with_sides"]

SHOWN = (
    "claim", "brought_in_by", "more", "statement__stance", "statement__hedged", "statement__speaker_text",
    "statement__party__name", "statement__claim__public_id",
)  # fmt: skip
DECIDED = (
    "claim", "verdict", "reason", "recorded_at", "withdrawn_at", "basis", "outdated",
    "decided_by__username", "decided_by__first_name", "decided_by__last_name",
)  # fmt: skip


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
    """Return `claims` with all that `sides_of` and a card read: two more queries, whatever was said on them."""
    return claims.select_related("event").prefetch_related(
        Prefetch("voices", _voices()), Prefetch("status_decisions", _decisions(), to_attr="decided")
    )


def hang_sides(claims: list[Claim]) -> list[Claim]:
    """Return the same `claims`, which came with their events, with the rest of what `with_sides` gives them."""
    hang(claims, "voices", _VOICES_ON)
    hang(claims, "status_decisions", _DECISIONS_ON, to_attr="decided")
    return claims


def narrowed(
    *,
    disputed: bool | None = None,
    answer: str = "",
    support: str = "",
    event: Event | Given | None = None,
    party: Party | Given | None = None,
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


def _voices() -> QuerySet[Voice]:
    return Voice.objects.select_related("statement__party", "statement__claim").only(*SHOWN).order_by("pk")


def _decisions() -> QuerySet[StatusDecision]:
    return StatusDecision.objects.filter(withdrawn_at=None).select_related("decided_by").only(*DECIDED)


_VOICES_ON = Keyed[Voice](lambda claims: _voices().filter(among("claim", claims)))
_DECISIONS_ON = Keyed[StatusDecision](lambda claims: _decisions().filter(among("claim", claims)))


def sides_of(claim: Claim) -> Sides:
    """Return the sides of a claim that came through `with_sides`: the latest stance of every source."""
    asserting: list[Voice] = []
    denying: list[Voice] = []
    other: list[Voice] = []
    for voice in claim.voices.all():
        if voice.opposes or (voice.stance in AGAINST and not voice.brought_in_by):
            denying.append(voice)
        elif voice.stance in FOR or voice.brought_in_by:
            asserting.append(voice)
        else:
            other.append(voice)
    return Sides(asserting, denying, other)
