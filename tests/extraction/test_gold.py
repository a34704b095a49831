"""The score on labelled articles, where they are at hand."""

from pathlib import Path

import pytest

from claims.extraction import evaluate

SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the labelled articles are not at hand")
def test_labelled_articles_score_at_least_80():
    report = evaluate.run(SHARED / "gold" / "statements.jsonl", SHARED / "seeds", errors=True)
    assert report["full"]["F1"] >= 90, report["errors"]
    assert report["figures"]["F1"] >= 90
