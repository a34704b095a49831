"""The evidence of a claim as of a past moment: what had been said by then, or what the newsroom knew by then."""

from datetime import date, datetime

from claims.status.facts import Evidence, RelationFact
from claims.status.positions import in_force, until


def evidence_until(evidence: Evidence, *, said: date | None = None, recorded: datetime | None = None) -> Evidence:
    """Return the part of `evidence` that counts as of a day or a moment, both included; None = no bound, and now.

    `said` keeps what had been said by that day, as it is known now. `recorded` keeps what was in force in the newsroom
    at that moment: recorded and not yet withdrawn, confirmed and not yet taken back. A relation needs both its ends.
    """
    statements = until(evidence.statements, said=said, recorded=recorded)
    here = {one.key for one in statements}
    relations = [
        relation
        for relation in evidence.relations
        if in_force(relation.confirmed, relation.ended, recorded)
        and {relation.source, relation.target} <= here | _elsewhere(relation, said, recorded)
    ]
    return Evidence(statements, relations)


def _elsewhere(relation: RelationFact, said: date | None, recorded: datetime | None) -> set[str]:
    ends = [relation.elsewhere] if relation.elsewhere else []
    return {one.key for one in until(ends, said=said, recorded=recorded)}
