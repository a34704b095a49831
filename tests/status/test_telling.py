"""The few statements that are read whole say the same as all of them."""

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.status.facts import Evidence, RelationFact, StatementPosition
from claims.status.positions import positions
from claims.status.rule import derive
from claims.status.telling import telling
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
    for end in draw(st.lists(st.sampled_from(here), max_size=3)):
        other, kind = draw(statements), draw(st.sampled_from(RelationType))
        ends = draw(st.permutations([end.key, other.key]))
        facts.append(RelationFact(kind, *ends, elsewhere=other, claim="9"))
    return Evidence(here, facts)


@settings(max_examples=50)
@given(evidence())
def test_what_tells_gives_the_status_and_the_voices_of_all_that_was_said(whole: Evidence) -> None:
    joined = {key for fact in whole.relations for key in (fact.source, fact.target)}
    kept = {one.key for one in telling(whole.statements)} | joined
    part = Evidence([one for one in whole.statements if one.key in kept], whole.relations)

    assert derive(part.statements, part.relations) == derive(whole.statements, whole.relations)
    assert voices(part, NAMES) == voices(whole, NAMES)


def test_of_a_party_that_said_the_same_a_hundred_times_the_latest_tells() -> None:
    said = [StatementPosition(str(n), Stance.ASSERTS, "1", said=date(2031, 1, 1 + n % 28)) for n in range(100)]

    assert [one.said for one in telling(said)] == [date(2031, 1, 28)]
    assert len(positions(said)[0].statements) == 100
