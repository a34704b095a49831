"""From raw bytes to text: what kind of file it is, and the reader for it."""

from enum import StrEnum
from pathlib import PurePosixPath

from claims.ingest import sandbox
from claims.ingest.charset import charset_of, decode
from claims.ingest.errors import SourceError
from claims.ingest.read import MOST_BYTES, MOST_CHARACTERS, Read

SNIFFED = 1_024  # bytes looked at where neither type nor name says what it is

# Characters beyond which a page is read in the sandbox. The usual one has fewer, and a process costs as much as reading
# it; the parser compares each attribute of an element with all before it: 20 s for what a page of this size holds.
LARGE_PAGE = 500_000


class Media(StrEnum):
    """The kinds of file that can be read."""

    TEXT = "text/plain"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


TYPES = {
    "text/plain": Media.TEXT,
    "text/markdown": Media.TEXT,
    "text/html": Media.HTML,
    "application/xhtml+xml": Media.HTML,
    "application/pdf": Media.PDF,
    "application/x-pdf": Media.PDF,
    Media.DOCX: Media.DOCX,
}
SUFFIXES = {
    ".txt": Media.TEXT,
    ".md": Media.TEXT,
    ".text": Media.TEXT,
    ".html": Media.HTML,
    ".htm": Media.HTML,
    ".xhtml": Media.HTML,
    ".pdf": Media.PDF,
    ".docx": Media.DOCX,
}
UNSPECIFIC = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/zip"})


def identify(data: bytes, content_type: str = "", name: str = "") -> str:
    """Return the media type under which `data` is kept and read, with the declared charset where there is one.

    The bytes decide about PDF and DOCX, then the type, then the name's ending. Raises SourceError when it is empty,
    larger than 5 MB, of an unknown kind or, for text and pages, no text.
    """
    if not data.strip():
        raise SourceError("empty")
    if len(data) > MOST_BYTES:
        raise SourceError("too_large")
    media = _media(data, content_type, name)
    charset = charset_of(content_type)
    if media in (Media.PDF, Media.DOCX):
        return media
    full = f"{media}; charset={charset}" if charset else str(media)
    if not decode(data, full).strip():
        raise SourceError("empty")
    return full


def is_text(content_type: str) -> bool:
    """Return whether this is the media type, as `identify` gives it, of plain text, which is read at no cost."""
    return _bare(content_type) == Media.TEXT


def read(data: bytes, content_type: str) -> Read:
    """Return the text of `data`, of the media type that `identify` gave. Raises SourceError with what is wrong."""
    media = _bare(content_type)
    if media == Media.TEXT:
        return _checked(Read(text=decode(data, content_type), reader="text 1"))
    if media == Media.HTML:
        return _checked(_page(decode(data, content_type)))
    return _checked(sandbox.read("pdf" if media == Media.PDF else "docx", data))


def _page(page: str) -> Read:
    if len(page) > LARGE_PAGE:
        return sandbox.read("html", page.encode())
    from claims.ingest import html  # a web process, which only identifies, does without its parser

    return html.read(page)


def _media(data: bytes, content_type: str, name: str) -> Media:
    if data[:SNIFFED].lstrip().startswith(b"%PDF-"):
        return Media.PDF
    if data.startswith(b"PK\x03\x04"):
        return Media.DOCX
    bare, suffix = _bare(content_type), PurePosixPath(name).suffix.lower()
    media = TYPES.get(bare) if bare not in UNSPECIFIC else SUFFIXES.get(suffix)
    if media is None and bare in UNSPECIFIC and not suffix:
        media = _sniffed(data)
    if media in (Media.PDF, Media.DOCX):
        raise SourceError("damaged")
    if media is None:
        raise SourceError("unknown_type", suffix or bare)
    return media


def _sniffed(data: bytes) -> Media:
    head = data[:SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return Media.HTML if head.startswith((b"<!doctype html", b"<html", b"<?xml")) else Media.TEXT


def _bare(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _checked(read: Read) -> Read:
    if not read.text.strip():
        raise SourceError("empty")
    if len(read.text) > MOST_CHARACTERS:
        raise SourceError("too_long")
    return read
