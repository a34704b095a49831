"""Forms that a page folds: not drawn with it, alone for htmx, on a page of their own without scripts."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models.choices import Stance
from claims.pipeline import status
from claims.views import claims, statements
from claims.views.kinds import KINDS
from tests import factories

MADE = {"party": "Party", "speaker": "Speaker", "place": "Place", "outlet": "Outlet", "event": "Event"}


def folded(kind: str) -> tuple[Any, dict[str, Any]]:
    if kind == "claim":
        said = factories.StatementFactory(claim=factories.ClaimFactory(), stance=Stance.ACCUSES)
        return said.claim, claims.FOLDS
    if kind == "statement":
        return factories.StatementFactory(claim=factories.ClaimFactory()), statements.FOLDS
    return getattr(factories, f"{MADE[kind]}Factory")(), KINDS[kind].folds


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["claim", "statement", *KINDS])
def test_a_folded_form_opens_alone_and_on_a_page_of_its_own(client: Client, kind: str) -> None:
    row, folds = folded(kind)
    client.force_login(factories.PublisherFactory())
    page = client.get(reverse(f"claims:{kind}", args=[row.public_id])).content.decode()

    for name, fold in folds.items():
        address = reverse(fold.page, args=[row.public_id])
        form = f'<form class="stack" method="post" action="{address}">'
        alone = client.get(address, headers={"HX-Request": "true"})
        whole = client.get(address)

        assert form not in page, name
        assert alone.status_code == whole.status_code == 200
        assert alone.content.decode().startswith(form), name
        assert whole.content.decode().count(form) == 1
        assert f'<a href="{reverse(f"claims:{kind}", args=[row.public_id])}">' in whole.content.decode()
        assert "HX-Request" in alone["Vary"]
        assert [field.name for field in alone.context["form"]] == [field.name for field in fold.form(row)]


@pytest.mark.django_db
def test_the_page_of_a_folded_form_shows_who_asserts_and_who_denies_the_claim(client: Client) -> None:
    claim, _folds = folded("claim")
    client.force_login(factories.EditorFactory())

    page = client.get(reverse("claims:claim-reword", args=[claim.public_id])).content.decode()

    assert 'class="claim-sides"' in page
    assert 'class="claim-status row"' in page


@pytest.mark.django_db
def test_a_refused_form_comes_back_open_on_the_page_of_its_record(client: Client) -> None:
    claim, _folds = folded("claim")
    client.force_login(factories.EditorFactory())
    address = reverse("claims:claim-reword", args=[claim.public_id])

    answer = client.post(address, {"revision": claim.revision, "proposition": "Other words.", "reason": ""})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert '<details class="card fold" id="rewording" name="fold" open>' in page
    assert "Other words." in page
    assert page.count('<form class="stack" method="post" action="' + address) == 1


@pytest.mark.django_db
def test_how_a_partys_word_moved_is_counted_on_the_page_and_read_when_it_is_opened(client: Client) -> None:
    claim, party = factories.ClaimFactory(), factories.PartyFactory(name="Armenia")
    for stance in (Stance.DENIES, Stance.CONCEDES):
        factories.StatementFactory(claim=claim, party=party, stance=stance)
    status.refresh([claim.pk])
    client.force_login(factories.ViewerFactory())
    address = reverse("claims:claim-moves", args=[claim.public_id])

    page = client.get(reverse("claims:claim", args=[claim.public_id])).content.decode()
    alone = client.get(address, headers={"HX-Request": "true"}).content.decode()
    whole = client.get(address).content.decode()

    assert "1 party spoke more than once" in page
    assert f'hx-get="{address}"' in page
    assert "<h3>Armenia</h3>" in alone
    assert "Before:" in alone
    assert "<html" not in alone
    assert "<h3>Armenia</h3>" in whole
    assert 'class="claim-sides"' in whole


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "part", "shown"), [("party", "line", "Before:"), ("event", "coverage", "none decided")]
)
def test_what_a_record_folds_is_read_when_it_is_opened(client: Client, kind: str, part: str, shown: str) -> None:
    claim, party = factories.ClaimFactory(event=factories.EventFactory()), factories.PartyFactory()
    for stance in (Stance.DENIES, Stance.CONCEDES):
        factories.StatementFactory(claim=claim, party=party, stance=stance)
    status.refresh([claim.pk])
    client.force_login(factories.ViewerFactory())
    row = party if kind == "party" else claim.event
    address = reverse(f"claims:{kind}-{part}", args=[row.public_id])

    page = client.get(reverse(f"claims:{kind}", args=[row.public_id])).content.decode()
    alone = client.get(address, headers={"HX-Request": "true"})
    whole = client.get(address).content.decode()

    assert f'hx-get="{address}"' in page
    assert shown not in page
    assert shown in alone.content.decode()
    assert "<html" not in alone.content.decode()
    assert "HX-Request" in alone["Vary"]
    assert shown in whole
    assert f'<a href="{reverse(f"claims:{kind}", args=[row.public_id])}">' in whole
