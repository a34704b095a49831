"""What an extractor returns: frozen proposals whose spans are half-open code-point offsets into the given text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from claims.vocabulary import DenialTarget, Modifier, Stance

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number somebody states: an interval, what is counted and whose.

    `low` and `high` are None where that end is open ("more than 30": low 30, high None). `disclosed` is False for
    "has not disclosed its losses": then both ends are None.
    """

    low: float | None
    high: float | None
    modifier: Modifier
    unit: str  # "" for people and things, else "%", "USD", "km" and the like
    of: str  # what is counted, in the text's own words
    whose: str | None  # whose people or things, in the text's own words
    span: Span
    disclosed: bool = True


class Proposal(NamedTuple):
    """One statement that a text attributes to somebody."""

    evidence: Span  # the sentence or sentences to show an editor
    content: Span | None  # what is said, without the attribution
    stance: Stance
    confidence: float  # 0 to 1
    rule: str  # the rule that fired, for example "id.subject-verb-content"
    language: str  # ISO 639-1
    speaker: Span | None = None  # as printed; None for a clitic or for the outlet's own voice
    resolved_speaker: Span | None = None  # the earlier mention a pronoun or clitic was resolved to
    cue: Span | None = None
    content_more: tuple[Span, ...] = ()  # later parts of a split quotation
    relay: tuple[Span, ...] = ()  # who passed it on, from the outlet inwards
    figures: tuple[Figure, ...] = ()
    party: str | None = None  # a key of the given parties
    target: str | None = None  # a key of the given parties: who is alleged to have done it
    denial_target: DenialTarget | None = None
    antecedent: int | None = None  # position in the same result of the proposal this one answers
    hedged: bool = False  # a verb of claiming, or an impersonal "reportedly"
    why: tuple[str, ...] = ()  # slugs of what raised or lowered the confidence


class ExtractorUnavailable(Exception):
    """An extractor that depends on something else could not read a text; the message is a slug that says why."""


class PartyResolver(Protocol):
    """Finds known parties in a text; thousands of aliases at no visible cost."""

    def resolve(self, text: str) -> str | None:
        """Return the key of the party that the speaker phrase `text` names, or None when none or more than one fits."""
        ...

    def mentions(self, text: str, start: int, end: int) -> list[tuple[Span, str]]:
        """Return every alias found in text[start:end] as (span, party key), leftmost and longest first."""
        ...


class Extractor(Protocol):
    """Proposes statements. Pure: no database, no network unless that is what the implementation is for."""

    name: str
    version: str

    def extract(
        self,
        text: str,
        *,
        language: str | None = None,
        parties: PartyResolver | None = None,
        everything: bool = False,
    ) -> Sequence[Proposal]:
        """Return the proposals of `text` in text order; `everything` adds demands, promises and declines.

        Raises ExtractorUnavailable when what it depends on does not answer.
        """
        ...
