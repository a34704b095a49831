"""What each page and each decision costs the server, asked one after another by a member."""

import os
import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, QuerySet
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from claims.management.scratch import decisions, lists
from claims.management.scratch.asking import Ask, spread
from claims.models import Article, Claim, Event, Party, Relation, Statement, User
from claims.models.choices import RelationState
from factcheck import warm

SEED = 20260403
WORDS = ["pasukan", "gencatan senjata", "killed"]


def measure(member: User, asked: int, only: str = "") -> dict[str, object]:
    """Ask for what has `only` in its name `asked` times after one that does not count; return what each cost."""
    warm.up()  # as the web server is
    client = Client(headers={"accept-encoding": "identity"})
    client.force_login(member)
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        pages = {name: spread(client, ask, asked) for name, ask in _all() if only in name}
    if not pages:
        raise ValueError(f"no page has {only!r} in its name")
    slowest = max(pages, key=lambda name: pages[name]["p95"])
    return {
        "pages": pages,
        "slowest": slowest,
        "slowest_p95": pages[slowest]["p95"],
        "load": round(os.getloadavg()[0], 1),
    }


def _all() -> Iterator[tuple[str, Ask]]:
    """Yield the names of all that is asked for, and how: first lists, then records, then decisions."""
    chance = random.Random(SEED)  # noqa: S311 -- nothing secret
    for name, address in lists.addresses():
        yield name, _get(partial(str, address))
    for words in WORDS:
        address = f"{reverse('claims:search')}?{urlencode({'q': words})}"
        yield f"search {words}", _get(partial(str, address))
    for name, kind, rows in _records():
        yield name, _get(_one_of(chance, kind, rows))
    proposed = Relation.objects.filter(state=RelationState.SUGGESTED).order_by("pk")
    ids = _ids(proposed, 200)
    yield "contradiction", _get(lambda: f"{reverse('claims:contradictions')}?relation={chance.choice(ids)}")
    yield from decisions.asked(chance)


def _records() -> Iterator[tuple[str, str, QuerySet[Any]]]:
    """Yield pages of records: the name, that of the address, and the rows of which one is asked for each time."""
    of_event = Event.objects.annotate(size=Count("claims")).order_by("-size")
    of_claim = Claim.objects.annotate(size=Count("statements")).order_by("-size")
    disputed = Claim.objects.filter(disputed=True).order_by("pk")
    yield "article", "article", Article.objects.order_by("pk")
    yield "claim", "claim", Claim.objects.order_by("pk")
    yield "claim, the largest", "claim", of_claim[:1]
    yield "brief", "claim-brief", disputed
    yield "published claim", "public-claim", Claim.objects.published().order_by("pk")
    yield "published claim, the largest", "public-claim", of_claim.exclude(published_at=None)[:1]
    yield "dispute", "dispute", disputed
    yield "dispute, the largest", "dispute", of_claim.filter(disputed=True)[:1]
    yield "statement", "statement", Statement.objects.filter(withdrawn_at=None).order_by("pk")
    yield "event", "event", Event.objects.order_by("pk")
    yield "event, the largest", "event", of_event[:1]
    yield "party", "party", Party.objects.order_by("pk")


def _one_of(chance: random.Random, name: str, rows: QuerySet[Any]) -> Callable[[], str]:
    ids = _ids(rows, 2000)
    return lambda: reverse(f"claims:{name}", args=[chance.choice(ids)])


def _ids(rows: QuerySet[Any], most: int) -> list[UUID]:
    cut = rows.query.is_sliced
    return list(rows.values_list("public_id", flat=True) if cut else rows.values_list("public_id", flat=True)[:most])


def _get(address: Callable[[], str]) -> Ask:
    return lambda client: client.get(address())
