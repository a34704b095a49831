"""Where statements go back to: the article and its near-duplicates, and the agency that passed a statement on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import F, QuerySet
from django.db.models.fields.json import KT

from claims.models import Claim, Statement
from claims.models.base import fold
from claims.retrieval.prepared import Given, Prepared
from claims.status.origins import joined

_folded = lru_cache(maxsize=4096)(fold)

MOST = 200  # statements
PASSED_ON_BY = KT("relay__0")  # the outermost; as text, so that no list is decoded


class Printed(NamedTuple):
    """Where a statement was printed, as far as that tells where it goes back to."""

    relay: str | None
    article: int
    copied_from: int | None
    outlet: str


@dataclass(frozen=True, slots=True)
class Origins:
    """How many articles carry the statements on a claim, and how many origins these go back to."""

    articles: int
    origins: int
    latest: int = 0  # of how many statements, those said last; 0 where it is of all

    @property
    def copied(self) -> bool:
        """Return whether some of the articles go back to one origin."""
        return self.origins < self.articles


def origins_of(rows: Mapping[Any, Printed]) -> dict[str, str]:
    """Return the origin of each statement by its key as text.

    One origin are: one article and its near-duplicates; statements that one agency or outlet passed on ("as quoted by
    X"); and these with what X itself printed.
    """
    relays = {name for row in rows.values() if (name := _passed_on_by(row.relay))}
    return joined({str(key): _marks(row, relays) for key, row in rows.items()})


def count(claim: Claim) -> Origins:
    """Return how many articles and origins the MOST statements said last on a claim have, in one query."""
    rows = _LATEST(claim.pk)
    printed = [Printed(relay, key, copied_from, outlet or "") for relay, key, copied_from, outlet in rows]
    found = origins_of(dict(enumerate(printed)))
    return Origins(len({one.article for one in printed}), len(set(found.values())), MOST if len(rows) == MOST else 0)


def _latest(claim: Given) -> QuerySet[Statement, Any]:
    article = "passage__version__article"
    columns = PASSED_ON_BY, article, f"{article}__near_duplicate_of", f"{article}__outlet__name"
    latest = Statement.objects.in_force().filter(claim=claim).order_by(F("said_from").desc(nulls_last=True), "-pk")
    return latest.values_list(*columns)[:MOST]


_LATEST = Prepared[Any](_latest)


def _marks(row: Printed, relays: set[str]) -> frozenset[str]:
    article = f"article {row.copied_from or row.article}"
    passed_on = relays and relays & {_passed_on_by(row.relay), _folded(row.outlet)}
    return frozenset((article, *(f"via {name}" for name in passed_on)))


@lru_cache(maxsize=4096)
def _passed_on_by(relay: str | None) -> str:
    """Return who passed a statement on, by the capitalised words of its name; "" where nobody did."""
    words = (relay or "").split()
    return fold(" ".join(word for word in words if word[:1].isupper()) or " ".join(words))
