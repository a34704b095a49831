"""Opposed without a word for denying: states, none against some, where an act came from. Always folded."""

from datetime import date

import pytest

from claims.matching.propose import propose
from claims.matching.reading import read
from tests.matching.builders import said


def dated(day: int) -> dict[str, date]:
    return {"said_from": date(2050, 1, day), "said_to": date(2050, 1, day)}


@pytest.mark.parametrize(
    ("language", "earlier", "later", "rule"),
    [
        ("id", "stok vaksin di Puskesmas Lombe mencukupi", "vaksin di Puskesmas Lombe sudah habis", "supply"),
        ("ms", "bekalan ubat di Klinik Senda mencukupi", "Klinik Senda kehabisan bekalan ubat", "supply"),
        ("en", "the Ondal shelter has enough blankets", "the Ondal shelter has run out of blankets", "supply"),
        ("id", "jalan ke Tegal Rejo terbuka", "jalan ke Tegal Rejo dipalang warga", "passage"),
        ("en", "the tug Merrin is still afloat", "the tug Merrin has capsized", "afloat"),
        ("id", "cuaca cerah ketika feri Lantana berangkat", "feri Lantana berangkat saat ombak tinggi", "weather"),
        ("id", "gudang Berkah terbakar karena petir", "gudang Berkah terbakar karena kelalaian", "blame"),
        ("ms", "kuari Bukit Nira berlesen", "kuari Bukit Nira beroperasi tanpa kebenaran", "permission"),
        ("en", "no patients died at Harlow Ward", "two patients died at Harlow Ward", "survival"),
        ("en", "the village of Pell is under Karran control", "Pell has been captured by Ossian troops", "control"),
        ("id", "belum ada penghuni asrama yang ditahan", "dua pelajar ditahan pada Selasa malam", "none"),
        ("id", "tembakan datang dari tepi utara Kali Buna", "tembakan datang dari tepi selatan Kali Buna", "origin"),
        ("en", "lightning struck the mill at Orrel", "there was no lightning at Orrel", "blame"),
        ("en", "peace talks in Varno are making progress", "the peace talks in Varno have been called off", "process"),
        ("id", "perundingan di Sanggau terus berjalan", "perundingan di Sanggau menemui jalan buntu", "process"),
        ("id", "jam malam di Lumen masih berlaku", "jam malam di Lumen sudah dicabut", "in-force"),
        ("en", "Premier Oskin remains in office", "Premier Oskin has stepped down", "office"),
        ("ms", "Naib Canselor Saro masih memegang jawatan", "Naib Canselor Saro sudah meletakkan jawatan", "office"),
        ("id", "Bupati Darno masih berada di dalam negeri", "Bupati Darno kabur ke luar negeri", "country"),
        ("en", "the Tolm marchers were unarmed", "the Tolm marchers were carrying weapons", "arms"),
        ("id", "truk itu mengangkut senjata", "muatan truknya hanya tepung dan obat", "cargo"),
        (
            "ms",
            "batu sempadan di Genting Lada masih di tempat asal",
            "batu sempadan di Genting Lada dialihkan",
            "position",
        ),
        ("id", "jet Norvan terparkir di Orsen sepanjang malam", "dua jet lepas landas dari Orsen malam itu", "flight"),
        (
            "en",
            "everybody in the Lasko mine was brought to safety",
            "miners are still trapped in the Lasko mine",
            "freeing",
        ),
        ("id", "warga Kebun Raya pindah tanpa paksaan", "warga Kebun Raya diusir aparat", "will"),
    ],
)
def test_two_parties_that_cannot_both_be_right_contradict_each_other(language, earlier, later, rule):
    first = said("s1", earlier, party="a", language=language)
    found = propose(said("s2", later, party="b", language=language), [first])
    assert [(one.type.value, one.rule.split("/")[0], one.shown) for one in found] == [
        ("contradicts", f"contradicts.{rule}", False)
    ]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("no resident of Pell was killed", "nine soldiers were killed in Pell"),  # others than those spoken of
        ("no one was injured in Pell", "three people were injured in Orrel"),  # elsewhere
    ],
)
def test_none_of_some_people_says_nothing_of_others(earlier, later):
    first = said("s1", earlier, party="a", language="en")
    other = said("s2", later, party="b", language="en")
    assert [one.type.value for one in propose(other, [first])] == []


def test_parties_that_accuse_each_other_of_firing_tell_of_two_acts():
    first = said("s1", "tentara Buna menembak dari tepi utara", "accuses", party="a", target="b")
    found = propose(said("s2", "milisi menembak dari tepi selatan", "accuses", party="b", target="a"), [first])
    assert [one.type.value for one in found] == ["counter_accusation"]


@pytest.mark.parametrize(
    ("language", "text", "whence"),
    [
        ("id", "peluru ditembakkan dari bukit sebelah timur", {"east", "bukit"}),
        ("ms", "tembakan datang dari tebing selatan", {"south", "ebing"}),
        ("en", "the shells were fired from the northern ridge", {"north", "ridg"}),
        ("en", "the mayor returned from the northern ridge", set()),
    ],
)
def test_a_sentence_says_where_an_act_came_from(language, text, whence):
    assert read(text, language).whence == whence


def test_two_origins_are_not_worded_as_a_negation():
    first = said("s1", "tembakan datang dari tepi utara", party="a")
    (found,) = propose(said("s2", "tembakan datang dari tepi selatan", party="b"), [first])
    assert found.explanation == "opposed_states"


def test_what_was_missing_is_the_first_word_after_a_negation():
    assert read("tidak ada gempa di Sarona", "id").missed == {"natural"}


@pytest.mark.parametrize(
    ("days", "shelling", "rule"),
    [
        (1, "northern troops shelled Korvel Ridge", ["contradicts.truce"]),
        (-1, "northern troops shelled Korvel Ridge", []),
        (1, "northern troops shelled Dunmar", []),
        (1, "northern troops did not shell Korvel Ridge", []),
    ],
)
def test_a_truce_that_holds_is_contradicted_by_a_later_attack_there(days, shelling, rule):
    holds = said("s1", "the truce at Korvel Ridge is holding", party="a", language="en", **dated(2))
    attack = said("s2", shelling, party="b", language="en", **dated(2 + days), article="b")
    assert [one.rule.split("/")[0] for one in propose(attack, [holds])] == rule


@pytest.mark.parametrize(
    ("reply", "rule"),
    [
        ("angkatan udaranya tidak mengoperasikan drone di Sembilang", ["contradicts.answer"]),
        ("tidak ada korban yang hilang di Sembilang", []),
        ("jembatan di kota itu tidak ditutup", []),
    ],
)
def test_the_accused_contradicts_by_saying_no_to_part_of_the_charge(reply, rule):
    charge = said("s1", "drone Mardu berputar-putar di atas Sembilang", "accuses", party="b", target="a")
    found = propose(said("s2", reply, party="a"), [charge])
    assert [one.rule.split("/")[0] for one in found] == rule


def test_what_the_accused_says_of_people_is_of_those_it_is_accused_of():
    charge = said("s1", "gerombolan itu membunuh dua awak", "accuses", party="b", target="a")
    (found,) = propose(said("s2", "semua sandera masih hidup", party="a"), [charge])
    assert found.rule.startswith("contradicts.survival")
