"""The copy brief of a claim: an attributed paragraph in the language that is asked for."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.views.decorators.http import require_GET

from claims.models import Claim
from claims.permissions import Permission
from claims.retrieval.brief import written
from claims.retrieval.claims import with_sides
from claims.views.requests import MemberRequest, needs

LANGUAGES = dict(settings.LANGUAGES)


@require_GET
@needs(Permission.READ)
def brief(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Show the brief of a claim in the language of `?lang=`, else in that of the page."""
    row = get_object_or_404(with_sides(Claim.objects.select_related("merged_into")), public_id=public_id)
    if row.merged_into is not None:
        return redirect("claims:claim-brief", row.merged_into.public_id)
    asked = request.GET.get("lang", "")
    language = asked if asked in LANGUAGES else translation.get_language() or settings.LANGUAGE_CODE
    return render(request, "claims/brief.html", {"claim": row, "brief": written(row, language)})
