"""One box over claims, statements, articles and names."""

import factory
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from claims.retrieval import fulltext, ranking
from claims.retrieval.ranking import Searched
from claims.retrieval.rare import Sharing
from claims.retrieval.search import Found, search
from tests.factories import (
    ArticleVersionFactory,
    ClaimFactory,
    PartyAliasFactory,
    PartyFactory,
    PublishedClaimFactory,
    StatementFactory,
    ViewerFactory,
)

pytestmark = pytest.mark.django_db


def marked(found: Found, kind: str) -> list[list[str]]:
    return [[part.text for part in hit.why if part.marked] for hit in getattr(found, kind)]


def test_search_finds_claims_by_another_form_of_the_word() -> None:
    claim = ClaimFactory(proposition="Armenia membantah serangan atas desa itu.")
    ClaimFactory(proposition="Jembatan di kota itu runtuh.")
    found = search("dibantah desa", user=ViewerFactory())
    assert [hit.record for hit in found.claims] == [claim]
    assert marked(found, "claims") == [["membantah", "desa"]]


def test_search_finds_what_another_language_says_after_what_has_the_words() -> None:
    english = ClaimFactory(proposition="The ceasefire was broken at Karvin.", language="en")
    indonesian = ClaimFactory(proposition="Gencatan senjata di Karvin dilanggar.")
    ClaimFactory(proposition="The bridge at Karvin was closed.", language="en")
    found = search("gencatan senjata di Karvin", user=ViewerFactory())
    assert [(hit.record, hit.across) for hit in found.claims] == [(indonesian, False), (english, True)]
    assert marked(found, "claims")[1] == ["ceasefire", "Karvin"]


def test_search_takes_the_last_word_as_a_beginning() -> None:
    claim = ClaimFactory(proposition="The bridge at Karvin was closed.")
    assert [hit.record for hit in search("bridge karv", user=ViewerFactory()).claims] == [claim]


def test_search_finds_statements_by_what_was_said_and_by_their_party() -> None:
    party = PartyFactory(name="Kementerian Pertahanan Azerbaijan")
    PartyAliasFactory(party=party, text="Baku")
    statement = StatementFactory(party=party)
    assert [hit.record for hit in search("baku", user=ViewerFactory()).statements] == [statement]
    word = statement.proposition.split()[0]
    assert [hit.record for hit in search(word, user=ViewerFactory()).statements] == [statement]


def test_search_finds_names_in_spite_of_a_slip() -> None:
    party = PartyFactory(name="Stepanakert")
    assert [hit.record for hit in search("Stepanakrt", user=ViewerFactory()).names] == [party]


def test_search_finds_articles_by_their_text() -> None:
    version = ArticleVersionFactory(text="Seorang juru bicara berbicara tentang gudang amunisi di lembah.")
    found = search("gudang amunisi", user=ViewerFactory())
    assert [hit.record for hit in found.articles] == [version.article]
    assert marked(found, "articles") == [["gudang", "amunisi"]]


def test_readers_without_login_find_published_claims_only() -> None:
    ClaimFactory(proposition="Gudang itu terbakar pada malam hari.")
    published = PublishedClaimFactory(proposition="Gudang itu kosong sejak lama.")
    ArticleVersionFactory(text="Gudang itu berada di lembah.")
    PartyFactory(name="Gudang Garam")
    found = search("gudang", user=AnonymousUser())
    assert [hit.record for hit in found.claims] == [published]
    assert (found.names, found.articles, found.statements) == ([], [], [])


@pytest.mark.parametrize("text", ["", "   ", "\x00", "'\"&|!():*<->", "a" * 5000, "%", "\\"])
def test_search_bears_any_text(text: str) -> None:
    ClaimFactory()
    assert not search(text, user=ViewerFactory())


def test_search_asks_the_same_number_of_questions_for_one_hit_and_three() -> None:
    viewer = ViewerFactory()

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            found = search("gudang", user=viewer)
            assert found.names
            for hit in found.statements:
                assert hit.record.claim is not None
        return len(queries)

    def add(n: int) -> None:
        claim = ClaimFactory(proposition=f"Gudang {n} terbakar.")
        StatementFactory(claim=claim, proposition=f"gudang nomor {n} terbakar")
        ArticleVersionFactory(text=f"Gudang nomor {n} terbakar kemarin.")
        PartyFactory.create_batch(n, name=factory.Sequence(lambda i: f"Gudang {i}"))

    add(1)
    one = count()
    add(2)
    add(3)
    assert count() == one


def test_words_of_any_length_can_be_looked_up() -> None:
    claim = ClaimFactory(proposition="Jembatan " + "a" * 5000)
    assert Searched(Claim.objects.all, "proposition").best("b" * 100_000, 5) == []
    assert Sharing(Claim.objects.all, "proposition").best("jembatan " + "b" * 100_000, 5) == [claim.pk]


def test_a_frequent_word_finds_the_newest_that_have_it_as_it_is_written() -> None:
    other = ClaimFactory(proposition="Gudangnya terbakar, gudangnya runtuh.")
    oldest, *_ = [ClaimFactory(proposition="Di lembah itu ada gudang.") for _ in range(ranking.MOST_RANKED)]
    twice = ClaimFactory(proposition="Dari gudang ke gudang.")
    rows = Claim.objects.all()
    assert other.pk in ranking.all_with(rows, "proposition", "gudang", 100)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_claim")
    fulltext._common.cache_clear()
    found = Searched(Claim.objects.all, "proposition").best("gudang", 100)
    assert (found[0], len(found)) == (twice.pk, ranking.MOST_RANKED)
    assert {other.pk, oldest.pk}.isdisjoint(found)
    fulltext._common.cache_clear()
