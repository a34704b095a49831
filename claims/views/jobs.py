"""The work of the machines, and trying again what failed."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from claims.actions import articles, statements
from claims.actions.base import ActionRefused
from claims.models import Job, Statement, User
from claims.models.choices import JobStage
from claims.permissions import Permission
from claims.retrieval import feeds
from claims.retrieval.paging import Pages
from claims.retrieval.said import SOURCE
from claims.views.requests import MemberRequest, needs

PAGE = 40  # rows
WITH_SUBJECT = Job.objects.select_related("article", "statement")
SHOWN = (
    "public_id", "created_at", "kind", "stage", "failure", "detail", "fallback", "found", "statement",
    "article__public_id", "article__title", "article__canonical_url",
    "requested_by__username", "requested_by__first_name", "requested_by__last_name",
)  # fmt: skip
# Read apart: one query with every table around a job takes the database longer to plan than both to answer.
SAID = Statement.objects.select_related("party", SOURCE).only(
    "public_id", "stance", "speaker_text", "proposition", "party__name",
    f"{SOURCE}__public_id", f"{SOURCE}__title", f"{SOURCE}__canonical_url",
)  # fmt: skip


@require_POST
@needs(Permission.EDIT)
def retry(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Do a failed job again."""
    job = get_object_or_404(WITH_SUBJECT, public_id=public_id)
    try:
        _retry(job, request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Queued again."))
    stage = request.GET.get("stage", "")
    return redirect(f"{reverse('claims:jobs')}?stage={stage}" if stage in JobStage.values else "claims:jobs")


@require_POST
@needs(Permission.EDIT)
def retry_all(request: MemberRequest) -> HttpResponse:
    """Do the failed jobs again that the first page of them shows; what cannot be, stays there."""
    queued = 0
    for job in WITH_SUBJECT.filter(stage=JobStage.FAILED).order_by("-id")[:PAGE]:
        with suppress(ActionRefused):
            _retry(job, request.user)
            queued += 1
    told = ngettext("%(n)s job is queued again.", "%(n)s jobs are queued again.", queued) % {"n": queued}
    messages.success(request, told)
    return redirect(f"{reverse('claims:jobs')}?stage={JobStage.FAILED}")


def _retry(job: Job, by: User) -> None:
    if job.article is not None:
        articles.retry(article=job.article, by=by)
    else:
        statements.retry_matching(job=job, by=by)


@require_safe
def jobs(request: MemberRequest) -> HttpResponse:
    """List jobs, newest first, narrowed to a stage."""
    stage = request.GET.get("stage", "")
    rows = Job.objects.select_related("article", "requested_by").only(*SHOWN)
    rows = rows.prefetch_related(Prefetch("statement", SAID))
    if stage in JobStage.values:
        rows = rows.filter(stage=stage)
    page = Pages(rows.order_by("-id"), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "stage": stage, "stages": JobStage.choices, "failing": feeds.failing().count()}
    return render(request, "claims/jobs.html", context)
