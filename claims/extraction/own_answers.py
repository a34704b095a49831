"""A speaker's own denial or accusation in the first person: "We deny the report"."""

from claims.extraction.lexicon import Lexicon
from claims.extraction.proposal import Span
from claims.text.languages import fold
from claims.text.tokens import TOKEN
from claims.vocabulary import Stance

REACH = 120  # characters in which the verb stands
LONGEST_LEAD = 6  # tokens before the verb: "we once more firmly"
LONGEST_ADJUNCT = 8  # tokens before "we": "by this letter"
CLAIM_NEAR = 3  # tokens between "reject" and "claims"
OWN = frozenset((Stance.DENIES,))
PLAIN = frozenset(("verb", "inverted"))  # "we deny it" with or without a prefix


def own_answer(text: str, content: Span, lex: Lexicon) -> tuple[Stance, int] | None:
    """Return the stance that text[content] takes in the first person, and where its object begins; None for none."""
    start, words = content[0], lex.words
    folded = fold(text[start : min(content[1], start + REACH)])
    found = [match for match in TOKEN.finditer(folded) if match.group()[0].isalnum()]
    forms = [match.group() for match in found]
    adjunct = bool(forms) and (forms[0] in words.prepositions or forms[0] in words.connectives)  # "hereby we deny"
    reach = LONGEST_ADJUNCT if adjunct else 2
    first = next((k for k, form in enumerate(forms[:reach]) if form in words.ourselves), None)
    if first is None:
        return None
    for at in range(first + 1, min(len(forms) - 1, first + LONGEST_LEAD)):
        stance = _stance(forms, at, lex)
        if stance is not None:
            return stance, start + found[_object(forms, at + 1, lex)].start()
        leads = forms[at] in words.adverbs or forms[at] in words.manner or forms[at].endswith(words.adverb_endings)
        if not (leads or forms[at] in words.ourselves) or forms[at] in words.negations or forms[at] in words.bygone:
            return None
    return None


def own_stance(text: str, content: Span, lex: Lexicon) -> Stance:
    """Return the stance that text[content] takes in the first person, asserts where it denies and accuses nobody."""
    answer = own_answer(text, content, lex)
    return Stance.ASSERTS if answer is None else answer[0]


def _object(forms: list[str], at: int, lex: Lexicon) -> int:
    """Return the token where what is denied begins: past adverbs, and past "the claim that"."""
    words = lex.words
    while at < len(forms) - 1 and forms[at] in words.adverbs | words.manner:
        at += 1
    that = next((k for k in range(at, min(at + CLAIM_NEAR, len(forms) - 1)) if forms[k] in words.complementizers), at)
    return that + (that > at or forms[at] in words.complementizers)


def _stance(forms: list[str], at: int, lex: Lexicon) -> Stance | None:
    near = forms[at + 1 : at + 1 + CLAIM_NEAR]
    for cue in lex.cues.get(forms[at], ()):
        claim = not cue.needs_claim or not lex.words.claim_nouns.isdisjoint(near)
        if cue.pattern in PLAIN and cue.stance in OWN and claim:
            return cue.stance
    return None
