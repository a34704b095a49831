"""Every rule and every note of the extraction has words for the editor."""

from claims.extraction.confidence import table
from claims.templatetags.wording import NOTES, RULES
from tests.extraction.reading import proposals
from tests.labels.test_own_articles import TEXTS


def test_every_rule_that_has_a_confidence_has_words():
    assert RULES.keys() == {rule for language, rule in table().base if not language}


def test_every_note_on_the_labelled_articles_has_words():
    texts = [path.read_text() for path in sorted(TEXTS.glob("*.txt"))]
    noted = {
        slug for text in texts for language in ("id", "en") for found in proposals(text, language) for slug in found.why
    }
    assert len(noted) > 15
    assert noted - NOTES.keys() == set()
