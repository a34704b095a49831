"""The status of a published claim, derived again from its export and nothing else."""

import json

import pytest
from django.urls import reverse

from claims.models.choices import PartyRole, RelationState, RelationType, Stance
from claims.pipeline import status
from claims.status.exchange import from_data
from claims.status.positions import positions
from claims.status.rule import derive
from tests.factories import (
    ClaimFactory,
    EventPartyFactory,
    PublishedClaimFactory,
    RelationFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    """A published accusation, denied by the accused, contradicted from a claim that is not published."""
    claim = PublishedClaimFactory()
    charge = StatementFactory(claim=claim, stance=Stance.ACCUSES)
    denial = StatementFactory(claim=claim, stance=Stance.DENIES)
    charge.target = denial.party
    charge.save()
    monitor = EventPartyFactory(event=claim.event, role=PartyRole.MONITOR).party
    StatementFactory(claim=claim, stance=Stance.CONFIRMS, party=monitor)
    elsewhere = StatementFactory(claim=ClaimFactory(event=claim.event))
    decided = {"target": charge, "state": RelationState.CONFIRMED}
    RelationFactory(source=elsewhere, type=RelationType.CONTRADICTS, **decided)
    RelationFactory(source=StatementFactory(), type=RelationType.COUNTER_ACCUSATION, **decided)
    status.refresh([claim.pk])
    claim.refresh_from_db()
    return claim


def test_the_status_follows_from_the_export_alone(claim, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        response = client.get(reverse("claims:public-evidence", args=[claim.public_id]))
    data = json.loads(response.content)

    evidence = from_data(data["evidence"])
    again = derive(evidence.statements, evidence.relations)

    assert (again.answer, again.support, again.disputed) == (claim.answer, claim.support, claim.disputed)
    assert [again.answer, again.support] == ["contested", "third_party"]
    assert again.rule_version == data["status"]["rule_version"] == claim.rule_version
    assert sorted(one.slug for one in again.reasons) == sorted(one["slug"] for one in claim.reasons)
    assert [one.party for one in positions(evidence.statements)] == [one["party"] for one in data["positions"]]


def test_the_export_holds_what_readers_may_see_and_no_more(claim, client):
    data = json.loads(client.get(reverse("claims:public-evidence", args=[claim.public_id])).content)

    (relation,) = data["evidence"]["relations"]
    assert (relation["type"], relation["claim"]) == ("contradicts", None)
    assert set(data["sources"]) == {one["key"] for one in [*data["evidence"]["statements"], relation["elsewhere"]]}
    assert set(data["parties"]) >= {one["party"] for one in data["positions"]}
    assert str(claim.pk) not in {one["party"] for one in data["positions"]}


def test_the_evidence_of_a_claim_that_is_not_published_is_not_found(client):
    assert client.get(reverse("claims:public-evidence", args=[ClaimFactory().public_id])).status_code == 404
