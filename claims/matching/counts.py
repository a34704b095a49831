"""Relations between the figures of two statements: conflicts, updates and revisions."""

from dataclasses import dataclass, replace

from claims.matching.counting import measured
from claims.matching.facts import StatementFact
from claims.matching.figures import Between, Kind, Measured, Verdict, compare
from claims.matching.findings import Finding, Slot, answering
from claims.matching.pairs import ALIKE, ASSERTING, Meeting, pool
from claims.matching.slots import days_apart, events_differ, order
from claims.vocabulary import RelationType

CLOSE = 3  # days within which one party counts on
NEAR, MATTER = 0.4, 0.3  # similarity of meaning and shared matter of two parties' sentences of one thing
SURE, LIKELY = 0.8, 0.6  # scores of a conflict whose predicate is known on both sides, and of one whose is not


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure of each statement with what comparing them says; `ours` is that of the answering statement."""

    ours: Measured
    theirs: Measured
    verdict: Verdict


def comparisons(meeting: Meeting) -> list[Comparison]:
    """Return every figure of one statement against every figure of the other."""
    source, target = answering(meeting.a, meeting.b)
    if not (source.figures and target.figures):
        return []
    apart = days_apart(source, target)
    between = Between(
        order=None,
        same_party=meeting.same_party,
        same_event=not events_differ(source, target),
        same_scene=meeting.same_scene,
        same_place=meeting.same_place,
        same_article=source.article == target.article,
        close=apart is not None and apart <= CLOSE,
        alike=bool(meeting.shared_actions) or max(meeting.containment, meeting.meaning) >= ALIKE,
        near=_near(meeting),
        rivals=frozenset({source.party, target.party}) in meeting.pool.adversaries,
        replies=_replies(source, target, meeting),
    )
    return [
        Comparison(ours, theirs, compare(ours, theirs, replace(between, order=order(ours_at, theirs_at))))
        for ours, ours_at in _dated(source)
        for theirs, theirs_at in _dated(target)
    ]


def _near(meeting: Meeting) -> bool:
    """Return whether two parties speak of one thing at one place, in whatever words."""
    near = meeting.other_party and meeting.same_place is not False and meeting.matter >= MATTER
    return near and meeting.nearness >= NEAR


def _dated(fact: StatementFact) -> list[tuple[Measured, StatementFact]]:
    """Return the figures of a statement, each with the statement as of the day up to which the figure counts."""
    return [
        (one, replace(fact, said_from=one.figure.as_of, said_to=one.figure.as_of) if one.figure.as_of else fact)
        for one in measured(fact)
    ]


def _replies(source: StatementFact, target: StatementFact, meeting: Meeting) -> bool:
    """Return whether `source` gives the next figure after `target` in one article, and for another party."""
    if source.article != target.article or not meeting.other_party:
        return False
    own = meeting.pool.by_article[source.article]
    next_one = min((fact.position for fact in own if fact.figures and fact.position > target.position), default=None)
    return next_one == source.position


def figure_relation(meeting: Meeting) -> Finding | None:
    """Return the conflict or update between two statements' figures.

    A figure that agrees with any comparable figure of the other statement is no conflict.
    """
    if meeting.a.stance not in ASSERTING or meeting.b.stance not in ASSERTING:
        return None
    compared = comparisons(meeting)
    if any(one.verdict.kind is Kind.COMPATIBLE for one in compared):
        return None
    return next((found for one in compared if (found := _finding(meeting, one))), None)


def _finding(meeting: Meeting, one: Comparison) -> Finding | None:
    source, target = answering(meeting.a, meeting.b)
    slots, kind = _slots(one), one.verdict.kind
    if kind is Kind.CONFLICT and meeting.other_party:
        relation, doubts = RelationType.CONFLICTING_FIGURE, _doubts(one)
        score = LIKELY if "predicate_unsaid" in doubts else SURE
        return Finding(source, target, relation, "figure.disjoint", score, _disjoint(one, doubts), slots, doubts)
    if kind in (Kind.UPDATE, Kind.REVISION):
        rule, slug = f"supersedes.{kind.value}", f"figure_{kind.value}"
        return Finding(source, target, RelationType.SUPERSEDES, rule, 0.75, slug, slots)
    return None


def _disjoint(one: Comparison, doubts: tuple[str, ...]) -> str:
    """Return the sentence for two figures that cannot both hold: it says what each counts where that differs."""
    if one.ours.population != one.theirs.population:
        return "part_exceeds_whole"
    return "figures_disjoint_kinds" if "kind_unsaid" in doubts else "figures_disjoint"


def not_comparable(a: StatementFact, b: StatementFact) -> list[tuple[str, dict[str, Slot]]]:
    """Return (slot that differs, slots for the sentence "not_comparable") of the figures that are not compared.

    For a page that shows figures side by side: it says why two of them are no conflict.
    """
    meeting = pool([a, b], None).meet(a, b)
    source, target = answering(a, b)
    ends: dict[str, Slot] = {"a_party": source.party or source.speaker, "b_party": target.party or target.speaker}
    return [
        (one.verdict.slot, {**ends, **_slots(one), "slot": one.verdict.slot})
        for one in comparisons(meeting)
        if one.verdict.slot is not None
    ]


def figures_agree(meeting: Meeting) -> Finding | None:
    """Return what the same number of the same thing means: one party gives it again, another supports it."""
    if not {meeting.a.stance, meeting.b.stance} <= ASSERTING:
        return None
    again = meeting.same_party or meeting.same_origin
    if meeting.undone or not (again or meeting.other_party):
        return None
    for one in comparisons(meeting):
        same = one.verdict.kind is Kind.COMPATIBLE and _number(one.ours) == _number(one.theirs)
        if same and (again or bool(one.ours.kinds) == bool(one.theirs.kinds)):
            source, target = answering(meeting.a, meeting.b)
            relation = RelationType.REPEATS if again else RelationType.CORROBORATES
            rule = f"{relation.value}.same_figure"
            slug = "figure_again" if meeting.same_party else "same_figure"
            return Finding(source, target, relation, rule, 0.55, slug, _slots(one))
    return None


def _slots(one: Comparison) -> dict[str, Slot]:
    return {
        **number_slots("a", one.ours),
        **number_slots("b", one.theirs),
        **_days(one),
        "a_highlight": one.ours.surface,
        "b_highlight": one.theirs.surface,
        "measure": one.ours.measure,
        "population": one.ours.population,
        "b_population": one.theirs.population,
        "things": int(_named(one.ours)),
        "b_things": int(_named(one.theirs)),
        "of": one.ours.figure.of,
        "b_of": one.theirs.figure.of,
    }


def _named(value: Measured) -> bool:
    """Return whether what is counted has a name of its own and is not merely people of a kind."""
    return value.population is None and bool(value.kinds)


def _days(one: Comparison) -> dict[str, Slot]:
    """Return the days up to which the figures count, where they say so; else the days of the statements stand."""
    days = {"a_date": one.ours.figure.as_of, "b_date": one.theirs.figure.as_of}
    return {name: day.isoformat() for name, day in days.items() if day}


def number_slots(name: str, value: Measured) -> dict[str, Slot]:
    """Return a figure as the two slots that `explain` words: its number and its modifier."""
    return {f"{name}_number": _number(value), f"{name}_modifier": value.figure.modifier.value}


def _number(value: Measured) -> float | None:
    return value.figure.low if value.figure.low is not None else value.figure.high


def _doubts(one: Comparison) -> tuple[str, ...]:
    doubts = {
        "predicate_unsaid": None in (one.ours.measure, one.theirs.measure),
        "kind_unsaid": bool(one.ours.kinds) != bool(one.theirs.kinds),
        "whose_unsaid": None in (one.ours.whose, one.theirs.whose),
        "period_unsaid": one.ours.period is None,
    }
    return tuple(slug for slug, holds in doubts.items() if holds)
