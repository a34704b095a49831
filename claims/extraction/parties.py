"""Aliases to parties: a token trie, so that thousands of aliases cost no more than the text is long."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.extraction.proposal import Span
from claims.text.languages import codes, load

_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class _Node:
    """A place in the trie: the words that may follow, and the parties whose alias ends here."""

    following: dict[str, "_Node"] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()


class PartyIndex:
    """Finds known parties in a text. Implements `PartyResolver`."""

    def __init__(self, aliases: Iterable[tuple[str, str]]) -> None:
        """Take (party key, alias) pairs. An alias that two parties share names neither by itself."""
        self._root = _Node()
        self._suffixes = _suffixes()
        for key, alias in aliases:
            words = _words(alias)
            if not words:
                continue
            node = self._root
            for word, _, _ in words:
                node = node.following.setdefault(word, _Node())
            node.keys |= {key}

    def resolve(self, text: str) -> str | None:
        """Return the key of the party that the phrase names, or None when none or more than one fits.

        The whole phrase counts first, then what stands before its first comma, bracket or relative clause, so that
        "the ministry of A, which met B" names A.
        """
        for part in (text, _head(text)):
            keys = {key for _, key in self.mentions(part, 0, len(part))}
            if len(keys) == 1:
                return keys.pop()
        return None

    def mentions(self, text: str, start: int, end: int) -> list[tuple[Span, str]]:
        """Return every alias found in text[start:end] as (span, party key), leftmost and longest first."""
        words = _words(text[start:end])
        found: list[tuple[Span, str]] = []
        at = 0
        while at < len(words):
            size, keys = self._longest(words, at)
            if size and len(keys) == 1:
                found.append(((start + words[at][1], start + words[at + size - 1][2]), next(iter(keys))))
            at += size or 1
        return found

    def _longest(self, words: list[tuple[str, int, int]], at: int) -> tuple[int, frozenset[str]]:
        node, best, keys = self._root, 0, frozenset[str]()
        for k in range(at, len(words)):
            child = self._next(node, words[k][0])
            if child is None:
                break
            node = child
            if node.keys:
                best, keys = k - at + 1, node.keys
        return best, keys

    def _next(self, node: _Node, word: str) -> _Node | None:
        if word in node.following or not node.following:
            return node.following.get(word)
        for suffix in self._suffixes:
            if word.endswith(suffix) and len(word) > len(suffix) + 2 and word[: -len(suffix)] in node.following:
                return node.following[word[: -len(suffix)]]
        return None


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(_plain(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)]


def _plain(word: str) -> str:
    """Return the word without case and accents: "Əliyev" and "Aliyev" stay apart, "Erdoğan" is "erdogan"."""
    if word.isascii():
        return word.casefold()
    marks = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in marks if not unicodedata.combining(char))


def _head(text: str) -> str:
    return re.split(r"[,(;]", text, maxsplit=1)[0]


def _suffixes() -> tuple[str, ...]:
    forms = {form for code in codes() for form in load(code).group("inflections")}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))
