"""Denials in the first person, in English and Malay, and what they point at, in sentences of our own."""

import pytest

from claims.extraction.draft import neutral_proposition
from tests.extraction.reading import proposals, rows, said

ENGLISH = {
    "that is not true": ('"That is not true," the colonel said.', [("denies", "the colonel", "That is not true")]),
    "describes the report as fake": (
        "North described the report as fake.",
        [("denies", "North", "the report")],
    ),
    "the report that is denied": (
        "Reports that the base had fallen were denied by North.",
        [("denies", "North", "the base had fallen")],
    ),
    "a claim that is rejected": (
        "South's claim that the base had fallen was rejected by North.",
        [("asserts", "South's", "the base had fallen"), ("denies", "North", "the base had fallen")],
    ),
    "a claim nobody could check": (
        "South's claim that the base had fallen could not be independently verified.",
        [("asserts", "South's", "the base had fallen")],
    ),
    "a speaker, a colon and a quotation": (
        'The chairman of Northern Steel: "We did not take the money."',
        [("asserts", "The chairman of Northern Steel", "We did not take the money")],
    ),
    "an adjunct after a contrast": (
        "But in a letter on Friday, the harbour office corrected itself, saying that no crane had fallen.",
        [("asserts", "the harbour office", "no crane had fallen")],
    ),
    "remarks dismissed": ("The mayor dismissed the remarks as hasty.", [("denies", "The mayor", "the remarks")]),
}
MALAY = {
    "we deny": (
        '"Kami menafikan dakwaan itu," kata Menteri Pertahanan Utara.',
        [("denies", "Menteri Pertahanan Utara", "Kami menafikan dakwaan itu")],
    ),
    "a claim nobody could check": (
        "Dakwaan Selatan bahawa kapal itu tenggelam belum dapat disahkan.",
        [("accuses", "Selatan", "kapal itu tenggelam")],
    ),
    "a claim that is denied": (
        "Dakwaan bahawa kapal itu tenggelam dinafikan oleh Utara.",
        [("denies", "Utara", "kapal itu tenggelam")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ENGLISH.values(), ids=ENGLISH.keys())
def test_english_denials(text, expected):
    assert rows(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), MALAY.values(), ids=MALAY.keys())
def test_malay_denials(text, expected):
    assert rows(text, "ms") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Kami membantah tuduhan bahwa tentara kami menembaki pasar," kata Dana.', "Tentara kami menembaki pasar"),
        ('"Saya membantah keras menerima uang itu," ujar Rahman.', "Rahman menerima uang itu"),
        ('"Kami menolak tuduhan itu," kata Kolonel Dana.', ""),
    ],
)
def test_own_denial_drafts_what_is_denied(text, expected):
    (found,) = proposals(text, "id")
    assert neutral_proposition(text, found, "id") == expected


@pytest.mark.parametrize(
    "answer", ["Utara mengatakan sebaliknya.", '"Kami membantah laporan itu," kata Menteri Utara.']
)
def test_answer_without_its_claim_points_at_the_statement_before(answer):
    text = f"Selatan mengatakan Lembah jatuh. {answer}"
    assert proposals(text, "id")[-1].antecedent == 0


def test_denial_in_one_sentence_answers_its_first_half():
    text = "Selatan menuding Utara menembak lebih dulu, namun dibantah oleh Utara."
    assert [one.antecedent for one in proposals(text, "id")] == [None, 0]


def test_speaker_before_a_colon_says_so():
    text = 'Ketua dewan kota: "Kami tidak pernah menerima uang itu."'
    (found,) = proposals(text, "id")
    assert (found.rule, said(text, found.cue)) == ("id.speaker-colon", ":")
