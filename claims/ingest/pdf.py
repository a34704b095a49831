"""The text of a PDF. Runs in the sandbox."""

import logging
from io import BytesIO

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from claims.ingest import sandbox
from claims.ingest.errors import SourceError
from claims.ingest.read import MOST_CHARACTERS, Read

MOST_PAGES = 300


def read(data: bytes) -> Read:
    """Return the text of a PDF, a blank line between pages. Raises SourceError."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        document = pypdf.PdfReader(BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise SourceError("pdf_locked")
        if len(document.pages) > MOST_PAGES:
            raise SourceError("pdf_too_many_pages", str(MOST_PAGES))
        text = _text(document)
        title = (document.metadata.title if document.metadata else "") or ""
    except (SourceError, MemoryError):
        raise
    except DependencyError as error:
        raise SourceError("pdf_locked") from error  # by AES, which is read with a library that is not required here
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError) as error:
        # pypdf meets a malformed object with whatever its use of it raises.
        raise SourceError("damaged") from error
    except RecursionError as error:
        raise SourceError("reading_too_costly") from error
    if not text.strip():
        raise SourceError("pdf_without_text")
    return Read(text=sandbox.storable(text), reader=f"pypdf {pypdf.__version__}", title=sandbox.storable(str(title)))


def _text(document: pypdf.PdfReader) -> str:
    pages: list[str] = []
    size = 0
    for page in document.pages:
        pages.append(page.extract_text())
        size += len(pages[-1])
        if size > MOST_CHARACTERS:
            raise SourceError("too_long")
    return "\n\n".join(pages)


if __name__ == "__main__":
    sandbox.serve(read)
