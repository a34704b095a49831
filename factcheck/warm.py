"""What a web server loads before anybody waits for a page."""

import gc
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import timezone, translation
from django.utils.formats import date_format

from claims.matching import explain, lexicon
from claims.text import languages, numbers


def up() -> None:
    """Load the addresses, with them the views, the product's templates and words; the collector passes over them all.

    None of it is ever garbage, and to walk through it took a tenth of a second of one page in twenty.
    """
    get_resolver().url_patterns  # noqa: B018
    folder: Path = settings.BASE_DIR / "templates"
    for path in sorted(folder.rglob("*.html")):
        get_template(path.relative_to(folder).as_posix())
    _words()
    gc.collect()
    gc.freeze()


def _words() -> None:
    """Load the words that figures are read by, and those of the interface: the first page with them was the slowest."""
    lexicon.kinds()
    for code in languages.codes():
        lexicon.lexicon(code)
        numbers.token(code)
    for code, _name in settings.LANGUAGES:
        explain.number(0.0, code)
        with translation.override(code):
            translation.gettext("Claims")
            date_format(timezone.now(), "j M Y")
