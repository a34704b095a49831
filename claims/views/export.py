"""A published claim as data, for whoever wants to derive its status again."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from claims.retrieval import publication
from claims.retrieval.export import export_of
from claims.views.public import for_readers


@for_readers
def evidence(_request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Return the evidence of a published claim as JSON; docs/methodology.md says how its status follows."""
    claim = publication.published(public_id)
    if claim is None:
        raise Http404
    response = JsonResponse(export_of(claim), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'inline; filename="claim-{claim.public_id}.json"'
    return response
