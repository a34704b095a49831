"""What waits on the desk, counted."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import ClassVar

from django.db.models import QuerySet
from django.utils import timezone

from claims.models import Article, Claim, Decision, Event, Job, Party, Statement, User
from claims.models.choices import JobStage
from claims.retrieval import changed, followed, queue
from claims.retrieval.articles import undescribed
from claims.retrieval.claims import with_sides


@dataclass(frozen=True)
class Waiting:
    """How many of each kind wait for an editor, as far as they are counted: `most` of them, or `most_relations`."""

    most: ClassVar[int] = queue.MOST_COUNTED
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
    """Count what waits, for `user` where it is theirs alone."""
    return Waiting(
        candidates=queue.counted(queue.pending()),
        relations=queue.counted_in_order(queue.suggested(), queue.MOST_RELATIONS),
        disputed=queue.counted(Claim.objects.current().filter(disputed=True)),
        followed=followed.changed_count(user),
        changed=queue.counted(changed.waiting()),
        assigned=queue.counted(Article.objects.filter(assignee=user)),
        undescribed=queue.counted(undescribed()),
        failed=queue.counted(Job.objects.filter(stage=JobStage.FAILED)),
    )


def begun() -> Begun:
    """Return which first steps are done."""
    return Begun(
        articles=Article.objects.exists(),
        parties=Party.objects.exists(),
        events=Event.objects.exists(),
        statements=Statement.objects.exists(),
        published=Claim.objects.published().exists(),
    )


def disputed() -> QuerySet[Claim]:
    """Return the disputed claims with both sides, the newest first."""
    return with_sides(Claim.objects.current().filter(disputed=True)).order_by("-id")


def decisions_today() -> QuerySet[Decision]:
    """Return today's decisions, in the zone now active, newest first."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    return Decision.objects.filter(at__gte=midnight).select_related("actor")
