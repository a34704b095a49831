"""Who or what a drafted claim is about, where what was said leaves that out: "denied dumping waste"."""

import re

from claims.extraction.lexicon import Lexicon
from claims.text.languages import fold


def represented(speaker: str, lex: Lexicon) -> str:
    """Return whom a spokesman speaks for, as printed ("A spokesman for Kelay Coal"); else the speaker as given."""
    table = lex.language.tables["draft"]
    found = re.search(rf"\b(?:{'|'.join(table['speaking_for'])})\b", fold(speaker))
    if found is None:
        return speaker
    before, after = speaker[: found.start()].strip(), speaker[found.end() :].partition(",")[0].strip()
    links = table.get("speaking_links")
    if links:  # "a spokesman for the army", "an army spokesman"
        link, _, named = after.partition(" ")
        named = named if fold(link) in links else re.sub(r"^(?:a|an) |['’]s$", "", before, flags=re.IGNORECASE)
    else:
        named = after
    first = fold(named.partition(" ")[0])
    vague = first in lex.words.demonstratives | lex.words.possessives | lex.words.pronouns | lex.words.articles
    return speaker if not named or (vague and " " not in named) or first in lex.words.possessives else named


def is_plural(name: str, lex: Lexicon) -> bool:
    """Return whether a name takes the plural of a verb, in a language whose verbs have one."""
    head = re.split(r"\s(?:of|from|in|at|for|who|which)\s|,", name)[0]
    if " and " in head or not head.split():
        return bool(head.split())
    last = head.split()[-1]
    known = fold(last) in lex.words.plural | frozenset(lex.language.tables["draft"].get("plurals", ()))
    return known or (last[0].islower() and last.endswith("s") and not last.endswith(("ss", "us", "is")))


def agreeing(template: str, name: str, lex: Lexicon, **slots: str) -> str:
    """Return the template with its verbs of being in the number of `name`, and its other slots filled."""
    was, is_ = ("were", "are") if is_plural(name, lex) else ("was", "is")
    return template.format(was=was, **{"is": is_}, **slots)


def with_subject(sentence: str, speaker: str, lex: Lexicon, *, denied: bool) -> str:
    """Put the speaker where the content leaves out its subject or begins with what points at it.

    `denied`: what a denial names without a subject was done by who denies it.
    """
    named = represented(speaker, lex)
    if denied:
        sentence = _without_complementizer(sentence, lex)
    words, table = lex.words, lex.language.tables["draft"]
    first, _, rest = sentence.partition(" ")
    word = fold(first)
    points = word in lex.language.group("self_pronouns") or (denied and word in table.get("denied_pronouns", ()))
    if named and (points or (named != speaker and word in table.get("bodies", ()))):
        return f"{named} {rest}"
    opened = _opened(sentence, named, lex, known=named != speaker or not _speaks_for(speaker, lex))
    if opened or not named:
        return opened or sentence
    if denied and (past := _in_past(sentence, named, lex)):
        return f"{named} {past}"
    lacking = word in words.negations or word in words.auxiliaries or _verb(word, first, lex)
    return f"{named} {sentence}" if lacking or (denied and word in table.get("predicates", ())) else sentence


def _speaks_for(speaker: str, lex: Lexicon) -> bool:
    return any(word in fold(speaker) for word in lex.language.tables["draft"]["speaking_for"])


def _without_complementizer(sentence: str, lex: Lexicon) -> str:
    first, _, rest = sentence.partition(" ")
    return rest if rest and fold(first) in lex.words.complementizers | lex.words.soft_complementizers else sentence


def _opened(sentence: str, speaker: str, lex: Lexicon, *, known: bool) -> str:
    """Return the sentence with its first words reworded as the language file says, "" otherwise.

    What a spokesman points at is of whom he speaks for, who may not be named: then `known` is False.
    """
    openings = lex.language.tables["draft"].get("openings", {}) if known and speaker else {}
    for phrase in sorted(openings, key=len, reverse=True):
        if fold(f"{sentence} ").startswith(f"{phrase} "):
            rest, template = sentence[len(phrase) :], openings[phrase]
            return agreeing(template, speaker if "{speaker}" in template else rest, lex, speaker=speaker) + rest
    return ""


def _verb(word: str, printed: str, lex: Lexicon) -> bool:
    """Whether the content's first word is an active verb, so that its subject is the speaker."""
    prefixes = tuple(lex.language.tables["draft"]["active_prefixes"])
    if not prefixes or printed[:1].isupper() or word in lex.words.not_verbs or word.endswith("nya"):
        return False
    return len(word) > 4 and word.startswith(prefixes)


def _in_past(sentence: str, speaker: str, lex: Lexicon) -> str:
    """Return "dumping waste and hiding it" as "dumped waste and hid it"; "" where it begins with no such verb."""
    words = sentence.split(" ")
    if not _gerund(words[0], lex) or fold(words[1 % len(words)]) in lex.words.auxiliaries:
        return ""
    joined = lex.words.coordinators
    past = [
        _past(word, speaker, lex) if place == 0 or (words[place - 1] in joined and _gerund(word, lex)) else word
        for place, word in enumerate(words)
    ]
    return " ".join(past)


def _gerund(word: str, lex: Lexicon) -> bool:
    table = lex.language.tables["draft"]
    return word.islower() and word.endswith(tuple(table.get("gerunds", ()))) and word not in table["gerund_nouns"]


def _past(gerund: str, speaker: str, lex: Lexicon) -> str:
    """Return the past of an English gerund: "dumping" dumped, "denying" denied, "sending" sent."""
    irregular = lex.language.tables["draft"]["pasts"].get(gerund)
    if irregular:
        return agreeing(irregular, speaker, lex)
    stem = gerund.removesuffix("ing")
    return f"{stem[:-1]}ied" if stem.endswith("y") and stem[-2:-1] not in set("aeiou") else f"{stem}ed"
