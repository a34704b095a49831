"""What editors decide changes what new candidates are shown with, and one command undoes it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from claims.actions import candidates
from claims.actions.statements import Said
from claims.extraction.confidence import confidence
from claims.extraction.learning import Outcome
from claims.models import Candidate, Learning
from claims.models.choices import RejectionReason, Stance
from claims.pipeline import extracting, learning
from claims.retrieval import quality
from tests import factories

pytestmark = pytest.mark.django_db

RULE = "id.subject-verb-content"
START = confidence(RULE, ["content-that"])
TEXT = "Dewan Lembah {n} menyatakan bahwa jembatan di desa Sumber {n} sudah dibuka kembali untuk warga."


def proposed(n: int) -> Candidate:
    version = factories.ArticleVersionFactory(text=TEXT.format(n=n))
    extracting.extract(version)
    return Candidate.objects.get(version=version)


def learn(*options: str) -> list[str]:
    out = StringIO()
    call_command("learn", "confidence", *options, stdout=out)
    return out.getvalue().splitlines()


def test_rejections_lower_what_is_proposed_next_and_a_reset_forgets_them() -> None:
    editor = factories.EditorFactory()
    first = proposed(0)
    assert (first.rule, first.confidence, first.learning) == (RULE, START, None)
    for n in range(1, 11):
        candidates.reject(candidate=proposed(n), reason=RejectionReason.NOT_A_STATEMENT, by=editor)
    lines = learn()
    assert lines[-1].split() == [RULE, "0", "0", "10", f"{START:.2f}", f"{START * 30 / 40:.2f}"]
    second = proposed(11)
    assert second.confidence == pytest.approx(START * 30 / 40, abs=0.006)
    assert second.learning == learning.latest()
    assert second.proposal["confidence"] == START
    first.refresh_from_db()
    assert first.confidence == START

    assert learn("--reset") == ["The start values hold: nothing is learned."]
    assert proposed(12).confidence == START
    candidates.reject(candidate=second, reason=RejectionReason.OTHER, by=editor)
    assert learn()[-1].split()[:4] == [RULE, "0", "0", "1"]


def test_nothing_is_learned_twice_from_the_same_decisions() -> None:
    candidates.accept(candidate=proposed(1), by=factories.EditorFactory())
    learn()
    assert learn()[0] == "Nothing was decided since the last time."
    assert Learning.objects.count() == 1
    assert learn("--show")[-1].split()[:2] == [RULE, "1"]


def test_showing_before_anything_was_learned_says_so() -> None:
    assert learn("--show") == ["The start values hold: nothing is learned."]


def decide(how: str) -> None:
    editor, candidate = factories.EditorFactory(), proposed(1)
    start, end = candidate.content_start, candidate.content_end
    if how in RejectionReason.values:
        candidates.reject(candidate=candidate, reason=how, by=editor)
    elif how == "split":
        candidates.split(candidate=candidate, parts=[(start, start + 8), (start + 9, end)], by=editor)
    else:
        changes: dict[str, Said] = {
            "as it is": Said(),
            "party": Said(party=factories.PartyFactory()),
            "wording": Said(proposition="Jembatan itu dibuka."),
            "stance": Said(stance=Stance.CONFIRMS),
            "speaker": Said(speaker_text="Dewan Lembah"),
            "words": Said(content_end=end - 12),
        }
        candidates.accept(candidate=candidate, changes=changes[how], by=editor)


@pytest.mark.parametrize(
    ("how", "outcomes"),
    [
        ("as it is", [Outcome.ACCEPTED]),
        ("party", [Outcome.ACCEPTED]),
        ("wording", [Outcome.ACCEPTED]),
        ("stance", [Outcome.EDITED]),
        ("speaker", [Outcome.EDITED]),
        ("words", [Outcome.EDITED]),
        ("split", [Outcome.EDITED]),
        ("not_a_statement", [Outcome.REJECTED]),
        ("wrong_speaker", [Outcome.REJECTED]),
        ("other", [Outcome.REJECTED]),
        ("duplicate", []),
        ("not_newsworthy", []),
    ],
)
def test_outcome_is_about_speaker_stance_and_words_alone(how: str, outcomes: list[Outcome]) -> None:
    decide(how)
    assert [row.outcome for row in quality.decided(None)] == outcomes


def test_a_reopened_candidate_counts_no_more() -> None:
    editor, candidate = factories.EditorFactory(), proposed(1)
    candidates.accept(candidate=candidate, by=editor)
    candidates.reopen(candidate=candidate, by=editor)
    assert list(quality.decided(None)) == []


def test_waiting_tells_the_oldest_and_the_median_age() -> None:
    now = timezone.now()
    for hours in (1, 5, 30):
        factories.CandidateFactory(created_at=now - timedelta(hours=hours))
    assert quality.waiting() == quality.Waiting(3, now - timedelta(hours=30), now - timedelta(hours=5))


def test_nothing_waits_in_an_empty_queue() -> None:
    assert quality.waiting() == quality.Waiting(0)


def test_times_between_decisions_leave_out_pauses_and_other_editors() -> None:
    begun, (one, two) = timezone.now(), factories.EditorFactory.create_batch(2)
    for editor, seconds in [(one, 0), (one, 8), (one, 20), (one, 5000), (two, 21), (two, 21.2)]:
        factories.CandidateFactory(
            state="accepted", decided_by=editor, decided_at=begun + timedelta(seconds=seconds), created_at=begun
        )
    assert sorted(quality.seconds_a_decision(None)) == [8, 12]
    assert len(quality.hours_to_decision(None)) == 6
