"""Claims and statements for an editor to choose from, by words or by an address."""

from uuid import UUID

from claims.models import Claim, Statement
from claims.retrieval import search
from claims.retrieval.cards import by_key
from claims.retrieval.claims import with_sides
from claims.retrieval.ranking import Searched
from claims.retrieval.rare import Sharing
from claims.retrieval.search import Hit

MOST = 5
LONGEST = 200  # characters of a query that are read
IN_USE = Searched(Claim.objects.current, "proposition")
SHARING = Sharing(Claim.objects.current, "proposition")
SAID_ALIKE = Sharing(Statement.objects.in_force, "proposition")


def by_words(words: str, *, chosen: str = "", besides: int | None = None) -> list[Claim]:
    """Return the claims in use that have every one of `words`, else those that share rare ones of them, at most MOST.

    The claim `chosen`, a public id, is among them, and first, so that looking for another one does not lose it. Where
    `words` are an address, the claim at it is all that is found. `besides` is the key of a claim to leave out. Each
    came through `with_sides`.
    """
    named = _named(words, chosen)
    kept = list(with_sides(Claim.objects.current().filter(public_id__in=named))) if named else []
    asked = _asked(words)
    found = (IN_USE.best(asked, MOST + 1) or SHARING.best(asked, MOST + 1)) if asked else []
    keys = [key for key in found if key != besides][:MOST]
    claims = by_key(keys)
    return [*kept, *(claims[key] for key in keys if claims[key] not in kept)]


def statements_by_words(words: str, *, chosen: str = "", besides: int | None = None) -> list[Hit]:
    """Return the statements in force that a search for `words` finds, else those that share rare ones, at most MOST.

    `chosen`, `besides` and an address are as with `by_words`.
    """
    named = _named(words, chosen)
    kept = list(Statement.objects.in_force().filter(public_id__in=named).values_list("pk", flat=True)) if named else []
    asked = _asked(words)
    found = (search.said(asked, MOST + 1) or SAID_ALIKE.best(asked, MOST + 1)) if asked else []
    return search.told([*kept, *[key for key in found if key not in {*kept, besides}][:MOST]], asked)


def key_in(address: str) -> UUID | None:
    """Return the public id that ends `address`, or is all of it; None where there is none."""
    key = address.partition("?")[0].partition("#")[0].strip().rstrip("/").rpartition("/")[2]
    try:
        return UUID(key)
    except ValueError:
        return None


def _named(words: str, chosen: str) -> set[UUID]:
    return {key for key in (key_in(chosen), key_in(words)) if key is not None}


def _asked(words: str) -> str:
    """Return the words to look for: none where they are an address."""
    return "" if key_in(words) else " ".join(words.replace("\x00", " ").split())[:LONGEST]
