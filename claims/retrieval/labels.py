"""Editors' decisions as labels: what `manage.py evaluate extraction` measures an extractor against."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from claims.extraction.llm.quoting import places
from claims.models import ArticleVersion, Candidate, Statement
from claims.models.choices import CandidateState, RejectionReason

# The words are a statement, only not one to record: such a label counts neither way.
NOT_WORTHY = (RejectionReason.NOT_NEWSWORTHY, RejectionReason.DUPLICATE)

NAME = 400  # characters of a speaker that are kept

Label = dict[str, Any]
# Of a text in which every proposal was wrong: without a row of its own it would not be measured.
NOTHING: Label = {
    "evidence": None, "speaker": None, "content": None, "stance": "asserts", "figures": [], "checkworthy": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text with its labels; `name` is what its labels call it."""

    name: str
    text: str
    labels: list[Label]


def labelled() -> Iterator[Labelled]:
    """Yield the texts all of whose candidates were decided: in others, what is undecided would count as wrong.

    Of an article read several times it is the first version that was proposed from: later ones repeat no proposal.
    """
    for version in _decided_versions().select_related("article").iterator(chunk_size=100):
        name = f"{version.article.public_id}-{version.number}.txt"
        rows = [*(_of_statement(one) for one in _statements(version)), *(_aside(one) for one in _unworthy(version))]
        shared = {"article": name, "sha256": sha256(version.text.encode()).hexdigest(), "language": version.language}
        ordered = sorted(rows, key=lambda row: (row["content"], row["stance"])) or [NOTHING]
        labels = [{"id": f"{name}-{at}", **shared, **row} for at, row in enumerate(ordered, start=1)]
        yield Labelled(name, version.text, labels)


def _decided_versions() -> QuerySet[ArticleVersion]:
    here = Candidate.objects.filter(version=OuterRef("pk"))
    earlier = Candidate.objects.filter(version__article=OuterRef("article"), version__number__lt=OuterRef("number"))
    pending = here.filter(state=CandidateState.PENDING)
    return ArticleVersion.objects.filter(Exists(here), ~Exists(pending), ~Exists(earlier)).order_by("pk")


def _statements(version: ArticleVersion) -> QuerySet[Statement]:
    rows = Statement.objects.in_force().filter(passage__version=version)
    return rows.select_related("passage__version", "candidate__version").prefetch_related("figures")


def _unworthy(version: ArticleVersion) -> QuerySet[Candidate]:
    return Candidate.objects.filter(version=version, rejection__in=NOT_WORTHY).select_related("passage", "version")


def _of_statement(statement: Statement) -> Label:
    fields = ("low", "high", "modifier", "unit")
    figures = [
        {"of": figure.counted, **{name: getattr(figure, name) for name in fields}}
        for figure in statement.figures.all()
        if figure.disclosed
    ]
    return _label(statement, statement.candidate, figures)


def _aside(candidate: Candidate) -> Label:
    return _label(candidate, candidate, []) | {"checkworthy": False}


def _label(row: Statement | Candidate, candidate: Candidate | None, figures: list[dict[str, Any]]) -> Label:
    return {
        "evidence": [row.passage.start, row.passage.end],
        "speaker": _speaker(row, candidate),
        "content": [row.content_start, row.content_end],
        "content_more": row.content_more,
        "stance": row.stance,
        "figures": figures,
        "checkworthy": True,
    }


def _speaker(row: Statement | Candidate, candidate: Candidate | None) -> list[int] | None:
    """Return where the speaker is printed: as it was proposed, or where the editor's words stand in the evidence."""
    if candidate is not None and row.speaker_text == _proposed_name(candidate):
        printed: list[int] | None = candidate.proposal.get("speaker")
        return printed
    start, end = row.passage.start, row.passage.end
    found = places(row.passage.version.text[start:end], row.speaker_text)
    return [start + found[0][0], start + found[0][1]] if found else None


def _proposed_name(candidate: Candidate) -> str:
    span = candidate.proposal.get("resolved_speaker") or candidate.proposal.get("speaker")
    return candidate.version.text[slice(*span)][:NAME] if span else ""
