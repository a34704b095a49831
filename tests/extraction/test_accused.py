"""Accusations in relative clauses and before their speaker, and speakers that stand far from their verb."""

import pytest

from tests.extraction.reading import rows

ENGLISH = {
    "whom X accuses of": (
        "Two engineers, whom prosecutors accuse of falsifying the report, have been detained.",
        [("accuses", "prosecutors", "Two engineers … of falsifying the report")],
    ),
    "a claim that X denied": (
        "The union accused the mill of hiding a leak, a charge that the mill denied.",
        [("accuses", "The union", "the mill of hiding a leak"), ("denies", "the mill", "the mill of hiding a leak")],
    ),
    "a claim X dismissed as": (
        'The union said that the mill hid a leak, a charge the owner dismissed as "absurd".',
        [("asserts", "The union", "the mill hid a leak"), ("denies", "the owner", "the mill hid a leak")],
    ),
    "P, X says, a charge that Y denies": (
        "The mill hid a leak, the union says, a charge the owner denies.",
        [("asserts", "the union", "The mill hid a leak"), ("denies", "the owner", "The mill hid a leak")],
    ),
    "the claim, which X denies": (
        "The allegations, which the mayor has repeatedly denied, surfaced last week.",
        [("denies", "the mayor", "The allegations")],
    ),
    "the claim that P, which X denies": (
        "The claim that the mill hid a leak, which its owner denied on Monday, spread.",
        [("denies", "its owner", "the mill hid a leak")],
    ),
    "the charge of P, which X denies": (
        "He faces charges of theft, which he denies.",
        [("denies", "he", "charges of theft")],
    ),
    "the report, which X denies, says": (
        "The report, which Brussels denied on Monday, said the port was closed.",
        [("denies", "Brussels", "The report"), ("asserts", "The report", "the port was closed")],
    ),
    "a request, which X denied": ("The bail request, which the judge denied, was filed on Monday.", []),
    "hit back, accusing": (
        "The mayor hit back, accusing the council of lying.",
        [("accuses", "The mayor", "the council of lying")],
    ),
    "as Z accused W": (
        "The old dam above the town burst, the agency said, as prosecutors accused the owner of ignoring cracks.",
        [
            ("asserts", "the agency", "The old dam above the town burst"),
            ("accuses", "prosecutors", "the owner of ignoring cracks"),
        ],
    ),
    "did something and said": (
        "The minister visited the camp on Friday and said the truce was over.",
        [("asserts", "The minister", "the truce was over")],
    ),
    "a time before the subject": ("Last year, he visited the camp and left.", []),
    "in a statement he": (
        "In a televised statement he blamed the army for the shelling.",
        [("accuses", "he", "the army for the shelling")],
    ),
    "put the toll at": (
        "The association put the death toll at 11.",
        [("asserts", "The association", "the death toll at 11")],
    ),
    "put something else": ("The firm put the 2 pumps on its boat.", []),
    "disputed that": ("The firm disputes that its pipe leaked.", [("denies", "The firm", "its pipe leaked")]),
    "not disputed that": (
        "The firm did not dispute that its pipe leaked.",
        [("concedes", "The firm", "its pipe leaked")],
    ),
    "rejected that offer": ("Parliament rejected that proposal on Monday.", []),
}
INDONESIAN = {
    "P, yang dibantah X": (
        "Kabar bahwa waduk itu retak, yang dibantah Bupati Rano, beredar sejak Senin.",
        [("denies", "Bupati Rano", "waduk itu retak")],
    ),
    "yang X tuduh": (
        "Polisi memeriksa dua pejabat yang warga tuduh menggelapkan dana bantuan.",
        [("accuses", "warga", "dua pejabat … menggelapkan dana bantuan")],
    ),
    "yang oleh X dituduh": (
        "Polisi memeriksa dua pejabat yang oleh warga dituduh menggelapkan dana bantuan.",
        [("accuses", "warga", "dua pejabat … menggelapkan dana bantuan")],
    ),
    "yang oleh X dibantah": (
        "Warga menuduh pabrik membuang limbah, tuduhan yang oleh pemilik pabrik dibantah.",
        [
            ("accuses", "Warga", "pabrik membuang limbah"),
            ("denies", "pemilik pabrik", "pabrik membuang limbah"),
        ],
    ),
    "condemned and accused at once": (
        "Gubernur Sarki mengecam pabrik yang ia tuduh membuang limbah.",
        [("accuses", "Gubernur Sarki", "pabrik yang ia tuduh membuang limbah")],
    ),
    "the act beside its noun": (
        "Tuduhan pembakaran gudang beras dilontarkan oleh Bupati Sarki.",
        [("accuses", "Bupati Sarki", "pembakaran gudang beras")],
    ),
    "a place after the name": (
        "Juru Bicara Polda Sarki Lumo, dalam jumpa pers di Palu menyatakan 14 orang dirawat.",
        [("asserts", "Juru Bicara Polda Sarki Lumo", "14 orang dirawat")],
    ),
    "a pronoun split from its verb": (
        "Warga menuduh pabrik membakar lahan. Pihaknya, tambah Sarki, tidak pernah membakar lahan.",
        [
            ("accuses", "Warga", "pabrik membakar lahan"),
            ("denies", "Sarki", "Pihaknya … tidak pernah membakar lahan"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ENGLISH.values(), ids=list(ENGLISH))
def test_english_accusations_and_their_speakers(text, expected):
    assert rows(text, "en") == expected


@pytest.mark.parametrize(("text", "expected"), INDONESIAN.values(), ids=list(INDONESIAN))
def test_indonesian_accusations_and_their_speakers(text, expected):
    assert rows(text, "id") == expected


def test_malay_claim_in_question_is_only_pointed_at():
    text = "Pengarah syarikat itu menafikan dakwaan berkenaan dan berkata bekalan elektrik terputus."
    assert rows(text, "ms")[0] == ("denies", "Pengarah syarikat itu", "dakwaan berkenaan")
