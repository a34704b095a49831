"""The value that every rule returns: one attribution inside one unit, in tokens."""

from dataclasses import dataclass, field

from claims.extraction.lexicon import Cue, Hit
from claims.extraction.phrases import NOBODY, Phrase
from claims.extraction.units import Unit

Range = tuple[int, int]  # tokens first..last, inclusive


@dataclass(slots=True)
class Clause:
    """Who says what, by which cue. Rules later in the unit may shorten `contents` or add to `relay`."""

    unit: Unit
    hit: Hit
    cue: Cue
    rule: str
    speaker: Phrase = NOBODY
    contents: list[Range] = field(default_factory=list)
    edge: int = 0  # the token where this attribution begins: the content before it ends there
    after: int = 0  # the token after the attribution: the next speaker stands no further left
    relay: list[Range] = field(default_factory=list)
    negated: bool = False
    emitted: bool = True
    answers: "Clause | None" = None  # the clause that a denial in a relative clause points at
    notes: list[str] = field(default_factory=list)

    @property
    def states(self) -> bool:
        """Whether it gives a statement: demands, promises and hopes give none unless everything is asked for."""
        return self.emitted and (self.unit.everything or not (self.cue.calls or self.cue.thought))

    def cut(self, edge: int) -> None:
        """End the content before token `edge`."""
        self.contents = [(first, min(last, edge - 1)) for first, last in self.contents if first < edge]
