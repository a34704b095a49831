"""Clients that are logged in."""

import pytest
from django.test import Client

from claims.models import Candidate, User
from claims.models.choices import Stance
from tests import factories


@pytest.fixture
def editor(db: None) -> User:
    factories.NewsroomFactory()
    return factories.EditorFactory(username="rina", first_name="Rina")


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """A client on which an editor is logged in."""
    client.force_login(editor)
    return client


@pytest.fixture
def reading_room(db: None) -> Client:
    """A client on which a viewer is logged in."""
    client = Client()
    client.force_login(factories.ViewerFactory())
    return client


@pytest.fixture
def candidate(db: None) -> Candidate:
    """An accusation to review, whose party is known."""
    version = factories.ArticleVersionFactory()
    return factories.CandidateFactory(
        version=version, party=factories.PartyFactory(), speaker_text="Kementerian itu", stance=Stance.ACCUSES
    )
