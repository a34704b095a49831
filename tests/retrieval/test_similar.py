"""Copies of an article."""

import pytest

from claims.retrieval import similar
from tests.factories import INDONESIAN, ArticleFactory, OutletFactory
from tests.pipeline.running import read

pytestmark = pytest.mark.django_db


def test_copies_are_found_from_either_end_the_likest_first() -> None:
    first = read(INDONESIAN).article
    changed = read(INDONESIAN.replace("Yerevan", "ibu kota") + "\nDikutip dari kantor berita.\n").article
    same = read(INDONESIAN, outlet=OutletFactory()).article
    assert same == first  # the first one's outlet is unknown
    found = similar.copies(first)
    assert [(copy.article, copy.same_bytes) for copy in found] == [(changed, False)]
    assert 0.5 < found[0].similarity < 1
    assert [copy.article for copy in similar.copies(changed)] == [first]


def test_the_same_bytes_of_two_outlets_are_copies_of_each_other() -> None:
    first = read(INDONESIAN, outlet=OutletFactory()).article
    second = read(INDONESIAN, outlet=OutletFactory()).article
    assert [(c.article, c.similarity, c.same_bytes) for c in similar.copies(second)] == [(first, 1.0, True)]
    assert second.near_duplicate_of == first


def test_article_that_was_not_read_has_no_copies() -> None:
    assert similar.copies(ArticleFactory()) == []
