"""Decisions, jobs, and what machines keep."""

import factory
from factory.django import DjangoModelFactory

from claims import models
from claims.models.choices import JobKind
from tests.factories.claims import CandidateFactory, ClaimFactory, StatementFactory
from tests.factories.people import EditorFactory
from tests.factories.sources import ArticleFactory


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
