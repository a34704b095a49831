"""What every action shares: refusals, revisions and the audit trail."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.db.models.sql import UpdateQuery
from django.utils.translation import gettext as _
from psycopg.errors import UniqueViolation

from claims.actions.wording import in_words
from claims.models import Decision, Newsroom, User
from claims.models.base import Record
from claims.retrieval import history

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class ActionRefused(Exception):
    """The action is not possible now. The message is a sentence for the editor: form error or 409."""


class StaleRevision(ActionRefused):
    """Somebody changed the record since the editor read it: form error or 412."""


def record(
    action: str,
    subject: Record | User | Newsroom,
    *,
    by: User,
    about: Iterable[Record | None] = (),
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> Decision:
    """Add the Decision of an action, in the action's own transaction.

    `about` names further records on whose history page it belongs; None among them is skipped.
    """
    ids: list[UUID] = [subject.public_id, *(r.public_id for r in about if r is not None)]
    return Decision.objects.create(
        actor=by,
        action=action,
        subject=subject.public_id,
        about=list(dict.fromkeys(ids)),
        before=before or {},
        after=after or {},
        reason=reason,
    )


def change(obj: R, *, revision: int | None = None, expect: dict[str, Any] | None = None, **fields: Any) -> R:
    """Write `fields` and raise the revision in one conditional UPDATE, then mirror it on `obj`.

    `revision` is what the editor read, None where nothing was read before; `expect` holds further conditions, such as
    the state that the action needs. Raises StaleRevision when the row no longer fits.
    """
    conditions = (expect or {}) | ({} if revision is None else {"revision": revision})
    rows = type(obj)._default_manager.filter(pk=obj.pk, **conditions)
    written = _update(rows, fields | {"revision": F("revision") + 1})
    if not written:
        raise StaleRevision(stale_sentence(obj))
    _mirror(obj, written[0])
    return obj


def _update(rows: QuerySet[R], fields: dict[str, Any]) -> list[R]:
    """Update `rows` and return them as they are then, in one statement: to read them after it takes a second one."""
    query = rows.query.chain(UpdateQuery)
    assert isinstance(query, UpdateQuery)
    query.add_update_values(fields)
    sql, params = query.get_compiler(rows.db).as_sql()
    return list(rows.model._default_manager.raw(f"{sql} RETURNING *", params))


def _mirror(obj: R, row: R) -> None:
    """Give `obj` what `row` holds; of the records it points at those stay that it still points at."""
    for name in (field.attname for field in obj._meta.concrete_fields):
        setattr(obj, name, getattr(row, name))
    vars(obj).pop("_prefetched_objects_cache", None)


def lock(*rows: R) -> None:
    """Hold rows of one model until the transaction ends and read them anew.

    They are taken in key order, so that two actions on the same rows wait for each other instead of both failing.
    """
    asked = type(rows[0])._default_manager.filter(pk__in=[row.pk for row in rows])
    held = {row.pk: row for row in asked.select_for_update(no_key=True).order_by("pk")}
    for row in rows:
        _mirror(row, held[row.pk])


def once(write: Callable[[], T], taken: str) -> T:
    """Return what `write` returns. Raises ActionRefused, saying `taken`, when what it adds is there already."""
    try:
        with transaction.atomic():
            return write()
    except IntegrityError as error:
        if not isinstance(error.__cause__, UniqueViolation):
            raise
        raise ActionRefused(taken) from error


def stale_sentence(obj: Record) -> str:
    """Return who changed `obj` last and what they did, for the editor who came second."""
    last = history.about(obj.public_id).first()
    if last is None:
        return _("This has changed since you opened it. Look at it again before you decide.")
    return _("%(who)s has already decided: %(what)s. Look at it again before you decide.") % {
        "who": last.actor,
        "what": in_words(last.action),
    }


def require_reason(reason: str) -> str:
    """Return `reason` without outer white space; raise ActionRefused when nothing is left."""
    reason = reason.strip()
    if not reason:
        raise ActionRefused(_("Give a reason."))
    return reason
