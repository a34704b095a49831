"""How many claims of a list have which answer, as far as they are counted."""

import pytest

from claims.models import Claim
from claims.models.choices import Answer
from claims.retrieval import answers
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _claims(db: None) -> None:
    for answer in (Answer.UNANSWERED, Answer.DENIED, Answer.DENIED):
        ClaimFactory(answer=answer)


def test_all_claims_are_counted_by_answer() -> None:
    counted = answers.of_all()
    assert [counted.known(answer) for answer in ("", Answer.UNANSWERED, Answer.DENIED, Answer.CONCEDED)] == [3, 1, 2, 0]
    assert counted.more == frozenset()


def test_a_list_that_is_short_is_counted_to_its_end() -> None:
    counted = answers.of(Claim.objects.order_by("-pk"))
    assert (counted.known(""), counted.known(Answer.UNANSWERED), counted.more) == (3, 1, frozenset())


def test_of_a_longer_list_only_the_newest_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_NARROWED", 2)
    counted = answers.of(Claim.objects.order_by("-pk"))
    assert (dict(counted.numbers), counted.known(""), counted.known(Answer.UNANSWERED)) == ({Answer.DENIED: 2}, 2, None)


def test_without_claims_nothing_is_counted() -> None:
    Claim.objects.all().delete()
    assert (answers.of_all().known(""), answers.of(Claim.objects.all()).known("")) == (0, 0)
