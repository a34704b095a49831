"""Articles as the list shows them: what is known of each and how far its reading is."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable

from claims.models import Article, Candidate, Event, Job, Outlet, Statement, User
from claims.models.choices import CandidateState, JobStage
from claims.retrieval.prepared import Keyed, among
from claims.retrieval.queue import Number

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


def by_key(keys: list[int]) -> dict[int, Article]:
    """Return the articles with these keys, each with `stage`, `pending`, `recorded` and its `event_titles`."""
    rows = {row.pk: row for row in _BY_KEY(keys)}
    titles: defaultdict[int, list[str]] = defaultdict(list)
    for key, title in _EVENT_TITLES(keys):
        titles[key].append(title)
    for key, row in rows.items():
        row.event_titles = titles[key]  # type: ignore[attr-defined]
    return rows


def newest_first(wanted: Wanted) -> QuerySet[Article]:
    """Return the wanted articles, newest first."""
    return narrowed(wanted).order_by("-created_at", "-id")


def undescribed() -> QuerySet[Article]:
    """Return the articles whose date or event nobody has given yet."""
    return Article.objects.filter(UNDESCRIBED)


def narrowed(wanted: Wanted) -> QuerySet[Article]:
    """Return the wanted articles in no order and as they are, which is enough to count them."""
    rows = Article.objects.alias(last_stage=_last_stage())
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


def _by_key(keys: Combinable) -> QuerySet[Article]:
    candidates = Candidate.objects.filter(version__article=OuterRef("pk"), state=CandidateState.PENDING)
    statements = Statement.objects.in_force().filter(passage__version__article=OuterRef("pk"))
    rows = Article.objects.filter(among("pk", keys)).select_related("outlet", "assignee").only(*SHOWN)
    return rows.annotate(
        stage=_last_stage(), pending=Number(candidates.values("pk")), recorded=Number(statements.values("pk"))
    )


def _event_titles(keys: Combinable) -> QuerySet[Any, tuple[int, str]]:
    rows = Article.events.through._default_manager.filter(among("article", keys))
    return rows.order_by("-event__starts_on", "event__title").values_list("article", "event__title")


def _last_stage() -> Subquery:
    return Subquery(Job.objects.filter(article=OuterRef("pk")).order_by("-id").values("stage")[:1])


_BY_KEY, _EVENT_TITLES = Keyed(_by_key), Keyed(_event_titles)
