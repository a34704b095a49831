"""Aliases to parties, and the party whose act is alleged."""

import pytest

from claims.extraction import PartyIndex, default_extractor

PARTIES = PartyIndex(
    [
        ("north", "Utara"),
        ("north", "Kementerian Pertahanan Utara"),
        ("south", "Selatan"),
        ("south", "Port Baru"),
        ("council", "Dewan Selatan Bebas"),
        ("erdem", "Erdoğan"),
    ]
)


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("Utara", "north"),
        ("Kementerian pertahanan Utara", "north"),
        ("PORT BARU", "south"),
        ("Port-Baru", "south"),
        ("juru bicara Dewan Selatan Bebas", "council"),
        ("South", None),
        ("Utara dan Selatan", None),
        ("pejabat Utara, yang bertemu Selatan", "north"),
        ("Erdogan", "erdem"),
        ("Utara's", "north"),
        ("", None),
    ],
)
def test_resolve_names_a_party_only_when_one_fits(phrase, party):
    assert PARTIES.resolve(phrase) == party


def test_mentions_are_leftmost_and_longest():
    text = "Dewan Selatan Bebas menolak Selatan"
    assert PARTIES.mentions(text, 0, len(text)) == [((0, 19), "council"), ((28, 35), "south")]


def test_alias_of_two_parties_names_neither():
    assert PartyIndex([("a", "Garda"), ("b", "Garda")]).resolve("Garda") is None


@pytest.mark.parametrize("cue", ["menuduh", "mengatakan", "menyatakan"])
def test_target_is_the_same_whichever_verb_reports_it(cue):
    text = f"Utara {cue} Selatan menembaki pasar di kota tambang."
    assert [found.target for found in default_extractor.extract(text, language="id", parties=PARTIES)] == ["south"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Utara mengatakan desa Sumber diserang oleh artileri Selatan.", "south"),
        ("Ledakan itu didalangi Selatan, kata Utara.", "south"),
        ("Utara mengatakan 12 warga tewas dalam serangan udara Selatan.", "south"),
        ("Utara: Selatan Serang Pasar", "south"),
        ("Utara mengatakan pasukan Utara menyerang bukit itu.", None),
        ("Utara mengatakan Selatan setuju berunding.", None),
        ("Utara membantah Selatan menembaki pasar.", None),
    ],
)
def test_target_needs_a_hostile_act_of_another_party(text, target):
    assert [found.target for found in default_extractor.extract(text, language="id", parties=PARTIES)] == [target]


ACTS = [
    "menembaki pasar di kota tambang",
    "pada Kamis menyerang bukit itu",
    "menanam ranjau darat",
    "menyemprotkan meriam air",
    "menyebarkan berita bohong",
    "sebagai dalang pembunuhan itu",
    "terlibat dalam penyelundupan",
    "membiarkan milisi menyeberang",
    "bertanggung jawab atas ledakan itu",
    "berada di balik pembunuhan itu",
    "tidak mematuhi gencatan senjata",
    "gagal melindungi para pengungsi",
]


@pytest.mark.parametrize("act", ACTS)
def test_changing_the_verb_changes_no_accusation(act):
    found = []
    for cue in ("menuduh", "mengatakan", "menyebut"):
        proposals = default_extractor.extract(f"Utara {cue} Selatan {act}.", language="id", parties=PARTIES)
        found.append([proposal.target for proposal in proposals])
    assert found == [["south"]] * 3


def test_act_that_is_negated_is_no_accusation():
    (found,) = default_extractor.extract(
        "Utara mengatakan Selatan tidak menembaki pasar.", language="id", parties=PARTIES
    )
    assert found.target is None


@pytest.mark.parametrize("verb", ["menuduh", "mengatakan"])
def test_a_party_denies_in_own_words_what_it_was_said_to_have_done_by_any_verb(verb):
    text = f'Utara {verb} Selatan menembaki gudang. "Kami tidak pernah menembaki gudang itu," kata pejabat Selatan.'
    found = default_extractor.extract(text, language="id", parties=PARTIES)
    assert [(str(one.stance), one.antecedent) for one in found][1:] == [("denies", 0)]
