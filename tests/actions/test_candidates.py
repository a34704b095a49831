"""Deciding candidates."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import candidates, parties
from claims.actions.base import ActionRefused, StaleRevision
from claims.models import Candidate, Claim, Decision, Job, Party, Statement
from claims.models.choices import CandidateState, RelationState
from tests import factories as make


def test_accepting_keeps_the_proposal_beside_the_changes(editor):
    candidate = make.CandidateFactory(stance="asserts")

    statement = candidates.accept(
        candidate=candidate, changes={"stance": "accuses", "proposition": "They did."}, by=editor
    )

    candidate.refresh_from_db()
    assert (statement.stance, statement.proposition, statement.claim) == ("accuses", "They did.", None)
    assert candidate.proposal["stance"] == "asserts"
    assert Decision.objects.get().before == {"stance": "asserts", "proposition": make.INDONESIAN_CLAIM}


def test_accepting_carries_figures_and_queues_the_matching(editor):
    candidate = make.CandidateFactory(figures=[{"low": 12.0, "high": None, "modifier": "at least"}])

    statement = candidates.accept(candidate=candidate, by=editor)

    figure = statement.figures.get()
    assert (figure.low, figure.high, figure.modifier) == (12.0, None, "at least")
    assert (Job.objects.get().kind, Job.objects.get().statement) == ("match", statement)


def test_accepting_takes_as_many_queries_however_much_was_said(editor):
    def queries_onto(claim: Claim) -> int:
        candidate = make.CandidateFactory(party=make.PartyFactory())
        with CaptureQueriesContext(connection) as asked:
            candidates.accept(candidate=candidate, claim=claim, by=editor)
        return len(asked)

    event = make.EventFactory()
    little, much = make.StatementFactory(claim__event=event).claim, make.StatementFactory(claim__event=event).claim
    for said in make.StatementFactory.create_batch(5, claim=much):
        make.RelationFactory(target=said, state=RelationState.CONFIRMED, source__claim=much)
    queries_onto(little)  # also works out the queries

    assert queries_onto(much) == queries_onto(little) <= 24


def test_accepting_takes_the_event_of_the_claim_else_the_only_one_of_the_article(editor):
    war, truce = make.EventFactory(), make.EventFactory()
    article = make.ArticleFactory(events=[truce])
    version = make.ArticleVersionFactory(article=article)
    on_claim = candidates.accept(
        candidate=make.CandidateFactory(version=version), claim=make.ClaimFactory(event=war), by=editor
    )
    alone = candidates.accept(
        candidate=make.CandidateFactory(version=version, content=make.INDONESIAN_DENIAL), by=editor
    )
    article.events.add(war)
    of_two = candidates.accept(candidate=make.CandidateFactory(version=version, content="kota Goris"), by=editor)

    assert (on_claim.event, alone.event, of_two.event) == (war, truce, None)


def test_remembered_alias_gives_waiting_candidates_their_party(editor):
    party = make.PartyFactory(name="Armenia")
    candidate = make.CandidateFactory(party=party, speaker_text="Yerevan")
    same = ["YEREVAN ", "juru bicara Yerevan", "Yerevan, yang dikutip kemarin"]
    waiting = [make.CandidateFactory(speaker_text=name) for name in same]
    other = make.CandidateFactory(speaker_text="Baku")

    candidates.accept(candidate=candidate, remember_alias=True, by=editor)

    assert "Yerevan" in party.aliases.values_list("text", flat=True)
    assert [Candidate.objects.get(pk=row.pk).party for row in (*waiting, other)] == [party, party, party, None]
    assert [Candidate.objects.get(pk=row.pk).revision for row in (*waiting, other)] == [2, 2, 2, 1]


def test_remembered_alias_guesses_no_party_where_two_fit(editor):
    party, neighbour = make.PartyFactory(name="Armenia"), make.PartyFactory(name="Azerbaijan")
    make.PartyAliasFactory(party=neighbour, text="Kementerian Pertahanan")
    of_both = make.CandidateFactory(speaker_text="Kementerian Pertahanan")
    of_two = make.CandidateFactory(speaker_text="Yerevan dan Azerbaijan")
    decided = make.CandidateFactory(speaker_text="Yerevan", state=CandidateState.REJECTED, rejection="other")
    known = make.CandidateFactory(speaker_text="Yerevan", party=neighbour)

    for name in ("Kementerian Pertahanan", "Yerevan"):
        candidate = make.CandidateFactory(party=party, speaker_text=name)
        candidates.accept(candidate=candidate, remember_alias=True, by=editor)

    assert [Candidate.objects.get(pk=row.pk).party for row in (of_both, of_two, decided, known)] == [
        None, None, None, neighbour,
    ]  # fmt: skip


def test_name_or_party_given_to_a_speaker_reaches_waiting_candidates(editor):
    party, speaker = make.PartyFactory(), make.SpeakerFactory(name="Anna Sargsyan")
    named, called = (make.CandidateFactory(speaker_text=text) for text in ("Anna Sargsyan", "Jenderal Sargsyan"))

    parties.add_alias(record_=speaker, text="Jenderal Sargsyan", by=editor)
    parties.add_alias(record_=speaker, text="Anna Sargsyan", by=editor)
    called.refresh_from_db()
    assert (called.speaker, called.party) == (speaker, None)
    parties.affiliate(speaker=speaker, party=party, by=editor)

    for candidate in (named, called):
        candidate.refresh_from_db()
        assert (candidate.speaker, candidate.party) == (speaker, party)


def test_name_added_on_the_page_of_a_party_reaches_waiting_candidates(editor):
    party = make.PartyFactory(name="Armenia")
    waiting = make.CandidateFactory(speaker_text="pemerintah Yerevan")

    parties.add_alias(record_=party, text="Yerevan", by=editor)

    assert Candidate.objects.get(pk=waiting.pk).party == party


def test_party_that_gets_a_name_is_the_accused_of_those_who_wait(editor):
    text = "Sagara menuduh pasukan Lembah menembaki pasar. Sagara mengatakan pasukan Lembah setuju berunding."
    version = make.ArticleVersionFactory(text=text)
    charge = make.CandidateFactory(version=version, content="pasukan Lembah menembaki pasar", stance="accuses")
    neutral = make.CandidateFactory(version=version, content="pasukan Lembah setuju berunding")
    own = make.CandidateFactory(
        version=version, content="menuduh pasukan Lembah", stance="accuses", speaker_text="juru bicara Lembah"
    )

    party = parties.create(model=Party, name="Lembah", kind="state", by=editor)

    rows = [Candidate.objects.get(pk=row.pk) for row in (charge, neutral, own)]
    assert [row.target for row in rows] == [party, None, None]
    assert [row.party for row in rows] == [None, None, party]


def test_day_of_what_another_says_in_the_passage_is_not_when_it_was_said(editor):
    text = "Sagara membantah klaim tersebut dan menuduh Lembah menembaki pasar pada Selasa."
    version = make.ArticleVersionFactory(text=text, article__published_on=date(2024, 5, 16))
    passage = make.PassageFactory(version=version, exact=text)
    denial, charge = (
        make.CandidateFactory(version=version, passage=passage, content=words)
        for words in ("klaim tersebut", "Lembah menembaki pasar pada Selasa")
    )

    said = [candidates.accept(candidate=candidate, by=editor).said_from for candidate in (denial, charge)]

    assert said == [date(2024, 5, 16), date(2024, 5, 16)]


def test_party_added_by_its_name_reaches_the_candidate_and_those_that_wait(editor):
    candidate, other = (make.CandidateFactory(speaker_text=name) for name in ("Kemhan Sagara", "pasukan Sagara"))

    statement = candidates.accept(candidate=candidate, new_party=" Sagara ", remember_alias=True, by=editor)

    party = statement.party
    assert (party.name, sorted(party.aliases.values_list("text", flat=True))) == ("Sagara", ["Kemhan Sagara", "Sagara"])
    assert Candidate.objects.get(pk=other.pk).party == party


def test_new_party_of_a_known_name_is_the_known_one(editor):
    party = make.PartyFactory(name="Sagara")
    candidate = make.CandidateFactory(speaker_text="Kemhan")

    candidates.edit(candidate=candidate, changes={}, new_party="SAGARA", by=editor)

    assert Candidate.objects.get().party == party


@pytest.mark.parametrize(
    "arguments",
    [
        {"new_claim": "It happened.", "claim": make.ClaimFactory},
        {"claim": lambda: make.ClaimFactory(merged_into=make.ClaimFactory())},
        {"remember_alias": True},
        {"changes": {"proposition": " "}},
        {"changes": {"content_start": 5, "content_end": 5}},
        {"changes": {"content_end": 10**6}},
        {"changes": {"confidence": 1.0}},
    ],
)
def test_acceptance_that_makes_no_sense_is_refused_and_saves_nothing(editor, arguments):
    arguments = {name: value() if callable(value) else value for name, value in arguments.items()}
    candidate = make.CandidateFactory()
    claims = Claim.objects.count()

    with pytest.raises(ActionRefused):
        candidates.accept(candidate=candidate, by=editor, **arguments)

    stands = Candidate.objects.get()
    assert (stands.state, stands.revision, stands.proposition) == (CandidateState.PENDING, 1, make.INDONESIAN_CLAIM)
    assert (Statement.objects.count(), Decision.objects.count(), Claim.objects.count()) == (0, 0, claims)


def test_reopening_takes_back_the_statement_and_the_claim_made_for_it(editor):
    candidate = make.CandidateFactory()
    statement = candidates.accept(candidate=candidate, new_claim="It happened.", by=editor)

    candidates.reopen(candidate=candidate, by=editor)
    again = candidates.accept(candidate=candidate, new_claim="It happened.", by=editor)

    statement.refresh_from_db()
    assert (statement.withdrawn_by, statement.claim.withdrawn_by) == (editor, editor)
    assert Statement.objects.in_force().get() == again
    assert Claim.objects.current().get() == again.claim


def test_reopening_keeps_a_claim_that_others_speak_on(editor):
    claim = make.StatementFactory().claim
    candidate = make.CandidateFactory()
    candidates.accept(candidate=candidate, claim=claim, by=editor)

    candidates.reopen(candidate=candidate, by=editor)

    assert Claim.objects.get(pk=claim.pk).withdrawn_at is None


def test_pending_candidate_is_not_reopened(editor):
    with pytest.raises(ActionRefused):
        candidates.reopen(candidate=make.CandidateFactory(), by=editor)


def test_split_makes_candidates_of_their_own_and_folds_back(editor):
    candidate = make.CandidateFactory(figures=[{"low": 1.0, "start": None}])
    start, end = candidate.content_start, candidate.content_end

    one, two = candidates.split(candidate=candidate, parts=[(start, start + 15), (start + 16, end)], by=editor)

    text = candidate.version.text
    assert [text[part.content_start : part.content_end] for part in (one, two)] == [one.proposition, two.proposition]
    assert {one.state, two.state} == {CandidateState.PENDING}
    candidates.reject(candidate=one, reason="duplicate", by=editor)
    with pytest.raises(ActionRefused, match="part of it was decided"):
        candidates.reopen(candidate=candidate, by=editor)
    candidates.reopen(candidate=one, by=editor)
    candidates.reopen(candidate=candidate, by=editor)
    assert Candidate.objects.filter(state=CandidateState.PENDING).get() == candidate
    assert len(candidates.split(candidate=candidate, parts=[(start, start + 15), (start + 16, end)], by=editor)) == 2


@pytest.mark.parametrize(
    "parts", [[], [(0, 5)], [(0, 5), (4, 9)], [(5, 5), (6, 9)], [(0, 5), (6, 10**6)], [(-3, 2), (3, 5)]]
)
def test_split_needs_two_spans_apart_inside_the_text(editor, parts):
    with pytest.raises(ActionRefused):
        candidates.split(candidate=make.CandidateFactory(), parts=parts, by=editor)


def test_rejection_needs_a_known_reason(editor):
    with pytest.raises(ActionRefused):
        candidates.reject(candidate=make.CandidateFactory(), reason="bored", by=editor)


def test_stale_edit_is_refused(editor):
    candidate = make.CandidateFactory()
    candidates.edit(candidate=candidate, changes={"proposition": "It did."}, by=editor, revision=1)

    with pytest.raises(StaleRevision):
        candidates.edit(candidate=candidate, changes={"proposition": "It did not."}, by=editor, revision=1)


def test_denial_answers_the_statement_that_its_candidate_points_at(editor):
    said = make.CandidateFactory(party=make.PartyFactory())
    denial = make.CandidateFactory(
        version=said.version, content=make.INDONESIAN_DENIAL, stance="denies", answers=said, party=make.PartyFactory()
    )

    first = candidates.accept(candidate=said, new_claim="They broke the truce.", by=editor)
    second = candidates.accept(candidate=denial, claim=first.claim, by=editor)

    first.claim.refresh_from_db()
    assert second.answers == first
    assert (first.claim.answer != "unanswered", first.claim.disputed) == (True, True)


def test_accepting_what_an_answer_points_at_joins_the_two_whichever_came_first(editor):
    accused = make.CandidateFactory()
    denial = make.CandidateFactory(
        version=accused.version, content=make.INDONESIAN_DENIAL, stance="denies", answers=accused
    )
    answer = candidates.accept(candidate=denial, by=editor)

    statement = candidates.accept(candidate=accused, by=editor)

    answer.refresh_from_db()
    assert answer.answers == statement
