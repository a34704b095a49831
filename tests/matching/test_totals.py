from dataclasses import replace

from claims.matching.explain import named, sentence
from claims.matching.propose import propose
from tests.matching.builders import count, said

SOUTH = said(
    "s1",
    "504 tentara mereka tewas dan lebih dari 20 warga sipil tewas",
    party="south",
    figures=(count(504, "tentara tewas"), count(20, "warga sipil tewas", "more than")),
)
NORTH = said(
    "s2",
    "31 warga sipil tewas",
    party="north",
    figures=(count(31, "warga sipil tewas"),),
    context="Utara belum mengungkapkan kerugian militernya, tetapi menyebut 31 warga sipil tewas.",
)
TOTAL = said(
    "s3", "jumlah korban tewas gabungan hampir 3.000", party="east", figures=(count(3000, "korban tewas", "nearly"),)
)


def test_a_total_is_held_against_every_reported_part():
    found = propose(TOTAL, [SOUTH, NORTH])
    assert {(one.source, one.target, one.rule) for one in found} == {
        ("s3", "s1", "figure.total_against_parts/8"),
        ("s3", "s2", "figure.total_against_parts/8"),
    }


def test_the_same_sum_is_seen_from_a_part():
    (from_part,) = [one for one in propose(NORTH, [SOUTH, TOTAL]) if one.source == "s3"]
    (from_total,) = [one for one in propose(TOTAL, [NORTH, SOUTH]) if one.target == "s2"]
    assert from_part.slots == from_total.slots


def test_the_explanation_lists_parts_sum_and_what_is_not_disclosed():
    found = propose(TOTAL, [SOUTH, NORTH])[0]
    text = sentence(found.explanation, named(found.slots, {"south": "South", "north": "North", "east": "East"}), "en")
    assert text == (
        "East: nearly 3,000 killed in all (date not known). Reported parts: more than 555 (504 + over 20 + 31): "
        "South: 504 military killed, South: more than 20 civilians killed, North: 31 civilians killed. "
        "North: military killed not disclosed. The sum is ours, not a source's."
    )


def test_parts_that_make_up_the_total_are_no_conflict():
    whole = replace(TOTAL, figures=(count(555, "korban tewas", "about"),))
    assert [one for one in propose(whole, [SOUTH, NORTH]) if one.type == "conflicting_figure"] == []


def test_one_partys_part_below_the_total_is_no_conflict():
    assert propose(TOTAL, [NORTH]) == []


def test_one_part_above_the_total_is_a_conflict():
    whole = replace(TOTAL, figures=(count(25, "korban tewas"),))
    (found,) = propose(whole, [NORTH])
    assert found.explanation == "parts_exceed_total"


def test_parts_of_another_article_of_unknown_date_are_left_out():
    assert propose(TOTAL, [replace(SOUTH, article="b"), replace(NORTH, article="b")]) == []


def test_a_part_reported_twice_is_added_once():
    again = replace(SOUTH, key="s4", position=4)
    (found, _) = propose(TOTAL, [SOUTH, NORTH, again])
    assert (found.slots["parts"], found.slots["sum_number"]) == (3, 555.0)


def test_figures_of_different_people_are_never_said_to_be_disjoint():
    soldiers, civilians = replace(SOUTH, figures=SOUTH.figures[:1]), NORTH
    assert propose(soldiers, [civilians]) == []
