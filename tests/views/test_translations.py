"""Translations beside the original: typed by an editor, shown to readers of that language."""

from django.test import Client
from django.urls import reverse

from claims.actions import translations
from claims.models import Decision, PassageTranslation
from tests import factories

ENGLISH = "Armenian forces were the first to break the truce"


def test_translated_passage_stands_beside_the_original_for_readers_of_that_language(
    desk: Client, client: Client
) -> None:
    claim = factories.PublishedClaimFactory()
    statement = factories.StatementFactory(claim=claim)
    public = reverse("claims:public-claim", args=[claim.public_id])

    kept = desk.post(
        reverse("claims:statement-translate", args=[statement.public_id]),
        {"language": "en", "text": ENGLISH, "revision": statement.revision},
    )

    assert kept.headers["Location"] == reverse("claims:statement", args=[statement.public_id])
    assert Decision.objects.get().action == "statement.translated"
    pages = [
        desk.get(kept.headers["Location"]),
        desk.get(reverse("claims:claim", args=[claim.public_id])),
        client.get(public, headers={"accept-language": "en"}),
    ]
    for page in pages:
        assert "In English, translated by the newsroom:" in page.content.decode()
        assert ENGLISH in page.content.decode()
        assert factories.INDONESIAN_CLAIM in page.content.decode()
    assert ENGLISH not in client.get(public, headers={"accept-language": "id"}).content.decode()


def test_what_nobody_approved_is_not_shown(desk: Client) -> None:
    statement = factories.StatementFactory()
    PassageTranslation.objects.create(passage=statement.passage, language="en", text=ENGLISH, by_machine=True)

    page = desk.get(reverse("claims:statement", args=[statement.public_id]))

    assert ENGLISH not in page.content.decode()


def test_claim_is_translated_and_a_wrong_language_keeps_what_was_typed(desk: Client) -> None:
    claim = factories.ClaimFactory(language="id")
    address = reverse("claims:claim-translate", args=[claim.public_id])

    refused = desk.post(address, {"language": "id", "text": ENGLISH, "revision": claim.revision})
    desk.post(address, {"language": "en", "text": ENGLISH, "revision": claim.revision})

    assert (refused.status_code, ENGLISH in refused.content.decode()) == (422, True)
    assert claim.translations.get().text == ENGLISH
    assert ENGLISH in desk.get(reverse("claims:claim", args=[claim.public_id])).content.decode()


def test_the_second_of_two_translators_reads_the_first_and_keeps_what_was_typed(desk: Client) -> None:
    claim = factories.ClaimFactory(language="id")
    address = reverse("claims:claim-translate", args=[claim.public_id])
    translations.translate_claim(claim=claim, language="en", text="The truce broke.", by=factories.EditorFactory())

    refused = desk.post(address, {"language": "en", "text": ENGLISH, "revision": claim.revision - 1})
    page = refused.content.decode()

    assert refused.status_code == 422
    assert ("translated the claim" in page, "The truce broke." in page, ENGLISH in page) == (True, True, True)
    assert claim.translations.get().text == "The truce broke."
    desk.post(address, {"language": "en", "text": ENGLISH, "revision": refused.context["form"]["revision"].value()})
    assert claim.translations.get().text == ENGLISH


def test_an_emptied_translation_says_that_it_is_taken_away(desk: Client) -> None:
    claim = factories.ClaimFactory(language="id")
    address = reverse("claims:claim-translate", args=[claim.public_id])
    empty = {"language": "en", "text": " ", "revision": claim.revision}

    refused = desk.post(address, empty)
    assert (refused.status_code, refused.context["form"].errors["text"]) == (422, ["Write the translation."])

    translations.translate_claim(claim=claim, language="en", text=ENGLISH, by=factories.EditorFactory())
    assert ENGLISH in desk.get(f"{address}?into=en").context["form"]["text"].value()
    told = desk.post(address, empty | {"revision": claim.revision}, follow=True)
    assert "The translation is taken away; the history keeps its words." in told.content.decode()
    assert not claim.translations.exists()
