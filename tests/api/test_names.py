"""Keeping parties, speakers, places, events and outlets."""

import pytest

from claims.models import Decision, Outlet, Party
from tests import factories
from tests.api.test_problems import problem


def path_of(noun: str, record, change: str = "") -> str:
    return f"/api/v1/{noun}/{record.public_id}/" + (f"{change}/" if change else "")


@pytest.mark.parametrize(
    ("noun", "body"),
    [
        ("parties", {"name": "Armenia", "kind": "state"}),
        ("speakers", {"name": "Anna Sargsyan"}),
        ("places", {"name": "Karvin"}),
        ("events", {"title": "A night", "starts_on": "2024-05-03", "ends_on": "2024-05-04"}),
        ("outlets", {"name": "Harian Lereng", "country": "ID"}),
    ],
)
def test_record_is_added_and_changed(editor, noun, body):
    added = editor.post(f"/api/v1/{noun}/", body)
    name = "title" if "title" in body else "name"
    changed = editor.patch(added.json()["url"], {name: "Another"}, headers={"If-Match": added["ETag"]})

    assert (added.status_code, changed.status_code) == (201, 200)
    assert {field: added.json()[field] for field in body} == body
    assert {field: changed.json()[field] for field in body} == body | {name: "Another"}
    assert Decision.objects.count() == 2
    if "aliases" in added.json():
        assert [alias["text"] for alias in added.json()["aliases"]] == [body["name"]]


def test_aliases_are_added_and_taken_away(editor):
    party = factories.PartyFactory(name="Armenia")

    added = editor.change(path_of("parties", party, "add-alias"), party, {"text": "Yerevan", "language": "id"})
    gone = editor.change(path_of("parties", party, "remove-alias"), party, {"text": "Armenia"})

    assert {"text": "Yerevan", "language": "id"} in added.json()["aliases"]
    assert [alias["text"] for alias in gone.json()["aliases"]] == ["Yerevan"]
    problem(editor.change(path_of("parties", party, "remove-alias"), party, {"text": "Armenia"}), 409)


def test_speaker_is_affiliated_for_a_time(editor):
    speaker, party = factories.SpeakerFactory(), factories.PartyFactory()
    path = path_of("speakers", speaker, "affiliate")

    body = {"party": str(party.public_id), "valid_from": "2020-01-01", "valid_to": "2019-01-01"}
    problem(editor.change(path, speaker, body), 409)
    shown = editor.change(path, speaker, body | {"valid_to": None}).json()

    assert shown["affiliations"] == [
        {"party": {"id": str(party.public_id), "name": party.name}, "valid_from": "2020-01-01", "valid_to": None}
    ]


def test_party_gets_its_part_in_an_event(editor):
    event, party = factories.EventFactory(), factories.PartyFactory()

    body = {"party": str(party.public_id), "role": "mediator"}
    shown = editor.change(path_of("events", event, "set-role"), event, body).json()

    assert shown["parties"] == [{"party": {"id": str(party.public_id), "name": party.name}, "role": "mediator"}]


def test_merged_party_names_the_other_one_and_comes_back(editor):
    party, into = factories.PartyFactory(), factories.PartyFactory()
    statement = factories.StatementFactory(party=party)

    body = {"into": str(into.public_id), "reason": "The same ministry."}
    merged = editor.change(path_of("parties", party, "merge"), party, body)
    old = editor.get(path_of("parties", party)).json()
    statement.refresh_from_db()

    assert (merged.json()["id"], old["merged_into"], statement.party) == (
        str(into.public_id), str(into.public_id), into,
    )  # fmt: skip
    back = editor.change(path_of("parties", party, "unmerge"), party, {"reason": "Two ministries."})
    statement.refresh_from_db()
    assert (back.json()["merged_into"], statement.party) == (None, party)


def test_outlet_name_is_taken_once(editor):
    factories.OutletFactory(name="Harian Lereng")

    problem(editor.post("/api/v1/outlets/", {"name": "Harian Lereng"}), 409)
    assert Outlet.objects.count() == 1


def test_event_does_not_end_before_it_starts(editor):
    event = factories.EventFactory(starts_on="2024-05-03")

    problem(editor.post("/api/v1/events/", {"title": "A", "starts_on": "2024-05-03", "ends_on": "2024-05-02"}), 400)
    problem(editor.change(path_of("events", event), event, {"ends_on": "2024-05-02"}, method="patch"), 400)


def test_party_is_not_its_own_parent(editor):
    party = factories.PartyFactory()

    problem(editor.change(path_of("parties", party), party, {"parent": str(party.public_id)}, method="patch"), 409)
    assert Party.objects.get().parent is None
