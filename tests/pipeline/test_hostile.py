"""Texts that mean no good are read to the end, in time, or refused with a reason; never with a traceback."""

import time

import pytest

from claims import tasks
from claims.ingest.read import MOST_BYTES
from claims.models import ArticleVersion, Candidate, Passage
from claims.models.choices import JobStage
from claims.pipeline import extracting, sources
from tests.pipeline.running import finished

pytestmark = pytest.mark.django_db

SENTENCE = "Kementerian Pertahanan Armenia mengatakan bahwa {} prajurit terluka di lereng itu. "

TEXTS = {
    "one line of a million characters": "a" * 1_000_000,
    "a million words": "kata " * 200_000,
    "no sentence end": "juru bicara mengatakan bahwa pasukan mundur dan " * 20_000,
    "unbalanced quotes": "“Kami mundur, kata juru bicara. " * 20_000,
    "only quotes": '"' * 200_000,
    "brackets": "(" * 200_000 + "kata juru bicara",
    "right to left": "قال المتحدث إن القوات انسحبت من المنحدر. " * 2_000,
    "mixed directions": "Juru bicara \u202eمتحدث\u202c mengatakan bahwa pasukan mundur. " * 500,
    "combining marks": "e" + "\u0301" * 100_000,
    "line ends": "\r\n" * 100_000 + "Juru bicara mengatakan bahwa pasukan mundur.",
    "digits": "1." * 200_000,
    "emoji": "🛰️ kata juru bicara 🛰️. " * 5_000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_text_is_read_in_time(text: str) -> None:
    begun = time.monotonic()
    source = sources.from_bytes(text.encode(), content_type="text/plain; charset=utf-8", requested_by=None)
    tasks.read_source(source.job.pk)
    assert finished(source.job) == (JobStage.DONE, "")
    assert ArticleVersion.objects.get().text == text
    for start, end, exact in Passage.objects.values_list("start", "end", "exact"):
        assert exact == text[start:end]
    assert time.monotonic() - begun < 20


def test_statements_beyond_the_most_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "MOST", 100)
    text = "".join(SENTENCE.format(n) + "\n" for n in range(extracting.MOST + 50))
    source = sources.from_bytes(text.encode(), content_type="text/plain", requested_by=None)
    tasks.read_source(source.job.pk)
    assert finished(source.job) == (JobStage.DONE, "")
    assert (Candidate.objects.count(), source.job.found, source.job.detail) == (extracting.MOST, extracting.MOST, "50")
    assert Candidate.objects.filter(content_start__gte=text.rindex(SENTENCE[:20])).count() == 0


def test_five_megabytes_are_read_in_time() -> None:
    filler = "".join(f"Baris ke-{n} tentang cuaca di lembah.\n" for n in range(140_000))
    text = ("".join(SENTENCE.format(n) + "\n" for n in range(200)) + filler)[:MOST_BYTES]
    assert len(text) == MOST_BYTES
    begun = time.monotonic()
    source = sources.from_bytes(text.encode(), content_type="text/plain", requested_by=None)
    tasks.read_source(source.job.pk)
    assert finished(source.job) == (JobStage.DONE, "")
    assert Candidate.objects.count() >= 200
    assert time.monotonic() - begun < 60
