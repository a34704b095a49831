"""A program that asks too often is told when to come again."""

from django.core.cache import cache
from rest_framework.throttling import UserRateThrottle

from tests.api.test_problems import problem


def test_too_many_requests_get_429_with_the_time_to_wait(viewer, monkeypatch):
    cache.clear()
    monkeypatch.setattr(UserRateThrottle, "THROTTLE_RATES", {"user": "2/min"})

    answers = [viewer.get("/api/v1/parties/") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    problem(answers[2], 429)
    assert 0 < int(answers[2]["Retry-After"]) <= 60
