"""A first wording of a claim: the assertion itself as a standalone sentence, for an editor to correct."""

import re

from claims.extraction.lexicon import Lexicon, lexicon
from claims.extraction.nominal import as_clause
from claims.extraction.own_answers import OWN, own_answer
from claims.extraction.proposal import Proposal
from claims.extraction.resolution import only_points, untrue
from claims.extraction.subjects import agreeing, with_subject
from claims.text.languages import fold
from claims.vocabulary import Stance

DENYING = frozenset({Stance.DENIES, Stance.PARTLY_DENIES})
POINTING = frozenset({"anaphoric", "own-words"})  # notes of statements that say what is meant elsewhere
_MARKS = re.compile(r"[\"“”«»„]|''")
ACCUSED = ".accused-of"  # its content begins with the accused
_SENTENCE_END = re.compile(r"\w{3}[.?!]\s+[A-Z]")
_SPACE = re.compile(r"\s+")


def neutral_proposition(text: str, proposal: Proposal, language: str, antecedent: Proposal | None = None) -> str:
    """Return the assertion of `proposal` as one sentence, capitalised, without quotation marks or a final stop.

    For a denial that is the thing denied. `antecedent` is the proposal that `proposal.antecedent` points at: its
    content stands in for "the claim". A content without a subject gets the speaker as one. Nothing begins with a
    negation. "" when the proposal has no content, or only points at what this text does not say.
    """
    if proposal.stance is Stance.REVISES:  # "from 23 to 19 people" is no sentence, and what it replaces no longer said
        return ""
    if antecedent is not None and not POINTING.isdisjoint(proposal.why):
        proposal = antecedent
    lex = lexicon(language)
    if proposal.content is None or "own-words" in proposal.why or _denies_at_length(text, proposal):
        return ""
    if "anaphoric" in proposal.why and only_points(text, proposal, lex):
        return ""
    own = own_answer(text, proposal.content, lex) if proposal.stance in OWN else None
    spans = (((own[1] if own else proposal.content[0]), proposal.content[1]), *proposal.content_more)
    words = _SPACE.sub(" ", _MARKS.sub("", _joined([text[start:end] for start, end in spans]))).strip(" ,.;:")
    named = proposal.resolved_speaker or proposal.speaker
    words = _led_in(text, words, proposal, lex)
    sentence = as_clause(_blamed(text, _without_rejection(words, lex), proposal, lex), lex)
    if not proposal.rule.endswith(ACCUSED) and not _existential(sentence, lex):
        speaker = text[slice(*named)] if named else ""
        sentence = with_subject(sentence, speaker, lex, denied=proposal.stance in DENYING)
    sentence = _not_negated_first(sentence, lex)
    return sentence[:1].upper() + sentence[1:]


def _denies_at_length(text: str, proposal: Proposal) -> bool:
    """Whether a denial goes over several sentences: an editor says which of its words name the thing denied."""
    if proposal.stance not in DENYING or proposal.content is None:
        return False
    return _SENTENCE_END.search(text, *proposal.content) is not None


def _joined(parts: list[str]) -> str:
    """Join the parts of a split quotation: a part that begins a sentence follows a full stop."""
    joined = parts[0].rstrip(" ,")
    for part in parts[1:]:
        joined = f"{joined.rstrip('.')}. {part}" if part.lstrip("\"“'«")[:1].isupper() else f"{joined} {part}"
    return joined


def _blamed(text: str, sentence: str, proposal: Proposal, lex: Lexicon) -> str:
    """Say that the blamed "is responsible for" what follows, and that the accused "was" doing it."""
    table = lex.language.tables["draft"]
    cue = fold(text[slice(*proposal.cue)]) if proposal.cue else ""
    if cue in table["blame_cues"]:
        fault, mark, blamed = sentence.partition(table.get("blame_on", table["blame"][0]))
        if mark and table["blame"][0] not in sentence:
            return f"{blamed}{agreeing(table['blame'][1], blamed, lex)}{fault[:1].lower()}{fault[1:]}"
        blamed, mark, fault = sentence.partition(table["blame"][0])
        return f"{blamed}{agreeing(table['blame'][1], blamed, lex)}{fault}" if mark else sentence
    if cue in table.get("accuse_cues", ()) or ("accuse" in table and proposal.rule.endswith(ACCUSED)):
        return _charged(sentence, table["accuse"], table["blame"][1], lex)
    return sentence


def _charged(sentence: str, accuse: list[str], blame: str, lex: Lexicon) -> str:
    """Return "X of lying" as "X was lying", and "X of fraud" as "X is responsible for fraud"."""
    parts, endings = sentence.split(accuse[0]), tuple(lex.words.participle_endings)
    doing = [k for k, part in enumerate(parts) if k and part.split(" ", 1)[0].endswith(endings)]
    at = doing[0] if doing else 1
    if len(parts) == 1:
        return sentence
    blamed, act = accuse[0].join(parts[:at]), accuse[0].join(parts[at:])
    return f"{blamed}{agreeing(accuse[1] if doing else blame, blamed, lex)}{act}"


def _without_rejection(sentence: str, lex: Lexicon) -> str:
    """Cut "it is not true that" from the beginning."""
    end = untrue(fold(sentence), lex)
    if end is None:
        return sentence
    rest = sentence[end:].strip(" ,:")
    first, _, more = rest.partition(" ")
    rest = more if fold(first) in lex.words.complementizers | lex.words.soft_complementizers else rest
    return rest or sentence


def _led_in(text: str, words: str, proposal: Proposal, lex: Lexicon) -> str:
    """Put back, as a verb, the noun of being that stands just before a content ("adanya korban": "ada korban")."""
    before = fold(text[max(0, proposal.content[0] - 20) : proposal.content[0]]).split()[-1:] if proposal.content else []
    verb = lex.language.tables["draft"].get("leads", {}).get(*before, "") if before else ""
    return f"{agreeing(verb, words, lex)} {words}".strip()


def _existential(sentence: str, lex: Lexicon) -> str:
    """Return the negative existential that the sentence begins with ("there is no"), "" when none."""
    folded = fold(sentence)
    return next((p for p in lex.language.tables["draft"].get("existentials", ()) if folded.startswith(p + " ")), "")


def _not_negated_first(sentence: str, lex: Lexicon) -> str:
    """Move a negative existential behind what it counts, or reword it as the language file says."""
    phrase = _existential(sentence, lex)
    if not phrase:
        return sentence
    template = str(lex.language.tables["draft"]["existential"])
    return template.format(rest=sentence[len(phrase) :].strip(), phrase=phrase)
