"""The labelled pairs, split by event: precision and recall per relation, printed and held at a floor."""

import pytest

from claims.matching.evaluate import proposals
from tests.matching.labelled import Score, events, load, score

FLOORS = {"denies": (85, 75), "conflicting_figure": (85, 75), "corroborates": (85, 75), "repeats": (85, 75)}
LEAST_PAIRS = 60


@pytest.fixture(scope="module")
def measured() -> Score:
    cases = [load(name) for name in events()]
    return score([(labelled, proposals(labelled.facts)) for labelled in cases])


def test_there_are_enough_pairs(measured):
    assert sum(measured.wanted.values()) >= LEAST_PAIRS


@pytest.mark.parametrize("relation", sorted(FLOORS))
def test_a_relation_keeps_its_floors(measured, relation):
    precision, recall = measured.precision(relation), measured.recall(relation)
    print(f"{relation}: precision {precision:.0f}, recall {recall:.0f}, wanted {measured.wanted[relation]}")
    assert precision >= FLOORS[relation][0]
    assert recall >= FLOORS[relation][1]


def test_contradictions_keep_half_their_precision(measured):
    assert measured.precision("contradicts") >= 50


def test_statements_of_different_events_are_never_related():
    facts = [fact for name in events() for fact in load(name).facts]
    by_key = {fact.key: fact.article.split("-")[0] for fact in facts}
    assert len(by_key) == len(facts)
    assert [one for one in proposals(facts) if by_key[one.source] != by_key[one.target]] == []
