"""The description of the API: valid, complete, and readable in a browser."""

from io import StringIO

import pytest
import yaml
from django.core.management import call_command
from jsonschema import Draft202012Validator, FormatChecker
from rest_framework.test import APIClient

from tests import factories
from tests.api.test_access import RULES


@pytest.fixture(scope="module")
def schema() -> dict:
    out = StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)
    return yaml.safe_load(out.getvalue())


def test_schema_is_valid_and_describes_every_endpoint(schema):
    described = sum(len(set(operations) - {"parameters"}) for operations in schema["paths"].values())

    assert described == len(RULES)


def test_changes_of_a_record_need_if_match_and_may_carry_a_key(schema):
    accept = schema["paths"]["/api/v1/candidates/{public_id}/accept/"]["post"]

    headers = {p["name"]: p.get("required", False) for p in accept["parameters"] if p["in"] == "header"}
    assert headers == {"If-Match": True, "Idempotency-Key": False}
    assert set(accept["responses"]) == {"201", "400", "401", "403", "404", "409", "412", "413", "422", "428"}
    problem = accept["responses"]["412"]["content"]
    assert problem == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def test_lists_are_pages_with_a_bounded_size(schema):
    listing = schema["paths"]["/api/v1/claims/"]["get"]

    sizes = [p["schema"] for p in listing["parameters"] if p["name"] == "page_size"]
    assert sizes == [{"type": "integer", "minimum": 1, "maximum": 100, "default": 25}]
    page = schema["components"]["schemas"]["PaginatedClaimRecordList"]["properties"]
    assert set(page) == {"next", "previous", "results"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/v1/schema/", "/api/v1/docs/", "/api/v1/docs/?script="])
def test_schema_and_docs_need_no_login(path):
    assert APIClient().get(path).status_code == 200


def test_a_source_is_a_file_and_may_be_known_already(schema):
    file = schema["components"]["schemas"]["ArticleBody"]["properties"]["file"]
    answers = schema["paths"]["/api/v1/articles/"]["post"]["responses"]

    assert file == {"type": "string", "format": "binary"}
    assert answers["200"] == answers["201"]


@pytest.mark.parametrize("noun", ["articles", "candidates", "claims", "events", "parties", "relations", "statements"])
def test_answers_are_as_described_where_nothing_is_known(schema, editor, noun):
    factories.CandidateFactory(), factories.RelationFactory()
    page = editor.get(f"/api/v1/{noun}/").json()
    single = editor.get(page["results"][0]["url"]).json()

    for path, answer in ((f"/api/v1/{noun}/", page), (f"/api/v1/{noun}/{{public_id}}/", single)):
        good = schema["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert list(validator(schema, good).iter_errors(answer)) == []


def validator(schema, described):
    """Return what compares an answer with its description, whose references lead into the components."""
    formats = FormatChecker()
    formats.checks("uri")(lambda value: not isinstance(value, str) or ":" in value)
    return Draft202012Validator(described | {"components": schema["components"]}, format_checker=formats)
