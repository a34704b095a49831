"""Versions of an article, the passages that changed in them, and who works on it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import Anchor, Article, Decision, Job, User
from claims.pipeline import anchoring
from claims.views.articleversions import difference
from tests import factories
from tests.factories import INDONESIAN, INDONESIAN_CLAIM, INDONESIAN_DENIAL

FIGURE = "sedikitnya 12 prajuritnya terluka oleh tembakan mortir di lereng Karvin"


def address(article: Article, name: str = "article") -> str:
    return reverse(f"claims:{name}", args=[article.public_id])


@pytest.fixture
def article(db: None) -> Article:
    """An article whose second version moved one passage, changed the number of another and left the third out."""
    first = factories.ArticleVersionFactory()
    for words in (INDONESIAN_CLAIM, FIGURE, INDONESIAN_DENIAL):
        factories.StatementFactory(version=first, content=words)
    text = "Diperbarui. " + INDONESIAN.replace("12", "21").replace(f'"{INDONESIAN_DENIAL},"', "Ia menolak")
    anchoring.anchor(factories.ArticleVersionFactory(article=first.article, text=text))
    return first.article


def test_statements_of_an_earlier_version_are_shown_where_they_stand_now(desk: Client, article: Article) -> None:
    reading = desk.get(address(article)).context["reading"]

    entries = {entry.row.passage.exact: entry for entry in reading.entries}
    marked = [part.text for part in reading.parts if part.entry]
    assert marked == [INDONESIAN_CLAIM]
    assert [(entries[w].anchor.outcome, entries[w].carried) for w in (INDONESIAN_CLAIM, FIGURE, INDONESIAN_DENIAL)] == [
        ("moved", True),
        ("edited", True),
        ("gone", True),
    ]


def test_earlier_version_shows_what_became_of_its_passages(desk: Client, article: Article) -> None:
    page = desk.get(address(article), {"version": 1})

    assert [entry.anchor.outcome for entry in page.context["reading"].entries] == ["edited", "moved", "gone"]
    assert "source: another number" in page.content.decode()
    assert "<del>12</del><ins>21</ins>" in page.content.decode()


def test_statement_page_badges_its_passage(desk: Client, article: Article) -> None:
    anchor = Anchor.objects.get(outcome="gone")

    statement = anchor.passage.statements.get()
    assert "source: gone" in desk.get(reverse("claims:statement", args=[statement.public_id])).content.decode()


def test_versions_are_compared_word_by_word(desk: Client, article: Article) -> None:
    page = desk.get(address(article, "article-versions")).content.decode()

    assert "<del>12</del><ins>21</ins>" in page
    assert all(version.sha256 in page for version in article.versions.all())
    assert "?from=1&amp;to=2" in desk.get(reverse("claims:changed")).content.decode()


def test_difference_shows_a_few_words_around_each_change_and_ends_somewhere() -> None:
    unchanged = "Kalimat yang sama.\n" * 100
    parts = difference(f"{unchanged}satu\n{unchanged}", f"{unchanged}dua\n{unchanged}").parts

    assert [(part.left_out, [piece.kind for piece in part.pieces]) for part in parts] == [
        (len(unchanged) - 239, ["same", "gone", "new", "same", "same"])
    ]
    ends = parts[0].pieces[0].text, parts[0].pieces[-1].text
    assert [ends[0][:11], ends[1][-11:]] == [" … yang sam", "\nKalimat … "]
    near = difference("satu\nsama\ndua\n", "tiga\nsama\nlima\n").parts
    assert ["".join(piece.text for piece in part.pieces) for part in near] == ["satutiga\nsama\ndualima\n"]
    huge = difference("a b " * 200_000, "c d " * 200_000)
    assert (huge.cut, sum(len(piece.text) for part in huge.parts for piece in part.pieces)) == (True, 400_000)
    assert difference("a", "a").parts == []


def test_changed_passage_is_upheld_with_its_reason(desk: Client, article: Article) -> None:
    page = desk.get(reverse("claims:changed"))
    anchors = list(page.context["page"])
    assert {anchor.outcome for anchor in anchors} == {"edited", "gone"}

    response = desk.post(reverse("claims:passage-uphold", args=[anchors[0].public_id]), {"reason": "A misprint."})

    assert response.headers["Location"] == reverse("claims:changed")
    assert Decision.objects.get().reason == "A misprint."
    assert desk.get(reverse("claims:changed")).context["page"].paginator.count == 1


def test_article_is_fetched_again_and_assigned(desk: Client, editor: User, reading_room: Client) -> None:
    article = factories.ArticleVersionFactory().article
    assert address(article, "article-fetch") in desk.get(address(article)).content.decode()

    desk.post(address(article, "article-fetch"))
    desk.post(address(article, "article-assign"), {"assignee": str(editor.public_id)})

    article.refresh_from_db()
    assert (article.assignee, Job.objects.get(article=article).requested_by) == (editor, editor)
    assert set(Decision.objects.values_list("action", flat=True)) == {"article.fetched_again", "article.assigned"}
    desk.post(address(article, "article-assign"), {"assignee": ""})
    article.refresh_from_db()
    assert article.assignee is None
    assert reading_room.post(address(article, "article-assign")).status_code == 403
    assert reading_room.post(address(article, "article-fetch")).status_code == 403


def test_current_text_is_added_and_what_is_refused_keeps_what_was_typed(desk: Client, article: Article) -> None:
    article.showed = 2
    article.save()
    shown, form = article.versions.get(number=2).text, address(article, "article-text")
    assert form in desk.get(address(article)).content.decode()
    assert form in desk.get(address(article, "article-versions")).content.decode()

    refused = [
        desk.post(form, {"text": shown.replace("\n", "\r\n")}),
        desk.post(form, {"text": shown, "file": SimpleUploadedFile("karvin.txt", shown.encode())}),
        desk.post(form, {"file": SimpleUploadedFile("photo.png", b"\x89PNG\r\n\x1a\n\x00\x00")}),
    ]

    pages = [page.content.decode() for page in refused]
    assert {page.status_code for page in refused} == {422}
    assert "This is word for word what version 2 says, which is shown now. Nothing was added." in pages[0]
    assert "one of the two" in pages[1]
    assert "Diperbarui. Dua versi" in pages[0]
    assert "Diperbarui. Dua versi" in pages[1]
    assert "txt, html, pdf or docx" in pages[2]
    assert not Job.objects.exists()
    for given in {"text": f"{shown}\r\nTamat."}, {"file": SimpleUploadedFile("a.txt", f"{shown}\nTamat.".encode())}:
        assert desk.post(form, given).headers["Location"] == address(article)
    assert bytes(Job.objects.get().blob.data).decode() == f"{shown}\nTamat."


def test_copy_offers_its_text_as_that_of_the_article_it_copies(desk: Client, article: Article) -> None:
    copied = factories.ArticleVersionFactory(article__near_duplicate_of=article, article__similarity=0.9).article
    form = f"{address(article, 'article-text')}?copy={copied.public_id}"

    page = desk.get(form)

    assert form in desk.get(address(copied)).content.decode()
    assert page.context["form"].initial == {"text": copied.versions.get().text}
    assert f"article={copied.public_id}" in page.content.decode()
    for other in (article.public_id, "x"):
        assert not desk.get(f"{address(article, 'article-text')}?copy={other}").context["form"].initial


def test_added_text_that_was_there_before_is_said_to_be(desk: Client, article: Article) -> None:
    article.showed = 1
    article.save()
    first = article.versions.get(number=1)
    now = timezone.now()
    job = factories.JobFactory(article=article, blob=first.blob, stage="done", finished_at=now)

    assert job.created_at > first.fetched_at
    assert "word for word that of version 1" in desk.get(address(article)).content.decode()


def test_difference_is_of_words_and_not_of_the_space_between_paragraphs() -> None:
    page, paste = "Satu dua.\nTiga empat.\nLima.\n", "  Satu  dua.\r\n\r\nTiga\u00a0tujuh. \n\n\nLima."

    pieces = [(piece.kind, piece.text) for part in difference(page, paste).parts for piece in part.pieces]

    assert [piece for piece in pieces if piece[0] != "same"] == [("gone", "empat"), ("new", "tujuh")]
    assert difference(page, page.replace("\n", "\n\n")).parts == []


def test_nobody_who_may_not_edit_is_assigned(desk: Client) -> None:
    article, viewer = factories.ArticleFactory(), factories.ViewerFactory()

    desk.post(address(article, "article-assign"), {"assignee": str(viewer.public_id)})

    article.refresh_from_db()
    assert article.assignee is None


@pytest.mark.parametrize("count", [1, 3])
def test_changed_sources_take_a_constant_number_of_queries(
    desk: Client, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        factories.AnchorFactory(passage=factories.StatementFactory().passage)

    with django_assert_num_queries(6):
        desk.get(reverse("claims:changed"))
