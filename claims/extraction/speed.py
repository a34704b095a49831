"""How fast the rules are: sentences a second on given texts, and how time grows on texts made to slow them down."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.engine import default_extractor
from claims.extraction.lexicon import lexicon
from claims.text.languages import load
from claims.vocabulary import Stance

SENTENCE = re.compile(r"[.!?][\"”]?\s")
SHORTEST = 0.001  # seconds; less cannot be told from nothing


@dataclass(frozen=True, slots=True)
class Growth:
    """Processor seconds that a text and one ten times longer take."""

    name: str
    short: float
    long: float

    @property
    def times(self) -> float:
        """How many times longer the long text takes."""
        return self.long / max(self.short, SHORTEST)


def sentences(texts: Sequence[str]) -> int:
    """Return how many sentence ends the texts hold."""
    return sum(len(SENTENCE.findall(text)) for text in texts)


def seconds(texts: Sequence[str], language: str | None) -> float:
    """Return the processor seconds that the texts take once."""
    start = time.process_time()
    for text in texts:
        default_extractor.extract(text, language=language)
    return time.process_time() - start


def growths(size: int, code: str, rounds: int = 3) -> Iterator[Growth]:
    """Yield for each hostile text how time grows from `size` / 10 to `size` characters: the best of `rounds`."""
    for name, piece in hostile(code).items():
        texts = (repeated(piece, length) for length in (size // 10, size))
        short, long = (min(seconds([text], code) for _ in range(rounds)) for text in texts)
        yield Growth(name, short, long)


def repeated(piece: str, length: int) -> str:
    """Return `length` characters of the piece over and over, each with its own number in place of "#"."""
    times = length // len(piece) + 1
    text = "".join(piece.replace("#", str(n)) for n in range(times)) if "#" in piece else piece * times
    return text[:length]


def hostile(code: str) -> dict[str, str]:
    """Return by name what hostile texts repeat, made of the cues and marks of a language's file; see `repeated`."""
    lex, language = lexicon(code), load(code)
    says, denies = (_verb(code, stance) for stance in (Stance.ASSERTS, Stance.DENIES))
    claim, that = min(lex.words.claim_nouns), min(lex.words.complementizers)
    person = min(language.tables["figures"]["people"])
    return {
        "dense speech": f'Utara {says} {that} # {person} (3/4/2020), Selatan {denies} {claim}. "A # B," {says} Utara. ',
        "one sentence": f"Utara {says} {that} Selatan {denies} {claim}, ",
        "denials": f"Utara {denies} {claim}. ",
        "cue words": f"{' '.join(lex.cues)} ",
        "cue words, commas": f"{', '.join(lex.cues)}, ",
        "quotation marks": '"',
        "open quotations": f"“Utara {says} ",
        "unbalanced quotations": f'" “ {says} Utara, ',
        "quoted lines": f"“Utara {says} # A b c d e.\n",
        "one word": "a",
        "capitals": "A",
        "names": "Aa ",
        "digits": "1",
        "numbers": "1.000 12:30/ Rp9 ",
        "brackets": "(",
        "brackets and commas": "(a, ",
        "hyphens": "a-",
        "short lines": "- a\n",
        "links": f". {language.boilerplate['links'][0]}: ",
        "white space": " \t",
        "dots": ".. ",
    }


def _verb(code: str, stance: Stance) -> str:
    """Return a plain verb of a language that reports with `stance`."""
    cues = lexicon(code).cues.items()
    return min(form for form, (cue, *_) in cues if cue.pattern == "verb" and cue.stance is stance and not cue.weak)
