import ast
import string
import tomllib
from itertools import product
from pathlib import Path

import pytest

from claims.matching import explain
from claims.matching.evaluate import proposals
from tests.matching.builders import EVENTS

ENGLISH, INDONESIAN = (tomllib.loads((explain.FOLDER / f"{code}.toml").read_text()) for code in ("en", "id"))


def fields(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_both_languages_have_every_sentence_with_the_same_slots():
    assert ENGLISH.keys() == INDONESIAN.keys()
    for table in ("relations", "caveats", "slots", "modifiers", "arithmetic", "populations", "measures", "phrases"):
        english, indonesian = ENGLISH[table], INDONESIAN[table]
        assert {slug: fields(text) for slug, text in english.items()} == {
            slug: fields(text) for slug, text in indonesian.items()
        }


@pytest.mark.parametrize("event", EVENTS, ids=[event.name for event in EVENTS])
def test_every_proposal_can_be_worded(event):
    for one, language in product(proposals(event.facts), ("en", "id")):
        text = explain.sentence(one.explanation, one.slots, language)
        assert text.strip()
        assert "None" not in text
        assert all(explain.caveat(slug, language) for slug in one.caveats)


def test_a_figure_conflict_reads_as_an_editor_would_say_it():
    slots = {"a_party": "North", "a_date": "2031-05-03", "a_number": 40.0, "a_modifier": "at least"}
    slots |= {"b_party": "South", "b_date": None, "b_number": 2.0, "b_modifier": "exactly"}
    slots |= {"measure": "kill", "population": "civilian"}
    assert explain.sentence("figures_disjoint", slots, "en") == (
        "North: at least 40 civilians killed (3 May 2031). South: 2 (date not known). "
        "Same thing counted; the ranges do not overlap."
    )
    assert explain.sentence("figures_disjoint", slots, "id") == (
        "North: sedikitnya 40 warga sipil tewas (3 Mei 2031). South: 2 (tanggal tidak diketahui). "
        "Hal yang dihitung sama; rentangnya tidak bertemu."
    )


@pytest.mark.parametrize(
    ("value", "english", "indonesian"), [(5000, "5,000", "5.000"), (0.4, "0.4", "0,4"), (1234.5, "1,234.5", "1.234,5")]
)
def test_numbers_are_printed_as_the_language_prints_them(value, english, indonesian):
    assert (explain.number(value, "en"), explain.number(value, "id")) == (english, indonesian)


def test_an_unknown_party_is_called_so_and_a_language_without_sentences_reads_english():
    text = explain.sentence("repeats", {"a_party": None, "b_words": "x", "b_date": None}, "ru")
    assert text == "A source not named, once more, as before: “x” (date not known)."


def test_party_keys_are_replaced_by_names():
    assert explain.named({"a_party": "n", "shared": "n"}, {"n": "North"}) == {"a_party": "North", "shared": "n"}


def test_every_slug_in_the_rules_has_a_sentence():
    known = {*ENGLISH["relations"], *ENGLISH["caveats"]}
    for name in ("rules", "counts", "totals", "claims"):
        path = Path(explain.__file__).with_name(f"{name}.py")
        calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
        for call in calls:
            if (
                getattr(call.func, "id", "") == "Finding"
                and len(call.args) > 5
                and isinstance(call.args[5], ast.Constant)
            ):
                assert call.args[5].value in known
