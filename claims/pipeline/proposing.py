"""A text to proposals: by the extractor of the settings, or by the built-in one where that cannot answer."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from claims.extraction import default_extractor
from claims.extraction.proposal import ExtractorUnavailable, PartyResolver, Proposal
from claims.pipeline import machines

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """What was proposed, by which extractor, and why not by the one of the settings ("" when it was)."""

    proposals: Sequence[Proposal]
    extractor: str
    version: str
    fallback: str = ""


def propose(text: str, *, language: str | None, parties: PartyResolver) -> Found:
    """Return what the extractor of the settings proposes; where it cannot answer, what the built-in one does."""
    chosen = machines.extractor()
    try:
        found = chosen.extract(text, language=language, parties=parties)
        return Found(found, chosen.name, chosen.version)
    except ExtractorUnavailable as reason:
        log.warning("The extractor %s did not answer (%s); the built-in one reads the text.", chosen.name, reason)
        found = default_extractor.extract(text, language=language, parties=parties)
        return Found(found, default_extractor.name, default_extractor.version, fallback=str(reason))
