"""Articles with their versions, and the jobs that read them."""

from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Length
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.api.records.base import Id, Record, ShortArticle, ShortEvent, ShortOutlet, Username
from claims.ingest.errors import SourceError
from claims.models import Article, ArticleVersion, Candidate, Job
from claims.models.choices import CandidateState


class JobRecord(Record):
    """A piece of work for the workers, with how far it has come."""

    noun = "jobs"
    article = Id()
    statement = Id()
    failure_sentence = serializers.SerializerMethodField()
    requested_by = Username()

    class Meta:
        model = Job
        fields = (
            "id", "kind", "article", "statement", "stage", "failure", "failure_sentence", "attempts", "found",
            "rule_version", "requested_by", "created_at", "heartbeat_at", "finished_at", "revision",
        )  # fmt: skip

    def get_failure_sentence(self, job: Job) -> str:
        """Return why the job failed, for people; empty when it did not."""
        return SourceError(job.failure, job.detail).sentence() if job.failure else ""

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every job."""
        return Job.objects.select_related("article", "statement", "requested_by")


class VersionRecord(serializers.ModelSerializer[ArticleVersion]):
    """The text of an article at one fetch, which never changes."""

    sha256 = serializers.CharField(source="blob_id", help_text="Of the bytes as they came.")
    characters = serializers.IntegerField(help_text="Length of the text in Unicode code points.")

    class Meta:
        model = ArticleVersion
        fields = ("number", "sha256", "title", "language", "characters", "reader", "fetched_at", "fetched_url")


class FullVersionRecord(VersionRecord):
    """A version with its text, in which all offsets count."""

    class Meta(VersionRecord.Meta):
        fields = (*VersionRecord.Meta.fields, "text")  # type: ignore[assignment]


class ReviewRecord(serializers.Serializer[Any]):
    """How far the review of an article's candidates has come."""

    pending = serializers.IntegerField()
    decided = serializers.IntegerField()


class ArticleRecord(Record):
    """A published source. Its date is what the source or an editor says, never when it was fetched."""

    noun = "articles"
    outlet = ShortOutlet(allow_null=True)
    events = ShortEvent(many=True)
    near_duplicate_of = ShortArticle(allow_null=True)
    submitted_by = Username()
    assignee = Username()
    review = serializers.SerializerMethodField()
    job = serializers.SerializerMethodField()
    versions = VersionRecord(many=True)

    class Meta:
        model = Article
        fields = (
            "id", "kind", "title", "canonical_url", "outlet", "published_on", "published_precision", "events",
            "near_duplicate_of", "similarity", "submitted_by", "assignee", "review", "job", "versions",
            "created_at", "revision",
        )  # fmt: skip

    @extend_schema_field(ReviewRecord)
    def get_review(self, article: Any) -> dict[str, int]:
        """Return how many candidates wait and how many are decided."""
        return {"pending": article.candidates_pending, "decided": article.candidates - article.candidates_pending}

    @extend_schema_field(JobRecord(allow_null=True))
    def get_job(self, article: Article) -> dict[str, Any] | None:
        """Return the latest job that reads the article."""
        jobs = article.jobs.all()
        return JobRecord(jobs[0], context=self.context).data if jobs else None

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every article, its versions without their texts."""
        return _articles(ArticleVersion.objects.defer("text", "signature", "bands"))


class FullArticleRecord(ArticleRecord):
    """An article with the texts of its versions."""

    versions = FullVersionRecord(many=True)

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every article with the texts of its versions."""
        return _articles(ArticleVersion.objects.defer("signature", "bands"))


def _articles(versions: QuerySet[ArticleVersion]) -> QuerySet[Any]:
    of_article = Candidate.objects.filter(version__article=OuterRef("pk")).values("version__article")
    every = of_article.annotate(every=Count("pk")).values("every")
    pending = of_article.annotate(pending=Count("pk", filter=Q(state=CandidateState.PENDING))).values("pending")
    joined = Article.objects.select_related("outlet", "near_duplicate_of", "submitted_by", "assignee")
    return joined.annotate(
        candidates=Coalesce(Subquery(every), 0),
        candidates_pending=Coalesce(Subquery(pending), 0),
    ).prefetch_related(
        "events",
        Prefetch("versions", versions.annotate(characters=Length("text"))),
        Prefetch("jobs", JobRecord.rows().order_by("-id")),
    )
