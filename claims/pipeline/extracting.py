"""A version to candidates: what the extractor proposes, kept as it proposed it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import islice

from django.db import transaction

from claims.extraction.draft import neutral_proposition
from claims.extraction.proposal import Figure, Proposal, Span
from claims.models import ArticleVersion, Candidate, Learning, Speaker
from claims.pipeline import learning, parties, proposed
from claims.pipeline.candidates import fingerprint
from claims.pipeline.jobs import Outcome
from claims.pipeline.passages import passages_of
from claims.pipeline.proposing import Found, propose
from claims.vocabulary import Stance

BATCH = 500  # rows of one INSERT
MOST = 2_000  # candidates of one text, the first ones: some 40 times what the longest articles hold
# Notes of denials that leave the draft blank: what is denied stands elsewhere, and their own words are its opposite.
UNWORDED = frozenset({"antecedent-unknown", "own-words"})
STATE_NO_FACT = frozenset({Stance.DEMANDS, Stance.PROMISES})


@dataclass(frozen=True, slots=True)
class _Reading:
    """One text with all that was found in it."""

    version: ArticleVersion
    by: Found
    speakers: dict[str, Speaker]
    learned: Learning | None
    factors: dict[str, float]


def extract(version: ArticleVersion) -> Outcome:
    """Propose the statements of `version`, the first MOST of them; a second run adds none.

    What an earlier version of the article gave candidates for already is not proposed again.
    Returns how many candidates it has, how many statements were left out, and why another extractor than the chosen
    one read it.
    """
    known = parties.known()
    by = propose(version.text, language=version.language or None, parties=known.parties)
    found = by.proposals
    every = proposed.unseen(version, found, fingerprints(found))
    marks = dict(islice(every.items(), MOST))
    speakers = known.speakers_of([_name(version, found[place]) for place in marks])
    reading = _Reading(version, by, speakers, *learning.factors())
    with transaction.atomic():
        passages = passages_of(version, [found[place].evidence for place in marks])
        Candidate.objects.bulk_create(
            [
                _candidate(reading, found[place], fingerprint=mark, passage_id=passages[found[place].evidence])
                for place, mark in marks.items()
            ],
            ignore_conflicts=True,
            batch_size=BATCH,
        )
        _link_answers(version, found, marks)
    kept = version.candidates.filter(split_from=None).count()
    return Outcome(kept, left_out=len(every) - len(marks), fallback=by.fallback)


def fingerprints(found: Sequence[Proposal]) -> dict[int, str]:
    """Return the fingerprint of each proposal that states a fact, by its place; equal ones are numbered."""
    seen: Counter[tuple[str, Span]] = Counter()
    marks = {}
    for place, proposal in enumerate(found):
        if proposal.stance in STATE_NO_FACT:
            continue
        key = (proposal.stance, _content(proposal))
        marks[place] = fingerprint(key[0], *key[1], salt=str(seen[key] or ""))
        seen[key] += 1
    return marks


def _candidate(reading: _Reading, proposal: Proposal, *, fingerprint: str, passage_id: int) -> Candidate:
    version = reading.version
    start, end = _content(proposal)
    named = proposal.speaker or proposal.resolved_speaker
    name = _name(version, proposal)
    speaker = reading.speakers.get(name)
    return Candidate(
        version=version,
        passage_id=passage_id,
        proposal=proposal._asdict() | {"figures": [asdict(figure) for figure in proposal.figures]},
        extractor=reading.by.extractor,
        extractor_version=reading.by.version,
        rule=proposal.rule,
        why=list(proposal.why),
        confidence=learning.adjusted(proposal.confidence, reading.factors.get(proposal.rule)),
        learning=reading.learned,
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
        speaker_text=name[:400],
        speaker_resolved=proposal.resolved_speaker is not None,
        speaker=speaker,
        party_id=parties.party_of(proposal.party, speaker, version.article.published_on),
        target_id=int(proposal.target) if proposal.target else None,
        proposition=_draft(version, proposal, reading.by.proposals),
        figures=[_figure(figure) for figure in proposal.figures],
        relay=[_words(version, span) for span in proposal.relay],
    )


def _draft(version: ArticleVersion, proposal: Proposal, found: Sequence[Proposal]) -> str:
    antecedent = None if proposal.antecedent is None else found[proposal.antecedent]
    drafted = neutral_proposition(version.text, proposal, proposal.language, antecedent)
    if not UNWORDED.isdisjoint(proposal.why):
        return drafted  # "": an editor says what is denied
    return drafted or _words(version, _content(proposal))


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


def _link_answers(version: ArticleVersion, found: Sequence[Proposal], marks: dict[int, str]) -> None:
    """Point each candidate at the one of the same text that it answers, which is contested by it."""
    keys = dict(version.candidates.filter(split_from=None).values_list("fingerprint", "pk"))
    for place, mark in marks.items():
        answers = found[place].antecedent
        if answers is not None and answers in marks:
            answered = keys[marks[answers]]
            Candidate.objects.filter(pk=keys[mark], answers=None).update(answers=answered)
            Candidate.objects.filter(pk=answered, contested=False).update(contested=True)


def _content(proposal: Proposal) -> Span:
    return proposal.content or proposal.evidence


def _name(version: ArticleVersion, proposal: Proposal) -> str:
    return _words(version, proposal.resolved_speaker or proposal.speaker)


def _words(version: ArticleVersion, span: Span | None) -> str:
    return version.text[slice(*span)] if span else ""
