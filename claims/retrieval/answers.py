"""How many of the claims of a list have which answer."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from claims.models import Claim
from claims.models.choices import Answer
from claims.retrieval.prepared import Prepared
from claims.retrieval.queue import MOST_COUNTED, Number

MOST_NARROWED = 1_000  # of the newest claims of a narrowed list: no index holds two conditions at once


@dataclass(frozen=True, slots=True)
class Answers:
    """How many claims have each answer; there may be more than `numbers` says of those in `more`."""

    numbers: Mapping[str, int]
    more: frozenset[str]

    def known(self, answer: str) -> int | None:
        """Return how many claims have an answer, any for ""; None where not all were looked at."""
        if not answer:
            return sum(self.numbers.values())
        return None if answer in self.more else self.numbers.get(answer, 0)


def of_all() -> Answers:
    """Return how many of all claims in use have each answer, each counted up to MOST_COUNTED."""
    numbers = next(iter(_OF_ALL()), {})
    return Answers(numbers, frozenset(answer for answer, number in numbers.items() if number >= MOST_COUNTED))


def of(claims: QuerySet[Claim]) -> Answers:
    """Return how many of the first MOST_NARROWED of `claims` have each answer."""
    numbers = Counter(claims.values_list("answer", flat=True)[:MOST_NARROWED])
    return Answers(numbers, frozenset(Answer.values if numbers.total() == MOST_NARROWED else ()))


def _numbers() -> QuerySet[Claim, Any]:
    rows = Claim.objects.current().values("pk")
    each = {answer: Number(rows.filter(answer=answer)[:MOST_COUNTED]) for answer in Answer.values}
    return Claim.objects.values(**each)[:1]


_OF_ALL = Prepared[dict[str, int]](_numbers)
