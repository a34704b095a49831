"""In what two related statements differ."""

import pytest

from claims.models import Relation
from claims.models.choices import Stance
from claims.templatetags.differing import differences, pair_stretch
from tests import factories

pytestmark = pytest.mark.django_db


def marked(relation: Relation) -> list[str]:
    stretch = pair_stretch(relation.source, relation.target)
    return [piece.text for piece in stretch.pieces if "differs" in piece.marks]


def test_stance_and_negation_differ_between_a_denial_and_what_it_denies() -> None:
    relation = factories.RelationFactory()

    found = {row.name: (row.source, row.target) for row in differences(relation)}

    assert found["Stance"] == ("denies", Stance(relation.target.stance).label)
    assert found["Negation"] == ("tidak", "")
    assert marked(relation) == ["tidak"]


def test_figures_differ_where_the_other_side_gives_other_ones() -> None:
    relation = factories.RelationFactory()
    start = relation.source.passage.start
    factories.FigureFactory(statement=relation.source, low=12, high=12, counted="prajurit", start=start, end=start + 4)
    factories.FigureFactory(statement=relation.target, low=30, high=30, counted="prajurit")

    found = {row.name: (row.source, row.target) for row in differences(relation)}

    assert found["Figure"] == ("at least 12 prajurit", "at least 30 prajurit")
    assert relation.source.passage.exact[:4] in marked(relation)


def test_what_is_alike_is_not_listed() -> None:
    relation = factories.RelationFactory()
    factories.FigureFactory(statement=relation.source, low=12, high=12)

    assert {row.name for row in differences(relation)} <= {"Stance", "Negation", "Said", "Event", "Accused"}
