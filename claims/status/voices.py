"""Who speaks for or against a claim now: each source once, by its latest word on it, else by what it says elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.status.bearing import OPPOSING, brought_in
from claims.status.facts import Evidence, StatementPosition
from claims.status.positions import AGAINST, FOR, TAKEN, current
from claims.vocabulary import RelationType


@dataclass(frozen=True, slots=True)
class Voice:
    """The statement by which a source speaks, and how it comes to this claim.

    `brought_in_by` is how a statement made elsewhere bears on the claim (see bearing.py), None for one on the claim
    itself; `claim` is that other claim's key, None where it is on no claim. `more` counts the further claims on which
    the same source says so.
    """

    statement: StatementPosition
    brought_in_by: RelationType | None = None
    claim: str | None = None
    more: int = 0


def voices(evidence: Evidence, names: Mapping[str, str]) -> list[Voice]:
    """Return who upholds a claim, then who denies or opposes it, then who takes another stance; `names` by party key.

    Parties and speakers of one name are one source. Those that are not named are not known to be one.
    """
    own = [Voice(one) for one in latest(evidence.statements)]
    brought = [
        Voice(said, kind, relation.claim)
        for said, kind, relation in brought_in(evidence.statements, evidence.relations)
    ]
    upholding = [voice for voice in own if voice.statement.stance in FOR]
    upholding += [voice for voice in brought if voice.brought_in_by not in OPPOSING]
    against = [voice for voice in own if voice.statement.stance in AGAINST]
    against += [voice for voice in brought if voice.brought_in_by in OPPOSING]
    other = [voice for voice in own if voice.statement.stance not in FOR | AGAINST]
    return [voice for side in (upholding, against, other) for voice in _once(side, names)]


def latest(statements: Sequence[StatementPosition]) -> list[StatementPosition]:
    """Return the latest statement of every source, those that take no position, and those of sources not named.

    A denial of whatever the other side says counts as one here: it was said, though it gives nobody a position.
    """
    now = {one.key for one in current(statements, blanket=True)}
    return [one for one in statements if one.key in now or one.stance not in TAKEN or not one.source]


def _once(voices: Iterable[Voice], names: Mapping[str, str]) -> list[Voice]:
    """Return each source once, by what it says on this claim before what it says on others; these are counted."""
    same: dict[object, list[Voice]] = {}
    for voice in voices:
        said = voice.statement
        name = names.get(said.party, said.party) if said.party else said.speaker
        same.setdefault(name or (said.stance, voice.claim), []).append(voice)
    return [one for group in same.values() for one in _merged(group)]


def _merged(same: list[Voice]) -> list[Voice]:
    here = list({voice.statement.stance: voice for voice in same if voice.claim is None}.values())
    elsewhere = [voice for voice in same if voice.claim is not None]
    claims = {voice.claim for voice in elsewhere}
    if not here:
        return [replace(elsewhere[0], more=len(claims) - 1)]
    return [replace(here[0], more=len(claims)), *here[1:]]
