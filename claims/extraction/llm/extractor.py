"""Asks a language model, then finds, checks and completes each quotation by rule; what fails a check is dropped."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from claims.extraction.confidence import confidence
from claims.extraction.figures import figures_in
from claims.extraction.lexicon import Lexicon, lexicon
from claims.extraction.llm import asking, checks
from claims.extraction.llm.answers import Quoted, quoted
from claims.extraction.llm.quoting import nearest, places
from claims.extraction.proposal import ExtractorUnavailable, PartyResolver, Proposal, Span
from claims.extraction.resolution import denial_target, rejects, with_antecedent, with_parties
from claims.text import sentences
from claims.text.cleaning import Block, Kind, blocks
from claims.text.language import detect
from claims.text.languages import codes
from claims.vocabulary import Stance

Ask = Callable[[list[dict[str, str]], dict[str, Any]], str]  # messages and schema to the answer's text
STATE_NO_FACT = frozenset({Stance.DEMANDS, Stance.PROMISES, Stance.DECLINES})
FURTHEST = 1_500  # characters from what is said to a speaker named in another paragraph


class Answers(Protocol):
    """Keeps answers, so that the same text is asked about once."""

    def get(self, key: str) -> str | None:
        """Return the answer kept under `key`, None when there is none."""
        ...

    def keep(self, key: str, answer: str) -> None:
        """Keep an answer of the asked shape."""
        ...


class ModelExtractor:
    """Proposes what a language model quotes. Everything else, figures and parties included, is read by rule."""

    name = "model"
    version = asking.VERSION

    def __init__(self, ask: Ask, *, model: str, answers: Answers, longest: int) -> None:
        """Take what sends a conversation, the model's name, a store of answers, and the longest text in characters."""
        self._ask, self._model, self._answers, self._longest = ask, model, answers, longest

    def extract(
        self,
        text: str,
        *,
        language: str | None = None,
        parties: PartyResolver | None = None,
        everything: bool = False,
    ) -> Sequence[Proposal]:
        """Return the proposals of `text` in text order; [] for a language without a data file.

        Raises ExtractorUnavailable with a slug when the model cannot be asked or gives no usable answer.
        """
        code = language or detect(text)
        if code not in codes():
            return []
        found = verified(text, self._quoted(text), lexicon(code), parties)
        return [one for one in found if everything or one.stance not in STATE_NO_FACT]

    def _quoted(self, text: str) -> list[Quoted]:
        if len(text) > self._longest:
            raise ExtractorUnavailable("too_long")
        key = asking.digest(text, self._model)
        kept = self._answers.get(key)
        if kept is not None:
            return quoted(kept)
        answer = self._ask(asking.messages(text, self._model), asking.SCHEMA)
        found = quoted(answer)
        self._answers.keep(key, answer)
        return found


def verified(text: str, rows: Sequence[Quoted], lex: Lexicon, parties: PartyResolver | None = None) -> list[Proposal]:
    """Return what of `rows` stands in the text, is whole and is said in an article's own paragraphs, in text order."""
    allowed = [block for block in blocks(text) if block.kind in (Kind.PROSE, Kind.HEADING)]
    found: dict[tuple[Stance, Span | None], Proposal] = {}
    for row in rows:
        proposal = _proposal(text, row, allowed, lex)
        if proposal is not None:
            found.setdefault((proposal.stance, proposal.content), with_parties(text, proposal, parties, lex))
    ordered = sorted(found.values(), key=lambda one: one.content or one.evidence)
    for at in range(len(ordered)):
        ordered[at] = with_antecedent(text, ordered, at, lex)
    return ordered


def _proposal(text: str, row: Quoted, allowed: Sequence[Block], lex: Lexicon) -> Proposal | None:
    contents = _contents(text, row)
    block = _block(allowed, contents[0]) if contents else None
    if block is None or not all(block.start <= start and end <= block.end for start, end in contents):
        return None
    cue = _beside(text, row.cue, contents[0], block)
    speaker = _beside(text, row.speaker, contents[0], block)
    resolved = None if speaker or row.speaker is None else _elsewhere(text, row.speaker, contents[0], allowed)
    if (row.cue and cue is None) or (row.speaker and speaker is None and resolved is None):
        return None
    evidence = _sentence(text, [*contents, *(span for span in (cue, speaker) if span)], block, lex)
    others = [*contents, *(span for span in (cue, speaker) if span)]
    whole = all(
        checks.keeps_figures(text, part, evidence, lex)
        and checks.keeps_negation(text, part, evidence, [span for span in others if span != part], lex)
        for part in contents
    )
    if not whole or not checks.fits_cue(text, cue, evidence, row.stance, lex):
        return None
    return _completed(text, row.stance, contents, (cue, speaker, resolved), evidence, lex)


def _completed(
    text: str,
    stance: Stance,
    contents: list[Span],
    named: tuple[Span | None, Span | None, Span | None],
    evidence: Span,
    lex: Lexicon,
) -> Proposal:
    cue, speaker, resolved = named
    notes = ["anaphoric"] if rejects(text, contents[0], lex) else []
    if resolved is not None:
        notes.append("speaker-resolved")
    elif speaker is None:
        notes.append("speaker-unresolved")
    rule = f"{lex.language.code}.model"
    said = lex.cues.get(text[slice(*cue)].lower(), ()) if cue else ()
    found = figures_in(text, contents, lex)
    return Proposal(
        evidence=evidence,
        content=contents[0],
        content_more=tuple(contents[1:]),
        stance=stance,
        confidence=confidence(rule, notes),
        rule=rule,
        language=lex.language.code,
        speaker=speaker,
        resolved_speaker=resolved,
        cue=cue,
        figures=found,
        denial_target=denial_target(text, contents[0], found, lex) if stance is Stance.DENIES else None,
        hedged=any(one.hedged for one in said),
        why=tuple(notes),
    )


def _contents(text: str, row: Quoted) -> list[Span]:
    """Return where the parts stand: the first where it is unique or nearest to the cue and speaker, the rest after."""
    options = places(text, row.content[0])
    anchors = [span for name in (row.cue, row.speaker) if name for span in places(text, name)]
    if not options or (len(options) > 1 and not anchors):
        return []
    first = options[0] if len(options) == 1 else min(options, key=lambda span: _distance(span, anchors))
    found = [first]
    for part in row.content[1:]:
        following = next((span for span in places(text, part) if span[0] >= found[-1][1]), None)
        if following is None:
            return []
        found.append(following)
    return found


def _distance(span: Span, anchors: Sequence[Span]) -> int:
    near = nearest(anchors, span)
    return max(span[0] - near[1], near[0] - span[1]) if near else 1 << 30


def _beside(text: str, words: str | None, content: Span, block: Block) -> Span | None:
    """Return the place of `words` nearest to the content, in its paragraph."""
    inside = [span for span in places(text, words or "") if block.start <= span[0] and span[1] <= block.end]
    return nearest(inside, content)


def _elsewhere(text: str, words: str, content: Span, allowed: Sequence[Block]) -> Span | None:
    """Return the last place of `words` before the content, near enough and in a paragraph of the article."""
    before = [span for span in places(text, words) if 0 <= content[0] - span[1] <= FURTHEST]
    return next((span for span in reversed(before) if _block(allowed, span)), None)


def _block(allowed: Sequence[Block], span: Span) -> Block | None:
    return next((block for block in allowed if block.start <= span[0] and span[1] <= block.end), None)


def _sentence(text: str, spans: Sequence[Span], block: Block, lex: Lexicon) -> Span:
    """Return the sentences of the paragraph from the first of `spans` to the last."""
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    found = sentences.split(text, block.start, block.end, lex.language.abbreviations)
    start = max((begin for begin, _ in found if begin <= first), default=block.start)
    end = min((stop for _, stop in found if stop >= last), default=block.end)
    return start, end
