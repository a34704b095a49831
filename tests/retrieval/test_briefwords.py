"""A brief says what was said, by whom and where it was printed, and nothing beyond it."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from claims.models.choices import Answer, Precision, RelationType, Stance, Support
from claims.retrieval import briefwords
from claims.retrieval.briefwords import Facts, Quote

QUOTE = Quote(
    stance=Stance.ASSERTS,
    words="the bridge was shelled",
    party="North",
    language="en",
    outlet="Harian Lereng",
    printed_on=date(2024, 5, 14),
    link="https://news.example/1",
)
FACTS = Facts("The bridge was shelled.", Answer.UNANSWERED, Support.SINGLE_SOURCE, disputed=False, asserting=[QUOTE])
SOURCE = " (Harian Lereng, 14 May 2024, https://news.example/1)."
TAIL = f": “the bridge was shelled”{SOURCE}"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "North said"),
        ({"stance": Stance.ACCUSES, "target": "South"}, "North accused South"),
        ({"stance": Stance.ACCUSES}, "North made an accusation"),
        ({"stance": Stance.DENIES}, "North denied"),
        ({"stance": Stance.DENIES, "denial_target": "responsibility"}, "North denied responsibility"),
        ({"stance": Stance.DENIES, "denial_target": "occurrence"}, "North denied that it happened"),
        ({"stance": Stance.PARTLY_DENIES}, "North denied in part"),
        ({"stance": Stance.CONFIRMS}, "North said the same"),
        ({"stance": Stance.CONCEDES}, "North said that this is so"),
        ({"stance": Stance.JUSTIFIES}, "North gave a reason"),
        ({"stance": Stance.DOUBTS}, "North doubted"),
        ({"stance": Stance.DECLINES}, "North declined to comment"),
        ({"stance": Stance.RETRACTS}, "North took back what it had said"),
        ({"stance": Stance.REVISES}, "North changed what it had said"),
        ({"stance": Stance.DEMANDS}, "North demanded"),
        ({"stance": Stance.PROMISES}, "North promised"),
        ({"hedged": True}, "North said, with reserve"),
        ({"speaker": "The North"}, "North said"),
        ({"speaker": "its ministry"}, "North (its ministry) said"),
        ({"party": "", "speaker": "A villager"}, "A villager said"),
        ({"party": ""}, "A source that is not named said"),
        ({"relay": ("Antara",)}, "North (passed on by Antara) said"),
        ({"said_on": date(2024, 5, 13)}, "On 13 May 2024, North said"),
        ({"said_on": date(2024, 5, 1), "said_precision": Precision.MONTH}, "In May 2024, North said"),
        ({"said_on": date(2024, 1, 1), "said_precision": Precision.YEAR}, "In 2024, North said"),
    ],
)
def test_each_statement_is_one_sentence_with_its_source(changes: dict[str, object], expected: str) -> None:
    facts = replace(FACTS, asserting=[replace(QUOTE, **changes)], watched=False)
    with translation.override("en"):
        assert list(map(str, briefwords.sentences(facts))) == [expected + TAIL]


@pytest.mark.parametrize(("words", "language"), [("the allegations", "en"), ("klaim tersebut", "id")])
def test_words_that_only_point_at_others_are_not_quoted(words: str, language: str) -> None:
    denial = replace(QUOTE, stance=Stance.DENIES, words=words, language=language)
    with translation.override("en"):
        assert list(map(str, briefwords.sentences(replace(FACTS, asserting=[denial])))) == [f"North denied{SOURCE}"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "North menyatakan"),
        ({"stance": Stance.ACCUSES, "target": "South"}, "North menuduh South"),
        ({"stance": Stance.DENIES}, "North membantah"),
        ({"stance": Stance.DENIES, "denial_target": "responsibility"}, "North membantah tanggung jawabnya"),
        ({"stance": Stance.DOUBTS}, "North menyatakan keraguan"),
        ({"stance": Stance.CONCEDES}, "North menyatakan bahwa hal itu demikian"),
        ({"stance": Stance.RETRACTS}, "North menarik kembali pernyataannya"),
        ({"hedged": True}, "North menyatakan (dimuat tanpa dipastikan)"),
        ({"said_on": date(2024, 5, 1), "said_precision": Precision.MONTH}, "Pada Mei 2024, North menyatakan"),
    ],
)
def test_in_indonesian_it_says_the_same(changes: dict[str, object], expected: str) -> None:
    facts = replace(FACTS, asserting=[replace(QUOTE, **changes)], watched=False)
    words = (
        ": “the bridge was shelled” (dimuat dalam bahasa Inggris) (Harian Lereng, 14 Mei 2024, https://news.example/1)."
    )
    with translation.override("id"):
        assert list(map(str, briefwords.sentences(facts))) == [expected + words]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"outlet": ""}, "(outlet unknown, 14 May 2024, https://news.example/1)."),
        ({"printed_on": None}, "(Harian Lereng, date unknown, https://news.example/1)"),
        ({"printed_precision": Precision.MONTH}, "(Harian Lereng, May 2024, https://news.example/1)"),
        ({"link": ""}, "(Harian Lereng, 14 May 2024)"),
        ({"language": "id"}, "“the bridge was shelled” (printed in Indonesian) (Harian Lereng"),
        ({"language": "xx"}, "“the bridge was shelled” (Harian Lereng"),
        ({"words": "the bridge\n was  shelled."}, "“the bridge was shelled” (Harian Lereng"),
    ],
)
def test_what_is_unknown_of_a_source_is_said_and_words_are_never_translated(
    changes: dict[str, object], expected: str
) -> None:
    with translation.override("en"):
        said = briefwords.sentences(replace(FACTS, asserting=[replace(QUOTE, **changes)]))
        assert expected in briefwords.text("", said)


UNKNOWN = "Whether South replied is not known: the event is not being followed here"
HIDDEN = "In what North said, the figure for soldiers is not disclosed"
HELD = {"articles": 12, "last_added": date(2024, 5, 14)}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        (HELD, []),
        (HELD | {"watched": True}, ["No denial is on record (12 articles held here, last added 14 May 2024)."]),
        (HELD | {"watched": True, "denying": [QUOTE]}, []),
        (
            HELD | {"watched": True, "silent": ["South"]},
            ["No reply by South is on record (12 articles held here, last added 14 May 2024)."],
        ),
        (
            HELD | {"silent": ["South"], "articles": 1},
            [f"{UNKNOWN} (1 article held here, last added 14 May 2024)."],
        ),
        (
            HELD | {"watched": True, "denying": [QUOTE], "asserting": []},
            ["No source that asserts it is on record (12 articles held here, last added 14 May 2024)."],
        ),
        (
            {"asserting": [replace(QUOTE, undisclosed=("soldiers",))]},
            [f"{HIDDEN} (Harian Lereng, 14 May 2024, https://news.example/1)."],
        ),
    ],
)
def test_what_is_missing_is_said_only_where_the_newsroom_looks_for_it(
    changes: dict[str, object], expected: list[str]
) -> None:
    facts = replace(FACTS, **changes)
    said = len(facts.asserting) + len(facts.denying)
    with translation.override("en"):
        assert list(map(str, briefwords.sentences(facts)))[said:] == expected


@pytest.mark.parametrize(
    ("relation", "how"),
    [
        (RelationType.DENIES, "denies this one"),
        (RelationType.CONTRADICTS, "contradicts this one"),
        (RelationType.CONFLICTING_FIGURE, "gives another figure"),
        (RelationType.CORROBORATES, "says the same"),
    ],
)
def test_how_a_statement_on_another_claim_bears_on_this_one_is_given_as_the_editors_word(
    relation: RelationType, how: str
) -> None:
    facts = replace(FACTS, asserting=[replace(QUOTE, relation=relation)])
    with translation.override("en"):
        first, *_rest = briefwords.sentences(facts)
    said = "North said: “the bridge was shelled”; this was said on another claim, and the editors confirmed that it"
    assert first.text == f"{said} {how}"


def test_an_earlier_position_is_marked_as_one() -> None:
    facts = replace(FACTS, asserting=[replace(QUOTE, earlier=True)])
    with translation.override("en"):
        first, *_rest = briefwords.sentences(facts)
    assert first.text == "North said: “the bridge was shelled”; the same source has taken another position since"


def test_the_head_gives_the_claim_with_both_facts_of_its_status() -> None:
    facts = replace(FACTS, disputed=True, answer=Answer.DENIED)
    with translation.override("en"):
        expected = "Claim: “The bridge was shelled.” Status by what the parties say: disputed, denied, single source."
        assert briefwords.head(facts) == expected


def test_dates_follow_the_language_of_the_brief() -> None:
    with translation.override("id"):
        assert briefwords.source(QUOTE) == "Harian Lereng, 14 Mei 2024"
