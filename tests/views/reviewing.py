"""What a browser sends of a candidate's form."""

from django.test import Client
from django.urls import reverse

from claims.forms.review import CandidateForm
from claims.models import Candidate


def typed(candidate: Candidate, **changed: str) -> dict[str, str]:
    """Return what a browser would send for a candidate's form, with what the editor typed."""
    form = CandidateForm(candidate=candidate)
    values = {field.html_name: field.value() for field in form}
    values["party"] = candidate.party.public_id if candidate.party else ""
    values["target"] = candidate.target.public_id if candidate.target else ""
    shown = {name: str(value) for name, value in values.items() if value not in (None, False)}
    return shown | changed


def post(client: Client, candidate: Candidate, what: str, **changed: str):
    data = typed(candidate, **changed)
    return client.post(reverse(f"claims:candidate-{what}", args=[candidate.public_id]), data)
