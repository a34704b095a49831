"""The default extractor: rules over cue lexicons, one engine for every language that has a data file."""

import re
from collections.abc import Sequence

from claims.extraction.assembly import Assembler
from claims.extraction.lexicon import lexicon
from claims.extraction.proposal import PartyResolver, Proposal
from claims.extraction.units import Source, units
from claims.text.cleaning import Kind, blocks
from claims.text.language import detect
from claims.text.languages import codes, fold

_DATELINE = re.compile(
    r"(?:[A-Z][\w.’']*(?:[ /-][A-Z][\w.’']*){0,4}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?"
    r"\s?(?:\([\w. ]{2,25}\))\s?[-–—―]{1,2}\s)"
    r"|(?:[A-Z]{3}[A-Z/ ]*(?:, [\w.]+(?: [\w.]+)?)?\s?(?::|[-–—―]{1,2})\s)"
    r"|(?:[A-Z][a-z]+(?: [A-Z][a-z]+)? [-–—―]{1,2} )"
    r"|(?:[A-Z][\w]*\.(?:com|id|co\.id)\s?[-–—―,]{1,2}\s)"
)
DATELINES = 4  # paragraphs at the beginning that may open with a place
TITLES = 40  # lines at the beginning, before any prose, that may be the article's headline


class RuleExtractor:
    """Proposes the statements a text attributes, by rule. Deterministic; time grows with the text's length."""

    name = "rules"
    version = "2"

    def extract(
        self,
        text: str,
        *,
        language: str | None = None,
        parties: PartyResolver | None = None,
        everything: bool = False,
    ) -> Sequence[Proposal]:
        """Return the proposals of `text` in text order; [] for a language without a data file.

        `language` is an ISO 639-1 code; when it is None the text's own words decide. `everything` adds demands,
        promises, declines, thoughts and statements reported inside others.
        """
        code = language or detect(text)
        if code not in codes():
            return []
        lex = lexicon(code)
        folded = fold(text)
        assembler = Assembler(text, folded, lex, parties, everything=everything)
        seen_prose = seen_headings = 0
        for block in blocks(text, folded):
            if block.kind in (Kind.BOILERPLATE, Kind.COPY):
                continue
            heading = block.kind is Kind.HEADING
            start = block.start
            if seen_prose < DATELINES and (match := _DATELINE.match(text, block.start, block.end)):
                start = match.end()
            seen_prose += not heading
            source = Source(text, folded, start, block.end, lex, heading, everything)
            title = heading and not seen_prose and seen_headings < TITLES
            seen_headings += heading
            assembler.paragraph(units(source, every=title), title=title)
        return assembler.finished()


def get_extractor() -> RuleExtractor:
    """Return the default extractor."""
    return default_extractor


default_extractor = RuleExtractor()
