import tomllib

import pytest

from claims.status import explain

LANGUAGES = {code: tomllib.loads((explain.FOLDER / f"{code}.toml").read_text()) for code in ("en", "id")}


def test_both_languages_have_every_reason_and_role():
    assert [sorted(table) for table in LANGUAGES["en"].values()] == [
        sorted(table) for table in LANGUAGES["id"].values()
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "The same is said by watch (monitor)."), ("id", "watch (pemantau) menyatakan hal yang sama.")],
)
def test_a_role_is_worded_in_the_language(language, text):
    assert explain.sentence("third_party", {"party": "watch", "role": "monitor"}, language) == text


def test_an_unknown_reason_is_an_error():
    with pytest.raises(KeyError):
        explain.sentence("nothing", {}, "en")


@pytest.mark.parametrize(
    ("sources", "text"), [(1, "One source asserts it."), (2, "2 sources from one origin assert it.")]
)
def test_origins_are_counted_where_there_are_several_sources(sources, text):
    assert explain.sentence("one_origin", {"sources": sources, "origins": 1}, "en") == text
