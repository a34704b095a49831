"""The desk: what waits, what was decided today, the first steps."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import User
from claims.models.choices import JobStage
from tests import factories


def test_counts_are_those_of_the_lists_behind_them(desk: Client) -> None:
    version = factories.ArticleVersionFactory()
    factories.CandidateFactory(version=version)
    factories.CandidateFactory(version=version, state="rejected", rejection="other")
    factories.ClaimFactory(disputed=True)
    factories.ClaimFactory(disputed=False)
    factories.JobFactory(
        article=version.article, stage=JobStage.FAILED, failure="empty", finished_at="2024-05-05T00:00Z"
    )
    factories.ArticleFactory(published_on="2024-05-04", events=[factories.EventFactory()])

    waiting = desk.get(reverse("claims:desk")).context["waiting"]

    assert (waiting.candidates, waiting.disputed, waiting.undescribed, waiting.failed) == (1, 1, 1, 1)
    assert waiting.undescribed == desk.get("/articles/?state=undescribed").context["page"].paginator.count
    assert waiting.failed == desk.get("/jobs/?stage=failed").context["page"].paginator.count


def test_what_is_the_members_own_and_what_changed_is_counted_as_its_list_has_it(desk: Client, editor: User) -> None:
    mine = factories.ArticleFactory(assignee=editor)
    factories.ArticleFactory(assignee=factories.EditorFactory())
    factories.AnchorFactory(passage=factories.StatementFactory().passage)
    factories.AnchorFactory()  # no statement rests on it

    page = desk.get(reverse("claims:desk"))

    waiting = page.context["waiting"]
    assert (waiting.assigned, waiting.changed, waiting.followed) == (1, 1, 0)
    address = f"/articles/?assignee={editor.public_id}"
    assert f'href="{address}"' in page.content.decode()
    assert list(desk.get(address).context["page"]) == [mine]
    assert desk.get(reverse("claims:changed")).context["page"].paginator.count == 1


def test_proposed_relations_are_counted(desk: Client) -> None:
    factories.RelationFactory()

    assert desk.get(reverse("claims:desk")).context["waiting"].relations == 1


def test_decisions_of_the_day_begin_at_midnight_of_the_newsroom(desk: Client, editor: User) -> None:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    factories.DecisionFactory(action="claim.reworded", at=midnight - timedelta(seconds=1))
    factories.DecisionFactory(action="claim.published", at=midnight, actor=editor)

    page = desk.get(reverse("claims:desk")).content.decode()

    assert "published the claim" in page
    assert "reworded the claim" not in page


def test_claims_are_led_to_and_never_quoted_alone(desk: Client) -> None:
    claim = factories.ClaimFactory(proposition="The bridge was destroyed.")
    factories.DecisionFactory(subject=claim.public_id)

    page = desk.get(reverse("claims:desk")).content.decode()

    assert reverse("claims:claim", args=[claim.public_id]) in page
    assert "The bridge was destroyed." not in page


def test_first_steps_are_shown_until_all_are_done(desk: Client) -> None:
    assert "First steps" in desk.get(reverse("claims:desk")).content.decode()

    statement = factories.StatementFactory(claim=factories.PublishedClaimFactory())

    assert statement.claim.event is not None
    assert "First steps" not in desk.get(reverse("claims:desk")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_desk_takes_a_constant_number_of_queries(desk: Client, count: int, django_assert_num_queries: Any) -> None:
    for _ in range(count):
        statement = factories.StatementFactory(claim__disputed=True)
        factories.DecisionFactory(action="article.described", subject=statement.passage.version.article.public_id)
        factories.DecisionFactory(action="statement.recorded", subject=statement.public_id)
        factories.DecisionFactory(subject=statement.claim.public_id)

    with django_assert_num_queries(12):
        desk.get(reverse("claims:desk"))


def test_decisions_of_the_day_are_the_latest_since_midnight(desk: Client) -> None:
    yesterday = timezone.localtime().replace(hour=0, minute=0) - timedelta(minutes=1)
    factories.DecisionFactory(at=yesterday)
    todays = [factories.DecisionFactory() for _ in range(2)]

    shown = desk.get(reverse("claims:desk")).context["decisions"]

    assert [decided.decision.pk for decided in shown] == [decision.pk for decision in reversed(todays)]
