"""What a text is called that declares no title."""

import pytest

from claims.pipeline.describing import headline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n  Dua versi tentang  malam itu \n\nKementerian mengatakan ...", "Dua versi tentang malam itu"),
        ("Ia membantah.", "Ia membantah."),
        ("kata " * 40, ("kata " * 24).strip() + "…"),
        ("x" * 200, "x" * 120 + "…"),
        ("", ""),
    ],
)
def test_text_without_a_title_is_called_by_its_first_words(text: str, title: str) -> None:
    assert headline(text) == title
