"""Statements, and the relations between them."""

from http import HTTPStatus

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from claims.actions import relations, statements, translations
from claims.api.bodies.base import Reason, TranslationBody
from claims.api.bodies.said import said_of
from claims.api.bodies.statements import (
    AsideBody,
    ConfirmBody,
    CorrectionBody,
    DismissBody,
    DrawBody,
    MoveBody,
    SelectionBody,
)
from claims.api.filters import RelationFilter, StatementFilter
from claims.api.records.relations import RelationRecord
from claims.api.records.statements import StatementRecord
from claims.api.views.base import Records, Values, changes, creates
from claims.models import Article, ArticleVersion, Relation, Statement


class Statements(Records):
    """Who said what. Never changed: corrected by a successor, or withdrawn."""

    record = StatementRecord
    filterset_class = StatementFilter

    @creates(SelectionBody)
    def create(self, values: Values) -> Statement:
        """Record a statement by hand from a selection in an article's text."""
        version = _version(values.pop("article"), values.pop("version", None))
        values["said"] = said_of(values["said"])
        return statements.record_from_selection(version=version, by=self.by, **values)

    @changes(CorrectionBody, status=HTTPStatus.CREATED)
    def correct(self, statement: Statement, values: Values, revision: int | None) -> Statement:
        """Withdraw a statement and record its successor, which is the answer; decided relations go along.

        They stay with the earlier statement where the correction changes what was said, or replaces a named party.
        """
        values["said"] = said_of(values["said"])
        return statements.correct(statement=statement, by=self.by, revision=revision, **values)

    @changes(Reason)
    def withdraw(self, statement: Statement, values: Values, revision: int | None) -> Statement:
        """Take a statement out of force, with a reason."""
        return statements.withdraw(statement=statement, by=self.by, revision=revision, **values)

    @changes(MoveBody)
    def move(self, statement: Statement, values: Values, revision: int | None) -> Statement:
        """Put a statement on another claim, or on none."""
        return statements.move(statement=statement, by=self.by, revision=revision, **values)

    @changes(TranslationBody)
    def translate(self, statement: Statement, values: Values, revision: int | None) -> Statement:
        """Say what the passage of a statement says in another language; the original stays and holds."""
        return translations.translate_statement(statement=statement, by=self.by, revision=revision, **values)


class Relations(Records):
    """How statements answer each other. Proposed by workers, decided by editors."""

    record = RelationRecord
    filterset_class = RelationFilter

    @creates(DrawBody)
    def create(self, values: Values) -> Relation:
        """Relate two statements by hand: confirmed at once."""
        return relations.draw(by=self.by, **values)

    @changes(ConfirmBody)
    def confirm(self, relation: Relation, values: Values, revision: int | None) -> Relation:
        """Confirm a proposed relation, as another type where that is right."""
        return relations.confirm(relation=relation, by=self.by, revision=revision, **values)

    @changes(DismissBody)
    def dismiss(self, relation: Relation, values: Values, revision: int | None) -> Relation:
        """Dismiss a relation, with a reason."""
        return relations.dismiss(relation=relation, by=self.by, revision=revision, **values)

    @changes(AsideBody)
    def set_aside(self, relation: Relation, values: Values, revision: int | None) -> Relation:
        """Keep a proposed relation open until more is known, and say what."""
        return relations.set_aside(relation=relation, by=self.by, revision=revision, **values)

    @changes()
    def reopen(self, relation: Relation, _values: Values, revision: int | None) -> Relation:
        """Undo the decision on a relation."""
        return relations.reopen(relation=relation, by=self.by, revision=revision)


def _version(article: Article, number: int | None) -> ArticleVersion:
    versions = list(ArticleVersion.objects.filter(article=article).defer("text").order_by("-number"))
    named = (version for version in versions if version.number == number)
    version = article.shown_last(versions) if number is None else next(named, None)
    if version is None:
        raise ValidationError({"version": [_("The article has no such version.")]})
    return version
