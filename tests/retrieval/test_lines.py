from datetime import date

import pytest

from claims.models.choices import RelationState, RelationType, Stance
from claims.pipeline import status
from claims.retrieval import lines
from tests.factories import ClaimFactory, FigureFactory, PartyFactory, RelationFactory, StatementFactory, ViewerFactory

pytestmark = pytest.mark.django_db


def said(claim, party, day, stance=Stance.ASSERTS, figure=None):
    when = date(2031, 5, day)
    statement = StatementFactory(
        claim=claim, party=party, stance=stance, said_from=when, said_to=when, said_precision="day"
    )
    if figure is not None:
        FigureFactory(statement=statement, low=figure, high=figure, modifier="exactly")
    return statement


@pytest.fixture
def party():
    """A party that turned on one claim, replaced a figure on another, lowered one on a third and kept to a fourth."""
    party = PartyFactory(name="North")
    turned, replaced, lowered, kept = (ClaimFactory() for _ in range(4))
    said(turned, party, 1, Stance.DENIES)
    said(turned, party, 2)
    RelationFactory(
        target=said(replaced, party, 1, figure=14),
        source=said(replaced, party, 2, figure=19),
        type=RelationType.SUPERSEDES,
        state=RelationState.CONFIRMED,
    )
    said(lowered, party, 1, figure=40)
    said(lowered, party, 2, figure=12)
    said(kept, party, 1, figure=7)
    said(kept, party, 2, figure=7)
    status.refresh([claim.pk for claim in (turned, replaced, lowered, kept)])
    return party


def test_of_party_lists_the_claims_on_which_it_moved(party, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        found = lines.of_party(party)
    assert [[step.step for step in one.steps] for one in found] == [["changed"], ["revised"], ["changed"]]
    assert [step.after.stance for step in found[2].steps] == [Stance.ASSERTS]


def test_of_claim_gives_the_line_of_everybody_who_spoke_twice(party, django_assert_max_num_queries):
    claim = ClaimFactory()
    said(claim, party, 1)
    said(claim, party, 2)
    said(claim, PartyFactory(), 1)
    with django_assert_max_num_queries(5):
        (found,) = lines.of_claim(claim)
    assert (found.party, [step.step for step in found.steps]) == (party, ["affirmed"])


def test_a_partys_page_shows_its_line(party, client):
    client.force_login(ViewerFactory())
    page = client.get(f"/parties/{party.public_id}/line/", headers={"accept-language": "en"}).content.decode()
    assert page.count("changed without saying so") == 2
    assert page.count("officially revised") == 1
