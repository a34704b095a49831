"""The tags that keep what they found give what Django's own give."""

from uuid import UUID

import pytest
from django.template import Context, Engine, Template
from django.urls import NoReverseMatch, set_script_prefix
from django.utils import translation

from claims.templatetags.pieces import gettext

KEY = UUID("0b8a1f0e-6f5c-4e9c-9d51-2b6c1d3e4f50")
OWN = Engine()  # with Django's tags alone
VALUES = {"key": KEY, "word": "Claims", "n": 7, "marked": "<b>"}


def drawn(source: str, engine: Engine | None = None) -> str:
    template = engine.from_string(source) if engine else Template(source)
    return template.render(Context(VALUES))


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(
    "tag",
    [
        "{% translate 'Claims' %}",
        "{% translate 'Claims' as held %}[{{ held }}]",
        "{% translate 'Claims'|upper %}",
        "{% translate word %}",
        "{% translate marked %}",
        "{% translate 'Claims' noop %}",
        "{% translate 'Claims' context 'nowhere' %}",
        "{% translate '100% of <them> & more' %}",
        "{% trans 'Claims' %}",
        "{% translate 'Claims' as held %}{{ held|length }}{% blocktranslate %}{{ held }} here{% endblocktranslate %}",
    ],
)
def test_message_is_translated_as_django_does(language: str, tag: str) -> None:
    with translation.override(language):
        assert drawn("{% load i18n %}" + tag) == drawn(
            "{% load i18n %}" + tag, Engine(libraries={"i18n": "django.templatetags.i18n"})
        )


@pytest.mark.parametrize("language", ["en", "id"])
def test_message_is_given_in_the_language_of_the_page(language: str) -> None:
    with translation.override(language):
        assert gettext("Claims") == translation.gettext("Claims") == drawn("{% load i18n %}{% translate 'Claims' %}")


@pytest.mark.parametrize(
    "tag",
    [
        "{% url 'claims:claim' key %}",
        "{% url 'claims:claims' %}",
        "{% url 'claims:claims' as held %}[{{ held }}]",
        "{% url 'claims:claim' key as held %}[{{ held }}]",
        "{% url 'claims:claim' public_id=key %}",
        "{% url 'claims:statement-record' key n %}",
        "{% url 'login' %}",
        "{% url 'claims:nowhere' as held %}[{{ held }}]",
    ],
)
def test_address_is_that_which_django_gives(tag: str) -> None:
    assert drawn(tag) == drawn(tag, OWN)


def test_address_that_there_is_not_is_refused() -> None:
    for tag in ("{% url 'claims:nowhere' %}", "{% url 'claims:claims' key %}", "{% url 'claims:claim' %}"):
        with pytest.raises(NoReverseMatch):
            drawn(tag)


def test_address_begins_where_the_product_is_served() -> None:
    try:
        assert drawn("{% url 'claims:claims' %}") == "/claims/"
        set_script_prefix("/desk/")
        assert drawn("{% url 'claims:claims' %}") == "/desk/claims/"
        assert drawn("{% url 'claims:claim' key %}") == f"/desk/claims/{KEY}/"
    finally:
        set_script_prefix("/")
