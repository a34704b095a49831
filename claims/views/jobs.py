"""The work of the machines, and trying again what failed."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.models import Job
from claims.models.choices import JobStage
from claims.views.requests import MemberRequest

PAGE = 40  # rows


@require_safe
def jobs(request: MemberRequest) -> HttpResponse:
    """List jobs, newest first, narrowed to a stage."""
    stage = request.GET.get("stage", "")
    rows = Job.objects.select_related("article__outlet", "statement__passage__version__article", "requested_by")
    if stage in JobStage.values:
        rows = rows.filter(stage=stage)
    page = Paginator(rows.order_by("-id"), PAGE).get_page(request.GET.get("page"))
    return render(request, "claims/jobs.html", {"page": page, "stage": stage, "stages": JobStage.choices})
