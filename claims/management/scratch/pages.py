"""What each page costs the server, asked one after another by a member, from the request to the last byte."""

import os
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from claims.models import Article, Claim, Event, Party, Relation, Statement, User
from claims.models.choices import RelationState

SEED = 20260403
LISTS = [
    "desk", "articles", "changed", "feeds", "review", "review-bulk", "contradictions", "claims", "followed", "disputes",
    "parties", "speakers", "places", "outlets", "events", "history", "quality", "jobs", "public", "public-feed",
]  # fmt: skip
Address = Callable[[], str]
WORDS = ["pasukan", "gencatan senjata", "killed"]


def measure(member: User, asked: int) -> dict[str, object]:
    """Ask for every page `asked` times after one that does not count; return the milliseconds by page."""
    chance = random.Random(SEED)  # noqa: S311 -- nothing secret
    client = Client()
    client.force_login(member)
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        pages = {name: _spread(client, address, asked) for name, address in _pages(chance)}
    slowest = max(pages, key=lambda name: pages[name]["p95"])
    return {
        "pages": pages,
        "slowest": slowest,
        "slowest_p95": pages[slowest]["p95"],
        "load": round(os.getloadavg()[0], 1),
    }


def _pages(chance: random.Random) -> Iterator[tuple[str, Address]]:
    """Yield each page's name and what gives the address of one of its records, another one each time."""
    for name in LISTS:
        yield name, partial(reverse, f"claims:{name}")
    for words in WORDS:
        yield f"search {words}", partial(_search, words)
    ids = {
        "article": Article.objects.all(),
        "claim": Claim.objects.all(),
        "claim-brief": Claim.objects.filter(disputed=True),
        "public-claim": Claim.objects.published(),
        "dispute": Claim.objects.filter(disputed=True),
        "statement": Statement.objects.filter(withdrawn_at=None),
        "event": Event.objects.all(),
        "party": Party.objects.all(),
    }
    for name, rows in ids.items():
        some = rows.order_by("pk").values_list("public_id", flat=True)[:2000]
        yield name, partial(_one_of, chance, name, list(some))
    largest = Event.objects.annotate(size=Count("claims")).order_by("-size").values_list("public_id", flat=True)[0]
    yield "event, the largest", partial(reverse, "claims:event", args=[largest])
    proposed = Relation.objects.filter(state=RelationState.SUGGESTED).values_list("public_id", flat=True)[:200]
    yield "contradiction", partial(_contradiction, chance, list(proposed))


def _search(words: str) -> str:
    return f"{reverse('claims:search')}?{urlencode({'q': words})}"


def _one_of(chance: random.Random, name: str, ids: list[UUID]) -> str:
    return reverse(f"claims:{name}", args=[chance.choice(ids)])


def _contradiction(chance: random.Random, ids: list[UUID]) -> str:
    return f"{reverse('claims:contradictions')}?relation={chance.choice(ids)}"


def _spread(client: Client, address: Address, asked: int) -> dict[str, Any]:
    _time(client, address())
    times = sorted(_time(client, address()) for _ in range(asked))
    return {"p50": round(times[len(times) // 2], 1), "p95": round(times[int(len(times) * 0.95)], 1)}


def _time(client: Client, address: str) -> float:
    """Return the milliseconds of one answer. Raises ValueError for a page that is not there."""
    start = time.perf_counter()
    answer = client.get(address)
    _ = answer.content
    taken = 1000 * (time.perf_counter() - start)
    if answer.status_code != 200:
        raise ValueError(f"{address} answers {answer.status_code}")
    return taken
