"""A first wording of a claim: the assertion itself as a standalone sentence, for an editor to correct."""

import re

from claims.extraction.lexicon import Lexicon, lexicon
from claims.extraction.own_answers import OWN, own_answer
from claims.extraction.proposal import Proposal
from claims.extraction.resolution import only_points, untrue
from claims.text.languages import fold, load

_MARKS = re.compile(r"[\"“”«»„]|''")
ACCUSED = ".accused-of"  # its content begins with the accused
_SPACE = re.compile(r"\s+")


def neutral_proposition(text: str, proposal: Proposal, language: str, antecedent: Proposal | None = None) -> str:
    """Return the assertion of `proposal` as one sentence, capitalised, without quotation marks or a final stop.

    For a denial that is the thing denied. `antecedent` is the proposal that `proposal.antecedent` points at: its
    content stands in for "the claim". A content without a subject gets the speaker as one. Nothing begins with a
    negation. "" when the proposal has no content, or only points at what this text does not say.
    """
    if antecedent is not None and "anaphoric" in proposal.why:
        proposal = antecedent
    lex = lexicon(language)
    if proposal.content is None or ("anaphoric" in proposal.why and only_points(text, proposal, lex)):
        return ""
    own = own_answer(text, proposal.content, lex) if proposal.stance in OWN else None
    spans = (((own[1] if own else proposal.content[0]), proposal.content[1]), *proposal.content_more)
    words = _SPACE.sub(" ", _MARKS.sub("", _joined([text[start:end] for start, end in spans]))).strip(" ,.;:")
    named = proposal.resolved_speaker or proposal.speaker
    words = _led_in(text, words, proposal, lex)
    sentence = _blamed(text, _without_rejection(words, lex), proposal, lex)
    if not proposal.rule.endswith(ACCUSED):
        sentence = _with_subject(sentence, text[slice(*named)] if named else "", lex)
    sentence = _not_negated_first(sentence, lex)
    return sentence[:1].upper() + sentence[1:]


def loaded_words(text: str, language: str) -> list[str]:
    """Return the words of `text` that take a side, as printed, in text order; [] for an unknown language."""
    try:
        loaded = load(language).group("loaded")
    except KeyError:
        return []
    phrases = "|".join(re.escape(word) for word in sorted(loaded, key=lambda word: (-len(word), word)))
    return [text[found.start() : found.end()] for found in re.finditer(rf"\b(?:{phrases})\b", fold(text))]


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
            return f"{blamed}{table['blame'][1]}{fault[:1].lower()}{fault[1:]}"
        return sentence.replace(table["blame"][0], table["blame"][1], 1)
    if cue in table.get("accuse_cues", ()) or ("accuse" in table and proposal.rule.endswith(ACCUSED)):
        blamed, mark, act = sentence.partition(table["accuse"][0])
        doing = act.split(" ", 1)[0].endswith(tuple(lex.words.participle_endings))
        return f"{blamed}{table['accuse'][1] if doing else table['blame'][1]}{act}" if mark else sentence
    return sentence


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
    return f"{verb} {words}".strip()


def _with_subject(sentence: str, speaker: str, lex: Lexicon) -> str:
    """Put the speaker where the content leaves out its subject or begins with what points at it."""
    if not speaker or _existential(sentence, lex):
        return sentence
    opened = _opened(sentence, speaker, lex)
    if opened:
        return opened
    first, _, rest = sentence.partition(" ")
    word = fold(first)
    if word in lex.language.group("self_pronouns"):
        return f"{speaker} {rest}"
    words = lex.words
    if word in words.negations or word in words.auxiliaries or _verb(word, first, lex):
        return f"{speaker} {sentence}"
    return sentence


def _opened(sentence: str, speaker: str, lex: Lexicon) -> str:
    """Return the sentence with its first words reworded as the language file says, "" otherwise.

    What a spokesman points at is of whom he speaks for, who may not be named.
    """
    table = lex.language.tables["draft"]
    openings = table.get("openings", {})
    if any(word in fold(speaker) for word in table["speaking_for"]):
        return ""
    for phrase in sorted(openings, key=len, reverse=True):
        if fold(sentence).startswith(f"{phrase} "):
            return f"{openings[phrase].format(speaker=speaker)}{sentence[len(phrase) :]}"
    return ""


def _verb(word: str, printed: str, lex: Lexicon) -> bool:
    """Whether the content's first word is an active verb, so that its subject is the speaker."""
    prefixes = tuple(lex.language.tables["draft"]["active_prefixes"])
    if not prefixes or printed[:1].isupper() or word in lex.words.not_verbs or word.endswith("nya"):
        return False
    return len(word) > 4 and word.startswith(prefixes)


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
