"""A battle and the war it is part of: compared, but for their figures. Two battles are two events."""

import pytest

from claims.matching.claims import ClaimFact, suggest
from claims.matching.counts import not_comparable
from claims.matching.propose import propose
from claims.matching.slots import gate
from tests.matching.builders import count, said

WAR = {"events": frozenset({"war"})}
BATTLE = {"events": frozenset({"battle"}), "within": frozenset({"truce", "war"})}
SIEGE = {"events": frozenset({"siege"}), "within": frozenset({"truce", "war"})}
CHARGE = "Utara mengirim tentara bayaran ke Lemar"


def relations(new, other):
    return [(one.type.value, one.caveats) for one in propose(new, [other])]


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [(BATTLE, WAR, ()), (WAR, BATTLE, ()), (BATTLE, SIEGE, ("event",)), (BATTLE, BATTLE, ())],
    ids=["battle and war", "war and battle", "two battles", "one battle"],
)
def test_the_gate_lets_nested_events_through_and_no_two_parts_of_one(one, other, differs):
    a, b = said("s1", CHARGE, **one), said("s2", CHARGE, article="b", **other)
    assert gate(a, b).differs == differs


def test_a_denial_about_the_war_answers_an_accusation_about_a_battle_and_says_so():
    charge = said("s1", CHARGE, "accuses", party="south", target="north", **BATTLE)
    denial = said("s2", CHARGE, "denies", party="north", article="b", **WAR)
    ((kind, caveats),) = relations(denial, charge)
    assert (kind, "wider_event" in caveats) == ("denies", True)
    assert relations(denial, said("s1", CHARGE, "accuses", party="south", target="north", **WAR)) == [
        ("denies", tuple(caveat for caveat in caveats if caveat != "wider_event"))
    ]


def test_figures_of_a_war_and_of_a_battle_are_no_conflict_and_the_event_is_named():
    day = {"said_from": None, "said_to": None}
    war = said(
        "s1", "30 warga sipil tewas", party="south", figures=(count(30, "warga sipil", "more than"),), **WAR | day
    )
    battle = said("s2", "2 warga sipil tewas", party="north", figures=(count(2, "warga sipil"),), **BATTLE | day)
    assert relations(battle, war) == []
    assert [slot for slot, _slots in not_comparable(battle, war)] == ["event"]


def test_the_same_figures_of_one_battle_conflict():
    one = said("s1", "30 warga sipil tewas", party="south", figures=(count(30, "warga sipil"),), **BATTLE)
    other = said("s2", "2 warga sipil tewas", party="north", figures=(count(2, "warga sipil"),), **BATTLE)
    assert [kind for kind, _caveats in relations(other, one)] == ["conflicting_figure"]


def test_the_parts_of_a_wars_total_are_not_those_of_a_battle():
    total = said("s1", "63 warga sipil dari kedua pihak tewas", party="red", figures=(count(63, "warga sipil"),), **WAR)
    parts = [
        said(f"s{n}", f"{value} warga sipil tewas", party=party, figures=(count(value, "warga sipil"),), **BATTLE)
        for n, (party, value) in enumerate([("north", 10), ("south", 12)], 2)
    ]
    assert [one.type.value for one in propose(total, parts)] == []


def test_a_claim_of_the_war_is_suggested_behind_that_of_the_battle_and_a_claim_of_another_battle_never():
    claims = [
        ClaimFact("of war", CHARGE, "id", WAR["events"]),
        ClaimFact("of siege", CHARGE, "id", SIEGE["events"], within=SIEGE["within"]),
        ClaimFact("of battle", CHARGE, "id", BATTLE["events"], within=BATTLE["within"]),
    ]
    found = suggest(said("s1", CHARGE, "accuses", party="south", **BATTLE), claims)
    assert [(one.claim, one.differs) for one in found] == [("of battle", None), ("of war", "event")]
