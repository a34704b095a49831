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
from claims.retrieval.claims import hang_sides
from claims.retrieval.history import decisions
from claims.retrieval.prepared import Keyed

DECIDED = 15  # decisions of the day that are shown
DISPUTED = 4  # claims


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
class FirstSteps:
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
    """Count what waits, for `user` where it is theirs alone, in one query."""
    (found,) = _WAITING(user.pk)
    return Waiting(**found)


def begun(user: User) -> FirstSteps:
    """Return which first steps are done, in one query, which asks beside `user`."""
    (found,) = _BEGUN(user.pk)
    return FirstSteps(**found)


def disputed() -> list[Claim]:
    """Return the newest disputed claims with both sides."""
    return hang_sides(_DISPUTED())


def decisions_today() -> list[Decision]:
    """Return the latest of today's decisions, in the zone now active, newest first."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    return [decision for decision in _LAST_DECIDED() if decision.at >= midnight]


def _waiting(user: Any) -> QuerySet[User, Any]:
    several: dict[str, QuerySet[Any]] = {
        "candidates": queue.filtered().filter(state=CandidateState.PENDING),
        "disputed": _all_disputed(),
        "changed": Anchor.objects.unsettled(),
        "assigned": Article.objects.filter(assignee=user),
        "undescribed": undescribed(),
        "failed": Job.objects.filter(stage=JobStage.FAILED),
    }
    numbers = {name: queue.Number(rows.order_by().values("pk")[: Waiting.most]) for name, rows in several.items()}
    numbers["relations"] = queue.Number(queue.suggested().values("pk")[: Waiting.most_relations])
    numbers["followed"] = queue.Number(followed.changed_of(user).values("pk"))
    return User.objects.filter(pk=user).values(**numbers)


def _begun(user: Any) -> QuerySet[User, Any]:
    steps: dict[str, QuerySet[Any]] = {
        "articles": Article.objects.all(),
        "parties": Party.objects.all(),
        "events": Event.objects.all(),
        "statements": Statement.objects.all(),
        "published": Claim.objects.published(),
    }
    return User.objects.filter(pk=user).values(**{name: Exists(rows.order_by()) for name, rows in steps.items()})


def _all_disputed() -> QuerySet[Claim]:
    return Claim.objects.current().filter(disputed=True)


_WAITING = Keyed(_waiting)
_BEGUN = Keyed(_begun)
_DISPUTED = Keyed[Claim](lambda: _all_disputed().select_related("event").order_by("-id")[:DISPUTED])
# Asked for those of the day, the database would walk through all that were ever decided while the day has few.
_LAST_DECIDED = Keyed[Decision](lambda: decisions()[:DECIDED])
