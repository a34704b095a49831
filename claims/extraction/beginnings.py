"""Where what is said begins, right of its cue, and whether what begins there states anything."""

from claims.extraction.lexicon import Cue
from claims.extraction.phrases import QUOTES, is_verb
from claims.extraction.units import Unit

FURTHEST_COMPLEMENTIZER = 24  # tokens between a cue and its "that"
LONGEST_AMOUNT = 4  # tokens of "no fewer than"
NEAR_VERB = 12  # tokens within which bare content shows that it is a clause


def right_of(unit: Unit, at: int, cue: Cue) -> tuple[int, str]:
    """Return (token where the content right of a cue begins, how that is known).

    `at` is the token after the cue. How: "that", "quote", "comma", "bare"; "" when nothing is said there.
    """
    words, end = unit.lex.words, len(unit.words)
    at = _past_adverbs(unit, _past_manner(unit, at))
    if at >= end:
        return end, ""
    word = unit.words[at]
    if word in words.complementizers or word in words.soft_complementizers:
        return at + 1, "that"
    if unit.quoted[at]:
        return at, "quote"
    if word in {",", ":"}:
        return _after_mark(unit, at)
    if _object(unit, at, cue):
        return at + (word in words.topics), "bare"
    if _says_nothing(unit, at):
        return end, ""
    adjunct = word in words.prepositions and unit.word(at + 1) not in words.demonstratives and not _amount(unit, at)
    if adjunct or word in words.time or word == "(" or cue.addressee:
        return _after_adjunct(unit, at, cue)
    if not unit.everything and _asks(unit, at):
        return end, ""
    return _bare(unit, at)


def _bare(unit: Unit, at: int) -> tuple[int, str]:
    """Return where content begins that no mark precedes, or a "that" or a quotation a few words later."""
    marked = unit.word(at + 1) in {",", ":"} and at + 2 < len(unit.words) and unit.quoted[at + 2]
    if marked and unit.words[at] not in unit.lex.cues:  # "answered curtly, “P”"
        return at + 2, "quote"
    near = _complementizer(unit, at, 5)
    claimed = unit.words[at] in unit.lex.words.claim_nouns
    if near is None or claimed or unit.lex.rejections.search(" ".join(unit.words[at:near])):
        return at, "bare"
    return near + 1, "that"


def _object(unit: Unit, at: int, cue: Cue) -> bool:
    """Whether what is thought or asked for follows, or what somebody claims to have done."""
    words, word, meant = unit.lex.words, unit.words[at], cue.calls or cue.thought
    if word in words.infinitives:
        return meant or (cue.hedged and unit.word(at + 1) in words.auxiliaries)
    return meant and word in words.topics


def _asks(unit: Unit, at: int) -> bool:
    """Whether an addressee and a purpose follow, "reminded the public lest": then something is asked for."""
    purposes = unit.lex.words.purposes
    if purposes.isdisjoint(unit.words[at : at + NEAR_VERB]):
        return False
    for k in range(at, min(at + NEAR_VERB, len(unit.words))):
        if unit.words[k] in purposes:
            return True
        if is_verb(unit, k) or unit.words[k] == "," or unit.quoted[k]:
            return False
    return False


def _says_nothing(unit: Unit, at: int) -> bool:
    """Whether the token ends the clause, or only points: "said so in a speech"."""
    words, word, after = unit.lex.words, unit.words[at], unit.word(at + 1)
    if word in words.demonstratives:
        return after in words.prepositions or after in {"", ".", ","}
    return word in ".;!?)" or word in words.coordinators or word in words.contrasts


def _amount(unit: Unit, at: int) -> bool:
    """Whether a number begins here with its modifier: "about 200", "between 10 and 20"."""
    words = unit.lex.words
    for size in range(1, LONGEST_AMOUNT + 1):
        number = unit.word(at + size)
        if " ".join(unit.words[at : at + size]) in words.amounts and (number[:1].isdigit() or number in words.counts):
            return True
    return False


def _past_manner(unit: Unit, at: int) -> int:
    """Return the token after an adverb of two words that belongs to the cue: "in a firm way"."""
    words = unit.lex.words
    two = unit.word(at) in words.manner and unit.word(at + 1) in words.adverbs
    return at + 2 if two and at + 2 < len(unit.words) else at


def _past_adverbs(unit: Unit, at: int) -> int:
    """Return the token after adverbs that belong to the cue: those before "that", a mark, a quotation or an adjunct."""
    words, start = unit.lex.words, at
    while at < len(unit.words) and unit.words[at] in words.adverbs and not _amount(unit, at):
        at += 1
    if at == start or at >= len(unit.words) or unit.quoted[at]:
        return at
    if unit.words[at - 1] in words.auxiliaries and unit.words[at] in words.local_prepositions:  # "says it will to X"
        return start
    marked = unit.words[at] in words.complementizers or unit.words[at] in ",:."
    return at if marked or unit.words[at] in words.prepositions else start


def _after_mark(unit: Unit, at: int) -> tuple[int, str]:
    """Return where content begins after a comma or colon."""
    words, colon = unit.lex.words, unit.words[at] == ":"
    at += 1
    if at >= len(unit.words):
        return at, "colon" if colon else ""
    if unit.words[at] in words.complementizers:
        return at + 1, "that"
    if unit.quoted[at] or colon:
        return at, "quote"
    return at, "comma"


def _complementizer(unit: Unit, at: int, reach: int) -> int | None:
    for k in range(at, min(at + reach, len(unit.words))):
        if unit.words[k] in unit.lex.words.complementizers:
            return k
        if reach < 10 and (unit.words[k] in unit.lex.words.negations or (k > at and is_verb(unit, k))):
            return None
        if unit.words[k] in ".;:?!" or unit.quoted[k] or (unit.words[k] == "," and reach < 10):
            return None
    return None


def _after_adjunct(unit: Unit, at: int, cue: Cue) -> tuple[int, str]:
    """Return where content begins after "to reporters in X on Friday"."""
    words, end = unit.lex.words, len(unit.words)
    comma = None
    for k in range(at, min(at + FURTHEST_COMPLEMENTIZER, end)):
        word = unit.words[k]
        if word in words.complementizers:
            return k + 1, "that"
        if word in words.topics and unit.quoted[min(k + 1, end - 1)]:
            return end, ""
        if unit.quoted[k] and unit.word(k - 1) in (",", ":") or (unit.quoted[k] and unit.words[k] in QUOTES):
            return k, "quote"
        if word == ":":
            return k + 1, "quote"
        if word in ".;" or (word == "," and not _timely(unit, k + 1)):
            comma = k if word == "," else None
            break
    if comma is not None and comma + 2 < end:
        if unit.words[comma + 1] in words.prepositions or unit.words[comma + 1] in words.relatives:
            return end, ""
        return comma + 1, "comma"
    return _bare_after_time(unit, at, cue)


def _timely(unit: Unit, at: int) -> bool:
    return unit.word(at) in unit.lex.words.time or unit.word(at)[:1].isdigit()


def _bare_after_time(unit: Unit, at: int, cue: Cue) -> tuple[int, str]:
    """Return content that follows a day or, for "told X", an addressee, with no mark between."""
    words, end = unit.lex.words, len(unit.words)
    start = at
    while at < end and (unit.words[at] in words.time or unit.words[at][0].isdigit() or unit.words[at] in "()"):
        at += 1
    if at > start and at < end - 1 and unit.words[at] not in words.prepositions and unit.words[at] not in ".,;":
        return at, "bare"
    if cue.addressee and at < end and at == start:
        step = 1
        while at + step < end - 2 and unit.capital(at + step) and not unit.quoted[at + step]:
            step += 1
        return (
            (at + step, "bare")
            if at + step < end - 2 and unit.words[at + step] not in words.prepositions
            else (end, "")
        )
    return end, ""


def is_clause(unit: Unit, first: int, last: int | None = None) -> bool:
    """Whether bare content from `first` holds a verb, a number or "this X is" near its beginning.

    It ends with token `last`, or where that is None with the unit.
    """
    end = len(unit.words) if last is None else last + 1
    stop = min(first + NEAR_VERB, end)
    ends = end - 2
    if any(unit.words[k] in unit.lex.words.demonstratives for k in range(first + 1, min(stop, ends))):
        return True
    if unit.words[first] in unit.lex.words.existentials or _people(unit, first):
        return True
    relative, focused = False, unit.words[first] in unit.lex.words.adverbs  # "only those who left know"
    for k in range(first, stop):
        if unit.words[k][0].isdigit() or unit.quoted[k]:
            return True
        if is_verb(unit, k) and not (k > first and unit.words[k - 1] in unit.lex.words.infinitives):
            if not relative or focused:
                return True
            relative = False  # the verb of "which ..." makes no clause of the whole
        relative = relative or unit.words[k] in unit.lex.words.relatives
    return False


def _people(unit: Unit, at: int) -> bool:
    """Whether a number of people stands here in words: "recorded seven dead"."""
    people = unit.lex.language.tables["figures"]["people"]
    return unit.words[at] in unit.lex.words.counts and unit.word(at + 1) in people
