"""Articles as the list shows them: what is known of each and how far its reading is."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from claims.models import Article, Candidate, Event, Job, Outlet, Statement, User
from claims.models.choices import CandidateState, JobStage

SHOWN = (
    "public_id", "title", "canonical_url", "kind", "published_on", "published_precision", "outlet__name",
    "assignee__username", "assignee__first_name", "assignee__last_name",
)  # fmt: skip
ENDED = frozenset({JobStage.DONE, JobStage.FAILED})
UNDESCRIBED = Q(published_on=None) | ~Exists(Article.events.through._default_manager.filter(article=OuterRef("pk")))


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to; a part that is empty narrows nothing."""

    words: str = ""
    outlet: Outlet | None = None
    event: Event | None = None
    kind: str = ""
    state: str = ""
    assignee: User | None = None


def listed(wanted: Wanted) -> QuerySet[Article]:
    """Return the wanted articles, newest first, each with `stage`, `pending` and `recorded`."""
    events = Prefetch("events", Event.objects.only("title"))
    candidates = Candidate.objects.filter(version__article=OuterRef("pk"), state=CandidateState.PENDING)
    statements = Statement.objects.in_force().filter(passage__version__article=OuterRef("pk"))
    rows = narrowed(wanted).select_related("outlet", "assignee").only(*SHOWN).prefetch_related(events)
    rows = rows.annotate(
        stage=F("last_stage"),
        pending=_number(candidates, "version__article"),
        recorded=_number(statements, "passage__version__article"),
    )
    return rows.order_by("-created_at", "-id")


def undescribed() -> QuerySet[Article]:
    """Return the articles whose date or event nobody has given yet."""
    return Article.objects.filter(UNDESCRIBED)


def narrowed(wanted: Wanted) -> QuerySet[Article]:
    """Return the wanted articles in no order and as they are, which is enough to count them."""
    last_job = Job.objects.filter(article=OuterRef("pk")).order_by("-id")
    rows = Article.objects.alias(last_stage=Subquery(last_job.values("stage")[:1]))
    if wanted.words:
        rows = rows.filter(Q(title__icontains=wanted.words) | Q(canonical_url__icontains=wanted.words))
    if wanted.outlet:
        rows = rows.filter(outlet=wanted.outlet)
    if wanted.event:
        rows = rows.filter(events=wanted.event)
    if wanted.assignee:
        rows = rows.filter(assignee=wanted.assignee)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    # What an index finds first, so that not every article is asked for its last job or its candidates.
    pending = Candidate.objects.filter(state=CandidateState.PENDING).order_by().values("version__article")
    failed = Job.objects.filter(stage=JobStage.FAILED).order_by().values("article")
    running = Job.objects.filter(stage__in=set(JobStage) - ENDED, article__isnull=False).order_by().values("article")
    states = {
        "undescribed": UNDESCRIBED,
        "pending": Q(pk__in=pending),
        "failed": Q(pk__in=failed, last_stage=JobStage.FAILED),
        "running": Q(pk__in=running) & ~Q(last_stage__in=ENDED),
    }
    return rows.filter(states[wanted.state]) if wanted.state in states else rows


def _number(rows: QuerySet, article: str) -> Coalesce:  # type: ignore[type-arg]
    """Return how many of `rows` an article has, as a subquery of its own, so that no join multiplies another."""
    counted = rows.order_by().values(article).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
