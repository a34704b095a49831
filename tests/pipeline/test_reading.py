"""From bytes to a version and its candidates: the same however often and from wherever it is run."""

from datetime import date

import pytest

from claims import tasks
from claims.actions import articles
from claims.models import Article, ArticleVersion, Candidate, Job, Passage
from claims.models.choices import JobStage, Precision
from claims.pipeline import jobs, sources
from claims.pipeline.jobs import Outcome
from tests.factories import (
    ENGLISH,
    INDONESIAN,
    AffiliationFactory,
    EditorFactory,
    OutletFactory,
    PartyFactory,
    SpeakerAliasFactory,
    SpeakerFactory,
)
from tests.ingest.files import docx, pdf
from tests.pipeline.running import at_once, finished, read

pytestmark = pytest.mark.django_db

PAGE = """<html lang="id"><head><title>Dua versi</title>
<meta property="article:published_time" content="2020-09-28T01:30:00+07:00">
<meta property="og:site_name" content="Harian Lembah">
</head><body><article>{}</article><footer>© 2026 Harian Lembah, 5 Mei 2025</footer></body></html>"""


def page() -> bytes:
    return PAGE.format("".join(f"<p>{line}</p>" for line in INDONESIAN.splitlines() if line)).encode()


def test_text_is_kept_as_it_came_with_its_language() -> None:
    text = INDONESIAN.replace("\n", "\r\n").replace("12 prajurit", "12\u00a0prajurit")
    version = ArticleVersion.objects.get(article=read(text).article)
    assert (version.text, version.language, version.number) == (text, "id", 1)
    assert ArticleVersion.objects.get(article=read(ENGLISH).article).language == "en"


def test_candidates_stand_where_their_words_stand() -> None:
    source = read(INDONESIAN)
    candidates = list(Candidate.objects.all())
    assert source.job.found == len(candidates) >= 4
    for candidate in candidates:
        text = candidate.version.text
        assert candidate.passage.exact == text[candidate.passage.start : candidate.passage.end]
        assert candidate.passage.start <= candidate.content_start < candidate.content_end <= candidate.passage.end
        assert (candidate.extractor, candidate.state, candidate.decided_by) == ("rules", "pending", None)
        assert candidate.proposal["rule"] == candidate.rule


def test_denial_points_at_what_it_answers() -> None:
    read(INDONESIAN)
    denial = Candidate.objects.filter(stance="denies", answers__isnull=False).get()
    assert denial.answers is not None
    assert denial.answers.stance == "accuses"


def test_denial_in_own_words_drafts_no_claim_that_is_its_opposite() -> None:
    read(
        "Otoritas Karabakh membantah menembaki pos itu. "
        '"Tidak ada tembakan dari pihak kami," kata juru bicara Davit Mirzoyan.'
    )

    drafts = Candidate.objects.order_by("content_start").values_list("stance", "proposition")

    assert list(drafts) == [("denies", "Otoritas Karabakh menembaki pos itu"), ("denies", "")]


def test_figures_can_be_recorded_as_they_are() -> None:
    read(INDONESIAN)
    figure = next(row.figures[0] for row in Candidate.objects.order_by("content_start") if row.figures)
    assert (figure["low"], figure["high"], figure["modifier"], figure["disclosed"]) == (12, None, "at least", True)
    assert "12" in INDONESIAN[figure["start"] : figure["end"]]
    assert set(figure) == {"low", "high", "modifier", "unit", "counted", "whose", "disclosed", "start", "end"}


def test_parties_are_found_by_name_alias_and_speaker() -> None:
    azerbaijan, armenia = PartyFactory(name="Azerbaijan"), PartyFactory(name="Armenia")
    spokeswoman = SpeakerFactory(name="Anna Sargsyan")
    AffiliationFactory(speaker=spokeswoman, party=armenia)
    SpeakerAliasFactory(speaker=spokeswoman, text="Sargsyan")
    read(INDONESIAN)
    quoted = Candidate.objects.get(speaker=spokeswoman)
    assert quoted.party == armenia
    first = Candidate.objects.order_by("content_start").first()
    assert first is not None
    assert first.party == azerbaijan
    assert Candidate.objects.get(stance="accuses").target == armenia


def test_speaker_of_several_parties_spoke_for_the_one_of_the_day() -> None:
    before, after = PartyFactory(name="Kementerian A"), PartyFactory(name="Kementerian B")
    speaker = SpeakerFactory(name="Anna Sargsyan")
    AffiliationFactory(speaker=speaker, party=before, valid_to=date(2019, 12, 31))
    AffiliationFactory(speaker=speaker, party=after, valid_from=date(2020, 1, 1))
    read(INDONESIAN, published_on=date(2019, 6, 1))
    assert Candidate.objects.get(speaker=speaker).party == before


def test_reading_again_adds_nothing() -> None:
    source = read(INDONESIAN)
    before = [
        Article.objects.count(),
        ArticleVersion.objects.count(),
        Passage.objects.count(),
        Candidate.objects.count(),
    ]
    jobs.restart(source.job)
    tasks.read_source(source.job.pk)
    after = [
        Article.objects.count(),
        ArticleVersion.objects.count(),
        Passage.objects.count(),
        Candidate.objects.count(),
    ]
    assert after == before
    assert finished(source.job) == (JobStage.DONE, "")


def test_reading_again_leaves_decisions_and_edits_alone() -> None:
    source = read(INDONESIAN)
    candidate = Candidate.objects.order_by("pk").first()
    assert candidate is not None
    Candidate.objects.filter(pk=candidate.pk).update(proposition="Disunting.", speaker_text="Lain")
    jobs.restart(source.job)
    tasks.read_source(source.job.pk)
    candidate.refresh_from_db()
    assert (candidate.proposition, candidate.speaker_text) == ("Disunting.", "Lain")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_leave_the_same_rows_as_one() -> None:
    source = sources.from_bytes(INDONESIAN.encode(), content_type="text/plain", requested_by=None)
    at_once(*[lambda: tasks.read_source(source.job.pk)] * 3)
    assert finished(source.job) == (JobStage.DONE, "")
    assert ArticleVersion.objects.count() == 1
    found = Candidate.objects.count()
    assert source.job.found == found
    jobs.restart(source.job)
    tasks.read_source(source.job.pk)
    assert Candidate.objects.count() == found


@pytest.mark.django_db(transaction=True)
def test_stage_is_seen_by_others_while_the_work_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def looks(_version: ArticleVersion) -> Outcome:
        at_once(lambda: seen.append(Job.objects.get().stage))
        return Outcome(0)

    monkeypatch.setattr(tasks.extracting, "extract", looks)
    read(INDONESIAN)
    assert seen == [JobStage.EXTRACTING]


def test_page_fills_what_is_unknown_and_its_copyright_line_dates_nothing() -> None:
    outlet = OutletFactory(name="Harian Lembah")
    source = sources.from_bytes(page(), content_type="text/html", requested_by=None)
    tasks.read_source(source.job.pk)
    article = Article.objects.get()
    assert finished(source.job) == (JobStage.DONE, "")
    assert (article.title, article.outlet, article.published_on) == ("Dua versi", outlet, date(2020, 9, 28))
    assert Candidate.objects.filter(stance="denies").exists()


def test_page_never_replaces_what_an_editor_said() -> None:
    outlet = OutletFactory()
    OutletFactory(name="Harian Lembah")
    known = {"title": "Judul editor", "outlet": outlet, "published_on": date(2020, 9, 27)}
    source = sources.from_bytes(page(), content_type="text/html", requested_by=EditorFactory(), **known)  # type: ignore[arg-type]
    tasks.read_source(source.job.pk)
    article = Article.objects.get()
    assert (article.title, article.outlet, article.published_on, article.published_precision) == (
        "Judul editor", outlet, date(2020, 9, 27), Precision.DAY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "given", "title"),
    [
        (b"%PDF-1.7 cut off", "", "<b>malam.pdf"),
        (b"%PDF-1.7 cut off", "Judul editor", "Judul editor"),
        (pdf("The ministry said the bridge was closed."), "", "The ministry said the bridge was closed."),
        (pdf("The ministry said the bridge was closed."), "Judul editor", "Judul editor"),
    ],
)
def test_a_file_is_called_by_its_name_until_its_title_is_known(data: bytes, given: str, title: str) -> None:
    name = "laporan/<b>malam.pdf"
    submitted = articles.submit_file(name=name, data=data, content_type="", title=given, by=EditorFactory())
    tasks.read_source(submitted.job.pk)
    assert Article.objects.get().title == title


@pytest.mark.parametrize("data", [docx(*INDONESIAN.splitlines()), pdf("The ministry said the bridge was closed.")])
def test_files_become_candidates(data: bytes) -> None:
    source = sources.from_bytes(data, content_type="", requested_by=None)
    tasks.read_source(source.job.pk)
    assert finished(source.job) == (JobStage.DONE, "")
    assert Candidate.objects.exists()


def test_pdf_without_text_fails_with_its_reason_and_can_be_tried_again() -> None:
    source = sources.from_bytes(pdf(""), content_type="", requested_by=None)
    tasks.read_source(source.job.pk)
    assert finished(source.job) == (JobStage.FAILED, "pdf_without_text")
    assert not ArticleVersion.objects.exists()


def test_near_duplicate_is_marked_with_its_likeness() -> None:
    first = read(INDONESIAN).article
    copy = read(INDONESIAN.replace("Yerevan", "ibu kota") + "\nDikutip dari kantor berita.\n").article
    other = read(ENGLISH).article
    assert copy.near_duplicate_of == first
    assert copy.similarity is not None
    assert 0.5 <= copy.similarity < 1
    assert (first.near_duplicate_of, other.near_duplicate_of) == (None, None)


def test_boilerplate_and_copies_become_no_candidates() -> None:
    line = "Kementerian Pertahanan Armenia membantah tuduhan itu.\n"
    read(f"{INDONESIAN}\n{line}\n{line}Baca juga: Kementerian mengatakan perang usai\n")
    texts = list(Candidate.objects.values_list("passage__exact", flat=True))
    assert sum("membantah tuduhan itu" in text for text in texts) == 1
    assert not any("Baca juga" in text for text in texts)
