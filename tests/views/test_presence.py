"""Two editors are given different work; nothing waits for it, and without the cache everybody works on."""

from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from redis.exceptions import ConnectionError as Unreachable

from claims.models import Candidate
from claims.models.choices import CandidateState
from tests import factories


@pytest.fixture
def budi(db: None) -> Client:
    client = Client()
    client.force_login(factories.EditorFactory(username="budi", first_name="Budi"))
    return client


@pytest.fixture
def two(db: None) -> list[Candidate]:
    return [factories.CandidateFactory(confidence=confidence) for confidence in (0.9, 0.5)]


def shown(client: Client, **query: object) -> dict[str, object]:
    return client.get(reverse("claims:review"), query).context


def test_two_editors_are_given_different_candidates(desk: Client, budi: Client, two: list[Candidate]) -> None:
    assert [shown(client)["candidate"] for client in (desk, budi, desk)] == [two[0], two[1], two[0]]


def test_the_second_reads_who_is_there_and_may_decide(desk: Client, budi: Client, two: list[Candidate]) -> None:
    shown(budi)
    page = shown(desk, candidate=two[0].public_id)
    desk.post(reverse("claims:candidate-reject", args=[two[0].public_id]), {"reason": "other"})

    assert page["other"] == "Budi"
    assert Candidate.objects.get(pk=two[0].pk).state == CandidateState.REJECTED


def test_the_last_candidate_is_given_to_both(desk: Client, budi: Client, two: list[Candidate]) -> None:
    Candidate.objects.filter(pk=two[1].pk).delete()

    assert [shown(client)["candidate"] for client in (desk, budi)] == [two[0], two[0]]


def test_what_is_skipped_is_free_for_others(desk: Client, budi: Client, two: list[Candidate]) -> None:
    shown(desk)
    desk.post(reverse("claims:candidate-skip", args=[two[0].public_id]))

    assert shown(budi)["candidate"] == two[0]


def test_a_pair_is_held_together(desk: Client, budi: Client, two: list[Candidate]) -> None:
    Candidate.objects.filter(pk=two[0].pk).update(answers=two[1])
    shown(desk)

    assert shown(budi, candidate=two[1].public_id)["other"] != ""


def test_activity_renews_the_lease_and_tells_who_else_is_there(
    desk: Client, budi: Client, two: list[Candidate]
) -> None:
    address = reverse("claims:presence", args=[two[0].public_id])
    answers = [client.post(address).content.decode() for client in (desk, budi)]

    assert ["is looking at this now" in answer for answer in answers] == [False, True]


def test_viewers_hold_nothing(reading_room: Client, two: list[Candidate]) -> None:
    assert reading_room.post(reverse("claims:presence", args=[two[0].public_id])).status_code == 403


def test_without_the_cache_the_queue_goes_on(desk: Client, two: list[Candidate]) -> None:
    with patch.object(cache, "add", side_effect=Unreachable), patch.object(cache, "get_many", side_effect=Unreachable):
        page = shown(desk)

    assert (page["candidate"], page["other"]) == (two[0], "")
