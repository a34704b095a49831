"""Translating a claim or the passage of a statement, with the original beside what is typed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.actions import translations as actions
from claims.actions.base import ActionRefused
from claims.forms.translations import TranslationForm
from claims.models import Claim, Statement
from claims.permissions import Permission
from claims.retrieval.claims import with_sides
from claims.views.deciding import now_current
from claims.views.requests import MemberRequest, needs

Keep = Callable[[dict[str, Any]], None]


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT)
def claim(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Translate what a claim states."""
    row = get_object_or_404(with_sides(Claim.objects.current()), public_id=public_id)

    def keep(given: dict[str, Any]) -> None:
        actions.translate_claim(claim=row, by=request.user, **given)

    context = {"claim": row, "back": reverse("claims:claim", args=[public_id])}
    return _translate(request, row, row.translations, row.language, keep, context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT)
def statement(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Translate the passage of a statement."""
    related = ("party", "event", "claim", "passage__version__article__outlet")
    rows = Statement.objects.select_related(*related).prefetch_related("figures")
    row = get_object_or_404(rows, public_id=public_id)

    def keep(given: dict[str, Any]) -> None:
        actions.translate_statement(statement=row, by=request.user, **given)

    context = {"statement": row, "back": reverse("claims:statement", args=[public_id])}
    return _translate(request, row, row.passage.translations, row.passage.version.language, keep, context)


def _translate(
    request: MemberRequest, row: Claim | Statement, rows: Any, own: str, keep: Keep, context: dict[str, Any]
) -> HttpResponse:
    held = dict(rows.values_list("language", "text"))
    into = request.GET.get("into", "")
    data = request.POST if request.method == "POST" else None
    form = TranslationForm(data, own=own, held=held, into=into, revision=row.revision)
    if form.is_valid():
        try:
            keep(form.cleaned_data)
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
            now_current(form, row)
        else:
            messages.success(request, _told(bool(form.cleaned_data["text"])))
            return redirect(context["back"])
    context |= {"form": form, "held": sorted(held.items())}
    return render(request, "claims/translate.html", context, status=422 if form.errors else 200)


def _told(kept: bool) -> str:
    if kept:
        return _("The translation is kept beside the original.")
    return _("The translation is taken away; the history keeps its words.")
