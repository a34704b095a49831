"""Where statements go back to: the article and its near-duplicates, and the agency that passed a statement on."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.models import Claim, Statement
from claims.models.base import fold
from claims.status.origins import joined

MOST = 200  # statements


@dataclass(frozen=True, slots=True)
class Origins:
    """How many articles carry the statements on a claim, and how many origins these go back to."""

    articles: int
    origins: int
    latest: int = 0  # of how many statements, the newest; 0 where it is of all

    @property
    def copied(self) -> bool:
        """Return whether some of the articles go back to one origin."""
        return self.origins < self.articles


def origins_of(statements: Iterable[Statement]) -> dict[str, str]:
    """Return the origin of each statement by its public id; `passage__version__article__outlet` is read.

    One origin are: one article and its near-duplicates; statements that one agency or outlet passed on ("as quoted by
    X"); and these with what X itself printed.
    """
    rows = list(statements)
    relays = {name for row in rows if (name := _passed_on_by(row))}
    return joined({str(row.public_id): _marks(row, relays) for row in rows})


def count(claim: Claim) -> Origins:
    """Return how many articles and origins the newest MOST statements in force on a claim have, in one query."""
    version = [f"passage__version__{field}" for field in ("text", "signature", "bands")]
    held = claim.statements.in_force().select_related("passage__version__article__outlet").defer(*version)
    rows = list(held.order_by("-pk")[:MOST])
    articles = {row.passage.version.article_id for row in rows}
    return Origins(len(articles), len(set(origins_of(rows).values())), latest=MOST if len(rows) == MOST else 0)


def _marks(statement: Statement, relays: set[str]) -> frozenset[str]:
    article = statement.passage.version.article
    marks = {f"article {article.near_duplicate_of_id or article.pk}"}
    outlet = fold(article.outlet.name) if article.outlet else ""
    marks |= {f"via {name}" for name in (_passed_on_by(statement), outlet) if name in relays}
    return frozenset(marks)


def _passed_on_by(statement: Statement) -> str:
    """Return the outermost who passed a statement on, by the capitalised words of its name; "" where nobody did."""
    words = str(statement.relay[0]).split() if statement.relay else []
    return fold(" ".join(word for word in words if word[:1].isupper()) or " ".join(words))
