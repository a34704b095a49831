"""Recording, correcting, withdrawing and moving statements."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, TypedDict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims import tasks
from claims.actions import joined
from claims.actions.base import ActionRefused, change, record, require_reason
from claims.models import (
    ArticleVersion,
    Candidate,
    Claim,
    Event,
    Figure,
    Job,
    Party,
    Passage,
    Speaker,
    Statement,
    User,
)
from claims.models.choices import JobKind, JobStage
from claims.permissions import Permission, require
from claims.pipeline import jobs, status
from claims.retrieval.days import resolve_as_of, resolve_said


class FigureData(TypedDict, total=False):
    """One figure as forms, the API and proposals give it; see claims.models.Figure."""

    low: float | None
    high: float | None
    modifier: str
    unit: str
    counted: str
    whose: str
    disclosed: bool
    start: int | None
    end: int | None


class Said(TypedDict, total=False):
    """The parts of a statement that an editor may set; see claims.models.Statement."""

    stance: str
    hedged: bool
    denial_target: str
    cue: str
    proposition: str
    speaker_text: str
    speaker: Speaker | None
    party: Party | None
    target: Party | None
    relay: list[str]
    figures: list[FigureData]
    content_start: int
    content_end: int
    content_more: list[list[int]]


@transaction.atomic
def record_from_selection(
    *, version: ArticleVersion, start: int, end: int, said: Said, by: User, claim: Claim | None = None
) -> Statement:
    """Record a statement by hand from text[start:end] of a version.

    `said` needs at least a stance and a proposition. Raises ActionRefused when the span is not in the text.
    """
    require(by, Permission.EDIT)
    if not 0 <= start < end <= len(version.text):
        raise ActionRefused(_("Select a passage inside the text."))
    statement = add(
        passage=Passage.of(version, start, end),
        said={**Said(content_start=start, content_end=end), **said},
        claim=claim,
        event=event_of(version, claim),
        by=by,
    )
    record(
        "statement.recorded",
        statement,
        by=by,
        about=[version.article, claim],
        after={"stance": statement.stance, "proposition": statement.proposition},
    )
    return statement


@transaction.atomic
def correct(*, statement: Statement, said: Said, reason: str, by: User, revision: int | None = None) -> Statement:
    """Withdraw `statement` and record its successor with the changed parts.

    Decided relations go along where what they rest on is unchanged, see `joined.take_along`; else they stay behind.
    """
    require(by, Permission.EDIT)
    reason = require_reason(reason)
    kept: Said = {name: getattr(statement, name) for name in Said.__annotations__ if name != "figures"}  # type: ignore[assignment]
    kept["figures"] = figures_of(statement)
    _take_back(statement, reason=reason, by=by, revision=revision)
    joined.hold(statement)
    successor = add(
        passage=statement.passage,
        said=kept | said,
        claim=statement.claim,
        event=statement.event,
        candidate=statement.candidate,
        answers=statement.answers,
        replaces=statement,
        by=by,
    )
    before, after = _noted(statement, said), _noted(successor, said)
    record(
        "statement.corrected",
        successor,
        by=by,
        about=[statement, statement.claim, statement.passage.version.article],
        before=before,
        after=after,
        reason=reason,
    )
    return successor


@transaction.atomic
def withdraw(*, statement: Statement, reason: str, by: User, revision: int | None = None) -> Statement:
    """Take `statement` out of force, with a reason; it stays in the history."""
    require(by, Permission.EDIT)
    reason = require_reason(reason)
    _take_back(statement, reason=reason, by=by, revision=revision)
    status.refresh(joined.reached(statement))
    record("statement.withdrawn", statement, by=by, about=[statement.claim], reason=reason)
    return statement


@transaction.atomic
def move(*, statement: Statement, claim: Claim | None, by: User, revision: int | None = None) -> Statement:
    """Put `statement` on another claim, or on none."""
    require(by, Permission.EDIT)
    _hold_in_use(claim)
    before = statement.claim
    change(
        statement,
        revision=revision,
        expect={"withdrawn_at": None},
        claim=claim,
        event=claim.event if claim and claim.event else statement.event,
    )
    status.refresh(joined.reached(statement) | {before.pk if before else None})
    record(
        "statement.moved",
        statement,
        by=by,
        about=[before, claim],
        before={"claim": str(before.public_id) if before else None},
        after={"claim": str(claim.public_id) if claim else None},
    )
    return statement


def add(
    *,
    passage: Passage,
    said: Said,
    claim: Claim | None,
    event: Event | None,
    by: User,
    candidate: Candidate | None = None,
    answers: Statement | None = None,
    replaces: Statement | None = None,
) -> Statement:
    """Add a statement within another action's transaction, bring its claim up to date and queue its matching."""
    held = _hold_in_use(claim, alone=replaces is None)
    version = passage.version
    fields: dict[str, Any] = {name: value for name, value in said.items() if name != "figures"}
    spans = [(said["content_start"], said["content_end"]), *said.get("content_more", [])]
    when = resolve_said(passage, version, spans)
    statement = Statement.objects.create(
        passage=passage,
        claim=claim,
        event=event,
        candidate=candidate,
        answers=answers,
        replaces=replaces,
        language=version.language,
        said_from=when.start,
        said_to=when.end,
        said_precision=when.precision,
        said_inherited=when.inherited,
        recorded_by=by,
        recorded_at=timezone.now(),
        **fields,
    )
    add_figures(statement, said.get("figures", []))
    if replaces is None:
        status.after_statement(held)
    else:
        joined.take_along(replaces, statement, by=by)
        status.refresh(joined.reached(replaces))
    queue_matching(statement, by=by)
    return statement


def add_figures(statement: Statement, figures: Iterable[FigureData]) -> None:
    """Add the figures of a new statement, each with the day up to which it counts."""
    made = [Figure(statement=statement, **figure) for figure in figures]
    for figure in made:
        figure.as_of = resolve_as_of(statement.passage, statement.passage.version, figure)
    Figure.objects.bulk_create(made)


def figures_of(statement: Statement) -> list[FigureData]:
    """Return the figures of a statement as data, to record them again with its successor."""
    names = list(FigureData.__annotations__)
    return [FigureData(**row) for row in statement.figures.values(*names)]  # type: ignore[typeddict-item]


def _noted(statement: Statement, names: Iterable[str]) -> dict[str, str]:
    """Return the parts of a statement for the Decision that changes them; figures as signs, for any language."""
    parts = {name: str(getattr(statement, name)) for name in names if name != "figures"}
    return parts | ({"figures": "; ".join(map(_in_signs, figures_of(statement)))} if "figures" in names else {})


def _in_signs(figure: FigureData) -> str:
    low, high = (f"{end:.15g}" if end is not None else "" for end in (figure["low"], figure["high"]))
    number = low if low == high else f"{low}–{high}" if low and high else f"≥ {low}" if low else f"≤ {high}"
    return " ".join(filter(None, [number or "—", figure["unit"], figure["counted"], figure["whose"]]))


def queue_matching(statement: Statement, *, by: User) -> Job:
    """Queue the search for relations of `statement` once the transaction is committed."""
    job = jobs.open_job(JobKind.MATCH, statement=statement, input_hash=str(statement.public_id), requested_by=by)
    if job.finished_at is not None:
        jobs.restart(job)
    transaction.on_commit(partial(tasks.match_statement.delay, job.pk))
    return job


@transaction.atomic
def retry_matching(*, job: Job, by: User) -> Job:
    """Search again for the relations of a statement whose job failed."""
    require(by, Permission.EDIT)
    job = Job.objects.select_for_update().get(pk=job.pk)  # two may try it again at once
    if job.statement is None or job.stage != JobStage.FAILED:
        raise ActionRefused(_("There is no failed job to try again."))
    jobs.restart(job)
    transaction.on_commit(partial(tasks.match_statement.delay, job.pk))
    record("statement.retried", job.statement, by=by)
    return job


def event_of(version: ArticleVersion, claim: Claim | None) -> Event | None:
    """Return the claim's event, else the article's when it has exactly one: of several nobody chose yet."""
    if claim is not None and claim.event is not None:
        return claim.event
    events = list(version.article.events.all()[:2])
    return events[0] if len(events) == 1 else None


def contents_of(statement: Statement) -> list[Sequence[int]]:
    """Return the spans of what `statement` says, the parts of a split quotation included."""
    return [(statement.content_start, statement.content_end), *statement.content_more]


def _hold_in_use(claim: Claim | None, *, alone: bool = False) -> list[Claim]:
    """Hold `claim` until the transaction ends, and unless `alone` what relations join to it; return what is held.

    Raises ActionRefused when it was merged away or withdrawn.
    """
    held = status.hold([claim.pk if claim else None], alone=alone)
    if any(one == claim and (one.merged_into_id or one.withdrawn_at) for one in held):
        raise ActionRefused(_("This claim is no longer in use. Choose another one."))
    return held


def _take_back(statement: Statement, *, reason: str, by: User, revision: int | None) -> None:
    change(
        statement,
        revision=revision,
        expect={"withdrawn_at": None},
        withdrawn_at=timezone.now(),
        withdrawn_by=by,
        withdrawn_reason=reason,
    )
