"""Parties, speakers, places and outlets; what they share with events: adding, changing, names, merges."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.actions import parties as actions
from claims.actions.base import ActionRefused
from claims.forms.parties import AffiliationForm, AliasForm, MergeIntoForm, UnmergeForm
from claims.models import Event, Party, Speaker
from claims.permissions import Permission
from claims.retrieval import eventpage, kept, lines
from claims.retrieval.paging import Pages
from claims.views import folds
from claims.views.deciding import now_current
from claims.views.kinds import KINDS, MOST, Kind
from claims.views.requests import MemberRequest, needs

PAGE = 50


@require_GET
@needs(Permission.READ)
def records(request: MemberRequest, kind: str) -> HttpResponse:
    """List the records of a kind that are in use, by name or narrowed to a name."""
    kept_kind, words = KINDS[kind], request.GET.get("q", "").replace("\x00", "").strip()[:200]
    rows = kept_kind.rows()
    column = "title" if kept_kind.model is Event else "name"
    if words:
        named = Q(**{f"{column}__icontains": words})
        if kept_kind.named:
            named |= Q(pk__in=kept_kind.model.objects.filter(aliases__text__icontains=words).values("pk"))
        rows = rows.filter(named)
    page = Pages(rows.order_by(column, "pk"), PAGE).get_page(request.GET.get("page"))
    return render(request, "claims/records.html", {"kind": kept_kind, "page": page, "words": words, "most": MOST})


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def add(request: MemberRequest, kind: str) -> HttpResponse:
    """Add a record."""
    kept_kind = KINDS[kind]
    form = kept_kind.form_for(None, request.POST or None, name=request.GET.get("name", ""))
    if request.method == "POST" and form.is_valid():
        row = actions.create(model=kept_kind.model, by=request.user, **form.fields_given())
        messages.success(request, _("Added: %(name)s") % {"name": row})
        return redirect(f"claims:{kind}", row.public_id)
    status = 422 if form.errors else 200
    return render(request, "claims/record_add.html", {"kind": kept_kind, "form": form}, status=status)


@require_GET
@needs(Permission.READ)
def record(request: MemberRequest, kind: str, public_id: UUID) -> HttpResponse:
    """Show a record; the address of a merged one leads to what it is now."""
    row = _row(KINDS[kind], public_id)
    if KINDS[kind].mergeable and row.merged_into:
        return redirect(f"claims:{kind}", row.merged_into.public_id)
    return page(request, KINDS[kind], row)


@require_GET
@needs(Permission.READ)
def line(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Show how a party's own word moved."""
    row = get_object_or_404(Party, public_id=public_id)
    title, moved = _("Line over time"), lines.of_party(row)
    return folds.part(request, "claims/_party_line.html", row, title=title, back="claims:party", lines=moved)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def edit(request: MemberRequest, kind: str, public_id: UUID) -> HttpResponse:
    """Change a record."""
    row = _row(KINDS[kind], public_id)
    if request.method == "GET":
        return opened(request, KINDS[kind], row, "editing")
    form = KINDS[kind].form_for(row, request.POST)
    if form.is_valid():
        try:
            actions.update(row=row, by=request.user, revision=form.cleaned_data["revision"], **form.fields_given())
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect(f"claims:{kind}", public_id)
    return page(request, KINDS[kind], _row(KINDS[kind], public_id), status=422, editing=form)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def add_alias(request: MemberRequest, kind: str, public_id: UUID) -> HttpResponse:
    """Add a name by which texts call a record."""
    row = _row(KINDS[kind], public_id)
    if request.method == "GET":
        return opened(request, KINDS[kind], row, "naming")
    form = AliasForm(request.POST)
    if not form.is_valid():
        return page(request, KINDS[kind], row, status=422, naming=form)
    actions.add_alias(record_=row, by=request.user, **form.cleaned_data)
    messages.success(request, _("Texts with this name are recognised from now on."))
    return redirect(f"claims:{kind}", public_id)


@require_POST
@needs(Permission.EDIT)
def remove_alias(request: MemberRequest, kind: str, public_id: UUID, alias: int) -> HttpResponse:
    """Take a name away."""
    row = _row(KINDS[kind], public_id)
    actions.remove_alias(record_=row, alias=get_object_or_404(row.aliases, pk=alias), by=request.user)
    messages.success(request, _("The name is removed."))
    return redirect(f"claims:{kind}", public_id)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def affiliate(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Say for which party a speaker speaks."""
    row = get_object_or_404(Speaker, public_id=public_id)
    if request.method == "GET":
        return opened(request, KINDS["speaker"], row, "affiliating")
    form = AffiliationForm(request.POST)
    if form.is_valid():
        try:
            actions.affiliate(speaker=row, by=request.user, **form.cleaned_data)
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("claims:speaker", public_id)
    return page(request, KINDS["speaker"], row, status=422, affiliating=form)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT)
def merge(request: MemberRequest, kind: str, public_id: UUID) -> HttpResponse:
    """Show what a merge would move; do it once that was confirmed."""
    row = _row(KINDS[kind], public_id)
    if request.method == "GET":
        return opened(request, KINDS[kind], row, "merging")
    form = MergeIntoForm(request.POST, row=row)
    if not form.is_valid():
        return page(request, KINDS[kind], row, status=422, merging=form)
    if "confirmed" not in request.POST:
        moves = actions.merge_preview(row=row)
        context = {"kind": KINDS[kind], "row": row, "into": form.cleaned_data["into"], "moves": moves, "form": form}
        return render(request, "claims/record_merge.html", context)
    try:
        into = actions.merge(row=row, by=request.user, **form.cleaned_data)
    except ActionRefused as refusal:
        form.add_error(None, str(refusal))
        return page(request, KINDS[kind], _row(KINDS[kind], public_id), status=422, merging=form)
    messages.success(request, _("Merged. The merge can be undone on this page."))
    return redirect(f"claims:{kind}", into.public_id)


@require_POST
@needs(Permission.EDIT)
def unmerge(request: MemberRequest, kind: str, public_id: UUID) -> HttpResponse:
    """Undo a merge: exactly what it moved goes back."""
    row = _row(KINDS[kind], public_id)
    form = UnmergeForm(request.POST)
    form.is_valid()
    try:
        actions.unmerge(row=row, by=request.user, reason=form.cleaned_data.get("reason", ""))
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The merge is undone."))
    return redirect(f"claims:{kind}", public_id)


def opened(request: MemberRequest, kind: Kind, row: Any, name: str) -> HttpResponse:
    """Return a form that the page of a record folds."""
    return folds.show(request, kind.folds[name], row, f"claims:{kind.name}", kept=True)


def page(request: MemberRequest, kind: Kind, row: Any, *, status: int = 200, **bound: Form) -> HttpResponse:
    """Return the page of a record; `bound` holds the form that was refused."""
    for form in bound.values():
        now_current(form, row)
    context = {"kind": kind, "row": row} | folds.context(kind.folds, bound)
    context |= kept.read(row)
    if isinstance(row, Party):
        context |= kept.claims_of(row, request.GET.get("page"))
    if isinstance(row, Event):
        context |= eventpage.read(row)
    return render(request, f"claims/{kind.name}.html", context, status=status)


def _row(kind: Kind, public_id: UUID) -> Any:
    rows = kind.model._default_manager.all()
    return get_object_or_404(rows.select_related(*kind.beside) if kind.beside else rows, public_id=public_id)
