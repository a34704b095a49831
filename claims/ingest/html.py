"""Article text out of a page, paragraph by paragraph, and what the page's metadata says of it.

Runs in the worker, for a large page in the sandbox.
"""

from importlib.metadata import version

import trafilatura
from lxml import html as lxml_html
from lxml.etree import LxmlError

from claims.ingest import metadata, sandbox
from claims.ingest.errors import SourceError
from claims.ingest.read import Read

READER = f"trafilatura {version('trafilatura')}"

MOST_ELEMENTS = 100_000  # some ten times the largest news pages; the reader needs about 5 s for as many


def read(page: str) -> Read:
    """Return the article on `page`, its text without any markup.

    Raises SourceError `no_article` when there is none, `reading_too_costly` beyond MOST_ELEMENTS elements.
    """
    try:
        # Bytes, since a page may declare an encoding that is no longer true of the decoded text.
        tree = lxml_html.document_fromstring(page.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError) as error:
        raise SourceError("no_article") from error
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise SourceError("reading_too_costly")
    declared = metadata.of(tree)
    text = trafilatura.extract(
        tree, output_format="txt", include_comments=False, include_tables=True, deduplicate=False, favor_recall=True
    )
    if not text or not text.strip():
        raise SourceError("no_article")
    return Read(
        text=text.replace("\x00", ""),
        reader=READER,
        title=declared.title,
        site_name=declared.site_name,
        language=declared.language,
        published_on=declared.published_on,
        precision=declared.precision,
    )


if __name__ == "__main__":
    sandbox.serve(lambda page: read(page.decode()))
