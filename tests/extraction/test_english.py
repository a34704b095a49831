"""Every way English news attributes speech, in sentences written for these tests."""

import pytest

from tests.extraction.reading import proposals, rows, said

FIRES = {
    "subject verb that content": (
        "The mayor of Green Valley said that the old bridge was closed.",
        [("asserts", "The mayor of Green Valley", "the old bridge was closed")],
    ),
    "no that": (
        "General Marwan said his troops still held the hill.",
        [("asserts", "General Marwan", "his troops still held the hill")],
    ),
    "content verb subject": (
        "“We did not fire a single shot,” said Captain Sulaiman, commander of the garrison.",
        [("asserts", "Captain Sulaiman, commander of the garrison", "We did not fire a single shot")],
    ),
    "content subject verb": (
        "Three ships have left the port, the harbour office reported.",
        [("asserts", "the harbour office", "Three ships have left the port")],
    ),
    "a participle after what somebody does": (
        "Mrs. Hale praised the crew, saying she had never seen such courage.",
        [("asserts", "Mrs. Hale", "she had never seen such courage")],
    ),
    "a plan that another tells of": (
        "The council wants to close the harbour, two officials said.",
        [("asserts", "two officials", "The council wants to close the harbour")],
    ),
    "a plan with its source": (
        "The council plans to close the harbour, according to Harlan Pike.",
        [("asserts", "Harlan Pike", "The council plans to close the harbour")],
    ),
    "whatever is dismissed as untrue": (
        "The ministry dismissed the video as fake.",
        [("denies", "The ministry", "the video")],
    ),
    "addressee": (
        "The president told reporters that talks would go on.",
        [("asserts", "The president", "talks would go on")],
    ),
    "day before that": (
        "The ministry said on Friday that the depot was empty.",
        [("asserts", "The ministry", "the depot was empty")],
    ),
    "source first": (
        "According to the Works Department, the coast road will open next week.",
        [("asserts", "the Works Department", "the coast road will open next week")],
    ),
    "split quotation": (
        "“The fence fell,” said Mirna, “and nobody mends it.”",
        [("asserts", "Mirna", "The fence fell … and nobody mends it")],
    ),
    "accusation": (
        "North accused South of shelling the market.",
        [("accuses", "North", "South of shelling the market")],
    ),
    "denial of an act": (
        "South denied sending soldiers to the border.",
        [("denies", "South", "sending soldiers to the border")],
    ),
    "denial of a report": (
        "The ministry rejected reports that its forces had entered the town.",
        [("denies", "The ministry", "its forces had entered the town")],
    ),
    "calling a claim untrue denies it": (
        "The spokesman said the claim was baseless.",
        [("denies", "The spokesman", "the claim was baseless")],
    ),
    "two speakers": (
        "North said the truce held, but South accused North of breaking it.",
        [("asserts", "North", "the truce held"), ("accuses", "South", "North of breaking it")],
    ),
    "nominal": (
        "The council's claim that militias stole the aid went unanswered.",
        [("asserts", "The council's", "militias stole the aid went unanswered")],
    ),
    "own voice": (
        "So far, at least 40 civilians have been killed in the city.",
        [("asserts", None, "at least 40 civilians have been killed in the city")],
    ),
}

SILENT = {
    "noun, no verb": "The state of the bridge worried nobody.",
    "a mere object": "The league announced a list of names.",
    "a noun before its verb": "The remarks were short.",
    "refusal": "The delegation refused to come to the talks.",
    "demand": "The governor urged people to stay at home.",
    "hope": "The governor hopes for rain.",
    "read more": "Read more: Minister says rice is safe",
}


@pytest.mark.parametrize(("text", "expected"), FIRES.values(), ids=FIRES.keys())
def test_english_attribution_fires(text, expected):
    assert rows(text, "en") == expected


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_english_sentence_stays_silent(text):
    assert rows(text, "en") == []


def test_everything_adds_thoughts():
    assert rows("The governor hopes that rain comes.", "en", everything=True) == [
        ("asserts", "The governor", "rain comes")
    ]


def test_relative_clause_gives_its_pronoun_and_whom_it_stands_for():
    text = "The mayor, who said the bridge was safe, left the town."
    found = proposals(text, "en", everything=True)[0]
    assert (said(text, found.speaker), said(text, found.resolved_speaker)) == ("who", "The mayor")
