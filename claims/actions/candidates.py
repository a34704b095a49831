"""Deciding candidates: accept, edit, split, reject, reopen."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.actions import claims as claim_actions
from claims.actions import parties, parting
from claims.actions.base import ActionRefused, change, record
from claims.actions.statements import Said, add, event_of, queue_matching
from claims.models import Candidate, Claim, Event, Statement, User
from claims.models.choices import CandidateState, RejectionReason
from claims.permissions import Permission, require
from claims.pipeline import status
from claims.retrieval.prepared import Keyed

# The parts of a candidate that an editor may change before accepting it.
EDITABLE = (
    "stance", "hedged", "denial_target", "proposition", "speaker_text", "speaker", "party", "target", "figures",
    "content_start", "content_end",
)  # fmt: skip

_ANSWERS = Keyed(lambda candidate: Statement.objects.in_force().filter(candidate__answers=candidate))


@transaction.atomic
def accept(
    *,
    candidate: Candidate,
    by: User,
    claim: Claim | None = None,
    new_claim: str = "",
    changes: Said | None = None,
    new_party: str = "",
    remember_alias: bool = False,
    together: Candidate | None = None,
    revision: int | None = None,
) -> Statement:
    """Turn a pending candidate into a statement, on `claim`, on a claim newly stated as `new_claim`, or on none.

    `changes` are applied first; the worker's original proposal is kept beside them. `new_party` names the speaker's
    party, which is added where none has this name, and comes before a party in `changes`; `remember_alias` makes the
    printed speaker an alias of the party, for this and every later text. `together` is noted: the candidate that is
    accepted in the same step, see claims/actions/pairs.py. Raises ActionRefused when both a claim and a new one are
    given, and StaleRevision when somebody decided in the meantime.
    """
    require(by, Permission.EDIT)
    if claim is not None and new_claim.strip():
        raise ActionRefused(_("Choose a claim or state a new one, not both."))
    before = _apply(candidate, changes)
    _close(candidate, CandidateState.ACCEPTED, by=by, revision=revision)
    before |= _name_party(candidate, new_party, by=by)
    if remember_alias:
        _remember(candidate, by=by)
    event = event_of(candidate.version, claim)
    if new_claim.strip():
        claim = claim_actions.add(
            proposition=new_claim, language=candidate.version.language, event=event, by=by, about=[candidate]
        )
    statement = _stated(candidate, claim, event, by=by)
    made = {"statement": statement, "claim": claim} | ({"together": together} if together else {})
    record(
        "candidate.accepted",
        candidate,
        by=by,
        about=[statement, claim, candidate.version.article],
        before=before,
        after={name: str(getattr(candidate, name)) for name in before}
        | {name: str(row.public_id) if row else None for name, row in made.items()},
    )
    return statement


@transaction.atomic
def edit(
    *, candidate: Candidate, changes: Said, by: User, new_party: str = "", revision: int | None = None
) -> Candidate:
    """Change a pending candidate without deciding it; the original proposal stays. `new_party` as in `accept`."""
    require(by, Permission.EDIT)
    before = _apply(candidate, changes)
    change(candidate, revision=revision, expect={"state": CandidateState.PENDING}, **_editable(candidate))
    before |= _name_party(candidate, new_party, by=by)
    after = {name: str(getattr(candidate, name)) for name in before}
    record("candidate.edited", candidate, by=by, before=before, after=after)
    return candidate


@transaction.atomic
def reject(*, candidate: Candidate, reason: str, by: User, note: str = "", revision: int | None = None) -> Candidate:
    """Refuse a pending candidate for one of RejectionReason, with a note where the editor wants one."""
    require(by, Permission.EDIT)
    if reason not in RejectionReason.values:
        raise ActionRefused(_("Choose a reason."))
    _close(candidate, CandidateState.REJECTED, by=by, revision=revision, rejection=reason)
    record(
        "candidate.rejected",
        candidate,
        by=by,
        about=[candidate.version.article],
        after={"rejection": reason},
        reason=note,
    )
    return candidate


@transaction.atomic
def split(
    *, candidate: Candidate, parts: list[tuple[int, int]], by: User, revision: int | None = None
) -> list[Candidate]:
    """Replace a pending candidate by one pending candidate per content span; returns them in the given order.

    Raises ActionRefused unless there are at least two spans that do not overlap and lie inside the text.
    """
    require(by, Permission.EDIT)
    parting.check(candidate, parts)
    _close(candidate, CandidateState.SPLIT, by=by, revision=revision)
    children = [parting.child(candidate, start, end) for start, end in parts]
    record(
        "candidate.split",
        candidate,
        by=by,
        about=[candidate.version.article, *children],
        after={"parts": [str(child.public_id) for child in children]},
    )
    return children


@transaction.atomic
def reopen(*, candidate: Candidate, by: User, revision: int | None = None) -> Candidate:
    """Undo the decision on a candidate: its statement is withdrawn, and a claim made for it alone with it.

    Raises ActionRefused when parts of a split candidate were decided already.
    """
    require(by, Permission.EDIT)
    state = candidate.state
    if state == CandidateState.PENDING:
        raise ActionRefused(_("This candidate is still to review: there is nothing to undo."))
    if state == CandidateState.SPLIT:
        parting.fold_back(candidate, by=by)
    for statement in candidate.statements.filter(withdrawn_at=None).select_related("claim"):
        _withdraw(statement, by=by)
    change(
        candidate,
        revision=revision,
        expect={"state": state},
        state=CandidateState.PENDING,
        rejection="",
        merged_into=None,
        decided_by=None,
        decided_at=None,
    )
    record(
        "candidate.reopened",
        candidate,
        by=by,
        about=[candidate.version.article],
        before={"state": state},
        after={"state": CandidateState.PENDING},
    )
    return candidate


def _apply(candidate: Candidate, changes: Said | None) -> dict[str, str]:
    """Set `changes` on the instance and return what stood there before, for the Decision."""
    before: dict[str, str] = {}
    for name, value in (changes or {}).items():
        if name not in EDITABLE:
            raise ActionRefused(_("%(name)s cannot be changed here.") % {"name": name})
        if getattr(candidate, name) != value:
            before[name] = str(getattr(candidate, name))
            setattr(candidate, name, value)
    if not 0 <= candidate.content_start < candidate.content_end <= len(candidate.version.text):
        raise ActionRefused(_("The passage must lie inside the text."))
    if not candidate.proposition.strip():
        raise ActionRefused(_("State what is said."))
    return before


def _editable(candidate: Candidate) -> dict[str, Any]:
    return {name: getattr(candidate, name) for name in EDITABLE}


def _close(candidate: Candidate, state: CandidateState, *, by: User, revision: int | None, rejection: str = "") -> None:
    """Move a pending candidate to `state`; whoever comes second gets StaleRevision with the first one's decision."""
    change(
        candidate,
        revision=revision,
        expect={"state": CandidateState.PENDING},
        state=state,
        rejection=rejection,
        decided_by=by,
        decided_at=timezone.now(),
        **_editable(candidate),
    )


def _stated(candidate: Candidate, claim: Claim | None, event: Event | None, *, by: User) -> Statement:
    """Add the statement that a candidate proposes, joined with what it answers and with what answers it."""
    candidate.passage.version = candidate.version  # the same one: so the text is not read twice
    statement = add(
        passage=candidate.passage,
        said=_said(candidate),
        claim=claim,
        event=event,
        candidate=candidate,
        answers=_answered(candidate),
        by=by,
    )
    _point_answers_at(statement, candidate, by=by)
    return statement


def _said(candidate: Candidate) -> Said:
    return Said(
        stance=candidate.stance,
        hedged=candidate.hedged,
        denial_target=candidate.denial_target,
        cue=candidate.cue,
        proposition=candidate.proposition,
        speaker_text=candidate.speaker_text,
        speaker=candidate.speaker,
        party=candidate.party,
        target=candidate.target,
        relay=candidate.relay,
        figures=candidate.figures,
        content_start=candidate.content_start,
        content_end=candidate.content_end,
        content_more=candidate.content_more,
    )


def _answered(candidate: Candidate) -> Statement | None:
    """Return the statement that this candidate points back at, when that one was accepted."""
    if candidate.answers_id is None:
        return None
    return Statement.objects.filter(candidate=candidate.answers_id, withdrawn_at=None).first()


def _point_answers_at(statement: Statement, candidate: Candidate, *, by: User) -> None:
    """Let the statements accepted before, which point back at this candidate, answer `statement`; match them again."""
    for answer in _ANSWERS(candidate.pk):
        change(answer, answers=statement)
        queue_matching(answer, by=by)


def _name_party(candidate: Candidate, name: str, *, by: User) -> dict[str, str]:
    """Give a candidate the party of that name and return what stood there before; nothing for no name."""
    before = {"party": str(candidate.party)} if name.strip() else {}
    if before:
        change(candidate, party=parties.named(name=name, by=by))
    return before


def _remember(candidate: Candidate, *, by: User) -> None:
    """Make the printed speaker an alias of the chosen party; pending candidates that wait for it get it with that."""
    if candidate.party is None or not candidate.speaker_text.strip():
        raise ActionRefused(_("Choose the party that this speaker stands for, to remember it."))
    parties.add_alias(record_=candidate.party, text=candidate.speaker_text, language=candidate.version.language, by=by)


def _withdraw(statement: Statement, *, by: User) -> None:
    change(
        statement,
        expect={"withdrawn_at": None},
        withdrawn_at=timezone.now(),
        withdrawn_by=by,
        withdrawn_reason=_("The acceptance was undone."),
    )
    claim = statement.claim
    if claim is not None:
        status.refresh([claim.pk])
        claim_actions.withdraw_if_empty(claim, by=by)
