"""The text of a DOCX file. Runs in the sandbox."""

from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as Opened
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml.etree import LxmlError

from claims.ingest import sandbox
from claims.ingest.errors import SourceError
from claims.ingest.read import MOST_BYTES, Read

MOST_UNPACKED = 20 * MOST_BYTES  # bytes; a long article with pictures is far below
MOST_RATIO = 200  # unpacked to packed, of one part larger than a megabyte
MOST_PARTS = 2_000
PROLOGUE = 4_096  # bytes of a part in which a document type would stand


def read(data: bytes) -> Read:
    """Return the paragraphs of a DOCX file, tables row by row. Raises SourceError."""
    try:
        _check(data)
        document = Document(BytesIO(data))
        text = "\n".join(_paragraphs(document))
        title = document.core_properties.title or ""
    except (BadZipFile, OpcError, LxmlError, KeyError, ValueError, NotImplementedError, EOFError) as error:
        raise SourceError("damaged") from error
    except RecursionError as error:
        raise SourceError("reading_too_costly") from error
    return Read(
        text=sandbox.storable(text), reader=f"python-docx {version('python-docx')}", title=sandbox.storable(title)
    )


def _check(data: bytes) -> None:
    """Refuse an archive that unpacks to too much, or whose XML declares a document type: Word writes none."""
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise SourceError("unsafe_docx")
        for part in parts:
            if part.file_size > 1024 * 1024 and part.file_size > MOST_RATIO * max(part.compress_size, 1):
                raise SourceError("unsafe_docx")
            with archive.open(part) as file:
                if b"<!DOCTYPE" in file.read(PROLOGUE).upper():
                    raise SourceError("unsafe_docx")


def _paragraphs(document: Opened) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "\t".join(cell.text for cell in row.cells)
        else:
            yield block.text


if __name__ == "__main__":
    sandbox.serve(read)
