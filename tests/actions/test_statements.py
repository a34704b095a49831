"""Recording, correcting, withdrawing and moving statements; describing the articles they stand in."""

from datetime import date

import pytest

from claims.actions import articles, statements
from claims.actions.base import ActionRefused
from claims.models import Claim, Statement
from claims.models.choices import Precision
from tests import factories as make

SAID = {"stance": "denies", "proposition": "No round was fired."}


def test_recorded_statement_stands_on_the_selected_words(editor):
    version = make.ArticleVersionFactory()
    start = version.text.index(make.INDONESIAN_DENIAL)

    statement = statements.record_from_selection(
        version=version, start=start, end=start + len(make.INDONESIAN_DENIAL), said=SAID, by=editor
    )

    assert statement.passage.exact == make.INDONESIAN_DENIAL
    assert (statement.recorded_by, statement.language) == (editor, "id")


@pytest.mark.parametrize("language", ["ar", ""])
def test_statement_is_recorded_from_a_text_in_a_language_that_is_not_read(editor, language):
    article = make.ArticleFactory(published_on=date(2031, 4, 5), published_precision=Precision.DAY)
    version = make.ArticleVersionFactory(
        article=article, text="نفت الوزارة يوم السبت أنها قصفت القرية.", language=language
    )

    statement = statements.record_from_selection(version=version, start=0, end=len(version.text), said=SAID, by=editor)

    assert (statement.said_from, statement.said_inherited) == (date(2031, 4, 5), True)


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (9, 5), (0, 10**6)])
def test_selection_outside_the_text_is_refused(editor, start, end):
    with pytest.raises(ActionRefused):
        statements.record_from_selection(
            version=make.ArticleVersionFactory(), start=start, end=end, said=SAID, by=editor
        )


def test_correction_keeps_what_it_does_not_change(editor):
    statement = make.StatementFactory(speaker=make.SpeakerFactory(), cue="kata", target=make.PartyFactory())
    make.FigureFactory(statement=statement, low=12, modifier="at least")

    successor = statements.correct(statement=statement, said={"stance": "denies"}, reason="Misread.", by=editor)

    statement.refresh_from_db()
    kept = ("claim", "event", "party", "speaker", "target", "cue", "passage", "content_start", "content_end")
    assert {name: getattr(successor, name) for name in kept} == {name: getattr(statement, name) for name in kept}
    assert (successor.stance, statement.stance, successor.replaces) == ("denies", "asserts", statement)
    assert (successor.figures.get().low, successor.figures.get().modifier) == (12, "at least")
    assert (statement.withdrawn_by, statement.withdrawn_reason) == (editor, "Misread.")


@pytest.mark.parametrize("act", [statements.correct, statements.withdraw])
def test_withdrawn_statement_is_not_changed_again(editor, act):
    statement = make.StatementFactory()
    statements.withdraw(statement=statement, reason="Twice.", by=editor)
    more = {"said": {"cue": "kata"}} if act is statements.correct else {}

    with pytest.raises(ActionRefused):
        act(statement=statement, reason="Again.", by=editor, **more)


def test_status_follows_a_withdrawal_and_a_move(editor):
    claim, other = make.ClaimFactory(), make.ClaimFactory()
    make.StatementFactory(claim=claim)
    denial = make.StatementFactory(claim=claim, stance="denies")

    statements.move(statement=denial, claim=other, by=editor)
    moved = [Claim.objects.get(pk=row.pk).positions.count() for row in (claim, other)]
    statements.move(statement=denial, claim=claim, by=editor)
    denied, positions = Claim.objects.get(pk=claim.pk), claim.positions.count()
    statements.withdraw(statement=denial, reason="Twice.", by=editor)

    assert (moved, positions, denied.disputed) == ([1, 1], 2, True)
    assert (Claim.objects.get(pk=claim.pk).disputed, claim.positions.count()) == (False, 1)


def test_nothing_is_put_on_a_claim_that_is_out_of_use(editor):
    statement, gone = make.StatementFactory(), make.ClaimFactory(merged_into=make.ClaimFactory())

    with pytest.raises(ActionRefused):
        statements.move(statement=statement, claim=gone, by=editor)
    with pytest.raises(ActionRefused):
        statements.record_from_selection(
            version=statement.passage.version, start=0, end=5, said=SAID, claim=gone, by=editor
        )
    assert Statement.objects.count() == 1


def test_described_article_gives_its_date_and_event_to_its_statements(editor):
    event = make.EventFactory()
    statement = make.StatementFactory(claim=make.ClaimFactory(event=None))
    article = statement.passage.version.article

    articles.describe(
        article=article, title="T", outlet=article.outlet, published_on=date(2024, 5, 3), events=[event], by=editor
    )

    statement.refresh_from_db()
    assert (statement.event, statement.claim.event) == (event, event)
    assert statement.said_precision in {Precision.DAY, Precision.UNKNOWN}
    assert (article.published_on, article.published_precision) == (date(2024, 5, 3), Precision.DAY)


def test_figure_counts_up_to_the_day_that_its_passage_names(editor):
    text = "Dinas sosial mengatakan hingga Kamis pagi 40 warga mengungsi ke balai desa."
    version = make.ArticleVersionFactory(text=text, article=make.ArticleFactory(published_on=None))
    at = text.index("40")
    figure = {"low": 40.0, "high": 40.0, "modifier": "exactly", "counted": "warga", "start": at, "end": at + 2}
    said = {"stance": "asserts", "proposition": "40 warga mengungsi", "figures": [figure]}
    statement = statements.record_from_selection(version=version, start=0, end=len(text), said=said, by=editor)
    before = statement.figures.get().as_of

    articles.describe(article=version.article, title="T", outlet=None, published_on=date(2024, 3, 15), by=editor)
    after = statement.figures.get().as_of
    statement.refresh_from_db()
    successor = statements.correct(statement=statement, said={"hedged": True}, reason="Misread.", by=editor)

    assert (before, after, successor.figures.get().as_of) == (None, date(2024, 3, 14), date(2024, 3, 14))


def test_event_of_several_is_left_open(editor):
    statement = make.StatementFactory(claim=None)
    article = statement.passage.version.article

    articles.describe(
        article=article, title="T", outlet=None, published_on=None, events=make.EventFactory.create_batch(2), by=editor
    )

    statement.refresh_from_db()
    assert (statement.event, article.published_precision) == (None, Precision.UNKNOWN)


def test_same_text_of_one_outlet_is_one_article(editor):
    outlet = make.OutletFactory()
    make.ArticleFactory(outlet=outlet, canonical_url=None, content_sha256="a" * 64)
    other = make.ArticleFactory(outlet=None, canonical_url=None, content_sha256="a" * 64)

    with pytest.raises(ActionRefused, match="same text"):
        articles.describe(article=other, title="T", outlet=outlet, published_on=None, by=editor)
