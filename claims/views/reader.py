"""An article as it is read: its text with the spans of its statements, numbered and told apart by party."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.models import ArticleVersion, Candidate, Party, Statement
from claims.models.choices import CandidateState
from claims.templatetags.passages import Mark, Piece, pieces

AT = "at"
STYLES = 8  # kinds of marking that can be told apart; a ninth party begins again


@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered statement or candidate beside the text."""

    number: int
    row: Candidate | Statement
    style: int  # 1 to STYLES by party, 0 for an unknown one

    @property
    def pending(self) -> bool:
        """Whether an editor has still to decide it."""
        return isinstance(self.row, Candidate)

    @property
    def name(self) -> str:
        """Its anchor, and the name of its marks."""
        return f"{'c' if self.pending else 's'}{self.row.public_id}"


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of the text, the innermost entry over it, and the entries that begin with it."""

    text: str
    entry: Entry | None
    begins: list[Entry]
    at: bool = False  # inside the passage that the address asks for
    at_first: bool = False


@dataclass(frozen=True)
class Reading:
    """A version with everything marked in it."""

    version: ArticleVersion
    entries: list[Entry] = field(default_factory=list)
    parts: list[Marked] = field(default_factory=list)
    legend: list[tuple[int, Party]] = field(default_factory=list)

    @property
    def pending(self) -> int:
        """How many entries wait for an editor."""
        return sum(entry.pending for entry in self.entries)

    @property
    def unknown(self) -> bool:
        """Whether the party of an entry is unknown."""
        return any(entry.style == 0 for entry in self.entries)


def read(version: ArticleVersion, at: tuple[int, int] | None = None) -> Reading:
    """Return the version with its pending candidates and its statements in force, in the order of the text.

    `at` is a span [start, end) in code points to lead the reader to.
    """
    rows: list[Candidate | Statement] = [*_pending(version), *_in_force(version)]
    rows.sort(key=lambda row: (row.content_start, row.content_end, row.pk))
    styles = _styles(row.party for row in rows)
    entries = [Entry(n, row, styles.get(row.party_id or 0, (0, None))[0]) for n, row in enumerate(rows, 1)]
    legend = [(style, party) for style, party in styles.values() if party is not None]
    return Reading(version, entries, _parts(version.text, entries, at), legend)


def _pending(version: ArticleVersion) -> Iterable[Candidate]:
    rows = Candidate.objects.filter(version=version, state=CandidateState.PENDING)
    return rows.select_related("party", "target", "passage")


def _in_force(version: ArticleVersion) -> Iterable[Statement]:
    rows = Statement.objects.in_force().filter(passage__version=version)
    return rows.select_related("party", "target", "claim", "passage")


def _styles(parties: Iterable[Party | None]) -> dict[int, tuple[int, Party | None]]:
    """Give each party its style, in the order in which they speak."""
    styles: dict[int, tuple[int, Party | None]] = {}
    for party in parties:
        if party is not None and party.pk not in styles:
            styles[party.pk] = (len(styles) % STYLES + 1, party)
    return styles


def _parts(text: str, entries: list[Entry], at: tuple[int, int] | None) -> list[Marked]:
    named = {entry.name: entry for entry in entries}
    marks = [mark for entry in entries for mark in _marks(entry)]
    seen: set[str] = set()
    return [_marked(piece, named, seen) for piece in pieces(text, marks + ([(*at, AT)] if at else []))]


def _marks(entry: Entry) -> list[Mark]:
    row = entry.row
    return [(start, end, entry.name) for start, end in [(row.content_start, row.content_end), *row.content_more]]


def _marked(piece: Piece, named: dict[str, Entry], seen: set[str]) -> Marked:
    """Show a piece as the shortest of the entries over it: the longer ones are visible around it."""
    over = [named[name] for name in piece.marks if name != AT]
    begins = [entry for entry in over if entry.name not in seen]
    seen.update(entry.name for entry in begins)
    innermost = min(over, key=lambda entry: entry.row.content_end - entry.row.content_start, default=None)
    return Marked(piece.text, innermost, begins, at=AT in piece.marks, at_first=AT in piece.begins)
