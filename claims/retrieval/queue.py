"""What waits for an editor: candidates, disputes first, and proposed relations, the clearest first."""

from uuid import UUID

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from claims.models import Candidate, Event, Party, Relation
from claims.models.choices import CandidateState, RelationState, Stance

DISPUTING = (Stance.DENIES, Stance.PARTLY_DENIES, Stance.ACCUSES)


def pending(
    *, article: UUID | None = None, event: Event | None = None, party: Party | None = None, stance: str = ""
) -> QuerySet[Candidate]:
    """Return the candidates to review: denials, accusations and what they answer, then the rest; surest first."""
    rows = filtered(article=article, event=event, party=party, stance=stance).filter(state=CandidateState.PENDING)
    answered = Exists(Candidate.objects.filter(answers=OuterRef("pk"), state=CandidateState.PENDING))
    disputing = Q(stance__in=DISPUTING) | Q(answered)
    rank = Case(When(disputing, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.annotate(rank=rank).order_by("rank", "-confidence", "pk")


def filtered(
    *, article: UUID | None = None, event: Event | None = None, party: Party | None = None, stance: str = ""
) -> QuerySet[Candidate]:
    """Return the candidates, in whatever state, of an article, an event, a party (speaking or accused), a stance."""
    rows = Candidate.objects.all()
    if article is not None:
        rows = rows.filter(version__article__public_id=article)
    if event is not None:
        rows = rows.filter(version__article__events=event)
    if party is not None:
        rows = rows.filter(Q(party=party) | Q(target=party))
    if stance:
        rows = rows.filter(stance=stance)
    return rows


def suggested(*, event: Event | None = None) -> QuerySet[Relation]:
    """Return the proposed relations to decide, those without an unknown slot first, then by score."""
    rows = Relation.objects.filter(state=RelationState.SUGGESTED, source__withdrawn_at=None, target__withdrawn_at=None)
    if event is not None:
        rows = rows.filter(Q(source__event=event) | Q(target__event=event))
    apart = Case(When(unknown=[], then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.annotate(apart=apart).order_by("apart", "-shown", F("score").desc(), "pk")
