"""One article: reading it, saying what it is, trying again, recording a statement by hand."""

import re
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.actions import again, articles, statements
from claims.actions.base import ActionRefused, StaleRevision
from claims.forms.articles import AssignForm
from claims.forms.record import RecordForm
from claims.forms.sources import DescribeForm, suggestions
from claims.models import Article, ArticleVersion, Job
from claims.models.choices import JobStage
from claims.permissions import Permission
from claims.text.languages import codes
from claims.views import reader
from claims.views.requests import MemberRequest, needs
from claims.views.sources import events_of, outlet_of

STOP_POLLING = 286  # htmx's status for the last answer to a poll
STAGES = [JobStage.QUEUED, JobStage.FETCHING, JobStage.CLEANING, JobStage.EXTRACTING, JobStage.MATCHING, JobStage.DONE]


@require_safe
def article(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Show an article with its text, its statements and the progress of its job."""
    return _page(request, _article(public_id))


@require_safe
def reading(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Answer a poll: nothing new, the next stage, or the text with its candidates and no further poll."""
    row = _article(public_id)
    job = _job(row)
    if job is not None and job.stage == request.GET.get("seen"):
        return HttpResponse(status=204)
    context = _read(request, row) | {"live": True}
    return render(request, "claims/_reading.html", context, status=STOP_POLLING if context["over"] else 200)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def describe(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Say what an article is, when it was published and what it is about; GET shows the form."""
    row = _article(public_id)
    if request.method == "GET":
        title = _("What the article is, and what it is about")
        return _form(
            request, row, "claims/_describe_form.html", title, describing=DescribeForm(article=row), **suggestions()
        )
    form = DescribeForm(request.POST, article=row)
    stale = False
    if form.is_valid():
        try:
            with transaction.atomic():
                outlet, events = outlet_of(form, request.user), events_of(form, request.user)
                articles.describe(article=row, by=request.user, outlet=outlet, events=events, **form.described())
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
            stale = isinstance(refusal, StaleRevision)
        else:
            messages.success(request, _("Saved. The statements of this article have its date and event now."))
            return redirect("claims:article", row.public_id)
    return _page(request, _article(public_id), describing=form, stale=stale)


@require_POST
@needs(Permission.EDIT)
def retry(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Read a source again."""
    row = _article(public_id)
    try:
        articles.retry(article=row, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("claims:article", row.public_id)


@require_POST
@needs(Permission.EDIT)
def fetch_again(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Fetch a source again, to see whether it has changed."""
    row = _article(public_id)
    try:
        again.fetch_again(article=row, by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("claims:article", row.public_id)


@require_POST
@needs(Permission.EDIT)
def assign(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Give an article to a member, or to nobody."""
    row = _article(public_id)
    form = AssignForm(request.POST)
    try:
        if form.is_valid():
            articles.assign(article=row, assignee=form.cleaned_data["assignee"], by=request.user)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("claims:article", row.public_id)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def record(request: MemberRequest, public_id: UUID, number: int) -> HttpResponse:
    """Record a statement by hand from a passage of a version; GET shows the form."""
    row = _article(public_id)
    version = get_object_or_404(ArticleVersion.objects.select_related("article"), article=row, number=number)
    if request.method == "GET":
        title = _("Record a statement by hand")
        recording = RecordForm(version=version)
        return _form(request, row, "claims/_record_form.html", title, recording=recording, version=version)
    form = RecordForm(request.POST, version=version)
    if form.is_valid():
        start, end = form.cleaned_data["span"]
        try:
            made = statements.record_from_selection(
                version=version, start=start, end=end, said=form.said(), by=request.user
            )
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The statement is recorded."))
            return redirect(f"{_address(row, version)}#s{made.public_id}")
    return _page(request, row, recording=form, version=version)


def _article(public_id: UUID) -> Article:
    rows = Article.objects.select_related("outlet", "near_duplicate_of__outlet", "submitted_by", "assignee")
    return get_object_or_404(rows.prefetch_related("events", "feed_items__feed"), public_id=public_id)


def _job(row: Article) -> Job | None:
    return row.jobs.order_by("-id").first()


def _page(
    request: MemberRequest,
    row: Article,
    *,
    describing: DescribeForm | None = None,
    recording: RecordForm | None = None,
    version: ArticleVersion | None = None,
    stale: bool = False,
) -> HttpResponse:
    if describing is None and not (row.published_on and row.events.all()):
        describing = DescribeForm(article=row)  # asked at once; else when the form is opened
    context = _read(request, row, version) | {"describing": describing, "recording": recording, "stale": stale}
    if describing is not None:
        context |= suggestions()
    refused = (describing and describing.errors) or (recording and recording.errors)
    return render(request, "claims/article.html", context, status=422 if refused else 200)


def _form(request: MemberRequest, row: Article, part: str, title: str, **context: Any) -> HttpResponse:
    """Return a form alone to htmx, else on a page of its own."""
    held = context | {"article": row, "part": part, "title": title}
    response = render(request, part if request.htmx else "claims/article_form.html", held)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _read(request: MemberRequest, row: Article, version: ArticleVersion | None = None) -> dict[str, Any]:
    versions = list(row.versions.defer("text", "signature", "bands").order_by("-number"))
    if version is None and versions:
        wanted = request.GET.get("version", "")
        numbers = {str(v.number): v for v in versions}
        version = numbers.get(wanted) or row.shown_last(versions)
    job = _job(row)
    return {
        "article": row,
        "versions": versions,
        "version": version,
        "reading": reader.read(version, _span(request, version)) if version else None,
        "assigning": AssignForm(initial={"assignee": row.assignee.public_id if row.assignee else ""}),
        "job": job,
        "unread": version.language if version and version.language not in codes() else "",
        "unchanged": _unchanged(job, row.shown_last(versions)),
        "over": job is None or job.finished_at is not None,
        "stages": [(stage, _standing(stage, job)) for stage in STAGES],
    }


def _unchanged(job: Job | None, shown: ArticleVersion | None) -> ArticleVersion | None:
    """Return the version whose bytes the last fetch brought again; None when they were new."""
    if job is None or shown is None or job.stage != JobStage.DONE:
        return None
    return shown if shown.fetched_at < job.created_at else None


def _span(request: MemberRequest, version: ArticleVersion) -> tuple[int, int] | None:
    """Return the span that `?at=start-end` asks for, if it lies in the text."""
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", request.GET.get("at", ""))
    start, end = (int(found[1]), int(found[2])) if found else (0, 0)
    return (start, end) if start < end <= len(version.text) else None


def _standing(stage: JobStage, job: Job | None) -> str:
    """Return whether a stage is past, now or still to come."""
    if job is None or job.stage not in STAGES:
        return ""
    at = STAGES.index(JobStage(job.stage))
    place = STAGES.index(stage)
    return "past" if place < at or job.stage == JobStage.DONE else "now" if place == at else "next"


def _address(row: Article, version: ArticleVersion) -> str:
    return f"{reverse('claims:article', args=[row.public_id])}?version={version.number}"
