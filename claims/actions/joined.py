"""The decided relations of a statement: which claims they reach, and which of them a correction takes along."""

from django.db.models import Q, QuerySet

from claims.actions.base import record
from claims.models import Relation, Statement, User
from claims.models.choices import RelationState

# What an editor judged who decided on a pair, beside who speaks: what was said, in which words, of whom, through whom.
JUDGED = ("stance", "denial_target", "target_id", "relay", "content_start", "content_end", "content_more")
COUNTED = ("low", "high", "modifier", "unit", "counted", "whose", "disclosed")
TAKEN_ALONG = (
    "type", "rule_version", "score", "explanation", "caveats", "unknown", "shown", "features", "state", "dismissal",
    "needs", "reason",
)  # fmt: skip


def reached(statement: Statement) -> set[int | None]:
    """Return the keys of the claims whose status may change with `statement`: its own and those related to it."""
    pairs = _decided(statement).values_list("source__claim", "target__claim")
    return {pk for pair in pairs for pk in pair} | {statement.claim_id}


def hold(statement: Statement) -> None:
    """Hold the relations of `statement` until the transaction ends, so that none is decided while it is corrected.

    To be called before claims are held, in the order that a decision on a relation takes them.
    """
    rows = Relation.objects.select_for_update(no_key=True).filter(_either(statement))
    list(rows.order_by("pk").values_list("pk", flat=True))


def take_along(earlier: Statement, later: Statement, *, by: User) -> None:
    """Record the decided relations of `earlier` anew at its successor where the correction left what they rest on.

    Those with a withdrawn statement stay behind, as does a pair of two voices that the correction shows to be one, or
    the other way round. The old rows stay as they are. Each new one has a Decision, with the correction's reason.
    """
    if not _says_the_same(earlier, later):
        return
    for old in _decided(earlier).select_related("source", "target").order_by("pk"):
        other = old.target if old.source_id == earlier.pk else old.source
        if other.withdrawn_at is None and _one_voice(earlier, other) == _one_voice(later, other):
            _record_anew(old, earlier, later, by)


def _says_the_same(earlier: Statement, later: Statement) -> bool:
    """Return whether a correction left what was said, and the voice: a party may be filled in, not replaced."""
    return (
        all(getattr(earlier, name) == getattr(later, name) for name in JUDGED)
        and earlier.proposition.split() == later.proposition.split()
        and earlier.party_id in (None, later.party_id)
        and _figures(earlier) == _figures(later)
    )


def _figures(statement: Statement) -> list[tuple[object, ...]]:
    return list(statement.figures.order_by(*COUNTED).values_list(*COUNTED))


def _one_voice(one: Statement, other: Statement) -> bool:
    if one.party_id or other.party_id:
        return one.party_id == other.party_id
    return bool(one.speaker_text) and one.speaker_text == other.speaker_text


def _record_anew(old: Relation, earlier: Statement, later: Statement, by: User) -> None:
    undecided, outgoing = old.state == RelationState.SUGGESTED, old.source_id == earlier.pk
    new = Relation.objects.create(
        source=later if outgoing else old.source,
        target=old.target if outgoing else later,
        # A proposal is learned from once (retrieval/precision.py): where it was decided, at the earlier statement.
        rule=old.rule if undecided else "",
        slots=_named(old.slots, "a_party" if outgoing else "b_party", later),
        decided_by=None if undecided else by,
        decided_at=None if undecided else later.recorded_at,
        **{name: getattr(old, name) for name in TAKEN_ALONG},
    )
    record(
        "relation.created",
        new,
        by=by,
        about=[old, new.source, new.target],
        after={name: getattr(new, name) for name in ("state", "type", "dismissal", "needs")},
        reason=earlier.withdrawn_reason,
    )


def _named(slots: dict[str, object], end: str, later: Statement) -> dict[str, object]:
    """Return `slots` with who speaks now at `end`, where they name anybody."""
    return slots | {end: who_speaks(later)} if end in slots else slots


def who_speaks(statement: Statement) -> str | None:
    """Return who makes a statement, as the slots of an explanation name it: a party's key, else a speaker in words."""
    return str(statement.party_id) if statement.party_id else statement.speaker_text or None


def _decided(statement: Statement) -> QuerySet[Relation]:
    """Return the relations of `statement` that were confirmed, dismissed or set aside."""
    return Relation.objects.filter(_either(statement)).exclude(state=RelationState.SUGGESTED, needs="")


def _either(statement: Statement) -> Q:
    return Q(source=statement) | Q(target=statement)
