"""The command as it is called from a shell, on real articles where they are at hand."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from claims.matching.counts import not_comparable
from claims.matching.evaluate import load, proposals
from claims.matching.propose import propose
from claims.status.facts import RelationFact, StatementPosition
from claims.status.rule import derive
from claims.vocabulary import PartyRole, RelationType

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD, RELATIONS, SEEDS = SHARED / "gold/statements.jsonl", SHARED / "gold/relations.jsonl", SHARED / "seeds"

pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="labelled articles (../shared) are not here")


@pytest.fixture(scope="module")
def statements():
    return {one.key: one for one in load(GOLD, SEEDS)}


@pytest.fixture(scope="module")
def made(statements):
    return proposals(list(statements.values()))


def test_the_command_needs_no_environment_and_finds_the_labelled_relations(tmp_path):
    out, totals = tmp_path / "proposals.jsonl", tmp_path / "summary.json"
    command = [
        sys.executable,
        "manage.py",
        "evaluate",
        "matching",
        GOLD,
        RELATIONS,
        SEEDS,
        "--proposals",
        out,
        "--json",
        totals,
    ]
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    counted = json.loads(totals.read_text())
    assert counted == json.loads(done.stdout)
    assert counted["found"] >= 9
    assert counted["proposed"] <= 3 * counted["gold"]
    assert counted["precision_shown"] >= 60
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert {"source", "target", "relation", "rule", "explanation", "shown"} <= rows[0].keys()


def test_nothing_of_2020_is_related_to_anything_of_2023(made):
    later = ("000", "001")
    assert [one for one in made if one.source.startswith(later) != one.target.startswith(later)] == []


@pytest.mark.parametrize(
    ("denial", "answered"), [("004-03", {"004-02"}), ("004-11", {"004-10"}), ("003-11", set()), ("000-05", set())]
)
def test_a_denial_answers_what_it_points_at_and_nothing_else(made, denial, answered):
    assert {one.target for one in made if one.source == denial} == answered


def test_a_denial_of_what_nobody_asserts_is_in_no_contradiction(made):
    assert [one for one in made if "000-05" in (one.source, one.target)] == []


@pytest.mark.parametrize(
    ("a", "b", "slot"),
    [
        ("003-10", "004-09", "period"),
        ("003-09", "004-08", "period"),
        ("002-04", "004-12", "as_of"),
        ("001-04", "000-01", "measure"),
    ],
)
def test_figures_of_different_things_are_no_conflict_and_the_slot_is_named(statements, made, a, b, slot):
    assert [one for one in made if {one.source, one.target} == {a, b}] == []
    assert slot in [name for name, _ in not_comparable(statements[a], statements[b])]


def test_without_dates_in_the_articles_nothing_is_presented_across_them(statements):
    bare = [replace(one, events=frozenset()) for one in statements.values()]
    across = [p for one in bare for p in propose(one, bare) if p.source[:3] != p.target[:3] and p.shown]
    assert across == []


@pytest.fixture(scope="module")
def fighters(statements):
    """One accusation taken as the two that it is: being involved, and sending fighters."""
    charge = statements["004-14"]
    involved, sent = charge.proposition.split(" dan ", maxsplit=1)
    halves = [
        replace(charge, key="involved", proposition=involved),
        replace(charge, key="sent", proposition=f"Turki {sent}", position=charge.position),
    ]
    return {one.key: one for one in [*halves, statements["004-15"], statements["004-16"]]}


def test_sending_fighters_is_denied_and_upheld_while_being_involved_is_neither(fighters):
    related = {(one.source, one.type.value, one.target) for one in proposals(list(fighters.values()))}
    assert related == {
        ("004-15", "denies", "sent"),
        ("004-16", "corroborates", "sent"),
        ("004-16", "contradicts", "004-15"),
    }


def test_sending_fighters_is_contested_with_a_third_party_and_being_involved_is_unanswered(fighters):
    roles = {"004-16": PartyRole.THIRD_PARTY}
    said = {
        key: StatementPosition(key, one.stance, one.party, roles.get(key), target=one.target, origin="004")
        for key, one in fighters.items()
    }
    denial = RelationFact(RelationType.DENIES, "004-15", "sent", said["004-15"], "other")
    same = RelationFact(RelationType.CORROBORATES, "004-16", "sent", said["004-16"], "other")
    sent, involved = derive([said["sent"]], [denial, same]), derive([said["involved"]], [])
    assert (sent.answer, sent.support, sent.disputed) == ("contested", "third_party", True)
    assert (involved.answer, involved.support, involved.disputed) == ("unanswered", "single_source", False)
