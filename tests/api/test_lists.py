"""Lists: constant queries, cursors, page sizes, filters."""

from base64 import b64encode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from claims.models.choices import CandidateState, RelationState
from tests import factories
from tests.api.test_access import RECORDS

LISTS = sorted(RECORDS)


def related(noun: str) -> None:
    """Make one record of `noun` with everything that its representation follows."""
    record = RECORDS[noun]()
    if noun == "articles":
        version = factories.ArticleVersionFactory(article=record)
        record.events.add(factories.EventFactory())
        factories.JobFactory(article=record)
        factories.CandidateFactory(version=version)
    if noun == "anchors":
        factories.StatementFactory(passage=record.passage)
    if noun == "feeds":
        factories.FeedItemFactory(feed=record)
    if noun == "candidates":
        factories.StatementFactory(candidate=record)
        factories.CandidateFactory(version=record.version, split_from=record, content=factories.INDONESIAN_DENIAL)
    if noun == "claims":
        factories.StatementFactory(claim=record)
        factories.PositionFactory(claim=record)
        factories.StatusDecisionFactory(claim=record)
        opposing = factories.StatementFactory()
        factories.RelationFactory(
            target=factories.StatementFactory(claim=record), source=opposing, state=RelationState.CONFIRMED
        )
    if noun in {"statements", "relations"}:
        statement = record if noun == "statements" else record.source
        factories.FigureFactory(statement=statement)
        factories.StatementFactory(replaces=statement, answers=statement, speaker=factories.SpeakerFactory())
    if noun == "speakers":
        factories.SpeakerAliasFactory(speaker=record)
        factories.AffiliationFactory(speaker=record)
    if noun == "places":
        factories.PlaceAliasFactory(place=record, used_by=factories.PartyFactory())
    if noun == "events":
        factories.EventPartyFactory(event=record)


def queries(client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("noun", LISTS)
def test_list_needs_as_many_queries_for_three_records_as_for_one(viewer, noun):
    related(noun)
    one = queries(viewer, f"/api/v1/{noun}/")

    related(noun)
    related(noun)

    assert queries(viewer, f"/api/v1/{noun}/") == one


@pytest.mark.parametrize("noun", LISTS)
def test_list_never_loads_the_text_of_a_version(viewer, noun):
    related(noun)

    with CaptureQueriesContext(connection) as captured:
        viewer.get(f"/api/v1/{noun}/")

    loaded = [query["sql"] for query in captured if '"claims_articleversion"."text"' in query["sql"]]
    assert [sql for sql in loaded if 'LENGTH("claims_articleversion"."text")' not in sql] == []


@pytest.mark.parametrize("noun", LISTS)
def test_single_record_is_the_one_of_the_list_with_its_etag(viewer, noun):
    related(noun)

    listed = viewer.get(f"/api/v1/{noun}/").json()["results"][0]
    single = viewer.get(listed["url"])

    assert {name: single.json()[name] for name in listed if name != "versions"} == {
        name: value for name, value in listed.items() if name != "versions"
    }
    assert single.get("ETag") == (f'"{listed["revision"]}"' if "revision" in listed else None)


def test_cursor_walks_through_all_records_once(viewer):
    made = [str(factories.OutletFactory().public_id) for _ in range(5)]

    seen, path = [], "/api/v1/outlets/?page_size=2"
    while path:
        page = viewer.get(path).json()
        assert set(page) == {"next", "previous", "results"}
        seen += [row["id"] for row in page["results"]]
        path = page["next"]

    assert seen == made[::-1]


def test_page_has_25_records_unless_told(viewer):
    factories.OutletFactory.create_batch(26)

    assert len(viewer.get("/api/v1/outlets/").json()["results"]) == 25
    assert len(viewer.get("/api/v1/outlets/?page_size=100").json()["results"]) == 26


@pytest.mark.parametrize("size", ["0", "-1", "101", "1000000000000", "many", "", "²", "1.5"])
def test_page_size_out_of_range_is_refused(viewer, size):
    answer = viewer.get("/api/v1/outlets/", {"page_size": size})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/page_size"


def test_closing_slash_may_be_left_out(viewer):
    assert viewer.get("/api/v1/claims").status_code == 200


@pytest.mark.parametrize("query", ["stat=pending", "state=nonsense", "article=1", "party=%00", "cursor=nonsense"])
def test_wrong_filter_is_refused(viewer, query):
    assert viewer.get(f"/api/v1/candidates/?{query}").status_code == 400


def test_truth_is_true_or_false(viewer):
    factories.ClaimFactory()

    def asked(value: str) -> int:
        return len(viewer.get("/api/v1/claims/", {"published": value}).json().get("results", "refused"))

    assert [asked(value) for value in ("", "true", "1", "FALSE", "0", "yes")] == [1, 0, 0, 1, 1, len("refused")]


@pytest.mark.parametrize("cursor", ["p=abc", "p=-1", "p=1.5", "p=²", "p=" + "9" * 40, "r=1&p=%00", "o=x", "o=-1"])
def test_cursor_that_no_list_gave_is_refused(viewer, cursor):
    answer = viewer.get("/api/v1/candidates/", {"cursor": b64encode(cursor.encode()).decode()})

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/cursor"]


def ids(client, path: str) -> list[str]:
    return [row["id"] for row in client.get(path).json()["results"]]


def test_candidates_by_state_and_article(viewer):
    pending = factories.CandidateFactory()
    factories.CandidateFactory(state=CandidateState.ACCEPTED)

    assert ids(viewer, "/api/v1/candidates/?state=pending") == [str(pending.public_id)]
    article = pending.version.article
    assert ids(viewer, f"/api/v1/candidates/?article={article.public_id}") == [str(pending.public_id)]


def test_claims_by_dispute_verdict_and_publication(viewer):
    first = factories.ClaimFactory()
    second = factories.PublishedClaimFactory(dispute=first)
    Claim.objects.filter(pk=first.pk).update(dispute=first, disputed=True)
    factories.StatusDecisionFactory(claim=first, verdict="disputed")

    assert ids(viewer, f"/api/v1/claims/?dispute={first.public_id}") == [str(second.public_id), str(first.public_id)]
    assert ids(viewer, "/api/v1/claims/?disputed=true") == [str(first.public_id)]
    assert ids(viewer, "/api/v1/claims/?verdict=disputed") == [str(first.public_id)]
    assert ids(viewer, "/api/v1/claims/?published=true") == [str(second.public_id)]
    assert ids(viewer, "/api/v1/claims/?published=false") == [str(first.public_id)]


def test_relations_of_a_statement_at_either_end(viewer):
    relation = factories.RelationFactory()
    factories.RelationFactory()

    for end in (relation.source, relation.target):
        assert ids(viewer, f"/api/v1/relations/?statement={end.public_id}") == [str(relation.public_id)]
    assert ids(viewer, f"/api/v1/relations/?claim={relation.target.claim.public_id}") == [str(relation.public_id)]


def test_parties_by_a_part_of_an_alias(viewer):
    party = factories.PartyFactory(name="Azerbaijan", alias="Baku")
    factories.PartyAliasFactory(party=party, text="Bakuvian officials")
    factories.PartyFactory()

    assert ids(viewer, "/api/v1/parties/?name=bak") == [str(party.public_id)]


def test_history_of_a_record_lists_every_decision_about_it(viewer):
    claim = factories.ClaimFactory()
    decision = factories.DecisionFactory(subject=factories.EventFactory().public_id, about=[claim.public_id])
    factories.DecisionFactory()

    assert ids(viewer, f"/api/v1/decisions/?about={claim.public_id}") == [str(decision.public_id)]
