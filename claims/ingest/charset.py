"""From bytes to text: declared encoding, byte order mark, page declaration, UTF-8, and only then a guess."""

import codecs
import re

from charset_normalizer import from_bytes

from claims.ingest.errors import SourceError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),  # the mark stays, as a first character of no width: offsets are those of the file
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 65_536  # bytes that a guess looks at
PAGE_HEAD = 4_096  # bytes of a page in which its declaration must stand; HTML says 1024, pages are laxer
# Encodings of Python and of mail, none of pages: one takes time by the square of the length, others give surrogates.
UNFIT = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
BINARY_SHARE = 0.01  # control characters beyond this share are no text

_CHARSET = re.compile(r"charset\s*=[\s\"']*([\w.:-]{1,40})", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=[\s\"']*([\w.:-]{1,40})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")


def charset_of(content_type: str) -> str:
    """Return the charset that a Content-Type declares, "" when it declares none."""
    found = _CHARSET.search(content_type)
    return found.group(1) if found else ""


def decode(data: bytes, content_type: str = "") -> str:
    """Return the text that `data` encodes.

    Nothing is altered beyond decoding: line ends, spaces and the mark of a UTF-8 file stay. Raises SourceError `binary`
    or `wrong_encoding`. Lone surrogates and null characters, which no database text holds, are refused.
    """
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    if marked is None and b"\x00" in data:
        raise SourceError("binary")
    declared = marked or charset_of(content_type) or _declared_in_page(data, content_type)
    text = _decoded(data, declared) if declared else None
    if text is None:
        text = _decoded(data, "utf-8")
    if text is None and "html" in content_type:
        text = data.decode("utf-8", "replace")  # as browsers do: pages carry stray bytes
    elif text is None and declared:
        raise SourceError("wrong_encoding")
    elif text is None:
        text = _guessed(data)
    if "\x00" in text or len(_CONTROL.findall(text)) > BINARY_SHARE * len(text):
        raise SourceError("binary")
    return text


def _declared_in_page(data: bytes, content_type: str) -> str:
    if "html" not in content_type:
        return ""
    found = _META.search(data[:PAGE_HEAD])
    return found.group(1).decode("ascii", "replace") if found else ""


def _decoded(data: bytes, name: str) -> str | None:
    try:
        return None if codecs.lookup(name).name in UNFIT else data.decode(name)
    except (LookupError, UnicodeError):  # not a text encoding, or not this one
        return None


def _guessed(data: bytes) -> str:
    best = from_bytes(data[:SAMPLE]).best()
    text = _decoded(data, best.encoding) if best is not None else None
    if text is None:
        raise SourceError("wrong_encoding")
    return text
