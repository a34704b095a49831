"""The first wording of a claim."""

import pytest

from claims.extraction.draft import loaded_words, neutral_proposition
from claims.extraction.explain import NOTES, RULES, notes, rule
from tests.extraction.reading import proposals

CASES = {
    "capital, no quotation marks": (
        "id",
        "“Jembatan ‘lama’ itu aman sekali,” kata Budi.",
        "Jembatan ‘lama’ itu aman sekali",
    ),
    "speaker for a missing subject": (
        "id",
        "Selatan membantah mengirim tentara ke perbatasan.",
        "Selatan mengirim tentara ke perbatasan",
    ),
    "speaker for its pronoun": (
        "id",
        "Palang Biru mengatakan pihaknya siap membantu warga.",
        "Palang Biru siap membantu warga",
    ),
    "existential does not begin": (
        "id",
        "Kapten Sulaiman mengatakan bahwa tidak ada korban di pasar itu.",
        "Korban di pasar itu tidak ada",
    ),
    "blame is worded as responsibility": (
        "id",
        "Utara menyalahkan Selatan atas padamnya listrik.",
        "Selatan bertanggung jawab atas padamnya listrik",
    ),
    "what is the speaker's own": (
        "id",
        "Azerbaijan membantah pasukannya menembaki desa Orun.",
        "Pasukan Azerbaijan menembaki desa Orun",
    ),
    "what is of whom a spokesman speaks for": (
        "id",
        "Juru bicara militer membantah pasukannya menembaki desa Orun.",
        "Pasukannya menembaki desa Orun",
    ),
    "existence denied": (
        "id",
        "Polisi membantah adanya korban jiwa di pelabuhan Sura.",
        "Ada korban jiwa di pelabuhan Sura",
    ),
    "involvement denied": (
        "en",
        "The minister denied any involvement in the leak.",
        "The minister was involved in the leak",
    ),
    "english possessive": (
        "en",
        "Kelay Coal denied that its trucks had blocked the road.",
        "Kelay Coal's trucks had blocked the road",
    ),
    "english existential": ("en", "The captain said no civilian was hurt.", "Zero civilian was hurt"),
}


@pytest.mark.parametrize(("language", "text", "expected"), CASES.values(), ids=CASES.keys())
def test_proposition_states_the_assertion(language, text, expected):
    (found,) = proposals(text, language)
    assert neutral_proposition(text, found, language) == expected


def test_denied_claim_is_worded_as_what_it_points_at():
    text = "Utara mengatakan desa Sumber diserang artileri Selatan. Selatan membantah klaim tersebut."
    found = proposals(text, "id")
    assert neutral_proposition(text, found[1], "id", found[0]) == "Desa Sumber diserang artileri Selatan"


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Rezim itu melakukan pembantaian.", "id", ["Rezim", "pembantaian"]),
        ("The regime killed 40 people.", "en", ["regime"]),
        ("Tentara menembaki pasar.", "id", []),
        ("Un régime", "fr", []),
    ],
)
def test_loaded_words_are_named_as_printed(text, language, found):
    assert loaded_words(text, language) == found


def test_every_proposal_can_be_explained():
    text = "Utara mengatakan kota itu aman. Selatan membantah klaim tersebut. 40 warga tewas di pasar, katanya."
    for proposal in proposals(text, "id"):
        assert "{cue}" in rule(proposal.rule)
        assert notes(proposal.why) == [NOTES[slug] for slug in proposal.why if slug in NOTES]


def test_explanations_cover_every_rule_that_has_a_confidence():
    from claims.extraction.confidence import table

    assert RULES.keys() == {rule for language, rule in table().base if not language}
