"""Evidence as plain data and back: what an export of a claim holds, so that anybody can derive its status again."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from claims.status.facts import Evidence, RelationFact, StatementPosition
from claims.vocabulary import DenialTarget, PartyRole, RelationType, Stance

Data = Mapping[str, Any]
WORDS = ("key", "party", "speaker", "target", "origin", "blanket")
DAYS = ("said", "said_by")
MOMENTS = ("recorded", "withdrawn")


def as_data(evidence: Evidence) -> dict[str, Any]:
    """Return evidence as data for JSON; days and moments in ISO 8601, what nobody knows as None."""
    return {
        "statements": [_statement_data(one) for one in evidence.statements],
        "relations": [_relation_data(one) for one in evidence.relations],
    }


def from_data(data: Data) -> Evidence:
    """Return the evidence that `as_data` wrote. Raises KeyError or ValueError for data that it did not write."""
    statements = [_statement(one) for one in data["statements"]]
    return Evidence(statements, [_relation(one) for one in data["relations"]])


def _statement_data(one: StatementPosition) -> dict[str, Any]:
    words = {name: getattr(one, name) for name in WORDS}
    slugs = {name: _slug(getattr(one, name)) for name in ("stance", "role", "denial_target")}
    return words | slugs | {name: _iso(getattr(one, name)) for name in DAYS + MOMENTS}


def _statement(data: Data) -> StatementPosition:
    return StatementPosition(
        key=data["key"],
        stance=Stance(data["stance"]),
        party=data["party"],
        role=PartyRole(data["role"]) if data["role"] else None,
        speaker=data["speaker"],
        target=data["target"],
        denial_target=DenialTarget(data["denial_target"]) if data["denial_target"] else None,
        origin=data["origin"],
        said=_day(data["said"]),
        said_by=_day(data["said_by"]),
        recorded=_moment(data["recorded"]),
        withdrawn=_moment(data["withdrawn"]),
        blanket=data["blanket"],
    )


def _relation_data(one: RelationFact) -> dict[str, Any]:
    return {
        "type": one.type.value,
        "source": one.source,
        "target": one.target,
        "elsewhere": _statement_data(one.elsewhere) if one.elsewhere else None,
        "claim": one.claim,
        "confirmed": _iso(one.confirmed),
        "ended": _iso(one.ended),
    }


def _relation(data: Data) -> RelationFact:
    return RelationFact(
        type=RelationType(data["type"]),
        source=data["source"],
        target=data["target"],
        elsewhere=_statement(data["elsewhere"]) if data["elsewhere"] else None,
        claim=data["claim"],
        confirmed=_moment(data["confirmed"]),
        ended=_moment(data["ended"]),
    )


def _slug(value: Stance | PartyRole | DenialTarget | None) -> str | None:
    return value.value if value is not None else None


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value is not None else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
