"""Records for tests. Every span is looked up in the text it points into, so that words and offsets always agree."""

import hashlib
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from claims import models
from claims.models.base import fold
from claims.models.choices import (
    CandidateState,
    JobKind,
    PassageOutcome,
    Precision,
    RelationState,
    RelationType,
    Role,
    Stance,
    Verdict,
)

INDONESIAN = """Dua versi tentang malam di lereng Karvin

Kementerian Pertahanan Azerbaijan mengatakan sedikitnya 12 prajuritnya terluka oleh tembakan mortir di lereng Karvin. \
Kementerian itu menuduh pasukan Armenia lebih dulu melanggar gencatan senjata.

Kementerian Pertahanan Armenia membantah tuduhan tersebut. "Pasukan kami tidak melepaskan satu tembakan pun," kata \
juru bicara Anna Sargsyan di Yerevan.

Kelompok pemantau di kota Goris menyatakan belum dapat memastikan siapa yang memulai. Jumlah korban di pihak Armenia \
tidak diumumkan.
"""
INDONESIAN_CLAIM = "pasukan Armenia lebih dulu melanggar gencatan senjata"
INDONESIAN_DENIAL = "Pasukan kami tidak melepaskan satu tembakan pun"

ENGLISH = """Two accounts of a night on the Karvin slope

Azerbaijan's Defence Ministry said at least 12 of its soldiers were wounded by mortar fire on the Karvin slope. The \
ministry accused Armenian forces of breaking the truce first.

Armenia's Defence Ministry denied the accusation. "Our units did not fire a single round," spokeswoman Anna Sargsyan \
said in Yerevan.

A monitoring group in the town of Goris said it could not yet tell who had started. No figure was given for the \
Armenian side.
"""
ENGLISH_CLAIM = "at least 12 of its soldiers were wounded by mortar fire on the Karvin slope"

PASSWORD = "correct horse battery"


class UserFactory(DjangoModelFactory):
    """A viewer unless told `role`; logs in with PASSWORD."""

    username = factory.Sequence(lambda n: f"user{n}")
    password = PASSWORD
    role = Role.VIEWER

    class Meta:
        model = models.User

    @classmethod
    def _create(cls, model_class: type[models.User], *args: Any, **kwargs: Any) -> models.User:
        return model_class.objects.create_user(*args, **kwargs)


class ViewerFactory(UserFactory):
    username = factory.Sequence(lambda n: f"viewer{n}")


class EditorFactory(UserFactory):
    username = factory.Sequence(lambda n: f"editor{n}")
    role = Role.EDITOR


class PublisherFactory(UserFactory):
    username = factory.Sequence(lambda n: f"publisher{n}")
    role = Role.PUBLISHER


class AdministratorFactory(UserFactory):
    username = factory.Sequence(lambda n: f"administrator{n}")
    role = Role.ADMINISTRATOR


class OutletFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Harian Lereng {n}")
    country = "ID"
    language = "id"

    class Meta:
        model = models.Outlet


class PartyFactory(DjangoModelFactory):
    """A party with its own name as its alias."""

    name = factory.Sequence(lambda n: f"Party {n}")

    class Meta:
        model = models.Party
        skip_postgeneration_save = True

    @factory.post_generation
    def alias(self: models.Party, create: bool, extracted: str | None, **_: Any) -> None:
        if create:
            PartyAliasFactory(party=self, text=extracted or self.name)


class PartyAliasFactory(DjangoModelFactory):
    party = factory.SubFactory(PartyFactory)
    text = factory.Sequence(lambda n: f"Other name {n}")
    folded = factory.LazyAttribute(lambda row: fold(row.text))

    class Meta:
        model = models.PartyAlias


class SpeakerFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Speaker {n}")

    class Meta:
        model = models.Speaker


class SpeakerAliasFactory(DjangoModelFactory):
    speaker = factory.SubFactory(SpeakerFactory)
    text = factory.Sequence(lambda n: f"Spokesperson {n}")
    folded = factory.LazyAttribute(lambda row: fold(row.text))

    class Meta:
        model = models.SpeakerAlias


class AffiliationFactory(DjangoModelFactory):
    speaker = factory.SubFactory(SpeakerFactory)
    party = factory.SubFactory(PartyFactory)

    class Meta:
        model = models.Affiliation


class PlaceFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Village {n}")

    class Meta:
        model = models.Place


class PlaceAliasFactory(DjangoModelFactory):
    place = factory.SubFactory(PlaceFactory)
    text = factory.Sequence(lambda n: f"Old village {n}")
    folded = factory.LazyAttribute(lambda row: fold(row.text))

    class Meta:
        model = models.PlaceAlias


class EventFactory(DjangoModelFactory):
    title = factory.Sequence(lambda n: f"Night {n} on the Karvin slope")
    place = factory.SubFactory(PlaceFactory)

    class Meta:
        model = models.Event


class EventPartyFactory(DjangoModelFactory):
    event = factory.SubFactory(EventFactory)
    party = factory.SubFactory(PartyFactory)

    class Meta:
        model = models.EventParty


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


class CandidateFactory(DjangoModelFactory):
    """A pending candidate on the words `content`; for another text give `version` and `content`."""

    class Params:
        content = INDONESIAN_CLAIM

    version = factory.SubFactory(ArticleVersionFactory)
    passage = factory.LazyAttribute(lambda row: PassageFactory(version=row.version, exact=row.content))
    content_start = factory.LazyAttribute(lambda row: row.version.text.index(row.content))
    content_end = factory.LazyAttribute(lambda row: row.content_start + len(row.content))
    proposition = factory.LazyAttribute(lambda row: row.content)
    proposal = factory.LazyAttribute(
        lambda row: {"stance": row.stance, "content": [row.content_start, row.content_end]}
    )
    extractor = "rules"
    extractor_version = "1"
    rule = "id.subject-verb-content"
    confidence = 0.8
    fingerprint = factory.Sequence(lambda n: f"{n:064x}")
    stance = Stance.ASSERTS
    state = CandidateState.PENDING
    decided_by = factory.Maybe(
        factory.LazyAttribute(lambda row: row.state != CandidateState.PENDING), factory.SubFactory(EditorFactory), None
    )
    decided_at = factory.LazyAttribute(lambda row: timezone.now() if row.decided_by else None)

    class Meta:
        model = models.Candidate


class ClaimFactory(DjangoModelFactory):
    proposition = factory.Sequence(lambda n: f"Pasukan Armenia melanggar gencatan senjata pada malam {n}.")
    language = "id"
    event = factory.SubFactory(EventFactory)

    class Meta:
        model = models.Claim


class PublishedClaimFactory(ClaimFactory):
    published_by = factory.SubFactory(PublisherFactory)
    published_at = factory.LazyFunction(timezone.now)


class ClaimTranslationFactory(DjangoModelFactory):
    claim = factory.SubFactory(ClaimFactory)
    language = "en"
    text = "Armenian forces broke the truce."

    class Meta:
        model = models.ClaimTranslation


class PassageTranslationFactory(DjangoModelFactory):
    passage = factory.SubFactory(PassageFactory)
    language = "en"
    text = "Armenian forces broke the truce first."

    class Meta:
        model = models.PassageTranslation


class PositionFactory(DjangoModelFactory):
    claim = factory.SubFactory(ClaimFactory)
    party = factory.SubFactory(PartyFactory)
    stance = Stance.ASSERTS
    statements = 1
    rule_version = "1"

    class Meta:
        model = models.Position


class StatusDecisionFactory(DjangoModelFactory):
    claim = factory.SubFactory(ClaimFactory)
    verdict = Verdict.DISPUTED
    reason = "Both sides named a first shot."
    decided_by = factory.SubFactory(EditorFactory)
    recorded_at = factory.LazyFunction(timezone.now)
    basis = factory.LazyFunction(dict)

    class Meta:
        model = models.StatusDecision


class StatementFactory(DjangoModelFactory):
    """A statement in force on a claim, by a party, on the words `content` of an article of its own."""

    class Params:
        content = INDONESIAN_CLAIM
        version = factory.SubFactory(ArticleVersionFactory)

    claim = factory.SubFactory(ClaimFactory)
    event = factory.LazyAttribute(lambda row: row.claim.event if row.claim else None)
    passage = factory.LazyAttribute(lambda row: PassageFactory(version=row.version, exact=row.content))
    content_start = factory.LazyAttribute(lambda row: row.passage.start)
    content_end = factory.LazyAttribute(lambda row: row.passage.end)
    stance = Stance.ASSERTS
    proposition = factory.LazyAttribute(lambda row: row.passage.exact)
    language = "id"
    party = factory.SubFactory(PartyFactory)
    speaker_text = factory.LazyAttribute(lambda row: row.party.name if row.party else "")
    recorded_by = factory.SubFactory(EditorFactory)
    recorded_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = models.Statement


class VoiceFactory(DjangoModelFactory):
    statement = factory.SubFactory(StatementFactory)
    claim = factory.SelfAttribute("statement.claim")

    class Meta:
        model = models.Voice


class FigureFactory(DjangoModelFactory):
    statement = factory.SubFactory(StatementFactory)
    low = 12
    counted = "prajurit"
    modifier = "at least"

    class Meta:
        model = models.Figure


class RelationFactory(DjangoModelFactory):
    """A proposed relation: a denial that answers a statement on the same claim."""

    target = factory.SubFactory(StatementFactory)
    source = factory.LazyAttribute(
        lambda row: StatementFactory(claim=row.target.claim, stance=Stance.DENIES, content=INDONESIAN_DENIAL)
    )
    type = RelationType.DENIES
    rule = "denial.same_state"
    rule_version = "1"
    score = 0.9
    explanation = "denies_same_state"
    slots = factory.LazyAttribute(
        lambda row: {
            "a_party": str(row.source.party_id),
            "a_words": row.source.proposition,
            "a_date": None,
            "b_party": str(row.target.party_id),
            "b_words": row.target.proposition,
            "b_date": None,
        }
    )
    state = RelationState.SUGGESTED
    decided_by = factory.Maybe(
        factory.LazyAttribute(lambda row: row.state != RelationState.SUGGESTED), factory.SubFactory(EditorFactory), None
    )
    decided_at = factory.LazyAttribute(lambda row: timezone.now() if row.decided_by else None)

    class Meta:
        model = models.Relation


class DecisionFactory(DjangoModelFactory):
    actor = factory.SubFactory(EditorFactory)
    action = "claim.created"
    subject = factory.LazyFunction(lambda: ClaimFactory().public_id)
    about = factory.LazyAttribute(lambda row: [row.subject])

    class Meta:
        model = models.Decision


class JobFactory(DjangoModelFactory):
    """A queued reading of an article."""

    kind = JobKind.INGEST
    article = factory.SubFactory(ArticleFactory)
    input_hash = factory.Sequence(lambda n: f"{n:064x}")
    rule_version = "1"

    class Meta:
        model = models.Job


class NewsroomFactory(DjangoModelFactory):
    id = 1

    class Meta:
        model = models.Newsroom
        django_get_or_create = ("id",)


class IdempotentRequestFactory(DjangoModelFactory):
    user = factory.SubFactory(EditorFactory)
    key = factory.Sequence(lambda n: f"key-{n}")
    request_hash = "0" * 64

    class Meta:
        model = models.IdempotentRequest


class StatementVectorFactory(DjangoModelFactory):
    statement = factory.SubFactory(StatementFactory)
    model = "test"
    vector = factory.LazyFunction(lambda: [0.1, 0.2, 0.3])

    class Meta:
        model = models.StatementVector


class CandidateVectorFactory(DjangoModelFactory):
    candidate = factory.SubFactory(CandidateFactory)
    model = "test"
    vector = factory.LazyFunction(lambda: [0.1, 0.2, 0.3])

    class Meta:
        model = models.CandidateVector


class VectorModelFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"test-{n}")

    class Meta:
        model = models.VectorModel


class FollowFactory(DjangoModelFactory):
    user = factory.SubFactory(EditorFactory)
    claim = factory.SubFactory(ClaimFactory)

    class Meta:
        model = models.Follow


class LearningFactory(DjangoModelFactory):
    class Meta:
        model = models.Learning


class LearnedRuleFactory(DjangoModelFactory):
    learning = factory.SubFactory(LearningFactory)
    rule = factory.Sequence(lambda n: f"id.rule-{n}")
    accepted, edited, rejected = 8, 1, 1
    said, learned, factor = 0.9, 0.88, 0.8

    class Meta:
        model = models.LearnedRule
