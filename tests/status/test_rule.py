from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.status.explain import sentence
from claims.status.facts import RelationFact, StatementPosition
from claims.status.rule import RULE_VERSION, derive
from claims.vocabulary import Answer, PartyRole, RelationType, Stance, Support

BELLIGERENT, MONITOR = PartyRole.BELLIGERENT, PartyRole.MONITOR


def said(key, party, stance, *, target=None, role=BELLIGERENT, origin="article", on=None, **more):
    when = date(2031, 5, on) if on else None
    return StatementPosition(key, Stance(stance), party, role, target=target, origin=origin, said=when, **more)


def elsewhere(kind, source, target, other, claim="other"):
    return RelationFact(RelationType(kind), source, target, other, claim)


CHARGE = said("1", "south", "accuses", target="north")
DENIAL = said("2", "north", "denies")
UPHELD = said("3", "watch", "confirms", role=MONITOR, target="north")
HOLDS = said("9", "east", "asserts")
RESUMED = said("8", "north", "denies")


@pytest.mark.parametrize(
    ("case", "statements", "relations", "answer", "support", "disputed"),
    [
        ("nothing said", [], [], "unanswered", "no_named_source", False),
        ("accused only", [CHARGE], [], "unanswered", "single_source", False),
        ("the accused denies", [CHARGE, DENIAL], [], "denied", "single_source", True),
        ("only denied", [DENIAL], [], "denied", "no_named_source", False),
        ("a monitor says the same", [CHARGE, UPHELD], [], "unanswered", "third_party", False),
        ("denied and upheld by a monitor", [CHARGE, DENIAL, UPHELD], [], "contested", "third_party", True),
        (
            "denied by another than the accused",
            [CHARGE, said("2", "east", "denies")],
            [],
            "contested",
            "single_source",
            True,
        ),
        (
            "denied where nobody is accused",
            [said("1", "south", "asserts"), DENIAL],
            [],
            "contested",
            "single_source",
            True,
        ),
        (
            "an ally of the accuser, same article",
            [CHARGE, said("3", "west", "accuses", target="north")],
            [],
            "unanswered",
            "single_source",
            False,
        ),
        (
            "two sources of two origins",
            [CHARGE, said("3", "west", "accuses", target="north", origin="b")],
            [],
            "unanswered",
            "several_origins",
            False,
        ),
        (
            "two sources of one wire copy denied",
            [CHARGE, said("3", "west", "accuses", target="north"), DENIAL],
            [],
            "denied",
            "single_source",
            True,
        ),
        ("the accused concedes", [CHARGE, said("2", "north", "concedes")], [], "conceded", "single_source", False),
        (
            "the accused justifies",
            [CHARGE, said("2", "north", "justifies")],
            [],
            "partly_conceded",
            "single_source",
            False,
        ),
        ("the accused declines", [CHARGE, said("2", "north", "declines")], [], "unanswered", "single_source", False),
        (
            "denied, then conceded",
            [CHARGE, said("2", "north", "denies", on=3), said("4", "north", "concedes", on=5)],
            [],
            "conceded",
            "single_source",
            False,
        ),
        (
            "denied, then silent",
            [CHARGE, said("2", "north", "denies", on=3), said("4", "north", "declines", on=5)],
            [],
            "denied",
            "single_source",
            True,
        ),
        (
            "the accuser retracts",
            [said("1", "south", "accuses", target="north", on=1), said("4", "south", "retracts", on=2)],
            [],
            "unanswered",
            "no_named_source",
            False,
        ),
        (
            "a blanket denial",
            [CHARGE, said("2", "north", "denies", blanket=True)],
            [],
            "unanswered",
            "single_source",
            False,
        ),
        ("no named source", [StatementPosition("1", Stance.ASSERTS)], [], "unanswered", "no_named_source", False),
        (
            "the opposite elsewhere",
            [CHARGE],
            [elsewhere("contradicts", "9", "1", HOLDS)],
            "contested",
            "single_source",
            True,
        ),
        (
            "denied elsewhere by the accused",
            [CHARGE],
            [elsewhere("denies", "8", "1", RESUMED)],
            "denied",
            "single_source",
            True,
        ),
        (
            "this denial answers another claim",
            [RESUMED],
            [elsewhere("denies", "8", "1", CHARGE)],
            "denied",
            "no_named_source",
            False,
        ),
        (
            "another figure elsewhere",
            [said("1", "south", "asserts")],
            [elsewhere("conflicting_figure", "9", "1", HOLDS)],
            "contested",
            "single_source",
            True,
        ),
        (
            "the same said elsewhere",
            [CHARGE],
            [elsewhere("corroborates", "3", "1", UPHELD)],
            "unanswered",
            "third_party",
            False,
        ),
        (
            "partly granted elsewhere",
            [CHARGE],
            [elsewhere("partly_concedes", "7", "1", said("7", "north", "concedes"))],
            "partly_conceded",
            "single_source",
            False,
        ),
        (
            "a counter-accusation answers nothing",
            [CHARGE],
            [elsewhere("counter_accusation", "7", "1", said("7", "north", "accuses", target="south"))],
            "unanswered",
            "single_source",
            False,
        ),
    ],
)
def test_status_follows_the_published_rule(case, statements, relations, answer, support, disputed):
    status = derive(statements, relations)
    assert (status.answer, status.support, status.disputed) == (Answer(answer), Support(support), disputed), case
    assert status.rule_version == RULE_VERSION


def test_a_claim_that_is_only_denied_says_that_no_named_source_asserts_it():
    reasons = [sentence(one.slug, one.slots, "en") for one in derive([DENIAL], []).reasons]
    assert reasons == ["Denied by north.", "It is known only from its denial.", "No named source asserts it."]


def test_a_statement_on_another_claim_is_named_in_the_reasons():
    (reason,) = [
        one
        for one in derive([CHARGE], [elsewhere("contradicts", "9", "1", HOLDS, "c7")]).reasons
        if one.slots.get("claim")
    ]
    assert (reason.slug, reason.slots["party"], reason.slots["statement"], reason.slots["claim"]) == (
        "contradicted_elsewhere",
        "east",
        "9",
        "c7",
    )


def test_a_contradiction_confirmed_between_statements_of_the_claim_makes_it_contested():
    both_here = RelationFact(RelationType.CONTRADICTS, "3", "2")
    ally = said("3", "west", "accuses", target="north")
    assert derive([CHARGE, DENIAL, ally], []).answer == Answer.DENIED
    assert derive([CHARGE, DENIAL, ally], [both_here]).answer == Answer.CONTESTED


def test_the_status_does_not_depend_on_the_order_of_its_evidence():
    evidence = [CHARGE, DENIAL, UPHELD]
    relations = [elsewhere("contradicts", "9", "1", HOLDS), elsewhere("denies", "8", "1", RESUMED)]
    results = {
        repr(derive(list(order), links)) for order in permutations(evidence) for links in (relations, relations[::-1])
    }
    assert len(results) == 1


parties = st.sampled_from(["north", "south", "east", None])
statements = st.builds(
    StatementPosition,
    key=st.uuids().map(str),
    stance=st.sampled_from(list(Stance)),
    party=parties,
    role=st.sampled_from([None, *PartyRole]),
    target=parties,
    origin=st.sampled_from(["a", "b", None]),
    said=st.none() | st.dates(date(2030, 1, 1), date(2032, 1, 1)),
    blanket=st.booleans(),
)


@given(st.lists(statements, max_size=6))
def test_disputed_means_asserted_by_someone_and_denied_or_contested(given_statements):
    status = derive(given_statements, [])
    opposed = status.answer in (Answer.DENIED, Answer.CONTESTED)
    assert status.disputed == (opposed and status.support != Support.NO_NAMED_SOURCE)


@given(st.lists(statements, max_size=6), st.sampled_from(["en", "id", "ru"]))
def test_every_reason_can_be_worded(given_statements, language):
    for one in derive(given_statements, []).reasons:
        assert sentence(one.slug, one.slots, language)


@given(st.lists(statements, max_size=6))
def test_silence_and_blanket_denials_never_answer(given_statements):
    silent = [one for one in given_statements if one.stance not in (Stance.DENIES, Stance.PARTLY_DENIES) or one.blanket]
    assert derive(silent, []).answer not in (Answer.DENIED, Answer.CONTESTED)
