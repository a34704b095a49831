"""Store where parties stand on claims and who speaks on them; what has not changed is not written again."""

from collections.abc import Mapping, Sequence

from claims.models import Position, Voice
from claims.retrieval.evidence import Names
from claims.retrieval.prepared import Keyed, among
from claims.retrieval.spoken import Spoken
from claims.status.facts import Evidence
from claims.status.positions import stand_of
from claims.status.rule import RULE_VERSION
from claims.status.voices import voices

HELD = ("stance", "since", "statements", "changed", "rule_version")
_POSITIONS = Keyed(
    lambda claims: Position.objects.filter(among("claim", claims)).values_list("pk", "claim", "party", *HELD)
)
_VOICES = Keyed(
    lambda claims: (
        Voice.objects.filter(among("claim", claims))
        .order_by("pk")
        .values_list("claim", "statement", "brought_in_by", "more")
    )
)


def store_positions(spoken: Mapping[int, Sequence[Spoken]]) -> None:
    """Store one position per party and claim, by what was said on each claim; others are deleted."""
    stored = {(claim, party): (pk, held) for pk, claim, party, *held in _POSITIONS(list(spoken))}
    found = {
        (claim, one.party): [str(stand.stance), stand.since, len(stand.keys), stand.changed, RULE_VERSION]
        for claim, said in spoken.items()
        for one in said
        if one.party and (stand := stand_of(one.line))
    }
    if gone := stored.keys() - found.keys():
        Position.objects.filter(pk__in=[stored[key][0] for key in gone]).delete()
    Position.objects.bulk_create(
        [
            Position(claim_id=claim, party_id=party, **dict(zip(HELD, held, strict=True)))
            for (claim, party), held in found.items()
            if (claim, party) not in stored or stored[claim, party][1] != held
        ],
        update_conflicts=True,
        unique_fields=["claim", "party"],
        update_fields=HELD,
    )


def store_voices(evidence: Mapping[int, Evidence], names: Names) -> None:
    """Store who speaks for or against each claim, in the order of the cards; `names` are those of the evidence."""
    stored: dict[int, list[tuple[int, str, int]]] = {claim: [] for claim in evidence}
    for claim, statement, by, more in _VOICES(list(evidence)):
        stored[claim].append((statement, by, more))
    changed: dict[int, list[tuple[int, str, int]]] = {}
    for claim, facts in evidence.items():
        said = voices(facts, names.parties)
        found = [(names.statements[one.statement.key], str(one.brought_in_by or ""), one.more) for one in said]
        if found != stored[claim]:
            changed[claim] = found
    if gone := [claim for claim in changed if stored[claim]]:
        Voice.objects.filter(claim__in=gone).delete()
    Voice.objects.bulk_create(
        Voice(claim_id=claim, statement_id=statement, brought_in_by=by, more=more)
        for claim, found in changed.items()
        for statement, by, more in found
    )
