"""The labels of tests/labels: offsets into articles that are not in this repository, where those are at hand."""

import hashlib
import json
from functools import cache
from pathlib import Path

import pytest

from claims.extraction import evaluate

LABELS = Path(__file__).parent
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
CORPUS, MALAY = CORPORA / "id.jsonl", CORPORA / "ms.jsonl"
HALVES = ["id-develop", "id-check", "ms"]
ALLOWED = {
    "id", "article", "sha256", "evidence", "speaker", "content", "content_more", "stance", "figures", "checkworthy",
    "note",
}  # fmt: skip

with_texts = pytest.mark.skipif(not CORPUS.exists(), reason="the labelled Indonesian articles are not at hand")


def labels(half):
    return [json.loads(line) for line in (LABELS / f"{half}.jsonl").read_text().splitlines()]


def rows(path):
    return map(json.loads, path.read_text(encoding="utf-8").split("\n")[:-1])


@cache
def texts():
    """The labelled articles by id; the Malay ones are runs of lines, "ms-00020..00032"."""
    found = {row["id"]: row["text"] for row in rows(CORPUS)}
    lines = [row["text"] for row in rows(MALAY)]
    for article in {row["article"] for row in labels("ms")}:
        first, last = map(int, article.removeprefix("ms-").split(".."))
        found[article] = "\n\n".join(lines[first : last + 1])
    return found


@cache
def report(half):
    return evaluate.run(LABELS / f"{half}.jsonl", CORPUS)


@pytest.mark.parametrize("half", HALVES)
def test_labels_hold_offsets_and_no_text(half):
    for row in labels(half):
        assert set(row) <= ALLOWED
        assert row.get("note", "optional:") == "optional:"


def test_halves_share_no_article():
    develop, check = ({row["article"] for row in labels(half)} for half in ("id-develop", "id-check"))
    assert (len(develop), len(check), len(develop & check)) == (42, 47, 0)


@with_texts
@pytest.mark.parametrize("half", HALVES)
def test_labels_point_into_the_texts_they_were_made_on(half):
    for row in labels(half):
        text = texts()[row["article"]]
        assert hashlib.sha256(text.encode()).hexdigest() == row["sha256"]
        for start, end in [span for span in (row["speaker"], row["content"], *row.get("content_more", [])) if span]:
            assert row["evidence"][0] <= start < end <= row["evidence"][1]
            assert text[start:end] == text[start:end].strip()


def recall(found, stance):
    right, of = map(int, found["recall_with_right_stance"][stance].split("/"))
    return 100 * right / of


@with_texts
@pytest.mark.parametrize("half", ["id-develop", "id-check"])
def test_labelled_indonesian_articles_reach_the_targets(half):
    found = report(half)
    assert found["detection"]["F1"] >= 88
    assert found["full"]["F1"] >= 82
    assert found["speaker_overlap"] >= 93
    assert found["stance"] >= 95
    assert found["figures"]["F1"] >= 90
    assert min(recall(found, "denies"), recall(found, "accuses")) >= 85


@with_texts
def test_labelled_malay_articles_reach_the_targets(tmp_path):
    texts_file = tmp_path / "ms.jsonl"
    articles = {row["article"] for row in labels("ms")}
    texts_file.write_text("".join(json.dumps({"id": one, "text": texts()[one]}) + "\n" for one in articles))
    found = evaluate.run(LABELS / "ms.jsonl", texts_file)
    assert min(found["detection"]["F1"], found["full"]["F1"]) >= 88
    assert min(found["speaker_overlap"], found["stance"], found["figures"]["F1"]) >= 95


@with_texts
def test_nine_in_ten_of_what_is_sure_are_right_on_unseen_articles():
    surest = report("id-check")["reliability"][-1]
    assert surest["low"] == 0.9
    assert surest["count"] >= 60
    assert abs(surest["said"] - surest["right"]) <= 0.06
