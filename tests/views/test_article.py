"""The article reader: its marks, its progress, what an article is, statements recorded by hand."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Article, Decision
from claims.models.choices import JobStage, Stance
from tests import factories
from tests.factories import INDONESIAN, INDONESIAN_CLAIM, INDONESIAN_DENIAL

TAG = re.compile(r"<[^>]+>")


def address(article: Article, name: str = "article", *more: object) -> str:
    return reverse(f"claims:{name}", args=[article.public_id, *more])


def shown_text(page: str) -> str:
    """Return the article's text as the browser sees it, marks taken away."""
    inside = page.split("data-offsets>", 1)[1].split("</div>", 1)[0]
    return unescape(TAG.sub("", inside))


@pytest.mark.parametrize(
    "text",
    [INDONESIAN, "Satu 👩‍🚀 dua.\r\nTiga & <empat>.", "عربي ثم English.\n"],
    ids=["plain", "hostile", "right-to-left"],
)
def test_marks_add_nothing_to_the_text(desk: Client, text: str) -> None:
    version = factories.ArticleVersionFactory(text=text)
    words = text.split()[1]
    factories.CandidateFactory(version=version, content=words)
    factories.CandidateFactory(version=version, content=text.strip())

    page = desk.get(address(version.article), {"at": f"1-{len(text) - 1}"}).content.decode()

    assert shown_text(page) == text


def test_spans_are_numbered_in_the_order_of_the_text_and_styled_by_party(desk: Client) -> None:
    version = factories.ArticleVersionFactory()
    armenia, azerbaijan = factories.PartyFactory(name="Armenia"), factories.PartyFactory(name="Azerbaijan")
    factories.StatementFactory(version=version, content=INDONESIAN_DENIAL, party=armenia, stance=Stance.DENIES)
    factories.CandidateFactory(version=version, content=INDONESIAN_CLAIM, party=azerbaijan)
    factories.CandidateFactory(version=version, content="belum dapat memastikan siapa yang memulai", party=None)

    reading = desk.get(address(version.article)).context["reading"]

    assert [(e.number, e.pending, e.style) for e in reading.entries] == [(1, True, 1), (2, False, 2), (3, True, 0)]
    assert reading.legend == [(1, azerbaijan), (2, armenia)]
    marked = [(part.text, part.entry.number) for part in reading.parts if part.entry]
    assert marked == [
        (INDONESIAN_CLAIM, 1),
        (INDONESIAN_DENIAL, 2),
        ("belum dapat memastikan siapa yang memulai", 3),
    ]


def test_of_overlapping_spans_the_shorter_one_is_marked_and_both_begin(desk: Client) -> None:
    version = factories.ArticleVersionFactory()
    factories.CandidateFactory(version=version, content=f'"{INDONESIAN_DENIAL},"')
    factories.CandidateFactory(version=version, content=INDONESIAN_DENIAL)

    parts = [p for p in desk.get(address(version.article)).context["reading"].parts if p.entry]

    assert [(p.text, p.entry.number, [e.number for e in p.begins]) for p in parts] == [
        ('"', 1, [1]),
        (INDONESIAN_DENIAL, 2, [2]),
        (',"', 1, []),
    ]


def test_decided_candidates_and_withdrawn_statements_are_not_marked(desk: Client, editor: Any) -> None:
    version = factories.ArticleVersionFactory()
    factories.CandidateFactory(version=version, state="accepted")
    factories.StatementFactory(version=version, withdrawn_at="2024-05-05T00:00Z", withdrawn_by=editor)

    assert desk.get(address(version.article)).context["reading"].entries == []


def test_span_of_the_address_is_led_to(desk: Client) -> None:
    version = factories.ArticleVersionFactory()
    start = INDONESIAN.index(INDONESIAN_DENIAL)

    page = desk.get(address(version.article), {"at": f"{start}-{start + len(INDONESIAN_DENIAL)}"}).content.decode()

    assert f'<span class="at" id="at">{INDONESIAN_DENIAL}</span>' in page


@pytest.mark.parametrize("at", ["9-3", "0-99999999", "x", "1-2-3", "-"])
def test_span_that_is_none_is_left_alone(desk: Client, at: str) -> None:
    version = factories.ArticleVersionFactory()

    assert 'id="at"' not in desk.get(address(version.article), {"at": at}).content.decode()


def test_earlier_version_can_be_read(desk: Client) -> None:
    first = factories.ArticleVersionFactory()
    factories.ArticleVersionFactory(article=first.article, text="Naskah kedua.\n")

    assert shown_text(desk.get(address(first.article)).content.decode()) == "Naskah kedua.\n"
    assert shown_text(desk.get(address(first.article), {"version": 1}).content.decode()) == INDONESIAN


def test_source_link_leads_to_the_words(desk: Client) -> None:
    version = factories.ArticleVersionFactory(article__canonical_url="https://harian-lereng.example/b")
    factories.CandidateFactory(version=version, content="gencatan senjata")

    page = desk.get(address(version.article)).content.decode()

    assert 'href="https://harian-lereng.example/b#:~:text=gencatan%20senjata"' in page


# Progress -------------------------------------------------------------------------------------------------------------


def test_running_job_is_polled_and_shows_its_stage(desk: Client) -> None:
    article = factories.JobFactory(stage=JobStage.EXTRACTING).article

    page = desk.get(address(article)).content.decode()

    assert f'hx-get="{address(article, "article-reading")}?seen=extracting"' in page
    assert re.search(r'<li class="now" aria-current="step">.*extracting</li>', page)


@pytest.mark.parametrize(
    ("stage", "seen", "status"),
    [
        (JobStage.EXTRACTING, "extracting", 204),
        (JobStage.MATCHING, "extracting", 200),
        (JobStage.DONE, "matching", 286),
        (JobStage.FAILED, "fetching", 286),
    ],
)
def test_poll_answers_only_what_is_new_and_ends_with_the_job(
    desk: Client, stage: JobStage, seen: str, status: int
) -> None:
    over = stage in {JobStage.DONE, JobStage.FAILED}
    version = factories.ArticleVersionFactory()
    factories.CandidateFactory(version=version)
    factories.JobFactory(article=version.article, stage=stage, finished_at="2024-05-05T00:00Z" if over else None,
                         failure="empty" if stage == JobStage.FAILED else "")  # fmt: skip

    response = desk.get(address(version.article, "article-reading"), {"seen": seen})

    assert response.status_code == status
    assert ("every 2s" in response.content.decode()) == (status == 200)
    assert ("<html" in response.content.decode()) is False


@pytest.mark.parametrize(("language", "told"), [("ar", "language (Arabic)"), ("id", "in words the machine knows")])
def test_text_without_statements_says_whether_its_language_is_read(desk: Client, language: str, told: str) -> None:
    version = factories.ArticleVersionFactory(language=language)
    factories.JobFactory(article=version.article, stage=JobStage.DONE, finished_at="2024-05-05T00:00Z")

    assert told in desk.get(reverse("claims:article", args=[version.article.public_id])).content.decode()


def test_failed_job_says_why_and_can_be_tried_again(desk: Client, reading_room: Client) -> None:
    job = factories.JobFactory(
        stage=JobStage.FAILED, failure="http_error", detail="404", finished_at="2024-05-05T00:00Z"
    )

    page = desk.get(address(job.article)).content.decode()
    assert "The site answered with error 404." in page
    assert address(job.article, "article-retry") in page
    assert address(job.article, "article-retry") not in reading_room.get(address(job.article)).content.decode()

    response = desk.post(address(job.article, "article-retry"))

    job.refresh_from_db()
    assert (response.headers["Location"], job.stage, job.failure) == (address(job.article), "queued", "")


def test_retry_of_what_did_not_fail_is_refused_with_a_sentence(desk: Client) -> None:
    article = factories.JobFactory().article

    page = desk.post(address(article, "article-retry"), follow=True).content.decode()

    assert "There is no failed job to try again." in page


@pytest.mark.parametrize("view", ["article", "article-reading"])
def test_near_duplicate_is_shown(desk: Client, view: str) -> None:
    first = factories.ArticleFactory(title="The first")
    copy = factories.ArticleVersionFactory(article__near_duplicate_of=first, article__similarity=0.93).article

    page = desk.get(address(copy, view)).content.decode()

    assert "About 93 % of its words" in page
    assert address(first) in page


# What an article is ---------------------------------------------------------------------------------------------------


def described(article: Article, **changes: object) -> dict[str, object]:
    return {
        "revision": article.revision,
        "kind": "article",
        "title": article.title,
        "outlet": "",
        "published_on": "2024-05-04",
        "published_precision": "day",
        "other_event": "",
    } | changes


def test_date_and_event_are_saved_and_the_event_inherited(desk: Client) -> None:
    version = factories.ArticleVersionFactory()
    statement = factories.StatementFactory(version=version, claim=None, event=None)
    event = factories.EventFactory()

    desk.post(address(version.article, "article-describe"), described(version.article, events=[str(event.public_id)]))

    statement.refresh_from_db()
    version.article.refresh_from_db()
    assert (statement.event, str(version.article.published_on)) == (event, "2024-05-04")


def test_what_a_worker_found_after_the_form_was_drawn_is_not_taken_away(desk: Client) -> None:
    article = factories.ArticleVersionFactory(article__title="", article__published_on=None).article
    drawn = {f"initial-{name}": "" for name in ("title", "outlet", "published_on")}
    left = described(article, title="", published_on="", other_event="Truce of May", **drawn)
    found = {"title": "Malam di Karvin", "published_on": "2024-05-04", "published_precision": "day"}
    Article.objects.filter(pk=article.pk).update(**found)

    desk.post(address(article, "article-describe"), left | {"initial-published_precision": "day"})

    article.refresh_from_db()
    assert (article.title, str(article.published_on)) == ("Malam di Karvin", "2024-05-04")
    emptied = described(article, published_on="") | {"initial-published_on": "2024-05-04"}
    desk.post(address(article, "article-describe"), emptied)
    article.refresh_from_db()
    assert article.published_on is None


def test_undescribed_article_asks_once(desk: Client, reading_room: Client) -> None:
    bare = factories.ArticleVersionFactory().article
    full = factories.ArticleVersionFactory(
        article__published_on="2024-05-04", article__events=[factories.EventFactory()]
    ).article

    assert '<details class="card card-open" id="describe" open>' in desk.get(address(bare)).content.decode()
    assert '<details class="card" id="describe">' in desk.get(address(full)).content.decode()
    assert 'id="describe"' not in reading_room.get(address(bare)).content.decode()


def test_second_editor_reads_who_was_first_and_keeps_what_was_typed(desk: Client) -> None:
    article = factories.ArticleVersionFactory().article
    typed = described(article, outlet="Harian Lembah", title="My own title")
    desk.post(address(article, "article-describe"), described(article, title="The first title"))

    response = desk.post(address(article, "article-describe"), typed)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Rina has already decided" in page
    assert 'value="My own title"' in page
    assert 'value="Harian Lembah"' in page
    article.refresh_from_db()
    assert article.title == "The first title"


def test_bad_date_is_refused_and_nothing_is_saved(desk: Client) -> None:
    article = factories.ArticleVersionFactory().article

    response = desk.post(address(article, "article-describe"), described(article, published_on="31/31/2024"))

    assert response.status_code == 422
    assert Decision.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_a_constant_number_of_queries(desk: Client, count: int, django_assert_num_queries: Any) -> None:
    version = factories.ArticleVersionFactory(article__events=[factories.EventFactory()])
    for _ in range(count):
        factories.CandidateFactory(version=version, party=factories.PartyFactory(), target=factories.PartyFactory())
        factories.StatementFactory(version=version)

    with django_assert_num_queries(18):
        desk.get(address(version.article))


def test_forms_are_drawn_once_opened_and_what_nobody_knows_is_asked_at_once(desk: Client) -> None:
    known = factories.ArticleVersionFactory(
        article__events=[factories.EventFactory()], article__published_on="2024-05-05"
    )
    unknown = factories.ArticleVersionFactory(article__published_on=None, article__published_precision="unknown")
    describe = address(known.article, "article-describe")
    record = reverse("claims:statement-record", args=[known.article.public_id, known.number])

    page = desk.get(address(known.article)).content.decode()
    assert f'action="{describe}"' not in page
    assert f'action="{record}"' not in page
    assert (
        f'action="{address(unknown.article, "article-describe")}"'
        in desk.get(address(unknown.article)).content.decode()
    )
    for place in (describe, record):
        alone = desk.get(place, headers={"HX-Request": "true"}).content.decode()
        whole = desk.get(place).content.decode()
        assert f'action="{place}"' in alone
        assert "<html" not in alone
        assert f'action="{place}"' in whole
        assert f'href="{address(known.article)}"' in whole


def test_unknown_article_is_not_found(desk: Client) -> None:
    assert desk.get(reverse("claims:article", args=[factories.ClaimFactory().public_id])).status_code == 404
