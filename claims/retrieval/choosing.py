"""Claims for an editor to choose from, by words."""

from uuid import UUID

from claims.models import Claim
from claims.retrieval.cards import by_key
from claims.retrieval.claims import with_sides
from claims.retrieval.ranking import Searched
from claims.retrieval.rare import Sharing

MOST = 5
LONGEST = 200  # characters of a query that are read
IN_USE = Searched(Claim.objects.current, "proposition")
SHARING = Sharing(Claim.objects.current, "proposition")


def by_words(words: str, *, chosen: str = "") -> list[Claim]:
    """Return the claims in use that have every one of `words`, else those that share rare ones of them, at most MOST.

    The claim `chosen`, a public id, is among them, and first, so that looking for another one does not lose it.
    Each came through `with_sides`.
    """
    current = Claim.objects.current()
    asked = " ".join(words.replace("\x00", " ").split())[:LONGEST]
    kept = list(with_sides(current.filter(public_id=chosen))) if _is_id(chosen) else []
    return [*kept, *(claim for claim in _found(asked) if claim not in kept)] if asked else kept


def _found(words: str) -> list[Claim]:
    found = IN_USE.best(words, MOST) or SHARING.best(words, MOST)
    claims = by_key(found)
    return [claims[pk] for pk in found]


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
