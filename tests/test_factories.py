"""The factories make every record, with spans that equal the text."""

import inspect

import pytest
from factory.django import DjangoModelFactory

from claims import models
from claims.models.choices import CandidateState, RelationState
from tests import factories

FACTORIES = [
    value
    for value in vars(factories).values()
    if inspect.isclass(value) and issubclass(value, DjangoModelFactory) and value is not DjangoModelFactory
]


@pytest.mark.django_db
@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory.__name__)
def test_factory_makes_two_records(factory):
    one, two = factory(), factory()

    assert type(one).objects.filter(pk__in=[one.pk, two.pk]).count() == len({one.pk, two.pk})


def test_every_model_has_a_factory():
    made = {factory._meta.get_model_class().__name__ for factory in FACTORIES}

    assert made == {name for name in models.__all__ if not getattr(models, name)._meta.proxy}


@pytest.mark.django_db
def test_spans_equal_the_text():
    version = factories.ArticleVersionFactory(text=factories.ENGLISH, language="en")
    candidate = factories.CandidateFactory(version=version, content=factories.ENGLISH_CLAIM)
    statement = factories.StatementFactory(content=factories.INDONESIAN_DENIAL)

    assert version.text[candidate.content_start : candidate.content_end] == factories.ENGLISH_CLAIM
    assert bytes(version.blob.data).decode() == version.text
    text = statement.passage.version.text
    assert text[statement.content_start : statement.content_end] == factories.INDONESIAN_DENIAL


@pytest.mark.django_db
def test_decided_records_have_somebody_who_decided():
    assert factories.CandidateFactory(state=CandidateState.ACCEPTED).decided_by is not None
    assert factories.RelationFactory(state=RelationState.CONFIRMED).decided_at is not None
