"""Published claims as readers see them."""

from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions import claims, statements
from claims.models import Claim, Decision
from claims.models.choices import RelationState, RelationType, Stance
from claims.pipeline import status
from tests import factories
from tests.factories import INDONESIAN_CLAIM, INDONESIAN_DENIAL


@pytest.fixture
def claim(db: None) -> Claim:
    """A published claim that Azerbaijan asserts and Armenia denies."""
    factories.NewsroomFactory()
    claim = factories.PublishedClaimFactory(proposition="Armenian forces broke the truce.", language="en")
    for name, stance, words in [
        ("Azerbaijan", Stance.ACCUSES, INDONESIAN_CLAIM),
        ("Armenia", Stance.DENIES, INDONESIAN_DENIAL),
    ]:
        factories.StatementFactory(
            claim=claim,
            party=factories.PartyFactory(name=name),
            stance=stance,
            content=words,
            version__article__outlet__name=f"Harian {name}",
        )
    status.refresh([claim.pk])
    claim.refresh_from_db()
    return claim


def page_of(client: Client, claim: Claim) -> str:
    return client.get(reverse("claims:public-claim", args=[claim.public_id])).content.decode()


def test_both_sides_are_shown_with_their_passages_and_outlets(client: Client, claim: Claim) -> None:
    context = client.get(reverse("claims:public-claim", args=[claim.public_id])).context

    account = context["account"]
    assert [said.statement.party.name for said in account.asserting] == ["Azerbaijan"]
    assert [said.statement.party.name for said in account.denying] == ["Armenia"]
    page = page_of(client, claim)
    for words in (INDONESIAN_CLAIM, INDONESIAN_DENIAL, "as printed by Harian Armenia", "in Indonesian"):
        assert words in page


def test_full_texts_stay_inside_the_newsroom(client: Client, claim: Claim) -> None:
    assert "Jumlah korban di pihak Armenia" not in page_of(client, claim)


def test_context_is_made_of_whole_words(client: Client, claim: Claim) -> None:
    page = page_of(client, claim)

    assert '<span class="context">… Kementerian itu menuduh </span>' in page
    assert "tuduhan tersebut. &quot;</span>" in page


def test_unpublished_claim_is_not_found(client: Client, desk: Client) -> None:
    claim = factories.ClaimFactory()
    address = reverse("claims:public-claim", args=[claim.public_id])

    assert Client().get(address).status_code == 404
    assert desk.get(address).status_code == 404


def test_claim_taken_off_says_when_and_why_without_its_proposition(client: Client, claim: Claim) -> None:
    publisher = factories.PublisherFactory()
    claims.unpublish(claim=claim, reason="Checked first.", by=publisher)
    claims.publish(claim=claim, by=publisher)
    claims.unpublish(claim=claim, reason="The outlet took the report back.", by=publisher)
    address = reverse("claims:public-claim", args=[claim.public_id])

    page = client.get(address)
    data = client.get(f"{address}evidence/")
    feed = client.get(reverse("claims:public-feed")).content.decode()

    assert (page.status_code, data.status_code) == (410, 410)
    assert data.json()["taken_off"]["reason"] == "The outlet took the report back."
    for told in (page.content.decode(), feed):
        assert "The outlet took the report back." in told
        assert "Checked first." not in told
        assert claim.proposition not in told
    assert feed.count("<entry>") == 1
    assert f"{address}</id>" in feed


def test_claim_published_again_says_that_it_had_been_taken_off(client: Client, db: None) -> None:
    publisher, claim = factories.PublisherFactory(), factories.StatementFactory().claim
    claims.publish(claim=claim, by=publisher)
    claims.unpublish(claim=claim, reason="Checked first.", by=publisher)
    claims.publish(claim=claim, by=publisher)

    page = page_of(client, claim)
    feed = client.get(reverse("claims:public-feed")).content.decode()

    assert "took the claim off the public pages" in page
    assert "Checked first." in page
    assert (feed.count("<entry>"), "Checked first." in feed) == (1, False)


def test_claim_taken_off_and_merged_into_a_published_one_leads_on(client: Client, claim: Claim) -> None:
    publisher, other = factories.PublisherFactory(), factories.PublishedClaimFactory(proposition="The truce broke.")
    factories.StatementFactory(claim=other)
    claims.unpublish(claim=other, reason="Twice here.", by=publisher)
    claims.merge(claim=other, into=claim, reason="The same.", by=publisher)

    response = client.get(reverse("claims:public-claim", args=[other.public_id]))

    assert response.headers["Location"] == reverse("claims:public-claim", args=[claim.public_id])
    assert "Twice here." not in client.get(reverse("claims:public-feed")).content.decode()


def test_statement_on_another_claim_answers_here_once_its_relation_is_confirmed(client: Client, claim: Claim) -> None:
    asserted = claim.statements.get(stance=Stance.ACCUSES)
    other = factories.StatementFactory(
        claim=factories.ClaimFactory(proposition="Nobody fired."), party=factories.PartyFactory(name="Monitor")
    )
    relation = factories.RelationFactory(source=other, target=asserted, type=RelationType.CONTRADICTS)
    assert "Monitor" not in page_of(client, claim)

    relation.state, relation.decided_by, relation.decided_at = (
        RelationState.CONFIRMED, factories.EditorFactory(), other.recorded_at,
    )  # fmt: skip
    relation.save()

    page = page_of(client, claim)
    assert "Monitor" in page
    assert "Nobody fired." not in page


def test_position_that_a_source_left_is_shown_as_earlier(client: Client, claim: Claim) -> None:
    azerbaijan = claim.statements.get(stance=Stance.ACCUSES).party
    factories.StatementFactory(claim=claim, party=azerbaijan, stance=Stance.DENIES, content=INDONESIAN_DENIAL)
    status.refresh([claim.pk])

    account = client.get(reverse("claims:public-claim", args=[claim.public_id])).context["account"]

    assert [(said.statement.party, said.earlier) for said in account.asserting] == [(azerbaijan, True)]
    assert (azerbaijan, False) in [(said.statement.party, said.earlier) for said in account.denying]


def test_denial_that_a_source_repeats_is_not_shown_as_another_position(client: Client, claim: Claim) -> None:
    party = factories.PartyFactory()
    factories.StatementFactory.create_batch(2, claim=claim, party=party, stance=Stance.DENIES)
    status.refresh([claim.pk])

    account = client.get(reverse("claims:public-claim", args=[claim.public_id])).context["account"]

    assert [said.earlier for said in account.denying if said.statement.party == party] == [False, False]


def test_who_says_the_same_stands_behind_who_said_it_that_day(client: Client, db: None) -> None:
    claim = factories.PublishedClaimFactory()
    for stance in (Stance.CONFIRMS, Stance.ASSERTS):
        factories.StatementFactory(claim=claim, stance=stance)

    account = client.get(reverse("claims:public-claim", args=[claim.public_id])).context["account"]

    assert [said.statement.stance for said in account.asserting] == [Stance.ASSERTS, Stance.CONFIRMS]


def test_claim_that_is_only_denied_says_so(client: Client, claim: Claim) -> None:
    claim.statements.filter(stance=Stance.ACCUSES).update(claim=None)

    page = page_of(client, claim)

    assert "No named source asserts it in the articles held here." in page
    assert "Only denied" in page


def test_withdrawn_statement_is_gone(client: Client, claim: Claim) -> None:
    editor = factories.EditorFactory()
    denial = claim.statements.get(stance=Stance.DENIES)
    denial.withdrawn_at, denial.withdrawn_by = denial.recorded_at, editor
    denial.save()

    assert INDONESIAN_DENIAL not in page_of(client, claim)


def test_decision_and_corrections_are_shown_without_names(client: Client, db: None) -> None:
    publisher = factories.PublisherFactory(first_name="Budi")
    claim = factories.ClaimFactory(proposition="First wording.")
    factories.StatementFactory(claim=claim)
    claims.reword(claim=claim, proposition="Second wording.", reason="Before readers saw it.", by=publisher)
    claims.publish(claim=claim, by=publisher)
    claims.reword(claim=claim, proposition="Third wording.", reason="Less loaded.", by=publisher)
    claims.decide_status(claim=claim, verdict="unverifiable", reason="Nobody could go there.", by=publisher)

    page = page_of(client, claim)

    assert "<del>Second wording.</del> <ins>Third wording.</ins>" in page
    assert "Less loaded." in page
    assert "status: <del>—</del> <ins>cannot be verified</ins>" in page
    assert "Nobody could go there." in page
    assert "First wording." not in page
    assert "Budi" not in page


def test_correction_of_a_statement_says_what_it_changed(client: Client, claim: Claim) -> None:
    denial, editor = claim.statements.get(stance=Stance.DENIES), factories.PublisherFactory()
    claims.unpublish(claim=claim, reason="Checked first.", by=editor)
    claims.publish(claim=claim, by=editor)
    words = "Kementerian Pertahanan"
    statements.correct(statement=denial, said={"speaker_text": words}, reason="As printed.", by=editor)

    page = page_of(client, claim)

    assert f"speaker as printed: <del>{denial.speaker_text}</del> <ins>{words}</ins>" in page
    assert "As printed." in page


def test_address_of_a_merged_claim_leads_on(client: Client, claim: Claim) -> None:
    merged = factories.ClaimFactory(merged_into=claim)

    response = client.get(reverse("claims:public-claim", args=[merged.public_id]))

    assert response.headers["Location"] == reverse("claims:public-claim", args=[claim.public_id])


def test_translation_is_shown_once_approved(client: Client, claim: Claim) -> None:
    row = factories.ClaimTranslationFactory(claim=claim, language="id", text="Pasukan Armenia melanggar.")
    address = reverse("claims:public-claim", args=[claim.public_id])
    assert "Pasukan Armenia melanggar." not in client.get(address, {"language": "id"}).content.decode()

    row.approved_by = factories.EditorFactory()
    row.save()

    page = client.get(address, {"language": "id"}).content.decode()
    assert "Pasukan Armenia melanggar." in page
    assert "Armenian forces broke the truce." in page


def test_page_is_cacheable_and_unchanged_pages_are_not_sent_again(client: Client, claim: Claim) -> None:
    address = reverse("claims:public-claim", args=[claim.public_id])
    first = Client().get(address)

    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert Client().get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    claim.statements.filter(stance=Stance.DENIES).update(claim=None)
    assert Client().get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_page_of_a_member_is_theirs_alone(desk: Client, claim: Claim) -> None:
    assert desk.get(reverse("claims:public")).headers["Cache-Control"] == "private"


def test_language_of_the_address_is_kept(client: Client, claim: Claim) -> None:
    response = client.get(reverse("claims:public"), {"language": "id"})

    assert response.headers["Cache-Control"] == "private"
    assert '<html lang="id"' in client.get(reverse("claims:public")).content.decode()


def test_index_shows_every_claim_with_both_sides_and_finds_by_words(client: Client, claim: Claim) -> None:
    factories.PublishedClaimFactory(proposition="The road was closed.")
    factories.ClaimFactory(proposition="Armenian forces were elsewhere.")

    every = client.get(reverse("claims:public"))
    found = client.get(reverse("claims:public"), {"q": "armenian truce"})

    assert [c.proposition for c in every.context["page"]] == ["The road was closed.", claim.proposition]
    assert [c.proposition for c in found.context["page"]] == [claim.proposition]
    assert "Azerbaijan" in found.content.decode()
    assert "No published claim has all" in client.get(reverse("claims:public"), {"q": "zebra"}).content.decode()


def test_feed_holds_no_markup_of_a_name(client: Client, db: None) -> None:
    claim = factories.PublishedClaimFactory()
    factories.StatementFactory(claim=claim, party=factories.PartyFactory(name="<img src=x onerror=alert(1)>"))
    status.refresh([claim.pk])

    feed = fromstring(client.get(reverse("claims:public-feed")).content)

    summary = feed.find("{*}entry/{*}summary")
    assert summary is not None
    assert (summary.get("type"), "&lt;img src=x" in str(summary.text), "<img" in str(summary.text)) == (
        "html",
        True,
        False,
    )


def test_feed_is_xml_whatever_characters_its_words_hold(client: Client, db: None) -> None:
    claim = factories.PublishedClaimFactory(proposition="Over\x0bthe\ufffeborder \U0001f50e")
    factories.StatementFactory(claim=claim, party=factories.PartyFactory(name="North\x01South"))
    status.refresh([claim.pk])

    entry = fromstring(client.get(reverse("claims:public-feed")).content).find("{*}entry")

    assert entry is not None
    assert str(entry.findtext("{*}title")).startswith("Over\ufffdthe\ufffdborder \U0001f50e")
    assert "North\ufffdSouth" in str(entry.findtext("{*}summary"))


def test_feed_names_both_sides(client: Client, claim: Claim) -> None:
    feed = client.get(reverse("claims:public-feed"))

    assert feed.status_code == 200
    assert "Asserted by: Azerbaijan. Denied by: Armenia." in feed.content.decode()
    assert f"{claim.proposition} ({claim.get_answer_display()}, {claim.get_support_display()})" in feed.content.decode()
    assert reverse("claims:public-claim", args=[claim.public_id]) in feed.content.decode()


def test_feed_says_when_a_claim_changed_last(client: Client, claim: Claim) -> None:
    claims.reword(claim=claim, proposition="Other words.", reason="clearer", by=factories.EditorFactory())
    changed = Decision.objects.get(action="claim.reworded").at

    feed = client.get(reverse("claims:public-feed"))

    assert f"<updated>{changed.isoformat()}</updated>" in feed.content.decode()
    assert feed["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("count", [1, 3])
def test_index_takes_a_constant_number_of_queries(
    client: Client, claim: Claim, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        status.refresh([factories.StatementFactory(claim=factories.PublishedClaimFactory()).claim_id])

    with django_assert_num_queries(6):
        client.get(reverse("claims:public"))


@pytest.mark.parametrize("count", [1, 3])
def test_claim_page_takes_a_constant_number_of_queries(
    client: Client, claim: Claim, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        factories.FigureFactory(statement=factories.StatementFactory(claim=claim))

    with django_assert_num_queries(12):
        page_of(client, claim)
