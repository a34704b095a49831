"""A version to candidates: what the extractor proposes, kept as it proposed it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from claims.extraction.proposal import Figure, Proposal, Span
from claims.models import ArticleVersion, Candidate
from claims.pipeline import machines, parties
from claims.pipeline.candidates import fingerprint
from claims.pipeline.parties import Known
from claims.pipeline.passages import passages_of
from claims.vocabulary import Stance

STATE_NO_FACT = frozenset({Stance.DEMANDS, Stance.PROMISES})


def extract(version: ArticleVersion) -> int:
    """Propose the statements of `version` and return how many candidates it has; a second run adds none."""
    known = parties.known()
    extractor = machines.extractor()
    found = extractor.extract(version.text, language=version.language or None, parties=known.parties)
    proposals = [proposal for proposal in found if proposal.stance not in STATE_NO_FACT]
    prints = fingerprints(proposals)
    with transaction.atomic():
        passages = passages_of(version, [proposal.evidence for proposal in proposals])
        rows = [
            _candidate(version, proposal, known, fingerprint=mark, passage_id=passages[proposal.evidence])
            for proposal, mark in zip(proposals, prints, strict=True)
        ]
        Candidate.objects.bulk_create(rows, ignore_conflicts=True)
        _link_answers(version, found, dict(zip(map(id, proposals), prints, strict=True)))
    return version.candidates.filter(split_from=None).count()


def fingerprints(proposals: Sequence[Proposal]) -> list[str]:
    """Return the fingerprint of each proposal; several with one stance and span are counted apart, in text order."""
    seen: Counter[tuple[str, Span]] = Counter()
    marks = []
    for proposal in proposals:
        key = (proposal.stance, _content(proposal))
        marks.append(fingerprint(*key[:1], *key[1], salt=str(seen[key] or "")))
        seen[key] += 1
    return marks


def _candidate(
    version: ArticleVersion, proposal: Proposal, known: Known, *, fingerprint: str, passage_id: int
) -> Candidate:
    start, end = _content(proposal)
    named = proposal.speaker or proposal.resolved_speaker
    words = _words(version, proposal.resolved_speaker or proposal.speaker)
    speaker = known.speaker(words)
    machine = machines.extractor()
    return Candidate(
        version=version,
        passage_id=passage_id,
        proposal=asdict(proposal),
        extractor=machine.name,
        extractor_version=machine.version,
        rule=proposal.rule,
        why=list(proposal.why),
        confidence=proposal.confidence,
        fingerprint=fingerprint,
        content_start=start,
        content_end=end,
        content_more=[list(span) for span in proposal.content_more],
        cue_start=proposal.cue[0] if proposal.cue else None,
        cue_end=proposal.cue[1] if proposal.cue else None,
        speaker_start=named[0] if named else None,
        speaker_end=named[1] if named else None,
        stance=proposal.stance,
        hedged=proposal.hedged,
        denial_target=proposal.denial_target or "",
        cue=_words(version, proposal.cue)[:120],
        speaker_text=words[:400],
        speaker_resolved=proposal.resolved_speaker is not None,
        speaker=speaker,
        party_id=known.party(proposal.party, speaker, version.article.published_on),
        target_id=int(proposal.target) if proposal.target else None,
        proposition=_words(version, (start, end)),
        figures=[_figure(figure) for figure in proposal.figures],
        relay=[_words(version, span) for span in proposal.relay],
    )


def _figure(figure: Figure) -> dict[str, object]:
    """Return the figure as `claims.actions.statements.FigureData` has it."""
    return {
        "low": figure.low,
        "high": figure.high,
        "modifier": figure.modifier,
        "unit": figure.unit[:20],
        "counted": figure.of[:200],
        "whose": (figure.whose or "")[:200],
        "disclosed": figure.disclosed,
        "start": figure.span[0],
        "end": figure.span[1],
    }


def _link_answers(version: ArticleVersion, found: Sequence[Proposal], prints: dict[int, str]) -> None:
    """Point each candidate at the one of the same text that it answers."""
    ids = dict(version.candidates.filter(split_from=None).values_list("fingerprint", "pk"))
    for proposal in found:
        if proposal.antecedent is None or id(proposal) not in prints:
            continue
        answered = prints.get(id(found[proposal.antecedent]))
        if answered is not None:
            Candidate.objects.filter(pk=ids[prints[id(proposal)]], answers=None).update(answers=ids[answered])


def _content(proposal: Proposal) -> Span:
    return proposal.content or proposal.evidence


def _words(version: ArticleVersion, span: Span | None) -> str:
    return version.text[slice(*span)] if span else ""
