"""A published claim as data, for whoever wants to derive its status again."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse

from claims.retrieval import publication
from claims.retrieval.export import FORMAT, export_of
from claims.retrieval.takenoff import TakenOff
from claims.views.public import for_readers, told_of


@for_readers
def evidence(_request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Return the evidence of a published claim as JSON; docs/methodology.md says how its status follows.

    Of one that was taken off, when and why that was, with the status 410.
    """
    claim = publication.published(public_id)
    data = export_of(claim) if claim else _taken_off(told_of(public_id))
    dumped = {"ensure_ascii": False, "indent": 1}
    response = JsonResponse(data, json_dumps_params=dumped, status=200 if claim else 410)
    response["Content-Disposition"] = f'inline; filename="claim-{claim.public_id if claim else public_id}.json"'
    return response


def _taken_off(told: TakenOff) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "claim": {"id": str(told.public_id), "event": told.event.title if told.event else None},
        "taken_off": {"at": told.at.isoformat(), "reason": told.reason},
    }
