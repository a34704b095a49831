"""Choosing a record where there are more of them than a list holds."""

import pytest
from django import forms
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.forms import choices
from claims.models import Party


class Choosing(forms.Form):
    party = choices.in_use(Party, required=True)


@pytest.fixture
def many(db: None, monkeypatch: pytest.MonkeyPatch) -> list[Party]:
    monkeypatch.setattr(choices, "LISTED", 2)
    return [Party.objects.create(name=name) for name in ("Alpha", "Beta", "Gamma", "Delta & Sons", "Twin", "Twin")]


def test_a_short_list_holds_every_record_and_has_no_further_line(db: None) -> None:
    Party.objects.create(name="Alpha")
    drawn = str(Choosing()["party"])
    assert "Alpha" in drawn
    assert "<input" not in drawn
    assert '<option value="" selected>Choose a party</option>' in drawn


def test_a_long_list_holds_the_first_and_the_chosen_one(many: list[Party]) -> None:
    drawn = str(Choosing(initial={"party": many[2]})["party"])
    assert [party.name for party in many if party.name in drawn] == ["Alpha", "Beta", "Gamma"]
    assert f'<option value="{many[2].public_id}" selected>' in drawn


@pytest.mark.parametrize("given", ["gamma", " Gamma ", "{id}", "https://newsroom.example/parties/{id}/?page=2"])
def test_a_record_beyond_the_list_is_chosen_by_name_or_address(many: list[Party], given: str) -> None:
    form = Choosing({"party": str(many[0].public_id), "party-other": given.format(id=many[2].public_id)})
    assert form.is_valid()
    assert form.cleaned_data["party"] == many[2]


@pytest.mark.parametrize("given", ["Twin", "Nobody", "https://newsroom.example/parties/"])
def test_a_name_of_several_or_of_none_is_refused(many: list[Party], given: str) -> None:
    assert list(Choosing({"party-other": given}).errors) == ["party"]


def test_fields_that_list_the_same_records_read_them_once(many: list[Party]) -> None:
    form = forms.Form()
    form.fields |= {name: choices.in_use(Party, initial=many[number]) for number, name in enumerate(("by", "of"))}
    choices.listed_once(*form.fields.values())
    with CaptureQueriesContext(connection) as asked:
        drawn = [str(form[name]) for name in ("by", "of")]
    assert len(asked) == 1
    assert [
        f'<option value="{party.public_id}" selected>' in one for party, one in zip(many[:2], drawn, strict=True)
    ] == [True, True]
