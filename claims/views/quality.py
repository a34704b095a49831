"""How good the machine's proposals are, and how long they wait."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.permissions import Permission
from claims.pipeline import learning
from claims.retrieval import quality as measured
from claims.views.requests import MemberRequest, needs


@require_safe
@needs(Permission.READ)
def quality(request: MemberRequest) -> HttpResponse:
    """Show acceptance by rule and language, reliability, the age of the queue and the times of review."""
    learned = learning.latest()
    report: dict[str, Any] = learned.report if learned else {}
    hours = report.get("hours_to_decision")
    context = {
        "learned": learned,
        "report": report,
        "rules": list(learned.rules.all()) if learned else [],
        "waiting": measured.waiting(),
        "decided_after": timezone.now() - timedelta(hours=hours) if hours is not None else None,
    }
    return render(request, "claims/quality.html", context)
