"""An article's text as it reads now, pasted or in a file: versions, passages, candidates, identical words."""

import pytest

from claims import tasks
from claims.actions import again
from claims.actions.base import ActionRefused, StaleRevision
from claims.models import Anchor, Article, Candidate, Decision, Job
from claims.pipeline import sources
from claims.pipeline.sources import Source
from tests.factories import INDONESIAN, EditorFactory, StatementFactory
from tests.pipeline.running import finished, read

pytestmark = pytest.mark.django_db

FIGURE = "sedikitnya 12 prajuritnya terluka oleh tembakan mortir di lereng Karvin"
DENIAL = "Kementerian Pertahanan Armenia membantah tuduhan tersebut."
MONITORS = "Kelompok pemantau di kota Goris menyatakan belum dapat memastikan siapa yang memulai."
NEWS = "Kementerian Luar Negeri Georgia mengatakan perbatasan tetap dibuka."
EDITED = f"{INDONESIAN.replace('12 prajurit', '21 prajurit').replace(DENIAL, '')}\n{NEWS}\n"


@pytest.fixture
def pasted() -> Source:
    return read(INDONESIAN)


def add(article: Article, text: str) -> Job:
    job = again.add_text(article=article, text=text, by=EditorFactory())
    tasks.read_source(job.pk)
    return job


def page_of(text: str) -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
    return f"<html><body><article>{lines}</article></body></html>".encode()


def test_edited_paste_becomes_a_version_with_its_passages_followed_and_only_the_new_proposed(pasted: Source) -> None:
    rows = [
        StatementFactory(version=pasted.article.versions.get(), content=words) for words in (FIGURE, DENIAL, MONITORS)
    ]

    job = add(pasted.article, EDITED)

    assert finished(job) == ("done", "")
    version = pasted.article.versions.get(number=2)
    anchors = {anchor.passage_id: anchor for anchor in Anchor.objects.filter(version=version)}
    assert (version.text, version.fetched_url) == (EDITED, "")
    assert [anchors[row.passage_id].outcome for row in rows] == ["edited", "gone", "moved"]
    assert {anchor.passage_id for anchor in Anchor.objects.unsettled()} >= {rows[0].passage_id, rows[1].passage_id}
    new = [candidate.passage.exact for candidate in Candidate.objects.filter(version=version)]
    assert (len(new), any(NEWS in exact for exact in new), any(MONITORS in exact for exact in new)) == (2, True, False)
    decision = Decision.objects.get(action="article.text_added")
    assert (decision.subject, decision.after) == (pasted.article.public_id, {"sha256": version.sha256})
    assert Article.objects.count() == 1


def test_later_text_is_known_as_that_of_its_article(pasted: Source) -> None:
    add(pasted.article, EDITED)

    assert (read(EDITED).article, Article.objects.count()) == (pasted.article, 1)


def test_same_words_make_no_version(pasted: Source) -> None:
    respaced = INDONESIAN.replace("\n\n", "\n").replace(" ", "\u00a0 ")

    with pytest.raises(ActionRefused, match="word for word what version 1 says"):
        again.add_text(article=pasted.article, text=respaced, by=EditorFactory())
    job = again.add_file(
        article=pasted.article,
        name="halaman.html",
        data=page_of(INDONESIAN),
        content_type="text/html",
        by=EditorFactory(),
    )
    tasks.read_source(job.pk)

    assert finished(job) == ("done", "")
    assert (pasted.article.versions.count(), Anchor.objects.count()) == (1, 0)
    assert Decision.objects.get(action="article.text_added").after["file"] == "halaman.html"


def test_text_that_goes_back_shows_the_version_it_was(pasted: Source) -> None:
    add(pasted.article, EDITED)
    add(pasted.article, INDONESIAN)

    pasted.article.refresh_from_db()
    assert (pasted.article.showed, pasted.article.versions.count()) == (1, 2)


def test_text_is_given_for_a_page_that_could_not_be_fetched(site: str) -> None:
    source = sources.from_url(f"{site}/missing", requested_by=None)
    tasks.read_source(source.job.pk)
    assert finished(source.job)[0] == "failed"

    assert finished(add(source.article, INDONESIAN)) == ("done", "")
    assert source.article.versions.get().text == INDONESIAN
    assert Candidate.objects.exists()


def test_text_sent_twice_is_queued_once_and_another_one_waits_its_turn(pasted: Source) -> None:
    editor = EditorFactory()
    first = again.add_text(article=pasted.article, text=EDITED, by=editor)

    assert again.add_text(article=pasted.article, text=EDITED, by=editor) == first
    with pytest.raises(ActionRefused, match="being read now"):
        again.add_text(article=pasted.article, text=NEWS, by=editor)
    assert Decision.objects.filter(action="article.text_added").count() == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" \n", "nothing in it"),
        ("a\x00b" * 9, "binary data"),
        ("\ud800 kata", "cannot be read"),
        ("kata " * 1_050_000, "5 MB"),
    ],
    ids=["empty", "binary", "surrogate", "large"],
)
def test_what_is_no_text_is_refused(pasted: Source, text: str, sentence: str) -> None:
    with pytest.raises(ActionRefused, match=sentence):
        again.add_text(article=pasted.article, text=text, by=EditorFactory())
    assert Job.objects.count() == 1


def test_text_for_an_article_that_changed_meanwhile_is_stale(pasted: Source) -> None:
    revision = pasted.article.revision
    add(pasted.article, EDITED)

    with pytest.raises(StaleRevision):
        again.add_text(article=pasted.article, text=NEWS, by=EditorFactory(), revision=revision)
