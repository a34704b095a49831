"""Real articles, where they are at hand, through the whole product: ingested, accepted, matched, confirmed."""

import json
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from claims.actions import articles, candidates, parties, relations
from claims.models import Article, Candidate, Claim, Event, Job, Party, Relation, Statement, User
from claims.models.choices import CandidateState, JobKind, RelationState, RelationType
from tests.factories import EditorFactory
from tests.pipeline.test_end_to_end import finished

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
FILES = sorted(SEEDS.glob("*.txt"))

pytestmark = [
    pytest.mark.worker,
    pytest.mark.skipif(not FILES, reason=f"no articles under {SEEDS}"),
]

SIDES = {
    "Armenia": ("Pashinyan", "Yerevan"),
    "Azerbaijan": ("Azeri", "Baku"),
    "Nagorno-Karabakh": ("pasukan lokal di Nagorno-Karabakh", "pejabat Nagorno-Karabakh", "etnis Armenia di Karabakh"),
    "Rusia": ("Moskow", "Moskwa", "Putin", "Lavrov"),
    "Turki": (),
}
# What an editor learns of the articles elsewhere: day of publication and event, by the number of the file.
KNOWN = {"000": date(2023, 9, 22), "001": date(2023, 9, 21), "002": date(2020, 10, 9), "003": date(2020, 10, 11)}
KNOWN["004"] = date(2020, 10, 23)
OPPOSING = (RelationType.DENIES, RelationType.CONTRADICTS, RelationType.CONFLICTING_FIGURE)


@pytest.fixture
def editor(celery_worker: str) -> Iterator[User]:
    """Ingest every article in a newsroom that knows the sides; give its editor."""
    editor = EditorFactory()
    for name, aliases in SIDES.items():
        party = parties.create(model=Party, by=editor, name=name, kind="state")
        for alias in aliases:
            parties.add_alias(record_=party, text=alias, by=editor)
    out = StringIO()
    call_command("ingest", *map(str, FILES), "--wait=60", stdout=out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [(row["stage"], row["published_on"]) for row in rows] == [("done", None)] * len(FILES)
    yield editor
    wait_for_matching()


def article(number: str) -> Article:
    """Return the article of a file, found by its text."""
    text = next(path for path in FILES if path.name.startswith(number)).read_text(encoding="utf-8")
    return next(a for a in Article.objects.prefetch_related("versions") if a.versions.get().text == text)


def accept(editor: User, **which: object) -> None:
    """Accept the candidates, each onto a claim of its own, and wait until the worker has matched them."""
    for candidate in Candidate.objects.filter(state=CandidateState.PENDING, **which).order_by("pk"):
        candidates.accept(candidate=candidate, by=editor, new_claim=candidate.proposition)
    wait_for_matching()


def wait_for_matching() -> None:
    for job in Job.objects.filter(kind=JobKind.MATCH):
        assert finished(job).failure == ""


def test_nothing_is_guessed_and_what_is_opposed_is_one_dispute(editor: User, client: Client) -> None:
    client.force_login(editor)
    assert Candidate.objects.filter(version__article=article("000")).count() == 7
    accept(editor)
    assert [unknown for unknown in related_across_years() if not unknown] == []
    said = Statement.objects.exclude(said_from=None).values_list("said_from__year", flat=True)
    assert not set(said) & {2025, 2026}
    assert not Article.objects.exclude(published_on=None).exists()
    assert not Event.objects.exists()

    the_bare_denial_stands_alone(client)
    the_truce_is_one_dispute_that_names_both_answers(client, editor)


def the_bare_denial_stands_alone(client: Client) -> None:
    denial = Statement.objects.get(passage__version__article=article("000"), stance="denies", party__name="Armenia")
    assert "memasuki ibu kota" in denial.passage.exact
    claim = Claim.objects.get(statements=denial)
    assert (claim.answer, claim.support, claim.disputed) == ("denied", "no_named_source", False)
    assert not Relation.objects.filter(source=denial).exists()
    assert not Relation.objects.filter(target=denial).exists()
    page = client.get(f"/claims/{claim.public_id}/", headers={"accept-language": "en"}).content.decode()
    assert "no named source asserts it" in page


def the_truce_is_one_dispute_that_names_both_answers(client: Client, editor: User) -> None:
    of_article = Statement.objects.filter(passage__version__article=article("000"))
    broken = of_article.get(stance="accuses", passage__exact__contains="gencatan senjata")
    opposing = Relation.objects.filter(target=broken, state=RelationState.SUGGESTED, type__in=OPPOSING)
    proposed = opposing.filter(source__in=of_article)
    assert sorted(proposed.values_list("source__party__name", flat=True)) == ["Armenia", "Azerbaijan"]
    for relation in proposed:
        relations.confirm(relation=relation, by=editor)

    answers = Relation.objects.filter(state=RelationState.CONFIRMED).values_list("source__claim", flat=True)
    members = {broken.claim_id, *answers}
    disputes = Claim.objects.exclude(dispute=None).values_list("dispute", "pk")
    assert len({dispute for dispute, _ in disputes}) == 1
    assert {pk for _, pk in disputes} == members
    assert len(members) == 3
    page = client.get(f"/disputes/{broken.claim.public_id}/").content.decode()
    for claim in Claim.objects.filter(pk__in=members):
        assert claim.proposition in page


def test_nothing_of_2020_is_related_to_anything_of_2023_once_described(editor: User) -> None:
    events = {
        2020: parties.create(model=Event, by=editor, title="Perang 2020", starts_on=date(2020, 9, 27)),
        2023: parties.create(model=Event, by=editor, title="Operasi 2023", starts_on=date(2023, 9, 19)),
    }
    for number, day in KNOWN.items():
        source = article(number)
        articles.describe(
            article=source, by=editor, title=source.title, outlet=None, published_on=day, events=[events[day.year]]
        )
    accept(editor)
    assert related_across_years() == []


def related_across_years() -> list[list[str]]:
    """Return what is unknown about each relation that joins an article of 2020 with one of 2023."""
    years = {article(number).pk: day.year for number, day in KNOWN.items()}
    ends = Relation.objects.values_list(
        "source__passage__version__article", "target__passage__version__article", "unknown"
    )
    assert ends
    return [unknown for source, target, unknown in ends if years[source] != years[target]]
