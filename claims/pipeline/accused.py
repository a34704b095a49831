"""Whom the candidates to review accuse, read again when a party gets a name: most are read before the parties are."""

from django.db.models import F

from claims.extraction.lexicon import lexicon
from claims.extraction.parties import PartyIndex
from claims.extraction.proposal import Proposal
from claims.extraction.targets import target
from claims.models import Candidate, Party
from claims.models.choices import CandidateState
from claims.pipeline.parties import known
from claims.text.languages import codes
from claims.vocabulary import Stance

MOST = 500  # candidates read again for one name, the newest ones


def resolve_accused(party: Party, alias: str) -> int:
    """Name `party` as the accused in candidates to review that name none, now that `alias` is one of its names.

    Each is read as at extraction, by the names that are known now. Returns how many got it, of the newest MOST whose
    proposition has the longest word of `alias`.
    """
    longest = max(alias.split(), key=len, default="")
    waiting = Candidate.objects.filter(state=CandidateState.PENDING, target=None, version__language__in=codes())
    naming = waiting.filter(proposition__icontains=longest).select_related("version").order_by("-pk")[:MOST]
    names = known().parties
    accusing = [candidate.pk for candidate in naming if _accused(candidate, names) == str(party.pk)]
    # Somebody may have decided one meanwhile: its row is asked once more.
    still = Candidate.objects.filter(pk__in=accusing, state=CandidateState.PENDING, target=None)
    return still.update(target=party, revision=F("revision") + 1)


def _accused(candidate: Candidate, names: PartyIndex) -> str | None:
    version, content = candidate.version, (candidate.content_start, candidate.content_end)
    said = Proposal(
        evidence=content,
        content=content,
        stance=Stance(candidate.stance),
        confidence=candidate.confidence,
        rule=candidate.rule,
        language=version.language,
    )
    by = str(candidate.party_id) if candidate.party_id else None
    return target(version.text, said, by, names, lexicon(version.language))
