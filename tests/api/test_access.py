"""Who may call what: every endpoint of the address list has a rule here, or the test fails."""

import pytest
from django.urls import get_resolver
from rest_framework.test import APIClient

from claims.api.urls import router
from claims.models.choices import Role
from claims.permissions import ALLOWED, Permission
from tests import factories

READ, EDIT, PUBLISH = Permission.READ, Permission.EDIT, Permission.PUBLISH

RECORDS = {
    "articles": factories.ArticleFactory,
    "anchors": factories.AnchorFactory,
    "feeds": factories.FeedFactory,
    "candidates": factories.CandidateFactory,
    "claims": factories.ClaimFactory,
    "statements": factories.StatementFactory,
    "relations": factories.RelationFactory,
    "parties": factories.PartyFactory,
    "speakers": factories.SpeakerFactory,
    "places": factories.PlaceFactory,
    "events": factories.EventFactory,
    "outlets": factories.OutletFactory,
    "decisions": factories.DecisionFactory,
    "jobs": factories.JobFactory,
}

READING = {(f"{noun}-{kind}", "get"): READ for noun in RECORDS for kind in ("list", "detail")}
READING |= {("search-list", "get"): READ, ("claims-brief", "get"): READ}
CREATING = {
    (f"{noun}-list", "post"): EDIT for noun in RECORDS if noun not in {"anchors", "candidates", "decisions", "jobs"}
}
PATCHING = {
    (f"{noun}-detail", "patch"): EDIT
    for noun in ("articles", "feeds", "candidates", "claims", "parties", "speakers", "places", "events", "outlets")
}
EDITING = {
    (f"{noun}-{change}", "post"): EDIT
    for noun, changes in {
        "articles": ["retry", "fetch-again", "add-text", "assign"],
        "jobs": ["retry"],
        "anchors": ["uphold"],
        "feeds": ["pause", "resume", "fetch-now"],
        "candidates": ["accept", "accept-both", "reject", "split", "reopen"],
        "statements": ["correct", "withdraw", "move", "translate"],
        "relations": ["confirm", "dismiss", "set-aside", "reopen"],
        "claims": ["decide", "withdraw-decision", "merge", "unmerge", "split", "translate"],
        "parties": ["merge", "unmerge", "add-alias", "remove-alias"],
        "speakers": ["merge", "unmerge", "add-alias", "remove-alias", "affiliate"],
        "places": ["merge", "unmerge", "add-alias", "remove-alias"],
        "events": ["merge", "unmerge", "set-role"],
    }.items()
    for change in changes
}
PUBLISHING = {("claims-publish", "post"): PUBLISH, ("claims-unpublish", "post"): PUBLISH}

FOLLOWING = {(f"claims-{change}", "post"): READ for change in ("follow", "unfollow", "mark-seen")}

RULES = READING | CREATING | PATCHING | EDITING | PUBLISHING | FOLLOWING


def endpoints() -> set[tuple[str, str]]:
    """Return (name, method) of every endpoint in the address list."""
    return {(url.name, method) for url in router.urls for method in url.callback.actions if method != "head"}


def path_of(name: str) -> str:
    noun, _, rest = name.partition("-")
    if rest == "list":
        return f"/api/v1/{noun}/"
    record = RECORDS[noun]()
    return f"/api/v1/{noun}/{record.public_id}/" + (f"{rest}/" if rest != "detail" else "")


def test_every_endpoint_has_a_rule():
    assert endpoints() == set(RULES)


def test_nothing_else_lies_under_the_api():
    api = next(p for p in get_resolver().url_patterns if getattr(p, "app_name", "") == "api")

    assert [str(p.pattern) for p in api.url_patterns] == ["schema/", "docs/", "", "^.*$"]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "method"), sorted(RULES))
def test_endpoint_lets_in_the_roles_of_its_rule(client_of, name, method):
    path = path_of(name)
    clients = {role: client_of(role) for role in Role.values}

    answers = {role: getattr(client, method)(path, format="json").status_code for role, client in clients.items()}

    let_in = {role for role, status in answers.items() if status not in {401, 403}}
    assert let_in == {role for role in Role.values if RULES[name, method] in ALLOWED[role]}
    assert max(answers.values()) < 500
    assert getattr(APIClient(), method)(path, format="json").status_code == 401


@pytest.mark.django_db
def test_nobody_is_told_how_to_log_in():
    answer = APIClient().get("/api/v1/claims/")

    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert "Authorization: Token" in answer.json()["detail"]


@pytest.mark.django_db
def test_closed_account_is_refused(editor):
    editor.user.is_active = False
    editor.user.save()

    assert editor.get("/api/v1/claims/").status_code == 401


@pytest.mark.django_db
def test_session_of_the_pages_reads_but_needs_the_csrf_token_to_write():
    user = factories.EditorFactory()
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(user)

    assert client.get("/api/v1/parties/").status_code == 200
    answer = client.post("/api/v1/parties/", {"name": "Party"}, format="json")
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
