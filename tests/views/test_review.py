"""The review queue: each decision, each refusal, and the editor who comes second."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import candidates as actions
from claims.forms.figures import BLANK
from claims.forms.review import OPENED, OPENED_OF_PARTY, CandidateForm, drafted
from claims.models import Article, Candidate, Claim, Party, PartyAlias, Relation, Statement, User
from claims.models.choices import CandidateState, RejectionReason, Role, Stance
from claims.pipeline import anchoring
from claims.retrieval import queue
from tests import factories
from tests.factories import INDONESIAN_CLAIM, INDONESIAN_DENIAL

WRITES = ["accept", "accept-both", "keep", "reject", "split", "skip", "reopen"]


@pytest.fixture
def candidate(db: None) -> Candidate:
    version = factories.ArticleVersionFactory()
    return factories.CandidateFactory(
        version=version, party=factories.PartyFactory(), speaker_text="Kementerian itu", stance=Stance.ACCUSES
    )


def typed(candidate: Candidate, **changed: str) -> dict[str, str]:
    """Return what a browser would send for a candidate's form, with what the editor typed."""
    form = CandidateForm(candidate=candidate)
    values = {field.html_name: field.value() for field in form}
    values["party"] = candidate.party.public_id if candidate.party else ""
    values["target"] = candidate.target.public_id if candidate.target else ""
    shown = {name: str(value) for name, value in values.items() if value not in (None, False)}
    return shown | changed


def post(client: Client, candidate: Candidate, what: str, **changed: str):
    data = typed(candidate, **changed)
    return client.post(reverse(f"claims:candidate-{what}", args=[candidate.public_id]), data)


@pytest.mark.parametrize("what", WRITES)
def test_writing_is_refused_to_viewers_and_answers_no_get(candidate: Candidate, client: Client, what: str) -> None:
    client.force_login(factories.UserFactory(role=Role.VIEWER))
    address = reverse(f"claims:candidate-{what}", args=[candidate.public_id])

    assert client.post(address).status_code == 403

    client.force_login(factories.EditorFactory())
    assert client.get(address).status_code == 405


def test_the_page_shows_the_passage_its_source_and_why(desk: Client, candidate: Candidate) -> None:
    page = desk.get(reverse("claims:review")).content.decode()

    assert [
        words in page
        for words in (INDONESIAN_CLAIM, candidate.version.article.title, "date unknown", "Proposed because")
    ] == [True] * 4


def test_one_key_accepts_onto_a_new_claim(desk: Client, candidate: Candidate, editor: User) -> None:
    answer = post(desk, candidate, "accept")

    statement = Statement.objects.get(candidate=candidate)
    assert answer.status_code == 303
    assert statement.claim.proposition == drafted(INDONESIAN_CLAIM)
    assert statement.recorded_by == editor


def test_the_stated_claim_says_what_is_said_where_no_draft_does(desk: Client, candidate: Candidate) -> None:
    Candidate.objects.filter(pk=candidate.pk).update(proposition="")
    address = reverse("claims:candidate-accept", args=[candidate.public_id])

    desk.post(address, {"revision": candidate.revision, "claim": "", "new_claim": "They fired at the post."})

    statement = Statement.objects.get(candidate=candidate)
    assert statement.proposition == statement.claim.proposition == "They fired at the post."


def test_words_left_in_a_new_claim_are_not_what_is_said_onto_a_chosen_one(desk: Client, candidate: Candidate) -> None:
    Candidate.objects.filter(pk=candidate.pk).update(proposition="")
    address = reverse("claims:candidate-accept", args=[candidate.public_id])
    chosen = factories.ClaimFactory().public_id

    page = desk.post(address, {"revision": candidate.revision, "claim": chosen, "new_claim": "They fired at the post."})

    assert page.status_code == 422
    assert page.context["form"].errors.keys() == {"proposition"}
    assert page.context["edited"] is True
    assert not Statement.objects.filter(candidate=candidate).exists()


def test_accept_goes_onto_the_chosen_claim(desk: Client, candidate: Candidate) -> None:
    claim = factories.ClaimFactory()

    post(desk, candidate, "accept", claim=str(claim.public_id))

    assert Statement.objects.get(candidate=candidate).claim == claim


@pytest.mark.parametrize("chosen", ["not an id", "11111111-1111-4111-8111-111111111111"])
def test_accept_onto_no_real_claim_is_refused(desk: Client, candidate: Candidate, chosen: str) -> None:
    answer = post(desk, candidate, "accept", claim=chosen)

    assert answer.status_code == 422
    assert not Statement.objects.filter(candidate=candidate).exists()


@pytest.mark.parametrize(
    ("fields", "chosen"),
    [
        ({"stance": Stance.ASSERTS}, "new"),
        ({"stance": Stance.DECLINES}, "none"),
        ({"stance": Stance.DENIES, "rule": "id.mutual"}, "none"),
    ],
)
def test_what_states_no_fact_goes_onto_no_claim_unless_told(db: None, fields: dict[str, str], chosen: str) -> None:
    assert CandidateForm(candidate=factories.CandidateFactory(**fields))["claim"].value() == chosen


def test_keep_makes_a_statement_without_a_claim(desk: Client, candidate: Candidate) -> None:
    post(desk, candidate, "keep")

    assert Statement.objects.get(candidate=candidate).claim is None


def test_accept_with_edits_keeps_the_proposal(desk: Client, candidate: Candidate) -> None:
    proposal = candidate.proposal

    post(desk, candidate, "accept", stance=Stance.ASSERTS, speaker_text="Anna Sargsyan")

    statement = Statement.objects.get(candidate=candidate)
    candidate.refresh_from_db()
    assert (statement.stance, statement.speaker_text, candidate.proposal) == (
        Stance.ASSERTS,
        "Anna Sargsyan",
        proposal,
    )


def sent_unopened(candidate: Candidate, **changed: str) -> dict[str, str]:
    """Return what a browser would send for a form of which nothing was opened."""
    unopened = {*OPENED, *OPENED_OF_PARTY} if candidate.party else set(OPENED)
    return {name: value for name, value in typed(candidate, **changed).items() if name not in unopened}


@pytest.mark.parametrize("known", [True, False])
def test_what_nobody_opened_stays_as_it_stands(desk: Client, known: bool) -> None:
    parties = factories.PartyFactory.create_batch(2)
    candidate = factories.CandidateFactory(
        party=parties[0] if known else None, target=parties[1], hedged=True, stance=Stance.DENIES,
        denial_target="occurrence", speaker_text="Kementerian itu", proposition="Words of an editor.",
        figures=[BLANK | {"low": 63, "high": 63, "counted": "soldiers"}],
    )  # fmt: skip
    address = reverse("claims:candidate-accept", args=[candidate.public_id])

    desk.post(address, sent_unopened(candidate, new_claim="It broke the truce."))

    statement = Statement.objects.get(candidate=candidate)
    kept = ("stance", "denial_target", "hedged", "speaker_text", "party", "target", "proposition", "content_start")
    assert [getattr(statement, name) for name in kept] == [getattr(candidate, name) for name in kept]
    assert [(row.low, row.counted) for row in statement.figures.all()] == [(63, "soldiers")]
    assert statement.claim.proposition == "It broke the truce."


def test_the_form_to_edit_is_drawn_when_it_is_opened(desk: Client, candidate: Candidate) -> None:
    page = desk.get(reverse("claims:review")).content.decode()
    address = reverse("claims:candidate-edit", args=[candidate.public_id])
    opened = desk.get(address, headers={"hx-request": "true"}).content.decode()
    alone = desk.get(address).content.decode()

    fields = ['name="proposition"', 'name="party"', 'name="figures-TOTAL_FORMS"']
    assert [field in page for field in fields] == [False] * 3
    assert f'hx-get="{address}?"' in page
    assert [field in opened for field in fields] == [True] * 3
    assert "<html" not in opened
    assert [field in alone for field in (*fields, "<html")] == [True] * 4


def test_opening_without_scripts_keeps_what_was_typed(desk: Client, candidate: Candidate) -> None:
    address = reverse("claims:candidate-look", args=[candidate.public_id])

    page = desk.post(address, sent_unopened(candidate, new_claim="Half a sentence", open="edit")).content.decode()

    assert "Half a sentence" in page
    assert f"\n{candidate.proposition}</textarea>" in page
    assert '<details class="drawer" name="drawer" id="edit" open' in page


def test_edit_saves_without_deciding(desk: Client, candidate: Candidate) -> None:
    post(desk, candidate, "edit", content="melanggar gencatan senjata")

    candidate.refresh_from_db()
    words = candidate.version.text[candidate.content_start : candidate.content_end]
    assert (candidate.state, words) == (CandidateState.PENDING, "melanggar gencatan senjata")


def test_words_that_the_article_lacks_are_refused_and_stay_in_the_form(desk: Client, candidate: Candidate) -> None:
    answer = post(desk, candidate, "accept", content="kata yang tidak ada", proposition="My own words.")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert ("My own words." in page, "kata yang tidak ada" in page) == (True, True)


@pytest.mark.parametrize("reason", RejectionReason.values)
def test_reject_takes_each_reason(desk: Client, candidate: Candidate, reason: str) -> None:
    post(desk, candidate, "reject", reason=reason)

    candidate.refresh_from_db()
    assert (candidate.state, candidate.rejection) == (CandidateState.REJECTED, reason)


def test_reject_without_a_reason_is_refused(desk: Client, candidate: Candidate) -> None:
    assert post(desk, candidate, "reject", reason="because").status_code == 422


def test_split_makes_one_candidate_a_line(desk: Client, candidate: Candidate) -> None:
    post(desk, candidate, "split", parts="pasukan Armenia\nmelanggar gencatan senjata")

    assert [part.proposition for part in candidate.parts.order_by("pk")] == [
        "pasukan Armenia",
        "melanggar gencatan senjata",
    ]


def test_split_into_one_part_is_refused(desk: Client, candidate: Candidate) -> None:
    assert post(desk, candidate, "split", parts=INDONESIAN_CLAIM).status_code == 422


def test_accept_both_puts_the_answer_and_what_it_answers_onto_one_claim(desk: Client, candidate: Candidate) -> None:
    denial = factories.CandidateFactory(
        version=candidate.version, content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=candidate
    )

    post(desk, denial, "accept-both")

    claim = Claim.objects.get()
    assert [statement.stance for statement in claim.statements.order_by("pk")] == [Stance.ACCUSES, Stance.DENIES]
    assert claim.statements.get(stance=Stance.DENIES).answers == claim.statements.get(stance=Stance.ACCUSES)
    assert claim.proposition == drafted(INDONESIAN_CLAIM)


@pytest.mark.parametrize(("stance", "related"), [(Stance.DENIES, 1), (Stance.PARTLY_DENIES, 1), (Stance.JUSTIFIES, 0)])
def test_accept_both_confirms_a_denial_and_one_undo_takes_both_back(
    desk: Client, candidate: Candidate, editor: User, stance: str, related: int
) -> None:
    reply = factories.CandidateFactory(
        version=candidate.version, content=INDONESIAN_DENIAL, stance=stance, answers=candidate
    )

    post(desk, reply, "accept-both")
    held = Relation.objects.filter(state="confirmed", type="denies", decided_by=editor)
    drawn = [(row.source.candidate, row.target.candidate) for row in held]
    undo = desk.get(reverse("claims:review")).context["undo_first"]
    answer = desk.post(reverse("claims:candidate-reopen", args=[undo]), follow=True)

    assert drawn == [(reply, candidate)] * related
    assert set(Candidate.objects.values_list("state", flat=True)) == {CandidateState.PENDING}
    assert not Statement.objects.in_force().exists()
    assert not held.all().exists()
    assert answer.context["candidate"] == reply
    assert [str(told) for told in answer.context["messages"]][-1].startswith("Undone: the answer and what it answers")
    assert not queue.suggested().exists()


def test_what_was_accepted_again_alone_is_undone_alone(desk: Client, candidate: Candidate) -> None:
    reply = factories.CandidateFactory(
        version=candidate.version, content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=candidate
    )
    post(desk, reply, "accept-both")
    desk.post(reverse("claims:candidate-reopen", args=[candidate.public_id]))
    for again in Candidate.objects.all():
        post(desk, again, "accept")

    desk.post(reverse("claims:candidate-reopen", args=[reply.public_id]))

    assert [Candidate.objects.get(pk=row.pk).state for row in (candidate, reply)] == ["accepted", "pending"]


def test_accept_both_takes_what_it_answers_only_as_it_was_shown(desk: Client, candidate: Candidate) -> None:
    reply = factories.CandidateFactory(
        version=candidate.version, content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=candidate
    )
    shown = str(candidate.revision)
    actions.edit(candidate=candidate, changes={"proposition": "Other words."}, by=factories.EditorFactory())

    answer = post(desk, reply, "accept-both", answered_revision=shown)

    assert (answer.status_code, Statement.objects.count()) == (422, 0)


def test_accept_both_is_all_or_nothing(desk: Client, candidate: Candidate) -> None:
    denial = factories.CandidateFactory(
        version=candidate.version, content=INDONESIAN_DENIAL, stance=Stance.DENIES, answers=candidate
    )
    data = typed(denial) | {"revision": "99"}

    answer = desk.post(reverse("claims:candidate-accept-both", args=[denial.public_id]), data)

    assert (answer.status_code, Statement.objects.count(), Claim.objects.count()) == (409, 0, 0)


def test_skip_shows_the_next_candidate_and_comes_back_at_the_end(desk: Client, candidate: Candidate) -> None:
    other = factories.CandidateFactory(confidence=0.1)

    post(desk, candidate, "skip")
    first = desk.get(reverse("claims:review")).context["candidate"]
    post(desk, other, "skip")
    second = desk.get(reverse("claims:review")).context["candidate"]

    assert (first, second) == (other, candidate)


def test_undo_brings_a_candidate_back(desk: Client, candidate: Candidate) -> None:
    post(desk, candidate, "accept")

    answer = desk.post(reverse("claims:candidate-reopen", args=[candidate.public_id]), follow=True)

    candidate.refresh_from_db()
    assert (candidate.state, answer.context["candidate"]) == (CandidateState.PENDING, candidate)
    assert not Statement.objects.in_force().exists()


def test_the_last_decisions_can_be_undone_once(desk: Client, candidate: Candidate, editor: User) -> None:
    post(desk, candidate, "accept")
    recent = desk.get(reverse("claims:review")).context["recent"]
    desk.post(reverse("claims:candidate-reopen", args=[candidate.public_id]))
    undone = desk.get(reverse("claims:review")).context["recent"]

    assert [[one.stands for one in recent], [one.stands for one in undone]] == [[True], [False]]


def test_the_second_editor_reads_who_decided_what_and_loses_nothing(desk: Client, candidate: Candidate) -> None:
    data = typed(candidate, proposition="Words I typed.", speaker_text="A name I typed")
    first = factories.EditorFactory(username="budi", first_name="Budi")
    actions.reject(candidate=candidate, reason=RejectionReason.DUPLICATE, by=first)

    answer = desk.post(reverse("claims:candidate-accept", args=[candidate.public_id]), data)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert [words in page for words in ("Budi", "already recorded", "Words I typed.", "A name I typed")] == [True] * 4


def test_undoing_the_other_decision_keeps_what_was_typed(desk: Client, candidate: Candidate) -> None:
    data = typed(candidate, proposition="Words I typed.")
    actions.reject(candidate=candidate, reason=RejectionReason.DUPLICATE, by=factories.EditorFactory())

    answer = desk.post(reverse("claims:candidate-reopen", args=[candidate.public_id]), data)

    candidate.refresh_from_db()
    assert (answer.status_code, candidate.state) == (200, CandidateState.PENDING)
    assert "Words I typed." in answer.content.decode()


def test_an_unknown_speaker_is_remembered_for_the_party(desk: Client, db: None) -> None:
    party = factories.PartyFactory(name="Armenia")
    first = factories.CandidateFactory(speaker_text="Yerevan")
    waiting = factories.CandidateFactory(speaker_text="yerevan")

    page = desk.get(reverse("claims:review"), {"candidate": first.public_id})
    assert "1 other candidate waits for this name" in page.content.decode()
    post(desk, first, "accept", party=str(party.public_id), remember_alias="on")

    waiting.refresh_from_db()
    assert PartyAlias.objects.filter(party=party, folded="yerevan").exists()
    assert waiting.party == party


def test_a_candidate_whose_source_has_changed_says_so(desk: Client, candidate: Candidate) -> None:
    article = candidate.version.article
    anchoring.anchor(factories.ArticleVersionFactory(article=article, text="Naskah lain.\n"))
    Article.objects.filter(pk=article.pk).update(showed=2)

    page = desk.get(reverse("claims:review")).content.decode()

    assert "source: gone" in page


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("article", lambda c: c.version.article.public_id),
        ("event", lambda c: c.version.article.events.get().public_id),
        ("party", lambda c: c.party.public_id),
        ("stance", lambda c: c.stance),
    ],
)
def test_the_address_narrows_the_queue(desk: Client, candidate: Candidate, name: str, value) -> None:
    candidate.version.article.events.add(factories.EventFactory())
    factories.CandidateFactory(stance=Stance.DENIES, party=factories.PartyFactory())

    page = desk.get(reverse("claims:review"), {name: str(value(candidate))})

    assert (page.context["candidate"], page.context["left"]) == (candidate, 1)


def test_what_the_filters_let_through_is_said_in_words(desk: Client, candidate: Candidate) -> None:
    event, party = factories.EventFactory(title="Battle of Karvin"), candidate.party
    asked = {"event": event.public_id, "party": party.public_id, "stance": "denies", "article": event.public_id}

    narrowed = desk.get(reverse("claims:review"), asked)
    listed = desk.get(reverse("claims:review-bulk"), asked)

    assert narrowed.context["narrowed_to"]() == ["One article", "Battle of Karvin", party.name, "denies"]
    assert ["Battle of Karvin" in page.content.decode() for page in (narrowed, listed)] == [True, True]
    assert 'name="event"' not in listed.content.decode()


def test_a_decision_keeps_the_filters(desk: Client, candidate: Candidate) -> None:
    address = reverse("claims:candidate-skip", args=[candidate.public_id])

    answer = desk.post(f"{address}?stance=accuses&candidate={candidate.public_id}")

    assert answer["Location"] == reverse("claims:review") + "?stance=accuses"


def test_htmx_gets_the_fragment_and_the_announcement(desk: Client, candidate: Candidate) -> None:
    data = typed(candidate)
    address = reverse("claims:candidate-keep", args=[candidate.public_id])

    answer = desk.post(address, data, headers={"HX-Request": "true"}, follow=True)

    page = answer.content.decode()
    assert ("<html" in page, 'hx-swap-oob="innerHTML"' in page, "Kept without a claim" in page) == (False, True, True)


def test_the_queue_costs_the_same_queries_for_one_suggestion_and_three(desk: Client, candidate: Candidate) -> None:
    counts = []
    desk.get(reverse("claims:review"))
    for _more in range(2):
        claim = factories.ClaimFactory(proposition="Pasukan Armenia lebih dulu melanggar gencatan senjata.")
        factories.StatementFactory(claim=claim)
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(reverse("claims:review"))
        counts.append((len(page.context["suggestions"]), len(queries)))

    assert (counts[0][0], counts[1][0], counts[0][1]) == (1, 2, counts[1][1])


def test_a_party_that_was_merged_away_cannot_be_chosen(desk: Client, candidate: Candidate) -> None:
    merged = factories.PartyFactory(merged_into=candidate.party)

    assert post(desk, candidate, "accept", party=str(merged.public_id)).status_code == 422
    assert Party.objects.filter(merged_into=None).count() == 1


def figures(**row: str) -> dict[str, str]:
    """Return what a browser sends for one row of figures."""
    held = {f"figures-0-{name}": value for name, value in row.items()}
    return {"figures-TOTAL_FORMS": "1", "figures-INITIAL_FORMS": "0"} | held


def test_figures_are_corrected_before_accepting(desk: Client, candidate: Candidate) -> None:
    post(desk, candidate, "accept", **figures(low="5.000", modifier="at least", counted="orang", whose="Armenia"))

    figure = Statement.objects.get(candidate=candidate).figures.get()
    assert (figure.low, figure.high, figure.modifier, figure.counted, figure.whose) == (
        5000, None, "at least", "orang", "Armenia",
    )  # fmt: skip


def test_figures_that_do_not_hold_are_refused_and_stay(desk: Client, candidate: Candidate) -> None:
    answer = post(desk, candidate, "accept", **figures(low="9", high="3"))

    assert (answer.status_code, 'value="9"' in answer.content.decode()) == (422, True)
    assert not Statement.objects.exists()


def test_another_row_for_figures_keeps_what_was_typed_and_decides_nothing(desk: Client, candidate: Candidate) -> None:
    answer = post(desk, candidate, "look", figure="another", proposition="Words I typed.", **figures(low="12"))

    form = answer.context["form"]
    candidate.refresh_from_db()
    assert [row["low"].value() for row in form.figures] == ["12", None]
    assert (answer.status_code, form["proposition"].value(), candidate.state) == (200, "Words I typed.", "pending")


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true", "HX-Target": "found"}], ids=["page", "fragment"])
def test_a_claim_is_found_by_its_words_and_can_be_chosen(
    desk: Client, candidate: Candidate, headers: dict[str, str]
) -> None:
    claim = factories.ClaimFactory(proposition="Jembatan itu diledakkan sebelum fajar.")
    address = reverse("claims:candidate-look", args=[candidate.public_id])

    answer = desk.post(address, typed(candidate, find="jembatan faj"), headers=headers)
    post(desk, candidate, "accept", claim=str(claim.public_id), find="jembatan faj")

    assert [found.pk for found in answer.context["found"]] == [claim.pk]
    assert Statement.objects.get(candidate=candidate).claim == claim


def test_a_found_claim_stays_chosen_when_the_form_is_refused(desk: Client, candidate: Candidate) -> None:
    claim = factories.ClaimFactory(proposition="Jembatan itu diledakkan sebelum fajar.")

    answer = post(desk, candidate, "accept", claim=str(claim.public_id), content="kata yang tidak ada")

    assert answer.context["found"] == [claim]
    assert f'value="{claim.public_id}" data-key="4" checked' in answer.content.decode()


def test_disputes_come_first_then_what_is_surest(desk: Client, db: None) -> None:
    plain, answered = (factories.CandidateFactory(confidence=confidence) for confidence in (0.9, 0.2))
    Candidate.objects.filter(pk=answered.pk).update(contested=True)
    denial = factories.CandidateFactory(stance=Stance.DENIES, confidence=0.4)

    assert list(queue.pending()) == [denial, answered, plain]
    assert queue.counted(queue.pending()) == 3


def test_words_that_mean_nothing_without_the_article_are_named_at_the_draft(desk: Client) -> None:
    factories.CandidateFactory(proposition="Roket menghantam pelabuhan itu")

    page = desk.get(reverse("claims:review")).content.decode()

    assert "cannot tell what is meant by “pelabuhan itu”." in page
