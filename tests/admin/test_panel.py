"""The panel: everything to look at, names and accounts to change, evidence and decisions never."""

import pytest
from django.contrib import admin
from django.contrib.admin.utils import quote
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from knox.models import AuthToken

from claims import models
from claims.models import Decision, Newsroom, Party, PartyAlias, Speaker, User
from claims.models.choices import Role
from claims.pipeline import status
from tests import factories
from tests.test_factories import FACTORIES

CHANGED_BY_HAND = {"party", "speaker", "place", "event", "outlet", "user", "newsroom"}
INSIDE_OTHERS = {
    "Affiliation", "ClaimTranslation", "EventParty", "Figure", "PartyAlias", "PlaceAlias", "Position", "SpeakerAlias",
    "StatementVector", "CandidateVector", "LearnedRule", "PassageTranslation", "Voice",
}  # fmt: skip
PERSONAL = {"Follow"}  # what a member looks at is nobody else's business
REGISTERED = {model._meta.model_name: page for model, page in admin.site._registry.items()}
BY_MODEL = {
    factory._meta.get_model_class()._meta.model_name: factory
    for factory in FACTORIES
    if factory._meta.get_model_class().__module__.startswith("claims.")
}
OURS = sorted(set(REGISTERED) & set(BY_MODEL))


@pytest.fixture
def administrator(db):
    return factories.AdministratorFactory()


@pytest.fixture
def panel(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def address(model: str, page: str, *args) -> str:
    return reverse(f"admin:{REGISTERED[model].opts.app_label}_{model}_{page}", args=args)


def test_every_record_has_a_page_or_stands_on_one():
    names = {name for name in models.__all__ if name not in INSIDE_OTHERS | PERSONAL}

    assert {name.lower() for name in names} <= set(REGISTERED)
    assert "group" not in REGISTERED


@pytest.mark.parametrize("model", OURS)
def test_list_search_and_page_open(panel, model):
    row = BY_MODEL[model]()

    assert panel.get(address(model, "changelist")).status_code == 200
    assert panel.get(address(model, "changelist"), {"q": "nothing"}).status_code == 200
    assert panel.get(address(model, "change", quote(row.pk))).status_code == 200


def test_filter_that_nobody_can_answer_leads_to_what_is_wrong(panel):
    answer = panel.get("/admin/claims/party/", {"name__range": "x"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/claims/party/?e=1")


@pytest.mark.parametrize("model", OURS)
def test_list_needs_as_many_queries_for_three_rows_as_for_one(panel, model):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            panel.get(address(model, "changelist"))
        return len(captured)

    factory = BY_MODEL[model]
    factory()
    queries()  # the first one makes the newsroom's row
    one = queries()
    if model not in {"blob", "newsroom"}:
        factory()
        factory()

    assert queries() == one


@pytest.mark.parametrize("model", OURS)
def test_nothing_is_deleted_and_only_names_and_accounts_are_changed(panel, model):
    row = BY_MODEL[model]()

    assert panel.post(address(model, "delete", quote(row.pk)), {"post": "yes"}).status_code == 403
    changed = panel.post(address(model, "change", quote(row.pk)), {}).status_code
    added = panel.get(address(model, "add")).status_code
    by_hand = model in CHANGED_BY_HAND
    assert (changed, added) == (200 if by_hand else 403, 200 if by_hand and model != "newsroom" else 403)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR, Role.PUBLISHER])
def test_only_administrators_come_in(db, role):
    client = Client()
    client.force_login(factories.UserFactory(role=role))

    assert client.get("/admin/").status_code == 302


def inline(prefix: str, total: int = 0, initial: int = 0, **rows) -> dict:
    return {f"{prefix}-TOTAL_FORMS": total, f"{prefix}-INITIAL_FORMS": initial} | {
        f"{prefix}-{name}": value for name, value in rows.items()
    }


def test_party_is_added_by_its_action(panel, administrator):
    body = {"name": "Armenia", "kind": "state"} | inline("aliases", 1, **{"0-text": "Yerevan", "0-language": "id"})

    answer = panel.post(address("party", "add"), body)

    party = Party.objects.get()
    assert answer.status_code == 302
    assert sorted(alias.text for alias in party.aliases.all()) == ["Armenia", "Yerevan"]
    assert sorted(party.aliases.values_list("folded", flat=True)) == ["armenia", "yerevan"]
    assert [(d.action, d.actor, d.subject) for d in Decision.objects.all()] == [
        ("party.alias_added", administrator, party.public_id),
        ("party.created", administrator, party.public_id),
    ]


def test_party_is_changed_by_its_action(panel):
    party = factories.PartyFactory(name="Armenia", kind="state")
    alias = party.aliases.get()
    rows = {"0-id": alias.pk, "0-party": party.pk, "0-text": "Yerevan", "0-language": ""}

    body = {"name": "Republic of Armenia", "kind": "state"} | inline("aliases", 1, 1, **rows)
    answer = panel.post(address("party", "change", party.pk), body)

    party.refresh_from_db()
    assert (answer.status_code, party.name, party.revision) == (302, "Republic of Armenia", 2)
    assert sorted(party.aliases.values_list("text", flat=True)) == ["Republic of Armenia", "Yerevan"]
    assert [d.action for d in Decision.objects.all()] == ["party.alias_added", "party.alias_removed", "party.updated"]
    assert Decision.objects.last().before == {"name": "Armenia"}


def test_unchanged_form_leaves_no_decision(panel):
    party = factories.PartyFactory(name="Armenia", kind="state")
    alias = party.aliases.get()
    rows = {"0-id": alias.pk, "0-party": party.pk, "0-text": alias.text, "0-language": ""}

    panel.post(
        address("party", "change", party.pk), {"name": "Armenia", "kind": "state"} | inline("aliases", 1, 1, **rows)
    )

    party.refresh_from_db()
    assert (party.revision, Decision.objects.count(), PartyAlias.objects.count()) == (1, 0, 1)


def test_refused_action_is_a_sentence_and_saves_nothing(panel):
    party = factories.PartyFactory(name="Armenia", kind="state")

    body = {"name": "Other", "kind": "state", "parent": party.pk} | inline("aliases")
    answer = panel.post(address("party", "change", party.pk), body, follow=True)

    party.refresh_from_db()
    assert "It cannot lie within itself." in answer.content.decode()
    assert (party.name, Decision.objects.count()) == ("Armenia", 0)


def test_affiliation_leaves_a_decision_on_its_speaker(panel):
    speaker, party = factories.SpeakerFactory(name="Anna Sargsyan"), factories.PartyFactory(name="Armenia")

    rows = inline("affiliations", 1, **{"0-party": party.pk, "0-valid_from": "2024-01-01"})
    panel.post(address("speaker", "change", speaker.pk), {"name": "Anna Sargsyan"} | inline("aliases") | rows)

    assert Speaker.objects.get().affiliations.get().party == party
    decision = Decision.objects.get()
    assert (decision.action, decision.subject) == ("speaker.affiliation_changed", speaker.public_id)
    assert decision.after["added"] == ["Anna Sargsyan, Armenia"]


@pytest.mark.parametrize("role", Role.values)
def test_new_account_has_the_flags_of_its_role(panel, role):
    body = {"username": "mira", "role": role, "password1": "seventeen grey cats", "password2": "seventeen grey cats"}

    answer = panel.post(address("user", "add"), body | {"usable_password": "true"})

    assert answer.status_code == 302, answer.context["adminform"].errors
    user = User.objects.get(username="mira")
    administrator = role == Role.ADMINISTRATOR
    assert (user.is_staff, user.is_superuser) == (administrator, administrator)
    assert user.check_password("seventeen grey cats")
    assert (Decision.objects.get().action, Decision.objects.get().subject) == ("user.added", user.public_id)


def test_role_of_an_account_is_changed_with_its_flags(panel):
    user = factories.EditorFactory()

    body = {"role": Role.ADMINISTRATOR, "language": "", "shortcuts": "on", "is_active": "on"}
    panel.post(address("user", "change", user.pk), body)

    user.refresh_from_db()
    assert (user.role, user.is_staff, user.is_superuser) == (Role.ADMINISTRATOR, True, True)
    decision = Decision.objects.get()
    assert (decision.before, decision.after) == ({"role": "editor"}, {"role": "administrator"})


def test_administrators_do_not_lock_themselves_out(panel, administrator):
    body = {"role": Role.EDITOR, "language": "", "shortcuts": "on", "is_active": "on"}

    answer = panel.post(address("user", "change", administrator.pk), body, follow=True)

    administrator.refresh_from_db()
    assert administrator.role == Role.ADMINISTRATOR
    assert "Another administrator has to" in answer.content.decode()


def test_new_password_leaves_a_decision_without_it(panel):
    user = factories.EditorFactory()

    path = reverse("admin:auth_user_password_change", args=[user.pk])
    panel.post(path, {"password1": "eighteen grey cats", "password2": "eighteen grey cats", "usable_password": "true"})

    user.refresh_from_db()
    assert user.check_password("eighteen grey cats")
    decision = Decision.objects.get()
    assert (decision.action, decision.subject, decision.after) == ("user.password_set", user.public_id, {})


def test_newsroom_is_changed_by_its_action(panel):
    Newsroom.current()
    path = address("newsroom", "change", 1)

    panel.post(path, {"name": "Desk", "time_zone": "Asia/Makassar", "language": "id"})
    refused = panel.post(path, {"name": "Desk", "time_zone": "Mars/Olympus", "language": "id"}, follow=True)

    assert Newsroom.current().time_zone == "Asia/Makassar"
    assert list(refused.context["adminform"].form.errors) == ["time_zone"]
    assert [d.action for d in Decision.objects.all()] == ["newsroom.updated"]


def test_history_of_a_record_is_that_of_its_decisions(panel):
    claim = factories.ClaimFactory()

    history = panel.get(address("claim", "history", claim.pk))

    assert history.headers["Location"] == f"{reverse('claims:history')}?about={claim.public_id}"


def test_token_is_revoked_but_never_made_here(panel):
    AuthToken.objects.create(user=factories.EditorFactory())
    token = AuthToken.objects.get()

    assert panel.get(address("apitoken", "changelist")).status_code == 200
    assert token.digest not in panel.get(address("apitoken", "change", quote(token.pk))).context["subtitle"]
    assert panel.get(address("apitoken", "add")).status_code == 403
    panel.post(address("apitoken", "delete", quote(token.pk)), {"post": "yes"})
    assert AuthToken.objects.count() == 0


@pytest.mark.parametrize(
    ("model", "page", "field"),
    [("party", "party", "parent"), ("place", "event", "place"), ("event", "event", "part_of")],
)
def test_lookups_find_records_by_name(panel, model, page, field):
    row = BY_MODEL[model]()

    query = {"app_label": "claims", "model_name": page, "field_name": field, "term": str(row)}
    found = panel.get("/admin/autocomplete/", query).json()["results"]

    assert [result["text"] for result in found] == [str(row)]


def test_a_claim_is_listed_with_both_its_sides_and_its_page_says_how_it_stands(panel):
    claim = factories.ClaimFactory()
    factories.StatementFactory(claim=claim, stance="denies", party=factories.PartyFactory(name="Karvinia"))
    status.refresh([claim.pk])
    decided = factories.StatusDecisionFactory(claim=claim)

    listed, page, decision = (
        panel.get(path).content.decode()
        for path in (
            address("claim", "changelist"),
            address("claim", "change", claim.pk),
            address("statusdecision", "change", decided.pk),
        )
    )

    for shown in (listed, page, decision):
        assert "no named source" in shown
        assert "Karvinia" in shown
    assert "field-rule_version" in page
    assert "denied, no named source asserts it" in decision
