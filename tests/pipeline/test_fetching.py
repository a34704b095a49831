"""An address to candidates, through the pipeline."""

import pytest

from claims import tasks
from claims.models import Article, ArticleVersion, Blob
from claims.models.choices import JobStage
from claims.pipeline import jobs, sources
from claims.pipeline.sources import Source
from tests.factories import OutletFactory
from tests.ingest import server
from tests.pipeline.running import finished

pytestmark = pytest.mark.django_db


def read(url: str) -> Source:
    source = sources.from_url(url, requested_by=None)
    tasks.read_source(source.job.pk)
    return source


def test_address_becomes_a_version_that_remembers_where_it_came_from(site: str) -> None:
    source = read(f"{site}/hop?utm_source=x#bawah")
    assert finished(source.job) == (JobStage.DONE, "")
    version = ArticleVersion.objects.get()
    assert (version.fetched_url, version.article.canonical_url) == (f"{site}/page", f"{site}/hop")
    assert bytes(Blob.objects.get(pk=version.sha256).data) == server.PAGE
    article = Article.objects.get(pk=source.article.pk)
    assert (article.title, article.published_on) == ("Berita", None)
    assert "membantah" in version.text


def test_outlet_is_that_of_the_host(site: str) -> None:
    outlet = OutletFactory(hostname="127.0.0.1")
    read(f"{site}/page")
    assert Article.objects.get().outlet == outlet


@pytest.mark.parametrize(
    ("path", "failure", "detail"),
    [
        ("/missing", "http_error", "404"),
        ("/error", "http_error", "500"),
        ("/loop", "too_many_redirects", ""),
        ("/private", "private_address", "10.0.0.1"),
        ("/drip", "fetch_too_slow", "2"),
        ("/huge", "too_large", ""),
        ("/image", "unknown_type", "image/png"),
        ("/empty", "empty", ""),
    ],
)
def test_failed_fetch_is_kept_with_its_reason_and_leaves_no_version(
    site: str, path: str, failure: str, detail: str
) -> None:
    source = read(site + path)
    assert finished(source.job) == (JobStage.FAILED, failure)
    assert source.job.detail == detail
    assert (ArticleVersion.objects.count(), Blob.objects.count()) == (0, 0)


def test_reading_a_job_again_does_not_fetch_again(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = read(f"{site}/page")
    jobs.restart(source.job)
    monkeypatch.setattr(tasks.reading.fetching.web, "fetch", lambda _url: pytest.fail("fetched again"))
    tasks.read_source(source.job.pk)
    assert finished(source.job) == (JobStage.DONE, "")
    assert ArticleVersion.objects.count() == 1
