"""Article text in, proposed statements out. Pure: neither Django nor models."""

from claims.extraction.engine import RuleExtractor, default_extractor, get_extractor
from claims.extraction.parties import PartyIndex

__all__ = ["PartyIndex", "RuleExtractor", "default_extractor", "get_extractor"]
