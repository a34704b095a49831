"""Two at once, each in a transaction of its own: one comes first, the other is told so, nothing is done twice."""

import pytest

from claims.actions import again, articles, candidates, claims, pairs, parties, relations, statements
from claims.actions.base import StaleRevision
from claims.models import Article, Candidate, Claim, Decision, Job, PartyAlias, Relation, Statement, StatusDecision
from claims.models.choices import CandidateState, JobStage, RelationState
from tests import factories as make
from tests.actions.conftest import at_once

pytestmark = pytest.mark.django_db(transaction=True)

ONE_OF_TWO = ["StaleRevision", "done"]


def twice(model, pk):
    """Return the row as two editors have read it."""
    return model.objects.get(pk=pk), model.objects.get(pk=pk)


def test_candidate_is_accepted_once(editor, publisher):
    one, two = twice(Candidate, make.CandidateFactory().pk)

    outcome = at_once(
        lambda: candidates.accept(candidate=one, new_claim="It happened.", by=editor),
        lambda: candidates.accept(candidate=two, new_claim="It did.", by=publisher),
    )

    assert outcome == ONE_OF_TWO
    assert (Statement.objects.count(), Claim.objects.count()) == (1, 1)
    assert Candidate.objects.get().decided_by == Decision.objects.get(action="candidate.accepted").actor


def test_candidate_is_accepted_or_rejected(editor, publisher):
    one, two = twice(Candidate, make.CandidateFactory().pk)

    outcome = at_once(
        lambda: candidates.accept(candidate=one, by=editor),
        lambda: candidates.reject(candidate=two, reason="duplicate", by=publisher),
    )

    assert outcome == ONE_OF_TWO
    accepted = Candidate.objects.get().state == CandidateState.ACCEPTED
    assert Statement.objects.count() == int(accepted)


def test_second_editor_reads_who_came_first(editor, publisher):
    one, two = twice(Candidate, make.CandidateFactory().pk)
    candidates.reject(candidate=one, reason="duplicate", by=publisher)

    with pytest.raises(StaleRevision, match=publisher.username):
        candidates.accept(candidate=two, by=editor, revision=1)


def test_two_texts_of_an_article_come_one_after_the_other(editor, publisher):
    one, two = twice(Article, make.ArticleFactory().pk)

    outcome = at_once(
        lambda: again.add_text(article=one, text="It reads so now.", by=editor),
        lambda: again.add_text(article=two, text="It reads otherwise.", by=publisher),
    )

    assert outcome == ["ActionRefused", "done"]
    assert Job.objects.get().requested_by == Decision.objects.get(action="article.text_added").actor


def test_failed_jobs_are_tried_again_once(editor, publisher):
    failed = {"stage": JobStage.FAILED, "failure": "unexpected", "finished_at": "2031-04-05T00:00Z"}
    article, statement = make.ArticleFactory(), make.StatementFactory()
    make.JobFactory(article=article, **failed)
    search = make.JobFactory(kind="match", article=None, statement=statement, **failed)
    first, second = twice(Job, search.pk)

    read = at_once(
        lambda: articles.retry(article=article, by=editor), lambda: articles.retry(article=article, by=publisher)
    )
    searched = at_once(
        lambda: statements.retry_matching(job=first, by=editor),
        lambda: statements.retry_matching(job=second, by=publisher),
    )

    assert read == searched == ["ActionRefused", "done"]


def test_candidate_is_split_once(editor):
    candidate = make.CandidateFactory()
    start, end = candidate.content_start, candidate.content_end
    one, two = twice(Candidate, candidate.pk)
    parts = [(start, start + 9), (start + 10, end)]

    outcome = at_once(
        lambda: candidates.split(candidate=one, parts=parts, by=editor),
        lambda: candidates.split(candidate=two, parts=parts, by=editor),
    )

    assert (outcome, Candidate.objects.count()) == (ONE_OF_TWO, 3)


def test_candidate_is_reopened_once(editor):
    candidate = make.CandidateFactory()
    candidates.accept(candidate=candidate, new_claim="It happened.", by=editor)
    one, two = twice(Candidate, candidate.pk)

    outcome = at_once(
        lambda: candidates.reopen(candidate=one, by=editor), lambda: candidates.reopen(candidate=two, by=editor)
    )

    assert outcome == ONE_OF_TWO
    assert Decision.objects.filter(action="candidate.reopened").count() == 1
    assert Statement.objects.in_force().count() == 0


def test_relation_is_confirmed_or_dismissed_at_one_revision(editor):
    one, two = twice(Relation, make.RelationFactory().pk)

    outcome = at_once(
        lambda: relations.confirm(relation=one, by=editor, revision=1),
        lambda: relations.dismiss(relation=two, dismissal="different_time", by=editor, revision=1),
    )

    assert outcome == ONE_OF_TWO
    assert Decision.objects.count() == 1


def test_pair_is_related_once_whichever_way_round(editor):
    one, two = make.StatementFactory(), make.StatementFactory()

    outcome = at_once(
        lambda: relations.draw(source=one, target=two, type="contradicts", reason="Opposed.", by=editor),
        lambda: relations.draw(source=two, target=one, type="denies", reason="Denied.", by=editor),
    )

    assert outcome == ["ActionRefused", "done"]
    assert Relation.objects.get().state == RelationState.CONFIRMED


def test_one_status_decision_is_in_force(editor, publisher):
    one, two = twice(Claim, make.StatementFactory().claim.pk)

    outcome = at_once(
        lambda: claims.decide_status(claim=one, verdict="disputed", reason="Both.", by=editor),
        lambda: claims.decide_status(claim=two, verdict="unverifiable", reason="Nobody.", by=publisher),
    )

    assert outcome == ["done", "done"]
    held = StatusDecision.objects.get(withdrawn_at=None)
    assert Decision.objects.first().after == {"verdict": held.verdict}


def test_claim_is_published_once(publisher):
    one, two = twice(Claim, make.StatementFactory().claim.pk)

    outcome = at_once(lambda: claims.publish(claim=one, by=publisher), lambda: claims.publish(claim=two, by=publisher))

    assert outcome == ONE_OF_TWO


def test_two_claims_are_not_merged_into_each_other(editor):
    one, two = make.StatementFactory().claim, make.StatementFactory().claim
    again_one, again_two = Claim.objects.get(pk=one.pk), Claim.objects.get(pk=two.pk)

    at_once(
        lambda: claims.merge(claim=one, into=two, reason="The same.", by=editor),
        lambda: claims.merge(claim=again_two, into=again_one, reason="The same.", by=editor),
    )

    assert Claim.objects.filter(merged_into=None).count() == 1
    assert Statement.objects.filter(claim__merged_into=None).count() == 2


def test_two_parties_are_not_merged_into_each_other(editor):
    one, two = make.PartyFactory(), make.PartyFactory()
    again_one, again_two = type(one).objects.get(pk=one.pk), type(two).objects.get(pk=two.pk)

    at_once(
        lambda: parties.merge(row=one, into=two, reason="The same.", by=editor),
        lambda: parties.merge(row=again_two, into=again_one, reason="The same.", by=editor),
    )

    assert type(one).objects.filter(merged_into=None).count() == 1


def test_statement_is_not_moved_onto_a_claim_that_is_merged_away(editor):
    statement, target, into = make.StatementFactory(), make.ClaimFactory(), make.ClaimFactory()

    at_once(
        lambda: statements.move(statement=statement, claim=Claim.objects.get(pk=target.pk), by=editor),
        lambda: claims.merge(claim=Claim.objects.get(pk=target.pk), into=into, reason="The same.", by=editor),
    )

    assert Claim.objects.get(pk=target.pk).merged_into == into
    assert not Statement.objects.filter(claim=target).exists()


def test_statement_is_corrected_or_withdrawn(editor):
    one, two = twice(Statement, make.StatementFactory().pk)

    outcome = at_once(
        lambda: statements.correct(statement=one, said={"stance": "denies"}, reason="Misread.", by=editor),
        lambda: statements.withdraw(statement=two, reason="Twice.", by=editor),
    )

    assert outcome == ONE_OF_TWO


def test_same_text_becomes_one_article(editor):
    outcome = at_once(*[lambda: articles.submit_text(text=make.ENGLISH, by=editor)] * 3)

    assert outcome == ["done"] * 3
    assert (Article.objects.count(), Decision.objects.count()) == (1, 1)


def test_same_alias_is_added_once(editor):
    party = make.PartyFactory()

    outcome = at_once(*[lambda: parties.add_alias(record_=party, text="Yerevan", by=editor)] * 3)

    assert outcome == ["done"] * 3
    assert (PartyAlias.objects.filter(text="Yerevan").count(), Decision.objects.count()) == (1, 1)


def test_pair_and_one_of_it_are_accepted_without_waiting_for_each_other(editor, publisher):
    said = make.CandidateFactory()
    denial = make.CandidateFactory(
        version=said.version, content=make.INDONESIAN_DENIAL, stance="denies", answers=said, party=make.PartyFactory()
    )
    claim = make.ClaimFactory()

    outcome = at_once(
        lambda: pairs.accept(candidate=Candidate.objects.get(pk=denial.pk), claim=claim, by=editor),
        lambda: candidates.accept(candidate=Candidate.objects.get(pk=denial.pk), claim=claim, by=publisher),
    )

    assert outcome == ONE_OF_TWO
    together = Relation.objects.filter(source__candidate=denial, target__candidate=said).exists()
    assert Statement.objects.count() == (2 if together else 1)
