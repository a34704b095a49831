"""The contradictions queue."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from claims.actions import relations as actions
from claims.models import Relation, User
from claims.models.choices import DismissalReason, MissingContext, RelationState, RelationType
from tests import factories

WRITES = ["confirm", "dismiss", "aside", "skip", "reopen"]


@pytest.fixture
def relation(db: None) -> Relation:
    return factories.RelationFactory(explanation="")


def post(client: Client, relation: Relation, what: str, **data: object):
    address = reverse(f"claims:relation-{what}", args=[relation.public_id])
    return client.post(address, {"revision": relation.revision, "type": relation.type} | data)


@pytest.mark.parametrize("what", WRITES)
def test_writing_is_refused_to_viewers_and_answers_no_get(relation: Relation, client: Client, what: str) -> None:
    client.force_login(factories.ViewerFactory())
    address = reverse(f"claims:relation-{what}", args=[relation.public_id])

    assert client.post(address).status_code == 403

    client.force_login(factories.EditorFactory())
    assert client.get(address).status_code == 405


def test_both_passages_are_shown_with_the_direction(desk: Client, relation: Relation) -> None:
    page = strip_tags(desk.get(reverse("claims:contradictions")).content.decode()).replace("[only on this side:] ", "")

    assert [
        words in page
        for words in (
            relation.source.party.name,
            relation.target.party.name,
            "tidak melepaskan satu tembakan",
            "melanggar gencatan",
            "event unknown" if relation.source.event is None else str(relation.source.event),
        )
    ] == [True] * 5


def test_confirm_confirms(desk: Client, relation: Relation, editor: User) -> None:
    answer = post(desk, relation, "confirm")

    relation.refresh_from_db()
    assert (answer.status_code, relation.state, relation.decided_by) == (303, RelationState.CONFIRMED, editor)


def test_confirm_as_another_type(desk: Client, relation: Relation) -> None:
    post(desk, relation, "confirm", type=RelationType.COUNTER_ACCUSATION)

    relation.refresh_from_db()
    assert relation.type == RelationType.COUNTER_ACCUSATION


def test_confirm_as_no_type_is_refused(desk: Client, relation: Relation) -> None:
    assert post(desk, relation, "confirm", type="friends").status_code == 422


@pytest.mark.parametrize("reason", DismissalReason.values)
def test_dismiss_takes_each_reason(desk: Client, relation: Relation, reason: str) -> None:
    post(desk, relation, "dismiss", dismissal=reason)

    relation.refresh_from_db()
    assert (relation.state, relation.dismissal) == (RelationState.DISMISSED, reason)


def test_dismiss_without_a_reason_is_refused(desk: Client, relation: Relation) -> None:
    assert post(desk, relation, "dismiss").status_code == 422


def test_the_second_editor_reads_who_decided(desk: Client, relation: Relation) -> None:
    first = factories.EditorFactory(first_name="Budi")
    actions.dismiss(relation=relation, dismissal=DismissalReason.OTHER, by=first, reason="unlike")
    Relation.objects.get(pk=relation.pk)

    answer = desk.post(
        reverse("claims:relation-confirm", args=[relation.public_id]),
        {"revision": 1, "type": relation.type, "reason": "a note I typed"},
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("Budi" in page, "unlike" in page) == (True, True)


def test_undo_proposes_the_relation_again(desk: Client, relation: Relation) -> None:
    post(desk, relation, "confirm")
    post(desk, relation, "reopen")

    relation.refresh_from_db()
    assert relation.state == RelationState.SUGGESTED


def test_skip_shows_the_next_one(desk: Client, relation: Relation) -> None:
    other = factories.RelationFactory(explanation="", score=0.1)

    post(desk, relation, "skip")

    assert desk.get(reverse("claims:contradictions")).context["relation"] == other


def test_what_cannot_be_compared_stands_apart(desk: Client, relation: Relation) -> None:
    unclear = factories.RelationFactory(explanation="", unknown=["event"], score=0.99)

    page = desk.get(reverse("claims:contradictions"))

    assert (page.context["relation"], page.context["beside"].unclear) == (relation, [unclear])


def test_the_best_three_of_a_statement_are_open_and_the_rest_folded(desk: Client, relation: Relation) -> None:
    more = [
        factories.RelationFactory(explanation="", source=relation.source, score=score) for score in (0.8, 0.7, 0.6, 0.5)
    ]

    context = desk.get(reverse("claims:contradictions")).context

    assert (context["beside"].others, context["beside"].folded) == (more[:2], more[2:])


def test_a_decision_on_a_claims_page_goes_back_there(desk: Client, relation: Relation) -> None:
    page = reverse("claims:claim", args=[relation.target.claim.public_id])

    answer = post(desk, relation, "confirm", next=page)

    assert answer["Location"] == page


def test_a_decision_goes_back_to_no_other_host(desk: Client, relation: Relation) -> None:
    assert post(desk, relation, "confirm", next="https://elsewhere.example/")["Location"] == "/"


def test_the_map_of_keys_names_the_choice_of_the_relation(relation: Relation, desk: Client) -> None:
    page = desk.get(reverse("claims:contradictions")).content.decode()

    assert 'data-key="t" data-key-label="Relation"' in page


@pytest.mark.parametrize("needs", MissingContext.values)
def test_what_needs_context_stays_open_and_says_why(desk: Client, relation: Relation, needs: str) -> None:
    post(desk, relation, "aside", needs=needs, reason="The recording is asked for.")

    relation.refresh_from_db()
    assert (relation.state, relation.needs, relation.reason) == (
        RelationState.SUGGESTED,
        needs,
        "The recording is asked for.",
    )


def test_what_was_set_aside_comes_last_and_can_be_taken_up_again(desk: Client, relation: Relation) -> None:
    other = factories.RelationFactory(explanation="", score=0.1)
    post(desk, relation, "aside", needs="date")
    page = desk.get(reverse("claims:contradictions")).context
    post(desk, relation, "reopen")

    assert (page["relation"], page["beside"].aside, page["undo_first"]) == (other, [relation], relation.public_id)
    relation.refresh_from_db()
    assert (relation.needs, relation.state) == ("", RelationState.SUGGESTED)


def test_setting_aside_without_saying_why_is_refused(desk: Client, relation: Relation) -> None:
    assert post(desk, relation, "aside").status_code == 422


def test_a_decision_ends_the_wait(desk: Client, relation: Relation) -> None:
    post(desk, relation, "aside", needs="event")
    relation.refresh_from_db()
    post(desk, relation, "confirm")

    relation.refresh_from_db()
    assert (relation.state, relation.needs) == (RelationState.CONFIRMED, "")


def test_there_is_nothing_to_undo_on_an_open_relation(desk: Client, relation: Relation) -> None:
    answer = desk.post(reverse("claims:relation-reopen", args=[relation.public_id]), follow=True)

    assert "there is nothing to undo" in answer.content.decode()
