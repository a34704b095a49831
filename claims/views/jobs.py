"""The work of the machines, and trying again what failed."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from claims.actions import articles, statements
from claims.actions.base import ActionRefused
from claims.models import Job, Statement
from claims.models.choices import JobStage
from claims.permissions import Permission
from claims.retrieval import feeds
from claims.retrieval.paging import Pages
from claims.retrieval.said import SOURCE
from claims.views.requests import MemberRequest, needs

PAGE = 40  # rows
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
    job = get_object_or_404(Job.objects.select_related("article", "statement"), public_id=public_id)
    try:
        if job.article is not None:
            articles.retry(article=job.article, by=request.user)
        else:
            statements.retry_matching(job=job, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("claims:jobs")


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
