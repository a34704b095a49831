"""A language's cues and word classes, compiled once: cues are found by their first word."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from claims.text.languages import Language, load
from claims.text.numbers import token
from claims.text.tokens import tokens
from claims.vocabulary import Stance

AFFIXES = (
    *("inflections", "verb_prefixes", "verb_endings", "noun_endings", "adverb_endings", "participle_endings"),
    "swallowed",
)
UNIONS = {
    "clause_openers": ("contrasts", "subordinators", "complementizers"),
    "adjunct_openers": ("prepositions", "articles", "pronouns", "possessives"),
    "no_subjects": ("prepositions", "demonstratives"),
    "firmly": ("wholly", "adverbs", "manner"),
    "own_side": ("ourselves", "self_pronouns", "possessives"),
    "function": (
        *("prepositions", "adverbs", "auxiliaries", "pronouns", "articles", "demonstratives", "coordinators"),
        *("contrasts", "subordinators", "relatives", "negations", "ourselves", "claim_nouns", "single", "plural"),
    ),
    "pointing": ("claim_nouns", "demonstratives", "articles", "definites", "pronouns", "pointers", "copulas"),
}
DERIVED = ("time", "amounts", "counts", *UNIONS, *AFFIXES)  # not word classes of the file as they stand there


@dataclass(frozen=True, slots=True)
class Cue:
    """How one group of words attributes speech. The flags are those of the language file."""

    pattern: str
    stance: Stance
    hedged: bool = False
    weak: bool = False  # fires only with a complementizer, a quotation or a clause after it
    objects: bool = False  # takes mere objects too ("announced a list"): fires with a clause after it
    needs_claim: bool = False  # fires only with a claim as its object
    counts: bool = False  # fires only with a number as its object: "put the death toll at"
    points: bool = False  # holds its own object: "denies it"
    evidence: bool = False  # introduces documents rather than people
    names: bool = False  # introduces only somebody named, at the beginning: "reported by X, ..."
    addressee: bool = False  # may take a person before what is said
    accused_first: bool = False  # passive whose subject is the accused
    inverts: bool = False  # a verb that may stand before its subject
    calls: bool = False  # states no fact: demands, promises, declines
    thought: bool = False  # verbs of thinking and hoping: no statement to a newsroom


Form = tuple[int, list[str], tuple[Cue, ...]]  # how many words, which, and what they can mean


class Hit(NamedTuple):
    """A cue found among words: first..last, inclusive."""

    first: int
    last: int
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """One language, ready to scan with."""

    language: Language
    token: re.Pattern[str]
    cues: dict[str, tuple[Cue, ...]]
    openers: dict[str, dict[str, tuple[Form, ...]]]  # cues by their first word and their second one, or ""
    words: "Words"
    rejections: re.Pattern[str]  # "baseless", "not true"
    rejectable: frozenset[str]  # what is called untrue: claims, and numbers, "the toll is exaggerated"
    rejecting: frozenset[str]  # the words that rejections begin with
    existentials: frozenset[str]  # "there was no", as a content begins
    owners: frozenset[str]  # whose a claim may be, "the rebels'"
    denying: frozenset[str]  # verbs of denying
    undisclosed: frozenset[str]  # verbs of disclosing

    def found(self, words: list[str]) -> list[Hit]:
        """Return every cue among the words, leftmost and longest first."""
        hits: list[Hit] = []
        free = 0  # the token after the last cue
        openers = self.openers
        for at in [at for at, word in enumerate(words) if word in openers]:
            if at < free:
                continue
            forms = openers[words[at]]
            second = words[at + 1] if at + 1 < len(words) else ""
            for size, form, cues in forms.get(second, forms[""]):
                if size < 3 or words[at : at + size] == form:
                    free = at + size
                    hits.append(Hit(at, free - 1, cues))
                    break
        return hits


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The word classes that the rules ask for, as sets of folded forms."""

    complementizers: frozenset[str]
    soft_complementizers: frozenset[str]  # "if" for "that", right after a cue only
    topics: frozenset[str]
    coordinators: frozenset[str]
    contrasts: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    negations: frozenset[str]
    demonstratives: frozenset[str]
    pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    first_person: frozenset[str]  # never a speaker
    ourselves: frozenset[str]  # the speaker's own side, in what is said
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    manner: frozenset[str]
    connectives: frozenset[str]
    prepositions: frozenset[str]
    local_prepositions: frozenset[str]
    agents: frozenset[str]
    articles: frozenset[str]
    claim_nouns: frozenset[str]
    evidence_nouns: frozenset[str]
    nonspeakers: frozenset[str]
    not_verbs: frozenset[str]
    hostile: frozenset[str]
    hostile_passive: frozenset[str]
    possessives: frozenset[str]
    linkers: frozenset[str]
    infinitives: frozenset[str]
    purposes: frozenset[str]
    existentials: frozenset[str]
    likeness: frozenset[str]
    definites: frozenset[str]
    spokespeople: frozenset[str]
    copulas: frozenset[str]
    pointers: frozenset[str]
    refusals: frozenset[str]
    alternatives: frozenset[str]
    compounds: frozenset[str]
    spans: frozenset[str]  # "until" now
    bygone: frozenset[str]  # "once"
    wholly: frozenset[str]  # between a passive and its "by": "in full"
    unverified: frozenset[str]  # not "verified"
    issuing: frozenset[str]  # "issued" a statement, right before its noun
    single: frozenset[str]
    plural: frozenset[str]
    inflections: tuple[str, ...]
    verb_prefixes: tuple[str, ...]
    verb_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    swallowed: tuple[str, ...]  # first letters of a stem that a prefix takes in: "tembak", "menembak"
    adverb_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    time: frozenset[str]
    amounts: frozenset[str]  # "about", "nearly"
    counts: frozenset[str]  # "two", "dozens"
    clause_openers: frozenset[str]  # a subject to the right of one cannot reach over it
    adjunct_openers: frozenset[str]  # what follows a participle that is no name
    no_subjects: frozenset[str]
    firmly: frozenset[str]  # between a passive and who did it
    own_side: frozenset[str]  # the speaker's own, whoever reports it
    function: frozenset[str]  # words that carry no meaning of their own
    pointing: frozenset[str]  # the words of "this claim of theirs is untrue"


@lru_cache
def lexicon(code: str) -> Lexicon:
    """Return the compiled lexicon of a language. Raises KeyError when there is no file for it."""
    language = load(code)
    cues: dict[str, tuple[Cue, ...]] = {}
    for group in language.cues:
        cue = _cue(group)
        for form in _forms(group):
            cues[form] = (*cues.get(form, ()), cue)
    for form in language.tables["figures"]["casualty"]:
        cues.setdefault(form, (Cue("casualty", Stance.ASSERTS),))
    denial = language.tables["denial"]
    rejections = [*denial["predicates"], *denial.get("weak_predicates", ())]
    return Lexicon(
        language=language,
        token=token(code),
        cues=cues,
        openers=_openers(cues),
        words=_words(language),
        rejections=re.compile(_trie(rejections)),
        rejectable=language.group("claim_nouns")
        .union(denial["figure"])
        .difference(language.tables["figures"]["people"]),
        rejecting=frozenset(tokens(phrase)[0][0] for phrase in rejections),
        existentials=frozenset(language.tables["draft"]["existentials"]),
        owners=frozenset(denial.get("owners", ())),
        denying=frozenset(form for form in cues if any(_denies(cue) for cue in cues[form])),
        undisclosed=frozenset(language.tables["figures"]["undisclosed"]),
    )


def _cue(group: Any) -> Cue:
    flags = {name: bool(value) for name, value in group.items() if name not in ("pattern", "stance", "forms", "lemmas")}
    return Cue(pattern=group["pattern"], stance=Stance(group.get("stance", Stance.ASSERTS)), **flags)


def _denies(cue: Cue) -> bool:
    return cue.pattern in ("verb", "inverted") and cue.stance is Stance.DENIES


def _forms(group: Any) -> Iterable[str]:
    yield from group.get("forms", ())
    for lemma in group.get("lemmas", ()):
        yield from lemma.split("/")


def _openers(cues: dict[str, tuple[Cue, ...]]) -> dict[str, dict[str, tuple[Form, ...]]]:
    """Return the forms by their first and second word, the longest first; "" has those of one word, as each has."""
    openers: defaultdict[str, dict[str, tuple[Form, ...]]] = defaultdict(lambda: {"": ()})
    for form in sorted(cues, key=len):
        words = tokens(form)[0]
        forms, second = openers[words[0]], words[1] if len(words) > 1 else ""
        forms[second] = ((len(words), words, cues[form]), *forms.get(second, forms[""]))
    return dict(openers)


def _words(language: Language) -> Words:
    dates = language.dates
    time = {*dates["weekdays"], *dates["months"], *dates["time_words"]}
    time |= {word for phrase in dates["relative_days"] for word in phrase.split()}
    amounts = {phrase for phrases in language.numbers["modifiers"].values() for phrase in phrases}
    amounts |= set(language.numbers["range"]["open"])
    affixes: dict[str, Any] = {name: tuple(sorted(language.group(name), key=len, reverse=True)) for name in AFFIXES}
    sets: dict[str, Any] = {name: language.group(name) for name in Words.__slots__ if name not in DERIVED}
    counts = frozenset((*language.numbers["words"], *language.numbers["vague"]))
    unions: dict[str, Any] = {name: language.group(*classes) for name, classes in UNIONS.items()}
    return Words(**sets, **unions, **affixes, time=frozenset(time), amounts=frozenset(amounts), counts=counts)


def _trie(forms: Iterable[str]) -> str:
    """Return an expression that matches the longest of `forms` at a word's beginning, without backtracking."""
    root: dict[str, Any] = {}
    for form in forms:
        node = root
        for char in form:
            node = node.setdefault(char, {})
        node[""] = {}
    return rf"\b{_branch(root)}(?![\w-])"


def _branch(node: dict[str, Any]) -> str:
    options = [("[ \u00a0]" if char == " " else re.escape(char)) + _branch(node[char]) for char in sorted(node) if char]
    if not options:
        return ""
    body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{body})?" if "" in node else body
