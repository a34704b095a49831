"""What a correction does to the decided relations of a statement."""

import pytest
from django.utils import timezone

from claims.actions import joined, relations, statements
from claims.models import Claim, Decision, Relation, Statement
from claims.models.choices import Answer, DismissalReason, MissingContext, RelationState, RelationType
from claims.retrieval.asof import as_of
from claims.retrieval.precision import decided_proposals
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def charge():
    return make.StatementFactory(stance="accuses", speaker_text="Ana Sargsian", claim=make.ClaimFactory())


@pytest.fixture
def opposed(charge, editor):
    """Return a relation that makes the charge contested: another claim contradicts it."""
    relation = make.RelationFactory(
        source=make.StatementFactory(claim=make.ClaimFactory()), target=charge, type=RelationType.CONTRADICTS
    )
    return relations.confirm(relation=relation, by=editor)


def correct(statement, editor, **said):
    return statements.correct(statement=statement, said=said, reason="Misspelt.", by=editor)


def test_spelling_correction_takes_all_decided_relations_along(charge, opposed, editor):
    dismissed, aside, waiting = (make.RelationFactory(target=charge) for _ in range(3))
    relations.dismiss(relation=dismissed, dismissal=DismissalReason.SAME_ORIGIN, by=editor)
    relations.set_aside(relation=aside, needs=MissingContext.DATE, by=editor)

    later = correct(charge, editor, speaker_text="Anna Sargsyan")

    new = {relation.source: relation for relation in later.relations_in.all()}
    assert {source: (row.state, row.dismissal, row.needs) for source, row in new.items()} == {
        opposed.source: (RelationState.CONFIRMED, "", ""),
        dismissed.source: (RelationState.DISMISSED, DismissalReason.SAME_ORIGIN, ""),
        aside.source: (RelationState.SUGGESTED, "", MissingContext.DATE),
    }
    told = Decision.objects.filter(action="relation.created")
    assert {decision.subject for decision in told} == {row.public_id for row in new.values()}
    assert {(decision.actor, decision.reason) for decision in told} == {(editor, "Misspelt.")}
    assert charge.relations_in.count() == 4
    assert len(list(decided_proposals())) == 2
    assert waiting.source not in new


def test_status_stands_through_a_spelling_correction_and_in_the_past(charge, opposed, editor):
    claim, moment = Claim.objects.get(pk=charge.claim_id), timezone.now()

    later = correct(charge, editor, speaker_text="Anna Sargsyan")

    now = Claim.objects.get(pk=claim.pk)
    kept = ("answer", "support", "disputed", "dispute_id")
    assert {name: getattr(now, name) for name in kept} == {name: getattr(claim, name) for name in kept}
    assert (now.answer, now.disputed) == (Answer.CONTESTED, True)
    seen = [as_of(claim, at) for at in (moment, later.recorded_at, timezone.now())]
    assert [(then.answer, then.statements) for then in seen] == [
        (Answer.CONTESTED, [charge]),
        (Answer.CONTESTED, [later]),
        (Answer.CONTESTED, [later]),
    ]
    assert [fact.target for then in seen for _, fact in then.elsewhere] == [
        str(row.public_id) for row in (charge, later, later)
    ]


@pytest.mark.parametrize(
    "said",
    [
        {"stance": "asserts"},
        {"proposition": "Something else happened."},
        {"content_end": 9},
        {"denial_target": "responsibility"},
        {"figures": [{"low": 3.0}]},
        {"relay": ["a news agency"]},
    ],
)
def test_relations_stay_behind_when_what_is_said_is_corrected(charge, opposed, editor, said):
    later = correct(charge, editor, **said)

    assert not later.relations_in.exists()
    assert Claim.objects.get(pk=charge.claim_id).disputed is False
    opposed.refresh_from_db()
    assert (opposed.state, opposed.target) == (RelationState.CONFIRMED, charge)


def test_relations_go_along_when_a_party_is_filled_in_but_not_when_it_is_another(editor):
    nameless = make.StatementFactory(party=None, speaker_text="The ministry")
    other, own = (make.RelationFactory(target=nameless, state=RelationState.CONFIRMED) for _ in range(2))

    named = correct(nameless, editor, party=own.source.party)
    renamed = correct(named, editor, party=make.PartyFactory())

    filled = named.relations_in.get()
    assert (filled.source, filled.slots["b_party"]) == (other.source, str(named.party_id))
    assert not renamed.relations_in.exists()


def test_denial_on_no_claim_keeps_its_bearing_until_it_is_withdrawn(charge, editor):
    denial = make.StatementFactory(claim=None, stance="denies", speaker_text="A spokesman")
    relations.draw(source=denial, target=charge, type=RelationType.DENIES, reason="Answers it.", by=editor)

    later = correct(denial, editor, speaker_text="A spokeswoman")
    held = Claim.objects.get(pk=charge.claim_id)
    statements.withdraw(statement=later, reason="Twice.", by=editor)

    assert (held.disputed, Claim.objects.get(pk=charge.claim_id).disputed) == (True, False)


def test_what_went_along_is_undone_like_any_decision(charge, opposed, editor):
    moved = correct(charge, editor, speaker_text="Anna Sargsyan").relations_in.get()

    relations.reopen(relation=moved, by=editor)

    assert (moved.state, moved.type) == (RelationState.SUGGESTED, RelationType.CONTRADICTS)
    assert Claim.objects.get(pk=charge.claim_id).disputed is False


def test_correction_is_not_saved_without_its_relations(charge, opposed, editor, monkeypatch):
    def broken(*_args, **_more):
        raise RuntimeError

    monkeypatch.setattr(joined, "record", broken)

    with pytest.raises(RuntimeError):
        correct(charge, editor, speaker_text="Anna Sargsyan")

    assert Statement.objects.in_force().filter(pk=charge.pk).exists()
    assert Relation.objects.get() == opposed
