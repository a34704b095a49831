"""Proposals as the JSON lines that `manage.py extract` prints."""

from collections.abc import Iterable, Sequence
from typing import Any

from claims.extraction.proposal import Figure, Proposal, Span

Attribution = dict[str, Any]


def statement(article: str, proposal: Proposal) -> dict[str, Any]:
    """Return one proposal as a JSON object. Spans are [start, end) code points into the file as it is on disk."""
    return {
        "article": article,
        "evidence": proposal.evidence,
        "speaker": proposal.speaker,
        "resolved_speaker": proposal.resolved_speaker,
        "cue": proposal.cue,
        "content": proposal.content,
        "content_more": proposal.content_more,
        "relay": proposal.relay,
        "stance": proposal.stance,
        "party": proposal.party,
        "target": proposal.target,
        "denial_target": proposal.denial_target,
        "antecedent": proposal.antecedent,
        "hedged": proposal.hedged,
        "figures": [_figure(figure) for figure in proposal.figures],
        "confidence": proposal.confidence,
        "language": proposal.language,
        "rule": proposal.rule,
        "why": proposal.why,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "low": figure.low,
        "high": figure.high,
        "modifier": figure.modifier,
        "unit": figure.unit,
        "of": figure.of,
        "whose": figure.whose,
        "span": figure.span,
        "disclosed": figure.disclosed,
    }


def attributions(identifier: str, proposals: Sequence[Proposal]) -> dict[str, Any]:
    """Return the proposals of one text in the form of attribution corpora: source, cue and content spans."""
    return {"id": identifier, "attributions": [_attribution(proposal) for proposal in proposals if proposal.content]}


def _attribution(proposal: Proposal) -> Attribution:
    assert proposal.content is not None
    contents: Iterable[Span] = (proposal.content, *proposal.content_more)
    return {"source": proposal.speaker, "cue": proposal.cue, "content": sorted(contents)}
