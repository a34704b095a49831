"""What editors decided, exported, measures an extractor as the decisions say."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.actions import candidates, statements
from claims.actions.statements import Said
from claims.models import ArticleVersion, Candidate
from claims.models.choices import Stance
from claims.pipeline import extracting
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = """Dewan Lembah menyatakan bahwa 40 rumah di desa Sumber rusak. Dewan Bukit membantah laporan itu.

Komandan Rahmat mengatakan bahwa pasukan sudah mundur ke lereng. "Jembatan masih ditutup," kata Sari Dewi.

Menurut Palang Lembah, 12 warga terluka. Kepala desa menambahkan bahwa pasar ramai sekali hari itu.
"""


def proposed(text: str) -> list[Candidate]:
    version: ArticleVersion = factories.ArticleVersionFactory(text=text)
    extracting.extract(version)
    return list(version.candidates.select_related("version__article").order_by("content_start"))


def exported(folder: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the labels, and what `evaluate extraction` makes of them."""
    call_command("export", "labels", str(folder), stdout=StringIO())
    out = StringIO()
    call_command("evaluate", "extraction", str(folder / "labels.jsonl"), str(folder / "texts"), stdout=out)
    rows = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    return rows, json.loads(out.getvalue())


def test_exported_labels_give_the_figures_of_the_decisions(tmp_path: Path) -> None:
    editor = factories.EditorFactory()
    damage, denial, troops, bridge, wounded, market = proposed(TEXT)
    for right in (damage, denial):
        candidates.accept(candidate=right, by=editor)
    candidates.accept(candidate=troops, changes=Said(stance=Stance.CONCEDES), by=editor)
    candidates.accept(candidate=bridge, changes=Said(speaker_text="Palang Lembah"), by=editor)
    candidates.reject(candidate=wounded, reason="not_a_statement", by=editor)
    candidates.reject(candidate=market, reason="not_newsworthy", by=editor)
    (wrong,) = proposed("Ani Suryani mengatakan bahwa hujan turun lagi di kota.")
    candidates.reject(candidate=wrong, reason="not_a_statement", by=editor)
    (waiting, decided) = proposed("Ani mengatakan bahwa jalan aman. Budi mengatakan bahwa jalan rusak.")
    candidates.accept(candidate=decided, by=editor)

    rows, report = exported(tmp_path)

    assert waiting.version.article.public_id not in {row["article"].rpartition("-")[0] for row in rows}
    assert report["statements"] == {"gold": 4, "proposed": 6, "matched": 4}
    assert report["detection"] == {"P": 66.7, "R": 100.0, "F1": 80.0}
    assert (report["stance"], report["speaker_overlap"]) == (75.0, 75.0)
    assert report["recall_with_right_stance"] == {"asserts": "2/2", "concedes": "0/1", "denies": "1/1"}
    assert report["figures"]["F1"] == 100.0
    by_rule = report["by_rule"].values()
    assert (sum(rule["right"] for rule in by_rule), sum(rule["of"] for rule in by_rule)) == (2, 6)


def test_labels_point_into_the_exported_texts(tmp_path: Path) -> None:
    (only,) = proposed("Dewan Lembah menyatakan bahwa\u00a0sedikitnya 40 rumah “rusak berat”.\r\n")
    candidates.accept(candidate=only, by=factories.EditorFactory())
    ((row,), _) = exported(tmp_path)
    text = (tmp_path / "texts" / row["article"]).read_bytes().decode()
    assert (text[slice(*row["speaker"])], row["language"], row["stance"]) == ("Dewan Lembah", "id", "asserts")
    assert text[slice(*row["content"])] == only.version.text[only.content_start : only.content_end]
    assert row["figures"] == [{"of": "rumah", "low": 40, "high": None, "modifier": "at least", "unit": ""}]


def test_parts_of_a_split_candidate_are_labels_and_the_whole_is_none(tmp_path: Path) -> None:
    editor = factories.EditorFactory()
    (whole,) = proposed("Dewan menyatakan bahwa rumah rusak dan jalan ditutup.")
    start, end = whole.content_start, whole.content_end
    for part in candidates.split(candidate=whole, parts=[(start, start + 11), (start + 16, end)], by=editor):
        candidates.accept(candidate=part, by=editor)
    rows, _ = exported(tmp_path)
    assert [row["content"] for row in rows] == [[start, start + 11], [start + 16, end]]


def test_corrected_statement_is_the_label_and_a_withdrawn_one_none(tmp_path: Path) -> None:
    editor = factories.EditorFactory()
    one, two = proposed("Ani mengatakan bahwa jalan aman. Budi mengatakan bahwa jalan rusak.")
    first, second = (candidates.accept(candidate=row, by=editor) for row in (one, two))
    statements.correct(statement=first, said=Said(stance=Stance.DENIES), reason="Misread.", by=editor)
    statements.withdraw(statement=second, reason="Not said.", by=editor)
    rows, _ = exported(tmp_path)
    assert [row["stance"] for row in rows] == ["denies"]


def test_nothing_decided_exports_nothing(tmp_path: Path) -> None:
    proposed("Ani mengatakan bahwa jalan aman.")
    out = StringIO()
    call_command("export", "labels", str(tmp_path / "new"), stdout=out)
    assert out.getvalue().startswith("0 labels of 0 texts")


def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export", "labels", str(tmp_path / "file"))
