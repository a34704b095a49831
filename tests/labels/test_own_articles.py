"""Articles of our own, labelled before they were read: denials and accusations in three languages."""

import hashlib
import json
from pathlib import Path

import pytest

from claims.extraction import evaluate

LABELS = Path(__file__).parent
TEXTS = LABELS / "own"
SETS = ["own", "own-later"]
OTHER_HAND = "own-other"  # labelled by somebody who had not read the rules
THIRD_HAND = "own-third"  # likewise; of its scores only that of what is sure has a threshold
FOURTH_HAND = "own-fourth"  # likewise: twelve articles, the even-numbered ones a check half


@pytest.mark.parametrize("name", [*SETS, OTHER_HAND, THIRD_HAND, FOURTH_HAND])
def test_own_labels_point_into_their_articles(name):
    for row in map(json.loads, (LABELS / f"{name}.jsonl").read_text().splitlines()):
        text = (TEXTS / row["article"]).read_text()
        assert hashlib.sha256(text.encode()).hexdigest() == row["sha256"]
        for start, end in [span for span in (row["speaker"], row["content"], *row.get("content_more", [])) if span]:
            assert row["evidence"][0] <= start < end <= row["evidence"][1]
            assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize("name", SETS)
def test_denials_and_accusations_of_own_articles_are_read(name):
    found = evaluate.run(LABELS / f"{name}.jsonl", TEXTS)
    assert min(found["detection"]["P"], found["detection"]["F1"], found["speaker_overlap"]) >= 95
    assert min(found["full"]["F1"], found["stance"]) >= 95
    for stance in ("denies", "accuses", "concedes"):
        right, of = map(int, found["recall_with_right_stance"][stance].split("/"))
        assert right / of >= (0.8 if of < 10 else 0.9)


def test_articles_by_another_hand_are_read():
    found = evaluate.run(LABELS / f"{OTHER_HAND}.jsonl", TEXTS)
    assert min(found["detection"]["F1"], found["full"]["F1"], found["stance"], found["figures"]["F1"]) >= 90
    assert found["speaker_overlap"] >= 95


@pytest.mark.parametrize("name", [THIRD_HAND, FOURTH_HAND])
def test_nine_in_ten_of_what_is_sure_are_right_in_articles_by_others(name):
    surest = evaluate.run(LABELS / f"{name}.jsonl", TEXTS)["reliability"][-1]
    assert (surest["low"], surest["count"] >= 50, surest["right"] >= 0.9) == (0.9, True, True)
