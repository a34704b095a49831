"""Searching, and the brief of a claim: the answers of the pages, for programs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models.choices import Stance
from claims.pipeline import status
from tests import factories
from tests.api.test_problems import problem
from tests.factories import INDONESIAN_DENIAL


def held() -> object:
    """Return a claim that one party asserts and another denies."""
    claim = factories.ClaimFactory()
    factories.StatementFactory(claim=claim, stance=Stance.ACCUSES, party=factories.PartyFactory(name="Karvinia"))
    factories.StatementFactory(claim=claim, stance=Stance.DENIES, content=INDONESIAN_DENIAL)
    status.refresh([claim.pk])
    return claim


def found(client, **query) -> dict:
    answer = client.get("/api/v1/search/", query)
    assert answer.status_code == 200
    return answer.json()


def test_a_search_gives_records_as_the_lists_do_with_why_they_matched(viewer):
    claim = held()
    words = claim.proposition.split()[0]

    answer = found(viewer, q=words)

    (hit,) = answer["claims"]
    assert hit["record"] == viewer.get("/api/v1/claims/").json()["results"][0]
    assert [len(hit["record"][side]) for side in ("asserted_by", "denied_by")] == [1, 1]
    assert "".join(part["text"] for part in hit["why"] if part["marked"]) == words
    listed = viewer.get("/api/v1/statements/").json()["results"]
    assert {hit["record"]["id"] for hit in answer["statements"]} == {row["id"] for row in listed}
    assert all(hit["record"] in listed for hit in answer["statements"])
    named = found(viewer, q="Karvinia")["names"][0]
    assert (named["kind"], named["name"]) == ("party", "Karvinia")
    assert viewer.get(named["url"]).json()["id"] == named["id"]


def test_a_search_asks_as_often_for_many_hits_as_for_one(viewer):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            answer = found(viewer, q="pasukan", page_size=20)
        assert answer["statements"]
        return len(captured)

    held()
    queries()  # what a word becomes in the index is asked once
    one = queries()
    held()
    held()
    assert queries() == one


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({}, "/q"), ({"q": " "}, "/q"), ({"q": "a" * 201}, "/q"), ({"q": "a", "page_size": 21}, "/page_size"),
        ({"q": "a", "page_size": 0}, "/page_size"), ({"q": "a", "cursor": "x"}, "/cursor"),
    ],
)  # fmt: skip
def test_a_search_out_of_bounds_is_refused(viewer, query, pointer):
    answer = viewer.get("/api/v1/search/", query)

    problem(answer, 400)
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


def test_the_brief_tells_both_sides_in_either_language(viewer):
    claim = held()
    path = f"/api/v1/claims/{claim.public_id}/brief/"

    english, indonesian = (viewer.get(path, {"lang": language}).json() for language in ("en", "id"))

    assert (english["claim"], english["language"], indonesian["language"]) == (str(claim.public_id), "en", "id")
    assert [len(brief["sentences"]) for brief in (english, indonesian)] == [2, 2]
    assert INDONESIAN_DENIAL in english["sentences"][1]["text"]
    assert INDONESIAN_DENIAL in indonesian["text"]
    assert english["text"].startswith(english["head"])
    assert "denied" in english["text"]
    assert (english["shown"], english["held"]) == (2, 2)
    assert viewer.get(path, headers={"accept-language": "id"}).json() == indonesian
    problem(viewer.get(path, {"lang": "tlh"}), 400)


def test_the_brief_of_a_merged_claim_is_that_of_the_one_it_became(viewer):
    claim = held()
    merged = factories.ClaimFactory(merged_into=factories.ClaimFactory(merged_into=claim))

    assert viewer.get(f"/api/v1/claims/{merged.public_id}/brief/").json()["claim"] == str(claim.public_id)
