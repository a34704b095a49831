"""Parties, speakers, places, outlets and events: adding, changing, names, roles, merges."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Event, Outlet, Party, Place, Speaker
from claims.models.choices import PartyRole, Stance
from claims.retrieval import queue
from tests import factories
from tests.factories import INDONESIAN_DENIAL

KINDS = {"party": Party, "speaker": Speaker, "place": Place, "outlet": Outlet, "event": Event}
MERGEABLE = ["party", "speaker", "place", "event"]
NAMED = ["party", "speaker", "place"]


def made(kind: str):
    return getattr(factories, f"{kind.capitalize()}Factory")()


def given(kind: str, name: str) -> dict[str, str]:
    """Return what the form of a kind needs."""
    if kind == "event":
        return {"title": name, "starts_precision": "day", "ends_precision": "day"}
    return {"name": name} | ({"kind": "state"} if kind == "party" else {})


def post(client: Client, noun: str, row, what: str, **data: object):
    return client.post(reverse(f"claims:{noun}-{what}", args=[row.public_id]), data)


@pytest.mark.parametrize("kind", KINDS)
def test_adding_makes_the_record(desk: Client, kind: str) -> None:
    answer = desk.post(reverse(f"claims:{kind}-add"), given(kind, "Lereng Karvin"))

    row = KINDS[kind].objects.get()
    assert (str(row), answer["Location"]) == ("Lereng Karvin", reverse(f"claims:{kind}", args=[row.public_id]))


@pytest.mark.parametrize("kind", KINDS)
def test_adding_without_a_name_is_refused(desk: Client, kind: str) -> None:
    assert desk.post(reverse(f"claims:{kind}-add"), given(kind, "")).status_code == 422


@pytest.mark.parametrize("kind", KINDS)
def test_viewers_read_and_do_not_write(reading_room: Client, kind: str) -> None:
    row = made(kind)

    page = reading_room.get(reverse(f"claims:{kind}", args=[row.public_id]))

    assert page.status_code == 200
    assert f'action="{reverse(f"claims:{kind}-edit", args=[row.public_id])}"' not in page.content.decode()
    assert reading_room.get(reverse(f"claims:{kind}-add")).status_code == 403
    assert post(reading_room, kind, row, "edit").status_code == 403


@pytest.mark.parametrize("kind", KINDS)
def test_changing_keeps_what_was_typed_when_somebody_was_first(desk: Client, kind: str) -> None:
    row = made(kind)
    first = post(desk, kind, row, "edit", revision=row.revision, **given(kind, "First name"))
    second = post(desk, kind, row, "edit", revision=row.revision, **given(kind, "Second name"))

    row.refresh_from_db()
    assert (first.status_code, second.status_code, str(row)) == (302, 422, "First name")
    assert "Second name" in second.content.decode()


@pytest.mark.parametrize("kind", NAMED)
def test_names_are_added_and_removed(desk: Client, kind: str) -> None:
    row = made(kind)
    post(desk, kind, row, "name", text="Nama lain")
    alias = row.aliases.get(text="Nama lain")
    desk.post(reverse(f"claims:{kind}-unname", args=[row.public_id, alias.pk]))

    assert not row.aliases.filter(text="Nama lain").exists()


def test_an_empty_name_is_refused(desk: Client) -> None:
    assert post(desk, "party", made("party"), "name", text=" ").status_code == 422


def test_a_name_of_another_record_is_not_removed(desk: Client) -> None:
    row, other = made("party"), made("party")

    answer = desk.post(reverse("claims:party-unname", args=[row.public_id, other.aliases.get().pk]))

    assert (answer.status_code, other.aliases.count()) == (404, 1)


@pytest.mark.parametrize("kind", MERGEABLE)
def test_a_merge_is_previewed_done_and_undone(desk: Client, kind: str) -> None:
    row, into = made(kind), made(kind)
    data = {"revision": row.revision, "into": str(into.public_id), "reason": "the same"}

    preview = post(desk, kind, row, "merge", **data)
    row.refresh_from_db()
    untouched = row.merged_into
    post(desk, kind, row, "merge", confirmed="1", **data)
    row.refresh_from_db()
    merged = row.merged_into
    led = desk.get(reverse(f"claims:{kind}", args=[row.public_id]))
    post(desk, kind, row, "unmerge", reason="not the same")
    row.refresh_from_db()

    assert (preview.status_code, untouched, merged, row.merged_into) == (200, None, into, None)
    assert led["Location"] == reverse(f"claims:{kind}", args=[into.public_id])


@pytest.mark.parametrize("kind", MERGEABLE)
def test_a_merge_into_itself_is_refused(desk: Client, kind: str) -> None:
    row = made(kind)

    answer = post(desk, kind, row, "merge", revision=row.revision, into=str(row.public_id), reason="why")

    assert answer.status_code == 422


def test_two_outlets_of_one_name_are_refused(desk: Client) -> None:
    outlet = factories.OutletFactory()

    assert desk.post(reverse("claims:outlet-add"), {"name": outlet.name}).status_code == 422


def test_a_speaker_speaks_for_a_party(desk: Client) -> None:
    speaker, party = factories.SpeakerFactory(), factories.PartyFactory()

    post(desk, "speaker", speaker, "affiliate", party=str(party.public_id), valid_from="2020-01-01")

    assert speaker.affiliations.get().party == party


def test_an_affiliation_that_ends_before_it_begins_is_refused(desk: Client) -> None:
    speaker, party = factories.SpeakerFactory(), factories.PartyFactory()
    data = {"party": str(party.public_id), "valid_from": "2020-01-02", "valid_to": "2020-01-01"}

    assert post(desk, "speaker", speaker, "affiliate", **data).status_code == 422


def test_a_party_has_a_role_in_an_event(desk: Client) -> None:
    event, party = factories.EventFactory(), factories.PartyFactory()

    post(desk, "event", event, "role", party=str(party.public_id), role=PartyRole.MONITOR)

    assert event.roles.get().role == PartyRole.MONITOR


def test_an_event_that_ends_before_it_starts_is_refused(desk: Client) -> None:
    data = given("event", "Night") | {"starts_on": "2024-05-05", "ends_on": "2024-05-04"}

    assert desk.post(reverse("claims:event-add"), data).status_code == 422


def test_a_list_finds_a_record_by_another_name(desk: Client) -> None:
    place = factories.PlaceAliasFactory(text="Khankendi").place
    factories.PlaceFactory(name="Goris")

    page = desk.get(reverse("claims:places"), {"q": "khankendi"})

    assert [row.name for row in page.context["page"]] == [place.name]


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_bears_a_null_byte(desk: Client, kind: str) -> None:
    plural = {"party": "parties"}.get(kind, f"{kind}s")
    assert desk.get(reverse(f"claims:{plural}"), {"q": "\x00"}).status_code == 200


@pytest.mark.parametrize(
    ("kind", "what"), [("outlet", "merge"), ("outlet", "unmerge"), ("outlet", "names"), ("event", "names")]
)
def test_what_a_kind_does_not_have_is_not_found(desk: Client, kind: str, what: str) -> None:
    assert desk.post(f"/{kind}s/{made(kind).public_id}/{what}/").status_code == 404


def test_lists_say_that_there_are_more(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue.counted, "__defaults__", (55,))
    monkeypatch.setattr(queue, "MOST_COUNTED", 55)
    Party.objects.bulk_create(Party(name=str(number)) for number in range(60))

    assert "1 to 50 of more than 55" in desk.get("/parties/").content.decode()


@pytest.mark.parametrize(("kind", "section"), [("speaker", "said"), ("place", "events")])
def test_a_count_leads_to_what_it_counts(desk: Client, kind: str, section: str) -> None:
    row = made(kind)
    if kind == "place":
        factories.EventFactory(place=row)
    else:
        factories.StatementFactory(**{kind: row})
    link = f"{reverse(f'claims:{kind}', args=[row.public_id])}#{section}-title"

    listed = desk.get(reverse(f"claims:{kind}s")).content.decode()

    assert f'<a href="{link}">1' in listed
    assert f'id="{section}-title"' in desk.get(link).content.decode()


def test_the_counts_of_a_party_lead_to_its_statements(desk: Client) -> None:
    said = factories.StatementFactory(proposition="Own words", stance=Stance.DENIES, content=INDONESIAN_DENIAL)
    factories.StatementFactory(
        event=said.event, party=factories.PartyFactory(), target=said.party, stance=Stance.ACCUSES, proposition="Other"
    )
    table = desk.get(reverse("claims:event-coverage", args=[said.event.public_id])).content.decode()
    own = f"/statements/?event={said.event.public_id}&"
    links = [html.unescape(link) for link in re.findall(r'href="(/statements/[?][^"]*)"', table)]

    shown = {
        link.removeprefix(own).replace(str(said.party.public_id), "P"): desk.get(link).context["page"].paginator.count
        for link in links
        if str(said.party.public_id) in link
    }

    assert shown == {"party=P": 1, "party=P&stance=denials": 1, "target=P": 1}
    assert f'href="/statements/?party={said.party.public_id}">1' in desk.get("/parties/").content.decode()


def test_statements_without_a_party_are_found(desk: Client) -> None:
    factories.StatementFactory()
    nameless = factories.StatementFactory(party=None, speaker_text="a local force")

    assert list(desk.get("/statements/", {"unknown": "on"}).context["page"]) == [nameless]
