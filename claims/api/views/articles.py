"""Articles and the jobs that read them."""

from http import HTTPStatus
from typing import Any

from rest_framework.parsers import MultiPartParser

from claims.actions import again, articles, statements
from claims.api.bodies.articles import ArticleBody, AssignBody, CurrentTextBody, DescriptionBody
from claims.api.filters import ArticleFilter, JobFilter
from claims.api.parsers import BoundedJSONParser
from claims.api.records.articles import ArticleRecord, FullArticleRecord, JobRecord
from claims.api.views.base import Records, Values, changes, creates, edits
from claims.models import Article, Job


class Articles(Records):
    """Published sources. POST a text, a web address or a file: a worker reads it and proposes statements."""

    record = ArticleRecord
    full = FullArticleRecord
    filterset_class = ArticleFilter
    parser_classes = (BoundedJSONParser, MultiPartParser)

    @creates(ArticleBody, ArticleRecord, known=True)
    def create(self, values: Values) -> tuple[Article, int]:
        """Add a source; answers 200 instead of 201 when it is known already."""
        submitted = _submit(values, self.by)
        return submitted.article, HTTPStatus.OK if submitted.known else HTTPStatus.CREATED

    @edits(DescriptionBody)
    def partial_update(self, article: Article, values: Values, revision: int | None) -> Article:
        """Say what an article is, when it was published and which events it is about."""
        stands: Values = {
            "title": article.title,
            "outlet": article.outlet,
            "kind": article.kind,
            "published_on": article.published_on,
            "events": list(article.events.all()),
        }
        if article.published_on and "published_on" not in values:
            stands["published_precision"] = article.published_precision
        return articles.describe(article=article, by=self.by, revision=revision, **stands | values)

    @changes()
    def retry(self, article: Article, _values: Values, _revision: int | None) -> Article:
        """Read a source again whose job failed."""
        articles.retry(article=article, by=self.by)
        return article

    @changes()
    def fetch_again(self, article: Article, _values: Values, _revision: int | None) -> Article:
        """Fetch a source again; bytes that differ become another version."""
        again.fetch_again(article=article, by=self.by)
        return article

    @changes(CurrentTextBody)
    def add_text(self, article: Article, values: Values, revision: int | None) -> Article:
        """Add the article's text as it reads now; other words become another version."""
        if "text" in values:
            again.add_text(article=article, by=self.by, revision=revision, **values)
        else:
            again.add_file(article=article, by=self.by, revision=revision, **_file(values))
        return article

    @changes(AssignBody)
    def assign(self, article: Article, values: Values, _revision: int | None) -> Article:
        """Give an article to a member to work on, or to nobody."""
        return articles.assign(article=article, by=self.by, **values)


class Jobs(Records):
    """What the workers do and have done."""

    record = JobRecord
    filterset_class = JobFilter

    @changes()
    def retry(self, job: Job, _values: Values, _revision: int | None) -> Job:
        """Do a failed job again."""
        if job.article is None:
            return statements.retry_matching(job=job, by=self.by)
        articles.retry(article=job.article, by=self.by)
        return job


def _submit(values: Values, by: Any) -> articles.Submitted:
    if "url" in values:
        return articles.submit_url(by=by, **values)
    if "text" in values:
        return articles.submit_text(by=by, **values)
    return articles.submit_file(by=by, **_file(values))


def _file(values: Values) -> Values:
    """Return `values` with the parts of their file."""
    file = values.pop("file")
    return values | {"name": file.name, "data": file.read(), "content_type": file.content_type or ""}
