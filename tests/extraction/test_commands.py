"""`manage.py extract` and `manage.py benchmark`, on files written for these tests."""

import json
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.extraction.speed import hostile

ROOT = Path(__file__).parents[2]
TEXT = "\ufeffJembatan\r\n\r\nWali Kota Lembah mengatakan bahwa 40 rumah rusak.\r\nSelatan membantah laporan itu.\r\n"


def lines(*args, **options):
    out, err = StringIO(), StringIO()
    try:
        call_command(*args, stdout=out, stderr=err, **options)
    except CommandError as error:
        return [json.loads(line) for line in out.getvalue().splitlines()], f"{err.getvalue()}{error}"
    return [json.loads(line) for line in out.getvalue().splitlines()], ""


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_extract_prints_offsets_into_the_file_as_it_is(article):
    found, _ = lines("extract", str(article), lang="id")
    assert [TEXT[slice(*row["content"])] for row in found] == ["40 rumah rusak", "laporan itu"]
    assert [(row["article"], row["stance"], row["party"]) for row in found] == [
        ("a.txt", "asserts", None),
        ("a.txt", "denies", None),
    ]
    assert [(one["low"], one["high"], one["modifier"], one["of"]) for one in found[0]["figures"]] == [
        (40.0, 40.0, "exactly", "rumah rusak")
    ]


@pytest.mark.parametrize(
    "parties", ['{"city": ["Lembah"], "south": ["Selatan"]}', '{"key": "city", "aliases": ["Lembah"]}\n']
)
def test_extract_takes_parties_in_either_form(article, tmp_path, parties):
    file = tmp_path / "parties.json"
    file.write_text(parties)
    found, _ = lines("extract", str(article), lang="id", parties=file)
    assert found[0]["party"] == "city"


def test_extract_names_what_it_cannot_read_and_does_the_rest(article, tmp_path):
    broken = tmp_path / "b.txt"
    broken.write_bytes(b"Utara \xff mengatakan")
    found, message = lines("extract", str(broken), str(tmp_path / "c.txt"), str(article), lang="id")
    assert len(found) == 2
    assert message.splitlines() == [
        f"{broken}: not UTF-8 text (byte 6)",
        f"{tmp_path / 'c.txt'}: no such file",
        "2 of 3 files could not be read.",
    ]


def test_extract_attributions_reads_lines_and_implies_all(tmp_path):
    file = tmp_path / "corpus.jsonl"
    file.write_text(json.dumps({"id": "x", "text": "The mayor hopes that rain comes."}) + "\n")
    found, _ = lines("extract", str(file), lang="en", format="attributions")
    assert found == [
        {"id": "x", "attributions": [{"source": [0, 9], "cue": [10, 15], "content": [[21, 31]]}]},
    ]


def test_extract_needs_no_environment_and_leaves_with_one_when_a_file_fails(article, tmp_path):
    run = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "extract", "missing.txt", str(article), "--lang", "id"],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (run.returncode, len(run.stdout.splitlines())) == (1, 2)
    assert "Traceback" not in run.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_extract_ends_quietly_when_nobody_reads_on(article):
    read, write = os.pipe()
    os.close(read)
    run = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "extract", str(article), "--lang", "id"],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(write)
    assert (run.returncode, run.stderr) == (0, b"")


def test_extract_with_a_language_loads_no_identifier(article):
    code = (
        "import sys; sys.path.insert(0, '.');"
        "from claims.extraction import default_extractor as d;"
        f"d.extract(open({str(article)!r}, newline='').read(), language='id');"
        "print([m for m in ('py3langid', 'numpy', 'django') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "[]"


def test_benchmark_prints_speed_and_memory(article):
    out = StringIO()
    call_command("benchmark", "extraction", str(article), lang="id", rounds=1, stdout=out)
    first, second = out.getvalue().splitlines()
    assert first.startswith("texts 1, sentences 2,")
    assert re.fullmatch(r"\d+ sentences/s, peak memory \d+ MB, \d+ MB above idle", second)


def test_benchmark_reads_the_texts_of_json_lines(tmp_path):
    file = tmp_path / "corpus.jsonl"
    file.write_text('{"id": "x", "text": "Hujan turun. Air naik. "}\n{"id": "y", "text": "Banjir surut."}\n')
    out = StringIO()
    call_command("benchmark", "extraction", str(file), lang="id", rounds=1, stdout=out)
    assert out.getvalue().startswith("texts 2, sentences 2,")


def test_benchmark_prints_how_time_grows():
    out = StringIO()
    call_command("benchmark", "growth", size=1000, stdout=out)
    rows = [re.fullmatch(r"(.+?) +[\d.]+ s +[\d.]+ s +[\d.]+ times", line) for line in out.getvalue().splitlines()]
    assert [row and row[1] for row in rows] == list(hostile("id"))


def test_benchmark_refuses_a_language_without_a_file():
    with pytest.raises(CommandError, match="en, id, ms"):
        call_command("benchmark", "growth", lang="fr")
