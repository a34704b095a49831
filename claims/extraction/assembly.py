"""From clauses to proposals: offsets, figures, speakers carried over, and what one statement answers."""

from collections.abc import Iterable

from claims.extraction.clauses import Clause, Range
from claims.extraction.confidence import confidence, shaky
from claims.extraction.endings import sentences, trimmed, without_aside
from claims.extraction.figures import figures, undisclosed
from claims.extraction.lexicon import Lexicon
from claims.extraction.own_answers import own_stance
from claims.extraction.own_voice import own_voice
from claims.extraction.phrases import QUOTES, Kind
from claims.extraction.proposal import Figure, PartyResolver, Proposal, Span
from claims.extraction.reading import read
from claims.extraction.rebuttals import alleges, in_dispute, with_doubt, with_rebuttal
from claims.extraction.resolution import (
    denial_target,
    names_denied,
    points_first,
    rejects,
    stance,
    with_antecedent,
    with_parties,
)
from claims.extraction.speakers import Speakers
from claims.extraction.titles import after_answer, colon, spoken
from claims.extraction.units import Unit
from claims.vocabulary import Stance

SHORTEST_REPEAT = 30  # characters; a sentence this long that stands twice is read once
UNSAID = ("hedge", "accused-of", "passive", "relative-passive")  # rules of attributions that may name nobody
SHORTEST_QUOTATION = 4  # tokens of a quotation that goes on without a cue


class Assembler:
    """Collects the proposals of one text, paragraph by paragraph."""

    def __init__(
        self, text: str, folded: str, lex: Lexicon, parties: PartyResolver | None, *, everything: bool
    ) -> None:
        self.text, self.lex, self.parties, self.everything = text, lex, parties, everything
        self.speakers = Speakers(text, folded, lex)
        self.proposals: list[Proposal] = []
        self.seen: set[int] = set()
        self.open: int | None = None  # the proposal whose quotation may go on in the next sentence

    def paragraph(self, units: Iterable[Unit], *, title: bool) -> None:
        """Read the units of one paragraph."""
        place = -1
        for place, unit in enumerate(units):
            if self._repeated(unit):
                continue
            clauses = read(unit, everything=self.everything)
            if not clauses:
                clauses = colon(unit) if title else spoken(unit)
            elif title:
                clauses = after_answer(clauses)
            count = len(self.proposals)
            self._add_clauses(unit, clauses)
            if len(self.proposals) == count and not any(clause.emitted for clause in clauses):
                self._without_cue(unit, new_paragraph=not place)
            elif len(self.proposals) > count:
                quoted = self._ends_quoted(unit)
                self.open = len(self.proposals) - 1 if quoted else None
        if place < 0:
            self.open = None

    def finished(self) -> list[Proposal]:
        """Return the proposals, with parties, targets and what each one answers."""
        self.proposals = [with_parties(self.text, one, self.parties, self.lex) for one in self.proposals]
        alleged: list[int] = []
        for at in range(len(self.proposals)):
            self.proposals[at] = with_antecedent(self.text, self.proposals, at, self.lex)
            if alleged and self.proposals[at].stance is Stance.ASSERTS:
                self.proposals[at] = with_rebuttal(self.text, self.proposals, at, alleged, self.lex)
            if alleges(self.proposals[at]):
                alleged.append(at)
        if in_dispute(len(alleged), len(self.proposals)):
            after = alleged[0] + 1
            self.proposals[after:] = [
                with_doubt(self.text, self.speakers.folded, one, self.lex) for one in self.proposals[after:]
            ]
        return self.proposals

    def _repeated(self, unit: Unit) -> bool:
        if unit.end - unit.start < SHORTEST_REPEAT:
            return False
        key = hash(tuple(unit.words))  # a whole copy of the text would be kept otherwise
        repeated = key in self.seen
        self.seen.add(key)
        return repeated

    def _add_clauses(self, unit: Unit, clauses: list[Clause]) -> None:
        hidden = undisclosed(unit) if clauses else None
        places: dict[int, int] = {}
        for clause in clauses:
            if not self._wanted(clause):
                if clause.speaker.found:
                    self.speakers.see(unit.span(clause.speaker.first, clause.speaker.last))
                continue
            answered = places.get(id(clause.answers)) if clause.answers else None
            for proposal in self._proposals(clause, answered, hidden):
                places[id(clause)] = len(self.proposals)
                self.proposals.append(proposal)

    def _wanted(self, clause: Clause) -> bool:
        if not clause.emitted or not clause.contents:
            return False
        if clause.negated and clause.cue.stance is Stance.DENIES:
            return True
        return self.everything or not (clause.cue.calls or clause.cue.thought or clause.negated)

    def _proposals(self, clause: Clause, answered: int | None, hidden: Figure | None) -> list[Proposal]:
        """Return what a clause states; `answered` is the position it answers, `hidden` a figure not disclosed."""
        unit, ranges, code = clause.unit, _said(clause), self.lex.language.code
        if not ranges:
            return []
        contents = [unit.span(*kept) for kept in ranges]
        speaker = unit.span(clause.speaker.first, clause.speaker.last) if clause.speaker.found else None
        impersonal = clause.rule in UNSAID and speaker is None and not clause.cue.points
        resolved = None if impersonal else self.speakers.see(speaker)
        if clause.speaker.kind is Kind.RELATIVE and clause.speaker.aside is not None:
            resolved = unit.span(*clause.speaker.aside)
        notes = [*clause.notes, *shaky(clause)]
        said = unit.words[ranges[0][0] : ranges[-1][1] + 1]
        untrue = None if self.lex.rejecting.isdisjoint(said) else self._untrue(unit, ranges)
        if untrue is not None and not names_denied(self.text, untrue, self.lex):
            notes.append("anaphoric")
        if resolved is not None:
            notes.append("speaker-resolved")
        elif not impersonal and (speaker is None or self.speakers.pronoun(speaker)):
            notes.append("speaker-unresolved")
        why, found, taken = (
            tuple(dict.fromkeys(notes)),
            figures(unit, ranges),
            stance(clause, rejected=untrue is not None),
        )
        ours = not (self.lex.denying.isdisjoint(said) or self.lex.words.ourselves.isdisjoint(said))
        if taken is Stance.ASSERTS and ours:
            taken = self._our_stance(unit, ranges)
        proposal = Proposal(
            evidence=(unit.start, unit.end),
            content=contents[0],
            content_more=tuple(contents[1:]),
            stance=taken,
            confidence=confidence(f"{code}.{clause.rule}", why),
            rule=f"{code}.{clause.rule}",
            language=code,
            speaker=speaker,
            resolved_speaker=resolved,
            cue=unit.span(clause.hit.first, clause.hit.last),
            relay=tuple([unit.span(*hop) for hop in clause.relay]),
            figures=found if hidden is None else (*found, hidden),
            denial_target=denial_target(self.text, contents[0], found, self.lex) if taken is Stance.DENIES else None,
            antecedent=answered,
            hedged=clause.cue.hedged,
            why=why,
        )
        if clause.rule == "accused-of":
            self.speakers.see(unit.span(*clause.contents[0]))  # the subject: who answers next
        return self._by_side(clause, proposal)

    def _untrue(self, unit: Unit, ranges: list[Range]) -> Span | None:
        """Return the sentence of what is said that calls something untrue: "You read that? It is a lie"."""
        later = (one for one in sentences(unit, ranges)[1:] if points_first(self.text, one, self.lex))
        asked = (unit.span(*ranges[0]), *later)
        return next((one for one in asked if rejects(self.text, one, self.lex)), None)

    def _our_stance(self, unit: Unit, ranges: list[Range]) -> Stance:
        """Return the stance of what is said in the first person: "This is sad. We deny it"."""
        taken = (own_stance(self.text, one, self.lex) for one in sentences(unit, ranges))
        return next((one for one in taken if one is not Stance.ASSERTS), Stance.ASSERTS)

    def _by_side(self, clause: Clause, proposal: Proposal) -> list[Proposal]:
        """Return one proposal per side when both sides of a mutual accusation are named."""
        unit, name = clause.unit, clause.speaker
        if "mutual" not in clause.notes or not name.found or clause.rule != "mutual":
            return [proposal]
        joins = [k for k in range(name.first + 1, name.last) if unit.words[k] in self.lex.words.coordinators]
        sides = [unit.span(name.first, joins[0] - 1), unit.span(joins[0] + 1, name.last)] if len(joins) == 1 else []
        if not sides or not all(_named(self.text[slice(*side)]) for side in sides):
            return [proposal]
        return [proposal._replace(speaker=side) for side in sides]

    def _without_cue(self, unit: Unit, *, new_paragraph: bool) -> None:
        """A unit that no cue explains: a quotation that goes on, or the outlet's own figure."""
        if self.open is not None and unit.words and unit.quoted[0] and sum(unit.quoted) * 2 > len(unit.words):
            self._go_on(unit, new_paragraph=new_paragraph)
            return
        self.open = None
        if not unit.heading:
            proposal = own_voice(unit)
            if proposal is not None:
                self.proposals.append(proposal)

    def _go_on(self, unit: Unit, *, new_paragraph: bool) -> None:
        assert self.open is not None
        before = self.proposals[self.open]
        last = next((k for k in range(len(unit.words) - 1, -1, -1) if unit.quoted[k]), 0)
        kept = trimmed(unit, 0, last)
        if kept is None or kept[1] - kept[0] < SHORTEST_QUOTATION:
            return
        span = unit.span(*kept)
        if not new_paragraph:
            more = (*before.content_more, span)
            figs = (*before.figures, *figures(unit, (kept,)))
            whole = (before.evidence[0], max(before.evidence[1], unit.end))
            self.proposals[self.open] = before._replace(content_more=more, figures=figs, evidence=whole)
            return
        notes = ("speaker-resolved", "quotation-goes-on")
        self.proposals.append(
            Proposal(
                evidence=(unit.start, unit.end),
                content=span,
                stance=Stance.ASSERTS,
                confidence=confidence(f"{self.lex.language.code}.continued-quotation", notes),
                rule=f"{self.lex.language.code}.continued-quotation",
                language=self.lex.language.code,
                resolved_speaker=before.resolved_speaker or before.speaker,
                figures=figures(unit, (kept,)),
                why=notes,
            )
        )

    def _ends_quoted(self, unit: Unit) -> bool:
        """Whether what was said last stands in quotation marks, so that it may go on."""
        last = self.proposals[-1]
        ends = [span[1] for span in (last.content, *last.content_more) if span is not None]
        return any(
            unit.quoted[unit.token_at(end - 1)] or self.text[end : end + 3].strip(" ,.\u00a0")[:1] in QUOTES
            for end in ends
        )


def _said(clause: Clause) -> list[Range]:
    """Return the tokens of what is said, without outer marks and without an outlet's aside."""
    unit, ranges = clause.unit, []
    for first, last in clause.contents:
        kept = trimmed(unit, first, last)
        if kept is not None:
            kept = trimmed(unit, kept[0], without_aside(unit, *kept))
        if kept is not None:
            ranges.append(kept)
    return ranges


def _named(side: str) -> bool:
    """Whether a side is named: some word of it has a capital."""
    return side != side.lower()
