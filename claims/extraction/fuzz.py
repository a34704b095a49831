"""What must hold for any text, and a supply of texts that try to break it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from random import Random

from claims.extraction.engine import default_extractor
from claims.extraction.lexicon import lexicon
from claims.extraction.proposal import Proposal, Span
from claims.text.cleaning import Kind, blocks
from claims.text.languages import codes, load

LONGEST = 90  # pieces of a made-up text
HOSTILE: tuple[str, ...] = (
    '"',
    "“",
    "”",
    "''",
    "’",
    "(",
    ")",
    "[",
    "]",
    ":",
    ";",
    "—",
    "-",
    "...",
    "?",
    "\n",
    "\r\n",
    "\u2028",
    "\u00a0",
)
HOSTILE += (
    "\x00",
    "\ufeff",
    "İ",
    "ß",
    "قال",
    "\u202e",
    "𝒳",
    "e\u0301",
    "1.000",
    "2,5",
    "12:30",
    "(27/9/2020)",
    "Rp9.000",
)
NAMES = ("Utara", "Selatan", "Kapten Omar", "Kementerian Luar Negeri Utara", "Mayor Lee", "A. B. Nur", "PBB")


def texts(seed: int, runs: int) -> Iterator[tuple[str, str]]:
    """Yield (language code, text) `runs` times; the same seed gives the same texts."""
    random = Random(seed)  # noqa: S311 - the same texts every time
    for _ in range(runs):
        code = random.choice(codes())
        yield code, _mutated(random, _made_up(random, _pieces(code)))


def problems(text: str, code: str) -> list[str]:
    """Return what is wrong with the proposals of `text`: spans outside it, boilerplate said, two runs that differ."""
    found = default_extractor.extract(text, language=code, everything=True)
    closed = [(one.start, one.end) for one in blocks(text) if one.kind in (Kind.BOILERPLATE, Kind.COPY)]
    wrong = []
    for proposal in found:
        wrong += [f"span {span} of {proposal.rule}" for span in _spans(proposal) if not _inside(span, len(text))]
        said = [span for span in (proposal.content, *proposal.content_more) if span is not None]
        if any(start < stop and begin < end for start, end in said for begin, stop in closed):
            wrong.append(f"boilerplate said by {proposal.rule}")
    if list(found) != list(default_extractor.extract(text, language=code, everything=True)):
        wrong.append("two runs differ")
    return wrong


@lru_cache
def _pieces(code: str) -> Sequence[str]:
    """Return the words a text of a language is made of: its cues, word classes and boilerplate, and hostile marks."""
    language = load(code)
    words = sorted({*lexicon(code).cues, *language.group(*language.words)})
    marks = [mark for name in ("links", "starts", "bylines", "tails") for mark in language.boilerplate.get(name, ())]
    return (*words, *(f"\n{mark}: " for mark in marks), *(", ", ". ") * 40, *HOSTILE * 3, *NAMES * 12)


def _made_up(random: Random, pieces: Sequence[str]) -> str:
    chosen = random.choices(pieces, k=random.randint(1, LONGEST))
    return "".join(piece + random.choice((" ", " ", " ", "")) for piece in chosen)


def _mutated(random: Random, text: str) -> str:
    """Return the text with a stretch cut out, doubled or turned to capitals."""
    first, last = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
    part = random.choice(("", text[first:last] * 2, text[first:last].upper(), text[first:last].title()))
    return text[:first] + part + text[last:]


def _spans(proposal: Proposal) -> list[Span]:
    own = (proposal.evidence, proposal.content, proposal.speaker, proposal.resolved_speaker, proposal.cue)
    figures = (figure.span for figure in proposal.figures)
    return [span for span in (*own, *proposal.content_more, *proposal.relay, *figures) if span is not None]


def _inside(span: Span, length: int) -> bool:
    return 0 <= span[0] < span[1] <= length
