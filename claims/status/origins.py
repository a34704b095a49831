"""Which statements go back to one origin: those that share a mark, directly or through others."""

from collections.abc import Mapping


def joined(marks: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Return the origin of every statement, named by the first of its marks in sorted order.

    `marks` says for each statement what it goes back to: its article's family of near-duplicates, the agency that
    passed it on. Two statements that share one are of one origin, and so is a third that shares one with either. A
    statement without a mark is left out: its origin is unknown.
    """
    groups: list[set[str]] = []
    for own in marks.values():
        met = [group for group in groups if group & own]
        groups = [group for group in groups if group not in met]
        groups.append(set(own).union(*met))
    first = {mark: min(group) for group in groups for mark in group}
    return {key: first[min(own)] for key, own in marks.items() if own}
