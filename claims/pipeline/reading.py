"""Bytes to a version of an article: its text, its language and what near-duplicates are found by."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from claims.ingest import formats
from claims.ingest.read import Read
from claims.models import Article, ArticleVersion, Blob, Job
from claims.models.choices import JobStage
from claims.pipeline import describing, fetching, jobs
from claims.text import language, shingles
from claims.text.languages import codes


def read(job: Job) -> ArticleVersion:
    """Return the version that `job` is about, read now unless an earlier run of it did so already.

    Raises SourceError when the source cannot be fetched or read.
    """
    article = job.article
    assert article is not None  # a constraint of the table
    earlier = article.versions.filter(fetched_at__gte=job.created_at).last()
    if earlier is not None:
        return earlier
    blob, address = _bytes(job, article)
    jobs.advance(job, JobStage.CLEANING)
    found = formats.read(bytes(blob.data), blob.content_type)
    version = (job.blob_id and shown_with(article, found.text)) or _version(article, blob, found, address)
    describing.describe(article, found)
    return version


def shown_with(article: Article, text: str) -> ArticleVersion | None:
    """Return the version that the article shows now if its words are those of `text`, white space aside."""
    shown = article.shown_last(list(article.versions.defer("text", "signature", "bands").order_by("-number")))
    return shown if shown is not None and shown.text.split() == text.split() else None


def _bytes(job: Job, article: Article) -> tuple[Blob, str]:
    """Return the raw bytes, first of all those that the job was given, and the address of what was fetched, else ""."""
    jobs.advance(job, JobStage.FETCHING)
    if given := job.blob_id or article.content_sha256:
        return Blob.objects.get(pk=given), ""
    return fetching.fetch(article)


def _version(article: Article, blob: Blob, found: Read, address: str) -> ArticleVersion:
    """Return the article's version with these bytes; a worker that comes second gets the first one's."""
    signature = shingles.signature(found.text)
    fields = {
        "title": found.title[:500],
        "text": found.text,
        "language": _language(found),
        "reader": found.reader[:80],
        "fetched_at": timezone.now(),
        "fetched_url": address,
        "signature": list(signature),
        "bands": shingles.bands(signature),
    }
    with transaction.atomic():
        Article.objects.select_for_update().get(pk=article.pk)  # one number at a time
        last = article.versions.aggregate(last=Max("number"))["last"] or 0
        fields["number"] = last + 1
        version, _made = ArticleVersion.objects.get_or_create(article=article, blob=blob, defaults=fields)
        Article.objects.filter(pk=article.pk).update(showed=version.number)
        return version


def _language(found: Read) -> str:
    """Return the language of the text: its words decide, the page's own word only where they name one unknown here."""
    detected = language.detect(found.text) or ""
    return found.language if detected not in codes() and found.language in codes() else detected
