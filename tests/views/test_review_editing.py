"""What is typed into a candidate's form: kept, refused and shown again."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.forms.figures import BLANK
from claims.forms.review import OPENED, OPENED_OF_PARTY
from claims.models import Candidate, Party, PartyAlias, Statement
from claims.models.choices import CandidateState, Stance
from tests import factories
from tests.views.reviewing import post, typed


def test_accept_with_edits_keeps_the_proposal(desk: Client, candidate: Candidate) -> None:
    proposal = candidate.proposal

    post(desk, candidate, "accept", stance=Stance.ASSERTS, speaker_text="Anna Sargsyan")

    statement = Statement.objects.get(candidate=candidate)
    candidate.refresh_from_db()
    assert (statement.stance, statement.speaker_text, candidate.proposal) == (
        Stance.ASSERTS,
        "Anna Sargsyan",
        proposal,
    )


def sent_unopened(candidate: Candidate, **changed: str) -> dict[str, str]:
    """Return what a browser would send for a form of which nothing was opened."""
    unopened = {*OPENED, *OPENED_OF_PARTY} if candidate.party else set(OPENED)
    return {name: value for name, value in typed(candidate, **changed).items() if name not in unopened}


@pytest.mark.parametrize("known", [True, False])
def test_what_nobody_opened_stays_as_it_stands(desk: Client, known: bool) -> None:
    parties = factories.PartyFactory.create_batch(2)
    candidate = factories.CandidateFactory(
        party=parties[0] if known else None, target=parties[1], hedged=True, stance=Stance.DENIES,
        denial_target="occurrence", speaker_text="Kementerian itu", proposition="Words of an editor.",
        figures=[BLANK | {"low": 63, "high": 63, "counted": "soldiers"}],
    )  # fmt: skip
    address = reverse("claims:candidate-accept", args=[candidate.public_id])

    desk.post(address, sent_unopened(candidate, new_claim="It broke the truce."))

    statement = Statement.objects.get(candidate=candidate)
    kept = ("stance", "denial_target", "hedged", "speaker_text", "party", "target", "proposition", "content_start")
    assert [getattr(statement, name) for name in kept] == [getattr(candidate, name) for name in kept]
    assert [(row.low, row.counted) for row in statement.figures.all()] == [(63, "soldiers")]
    assert statement.claim.proposition == "It broke the truce."


def test_the_form_to_edit_is_drawn_when_it_is_opened(desk: Client, candidate: Candidate) -> None:
    page = desk.get(reverse("claims:review")).content.decode()
    address = reverse("claims:candidate-edit", args=[candidate.public_id])
    opened = desk.get(address, headers={"hx-request": "true"}).content.decode()
    alone = desk.get(address).content.decode()

    fields = ['name="proposition"', 'name="party"', 'name="figures-TOTAL_FORMS"']
    assert [field in page for field in fields] == [False] * 3
    assert f'hx-get="{address}?"' in page
    assert [field in opened for field in fields] == [True] * 3
    assert "<html" not in opened
    assert [field in alone for field in (*fields, "<html")] == [True] * 4


def test_opening_without_scripts_keeps_what_was_typed(desk: Client, candidate: Candidate) -> None:
    address = reverse("claims:candidate-look", args=[candidate.public_id])

    page = desk.post(address, sent_unopened(candidate, new_claim="Half a sentence", open="edit")).content.decode()

    assert "Half a sentence" in page
    assert f"\n{candidate.proposition}</textarea>" in page
    assert '<details class="drawer" name="drawer" id="edit" open' in page


def test_edit_saves_without_deciding(desk: Client, candidate: Candidate) -> None:
    post(desk, candidate, "edit", content="melanggar gencatan senjata")

    candidate.refresh_from_db()
    words = candidate.version.text[candidate.content_start : candidate.content_end]
    assert (candidate.state, words) == (CandidateState.PENDING, "melanggar gencatan senjata")


def test_words_that_the_article_lacks_are_refused_and_stay_in_the_form(desk: Client, candidate: Candidate) -> None:
    answer = post(desk, candidate, "accept", content="kata yang tidak ada", proposition="My own words.")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert ("My own words." in page, "kata yang tidak ada" in page) == (True, True)


def test_an_unknown_speaker_is_remembered_for_the_party(desk: Client, db: None) -> None:
    party = factories.PartyFactory(name="Armenia")
    first = factories.CandidateFactory(speaker_text="Yerevan")
    waiting = factories.CandidateFactory(speaker_text="yerevan")

    page = desk.get(reverse("claims:review"), {"candidate": first.public_id})
    assert "1 other candidate waits for this name" in page.content.decode()
    post(desk, first, "accept", party=str(party.public_id), remember_alias="on")

    waiting.refresh_from_db()
    assert PartyAlias.objects.filter(party=party, folded="yerevan").exists()
    assert waiting.party == party


def test_a_party_that_was_merged_away_cannot_be_chosen(desk: Client, candidate: Candidate) -> None:
    merged = factories.PartyFactory(merged_into=candidate.party)

    assert post(desk, candidate, "accept", party=str(merged.public_id)).status_code == 422
    assert Party.objects.filter(merged_into=None).count() == 1


def figures(**row: str) -> dict[str, str]:
    """Return what a browser sends for one row of figures."""
    held = {f"figures-0-{name}": value for name, value in row.items()}
    return {"figures-TOTAL_FORMS": "1", "figures-INITIAL_FORMS": "0"} | held


def test_figures_are_corrected_before_accepting(desk: Client, candidate: Candidate) -> None:
    post(desk, candidate, "accept", **figures(low="5.000", modifier="at least", counted="orang", whose="Armenia"))

    figure = Statement.objects.get(candidate=candidate).figures.get()
    assert (figure.low, figure.high, figure.modifier, figure.counted, figure.whose) == (
        5000, None, "at least", "orang", "Armenia",
    )  # fmt: skip


def test_figures_that_do_not_hold_are_refused_and_stay(desk: Client, candidate: Candidate) -> None:
    answer = post(desk, candidate, "accept", **figures(low="9", high="3"))

    assert (answer.status_code, 'value="9"' in answer.content.decode()) == (422, True)
    assert not Statement.objects.exists()


def test_another_row_for_figures_keeps_what_was_typed_and_decides_nothing(desk: Client, candidate: Candidate) -> None:
    answer = post(desk, candidate, "look", figure="another", proposition="Words I typed.", **figures(low="12"))

    form = answer.context["form"]
    candidate.refresh_from_db()
    assert [row["low"].value() for row in form.figures] == ["12", None]
    assert (answer.status_code, form["proposition"].value(), candidate.state) == (200, "Words I typed.", "pending")


@pytest.mark.parametrize("in_place", [{}, {"in_place": "1"}], ids=["page", "fragment"])
def test_a_claim_is_found_by_its_words_and_can_be_chosen(
    desk: Client, candidate: Candidate, in_place: dict[str, str]
) -> None:
    claim = factories.ClaimFactory(proposition="Jembatan itu diledakkan sebelum fajar.")
    address = reverse("claims:candidate-look", args=[candidate.public_id])

    headers = {"HX-Request": "true"} if in_place else {}

    answer = desk.post(address, typed(candidate, find="jembatan faj") | in_place, headers=headers)
    post(desk, candidate, "accept", claim=str(claim.public_id), find="jembatan faj")

    assert [found.pk for found in answer.context["found"]] == [claim.pk]
    assert Statement.objects.get(candidate=candidate).claim == claim


def test_a_found_claim_stays_chosen_when_the_form_is_refused(desk: Client, candidate: Candidate) -> None:
    claim = factories.ClaimFactory(proposition="Jembatan itu diledakkan sebelum fajar.")

    answer = post(desk, candidate, "accept", claim=str(claim.public_id), content="kata yang tidak ada")

    assert answer.context["found"] == [claim]
    assert f'value="{claim.public_id}" data-key="4" checked' in answer.content.decode()
