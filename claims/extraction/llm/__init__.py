"""An extractor that asks a language model for quotations and believes none that it cannot find. Pure but for `ask`."""

from claims.extraction.llm.extractor import Answers, ModelExtractor

__all__ = ["Answers", "ModelExtractor"]
