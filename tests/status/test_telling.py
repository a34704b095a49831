"""The few statements that are read whole say the same as all of them."""

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.status.facts import Evidence, Line, Position, RelationFact, Stand, StatementPosition
from claims.status.positions import positions, stand_of
from claims.status.rule import derive
from claims.status.telling import WITHIN, telling
from claims.status.voices import voices
from claims.vocabulary import PartyRole, RelationType, Stance

NAMES = {"1": "North", "2": "South", "3": "North"}

statements = st.builds(
    StatementPosition,
    key=st.uuids().map(str),
    stance=st.sampled_from(Stance),
    party=st.sampled_from([None, *NAMES]),
    role=st.sampled_from([None, PartyRole.MONITOR]),
    speaker=st.sampled_from([None, "a guard", "North"]),
    target=st.sampled_from([None, *NAMES]),
    origin=st.sampled_from(["article 1", "article 2"]),
    said=st.sampled_from([None, date(2031, 5, 1), date(2031, 5, 2)]),
    recorded=st.sampled_from([datetime(2031, 5, 1, tzinfo=UTC), datetime(2031, 5, 3, tzinfo=UTC)]),
    blanket=st.booleans(),
)


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    """Statements on a claim, and relations of some of them with statements elsewhere."""
    here = draw(st.lists(statements, min_size=1, max_size=25))
    facts = []
    for ends in draw(st.lists(st.permutations(here), max_size=2)) if len(here) > 1 else ():
        facts.append(RelationFact(draw(st.sampled_from(RelationType)), ends[0].key, ends[1].key))
    for end in draw(st.lists(st.sampled_from(here), max_size=3)):
        other, kind = draw(statements), draw(st.sampled_from(RelationType))
        ends = draw(st.permutations([end.key, other.key]))
        facts.append(RelationFact(kind, *ends, elsewhere=other, claim="9"))
    return Evidence(here, facts)


def lines(statements: list[StatementPosition]) -> list[Line]:
    """Return what each source said as the database gives it; the keys are places in `statements`."""
    when = {n: (one.said or one.recorded.date(), one.recorded, one.key) for n, one in enumerate(statements)}
    by_source: dict[object, list[int]] = {}
    for n in sorted(when, key=when.__getitem__):
        one = statements[n]
        by_source.setdefault((one.party, None if one.party else one.speaker), []).append(n)
    return [
        Line(
            keys,
            [statements[n].stance for n in keys],
            [statements[n].said for n in keys],
            {n for n in keys if statements[n].blanket},
            named=bool(statements[keys[0]].source),
        )
        for keys in by_source.values()
    ]


@settings(max_examples=50)
@given(evidence())
def test_what_tells_gives_the_status_and_the_voices_of_all_that_was_said(whole: Evidence) -> None:
    relations = [fact for fact in whole.relations if fact.elsewhere or fact.type in WITHIN]
    joined = {key for fact in relations for key in (fact.source, fact.target)}
    kept = {whole.statements[n].key for line in lines(whole.statements) for n in telling(line)} | joined
    part = Evidence([one for one in whole.statements if one.key in kept], relations)

    assert derive(part.statements, part.relations) == derive(whole.statements, whole.relations)
    assert voices(part, NAMES) == voices(whole, NAMES)


@settings(max_examples=50)
@given(st.lists(statements, max_size=25))
def test_where_a_line_stands_is_the_position_of_its_party(said: list[StatementPosition]) -> None:
    stands = {said[line.keys[0]].party: stand_of(line) for line in lines(said)}
    assert positions(said) == [
        Position(party, found.stance, found.since, tuple(said[n].key for n in found.keys), found.changed)
        for party, found in sorted((party, found) for party, found in stands.items() if party and found)
    ]


def test_of_a_party_that_said_the_same_a_hundred_times_the_latest_tells() -> None:
    days = [date(2031, 1, 1 + n // 5) for n in range(100)]
    line = Line(range(100), [Stance.ASSERTS] * 100, days)

    assert telling(line) == {99}
    assert stand_of(line) == Stand(Stance.ASSERTS, days[0], list(range(100)), changed=False)
