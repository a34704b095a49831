"""How labels are scored, on a text and labels written for these tests."""

import json

import pytest

from claims.extraction import evaluate

TEXT = "Utara mengatakan desa Sumber diserang 40 milisi. Selatan membantah laporan itu. Pasar buka lagi."


def label(content, speaker, stance, **more):
    start = TEXT.index(content)
    who = TEXT.index(speaker) if speaker else None
    return {
        "article": "a.txt",
        "content": [start, start + len(content)],
        "speaker": [who, who + len(speaker)] if speaker else None,
        "stance": stance,
        "figures": [],
        **more,
    }


@pytest.fixture
def measured(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def run(labels):
        gold = tmp_path / "gold.jsonl"
        gold.write_text("".join(json.dumps(row) + "\n" for row in labels), encoding="utf-8")
        return evaluate.run(gold, tmp_path, errors=True)

    return run


FIRST = label("desa Sumber diserang 40 milisi", "Utara", "asserts", figures=[{"value": 40, "modifier": "exactly"}])
SECOND = label("laporan itu", "Selatan", "denies")


def test_run_gives_full_marks_for_what_is_found(measured):
    report = measured([FIRST, SECOND])
    assert report["full"] == {"P": 100.0, "R": 100.0, "F1": 100.0}
    assert report["recall_with_right_stance"] == {"asserts": "1/1", "denies": "1/1"}
    assert report["figures"]["F1"] == 100.0
    assert report["errors"] == []


def test_run_counts_what_is_missed_and_what_is_false(measured):
    report = measured([FIRST, label("Pasar buka lagi", None, "asserts")])
    assert report["statements"] == {"gold": 2, "proposed": 2, "matched": 1}
    assert [row["error"] for row in report["errors"]] == ["missed", "false"]


def test_labels_not_checkworthy_count_neither_way(measured):
    report = measured([FIRST, {**SECOND, "checkworthy": False}])
    assert report["statements"] == {"gold": 1, "proposed": 1, "matched": 1}


def test_wrong_stance_and_speaker_are_named(measured):
    report = measured([{**FIRST, "stance": "denies", "speaker": SECOND["speaker"]}, SECOND])
    assert [row["error"] for row in report["errors"]] == ["speaker", "stance"]
