"""How table tests read a sentence: proposals as (stance, speaker, content) in the text's own words."""

from claims.extraction import default_extractor
from claims.extraction.proposal import Proposal, Span

Row = tuple[str, str | None, str]


def said(text: str, span: Span | None) -> str | None:
    return None if span is None else text[slice(*span)]


def proposals(text: str, language: str, *, everything: bool = False) -> list[Proposal]:
    return list(default_extractor.extract(text, language=language, everything=everything))


def rows(text: str, language: str, *, everything: bool = False) -> list[Row]:
    found = []
    for proposal in proposals(text, language, everything=everything):
        assert proposal.content is not None
        contents = [text[slice(*span)] for span in (proposal.content, *proposal.content_more)]
        found.append((str(proposal.stance), said(text, proposal.speaker), " … ".join(contents)))
    return found
