"""What is derived about claims when their evidence changes."""

import pytest
from django.utils import timezone

from claims.models import Article, Claim, Position, Statement, Voice
from claims.models.choices import Answer, PartyRole, RelationState, RelationType, Stance, Support
from claims.pipeline import status
from tests.factories import (
    ClaimFactory,
    EditorFactory,
    EventFactory,
    EventPartyFactory,
    PartyFactory,
    RelationFactory,
    StatementFactory,
    StatusDecisionFactory,
)

pytestmark = pytest.mark.django_db


def confirmed(source: Statement, type_: str, target: Statement) -> None:
    RelationFactory(source=source, target=target, type=type_, state=RelationState.CONFIRMED)


def derived(claim: Claim) -> tuple[str, str, bool]:
    claim.refresh_from_db()
    return claim.answer, claim.support, claim.disputed


@pytest.fixture
def truce() -> dict[str, Statement]:
    """One side says the truce was broken, the other denies that fighting resumed, a third says that it holds."""
    event = EventFactory()
    broken, resumed, holds = (ClaimFactory(event=event) for _ in range(3))
    return {
        "broken": StatementFactory(claim=broken, stance=Stance.ACCUSES),
        "resumed": StatementFactory(claim=resumed, stance=Stance.DENIES),
        "holds": StatementFactory(claim=holds),
    }


def claims_of(statements: dict[str, Statement]) -> list[Claim]:
    return [statement.claim for statement in statements.values()]


def test_refresh_without_relations_leaves_every_claim_alone(truce):
    status.refresh(claim.pk for claim in claims_of(truce))

    assert [derived(claim) for claim in claims_of(truce)] == [
        (Answer.UNANSWERED, Support.SINGLE_SOURCE, False),
        (Answer.DENIED, Support.NO_NAMED_SOURCE, False),
        (Answer.UNANSWERED, Support.SINGLE_SOURCE, False),
    ]


def test_refresh_makes_claims_that_oppose_each_other_one_dispute(truce):
    confirmed(truce["resumed"], RelationType.DENIES, truce["broken"])
    confirmed(truce["holds"], RelationType.CONTRADICTS, truce["broken"])

    status.refresh([truce["broken"].claim_id])

    first = truce["broken"].claim
    assert derived(first) == (Answer.CONTESTED, Support.SINGLE_SOURCE, True)
    assert set(Claim.objects.filter(dispute=first)) == set(claims_of(truce))


def test_refresh_names_in_the_reasons_who_answers_from_another_claim(truce):
    confirmed(truce["resumed"], RelationType.DENIES, truce["broken"])

    status.refresh([truce["broken"].claim_id])

    claim = Claim.objects.get(pk=truce["broken"].claim_id)
    reason = next(reason for reason in claim.reasons if reason["slug"] == "denied_elsewhere")
    assert reason["slots"]["party"] == truce["resumed"].party.name
    assert reason["slots"]["claim"] == str(truce["resumed"].claim.public_id)


def test_refresh_parts_a_dispute_when_its_relation_is_dismissed(truce):
    confirmed(truce["holds"], RelationType.CONTRADICTS, truce["broken"])
    status.refresh([truce["broken"].claim_id])
    relation = truce["holds"].relations_out.get()
    relation.state, relation.dismissal = RelationState.DISMISSED, "not_opposed"
    relation.save()

    status.refresh([truce["holds"].claim_id])

    assert list(Claim.objects.exclude(dispute=None)) == []
    assert derived(truce["broken"].claim) == (Answer.UNANSWERED, Support.SINGLE_SOURCE, False)


def test_refresh_drops_the_voice_of_a_withdrawn_statement(truce):
    confirmed(truce["resumed"], RelationType.DENIES, truce["broken"])
    status.refresh([truce["broken"].claim_id])
    Statement.objects.filter(pk=truce["resumed"].pk).update(withdrawn_at=timezone.now(), withdrawn_by=EditorFactory())

    status.refresh([truce["resumed"].claim_id])

    assert derived(truce["broken"].claim) == (Answer.UNANSWERED, Support.SINGLE_SOURCE, False)


def test_refresh_takes_the_role_from_the_event_that_the_claims_event_is_part_of():
    war = EventFactory()
    claim = ClaimFactory(event=EventFactory(part_of=war))
    monitor = EventPartyFactory(event=war, role=PartyRole.MONITOR).party
    StatementFactory(claim=claim, stance=Stance.ACCUSES)
    StatementFactory(claim=claim, stance=Stance.CONFIRMS, party=monitor)

    status.refresh([claim.pk])

    assert derived(claim)[1] == Support.THIRD_PARTY


def test_refresh_stores_one_position_per_party_and_drops_those_without_statements():
    claim, party, other = ClaimFactory(), PartyFactory(), PartyFactory()
    StatementFactory(claim=claim, party=party)
    gone = StatementFactory(claim=claim, party=other, stance=Stance.DENIES)
    status.refresh([claim.pk])
    Statement.objects.filter(pk=gone.pk).update(claim=None)

    status.refresh([claim.pk])

    assert list(claim.positions.values_list("party", "stance")) == [(party.pk, Stance.ASSERTS)]


def test_refresh_flags_a_decision_when_the_evidence_under_it_changes_and_leaves_its_verdict():
    claim = StatementFactory().claim
    status.refresh([claim.pk])
    decision = StatusDecisionFactory(claim=claim, basis=status.basis(claim))
    StatementFactory(claim=claim, stance=Stance.DENIES)

    status.refresh([claim.pk])

    decision.refresh_from_db()
    assert (decision.outdated, decision.verdict) == (True, "disputed")


def test_refresh_leaves_a_decision_alone_while_the_evidence_stays():
    claim = StatementFactory().claim
    status.refresh([claim.pk])
    decision = StatusDecisionFactory(claim=claim, basis=status.basis(claim))

    status.refresh([claim.pk])

    decision.refresh_from_db()
    assert decision.outdated is False


def test_refresh_raises_the_revision_only_when_something_derived_changes():
    claim = StatementFactory().claim
    status.refresh([claim.pk])
    claim.refresh_from_db()
    first = claim.revision

    status.refresh([claim.pk])

    claim.refresh_from_db()
    assert (first, claim.revision) == (2, 2)


def test_refresh_skips_what_is_no_claim():
    status.refresh([None])

    assert list(Claim.objects.all()) == []


def stored() -> list[list[tuple]]:
    columns = ("pk", "answer", "support", "disputed", "dispute", "reasons", "revision")
    rows = [Claim.objects.order_by("pk").values_list(*columns)]
    rows.append(Position.objects.order_by("claim", "party").values_list("claim", "party", "stance", "statements"))
    rows.append(Voice.objects.order_by("claim", "pk").values_list("claim", "statement", "brought_in_by", "more"))
    return [list(each) for each in rows]


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.CONFIRMS, Stance.DECLINES])
def test_a_statement_put_on_a_claim_leaves_nothing_to_derive_elsewhere(truce, stance):
    confirmed(truce["resumed"], RelationType.CORROBORATES, truce["holds"])
    status.refresh(claim.pk for claim in claims_of(truce))
    StatementFactory(claim=truce["broken"].claim, stance=stance)
    StatementFactory(claim=truce["holds"].claim, stance=stance, relay=["a news agency"])
    status.after_statement(status.hold([truce["broken"].claim_id, truce["holds"].claim_id], alone=True))
    derived_alone = stored()

    status.refresh(claim.pk for claim in claims_of(truce))

    assert stored() == derived_alone


def test_a_relation_decided_leaves_nothing_to_derive_elsewhere(truce):
    confirmed(truce["resumed"], RelationType.DENIES, truce["broken"])
    status.refresh(claim.pk for claim in claims_of(truce))
    confirmed(truce["holds"], RelationType.CONTRADICTS, truce["broken"])
    status.after_relation([truce["holds"].claim_id, truce["broken"].claim_id])
    derived_alone = stored()

    status.refresh(claim.pk for claim in claims_of(truce))

    assert stored() == derived_alone
    assert set(Claim.objects.values_list("dispute", flat=True)) == {truce["broken"].claim_id}


def test_an_agency_joins_the_origins_of_two_who_assert_through_a_third_that_asserts_no_more():
    """Only the latest statements on a claim are read whole, but each of all tells where the others go back to."""
    claim = ClaimFactory()
    one, other, former = (StatementFactory(claim=claim) for _ in range(3))
    for statement, relay in ((one, ["Antara"]), (former, ["Antara"])):
        Statement.objects.filter(pk=statement.pk).update(relay=relay)
    Article.objects.filter(pk=former.passage.version.article_id).update(
        near_duplicate_of=other.passage.version.article_id
    )
    StatementFactory(
        claim=claim, party=former.party, stance=Stance.DENIES, said_from="2999-01-01", said_precision="day"
    )

    status.refresh([claim.pk])

    assert derived(claim)[1] == Support.SINGLE_SOURCE
