"""Whose people a figure counts: the party that the text's own words name ("Armenia's", "pasukan Armenia")."""

from collections.abc import Iterable

from django.db.models.functions import Coalesce, Lower

from claims.matching.stems import without_genitive
from claims.models import Party, PartyAlias
from claims.models.base import fold


def named_sides(phrases: Iterable[str]) -> dict[str, str]:
    """Return the key of the party that each phrase names, by itself or by one of its words, in two queries at most.

    Phrases that name none, or more than one, are left out: what nobody knows is neither match nor mismatch.
    """
    parts = {phrase: _parts(phrase) for phrase in set(phrases) if phrase}
    named: dict[str, set[int]] = {}
    for name, party in _parties(set().union(*parts.values())) if parts else ():
        named.setdefault(name, set()).add(party)
    found = {phrase: set().union(*(named.get(part, set()) for part in held)) for phrase, held in parts.items()}
    return {phrase: str(parties.pop()) for phrase, parties in found.items() if len(parties) == 1}


def _parts(phrase: str) -> set[str]:
    words = [without_genitive(word) for word in fold(phrase).split()]
    return {" ".join(words), *words}


def _parties(names: set[str]) -> list[tuple[str, int]]:
    standing = Coalesce("merged_into", "pk")
    parties = Party.objects.annotate(folded=Lower("name"), standing=standing).filter(folded__in=names)
    aliases = PartyAlias.objects.filter(folded__in=names).annotate(standing=Coalesce("party__merged_into", "party"))
    return [*parties.values_list("folded", "standing"), *aliases.values_list("folded", "standing")]
