import pytest
from django.core.management import call_command

from claims.actions import relations
from claims.matching.thresholds import LEAST
from claims.models import Newsroom
from claims.models.choices import DismissalReason, RelationState, RelationType
from claims.retrieval.precision import relation_precision
from tests.factories import ClaimFactory, EditorFactory, RelationFactory, StatementFactory

pytestmark = pytest.mark.django_db


def test_relation_precision_counts_what_editors_made_of_each_kind(django_assert_num_queries):
    editor = EditorFactory()
    right, other, wrong, back, _open = RelationFactory.create_batch(5)
    relations.confirm(relation=right, by=editor)
    relations.confirm(relation=other, type=RelationType.CONTRADICTS, by=editor)
    relations.dismiss(relation=wrong, dismissal=DismissalReason.DIFFERENT_TIME, by=editor)
    relations.confirm(relation=back, by=editor)
    relations.reopen(relation=back, by=editor)
    relations.draw(
        source=StatementFactory(), target=StatementFactory(), type=RelationType.DENIES, reason="Seen.", by=editor
    )

    with django_assert_num_queries(1):
        (denies,) = relation_precision()

    assert (denies.type, denies.confirmed, denies.corrected, denies.decided) == (RelationType.DENIES, 1, 1, 3)
    assert denies.reasons == [("different time window", 1)]
    assert round(denies.percent) == 33


def test_thresholds_are_learned_from_decisions_and_kept_when_they_win(capsys):
    editor = EditorFactory()
    answered = StatementFactory(recorded_by=editor)
    shared = {"party": answered.party, "version": answered.passage.version, "recorded_by": editor}
    decided = {"target": answered, "decided_by": editor}
    for _ in range(LEAST):  # each source on a claim, and so an event, of its own
        right, wrong = StatementFactory.create_batch(2, claim=ClaimFactory(), **shared)
        RelationFactory(source=right, score=0.9, state=RelationState.CONFIRMED, **decided)
        RelationFactory(source=wrong, score=0.4, state=RelationState.DISMISSED, dismissal="not_opposed", **decided)

    call_command("learn", "thresholds", "--show")
    assert Newsroom.current().thresholds == {}
    call_command("learn", "thresholds")
    assert Newsroom.current().thresholds == {RelationType.DENIES: 0.9}
    call_command("learn", "thresholds")

    printed = capsys.readouterr().out
    assert printed.count("They would be kept") == printed.count("Kept.") == printed.count("nothing changes") == 1
