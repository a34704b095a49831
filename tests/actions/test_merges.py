"""Merging and its exact undoing."""

import pytest

from claims.actions import claims, parties
from claims.actions.base import ActionRefused
from claims.models import Claim, Statement
from tests import factories as make


def everything_of(party) -> dict[str, list[int]]:
    return {
        "statements": list(party.statements.order_by("pk").values_list("pk", flat=True)),
        "accusations": list(party.accusations.order_by("pk").values_list("pk", flat=True)),
        "candidates": list(party.candidates.order_by("pk").values_list("pk", flat=True)),
        "affiliations": list(party.affiliations.order_by("pk").values_list("pk", flat=True)),
        "roles": list(party.roles.order_by("pk").values_list("pk", flat=True)),
        "children": list(party.children.order_by("pk").values_list("pk", flat=True)),
        "aliases": list(party.aliases.order_by("text").values_list("text", flat=True)),
        "positions": list(party.positions.order_by("claim").values_list("claim", flat=True)),
    }


def with_everything(editor, event):
    party = make.PartyFactory()
    statement = make.StatementFactory(party=party, target=make.PartyFactory())
    make.StatementFactory(target=party)
    make.CandidateFactory(party=party)
    make.AffiliationFactory(party=party)
    make.EventPartyFactory(party=party, event=event)
    make.EventPartyFactory(party=party)
    make.PartyFactory(parent=party)
    claims.set_event(claim=statement.claim, event=event, by=editor)  # derives its positions
    return party


def test_merged_party_leaves_nothing_behind_and_gets_all_of_it_back(editor):
    event = make.EventFactory()
    party, into = with_everything(editor, event), with_everything(editor, event)
    before = everything_of(party), everything_of(into)

    parties.merge(row=party, into=into, reason="The same ministry.", by=editor)
    left, got = everything_of(party), everything_of(into)
    parties.unmerge(row=party, reason="Two ministries.", by=editor)

    assert left | {"aliases": [], "roles": []} == {name: [] for name in left}
    assert len(left["roles"]) == 1  # its part in the event in which the other one has a part already
    assert (len(got["statements"]), len(got["roles"]), len(got["aliases"])) == (2, 3, 2)
    assert (everything_of(party), everything_of(into)) == before


def test_party_is_not_merged_into_what_lies_within_it(editor):
    parent = make.PartyFactory()
    child = make.PartyFactory(parent=make.PartyFactory(parent=parent))

    with pytest.raises(ActionRefused):
        parties.merge(row=parent, into=child, reason="The same.", by=editor)
    assert parties.merge(row=child, into=parent, reason="The same.", by=editor) == parent


@pytest.mark.parametrize("factory", [make.SpeakerFactory, make.PlaceFactory, make.EventFactory])
def test_other_records_are_merged_and_come_back(editor, factory):
    row, into = factory(), factory()

    parties.merge(row=row, into=into, reason="The same.", by=editor)
    with pytest.raises(ActionRefused):
        parties.merge(row=factory(), into=row, reason="The same.", by=editor)
    parties.unmerge(row=row, reason="Not the same.", by=editor)

    row.refresh_from_db()
    assert row.merged_into is None
    with pytest.raises(ActionRefused):
        parties.unmerge(row=row, reason="Again.", by=editor)


def test_records_of_two_kinds_are_not_merged(editor):
    with pytest.raises(ActionRefused):
        parties.merge(row=make.PartyFactory(), into=make.PlaceFactory(), reason="The same.", by=editor)


def test_preview_counts_what_would_move(editor):
    party = make.StatementFactory().party
    make.AffiliationFactory(party=party)

    preview = parties.merge_preview(row=party)

    assert {str(name): count for name, count in preview.items()} == {"statements": 1, "affiliations": 1}


def test_merged_claim_gives_its_statements_and_takes_back_exactly_them(editor):
    one, two = make.StatementFactory(), make.StatementFactory(stance="denies")
    claim, into = one.claim, two.claim

    claims.merge(claim=claim, into=into, reason="The same.", by=editor)
    together = Claim.objects.get(pk=into.pk)
    later = make.StatementFactory(claim=into)
    claims.unmerge(claim=claim, reason="Not the same.", by=editor)

    assert together.disputed
    assert [Statement.objects.get(pk=row.pk).claim for row in (one, two, later)] == [claim, into, into]
    assert not Claim.objects.get(pk=claim.pk).disputed


def test_published_claim_is_not_merged(editor):
    with pytest.raises(ActionRefused, match="public pages"):
        claims.merge(claim=make.PublishedClaimFactory(), into=make.ClaimFactory(), reason="The same.", by=editor)
