"""Candidates, and their review."""

from http import HTTPStatus

from claims.actions import candidates, pairs
from claims.api.bodies.candidates import AcceptBody, AcceptBothBody, RejectBody, SplitBody
from claims.api.bodies.said import SaidBody, said_of
from claims.api.filters import CandidateFilter
from claims.api.records.candidates import CandidateRecord
from claims.api.records.statements import StatementRecord
from claims.api.views.base import Records, Values, changes, edits
from claims.models import Candidate, Statement


class Candidates(Records):
    """What workers propose. Only a person decides."""

    record = CandidateRecord
    filterset_class = CandidateFilter

    @edits(SaidBody)
    def partial_update(self, candidate: Candidate, values: Values, revision: int | None) -> Candidate:
        """Change a pending candidate without deciding it; the original proposal stays."""
        return candidates.edit(candidate=candidate, changes=said_of(values), by=self.by, revision=revision)

    @changes(AcceptBody, StatementRecord, status=HTTPStatus.CREATED)
    def accept(self, candidate: Candidate, values: Values, revision: int | None) -> Statement:
        """Turn a pending candidate into a statement, which is the answer."""
        values["changes"] = said_of(values.get("changes", {}))
        return candidates.accept(candidate=candidate, by=self.by, revision=revision, **values)

    @changes(AcceptBothBody, StatementRecord, status=HTTPStatus.CREATED)
    def accept_both(self, candidate: Candidate, values: Values, revision: int | None) -> Statement:
        """Accept a candidate together with the pending one that it answers, and record that it denies it.

        The answer is its statement, whose `answers` names that of the other.
        """
        values["changes"] = said_of(values.get("changes", {}))
        said, _answered = pairs.accept(candidate=candidate, by=self.by, revision=revision, **values)
        return said

    @changes(RejectBody)
    def reject(self, candidate: Candidate, values: Values, revision: int | None) -> Candidate:
        """Refuse a pending candidate, with a reason."""
        return candidates.reject(candidate=candidate, by=self.by, revision=revision, **values)

    @changes(SplitBody)
    def split(self, candidate: Candidate, values: Values, revision: int | None) -> Candidate:
        """Replace a pending candidate by one per span; the answer names them in `parts`."""
        parts = [(part["start"], part["end"]) for part in values["parts"]]
        candidates.split(candidate=candidate, parts=parts, by=self.by, revision=revision)
        return candidate

    @changes()
    def reopen(self, candidate: Candidate, _values: Values, revision: int | None) -> Candidate:
        """Undo the decision on a candidate, and on the one accepted together with it."""
        pairs.reopen(candidate=candidate, by=self.by, revision=revision)
        return candidate
