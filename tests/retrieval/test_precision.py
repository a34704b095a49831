import pytest

from claims.actions import relations
from claims.models.choices import DismissalReason, RelationType
from claims.retrieval.precision import relation_precision
from tests.factories import EditorFactory, RelationFactory, StatementFactory

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
