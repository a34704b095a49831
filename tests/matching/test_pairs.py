"""The labelled pairs, split by event: rules are changed on one half only; both halves hold a floor per relation.

Counted without an embedder, which finds more (docs/matching.md) and takes longer.
"""

import pytest

from claims.matching.labelled import CHECK, DEVELOP, Score, measure
from claims.matching.propose import propose
from tests.matching.builders import EVENTS

FLOORS = {"denies": (85, 75), "conflicting_figure": (85, 75), "corroborates": (85, 65), "repeats": (85, 75)}
LEAST_PAIRS = 300


@pytest.fixture(scope="module")
def measured() -> dict[str, Score]:
    return {split: measure([one for one in EVENTS if one.split == split], None) for split in (DEVELOP, CHECK)}


def test_there_are_enough_labelled_pairs():
    assert sum(len(event.wanted) + len(event.unrelated) for event in EVENTS) >= LEAST_PAIRS


@pytest.mark.parametrize("split", [DEVELOP, CHECK])
@pytest.mark.parametrize("relation", sorted(FLOORS))
def test_a_relation_keeps_its_floors(measured, relation, split):
    score = measured[split]
    precision, recall = score.precision(relation), score.recall(relation)
    print(f"{split} {relation}: precision {precision:.0f}, recall {recall:.0f}, wanted {score.wanted[relation]}")
    assert (precision, recall) >= FLOORS[relation]
    assert recall >= FLOORS[relation][1]


@pytest.mark.parametrize("split", [DEVELOP, CHECK])
def test_contradictions_keep_half_their_precision(measured, split):
    assert measured[split].precision("contradicts") >= 50


def test_statements_of_different_events_are_never_related():
    facts = [fact for event in EVENTS for fact in event.facts]
    events = {fact.key: fact.events for fact in facts}
    assert len(events) == len(facts)
    asked = [proposal for fact in facts[::4] for proposal in propose(fact, facts)]
    assert [one for one in asked if events[one.source] != events[one.target]] == []
