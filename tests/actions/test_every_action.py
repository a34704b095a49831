"""What holds for every action: nobody acts above their role, and without its Decision nothing is saved."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from claims import actions
from claims.actions import (
    again,
    articles,
    candidates,
    claims,
    feeds,
    newsroom,
    pairs,
    parties,
    relations,
    statements,
    translations,
)
from claims.models import Decision, Event, Outlet, Party, Place, Speaker
from claims.models.choices import CandidateState, JobStage, RelationState, Role
from claims.permissions import ALLOWED, Permission
from tests import factories as make

MODULES = {
    module.__name__: module
    for module in (
        again, articles, candidates, claims, feeds, newsroom, pairs, parties, relations, statements, translations
    )
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One action with arguments that it takes, and the permission that it asks for."""

    action: Callable[..., Any]
    arguments: Callable[[], dict[str, Any]]
    needs: Permission = Permission.EDIT

    @property
    def name(self) -> str:
        return f"{self.action.__module__.rpartition('.')[2]}.{self.action.__name__}"


def failed_article() -> dict[str, Any]:
    article = make.ArticleFactory()
    make.JobFactory(article=article, stage=JobStage.FAILED, failure="empty", finished_at=article.created_at)
    return {"article": article}


def failed_matching() -> dict[str, Any]:
    statement = make.StatementFactory()
    failed = {"stage": JobStage.FAILED, "failure": "unexpected", "finished_at": statement.created_at}
    return {"job": make.JobFactory(kind="match", article=None, statement=statement, **failed)}


def split_in_two() -> dict[str, Any]:
    candidate = make.CandidateFactory()
    start, end = candidate.content_start, candidate.content_end
    return {"candidate": candidate, "parts": [(start, start + 9), (start + 10, end)]}


def selection() -> dict[str, Any]:
    said = {"stance": "asserts", "proposition": "It happened.", "figures": [{"low": 3.0}]}
    return {"version": make.ArticleVersionFactory(), "start": 0, "end": 12, "said": said, "claim": make.ClaimFactory()}


def crowded_claim() -> dict[str, Any]:
    claim = make.ClaimFactory()
    said = make.StatementFactory.create_batch(2, claim=claim)
    return {"claim": claim, "statements": said[:1], "proposition": "Something else.", "reason": "Two things."}


def merged_claim() -> dict[str, Any]:
    statement, into = make.StatementFactory(), make.ClaimFactory()
    claims.merge(claim=statement.claim, into=into, reason="The same.", by=make.EditorFactory())
    return {"claim": statement.claim, "reason": "Not the same."}


def merged_party() -> dict[str, Any]:
    party = make.StatementFactory().party
    parties.merge(row=party, into=make.PartyFactory(), reason="The same.", by=make.EditorFactory())
    return {"row": party, "reason": "Not the same."}


def decided_claim() -> dict[str, Any]:
    return {"claim": make.StatusDecisionFactory().claim, "reason": "Too early."}


def party_with_alias() -> dict[str, Any]:
    party = make.PartyFactory()
    return {"record_": party, "alias": party.aliases.get()}


def denial_to_accept() -> dict[str, Any]:
    return {"candidate": make.CandidateFactory(stance="denies", answers=make.CandidateFactory())}


def two_statements() -> dict[str, Any]:
    ends = {"source": make.StatementFactory(), "target": make.StatementFactory()}
    return ends | {"type": "contradicts", "reason": "Opposed."}


PUBLISH, ADMINISTER = Permission.PUBLISH, Permission.ADMINISTER
CASES = [
    Case(articles.submit_text, lambda: {"text": make.ENGLISH, "events": [make.EventFactory()]}),
    Case(articles.submit_file, lambda: {"name": "a.txt", "data": make.ENGLISH.encode(), "content_type": "text/plain"}),
    Case(articles.submit_url, lambda: {"url": "https://harian-lereng.example/berita/1"}),
    Case(
        articles.describe,
        lambda: {"article": make.ArticleFactory(), "title": "T", "outlet": None, "published_on": None},
    ),
    Case(articles.retry, failed_article),
    Case(articles.assign, lambda: {"article": make.ArticleFactory(), "assignee": make.EditorFactory()}),
    Case(again.fetch_again, lambda: {"article": make.ArticleFactory()}),
    Case(again.add_text, lambda: {"article": make.ArticleFactory(), "text": make.ENGLISH}),
    Case(
        again.add_file,
        lambda: {"article": make.ArticleFactory(), "name": "a.txt", "data": make.ENGLISH.encode()},
    ),
    Case(again.uphold, lambda: {"anchor": make.AnchorFactory(passage=make.StatementFactory().passage)}),
    Case(feeds.add, lambda: {"url": "https://harian-lereng.example/rss"}),
    Case(
        feeds.update,
        lambda: {"feed": make.FeedFactory(), "title": "T", "outlet": make.OutletFactory(), "cadence": 15},
    ),
    Case(feeds.pause, lambda: {"feed": make.FeedFactory()}),
    Case(feeds.resume, lambda: {"feed": make.FeedFactory(paused=True)}),
    Case(feeds.fetch_now, lambda: {"feed": make.FeedFactory()}),
    Case(candidates.accept, lambda: {"candidate": make.CandidateFactory(), "new_claim": "It happened."}),
    Case(candidates.edit, lambda: {"candidate": make.CandidateFactory(), "changes": {"proposition": "It did."}}),
    Case(candidates.reject, lambda: {"candidate": make.CandidateFactory(), "reason": "duplicate"}),
    Case(candidates.split, split_in_two),
    Case(candidates.reopen, lambda: {"candidate": make.CandidateFactory(state=CandidateState.ACCEPTED)}),
    Case(claims.create, lambda: {"proposition": "It happened."}),
    Case(claims.reword, lambda: {"claim": make.ClaimFactory(), "proposition": "It did.", "reason": "Loaded."}),
    Case(claims.set_event, lambda: {"claim": make.ClaimFactory(), "event": make.EventFactory()}),
    Case(claims.decide_status, lambda: {"claim": make.ClaimFactory(), "verdict": "disputed", "reason": "Both."}),
    Case(claims.withdraw_status, decided_claim),
    Case(claims.publish, lambda: {"claim": make.StatementFactory().claim}, PUBLISH),
    Case(claims.unpublish, lambda: {"claim": make.PublishedClaimFactory(), "reason": "Wrong."}, PUBLISH),
    Case(claims.merge, lambda: {"claim": make.ClaimFactory(), "into": make.ClaimFactory(), "reason": "The same."}),
    Case(claims.split, crowded_claim),
    Case(claims.state, lambda: {"statement": make.StatementFactory(), "proposition": "It happened."}),
    Case(claims.unmerge, merged_claim),
    Case(newsroom.add_member, lambda: {"username": "mira", "password": "x", "role": Role.EDITOR}, ADMINISTER),
    Case(newsroom.update_member, lambda: {"member": make.ViewerFactory(), "role": Role.EDITOR}, ADMINISTER),
    Case(newsroom.update_newsroom, lambda: {"name": "Desk"}, ADMINISTER),
    Case(pairs.accept, denial_to_accept),
    Case(pairs.reopen, lambda: {"candidate": make.CandidateFactory(state=CandidateState.ACCEPTED)}),
    Case(parties.create, lambda: {"model": Party, "name": "Armenia"}),
    Case(parties.named, lambda: {"name": "Armenia"}),
    Case(parties.update, lambda: {"row": make.PartyFactory(), "name": "Armenia"}),
    Case(parties.add_alias, lambda: {"record_": make.PartyFactory(), "text": "Yerevan"}),
    Case(parties.remove_alias, party_with_alias),
    Case(parties.affiliate, lambda: {"speaker": make.SpeakerFactory(), "party": make.PartyFactory()}),
    Case(parties.set_role, lambda: {"event": make.EventFactory(), "party": make.PartyFactory(), "role": "monitor"}),
    Case(parties.merge, lambda: {"row": make.PartyFactory(), "into": make.PartyFactory(), "reason": "The same."}),
    Case(parties.unmerge, merged_party),
    Case(relations.confirm, lambda: {"relation": make.RelationFactory()}),
    Case(relations.dismiss, lambda: {"relation": make.RelationFactory(), "dismissal": "different_time"}),
    Case(relations.reopen, lambda: {"relation": make.RelationFactory(state=RelationState.CONFIRMED)}),
    Case(relations.set_aside, lambda: {"relation": make.RelationFactory(), "needs": "date"}),
    Case(relations.draw, two_statements),
    Case(statements.record_from_selection, selection),
    Case(statements.correct, lambda: {"statement": make.StatementFactory(), "said": {"cue": "kata"}, "reason": "Cue."}),
    Case(statements.retry_matching, failed_matching),
    Case(
        translations.translate_claim,
        lambda: {"claim": make.ClaimFactory(), "language": "en", "text": "It happened."},
    ),
    Case(
        translations.translate_statement,
        lambda: {"statement": make.StatementFactory(), "language": "en", "text": "It happened."},
    ),
    Case(statements.withdraw, lambda: {"statement": make.StatementFactory(), "reason": "Twice."}),
    Case(statements.move, lambda: {"statement": make.StatementFactory(), "claim": make.ClaimFactory()}),
]
each_action = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)

# Steps of other actions, in their transaction; and what only reads.
STEPS = {
    "articles.Submitted", "claims.add", "claims.require_mergeable", "claims.withdraw_if_empty", "parties.merge_preview",
    "statements.add", "statements.add_figures", "statements.contents_of", "statements.event_of",
    "statements.figures_of", "statements.queue_matching", "statements.FigureData",
    "statements.Said", "feeds.known",
}  # fmt: skip


def rows() -> list[tuple[str, str]]:
    """Return all that is stored of the newsroom: each row as text, beside its table. One query: it is asked often."""
    tables = [model._meta.db_table for model in apps.get_models() if model.__module__.startswith("claims.")]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', {name}::text FROM {name}" for name in tables))
        return sorted(cursor.fetchall())


def test_every_action_is_here():
    public = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in MODULES.values()
        for name, value in vars(module).items()
        if not name.startswith("_") and callable(value) and getattr(value, "__module__", "") == module.__name__
    }

    assert public - STEPS == {case.name for case in CASES}
    assert actions.__doc__


@pytest.mark.django_db
@each_action
def test_action_needs_its_permission_and_its_decision(case, monkeypatch):
    arguments, users = case.arguments(), {role: make.UserFactory(role=role) for role in Role}
    before, decided = rows(), Decision.objects.count()
    allowed, refused = (partition(users, case.needs, may) for may in (True, False))

    for user in refused:
        with pytest.raises(PermissionDenied):
            case.action(by=user, **copy.deepcopy(arguments))
    with monkeypatch.context() as patch:
        for name in MODULES:
            patch.setattr(f"{name}.record", no_decision, raising=False)
        with pytest.raises(RuntimeError, match="no decision"):
            case.action(by=allowed[0], **copy.deepcopy(arguments))
    assert rows() == before

    for user in allowed:
        with transaction.atomic():
            case.action(by=user, **copy.deepcopy(arguments))
            assert Decision.objects.count() > decided
            assert Decision.objects.first().actor == user
            transaction.set_rollback(True)


def partition(users: dict[str, Any], needs: Permission, may: bool) -> list[Any]:
    """Return the users whose role has the permission, or those whose role has it not."""
    return [user for role, user in users.items() if (needs in ALLOWED[role]) is may]


def no_decision(*_: Any, **__: Any) -> None:
    raise RuntimeError("no decision")


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Party, Speaker, Place, Event, Outlet])
def test_every_kept_record_is_added(model, editor):
    name = "title" if model is Event else "name"

    row = parties.create(model=model, by=editor, **{name: "Karvin"})

    assert str(row) == "Karvin"
    assert Decision.objects.get().action == f"{model._meta.model_name}.created"
