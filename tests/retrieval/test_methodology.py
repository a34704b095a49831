"""A status recomputed from an export by the words of docs/methodology.md alone, without claims/status."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from claims.models import Claim, Party, Relation, Statement
from claims.models.choices import PartyRole, RelationState
from claims.pipeline import status
from claims.retrieval.export import export_of
from tests import factories as make

FOR = {"asserts", "accuses", "confirms", "concedes", "justifies", "revises"}
AGAINST = {"denies", "partly_denies"}
OUTSIDE = {"mediator", "monitor", "third_party"}
HERE_FOR = {"corroborates": "up", "contradicts": "down", "conflicting_figure": "down", "denies": "down"}
HERE_AGAINST = {"corroborates": "down", "contradicts": "up"}


def recomputed(export: str) -> tuple[str, str, bool]:
    """Answer, support and disputed, step by step as the page says."""
    evidence = json.loads(export)["evidence"]
    latest = {}
    for one in sorted(evidence["statements"], key=when):
        if source(one) and not one["blanket"] and one["stance"] not in {"declines", "demands", "promises"}:
            latest[source(one)] = one
    up = [one for one in latest.values() if one["stance"] in FOR]
    down = [one for one in latest.values() if one["stance"] in AGAINST]
    brought = list(brought_in(evidence))
    up += [one for effect, one in brought if effect == "up"]
    upholders = {source(one) for one in up}
    down += [one for effect, one in brought if effect == "down" and source(one) not in upholders]
    said_back = answer(up, {source(one) for one in down}, {one["type"] for one in evidence["relations"]})
    return said_back, support(up), bool(up) and said_back in {"denied", "contested"}


def when(one: dict[str, Any]) -> tuple[str, datetime]:
    recorded = datetime.fromisoformat(one["recorded"]).astimezone(UTC)
    return one["said"] or recorded.date().isoformat(), recorded


def source(one: dict[str, Any]) -> str | None:
    return one["party"] or one["speaker"]


def brought_in(evidence: dict[str, Any]) -> Iterator[tuple[str | None, dict[str, Any]]]:
    here = {one["key"]: one for one in evidence["statements"]}
    for relation in evidence["relations"]:
        other, answered = relation["elsewhere"], relation["target"] in here
        if other is None or not source(other) or (relation["type"] == "denies" and (not answered or other["blanket"])):
            continue
        end = here[relation["target"] if answered else relation["source"]]
        yield (HERE_AGAINST if end["stance"] in AGAINST else HERE_FOR).get(relation["type"]), other


def support(up: list[dict[str, Any]]) -> str:
    if not up:
        return "no_named_source"
    if len({source(one) for one in up}) == 1:
        return "single_source"
    if any(one["role"] in OUTSIDE for one in up):
        return "third_party"
    return "several_origins" if len({one["origin"] for one in up}) > 1 else "single_source"


def answer(up: list[dict[str, Any]], against: set[str | None], relations: set[str]) -> str:
    accused = {one["target"] for one in up if one["target"]}
    replies = {one["stance"] for one in up if source(one) in accused}
    if not against:
        if replies & {"concedes", "confirms"} and "partly_concedes" not in relations:
            return "conceded"
        return "partly_conceded" if replies or "partly_concedes" in relations else "unanswered"
    outsiders = [
        one for one in up if source(one) not in accused and (one["role"] in OUTSIDE or one["stance"] == "confirms")
    ]
    only_accused = against <= accused and not outsiders and "contradicts" not in relations
    return "denied" if not up or only_accused else "contested"


@dataclass
class Scene:
    """A published claim; `say` puts statements on it, on another claim with `elsewhere`."""

    claim: Claim
    parties: dict[str, Party]

    def party(self, name: str) -> Party:
        if name not in self.parties:
            self.parties[name] = make.PartyFactory(name=name)
            if name in PartyRole.values:
                make.EventPartyFactory(event=self.claim.event, party=self.parties[name], role=name)
        return self.parties[name]

    def say(
        self, who: str, stance: str, *, accuses: str = "", elsewhere: bool = False, day: int = 1, **more: Any
    ) -> Statement:
        return make.StatementFactory(
            claim=make.ClaimFactory() if elsewhere else self.claim, stance=stance, party=self.party(who),
            target=self.party(accuses) if accuses else None, said_from=date(2031, 5, day), said_to=date(2031, 5, day),
            said_precision="day", **more,
        )  # fmt: skip

    def join(self, source: Statement, kind: str, target: Statement) -> Relation:
        return make.RelationFactory(source=source, target=target, type=kind, state=RelationState.CONFIRMED)


def denied(scene: Scene) -> None:
    scene.say("south", "accuses", accuses="north", hedged=True)
    scene.say("north", "denies", day=2)


def contested_from_another_claim(scene: Scene) -> None:
    charge = scene.say("south", "accuses", accuses="north")
    scene.join(scene.say("east", "asserts", elsewhere=True), "contradicts", charge)


def partly_conceded(scene: Scene) -> None:
    scene.say("south", "accuses", accuses="north")
    scene.say("north", "justifies", day=2)


def partly_conceded_elsewhere(scene: Scene) -> None:
    charge = scene.say("south", "accuses", accuses="north")
    scene.say("north", "concedes", day=2)
    scene.join(scene.say("north", "concedes", elsewhere=True), "partly_concedes", charge)


def conceded_after_a_denial(scene: Scene) -> None:
    scene.say("north", "concedes", day=3)
    scene.say("south", "accuses", accuses="north")
    scene.say("north", "denies", day=2)
    scene.say("north", "declines", day=4)


def two_articles_of_one_origin(scene: Scene) -> None:
    first = scene.say("south", "asserts").passage.version.article
    copy = make.ArticleFactory(near_duplicate_of=first)
    scene.say("west", "asserts", version=make.ArticleVersionFactory(article=copy))


def two_origins(scene: Scene) -> None:
    scene.say("south", "asserts")
    scene.say("west", "asserts")


def a_third_party(scene: Scene) -> None:
    scene.say("south", "accuses", accuses="north")
    scene.say("north", "denies")
    scene.say("monitor", "confirms")


def the_accuser_takes_it_back(scene: Scene) -> None:
    scene.say("south", "accuses", accuses="north", day=1)
    scene.say("north", "denies", day=1)
    scene.say("south", "retracts", day=2)


def a_denial_withdrawn_by_the_newsroom(scene: Scene) -> None:
    scene.say("south", "accuses", accuses="north")
    gone = scene.say("north", "denies")
    Statement.objects.filter(pk=gone.pk).update(
        withdrawn_at=timezone.now(), withdrawn_by=gone.recorded_by, withdrawn_reason="Misread."
    )


def the_later_recorded_of_one_day(scene: Scene) -> None:
    now = timezone.now()
    scene.say("south", "accuses", accuses="north")
    scene.say("north", "confirms", recorded_at=now)
    scene.say("north", "denies", recorded_at=now - timedelta(hours=1))


def a_blanket_denial_elsewhere(scene: Scene) -> None:
    charge = scene.say("south", "accuses", accuses="north")
    blanket = scene.say("north", "denies", elsewhere=True, candidate=make.CandidateFactory(why=["mutual"]))
    scene.join(blanket, "denies", charge)


def only_a_denial_that_a_monitor_contradicts(scene: Scene) -> None:
    denial = scene.say("north", "denies")
    scene.join(scene.say("monitor", "asserts", elsewhere=True), "contradicts", denial)


def a_denial_said_again_elsewhere(scene: Scene) -> None:
    denial = scene.say("north", "denies")
    scene.join(denial, "corroborates", scene.say("east", "denies", elsewhere=True))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("situation", "expected"),
    [
        (denied, ("denied", "single_source", True)),
        (contested_from_another_claim, ("contested", "single_source", True)),
        (partly_conceded, ("partly_conceded", "several_origins", False)),
        (partly_conceded_elsewhere, ("partly_conceded", "several_origins", False)),
        (conceded_after_a_denial, ("conceded", "several_origins", False)),
        (two_articles_of_one_origin, ("unanswered", "single_source", False)),
        (two_origins, ("unanswered", "several_origins", False)),
        (a_third_party, ("contested", "third_party", True)),
        (the_accuser_takes_it_back, ("denied", "no_named_source", False)),
        (a_denial_withdrawn_by_the_newsroom, ("unanswered", "single_source", False)),
        (the_later_recorded_of_one_day, ("conceded", "several_origins", False)),
        (a_blanket_denial_elsewhere, ("unanswered", "single_source", False)),
        (only_a_denial_that_a_monitor_contradicts, ("contested", "single_source", True)),
        (a_denial_said_again_elsewhere, ("denied", "no_named_source", False)),
    ],
)
def test_a_status_follows_from_the_export_by_the_words_of_the_methodology(situation, expected):
    scene = Scene(make.PublishedClaimFactory(), {})
    situation(scene)
    status.refresh([scene.claim.pk])
    scene.claim.refresh_from_db()
    assert (scene.claim.answer, scene.claim.support, scene.claim.disputed) == expected
    assert recomputed(json.dumps(export_of(scene.claim))) == expected
