"""Which labelled statements stand on one claim when suggestions are measured."""

from claims.management.scratch.suggesting import groups
from claims.matching.labelled import CHECK, Labelled
from tests.matching.builders import said


def test_statements_of_one_claim_are_those_that_labels_link_but_not_opposed_propositions():
    facts = [said(f"s{place}", f"kalimat {place}") for place in range(1, 6)]
    pairs = {("s1", "s3"): "denies", ("s3", "s4"): "repeats", ("s1", "s2"): "contradicts"}
    wanted = {frozenset(pair): relation for pair, relation in pairs.items()}
    event = Labelled("e", CHECK, facts, wanted, frozenset(), {})
    assert [[fact.key for fact in group] for group in groups(event)] == [["s1", "s3", "s4"], ["s2"], ["s5"]]
