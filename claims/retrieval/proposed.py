"""The days that the passage of a candidate and the date of its article give."""

from claims.models import Candidate, Figure
from claims.retrieval.days import resolve_as_of, resolve_said
from claims.text.said import SaidOn


def said(candidate: Candidate) -> SaidOn:
    """Return when the words of a candidate were said, as far as its article's date allows."""
    spans = [(candidate.content_start, candidate.content_end), *candidate.content_more]
    return resolve_said(candidate.passage, candidate.version, spans)


def figures(candidate: Candidate) -> list[Figure]:
    """Return the figures of a candidate, unsaved, each with the day up to which its passage counts it, if any."""
    rows = [Figure(**figure) for figure in candidate.figures]
    for row in rows:
        row.as_of = resolve_as_of(candidate.passage, candidate.version, row)
    return rows
