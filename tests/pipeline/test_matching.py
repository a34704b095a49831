"""A statement to suggested relations: each pair once, an editor's word untouched."""

from datetime import date

import pytest

from claims.models import Relation, Statement, StatementVector
from claims.models.choices import DismissalReason, RelationState, RelationType, Stance
from claims.pipeline import matching
from tests.factories import (
    ArticleFactory,
    ArticleVersionFactory,
    ClaimFactory,
    EditorFactory,
    EventFactory,
    PartyFactory,
    StatementFactory,
)
from tests.pipeline.running import at_once

pytestmark = pytest.mark.django_db

ACCUSATION = "Pasukan Armenia menembaki desa Karvin pada Minggu malam."
DENIAL = "Pasukan Armenia tidak menembaki desa Karvin pada Minggu malam."


def said(text: str, event: object, **fields: object) -> Statement:
    """Return a statement of an article of its own about `event`."""
    article = ArticleFactory(published_on=date(2020, 9, 28), events=[event] if event else None)
    version = ArticleVersionFactory(article=article, text=text)
    given = {"event": event, "said_from": date(2020, 9, 27), "said_to": date(2020, 9, 27), "said_precision": "day"}
    claim = ClaimFactory(proposition=text, event=event)
    return StatementFactory(
        passage__version=version, passage__exact=text, proposition=text, claim=claim, **given | fields
    )  # fmt: skip


def opposed(event: object) -> tuple[Statement, Statement]:
    accusing = said(ACCUSATION, event, stance=Stance.ACCUSES, party=PartyFactory(name="Azerbaijan"))
    denying = said(ACCUSATION, event, stance=Stance.DENIES, party=PartyFactory(name="Armenia"))
    return accusing, denying


def rows() -> list[tuple[int, int, str, str]]:
    return list(Relation.objects.order_by("pk").values_list("source", "target", "type", "state"))


def test_denial_is_related_to_what_it_denies_once_from_either_end() -> None:
    accusing, denying = opposed(EventFactory())
    assert matching.match(denying) == 1
    assert matching.match(accusing) == 1
    assert rows() == [(denying.pk, accusing.pk, RelationType.DENIES, RelationState.SUGGESTED)]
    relation = Relation.objects.get()
    assert (relation.unknown, relation.rule_version != "", relation.explanation != "") == ([], True, True)


def test_matching_twice_leaves_the_same_rows() -> None:
    _accusing, denying = opposed(EventFactory())
    matching.match(denying)
    before = list(Relation.objects.values())
    matching.match(denying)
    assert list(Relation.objects.values()) == before
    assert StatementVector.objects.count() == 1


def test_unknown_event_is_said_and_never_guessed() -> None:
    _accusing, denying = opposed(None)
    matching.match(denying)
    assert all("event" in relation.unknown and not relation.shown for relation in Relation.objects.all())


def test_different_events_are_never_related() -> None:
    said(ACCUSATION, EventFactory(), stance=Stance.ACCUSES, party=PartyFactory())
    denying = said(ACCUSATION, EventFactory(), stance=Stance.DENIES, party=PartyFactory())
    assert matching.match(denying) == 0


def test_dismissed_pair_never_comes_back() -> None:
    accusing, denying = opposed(EventFactory())
    matching.match(denying)
    Relation.objects.update(
        state=RelationState.DISMISSED, dismissal=DismissalReason.DIFFERENT_TIME, decided_by=EditorFactory(),
        decided_at=denying.recorded_at,
    )  # fmt: skip
    assert matching.match(accusing) == 0
    assert matching.match(denying) == 0
    assert rows() == [(denying.pk, accusing.pk, RelationType.DENIES, RelationState.DISMISSED)]


def test_suggestion_follows_what_becomes_known_and_raises_its_revision() -> None:
    accusing, denying = opposed(None)
    matching.match(denying)
    assert Relation.objects.get().unknown != []
    event = EventFactory()
    Statement.objects.update(event=event)
    matching.match(denying)
    relation = Relation.objects.get()
    assert (relation.unknown, relation.revision) == ([], 2)
    Statement.objects.filter(pk=accusing.pk).update(event=EventFactory())
    matching.match(denying)
    assert not Relation.objects.exists()


def test_withdrawn_statement_is_not_matched() -> None:
    accusing, denying = opposed(EventFactory())
    Statement.objects.filter(pk=accusing.pk).update(withdrawn_by=EditorFactory(), withdrawn_at=accusing.recorded_at)
    assert matching.match(denying) == 0
    accusing.refresh_from_db()
    assert matching.match(accusing) == 0


def test_at_most_twenty_relations_are_suggested() -> None:
    event = EventFactory()
    for n in range(25):
        said(ACCUSATION, event, stance=Stance.ACCUSES, party=PartyFactory(name=f"Pihak {n}"))
    denying = said(ACCUSATION, event, stance=Stance.DENIES, party=PartyFactory(name="Armenia"))
    assert matching.match(denying) <= matching.MOST


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_leave_the_rows_of_one() -> None:
    accusing, denying = opposed(EventFactory())
    at_once(*[lambda: matching.match(denying), lambda: matching.match(accusing)] * 2)
    assert rows() == [(denying.pk, accusing.pk, RelationType.DENIES, RelationState.SUGGESTED)]
    assert StatementVector.objects.count() == 2


def test_indonesian_denial_answers_an_english_accusation_of_the_same_event() -> None:
    event = EventFactory()
    armenia = PartyFactory(name="Armenia")
    accusing = said(
        "Armenian troops shelled the village of Karvin.", event, stance=Stance.ACCUSES,
        party=PartyFactory(name="Azerbaijan"), target=armenia,
    )  # fmt: skip
    denying = said("Tentara Armenia menembaki desa Karvin.", event, stance=Stance.DENIES, party=armenia)
    languages = {accusing.pk: "en", denying.pk: "id"}
    for pk, language in languages.items():
        Statement.objects.filter(pk=pk).update(language=language)
    assert matching.match(denying) == 1
    relation = Relation.objects.get()
    assert (relation.source, relation.target, relation.type) == (denying, accusing, RelationType.DENIES)
    assert relation.features["meaning"] > 0
