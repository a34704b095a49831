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
from claims.views.requests import MemberRequest, needs


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT)
def claim(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Translate what a claim states."""
    row = get_object_or_404(with_sides(Claim.objects.current()), public_id=public_id)

    def keep(given: dict[str, Any]) -> None:
        actions.translate_claim(claim=row, by=request.user, **given)

    context = {"claim": row, "back": reverse("claims:claim", args=[public_id])}
    return _translate(request, row.language, row.translations, keep, context)


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
    return _translate(request, row.passage.version.language, row.passage.translations, keep, context)


def _translate(
    request: MemberRequest, own: str, rows: Any, keep: Callable[[dict[str, Any]], None], context: dict[str, Any]
) -> HttpResponse:
    held = dict(rows.values_list("language", "text"))
    form = TranslationForm(request.POST if request.method == "POST" else None, own=own, held=held)
    if form.is_valid():
        try:
            keep(form.cleaned_data)
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The translation is kept beside the original."))
            return redirect(context["back"])
    context |= {"form": form, "held": sorted(held.items())}
    return render(request, "claims/translate.html", context, status=422 if form.errors else 200)
