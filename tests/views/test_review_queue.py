"""The queue of candidates: its order, its filters, what was skipped and what is undone."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Article, Candidate, Statement, User
from claims.models.choices import CandidateState, Stance
from claims.pipeline import anchoring
from claims.retrieval import queue
from tests import factories
from tests.views.reviewing import post, typed


def test_skip_shows_the_next_candidate_and_comes_back_at_the_end(desk: Client, candidate: Candidate) -> None:
    other = factories.CandidateFactory(confidence=0.1)

    post(desk, candidate, "skip")
    first = desk.get(reverse("claims:review")).context["candidate"]
    post(desk, other, "skip")
    second = desk.get(reverse("claims:review")).context["candidate"]

    assert (first, second) == (other, candidate)


def test_undo_brings_a_candidate_back(desk: Client, candidate: Candidate) -> None:
    post(desk, candidate, "accept")

    answer = desk.post(reverse("claims:candidate-reopen", args=[candidate.public_id]), follow=True)

    candidate.refresh_from_db()
    assert (candidate.state, answer.context["candidate"]) == (CandidateState.PENDING, candidate)
    assert not Statement.objects.in_force().exists()


def test_the_last_decisions_can_be_undone_once(desk: Client, candidate: Candidate, editor: User) -> None:
    post(desk, candidate, "accept")
    recent = desk.get(reverse("claims:review")).context["recent"]
    desk.post(reverse("claims:candidate-reopen", args=[candidate.public_id]))
    undone = desk.get(reverse("claims:review")).context["recent"]

    assert [[one.stands for one in recent], [one.stands for one in undone]] == [[True], [False]]


def test_a_candidate_whose_source_has_changed_says_so(desk: Client, candidate: Candidate) -> None:
    article = candidate.version.article
    anchoring.anchor(factories.ArticleVersionFactory(article=article, text="Naskah lain.\n"))
    Article.objects.filter(pk=article.pk).update(showed=2)

    page = desk.get(reverse("claims:review")).content.decode()

    assert "source: gone" in page


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("article", lambda c: c.version.article.public_id),
        ("event", lambda c: c.version.article.events.get().public_id),
        ("party", lambda c: c.party.public_id),
        ("stance", lambda c: c.stance),
    ],
)
def test_the_address_narrows_the_queue(desk: Client, candidate: Candidate, name: str, value) -> None:
    candidate.version.article.events.add(factories.EventFactory())
    factories.CandidateFactory(stance=Stance.DENIES, party=factories.PartyFactory())

    page = desk.get(reverse("claims:review"), {name: str(value(candidate))})

    assert (page.context["candidate"], page.context["left"]) == (candidate, 1)


def test_what_the_filters_let_through_is_said_in_words(desk: Client, candidate: Candidate) -> None:
    event, party = factories.EventFactory(title="Battle of Karvin"), candidate.party
    asked = {"event": event.public_id, "party": party.public_id, "stance": "denies", "article": event.public_id}

    narrowed = desk.get(reverse("claims:review"), asked)
    listed = desk.get(reverse("claims:review-bulk"), asked)

    assert narrowed.context["narrowed_to"]() == ["One article", "Battle of Karvin", party.name, "denies"]
    assert ["Battle of Karvin" in page.content.decode() for page in (narrowed, listed)] == [True, True]
    assert 'name="event"' not in listed.content.decode()


def test_a_decision_keeps_the_filters(desk: Client, candidate: Candidate) -> None:
    address = reverse("claims:candidate-skip", args=[candidate.public_id])

    answer = desk.post(f"{address}?stance=accuses&candidate={candidate.public_id}")

    assert answer["Location"] == reverse("claims:review") + "?stance=accuses"


def test_htmx_gets_the_fragment_and_the_announcement(desk: Client, candidate: Candidate) -> None:
    data = typed(candidate)
    address = reverse("claims:candidate-keep", args=[candidate.public_id])

    answer = desk.post(address, data, headers={"HX-Request": "true"}, follow=True)

    page = answer.content.decode()
    assert ("<html" in page, 'hx-swap-oob="innerHTML"' in page, "Kept without a claim" in page) == (False, True, True)


def test_the_queue_costs_the_same_queries_for_one_suggestion_and_three(desk: Client, candidate: Candidate) -> None:
    counts = []
    desk.get(reverse("claims:review"))
    for _more in range(2):
        claim = factories.ClaimFactory(proposition="Pasukan Armenia lebih dulu melanggar gencatan senjata.")
        factories.StatementFactory(claim=claim)
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(reverse("claims:review"))
        counts.append((len(page.context["suggestions"]), len(queries)))

    assert (counts[0][0], counts[1][0], counts[0][1]) == (1, 2, counts[1][1])


def test_disputes_come_first_then_what_is_surest(desk: Client, db: None) -> None:
    plain, answered = (factories.CandidateFactory(confidence=confidence) for confidence in (0.9, 0.2))
    Candidate.objects.filter(pk=answered.pk).update(contested=True)
    denial = factories.CandidateFactory(stance=Stance.DENIES, confidence=0.4)

    assert list(queue.pending()) == [denial, answered, plain]
    assert queue.counted(queue.pending()) == 3
