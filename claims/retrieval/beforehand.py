"""Which claim may be chosen before an editor looked: one key then stores the candidate on it."""

from claims.matching.claims import ClaimSuggestion
from claims.models import Candidate, Claim
from claims.text import numbers
from claims.text.languages import codes

SURE = 0.6  # score from which a claim may be chosen beforehand; below it a new one is


def may_be_chosen(candidate: Candidate, found: ClaimSuggestion, claim: Claim, *, same_event: bool) -> bool:
    """Return whether a claim that the text itself does not point at is worded and figured alike, of the same event.

    While nobody said what the article is about, one key must not put a figure onto another battle's claim. A denial
    that shares an act with an accusation of somebody else, or whose speaker nobody knows, is an editor's to place.
    """
    if found.score < SURE or found.differs or not same_event:
        return False
    if found.explanation == "claim_answered":
        return found.charged and numbers_agree(candidate, claim, one_may_lack=True)
    return numbers_agree(candidate, claim)


def numbers_agree(candidate: Candidate, claim: Claim, *, one_may_lack: bool = False) -> bool:
    """Return whether a candidate and a claim give a number in common, or neither gives any.

    "More than 30 dead" fits a claim of 63 in words and in range, and may be said of other dead; "29 are held" fits
    "all who were held are free" in words. `one_may_lack` lets a denial without the number of what it denies pass.
    """
    given = {figure[end] for figure in candidate.figures for end in ("low", "high")} - {None}
    given |= _numbers(candidate.proposition, candidate.version.language)
    stated = _numbers(claim.proposition, claim.language)
    if given and stated:
        return not given.isdisjoint(stated)
    return one_may_lack or given == stated


def _numbers(text: str, language: str) -> set[float]:
    found = numbers.find(text, 0, len(text), language) if language in codes() else []
    return {end for number in found for end in (number.low, number.high) if end is not None}
