"""The supply of hostile texts, and the command that tries them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from claims.extraction import fuzz


def test_texts_are_the_same_for_the_same_seed():
    assert list(fuzz.texts(7, 20)) == list(fuzz.texts(7, 20))
    assert list(fuzz.texts(7, 20)) != list(fuzz.texts(8, 20))


def test_made_up_texts_do_make_proposals():
    found = [one for code, text in fuzz.texts(1, 100) for one in fuzz.default_extractor.extract(text, language=code)]
    assert len(found) > 20


def test_fuzz_finds_no_text_that_breaks_a_rule():
    out = StringIO()
    call_command("fuzz", "extraction", runs=150, seed=3, stdout=out)
    assert out.getvalue() == "150 texts, none broke a rule.\n"


def test_fuzz_names_the_text_that_breaks_a_rule(monkeypatch):
    monkeypatch.setattr("claims.extraction.fuzz._inside", lambda span, length: False)
    with pytest.raises(CommandError, match=r"^Run \d+ \((id|en|ms)\): span"):
        call_command("fuzz", "extraction", runs=100, seed=3)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ms", "i a[a,i,MEMETIK,MERAGUI"),
        ("en", "Utara informing several : \nfilE"),
        ("id", "sangkalnya menyebutnya bohong saling mengecam"),
    ],
)
def test_a_text_that_once_broke_a_rule_breaks_none(code, text):
    assert fuzz.problems(text, code) == []
