"""Saying in another language what a claim states or what a passage has; the original stays beside it and holds."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.actions.base import ActionRefused, change, record
from claims.models import Claim, Statement, User
from claims.permissions import Permission, require
from claims.text.languages import codes


@transaction.atomic
def translate_claim(*, claim: Claim, language: str, text: str, by: User, revision: int | None = None) -> Claim:
    """Keep what `claim` states in another `language` (ISO 639-1), approved by who wrote it; "" takes it away.

    Raises ActionRefused for a language that is not known here or that of the claim itself, and StaleRevision when
    `revision` is no longer that of the claim.
    """
    require(by, Permission.EDIT)
    _require_another(language, claim.language)
    change(claim, revision=revision)
    before = _keep(claim.translations, language, text.strip(), by)
    record("claim.translated", claim, by=by, before=_said(language, before), after=_said(language, text.strip()))
    return claim


@transaction.atomic
def translate_statement(
    *, statement: Statement, language: str, text: str, by: User, revision: int | None = None
) -> Statement:
    """Keep what the passage of `statement` says in another `language`, as `translate_claim` does."""
    require(by, Permission.EDIT)
    _require_another(language, statement.passage.version.language)
    change(statement, revision=revision)
    before = _keep(statement.passage.translations, language, text.strip(), by)
    record(
        "statement.translated",
        statement,
        by=by,
        about=[statement.claim],
        before=_said(language, before),
        after=_said(language, text.strip()),
    )
    return statement


def _require_another(language: str, own: str) -> None:
    if language not in codes():
        raise ActionRefused(_("Choose a language."))
    if language == own:
        raise ActionRefused(_("It is in this language already."))


def _keep(translations: Any, language: str, text: str, by: User) -> str:
    """Write or take away the row of one language; return what it said before, "" where there was none."""
    held = translations.filter(language=language)
    before = held.values_list("text", flat=True).first() or ""
    if text:
        fields = {"text": text, "by_machine": False, "approved_by": by}
        translations.update_or_create(language=language, defaults=fields)
    else:
        held.delete()
    return before


def _said(language: str, text: str) -> dict[str, str]:
    return {"language": language, "text": text}
