"""An article as it is read: its text with the spans of its statements, numbered and told apart by party."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from claims.models import Anchor, ArticleVersion, Candidate, Party, Statement
from claims.models.choices import CandidateState, PassageOutcome
from claims.retrieval.prepared import Given, Keyed, hang
from claims.retrieval.said import STANDING
from claims.templatetags.passages import Mark, Piece, pieces

Span = tuple[int, int]

AT = "at"
STYLES = 8  # kinds of marking that can be told apart; a ninth party begins again


@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered statement or candidate beside the text."""

    number: int
    row: Candidate | Statement
    style: int  # 1 to STYLES by party, 0 for an unknown one
    spans: tuple[Span, ...] = ()  # where its words stand in this version; none where they are gone or say otherwise
    anchor: Anchor | None = (
        None  # what became of its passage in the version that the source showed last, or in this one
    )
    carried: bool = False  # it was read in another version

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
    def accepted(self) -> int:
        """How many entries are statements."""
        return len(self.entries) - self.pending

    @property
    def unknown(self) -> bool:
        """Whether the party of an entry is unknown."""
        return any(entry.style == 0 for entry in self.entries)


@dataclass(frozen=True, slots=True)
class _Found:
    row: Candidate | Statement
    spans: tuple[Span, ...]
    anchor: Anchor | None
    carried: bool


def read(version: ArticleVersion, at: Span | None = None) -> Reading:
    """Return the version with its pending candidates and its statements in force, in the order of the text.

    Those read in other versions stand where their passage stands now, the ones without a place at the end. `at` is a
    span [start, end) in code points to lead the reader to.
    """
    found = [*_here(version), *_carried(version)]
    found.sort(key=lambda one: (not one.spans, one.spans, one.row.pk))
    styles = _styles(one.row.party for one in found)
    entries = [
        Entry(n, one.row, styles.get(one.row.party_id or 0, (0, None))[0], one.spans, one.anchor, one.carried)
        for n, one in enumerate(found, 1)
    ]
    legend = [(style, party) for style, party in styles.values() if party is not None]
    return Reading(version, entries, _parts(version.text, entries, at), legend)


def _here(version: ArticleVersion) -> Iterable[_Found]:
    rows: list[Candidate | Statement] = [*_PENDING(version.pk), *_IN_FORCE(version.pk)]
    hang([row.passage for row in rows], "anchors", STANDING, to_attr="standing")
    for row in rows:
        anchors: list[Anchor] = row.passage.standing  # type: ignore[attr-defined]
        yield _Found(row, _contents(row), anchors[0] if anchors else None, carried=False)


def _pending(version: Given) -> QuerySet[Candidate]:
    rows = Candidate.objects.filter(version=version, state=CandidateState.PENDING)
    return rows.select_related("party", "target", "passage")


def _in_force(version: Given) -> QuerySet[Statement]:
    rows = Statement.objects.in_force().filter(passage__version=version)
    return rows.select_related("claim", "party", "target", "passage")


_PENDING, _IN_FORCE = Keyed(_pending), Keyed(_in_force)


def _carried(version: ArticleVersion) -> Iterable[_Found]:
    """Yield what was read in other versions, with what became of it in this one."""
    statements = Statement.objects.in_force().select_related("party", "target", "claim", "passage")
    candidates = Candidate.objects.filter(state=CandidateState.PENDING).select_related("party", "target", "passage")
    anchors = (
        Anchor.objects.filter(version=version)
        .select_related("passage")
        .prefetch_related(
            Prefetch("passage__statements", statements, to_attr="held"),
            Prefetch("passage__candidates", candidates, to_attr="waiting"),
        )
    )
    for anchor in anchors:
        rows: list[Candidate | Statement] = [*anchor.passage.held, *anchor.passage.waiting]  # type: ignore[attr-defined]
        for row in rows:
            yield _Found(row, _moved(row, anchor), anchor, carried=True)


def _moved(row: Candidate | Statement, anchor: Anchor) -> tuple[Span, ...]:
    """Return where a row's words stand in the anchor's version: shifted with the very words, else the whole place."""
    if anchor.start is None or anchor.end is None:
        return ()
    passage = row.passage
    same = anchor.outcome in {PassageOutcome.VERBATIM, PassageOutcome.MOVED}
    if not same or anchor.end - anchor.start != passage.end - passage.start:
        return ((anchor.start, anchor.end),)
    shift = anchor.start - passage.start
    return tuple((start + shift, end + shift) for start, end in _contents(row))


def _contents(row: Candidate | Statement) -> tuple[Span, ...]:
    return ((row.content_start, row.content_end), *((start, end) for start, end in row.content_more))


def _styles(parties: Iterable[Party | None]) -> dict[int, tuple[int, Party | None]]:
    """Give each party its style, in the order in which they speak."""
    styles: dict[int, tuple[int, Party | None]] = {}
    for party in parties:
        if party is not None and party.pk not in styles:
            styles[party.pk] = (len(styles) % STYLES + 1, party)
    return styles


def _parts(text: str, entries: list[Entry], at: Span | None) -> list[Marked]:
    named = {entry.name: entry for entry in entries}
    marks: list[Mark] = [(start, end, entry.name) for entry in entries for start, end in entry.spans]
    seen: set[str] = set()
    return [_marked(piece, named, seen) for piece in pieces(text, marks + ([(*at, AT)] if at else []))]


def _marked(piece: Piece, named: dict[str, Entry], seen: set[str]) -> Marked:
    """Show a piece as the shortest of the entries over it: the longer ones are visible around it."""
    over = [named[name] for name in piece.marks if name != AT]
    begins = [entry for entry in over if entry.name not in seen]
    seen.update(entry.name for entry in begins)
    innermost = min(over, key=lambda entry: entry.spans[0][1] - entry.spans[0][0], default=None)
    return Marked(piece.text, innermost, begins, at=AT in piece.marks, at_first=AT in piece.begins)
