"""How many keys real articles cost, where they are at hand: read into an empty newsroom and taken as proposed."""

import re
from pathlib import Path

import pytest

from claims.models import Candidate
from claims.models.choices import CandidateState
from claims.pipeline import extracting
from claims.retrieval import queue
from tests import factories

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
GUIDE = ROOT / "docs" / "editor-guide.md"
COUNTED = re.compile(r"gave (\d+) candidates; taken as proposed, they\s+cost \*\*(\d+) keys\*\*")


def keys_of(waiting: list[Candidate]) -> list[str]:
    """Return the keys pressed: r opens the queue, b takes an answer with what it answers, a takes any other."""
    left, keys = {candidate.pk: candidate for candidate in waiting}, ["r"]
    while left:
        candidate = left.pop(next(iter(left)))
        pair = candidate.answers_id in left
        left.pop(candidate.answers_id, None)
        keys.append("b" if pair else "a")
    return keys


@pytest.mark.django_db
@pytest.mark.skipif(not FILES, reason="the five articles are not beside this repository")
def test_deciding_the_five_articles_costs_the_keys_that_the_guide_says() -> None:
    for path in FILES:
        extracting.extract(factories.ArticleVersionFactory(text=path.read_text(encoding="utf-8"), language="id"))
    waiting = list(queue.pending())

    keys = keys_of(waiting)

    found = COUNTED.search(GUIDE.read_text(encoding="utf-8"))
    assert {candidate.state for candidate in waiting} == {CandidateState.PENDING}
    assert len(keys) == 1 + len(waiting) - keys.count("b") < len(waiting)
    assert found is not None
    assert [int(number) for number in found.groups()] == [len(waiting), len(keys)]
