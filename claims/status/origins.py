"""Which statements go back to one origin: those that share a mark, directly or through others."""

from collections.abc import Mapping


def joined(marks: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Return the origin of every statement, named by the first of its marks in sorted order.

    `marks` says for each statement what it goes back to: its article's family of near-duplicates, the agency that
    passed it on. Two statements that share one are of one origin, and so is a third that shares one with either. A
    statement without a mark is left out: its origin is unknown.
    """
    group_of: dict[str, set[str]] = {}
    for own in set(marks.values()):
        if len(own) == 1:
            (mark,) = own
            group_of.setdefault(mark, {mark})
            continue
        groups = [group_of[mark] for mark in own if mark in group_of]
        group = max(groups, key=len, default=set())
        new = set(own).union(*(other for other in groups if other is not group)) - group
        group |= new
        group_of |= dict.fromkeys(new, group)
    first = {mark: min(group) for mark, group in group_of.items()}
    return {key: first[min(own)] for key, own in marks.items() if own}
