"""Statements recorded by hand from an article."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import ArticleVersion, Statement
from tests import factories


def address(version: ArticleVersion) -> str:
    return reverse("claims:statement-record", args=[version.article.public_id, version.number])


def recorded(words: str, **more: object) -> dict[str, object]:
    return {"passage": words, "stance": "asserts", "proposition": "The truce was broken."} | more


def test_words_are_found_in_the_text_and_recorded(desk: Client, editor: Any) -> None:
    version = factories.ArticleVersionFactory()
    party = factories.PartyFactory()
    given = recorded("pasukan  Armenia lebih\ndulu melanggar", party=str(party.public_id), speaker_text="Kementerian")

    desk.post(address(version), given)

    statement = Statement.objects.get()
    assert statement.passage.exact == "pasukan Armenia lebih dulu melanggar"
    assert (statement.party, statement.speaker_text, statement.recorded_by) == (party, "Kementerian", editor)


def test_selection_tells_repeated_words_apart(desk: Client) -> None:
    text = "Ia membantah. 👩‍🚀 Lalu ia membantah lagi: ia membantah."
    version = factories.ArticleVersionFactory(text=text)
    start = text.rindex("ia membantah")

    desk.post(
        address(version),
        recorded("ia membantah", start=start, end=start + len("ia membantah")),
    )

    assert Statement.objects.get().passage.start == start


@pytest.mark.parametrize(
    ("words", "more", "sentence"),
    [
        ("kata yang tidak ada", {}, "These words do not stand in the text."),
        ("Kementerian", {}, "These words stand more than once"),
        ("Kementerian", {"start": 3, "end": 14}, "These words stand more than once"),
        ("Kementerian", {"start": 10**12, "end": 10**12 + 1}, "These words stand more than once"),
        ("", {}, "This field is required."),
    ],
)
def test_words_that_cannot_be_placed_are_refused_and_kept(
    desk: Client, words: str, more: dict[str, object], sentence: str
) -> None:
    version = factories.ArticleVersionFactory()

    response = desk.post(address(version), recorded(words, **more))

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "The truce was broken." in page
    assert Statement.objects.count() == 0


def test_recorded_statement_is_put_on_a_new_claim(desk: Client) -> None:
    statement = factories.StatementFactory(claim=None, event=factories.EventFactory())
    page = reverse("claims:statement", args=[statement.public_id])
    move = reverse("claims:statement-move", args=[statement.public_id])
    article = reverse("claims:article", args=[statement.passage.version.article.public_id])
    given = {"revision": statement.revision, "new_claim": "The bridge was hit."}

    refused = desk.post(move, given | {"claim": reverse("claims:claim", args=[factories.ClaimFactory().public_id])})
    desk.post(move, given)

    assert page in desk.get(article).content.decode()
    assert refused.status_code == 422
    statement.refresh_from_db()
    assert (statement.claim.proposition, statement.claim.event) == ("The bridge was hit.", statement.event)
