"""Real articles, where they are at hand: what must hold for them from ingest to candidates."""

import re
from pathlib import Path

import pytest

from claims import tasks
from claims.actions import candidates
from claims.models import Article, Candidate, Relation, Statement
from claims.models.choices import JobStage, Precision
from claims.pipeline import matching, sources
from claims.pipeline.sources import Source
from tests.factories import EditorFactory, PartyFactory

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
FILES = sorted(SEEDS.glob("*.txt"))

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FILES, reason=f"no articles under {SEEDS}"),
]


def read(path: Path) -> Source:
    source = sources.from_bytes(path.read_bytes(), content_type="", name=path.name, requested_by=None)
    tasks.read_source(source.job.pk)
    source.job.refresh_from_db()
    return source


def seed(number: str) -> Path:
    return next(path for path in FILES if path.name.startswith(number))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:3])
def test_seed_becomes_candidates_in_indonesian_without_a_date(path: Path) -> None:
    source = read(path)
    article = Article.objects.get()
    assert (source.job.stage, source.job.failure) == (JobStage.DONE, "")
    assert source.job.found == Candidate.objects.count() > 0
    assert (article.published_on, article.published_precision) == (None, Precision.UNKNOWN)
    version = article.versions.get()
    assert (version.text, version.language) == (path.read_bytes().decode(), "id")


def test_repeated_block_gives_each_statement_once() -> None:
    read(seed("000"))
    assert Candidate.objects.count() == 7
    contents = [c.version.text[c.content_start : c.content_end] for c in Candidate.objects.all()]
    assert len(set(contents)) == 7


def test_denial_of_troops_entering_the_capital_shows_and_boilerplate_does_not() -> None:
    for path in FILES:
        read(path)
    denials = Candidate.objects.filter(stance="denies", speaker_text__contains="Pashinyan")
    assert [re.search("ibu ?kota|Stepanakert", c.passage.exact) is not None for c in denials].count(True) >= 1
    texts = Candidate.objects.values_list("passage__exact", flat=True)
    assert not [
        text for text in texts if re.search(r"(?i)loading\.\.\.|baca juga|simak juga|halaman selanjutnya", text)
    ]


def accept_everything() -> None:
    """Accept every candidate on a claim of its own and match every statement, as the workers would."""
    editor = EditorFactory()
    for candidate in Candidate.objects.order_by("pk"):
        candidates.accept(candidate=candidate, by=editor, new_claim=candidate.proposition)
    for statement in Statement.objects.order_by("pk"):
        matching.match(statement)


def test_truce_that_holds_and_fighting_denied_both_answer_the_truce_broken() -> None:
    PartyFactory(name="Nagorno-Karabakh")
    PartyFactory(name="Azerbaijan")
    PartyFactory(name="Armenia", alias="Pashinyan")
    read(seed("000"))
    accept_everything()
    relations = Relation.objects.filter(target__stance="accuses")
    found = sorted((r.type, r.source.stance, r.shown) for r in relations)
    assert found == [("contradicts", "asserts", False), ("denies", "denies", True)]
    assert not Relation.objects.filter(source__speaker_text="Pashinyan", source__stance="denies").exists()
