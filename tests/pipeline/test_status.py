"""What is derived about claims when their evidence changes."""

import random
import uuid
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from claims.models import Article, Claim, Position, Relation, Statement, Voice
from claims.models.choices import Answer, PartyRole, RelationState, RelationType, Stance, Support
from claims.pipeline import status
from claims.retrieval.edges import touching
from claims.retrieval.evidence import Names, evidence_of
from claims.status.positions import positions
from claims.status.rule import derive
from claims.status.voices import voices
from tests.factories import (
    CandidateFactory,
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


def test_a_contradiction_within_a_claim_makes_of_a_denial_by_the_accused_a_contested_claim():
    claim = ClaimFactory()
    denied = StatementFactory(claim=claim, stance=Stance.DENIES)
    accused = StatementFactory(claim=claim, stance=Stance.ACCUSES, target=denied.party)
    confirmed(denied, RelationType.DENIES, accused)
    status.refresh([claim.pk])
    assert derived(claim)[0] == Answer.DENIED
    Relation.objects.update(type=RelationType.CONTRADICTS)
    status.refresh([claim.pk])
    assert derived(claim)[0] == Answer.CONTESTED


@pytest.mark.parametrize("seed", range(3))
def test_what_is_read_of_a_claim_gives_what_all_that_was_said_on_it_gives(seed):
    """A line is ordered and gathered by the database, the rule orders statements by itself: the same comes of both."""
    chance = random.Random(seed)
    claim, other = ClaimFactory(), ClaimFactory()
    parties = [None, *(PartyFactory(name=name) for name in ("North", "South", "a guard"))]
    blanket = CandidateFactory(why=["mutual"])
    first = StatementFactory(claim=claim)
    days = [None, *(date(2026, 3, day) for day in range(1, 6))]
    moments = [datetime(2026, 3, 3, hour, tzinfo=UTC) for hour in (0, 12, 23)]
    fields = {field.attname: getattr(first, field.attname) for field in Statement._meta.concrete_fields}
    made = []
    for _ in range(60):
        party, day, withdrawn = chance.choice(parties), chance.choice(days), chance.random() < 0.1
        varied = {
            "party_id": party.pk if party else None,
            "speaker_text": chance.choice(["", "a guard", "North"]),
            "stance": chance.choice(Stance.values),
            "target_id": getattr(chance.choice(parties), "pk", None),
            "said_from": day,
            "said_precision": "day" if day else "unknown",
            "recorded_at": chance.choice(moments),
            "claim_id": chance.choice([claim, claim, claim, other]).pk,
            "relay": chance.choice([[], [], ["Antara"]]) if seed else [],
            "withdrawn_at": timezone.now() if withdrawn else None,
            "withdrawn_by_id": first.recorded_by_id if withdrawn else None,
            "public_id": uuid.UUID(int=chance.getrandbits(128)),
        }
        made.append(Statement(**{name: value for name, value in (fields | varied).items() if name != "id"}))
    # One says last that it denies whatever the other side says.
    last = {
        "claim": claim,
        "party": parties[1],
        "stance": Stance.DENIES,
        "said_from": date(2026, 3, 9),
        "candidate": blanket,
    }
    for name, value in (last | {"said_precision": "day", "withdrawn_at": None, "withdrawn_by": None}).items():
        setattr(made[0], name, value)
    Statement.objects.bulk_create(made)
    for source, target in zip(made[:12:2], made[1:12:2], strict=True):
        confirmed(source, chance.choice(RelationType.values), target)

    status.refresh([claim.pk, other.pk])

    for row in (claim, other):
        names = Names()
        whole = evidence_of([row], touching([row.pk]), names)[row.pk]
        found = derive(whole.statements, whole.relations)
        assert derived(row) == (found.answer, found.support, found.disputed)
        assert [reason["slug"] for reason in row.reasons] == [reason.slug for reason in found.reasons]
        columns = ("party", "stance", "since", "statements", "changed")
        assert sorted(row.positions.values_list(*columns)) == sorted(
            (int(one.party), one.stance, one.since, len(one.statements), one.changed)
            for one in positions(whole.statements)
        )
        assert list(row.voices.order_by("pk").values_list("statement__public_id", "brought_in_by", "more")) == [
            (uuid.UUID(one.statement.key), str(one.brought_in_by or ""), one.more)
            for one in voices(whole, names.parties)
        ]
