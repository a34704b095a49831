"""What editors do most, each taken back after it was measured: accept, keep, reject, confirm, dismiss."""

import random
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.test import Client
from django.urls import reverse

from claims.forms.review import NEW, NONE, CandidateForm
from claims.management.scratch.asking import Ask, undone
from claims.models import Candidate, Claim, Relation
from claims.models.choices import CandidateState, DismissalReason, RejectionReason, RelationState

SOME = 200


def asked(chance: random.Random) -> Iterator[tuple[str, Ask]]:
    """Yield the name of each decision, and what asks for it with another record each time."""
    largest = Claim.objects.annotate(size=Count("statements")).order_by("-size")[0].public_id
    usual = list(Claim.objects.current().order_by("pk").values_list("public_id", flat=True)[:SOME])
    waiting = Candidate.objects.filter(state=CandidateState.PENDING).order_by("pk")
    pending = list(waiting.select_related("version", "passage", "party", "target", "answers")[:SOME])

    def accepted(onto: Callable[[], UUID | str]) -> Ask:
        def ask(client: Client) -> Any:
            candidate = chance.choice(pending)
            form = CandidateForm(candidate=candidate, selected=str(onto()))
            typed = {name: form[name].value() for name in form.fields} | {"party": _id(candidate.party)}
            return _posted(client, "candidate-accept", candidate.public_id, typed | {"target": _id(candidate.target)})

        return ask

    yield "accept, a new claim", accepted(lambda: NEW)
    yield "accept, no claim", accepted(lambda: NONE)
    yield "accept, onto a claim", accepted(lambda: chance.choice(usual))
    yield "accept, onto the largest claim", accepted(lambda: largest)
    reason = {"reason": RejectionReason.WRONG_SPEAKER}
    yield "reject", lambda client: _posted(client, "candidate-reject", chance.choice(pending).public_id, reason)
    proposed = list(Relation.objects.filter(state=RelationState.SUGGESTED).order_by("pk")[:SOME])
    for name, typed in (
        ("confirm", {"type": "denies"}),
        ("dismiss", {"dismissal": str(DismissalReason.NOT_OPPOSED)}),
    ):
        yield name, _related(chance, proposed, name, typed)


def _related(chance: random.Random, proposed: list[Relation], name: str, typed: dict[str, str]) -> Ask:
    def ask(client: Client) -> Any:
        relation = chance.choice(proposed)
        return _posted(client, f"relation-{name}", relation.public_id, typed | {"revision": relation.revision})

    return ask


def _posted(client: Client, name: str, public_id: UUID, typed: dict[str, Any]) -> Any:
    given = {field: value for field, value in typed.items() if value not in {None, False}}
    with undone():
        return client.post(reverse(f"claims:{name}", args=[public_id]), given)


def _id(row: Any) -> str:
    return str(row.public_id) if row else ""
