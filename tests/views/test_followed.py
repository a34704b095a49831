"""Following a claim, its brief, and how it stood on a past day."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions import claims as actions
from claims.models import Claim, User
from claims.models.choices import Stance, Verdict
from claims.pipeline import status
from tests import factories


@pytest.fixture
def claim(db: None) -> Claim:
    row = factories.ClaimFactory()
    south = factories.PartyFactory(name="South")
    said = {"claim": row, "said_precision": "day"}
    factories.StatementFactory(
        **said, stance=Stance.ACCUSES, target=south, party__name="North", said_from=date(2024, 5, 1)
    )
    factories.StatementFactory(**said, stance=Stance.DENIES, party=south, said_from=date(2024, 5, 9))
    status.refresh([row.pk])
    return row


def address(claim: Claim, what: str = "") -> str:
    return reverse(f"claims:claim-{what}" if what else "claims:claim", args=[claim.public_id])


def test_a_follower_sees_what_others_changed_until_it_is_marked_as_seen(
    desk: Client, editor: User, claim: Claim
) -> None:
    desk.post(address(claim, "follow"))
    budi = factories.EditorFactory(first_name="Budi")
    proposed = factories.RelationFactory(target=claim.statements.first(), explanation="")
    actions.decide_status(claim=claim, verdict=Verdict.DISPUTED, reason="Both spoke.", by=budi)

    page = desk.get(address(claim))
    listed = desk.get(reverse("claims:followed"))
    assert [decision.actor for decision in page.context["news"]] == [budi]
    assert "1 change since you last looked" in page.content.decode()
    row = page.content.decode().partition(f'id="r{proposed.public_id}"')[2].partition("</p>")[0]
    assert "new" in row
    assert [(one.claim, one.changes) for one in listed.context["followed"]] == [(claim, 1)]

    desk.post(address(claim, "seen"), {"until": page.context["news"][0].public_id})
    assert desk.get(address(claim)).context["news"] == []

    assert desk.post(address(claim, "unfollow"), {"list": "1"})["Location"] == reverse("claims:followed")
    assert editor.follows.count() == 0


def test_viewers_follow_and_nobody_follows_by_a_link(reading_room: Client, claim: Claim) -> None:
    pressed = reading_room.post(address(claim, "follow"))
    assert pressed["Location"] == f"{reverse('claims:claim', args=[claim.public_id])}#follow"
    assert 'id="follow"' in reading_room.get(pressed["Location"]).content.decode()
    assert claim.follows.count() == 1
    assert {reading_room.get(address(claim, what)).status_code for what in ("follow", "unfollow", "seen")} == {405}
    assert reading_room.post(address(claim, "seen"), {"until": "nothing"}).status_code == 404


def test_a_brief_quotes_both_sides_and_its_dates_follow_its_language(reading_room: Client, claim: Claim) -> None:
    undisclosed = {"statement": claim.statements.first(), "low": None, "disclosed": False, "modifier": "exactly"}
    factories.FigureFactory(**undisclosed, counted="soldiers", whose="South")
    english = reading_room.get(address(claim, "brief"), {"lang": "en"}).context["brief"].text
    indonesian = reading_room.get(address(claim, "brief"), {"lang": "id"}).context["brief"].text

    assert "On 1 May 2024, North accused South: “pasukan Armenia lebih dulu melanggar gencatan senjata”" in english
    assert "On 9 May 2024, South denied:" in english
    assert "In what North said, the figure for soldiers (South) is not disclosed" in english
    assert ("1 Mei 2024" in indonesian, "pasukan Armenia lebih dulu" in indonesian) == (True, True)


@pytest.mark.parametrize(
    ("day", "answer", "parties"),
    [("2024-05-05", "unanswered", ["North"]), ("2024-05-09", "denied", ["North", "South"])],
)
def test_a_past_view_shows_who_had_spoken_and_says_that_it_is_past(
    reading_room: Client, claim: Claim, day: str, answer: str, parties: list[str]
) -> None:
    page = reading_room.get(address(claim), {"as_of": day, "by": "said"})

    assert page.context["then"].answer == answer
    assert [line.party.name for line in page.context["matrix"].lines] == parties
    assert "It is not how the claim stands now." in page.content.decode()


def test_a_day_that_is_none_shows_the_claim_as_it_is_and_says_so(reading_room: Client, claim: Claim) -> None:
    page = reading_room.get(address(claim), {"as_of": "yesterday"})

    assert (page.status_code, "then" in page.context) == (200, False)
    assert "Choose a day to look back to" in page.content.decode()


@pytest.mark.parametrize(("watched", "said"), [(True, "No reply by South in the 1 article"), (False, "is not known")])
def test_an_accusation_without_a_reply_is_shown_as_such_where_the_event_is_followed(
    reading_room: Client, watched: bool, said: str
) -> None:
    event = factories.EventFactory(watched=watched)
    statement = factories.StatementFactory(
        claim__event=event, stance=Stance.ACCUSES, target=factories.PartyFactory(name="South")
    )
    statement.passage.version.article.events.add(event)

    assert said in reading_room.get(address(statement.claim)).content.decode()
