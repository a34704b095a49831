"""The editors' pages: who reaches them, how many queries they cost, and that no claim stands without its sides."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import User
from claims.models.choices import RelationState, Role, Stance
from claims.pipeline import status
from tests import factories
from tests.factories import INDONESIAN_DENIAL

LISTS = [
    "review",
    "contradictions",
    "claims",
    "statements",
    "disputes",
    "parties",
    "speakers",
    "places",
    "outlets",
    "events",
    "history",
]


def disputed_claim(**fields: object):
    """Return a claim that one party asserts and another denies, its status derived."""
    claim = factories.ClaimFactory(**fields)
    said = factories.StatementFactory(claim=claim, stance=Stance.ACCUSES)
    denied = factories.StatementFactory(claim=claim, stance=Stance.DENIES, content=INDONESIAN_DENIAL)
    factories.RelationFactory(source=denied, target=said, explanation="")
    factories.FigureFactory(statement=said)
    status.refresh([claim.pk])
    claim.refresh_from_db()
    return claim


def filled() -> None:
    """Add one row to every list."""
    claim = disputed_claim()
    version = factories.ArticleVersionFactory(article__events=[claim.event])
    answered = factories.CandidateFactory(version=version, stance=Stance.ACCUSES)
    factories.CandidateFactory(version=version, content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=answered)
    factories.SpeakerAliasFactory()
    factories.PlaceAliasFactory()
    factories.DecisionFactory(subject=claim.public_id)
    factories.EventPartyFactory(event=claim.event)


def test_lists_open_to_members_alone(db: None) -> None:
    filled()
    clients = {None: Client()} | {role: Client() for role in Role}
    for role in Role:
        clients[role].force_login(factories.UserFactory(role=role))

    answers = {
        (name, role): client.get(reverse(f"claims:{name}")).status_code
        for name in [*LISTS, "search"]
        for role, client in clients.items()
    }

    assert answers == {(name, role): 200 if role else 302 for name, role in answers}


@pytest.mark.parametrize("name", LISTS)
def test_empty_lists_say_what_to_do_next(desk: Client, name: str) -> None:
    page = desk.get(reverse(f"claims:{name}")).content.decode()

    assert 'class="empty"' in page


@pytest.mark.parametrize("name", LISTS)
def test_lists_cost_the_same_queries_for_one_row_and_three(desk: Client, name: str) -> None:
    filled()
    address = reverse(f"claims:{name}")
    desk.get(address)
    counts = []
    for _rows in (1, 3):
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address).status_code == 200
        counts.append(len(queries))
        filled()
        filled()

    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["claims", "disputes"])
def test_no_claim_is_listed_without_both_sides_and_its_status(desk: Client, name: str) -> None:
    claim = disputed_claim()
    parties = [statement.party.name for statement in claim.statements.all()]

    page = desk.get(reverse(f"claims:{name}")).content.decode()

    assert [words in page for words in (claim.proposition, *parties, "Asserted by", "Denied by", "disputed")] == [
        True
    ] * 6


def test_claims_are_narrowed_by_their_address(desk: Client) -> None:
    disputed, plain = disputed_claim(), factories.ClaimFactory()

    page = desk.get(reverse("claims:claims"), {"disputed": "1"}).content.decode()

    assert (disputed.proposition in page, plain.proposition in page) == (True, False)


def test_a_claim_that_is_only_denied_says_that_no_named_source_asserts_it(desk: Client) -> None:
    claim = factories.ClaimFactory()
    factories.StatementFactory(claim=claim, stance=Stance.DENIES, content=INDONESIAN_DENIAL)
    status.refresh([claim.pk])

    page = desk.get(reverse("claims:claim", args=[claim.public_id])).content.decode()

    assert "No named source asserts it." in page
    assert "no named source" in page


def test_the_claim_page_costs_the_same_queries_for_one_statement_and_three(desk: Client) -> None:
    claim = disputed_claim()
    address = reverse("claims:claim", args=[claim.public_id])
    desk.get(address)
    counts = []
    for _rows in (1, 3):
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address).status_code == 200
        counts.append(len(queries))
        for _more in range(2):
            said = factories.StatementFactory(claim=claim)
            factories.FigureFactory(statement=said)
            factories.RelationFactory(target=said, explanation="", state=RelationState.CONFIRMED)
        status.refresh([claim.pk])

    assert counts[0] == counts[1]


def test_a_merged_claim_leads_to_what_it_is_now(desk: Client) -> None:
    into = factories.ClaimFactory()
    merged = factories.ClaimFactory(merged_into=into)

    answer = desk.get(reverse("claims:claim", args=[merged.public_id]))

    assert answer["Location"] == reverse("claims:claim", args=[into.public_id])


@pytest.mark.parametrize("kind", ["party", "speaker", "place", "outlet", "event"])
def test_each_record_has_a_page(desk: Client, kind: str) -> None:
    filled()
    factory = getattr(factories, f"{kind.capitalize()}Factory")
    row = factory()

    assert desk.get(reverse(f"claims:{kind}", args=[row.public_id])).status_code == 200
    assert desk.get(reverse(f"claims:{kind}-add")).status_code == 200


def test_the_dispute_page_names_who_answers_whom(desk: Client) -> None:
    claim = disputed_claim()
    relation = claim.statements.get(stance=Stance.DENIES).relations_out.get()
    type(relation).objects.filter(pk=relation.pk).update(
        state=RelationState.CONFIRMED, decided_by=factories.EditorFactory(), decided_at=relation.created_at
    )
    status.refresh([claim.pk])

    page = desk.get(reverse("claims:dispute", args=[claim.public_id])).content.decode()

    assert "Who answers whom" in page
    assert relation.source.proposition in page


def test_search_shows_a_claim_with_its_sides(desk: Client) -> None:
    claim = disputed_claim(proposition="Pasukan menembakkan mortir ke lereng Karvin.")

    page = desk.get(reverse("claims:search"), {"q": "mortir"}).content.decode()

    assert ("Asserted by" in page, claim.statements.first().party.name in page) == (True, True)


def test_the_history_is_narrowed_to_an_actor_and_names_what_was_decided_on(desk: Client, editor: User) -> None:
    article = factories.ArticleFactory(title="Bridge closed")
    own = factories.DecisionFactory(actor=editor, action="article.submitted", subject=article.public_id, reason="mine")
    other = factories.DecisionFactory(reason="somebody else's")

    page = desk.get(reverse("claims:history"), {"actor": own.actor.username}).content.decode()

    assert other.reason not in page
    assert f'<a href="{reverse("claims:article", args=[article.public_id])}">Bridge closed</a>: <q>mine</q>' in page


def test_viewers_see_no_forms_that_write(client: Client, db: None) -> None:
    filled()
    client.force_login(factories.ViewerFactory())

    pages = {name: client.get(reverse(f"claims:{name}")).content.decode() for name in LISTS}

    allowed = {reverse("claims:language"), reverse("claims:theme"), reverse("logout")}
    assert {name: posts(page) for name, page in pages.items()} == dict.fromkeys(LISTS, allowed)


def posts(page: str) -> set[str]:
    """Return the addresses that the forms of a page write to."""
    return {part.split('action="')[1].split('"')[0] for part in page.split("<form") if 'method="post"' in part[:200]}
