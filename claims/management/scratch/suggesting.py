"""How well claims are suggested where many statements stand on each: one statement of a labelled claim held out."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle, islice
from typing import Any

from django.utils import timezone

from claims.management.scratch.ground import BYTES, lay
from claims.matching.embedding import Embedder, Vector
from claims.matching.facts import FigureFact, StatementFact
from claims.matching.labelled import Labelled
from claims.models import (
    Article,
    ArticleVersion,
    Candidate,
    CandidateVector,
    Claim,
    Event,
    Figure,
    Party,
    Passage,
    Statement,
    StatementVector,
    User,
)
from claims.retrieval import suggestions
from claims.retrieval.suggestions import Suggestion
from claims.vocabulary import Stance

SEED = 20260402
ONE_CLAIM = frozenset({"denies", "corroborates", "repeats", "conflicting_figure", "supersedes"})
LEAST = 3  # statements on a claim before one of them is held out


@dataclass(frozen=True)
class _Asked:
    """A statement that was held out, as a candidate, and the claim it belongs to."""

    candidate: Candidate
    claim: Claim


def measure(events: Sequence[Labelled], many: int, embedder: Embedder) -> dict[str, object]:
    """Fill an empty database with the claims of `events`, `many` statements on each, and ask where the others belong.

    A claim is what is linked by labels other than opposition of two propositions. Its statements are said again in turn
    until there are `many`, as a newsroom hears them. Returns counts, the shares in percent found first and among the
    three suggested, and how many were chosen beforehand, rightly and wrongly.
    """
    user = lay(embedder)
    chance = random.Random(SEED)  # noqa: S311 -- nothing secret
    asked = [one for event in events for one in _Newsroom(event, user, embedder, chance).fill(many)]
    found = [suggestions.for_candidate(one.candidate) for one in asked]
    places = [_place(one, suggested) for one, suggested in zip(asked, found, strict=True)]
    chosen = [_rightly_chosen(one, suggested) for one, suggested in zip(asked, found, strict=True)]
    return {
        "claims": Claim.objects.count(),
        "statements": Statement.objects.count(),
        "asked": len(asked),
        "first": _percent(place == 0 for place in places),
        "among_three": _percent(place is not None for place in places),
        "rightly_chosen": chosen.count(True),
        "wrongly_chosen": chosen.count(False),
    }


def _place(one: _Asked, suggested: list[Suggestion]) -> int | None:
    found = [suggestion.claim.pk for suggestion in suggested]
    return found.index(one.claim.pk) if one.claim.pk in found else None


def _rightly_chosen(one: _Asked, suggested: list[Suggestion]) -> bool | None:
    """Return whether the claim chosen beforehand is the right one; None where none is."""
    return next((suggestion.claim == one.claim for suggestion in suggested if suggestion.sure), None)


def _percent(right: Iterable[bool]) -> float:
    every = list(right)
    return round(100 * sum(every) / len(every), 1) if every else 0.0


def groups(event: Labelled) -> list[list[StatementFact]]:
    """Return the statements of each claim of an event, in text order: those that labels link, and those alone."""
    group = {fact.key: {fact.key} for fact in event.facts}
    for pair, relation in event.wanted.items():
        if relation in ONE_CLAIM:
            joined = set().union(*(group[key] for key in pair))
            group.update(dict.fromkeys(joined, joined))
    distinct = {id(keys): keys for keys in group.values()}.values()
    return [[fact for fact in event.facts if fact.key in keys] for keys in distinct]


class _Newsroom:
    """One labelled event in the database."""

    def __init__(self, event: Labelled, user: User, embedder: Embedder, chance: random.Random) -> None:
        self.labelled, self.user, self.embedder, self.chance = event, user, embedder, chance
        self.event = Event.objects.create(title=event.name)
        names = {name for fact in event.facts for name in (fact.party, fact.target) if name}
        self.parties = {name: Party.objects.create(name=f"{name} ({event.name})") for name in sorted(names)}
        rows = embedder.embed([fact.proposition for fact in event.facts])
        self.vectors: dict[str, Vector] = {fact.key: row for fact, row in zip(event.facts, rows, strict=True)}
        self.passages = dict(self._texts())
        self.now: datetime = timezone.now()

    def _texts(self) -> Iterator[tuple[str, Passage]]:
        for article in dict.fromkeys(fact.article for fact in self.labelled.facts):
            facts = [fact for fact in self.labelled.facts if fact.article == article]
            row = Article.objects.create(published_on=facts[0].said_from, published_precision="day")
            row.events.add(self.event)
            text = ".\n".join(fact.proposition for fact in facts)
            version = ArticleVersion.objects.create(
                article=row,
                number=1,
                blob_id=BYTES,
                fetched_at=timezone.now(),
                text=text,
                language=facts[0].language,
            )
            for fact in facts:
                start = text.index(fact.proposition)
                yield fact.key, Passage.of(version, start, start + len(fact.proposition))

    def fill(self, many: int) -> Iterator[_Asked]:
        """Make the claims of the event with `many` statements each; yield what was held out."""
        for facts in groups(self.labelled):
            able = len(facts) >= LEAST and facts[-1].antecedent is None
            kept = facts[:-1] if able else facts
            stated = next((fact for fact in kept if fact.stance != Stance.DENIES), kept[0])
            words = f"{stated.proposition[:1].upper()}{stated.proposition[1:]}."
            claim = Claim.objects.create(proposition=words, language=stated.language, event=self.event)
            self._say(claim, list(islice(cycle(kept), max(many, len(kept)))))
            if able:
                yield _Asked(self._candidate(facts[-1]), claim)

    def _say(self, claim: Claim, facts: list[StatementFact]) -> None:
        self.chance.shuffle(facts)
        rows = Statement.objects.bulk_create([Statement(claim=claim, **self._said(fact)) for fact in facts])
        Figure.objects.bulk_create(
            Figure(statement=row, **_figure(figure))
            for row, fact in zip(rows, facts, strict=True)
            for figure in fact.figures
        )
        StatementVector.objects.bulk_create(
            StatementVector(statement=row, model=self.embedder.name, vector=self.vectors[fact.key].tolist())
            for row, fact in zip(rows, facts, strict=True)
        )

    def _said(self, fact: StatementFact) -> dict[str, Any]:
        passage = self.passages[fact.key]
        return {
            "passage": passage, "content_start": passage.start, "content_end": passage.end, "event": self.event,
            "proposition": fact.proposition, "language": fact.language, "stance": fact.stance,
            "party": self.parties.get(fact.party or ""), "target": self.parties.get(fact.target or ""),
            "speaker_text": fact.party or "", "said_from": fact.said_from, "said_to": fact.said_to,
            "said_precision": fact.said_precision, "recorded_by": self.user, "recorded_at": self.now,
        }  # fmt: skip

    def _candidate(self, fact: StatementFact) -> Candidate:
        passage = self.passages[fact.key]
        candidate = Candidate.objects.create(
            version=passage.version, passage=passage, fingerprint=fact.key, proposal={}, confidence=0.8,
            stance=fact.stance, proposition=fact.proposition, content_start=passage.start, content_end=passage.end,
            party=self.parties.get(fact.party or ""), target=self.parties.get(fact.target or ""),
            figures=[_figure(figure) for figure in fact.figures],
        )  # fmt: skip
        CandidateVector.objects.create(
            candidate=candidate, model=self.embedder.name, vector=self.vectors[fact.key].tolist()
        )
        return candidate


def _figure(figure: FigureFact) -> dict[str, Any]:
    return {
        "low": figure.low, "high": figure.high, "modifier": figure.modifier, "unit": figure.unit,
        "counted": figure.of, "whose": figure.whose or "", "disclosed": figure.disclosed,
    }  # fmt: skip
