from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.propose import propose
from tests.matching.builders import EVENTS, count, said

CHARGE = said("s1", "Utara mengirim tentara bayaran ke Lemar", "accuses", party="south", target="north")
DENIAL = said("s2", "mengerahkan kombatan ke Lemar", "denies", party="north")
UPHELD = said("s3", "Utara telah mengirim ratusan petempur ke Lemar", "confirms", party="monitor", target="north")


def types(new, *others):
    return {(one.source, one.target): one.type.value for one in propose(new, others)}


def test_a_third_party_that_upholds_what_was_denied_contradicts_the_denial_and_corroborates_the_charge():
    assert types(UPHELD, CHARGE, DENIAL) == {("s3", "s2"): "contradicts", ("s3", "s1"): "corroborates"}
    assert types(DENIAL, CHARGE, UPHELD) == {("s2", "s1"): "denies", ("s3", "s2"): "contradicts"}


def test_opposed_states_of_a_truce_contradict():
    broken = said("s1", "tentara Utara melanggar gencatan senjata", "accuses", party="south", target="north")
    holds = said("s2", "gencatan senjata masih berlaku", party="east")
    assert types(holds, broken) == {("s2", "s1"): "contradicts"}


def test_one_party_does_not_contradict_itself():
    broken = said("s1", "gencatan senjata telah dilanggar", party="south")
    holds = said("s2", "gencatan senjata masih berlaku", party="south")
    assert types(holds, broken) == {}


def test_mutual_accusations_are_counter_accusations_in_text_order():
    back = said("s2", "pasukan Selatan menyerang Timur Lemar", "accuses", party="north", target="south")
    first = said("s1", "Utara menembaki Lemar", "accuses", party="south", target="north")
    assert types(back, first) == types(first, back) == {("s1", "s2"): "counter_accusation"}


def test_mutual_accusations_of_different_weeks_are_not_one_exchange():
    first = said("s1", "Utara menembaki Lemar", "accuses", party="south", target="north", article="b")
    back = said("s2", "Selatan menyerang Odan", "accuses", party="north", target="south")
    dated = [
        replace(one, said_from=day, said_to=day) for one, day in ((first, date(2030, 5, 1)), (back, date(2030, 5, 20)))
    ]
    assert types(*dated) == {}


def test_an_enemy_without_a_name_is_accused_in_return():
    first = said("s1", "Utara menembaki Lemar", "accuses", party="south", target="north")
    back = said("s2", "pasukan musuh menembaki wilayahnya", party="north")
    assert types(back, first) == {("s1", "s2"): "counter_accusation"}


def test_tolls_of_two_acts_at_different_places_do_not_conflict():
    ours = said("s1", "serangan roket di Odan menewaskan 12 warga", party="south", figures=(count(12, "warga"),))
    theirs = said("s2", "serangan roket di Lemar menewaskan 3 warga", party="north", figures=(count(3, "warga"),))
    assert types(theirs, ours) == {}
    same = replace(theirs, proposition=theirs.proposition.replace("Lemar", "Odan"))
    assert types(same, ours) == {("s2", "s1"): "conflicting_figure"}


def test_the_accused_who_says_it_was_not_so_denies():
    charge = said("s1", "Utara menembaki pasar Odan", "accuses", party="south", target="north")
    reply = said("s2", "pasukannya tidak menembaki pasar Odan", party="north")
    stranger = replace(reply, party="east")
    assert types(reply, charge) == {("s2", "s1"): "denies"}
    assert types(stranger, charge) == {("s2", "s1"): "contradicts"}


def test_a_contradiction_in_wording_alone_is_folded():
    (found,) = propose(
        said("s2", "pasukan Utara tidak menculik wali kota Odan", party="east"),
        [said("s1", "pasukan Utara menculik wali kota Odan", party="south")],
    )
    assert (found.rule, found.shown, found.caveats) == ("contradicts.negation/8", False, ("wording_only",))


def test_general_words_of_two_articles_corroborate_nothing():
    ours = said("s1", "beberapa warga sipil tewas dalam serangan itu", party="south", article="b")
    theirs = said("s2", "seorang warga sipil tewas dalam serangan tersebut", party="north")
    assert types(theirs, ours) == {}


def test_a_figure_conflict_states_both_sides():
    ours = said(
        "s1",
        "sedikitnya 40 warga sipil tewas di Odan",
        party="south",
        figures=(count(40, "warga sipil tewas", "at least"),),
    )
    theirs = said("s2", "2 warga sipil tewas di Odan", party="north", figures=(count(2, "warga sipil tewas"),))
    (found,) = propose(theirs, [ours])
    assert (found.type, found.rule, found.explanation) == (
        "conflicting_figure",
        "figure.disjoint/8",
        "figures_disjoint",
    )
    assert (found.slots["a_number"], found.slots["b_number"], found.slots["b_modifier"]) == (2, 40, "at least")
    assert (found.slots["a_highlight"], found.slots["b_highlight"]) == ("2", "40")


@pytest.mark.parametrize(
    ("language", "counted", "doubted"),
    [
        ("en", ("6 employees died", "9 people were killed"), True),
        ("id", ("6 karyawan tewas", "9 orang tewas"), True),
        ("id", ("6 orang tewas", "9 orang tewas"), False),
    ],
)
def test_a_count_of_some_kind_of_people_may_be_part_of_a_count_of_people(language, counted, doubted):
    ours, theirs = (
        said(f"s{number}", f"{words} di Odan", party=party, language=language,
             figures=(count(int(words[0]), words[2:]),))
        for number, words, party in zip((1, 2), counted, ("north", "south"), strict=True)
    )  # fmt: skip
    (found,) = propose(ours, [theirs])
    assert (found.type, "kind_unsaid" in found.caveats) == ("conflicting_figure", doubted)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("hanya 4 peluru jatuh di Odan", "61 peluru mendarat di Odan", "conflicting_figure"),
        ("hanya 4 mortir ditemukan di Odan", "61 peluru mendarat di Odan", None),
        ("61 kendaraan mengantre di Odan", "9 kendaraan menunggu di Odan", "conflicting_figure"),
        ("hanya 2 aktivis yang hilang", "7 aktivis dibawa ke kantor", "conflicting_figure"),
        ("2 aktivis hilang", "7 aktivis dibawa ke kantor", None),
        ("2 aktivis hilang", "7 aktivis luka", None),
    ],
)
def test_the_next_number_of_the_same_things_answers_the_one_before(ours, theirs, expected):
    facts = []
    for place, text, party in ((1, theirs, "south"), (2, ours, "north")):
        value, of = text.removeprefix("hanya ").split()[:2]
        facts.append(said(f"s{place}", text, party=party, figures=(count(int(value), of),)))
    assert types(facts[1], facts[0]) == ({("s2", "s1"): expected} if expected else {})


@pytest.mark.parametrize(
    ("party", "until", "expected"),
    [
        ("south", (date(2024, 5, 1), date(2024, 5, 3)), "supersedes"),
        ("north", (date(2024, 5, 1), date(2024, 5, 3)), None),
        ("north", (date(2024, 5, 3), date(2024, 5, 3)), "conflicting_figure"),
        ("north", (None, date(2024, 5, 8)), None),
        ("north", (None, None), "conflicting_figure"),
    ],
)
def test_a_figure_is_as_of_its_own_day_before_that_of_its_statement(party, until, expected):
    day = date(2024, 5, 4)
    earlier, later = (
        said(f"s{place}", f"{number} warga tewas di Odan", party=who, said_from=day, said_to=day,
             figures=(replace(count(number, "warga tewas"), as_of=as_of),))
        for place, number, who, as_of in ((1, 12, "south", until[0]), (2, 19, party, until[1]))
    )  # fmt: skip
    found = propose(later, [earlier])
    assert [one.type.value for one in found] == ([expected] if expected else [])
    assert all(one.slots["a_date"] == (until[1] or day).isoformat() for one in found)


def test_a_figure_that_agrees_with_one_of_several_is_no_conflict():
    ours = said("s1", "12 warga sipil tewas, 40 warga sipil terluka", party="south",
                figures=(count(12, "warga sipil tewas"), count(40, "warga sipil terluka")))  # fmt: skip
    theirs = said("s2", "12 warga sipil tewas, 3 warga sipil terluka", party="north",
                  figures=(count(12, "warga sipil tewas"), count(3, "warga sipil terluka")))  # fmt: skip
    assert "conflicting_figure" not in types(theirs, ours).values()


def test_one_origin_repeats_and_never_corroborates():
    wire = said("s1", "jembatan Odan runtuh dihantam roket", party="south", origin="agency", article="b")
    copy = said("s2", "jembatan Odan runtuh dihantam roket", party="police", origin="agency")
    assert types(copy, wire) == {("s2", "s1"): "repeats"}


def test_two_parties_quoted_in_one_article_are_two_voices():
    first = said("s1", "jembatan Odan runtuh dihantam roket", party="south", origin="a")
    second = said("s2", "jembatan Odan runtuh dihantam roket", party="police", origin="a")
    assert types(second, first) == {("s2", "s1"): "corroborates"}


def test_what_is_announced_is_not_yet_done():
    done = said("s1", "27 mahasiswa sudah dibebaskan polisi", party="police")
    planned = said("s2", "27 mahasiswa akan dibebaskan polisi", party="police")
    assert types(planned, done) == {}


def test_fewer_in_all_than_of_one_kind_is_a_conflict():
    ours = said("s1", "26 warga sipil tewas di Odan", party="south", figures=(count(26, "warga sipil tewas"),))
    theirs = said("s2", "korban tewas di Odan hanya empat orang", party="north", figures=(count(4, "korban tewas"),))
    (found,) = propose(theirs, [ours])
    assert (found.type, found.explanation) == ("conflicting_figure", "part_exceeds_whole")


def test_a_state_may_pass_in_a_month():
    shut = said("s1", "jalan ke Odan ditutup", party="south", said_from=date(2030, 5, 1), said_to=date(2030, 5, 1))
    opened = said("s2", "jalan ke Odan sudah dibuka", party="north", article="b")
    days = {"said_from": date(2030, 5, 3), "said_to": date(2030, 5, 3)}
    assert types(replace(opened, **days), shut) == {("s2", "s1"): "contradicts"}
    assert types(replace(opened, said_from=date(2030, 7, 3), said_to=date(2030, 7, 3)), shut) == {}


def test_the_accused_who_gives_a_reason_partly_concedes():
    reply = said("s2", "pasukannya menembaki Lemar untuk membela diri", "justifies", party="north")
    charge = said("s1", "Utara menembaki Lemar", "accuses", party="south", target="north")
    assert types(reply, charge) == {("s2", "s1"): "partly_concedes"}


def test_statements_of_different_events_are_never_related():
    assert types(DENIAL, replace(CHARGE, article="b", events=frozenset({"other"}))) == {}


def test_statements_of_one_event_years_apart_are_never_related():
    early = replace(CHARGE, article="b", said_from=date(2020, 10, 1), said_to=date(2020, 10, 1))
    late = replace(DENIAL, said_from=date(2023, 9, 21), said_to=date(2023, 9, 21))
    assert types(late, early) == {}


def test_a_pair_whose_event_nobody_knows_is_folded_and_says_so():
    nowhere = frozenset()
    (found,) = propose(replace(DENIAL, events=nowhere), [replace(CHARGE, article="b", events=nowhere)])
    assert (found.shown, found.unknown) == (False, ("event", "date"))
    assert {"unknown_event", "unknown_date"} <= set(found.caveats)


def test_generic_words_of_unknown_events_are_not_proposed_at_all():
    broken = said(
        "s1", "Utara melanggar gencatan senjata", "accuses", party="south", target="north", events=frozenset()
    )
    holds = said("s2", "gencatan senjata tetap berlaku", party="east", events=frozenset(), article="b")
    assert propose(holds, [broken]) == []


def test_meaning_joins_sentences_of_two_languages():
    english = said("s1", "the old quarter lies in ruins after the quake", party="south", language="en", article="b")
    other = said("s2", "kota lama porak-poranda setelah gempa", party="police")
    assert propose(other, [english]) == []
    (found,) = propose(other, [english], similarity=lambda _a, _b: 0.9)
    assert found.type == "corroborates"


def test_the_best_three_are_open_and_the_rest_folded():
    copies = [replace(CHARGE, key=f"s{number}", position=number) for number in range(10, 40)]
    found = propose(replace(CHARGE, key="s99", position=99), copies)
    assert (len(found), [one.shown for one in found]) == (20, [True] * 3 + [False] * 17)


@pytest.mark.parametrize("event", EVENTS[::3], ids=[event.name for event in EVENTS[::3]])
def test_proposals_do_not_depend_on_the_order_of_the_others(event):
    facts = event.facts
    for fact in facts:
        assert propose(fact, facts) == propose(fact, facts[::-1])


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["id", "ms", "en", "ru"]))
def test_any_two_texts_give_at_most_one_relation(a, b, language):
    found = propose(
        said("s1", a, "denies", party="x", language=language), [said("s2", b, party="y", language=language)]
    )
    assert len(found) <= 1


def test_a_newsrooms_thresholds_open_and_fold():
    broken = said("s1", "Utara melanggar gencatan senjata", "accuses", party="south", target="north")
    holds = said("s2", "gencatan senjata masih berlaku", party="north")
    shown = [propose(holds, [broken], thresholds=given)[0].shown for given in ({}, {"contradicts": 0.5})]
    assert shown == [False, True]
