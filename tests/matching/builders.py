"""Short ways to write statements down in tests."""

from pathlib import Path

from claims.matching.facts import FigureFact, StatementFact
from claims.matching.labelled import load_all
from claims.vocabulary import Modifier, Stance

EVENTS = load_all(Path(__file__).parent / "pairs")


def said(key: str, text: str, stance: str = "asserts", **slots: object) -> StatementFact:
    """A statement of article "a" in Indonesian about event "e", placed by the digits of its key."""
    given = {"article": "a", "language": "id", "events": frozenset({"e"}), "context": text, "position": int(key[1:])}
    return StatementFact(key=key, stance=Stance(stance), proposition=text, **(given | slots))


def count(value: float, of: str, modifier: str = "exactly", **slots: object) -> FigureFact:
    """A printed figure as an extractor gives it."""
    low = None if modifier in ("nearly", "up to", "less than") else value
    high = None if modifier in ("more than", "at least") else value
    return FigureFact(low, high, Modifier(modifier), **({"unit": "", "of": of} | slots))
