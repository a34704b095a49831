"""Translations beside the original: typed by an editor, shown to readers of that language."""

from django.test import Client
from django.urls import reverse

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
        reverse("claims:statement-translate", args=[statement.public_id]), {"language": "en", "text": ENGLISH}
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

    refused = desk.post(address, {"language": "id", "text": ENGLISH})
    desk.post(address, {"language": "en", "text": ENGLISH})

    assert (refused.status_code, ENGLISH in refused.content.decode()) == (422, True)
    assert claim.translations.get().text == ENGLISH
    assert ENGLISH in desk.get(reverse("claims:claim", args=[claim.public_id])).content.decode()
