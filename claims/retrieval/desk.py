"""What waits on the desk, counted."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, ClassVar

from django.db.models import Exists, QuerySet
from django.utils import timezone

from claims.models import Anchor, Article, Claim, Decision, Event, Job, Party, Statement, User
from claims.models.choices import CandidateState, JobStage
from claims.retrieval import followed, queue
from claims.retrieval.articles import undescribed
from claims.retrieval.claims import with_sides
from claims.retrieval.history import decisions


@dataclass(frozen=True)
class Waiting:
    """How many of each kind wait for an editor, as far as they are counted: `most` of them, or `most_relations`."""

    most: ClassVar[int] = 1_000
    most_relations: ClassVar[int] = queue.MOST_RELATIONS

    candidates: int
    relations: int
    disputed: int
    followed: int  # claims that the member follows and others changed
    changed: int  # passages whose source changed under a statement
    assigned: int  # articles given to the member
    undescribed: int
    failed: int


@dataclass(frozen=True)
class Begun:
    """Which first steps a newsroom has taken."""

    articles: bool
    parties: bool
    events: bool
    statements: bool
    published: bool

    @property
    def all(self) -> bool:
        """Whether nothing is left of the first steps."""
        return self.articles and self.parties and self.events and self.statements and self.published


def waiting(user: User) -> Waiting:
    """Count what waits, for `user` where it is theirs alone, in two queries."""
    several: dict[str, QuerySet[Any]] = {
        "candidates": queue.filtered().filter(state=CandidateState.PENDING),
        "disputed": Claim.objects.current().filter(disputed=True),
        "changed": Anchor.objects.unsettled(),
        "assigned": Article.objects.filter(assignee=user),
        "undescribed": undescribed(),
        "failed": Job.objects.filter(stage=JobStage.FAILED),
    }
    numbers = {name: queue.Number(rows.order_by().values("pk")[: Waiting.most]) for name, rows in several.items()}
    numbers["relations"] = queue.Number(queue.suggested().values("pk")[: Waiting.most_relations])
    found: Any = User.objects.filter(pk=user.pk).values(**numbers).get()
    return Waiting(**found, followed=followed.changed_count(user))


def begun(user: User) -> Begun:
    """Return which first steps are done, in one query, which asks beside `user`."""
    steps: dict[str, QuerySet[Any]] = {
        "articles": Article.objects.all(),
        "parties": Party.objects.all(),
        "events": Event.objects.all(),
        "statements": Statement.objects.all(),
        "published": Claim.objects.published(),
    }
    asked = {name: Exists(rows.order_by()) for name, rows in steps.items()}
    found: Any = User.objects.filter(pk=user.pk).values(**asked).get()
    return Begun(**found)


def disputed() -> QuerySet[Claim]:
    """Return the disputed claims with both sides, the newest first."""
    return with_sides(Claim.objects.current().filter(disputed=True)).order_by("-id")


def decisions_today() -> QuerySet[Decision]:
    """Return today's decisions, in the zone now active, newest first."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    return decisions().filter(at__gte=midnight)
