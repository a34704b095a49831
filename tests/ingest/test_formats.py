"""Files and pages to text, well-meant and hostile ones."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.ingest import formats, sandbox
from claims.ingest.errors import FEED_SENTENCES, SENTENCES, SourceError
from claims.ingest.formats import Media
from claims.vocabulary import Precision
from tests.ingest.files import docx, pdf, with_aes, with_broken_part, with_part

SENTENCE = "Juru bicara mengatakan bahwa pasukan mundur."
DENIAL = "Kementerian lain membantah keterangan itu pada hari Senin."
ARTICLE = f"<article><h1>Judul</h1><p>{SENTENCE}</p><p>{DENIAL}</p></article>"
LINKED = '<script type="application/ld+json">{}</script>'


def read(data: bytes, content_type: str = "", name: str = "") -> formats.Read:
    return formats.read(data, formats.identify(data, content_type, name))


@pytest.mark.parametrize(
    "text",
    [
        "Satu.\r\nDua.\r\n",
        "tak\u00a0putus",
        "شدد المتحدث على ذلك",
        "\ufeffAwal",
        "“tak ditutup",
        "a" * 1_000_000,
        "emoji 🛰",
    ],
)
def test_text_is_decoded_and_nothing_else(text: str) -> None:
    assert read(text.encode(), name="berita.txt").text == text


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        ("Naïve café".encode("cp1252"), "text/plain; charset=windows-1252"),
        ("Naïve café".encode("utf-16"), "text/plain"),
        ("Naïve café".encode(), "text/plain; charset=nonsense"),
        ("Naïve café".encode(), 'text/plain; charset="UTF-8"'),
    ],
)
def test_text_is_decoded_as_declared_or_as_it_is(data: bytes, content_type: str) -> None:
    assert read(data, content_type).text == "Naïve café"


@pytest.mark.parametrize("name", ["punycode", "idna", "unicode_escape", "raw-unicode-escape", "utf-7", "undefined"])
def test_text_is_not_decoded_as_what_no_page_is_written_in(name: str) -> None:
    text = "Pasukan mundur. \\ud800 +2AA- \\u0041-" + "aaaaab" * 200_000
    assert read(text.encode(), f"text/plain; charset={name}").text == text


def test_declared_charset_is_read_at_once_whatever_stands_around_it() -> None:
    begun = time.process_time()
    assert read(b"teks", "text/plain; charset=" + " " * 60_000 + ";").text == "teks"
    assert time.process_time() - begun < 1


def test_page_with_a_stray_byte_is_still_read() -> None:
    page = f"<html><body>{ARTICLE}</body></html>".encode().replace(b"Judul", b"Jud\xfful")
    assert DENIAL in read(page, "text/html; charset=utf-8").text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert read(text.encode(), "text/plain; charset=utf-8").text == text


def test_text_in_an_undeclared_encoding_is_guessed() -> None:
    text = "Пресс-секретарь министерства заявил, что войска отошли от склона. " * 5
    assert read(text.encode("cp1251"), name="a.txt").text == text


@pytest.mark.parametrize(
    ("data", "content_type", "name", "slug"),
    [
        (b"", "", "", "empty"),
        (b" \r\n\t", "text/plain", "", "empty"),
        (b"a" * (5 * 1024 * 1024 + 1), "text/plain", "", "too_large"),
        (b"teks\x00teks", "text/plain", "a.txt", "binary"),
        (bytes(range(1, 256)) * 40, "text/plain", "a.txt", "wrong_encoding"),
        (bytes(range(1, 128)) * 40, "text/plain", "a.txt", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "", "a.txt", "binary"),
        ("\ud800 sendiri".encode("utf-8", "surrogatepass"), "text/plain; charset=utf-8", "", "wrong_encoding"),
        (b"teks", "", "a.exe", "unknown_type"),
        (b"teks", "image/png", "", "unknown_type"),
        (b"bukan pdf", "", "a.pdf", "damaged"),
        (b"bukan docx", "application/pdf", "a.docx", "damaged"),
    ],
)  # fmt: skip
def test_what_can_be_no_article_is_refused_at_once(data: bytes, content_type: str, name: str, slug: str) -> None:
    with pytest.raises(SourceError) as refused:
        formats.identify(data, content_type, name)
    assert refused.value.slug == slug


@pytest.mark.parametrize(
    ("data", "content_type", "name", "media"),
    [
        (b"teks", "text/plain; charset=utf-8", "", "text/plain; charset=utf-8"),
        (b"<!DOCTYPE html><p>a", "", "", Media.HTML),
        (b"teks", "application/octet-stream", "a.TXT", Media.TEXT),
        (b"<html>", "text/plain", "", Media.TEXT),
        (pdf("a"), "text/plain", "a.txt", Media.PDF),
        (docx("a"), "", "a.docx", Media.DOCX),
    ],
)
def test_the_bytes_then_the_type_then_the_name_say_what_it_is(
    data: bytes, content_type: str, name: str, media: str
) -> None:
    assert formats.identify(data, content_type, name) == media


def test_page_gives_paragraphs_without_scripts() -> None:
    page = f"<html><body><script>var a='x'</script>{ARTICLE}<script>alert(1)</script><style>p{{}}</style></body></html>"
    found = read(page.encode(), "text/html")
    assert found.text.splitlines()[-2:] == [SENTENCE, DENIAL]
    assert "alert" not in found.text
    assert "<" not in found.text


@pytest.mark.parametrize(
    ("head", "day", "precision"),
    [
        ('<meta property="article:published_time" content="2020-09-28T01:30:00+07:00">', date(2020, 9, 28), "day"),
        ('<meta itemprop="datePublished" content="2020-09">', date(2020, 9, 1), "month"),
        ('<meta name="pubdate" content="2020">', date(2020, 1, 1), "year"),
        (LINKED.format('{"@type": "NewsArticle", "datePublished": "2020-09-27T23:00:00Z"}'), date(2020, 9, 27), "day"),
        (LINKED.format('{"@graph": [{"@type": ["Report"], "datePublished": "2020-9-7"}]}'), date(2020, 9, 7), "day"),
        ('<meta property="article:modified_time" content="2025-01-01">', None, "unknown"),
        (LINKED.format('{"@type": "WebPage", "datePublished": "2019-01-01"}'), None, "unknown"),
        (LINKED.format('{"@type": "NewsArticle", "dateModified": "2019-01-01"}'), None, "unknown"),
        (LINKED.format("[" * 50_000), None, "unknown"),
        ('<meta name="pubdate" content="2020-13-45">', None, "unknown"),
        ('<meta name="pubdate" content="kemarin">', None, "unknown"),
        ("", None, "unknown"),
    ],
)  # fmt: skip
def test_date_comes_from_metadata_and_from_nothing_else(head: str, day: date | None, precision: str) -> None:
    visible = "<figure><figcaption>Foto: 3 Mei 2025</figcaption></figure><time>4 Mei 2025</time><footer>© 2026</footer>"
    found = read(f"<html><head>{head}</head><body>{ARTICLE}{visible}</body></html>".encode(), "text/html")
    assert (found.published_on, found.precision) == (day, Precision(precision))


def test_page_declares_title_site_and_language() -> None:
    head = (
        '<title>A | B</title><meta property="og:title" content="Judul"><meta property="og:site_name" content="Harian">'
    )
    found = read(f'<html lang="id-ID"><head>{head}</head><body>{ARTICLE}</body></html>'.encode(), "text/html")
    assert (found.title, found.site_name, found.language) == ("Judul", "Harian", "id")


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<p", "<script>alert(1)</script>", "<div>" * 100_000])
def test_page_without_article_is_refused(page: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(page.encode(), "text/html")
    assert refused.value.slug == "no_article"


def test_pdf_gives_its_text_and_title_but_no_date() -> None:
    found = read(pdf(SENTENCE, "Halaman dua.", title="Siaran pers"))
    assert (found.text, found.title) == (f"{SENTENCE}\n\nHalaman dua.", "Siaran pers")
    assert found.published_on is None


def test_docx_gives_paragraphs_and_tables() -> None:
    found = read(docx("Satu.", SENTENCE, title="Siaran"))
    assert (found.text, found.title) == (f"Satu.\n{SENTENCE}\nkiri\tkanan", "Siaran")


@pytest.mark.parametrize(
    ("data", "slug"),
    [
        (pdf("", ""), "pdf_without_text"),
        (pdf("teks", password="rahasia"), "pdf_locked"),
        (with_aes(pdf("teks", password="", title="Siaran")), "pdf_locked"),
        (pdf(*["a"] * 301), "pdf_too_many_pages"),
        (b"%PDF-1.7\nnothing more", "damaged"),
        (pdf("teks")[:200], "damaged"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (with_broken_part(docx("a" * 3000)), "damaged"),
        (with_part(docx("a"), "word/bomb.xml", bytes(30_000_000)), "unsafe_docx"),
        (with_part(docx("a"), "word/x.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'), "unsafe_docx"),
    ],
    ids=[
        "no text",
        "locked",
        "aes",
        "pages",
        "no pdf",
        "cut pdf",
        "no docx",
        "broken docx",
        "zip bomb",
        "document type",
    ],
)
def test_hostile_files_are_refused_with_a_sentence(data: bytes, slug: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(data)
    assert refused.value.slug == slug


@pytest.mark.parametrize("slug", list(SENTENCES))
def test_every_reason_is_a_sentence(slug: str) -> None:
    for sentence in (SourceError(slug, "detail").sentence(), SourceError(slug, "detail").feed_sentence()):
        assert sentence[0].isupper() or sentence.startswith("detail")
        assert sentence.endswith(".")
        assert "%" not in sentence


def test_what_keeps_a_feed_from_being_fetched_is_not_told_as_if_it_were_an_article() -> None:
    assert all("paste" not in str(sentence).lower() for sentence in FEED_SENTENCES.values())
    assert set(FEED_SENTENCES) <= set(SENTENCES)


def test_an_unknown_reason_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        SourceError("no_such_reason")


def outcome(data: bytes, content_type: str) -> tuple[str, str]:
    """Return the text and why it was refused, one of them empty."""
    try:
        return read(data, content_type).text, ""
    except SourceError as refused:
        return "", refused.sentence()


@settings(deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes_are_text_or_refused_with_a_reason(data: bytes) -> None:
    text, refused = outcome(data, "text/plain")
    assert bool(text.strip()) != bool(refused)
    assert "\x00" not in text
    assert text.encode().decode() == text


@settings(deadline=None)
@given(st.text(max_size=500))
def test_any_page_is_an_article_or_refused_with_a_reason(page: str) -> None:
    text, refused = outcome(f"<html>{page}".encode("utf-8", "replace"), "text/html")
    assert bool(text.strip()) != bool(refused)


@pytest.mark.parametrize(
    "filling",
    ["<p></p>" * 500_000, f"<p {' '.join(f'a{n}' for n in range(500_000))}>"],
    ids=["elements", "attributes"],
)
def test_page_that_is_costly_to_read_is_refused_in_time(filling: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 2)
    begun = time.monotonic()
    with pytest.raises(SourceError) as refused:
        read(f"<html><body>{ARTICLE}{filling}</body></html>".encode(), "text/html")
    assert refused.value.slug == "reading_too_costly"
    assert time.monotonic() - begun < 10


def test_large_page_is_read_like_a_small_one() -> None:
    head = '<title>Judul</title><meta property="article:published_time" content="2020-09">'
    page = f'<html lang="id"><head>{head}</head><body>{ARTICLE}{{}}</body></html>'
    small = read(page.format("").encode(), "text/html")
    large = read(page.format(f"<!--{'a' * formats.LARGE_PAGE}-->").encode(), "text/html")
    assert large == small
    assert (large.title, large.language, large.precision) == ("Judul", "id", Precision.MONTH)
