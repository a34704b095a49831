"""Bytes and addresses to articles: the same twice is one, another outlet's is another."""

from datetime import date

import pytest
from django.db import transaction

from claims.ingest.errors import SourceError
from claims.models import Article, Blob, Job
from claims.models.choices import JobStage, Precision
from claims.pipeline import sources
from claims.pipeline.sources import Source
from tests.factories import EditorFactory, OutletFactory
from tests.pipeline.running import at_once

pytestmark = pytest.mark.django_db

TEXT = b"Juru bicara mengatakan bahwa pasukan mundur."


def taken(data: bytes = TEXT, **known: object) -> Source:
    return sources.from_bytes(data, content_type="text/plain", requested_by=None, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Laporan malam.pdf", "Laporan malam.pdf"),
        ("C:\\meja\\laporan.docx", "laporan.docx"),
        ("../../etc/laporan.pdf", "laporan.pdf"),
        ("lap\x00or\u202ean\n.pdf", "laporan.pdf"),
        ("x" * 300, "x" * 120),
        ("/", ""),
    ],
)
def test_file_title_is_the_name_alone(name: str, title: str) -> None:
    assert sources.file_title(name) == title


def test_bytes_become_an_article_with_its_raw_bytes_and_a_queued_job() -> None:
    editor = EditorFactory()
    source = sources.from_bytes(
        TEXT, content_type="text/plain", requested_by=editor, title=" Dua \n versi ", published_on=date(2020, 9, 27)
    )
    article, job = Article.objects.get(), Job.objects.get()
    assert (article.title, article.published_on, article.published_precision) == (
        "Dua versi", date(2020, 9, 27), Precision.DAY,
    )  # fmt: skip
    assert bytes(Blob.objects.get(pk=article.content_sha256).data) == TEXT
    assert (job.article, job.stage, job.requested_by, job.input_hash) == (
        article, JobStage.QUEUED, editor, article.content_sha256,
    )  # fmt: skip
    assert (source.article, source.job, source.known) == (article, job, False)


def test_date_stays_unknown_unless_somebody_says_it() -> None:
    article = taken().article
    assert (article.published_on, article.published_precision) == (None, Precision.UNKNOWN)


def test_known_bytes_are_recognised_whatever_they_are_called() -> None:
    first = taken()
    second = sources.from_bytes(TEXT, content_type="", name="lain.txt", requested_by=None)
    assert (second.article, second.job, second.known) == (first.article, first.job, True)
    assert Job.objects.count() == 1


def test_another_outlet_with_the_same_bytes_is_another_article() -> None:
    one, two = OutletFactory(), OutletFactory()
    first, second = taken(outlet=one), taken(outlet=two)
    assert not second.known
    assert first.article != second.article
    assert Blob.objects.count() == 1
    assert taken(outlet=two).article == second.article
    assert taken().known


def test_an_article_of_unknown_outlet_is_the_same_when_the_outlet_is_said() -> None:
    first = taken()
    assert taken(outlet=OutletFactory()).article == first.article


@pytest.mark.parametrize("url", ["https://berita.example/a", "https://BERITA.example/a?utm_source=x&fbclid=1#komentar"])
def test_address_is_known_whatever_tracks_it(url: str) -> None:
    first = sources.from_url("https://berita.example/a", requested_by=None)
    second = sources.from_url(url, requested_by=None)
    assert first.article.canonical_url == "https://berita.example/a"
    assert (second.article, second.known, Job.objects.count()) == (first.article, True, 1)


def test_address_keeps_what_tells_pages_apart() -> None:
    one = sources.from_url("https://berita.example/baca?id=1", requested_by=None)
    assert sources.from_url("https://berita.example/baca?id=2", requested_by=None).article != one.article


@pytest.mark.parametrize("url", ["", "berita", "http://10.0.0.1/", "file:///etc/passwd", "http://a b/"])
def test_refused_address_leaves_nothing(url: str) -> None:
    with pytest.raises(SourceError):
        sources.from_url(url, requested_by=None)
    assert not Article.objects.exists()


def test_refused_bytes_leave_nothing() -> None:
    with pytest.raises(SourceError):
        taken(b"a\x00b")
    assert not Blob.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_rolled_back_source_leaves_nothing() -> None:
    with transaction.atomic():
        taken()
        transaction.set_rollback(True)
    assert (Article.objects.count(), Blob.objects.count(), Job.objects.count()) == (0, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_the_same_bytes_from_four_at_once_are_one_article() -> None:
    found = at_once(*[taken] * 4)
    assert {source.article.pk for source in found} == {Article.objects.get().pk}
    assert {source.job.pk for source in found} == {Job.objects.get().pk}
    assert sum(not source.known for source in found) >= 1


@pytest.mark.django_db(transaction=True)
def test_the_same_address_from_four_at_once_is_one_article() -> None:
    found = at_once(*[lambda: sources.from_url("https://berita.example/a", requested_by=None)] * 4)
    assert {source.article.pk for source in found} == {Article.objects.get().pk}
    assert Job.objects.count() == 1
