"""Events in events, and what of them meets."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Event, Relation, Statement
from claims.models.choices import Stance
from claims.pipeline import matching
from claims.retrieval import matching as retrieval
from claims.retrieval.nesting import narrower, wider
from tests.factories import (
    ArticleFactory,
    ArticleVersionFactory,
    ClaimFactory,
    EventFactory,
    PartyFactory,
    StatementFactory,
    StatementVectorFactory,
)

pytestmark = pytest.mark.django_db

ACCUSATION = "Pasukan Armenia menembaki desa Karvin pada Minggu malam."


def said(event: Event, stance: str, party: str) -> Statement:
    """Return a statement of an article of its own about `event`."""
    article = ArticleFactory(published_on=date(2020, 9, 28), events=[event])
    version = ArticleVersionFactory(article=article, text=ACCUSATION)
    day = {"said_from": date(2020, 9, 27), "said_to": date(2020, 9, 27), "said_precision": "day"}
    return StatementFactory(
        passage__version=version, passage__exact=ACCUSATION, proposition=ACCUSATION, stance=stance, event=event,
        claim=ClaimFactory(proposition=ACCUSATION, event=event), party=PartyFactory(name=party), **day,
    )  # fmt: skip


def nested() -> tuple[Event, Event, Event]:
    """Return a war, a truce in it and an incident in the truce."""
    war = EventFactory()
    truce = EventFactory(part_of=war)
    return war, truce, EventFactory(part_of=truce)


def test_an_incident_lies_in_its_truce_and_its_war() -> None:
    war, truce, incident = nested()
    other = EventFactory(part_of=truce)
    assert wider([war.pk, incident.pk]) == {war.pk: frozenset(), incident.pk: {war.pk, truce.pk}}
    assert narrower([war.pk]) == {truce.pk, incident.pk, other.pk}
    assert narrower([incident.pk]) == frozenset()


def test_a_ring_of_events_ends() -> None:
    war, truce, incident = nested()
    Event.objects.filter(pk=war.pk).update(part_of=incident)
    assert wider([war.pk]) == {war.pk: {truce.pk, incident.pk}}
    assert narrower([war.pk]) == {truce.pk, incident.pk}


def test_looking_up_nesting_costs_a_query_each_way_however_many_events() -> None:
    war, truce, _incident = nested()

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            wider(Event.objects.values_list("pk", flat=True))
            narrower([war.pk])
        return len(asked)

    before = queries()
    for _ in range(5):
        EventFactory(part_of=EventFactory(part_of=truce).part_of)
    assert queries() == before == 2 + 1  # and one for the events that are asked for


def test_a_denial_about_the_war_meets_an_accusation_about_its_incident() -> None:
    war, _truce, incident = nested()
    accusing = said(incident, Stance.ACCUSES, "Azerbaijan")
    denying = said(war, Stance.DENIES, "Armenia")
    assert matching.match(denying) == 1
    relation = Relation.objects.get()
    assert (relation.source, relation.target, relation.type) == (denying, accusing, "denies")
    assert "wider_event" in relation.caveats


def test_two_incidents_of_one_war_never_meet() -> None:
    _war, truce, incident = nested()
    said(incident, Stance.ACCUSES, "Azerbaijan")
    assert matching.match(said(EventFactory(part_of=truce), Stance.DENIES, "Armenia")) == 0


def test_neighbours_of_an_incident_are_found_through_its_war_alone() -> None:
    war, _truce, incident = nested()
    other = said(war, Stance.ACCUSES, "Azerbaijan")
    Statement.objects.filter(pk=other.pk).update(proposition="Gencatan senjata runtuh.")
    (here,) = retrieval.read([said(incident, Stance.DENIES, "Armenia").pk])
    vector = StatementVectorFactory(statement=other).vector
    assert [row.pk for row in retrieval.neighbours(here, vector, "test")] == [other.pk]
