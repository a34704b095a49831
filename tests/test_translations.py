"""The pages in Indonesian: every word of the product is translated, whatever page it stands on."""

import re
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import chain

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from knox.models import AuthToken

from claims.models import Claim, Decision, Follow, LearnedRule, Learning, User
from claims.models.choices import JobStage, Stance
from claims.pipeline import status
from claims.templatetags.explained import decision_changes, figure_words
from claims.templatetags.ui import day
from tests import factories
from tests.factories import INDONESIAN_DENIAL

TEXTS = (models.CharField, models.TextField)
SHOWN = {"alt", "aria-label", "content", "data-key-label", "label", "placeholder", "title"}
LISTS = [
    "desk",
    "articles",
    "article-add",
    "review",
    "review-bulk",
    "contradictions",
    "claims",
    "followed",
    "changed",
    "disputes",
    "search",
    "history",
    "parties",
    "party-add",
    "speakers",
    "places",
    "outlets",
    "events",
    "event-add",
    "feeds",
    "feed-add",
    "quality",
    "jobs",
    "account",
    "public",
]
# What is written the same in both languages: marks, dates, numbers, keys, codes, and the words that Indonesian shares.
SAME = re.compile(
    r"[\W\d_]*|\d{1,2} [A-Z][a-z]{2} \d{4}(, \d{2}:\d{2})?( [A-Z]+)?|\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC|[a-z]|Esc|Tab"
    r"|EN|ID|English|Bahasa Indonesia|SHA-256|[0-9a-f]{64}|Authorization: Token …|noindex|width=device-width.*|{.*}"
    r"|(\w+/)+(\w+)?|[A-Z]\w+/[A-Z][\w/ -]+|Status|status|editor|Editor|administrator|Demo"
)
MARKS = ' .,:;·…–→?!“”"()[]'  # stand around what is held


class Words(HTMLParser):
    """Collects what a reader of a page sees or hears, part by part."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.silent = 0
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style"}
        self.found |= {" ".join(value.split()) for name, value in attrs if name in SHOWN and value}

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found |= set(" ".join(data.split()).split(" · "))


@pytest.fixture
def newsroom(db: None) -> dict[str, models.Model]:
    """A row of every list; returns the record that each page of one record shows."""
    factories.NewsroomFactory()
    claim = disputed()
    said = claim.statements.first()
    article = factories.ArticleVersionFactory(article__events=[claim.event]).article
    answered = factories.CandidateFactory(version=article.versions.get(), stance=Stance.ACCUSES)
    factories.CandidateFactory(version=answered.version, content=INDONESIAN_DENIAL, stance=Stance.DENIES)
    factories.JobFactory(article=article, stage=JobStage.FAILED, failure="empty", finished_at=timezone.now())
    factories.DecisionFactory(subject=claim.public_id)
    place, speaker = factories.PlaceAliasFactory().place, factories.SpeakerAliasFactory().speaker
    role = factories.EventPartyFactory(event=claim.event)
    factories.AnchorFactory(passage=said.passage)
    item = factories.FeedItemFactory(
        feed__failures=2, feed__failure="unreachable", feed__detail="harian-lereng.example"
    )
    learned()
    rows = {"article": article, "statement": said, "event": claim.event, "party": role.party}
    rows |= {"speaker": speaker, "place": place, "outlet": article.outlet or factories.OutletFactory()}
    rows |= {"article-versions": said.passage.version.article, "feed": item.feed}
    return rows | dict.fromkeys(["claim", "claim-brief", "dispute", "public-claim"], claim)


def disputed() -> Claim:
    claim = factories.PublishedClaimFactory()
    said = factories.StatementFactory(claim=claim, stance=Stance.ACCUSES)
    denied = factories.StatementFactory(claim=claim, stance=Stance.DENIES, content=INDONESIAN_DENIAL)
    factories.RelationFactory(source=denied, target=said)
    factories.FigureFactory(statement=said)
    status.refresh([claim.pk])
    claim.refresh_from_db()
    return claim


def learned() -> None:
    relation = {"type": "denies", "confirmed": 1, "corrected": 1, "dismissed": {"same_origin": 2}}
    report = {"count": 5, "reliability": [{"said": 0.8, "right": 0.6, "count": 5}], "gap": 0.2, "relations": [relation]}
    row = Learning.objects.create(since=timezone.now(), report=report | {"seconds_a_decision": 20.0})
    counts = {"accepted": 3, "edited": 1, "rejected": 1, "said": 0.8, "learned": 0.7, "factor": 0.6}
    LearnedRule.objects.create(learning=row, rule="id.subject-verb-content", **counts)


def held() -> str:
    """Return every text that the newsroom's records hold: it is shown in the language in which it was written."""
    rows: list[str] = []
    for model in apps.get_models():
        texts = [field.name for field in model._meta.concrete_fields if isinstance(field, TEXTS) and not field.choices]
        rows += chain.from_iterable(map(str, row) for row in model.objects.values_list(*texts))
    return " ".join(" ".join(rows).split()).casefold()


def read(client: Client, address: str, language: str) -> set[str]:
    User.objects.update(language=language)
    response = client.get(address, headers={"accept-language": language})
    assert response.status_code == 200
    page = response.content.decode()
    assert f'<html lang="{language}"' in page
    return Words(page).found


def untranslated(client: Client, address: str, texts: str) -> list[str]:
    """Return the words of a page that are the same in English and in Indonesian, but for `texts`, names and numbers."""
    with translation.override(None):
        same = read(client, address, "en") & read(client, address, "id")
    parts = {words: [part.strip(MARKS).casefold() for part in words.split(": ")] for words in same}
    return sorted(
        words for words in same if not SAME.fullmatch(words) and not all(part in texts for part in parts[words])
    )


def test_every_page_is_wholly_in_indonesian(client: Client, newsroom: dict[str, models.Model]) -> None:
    client.force_login(follower := factories.PublisherFactory())
    Follow.objects.create(user=follower, claim=newsroom["claim"], seen_at=timezone.now() - timedelta(hours=1))
    records = {name: reverse(f"claims:{name}", args=[row.public_id]) for name, row in newsroom.items()}
    addresses = {name: reverse(f"claims:{name}") for name in LISTS} | records
    addresses |= {
        f"claim, {by} past": f"{records['claim']}?as_of={timezone.localdate()}&by={by}" for by in ["said", "known"]
    }

    texts = held()
    left = {name: untranslated(client, address, texts) for name, address in addresses.items()}

    assert {name: words for name, words in left.items() if words} == {}


@pytest.mark.parametrize("name", ["claims:public", "claims:public-claim", "login"])
def test_what_readers_see_is_wholly_in_indonesian(client: Client, newsroom: dict[str, models.Model], name: str) -> None:
    row = newsroom.get(name.removeprefix("claims:"))

    assert untranslated(client, reverse(name, args=[row.public_id] if row else []), held()) == []


@pytest.mark.parametrize("name", ["claims:public", "login"])
def test_readers_choose_the_language_by_the_address(client: Client, db: None, name: str) -> None:
    factories.NewsroomFactory()

    page = client.get(reverse(name), {"language": "id"}, headers={"accept-language": "en"})

    assert '<html lang="id"' in page.content.decode()
    assert '<html lang="id"' in client.get(reverse(name)).content.decode()


def test_members_choose_the_language_with_the_switch(client: Client, newsroom: dict[str, models.Model]) -> None:
    client.force_login(factories.EditorFactory())
    address = reverse("claims:claim", args=[newsroom["claim"].public_id])

    page = client.post(reverse("claims:language"), {"language": "id", "next": address}, follow=True)

    assert page.redirect_chain == [(address, 302)]
    assert '<html lang="id"' in page.content.decode()


def test_dates_and_numbers_follow_the_language() -> None:
    with translation.override("id"):
        assert day(date(2026, 8, 5)) == '<time datetime="2026-08-05">5 Agu 2026</time>'
        assert figure_words({"low": 2500, "modifier": "at least", "counted": "prajurit"}) == "sedikitnya 2.500 prajurit"
    with translation.override("en"):
        assert day(date(2026, 8, 5)) == '<time datetime="2026-08-05">5 Aug 2026</time>'
        assert figure_words({"low": 2500, "modifier": "at least", "counted": "prajurit"}) == "at least 2,500 prajurit"
        assert figure_words({"low": 5, "counted": "prajurit", "whose": "mereka"}) == "5 prajurit (whose: mereka)"


def test_the_history_says_kinds_and_days_in_words() -> None:
    decision = Decision(before={}, after={"kind": "article", "published_on": "2026-08-05"})

    with translation.override("id"):
        changes = decision_changes(decision)

    assert [(change.name, change.after) for change in changes] == [("jenis", "artikel"), ("terbit", "5 Agu 2026")]


@pytest.mark.parametrize(
    ("asked", "detail"), [("", "This needs the role editor."), ("id", "Untuk ini diperlukan peran editor.")]
)
def test_the_api_speaks_english_unless_it_is_asked_otherwise(db: None, asked: str, detail: str) -> None:
    _row, token = AuthToken.objects.create(user=factories.ViewerFactory(language="id"))
    headers = {"authorization": f"Token {token}", "accept-language": asked}

    assert Client().post("/api/v1/parties/", headers=headers).json()["detail"] == detail
