"""A source that is fetched again and has changed: versions, passages, candidates, and decisions that rest on them."""

from collections.abc import Callable
from typing import Any

import pytest

from claims import tasks
from claims.actions import again
from claims.actions.base import ActionRefused
from claims.models import Anchor, Article, Candidate, Decision, Job, Statement, StatusDecision
from claims.models.choices import CandidateState, PassageOutcome, RejectionReason, Verdict
from claims.pipeline import anchoring, sources, status
from tests import factories
from tests.factories import INDONESIAN, EditorFactory, StatementFactory
from tests.ingest import server
from tests.pipeline.running import finished

pytestmark = pytest.mark.django_db

FIGURE = "sedikitnya 12 prajuritnya terluka oleh tembakan mortir di lereng Karvin"
DENIAL = "Kementerian Pertahanan Armenia membantah tuduhan tersebut."
MONITORS = "Kelompok pemantau di kota Goris menyatakan belum dapat memastikan siapa yang memulai."


@pytest.fixture
def shows(site: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Let the server show a text as its page; return the page's address."""

    def show(text: str) -> str:
        lines = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
        page = f"<html><body><article>{lines}</article></body></html>".encode()
        monkeypatch.setitem(server.PATHS, "/berita", lambda to: server.answer(to, page))
        return f"{site}/berita"

    return show


@pytest.fixture
def article(shows: Callable[[str], str]) -> Article:
    """An article that was read once."""
    source = sources.from_url(shows(INDONESIAN), requested_by=None)
    tasks.read_source(source.job.pk)
    return source.article


def fetch_again(article: Article) -> Job:
    job = again.fetch_again(article=article, by=EditorFactory())
    tasks.read_source(job.pk)
    return job


def stated(article: Article, words: str, **fields: Any) -> Statement:
    return StatementFactory(version=article.versions.first(), content=words, **fields)


def test_changed_page_becomes_a_version_and_each_passage_gets_its_outcome(
    article: Article, shows: Callable[[str], str]
) -> None:
    rows = [stated(article, words) for words in (FIGURE, DENIAL, MONITORS, "Jumlah korban di pihak Armenia")]
    stated(article, "di lereng Karvin", withdrawn_at="2024-05-05T00:00Z", withdrawn_by=EditorFactory())
    shows(
        INDONESIAN.replace("12 prajurit", "21 prajurit").replace(DENIAL, "").replace("tidak diumumkan", "dirahasiakan")
    )

    assert finished(fetch_again(article)) == ("done", "")

    version = article.versions.get(number=2)
    anchors = {
        anchor.passage: anchor for anchor in Anchor.objects.filter(version=version, passage__statements__in=rows)
    }
    found = [anchors[row.passage] for row in rows]
    assert [(row.outcome, row.differs) for row in found] == [
        ("edited", "number"),
        ("gone", ""),
        ("moved", ""),
        ("edited", "negation"),
    ]
    assert "21 prajuritnya" in found[0].words
    assert version.text[found[2].start : found[2].end] == MONITORS
    assert set(Anchor.objects.unsettled()) == {found[0], found[1], found[3]}


def test_unchanged_page_stays_one_version_and_is_not_proposed_again(article: Article) -> None:
    before = Candidate.objects.count()

    job = fetch_again(article)

    assert finished(job) == ("done", "")
    assert (article.versions.count(), Candidate.objects.count(), Anchor.objects.count()) == (1, before, 0)


def test_only_what_is_new_is_proposed_again(article: Article, shows: Callable[[str], str]) -> None:
    decided = Candidate.objects.first()
    assert decided is not None
    Candidate.objects.filter(pk=decided.pk).update(
        state=CandidateState.REJECTED,
        rejection=RejectionReason.OTHER,
        decided_by=EditorFactory(),
        decided_at=decided.created_at,
    )
    shows("Kabar utama\n\n" + INDONESIAN + "\n\nKementerian Luar Negeri Georgia mengatakan perbatasan tetap dibuka.")

    job = fetch_again(article)

    new = Candidate.objects.filter(version__number=2)
    assert ["perbatasan tetap dibuka" in candidate.passage.exact for candidate in new] == [True]
    tasks.read_source(job.pk)
    assert new.count() == 1


def test_changed_evidence_flags_the_decision_until_an_editor_has_looked(
    article: Article, shows: Callable[[str], str]
) -> None:
    statement = stated(article, FIGURE)
    claim = statement.claim
    assert claim is not None
    status.refresh([claim.pk])
    decision = StatusDecision.objects.create(
        claim=claim, verdict=Verdict.VERIFIED, reason="Both saw it.", decided_by=EditorFactory(),
        recorded_at=statement.recorded_at, basis=status.basis(claim),
    )  # fmt: skip
    shows(INDONESIAN.replace("12", "21"))
    fetch_again(article)

    decision.refresh_from_db()
    anchor = Anchor.objects.unsettled().get()
    assert (decision.outdated, anchor.passage) == (True, statement.passage)

    editor = EditorFactory()
    assert again.uphold(anchor=anchor, by=editor, reason="The number was set right below.") == [statement]

    decision.refresh_from_db()
    anchor.refresh_from_db()
    assert (decision.outdated, anchor.looked_by, Anchor.objects.unsettled().count()) == (False, editor, 0)
    last = Decision.objects.filter(action="statement.upheld").get()
    assert (last.subject, last.reason) == (statement.public_id, "The number was set right below.")
    with pytest.raises(ActionRefused, match="looked at this already"):
        again.uphold(anchor=anchor, by=editor)


def test_what_was_looked_at_waits_again_only_when_it_changes_again(
    article: Article, shows: Callable[[str], str]
) -> None:
    stated(article, FIGURE)
    shows(INDONESIAN.replace("12", "21"))
    fetch_again(article)
    again.uphold(anchor=Anchor.objects.unsettled().get(), by=EditorFactory())

    shows("Diperbarui.\n\n" + INDONESIAN.replace("12", "21"))
    fetch_again(article)
    assert Anchor.objects.unsettled().count() == 0

    shows(INDONESIAN.replace("12", "30"))
    fetch_again(article)
    assert Anchor.objects.unsettled().get().words.count("30 prajuritnya") == 1

    shows(INDONESIAN)
    fetch_again(article)
    assert (article.versions.count(), Anchor.objects.unsettled().count()) == (4, 0)
    assert not Anchor.objects.current().filter(outcome=PassageOutcome.EDITED, passage__version__number=1).exists()
    article.refresh_from_db()
    shown = article.shown_last(list(article.versions.order_by("-number")))
    assert shown == article.versions.get(number=1)


def test_anchoring_twice_writes_the_same_rows() -> None:
    first = factories.ArticleVersionFactory()
    StatementFactory(version=first, content=FIGURE)
    second = factories.ArticleVersionFactory(article=first.article, text="Awal. " + INDONESIAN)

    anchoring.anchor(second)
    rows = list(Anchor.objects.values("passage", "version", "outcome", "start", "current"))
    anchoring.anchor(second)

    assert list(Anchor.objects.values("passage", "version", "outcome", "start", "current")) == rows
    assert [row["outcome"] for row in rows] == ["moved"]


def test_passage_of_an_old_version_is_followed_once_a_statement_rests_on_it() -> None:
    first = factories.ArticleVersionFactory()
    factories.ArticleVersionFactory(article=first.article, text=INDONESIAN.replace("12", "21"))
    statement = StatementFactory(version=first, content=FIGURE)

    for _again in range(2):
        anchoring.follow(statement.passage)

    assert [(row.outcome, row.version.number) for row in Anchor.objects.unsettled()] == [(PassageOutcome.EDITED, 2)]
    anchoring.follow(StatementFactory(version=Anchor.objects.get().version, content=MONITORS).passage)
    assert Anchor.objects.count() == 1


def test_text_that_was_pasted_cannot_be_fetched_again() -> None:
    pasted = factories.ArticleFactory(canonical_url=None)

    with pytest.raises(ActionRefused, match="no web address"):
        again.fetch_again(article=pasted, by=EditorFactory())


def test_source_that_is_being_read_is_not_fetched_twice() -> None:
    article = factories.ArticleFactory()
    again.fetch_again(article=article, by=EditorFactory())

    with pytest.raises(ActionRefused, match="being read now"):
        again.fetch_again(article=article, by=EditorFactory())
    assert Job.objects.count() == 1
