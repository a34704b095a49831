"""Opposed without a word for denying: states, none against some, where an act came from. Always folded."""

import pytest

from claims.matching.propose import propose
from claims.matching.reading import read
from tests.matching.builders import said


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
