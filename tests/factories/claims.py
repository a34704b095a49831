"""Candidates, claims, statements, and what relates them."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from claims import models
from claims.models.choices import CandidateState, RelationState, RelationType, Stance, Verdict
from tests.factories.names import EventFactory, PartyFactory
from tests.factories.people import EditorFactory, PublisherFactory
from tests.factories.sources import ArticleVersionFactory, PassageFactory
from tests.factories.texts import INDONESIAN_CLAIM, INDONESIAN_DENIAL


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


class FollowFactory(DjangoModelFactory):
    user = factory.SubFactory(EditorFactory)
    claim = factory.SubFactory(ClaimFactory)

    class Meta:
        model = models.Follow
