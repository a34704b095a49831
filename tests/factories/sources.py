"""Feeds, articles, their texts and the passages of these."""

import hashlib
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from claims import models
from claims.models.choices import PassageOutcome, Precision
from tests.factories.names import OutletFactory
from tests.factories.people import EditorFactory
from tests.factories.texts import INDONESIAN, INDONESIAN_CLAIM


class FeedFactory(DjangoModelFactory):
    url = factory.Sequence(lambda n: f"https://harian-lereng.example/feed/{n}")
    title = factory.Sequence(lambda n: f"Feed {n}")
    added_by = factory.SubFactory(EditorFactory)

    class Meta:
        model = models.Feed


class BlobFactory(DjangoModelFactory):
    """The bytes of a text; the same bytes are one row."""

    data = INDONESIAN.encode()
    sha256 = factory.LazyAttribute(lambda row: hashlib.sha256(row.data).hexdigest())
    content_type = "text/plain; charset=utf-8"
    size = factory.LazyAttribute(lambda row: len(row.data))

    class Meta:
        model = models.Blob
        django_get_or_create = ("sha256",)


class ArticleFactory(DjangoModelFactory):
    """An article at a web address, without a date or an event; `events=[...]` gives it some."""

    title = factory.Sequence(lambda n: f"Dua versi tentang malam {n}")
    canonical_url = factory.Sequence(lambda n: f"https://harian-lereng.example/berita/{n}")
    outlet = factory.SubFactory(OutletFactory)
    published_precision = factory.LazyAttribute(lambda row: Precision.DAY if row.published_on else Precision.UNKNOWN)
    published_on = None

    class Meta:
        model = models.Article
        skip_postgeneration_save = True

    @factory.post_generation
    def events(self: models.Article, create: bool, extracted: list[models.Event] | None, **_: Any) -> None:
        if create and extracted:
            self.events.set(extracted)


class ArticleVersionFactory(DjangoModelFactory):
    """A version whose bytes are its text in UTF-8; Indonesian unless told `text` and `language`."""

    article = factory.SubFactory(ArticleFactory)
    number = factory.LazyAttribute(lambda row: row.article.versions.count() + 1)
    text = INDONESIAN
    title = factory.SelfAttribute("article.title")
    language = "id"
    reader = "text 1"
    blob = factory.SubFactory(BlobFactory, data=factory.LazyAttribute(lambda row: row.factory_parent.text.encode()))
    fetched_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = models.ArticleVersion


class PassageFactory(DjangoModelFactory):
    """The first place of `exact` in the version's text; the same span is one row."""

    version = factory.SubFactory(ArticleVersionFactory)
    exact = INDONESIAN_CLAIM

    class Meta:
        model = models.Passage

    @classmethod
    def _create(cls, model_class: type[models.Passage], *args: Any, **kwargs: Any) -> models.Passage:
        start = kwargs["version"].text.index(kwargs["exact"])
        return model_class.of(kwargs["version"], start, start + len(kwargs["exact"]))


class PassageTranslationFactory(DjangoModelFactory):
    passage = factory.SubFactory(PassageFactory)
    language = "en"
    text = "Armenian forces broke the truce first."

    class Meta:
        model = models.PassageTranslation


class AnchorFactory(DjangoModelFactory):
    """What became of a passage in a later version of its article: gone, unless told otherwise."""

    passage = factory.SubFactory(PassageFactory)
    version = factory.LazyAttribute(
        lambda row: ArticleVersionFactory(article=row.passage.version.article, text="Naskah lain.\n")
    )
    outcome = PassageOutcome.GONE

    class Meta:
        model = models.Anchor


class FeedItemFactory(DjangoModelFactory):
    feed = factory.SubFactory(FeedFactory)
    article = factory.SubFactory(ArticleFactory)
    title = factory.SelfAttribute("article.title")
    known = False

    class Meta:
        model = models.FeedItem
