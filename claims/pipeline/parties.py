"""Known parties and speakers by their names and aliases, kept per process until one of them changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Count, F, Func, IntegerField, Max, Model, QuerySet, Sum

from claims.extraction.parties import PartyIndex
from claims.models import Affiliation, Candidate, Party, PartyAlias, Speaker, SpeakerAlias
from claims.models.choices import CandidateState

Stamp = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The indexes of one state of the tables. Keys are primary keys as text."""

    parties: PartyIndex
    speakers: PartyIndex

    def speakers_of(self, phrases: Iterable[str]) -> dict[str, Speaker]:
        """Return the speaker whom each phrase names; phrases that fit none or more than one are left out."""
        keys = {phrase: key for phrase in set(phrases) if phrase and (key := self.speakers.resolve(phrase))}
        rows = Speaker.objects.prefetch_related("affiliations__party").in_bulk([int(key) for key in keys.values()])
        return {phrase: rows[int(key)] for phrase, key in keys.items()}


def party_of(key: str | None, speaker: Speaker | None, day: date | None) -> int | None:
    """Return the party that a known speaker spoke for on `day`, else the one whose key the extractor found."""
    party = speaker.party_on(day) if speaker is not None else None
    if party is not None:
        return party.pk
    return int(key) if key else None


def known() -> Known:
    """Return the present indexes, built anew only when a name, alias or affiliation changed."""
    return _build(_stamp())


def resolve_waiting(party: Party, alias: str) -> int:
    """Give `party` to the candidates to review that wait for it, now that `alias` is one of its names.

    These are all that have no party and whose speaker names this one and no other, as if they were read now: a name
    that two parties share, or a phrase that names two, stays unknown. Returns how many.
    """
    return _waiting_for(known().parties, party, alias).update(party=party, revision=F("revision") + 1)


def resolve_waiting_for(speaker: Speaker, names: Iterable[str]) -> int:
    """Give `speaker`, called by `names`, to the candidates to review that have no party and name this one and no other.

    Each gets the party that the speaker spoke for on its article's day, where there is one. Returns how many.
    """
    number = 0
    for name in names:
        waiting = _waiting_for(known().speakers, speaker, name)
        days: dict[date | None, list[int]] = {}
        for pk, day in waiting.values_list("pk", "version__article__published_on"):
            days.setdefault(day, []).append(pk)
        for day, found in days.items():
            fields = {"speaker": speaker, "party": speaker.party_on(day), "revision": F("revision") + 1}
            number += Candidate.objects.filter(pk__in=found).update(**fields)
    return number


def _waiting_for(index: PartyIndex, row: Party | Speaker, name: str) -> QuerySet[Candidate]:
    """Return the candidates to review without a party whom `index` takes for `row`, one of whose names is `name`."""
    longest = max(name.split(), key=len, default="")
    waiting = Candidate.objects.filter(state=CandidateState.PENDING, party=None)
    names = waiting.filter(speaker_text__icontains=longest).values_list("speaker_text", flat=True).distinct()
    return waiting.filter(speaker_text__in=[text for text in names if index.resolve(text) == str(row.pk)])


@lru_cache(maxsize=1)
def _build(_stamp: Stamp) -> Known:
    speakers = list(_speaker_names())
    return Known(PartyIndex([*_party_names(), *_spokesmen(speakers)]), PartyIndex(speakers))


def _stamp() -> Stamp:
    """Return numbers that change with every name, alias and affiliation: a few aggregates over narrow tables."""
    return (
        _summary(Party, "revision", "name"),
        _summary(Speaker, "revision", "name"),
        _summary(PartyAlias, "party_id", "folded"),
        _summary(SpeakerAlias, "speaker_id", "folded"),
        _summary(Affiliation, "party_id"),
    )


def _summary(model: type[Model], number: str, text: str = "") -> tuple[int, ...]:
    words = {"words": Sum(Func(F(text), function="hashtext", output_field=IntegerField()))} if text else {}
    row = model._default_manager.aggregate(count=Count("pk"), last=Max("pk"), number=Sum(number), **words)
    return tuple(int(value or 0) for value in row.values())


def _party_names() -> Iterator[tuple[str, str]]:
    merged = dict(Party.objects.exclude(merged_into=None).values_list("pk", "merged_into"))
    rows = [
        *Party.objects.values_list("pk", "name"),
        *PartyAlias.objects.values_list("party_id", "text"),
    ]
    return ((str(_survivor(pk, merged)), text) for pk, text in rows)


def _speaker_names() -> Iterator[tuple[str, str]]:
    merged = dict(Speaker.objects.exclude(merged_into=None).values_list("pk", "merged_into"))
    rows = [
        *Speaker.objects.values_list("pk", "name"),
        *SpeakerAlias.objects.values_list("speaker_id", "text"),
    ]
    return ((str(_survivor(pk, merged)), text) for pk, text in rows)


def _spokesmen(speakers: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the names of speakers who only ever spoke for one party as names of that party."""
    parties: dict[str, set[int]] = {}
    for pk, party in Affiliation.objects.values_list("speaker_id", "party_id"):
        parties.setdefault(str(pk), set()).add(party)
    for speaker, name in speakers:
        of = parties.get(speaker, set())
        if len(of) == 1:
            yield str(*of), name


def _survivor(pk: int, merged: dict[int, int | None]) -> int:
    while (into := merged.get(pk)) is not None:
        pk = into
    return pk
