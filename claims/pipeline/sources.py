"""From bytes or an address to an article, its raw bytes and the job that reads it, in the caller's transaction."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Q

from claims.ingest import addresses
from claims.models import Article, ArticleVersion, Job, Outlet, User
from claims.models.choices import ArticleKind, JobKind, Precision
from claims.pipeline import blobs, jobs

LONGEST_NAME = 120  # characters of a file's name that are kept


@dataclass(frozen=True)
class Source:
    """An article, the job that reads it, and whether it was known before."""

    article: Article
    job: Job
    known: bool


def from_bytes(
    data: bytes,
    *,
    content_type: str,
    name: str = "",
    requested_by: User | None,
    title: str = "",
    outlet: Outlet | None = None,
    published_on: date | None = None,
    kind: str = ArticleKind.ARTICLE,
) -> Source:
    """Return the source of these bytes, known when they came before from the same outlet or one of the two is unknown.

    Another outlet with the same bytes is another article of the same origin. Raises SourceError when the bytes can be
    no article; whatever only reading can show fails the job.
    """
    digest = blobs.keep(data, content_type, name).pk
    if (known := _known(digest, outlet)) is not None:
        return _source(known, digest, requested_by, known=True)
    article, made = Article.objects.get_or_create(
        content_sha256=digest,
        outlet=outlet,
        defaults={
            "title": _title(title),
            "kind": kind,
            "published_on": published_on,
            "published_precision": Precision.DAY if published_on else Precision.UNKNOWN,
            "submitted_by": requested_by,
        },
    )
    return _source(article, digest, requested_by, known=not made)


def from_url(
    url: str, *, requested_by: User | None, outlet: Outlet | None = None, kind: str = ArticleKind.ARTICLE
) -> Source:
    """Return the source at `url`, known when that address came before, tracking parameters aside.

    `outlet` and `kind` are those of an article that is new. Nothing is fetched here. Raises SourceError when the
    address is none that may be fetched.
    """
    address = addresses.normalise(url)
    article, made = Article.objects.get_or_create(
        canonical_url=address, defaults={"submitted_by": requested_by, "outlet": outlet, "kind": kind}
    )
    return _source(article, sha256(address.encode()).hexdigest(), requested_by, known=not made)


def file_title(name: str) -> str:
    """Return the name of a file without its folders, as what an article is called until its title is known.

    At most LONGEST_NAME characters, all of them printable; "" where nothing is left.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    return _title("".join(sign for sign in last if sign.isprintable()))[:LONGEST_NAME]


def _known(digest: str, outlet: Outlet | None) -> Article | None:
    """Return the article that these bytes are of: those it was added with, or its text as it read later."""
    later = list(ArticleVersion.objects.filter(blob=digest, fetched_url="").values_list("article", flat=True))
    same = Article.objects.filter(Q(content_sha256=digest) | Q(pk__in=later)).order_by("id")
    if outlet is None:
        return same.first()
    return same.filter(outlet=outlet).first() or same.filter(outlet=None).first()


def _source(article: Article, input_hash: str, requested_by: User | None, *, known: bool) -> Source:
    job = article.jobs.order_by("-id").first() if known else None
    if job is None:
        job = jobs.open_job(JobKind.INGEST, article=article, input_hash=input_hash, requested_by=requested_by)
    return Source(article, job, known)


def _title(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())[:500]
