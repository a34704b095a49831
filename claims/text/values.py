"""What number a row of words and digits stands for: "2.000", "dua ribu", "1.2 million", "dozens of"."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from claims.vocabulary import Modifier

_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


class Value(NamedTuple):
    """A number, from `low` to `high`, whose words end before token `next`."""

    low: float
    high: float
    next: int  # token index
    vague: Modifier | None = None


class Values:
    """Reads the values of a row of folded words by a language's table of numbers."""

    def __init__(self, words: list[str], table: Mapping[str, Any]) -> None:
        self.words, self.table = words, table

    def word(self, at: int) -> str:
        """Return the word at an index, "" where there is none."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def value(self, at: int) -> Value | None:
        """Return the value that begins at a word, None where none does."""
        word = self.words[at]
        if word in self.table["vague"]:
            low, slug = self.table["vague"][word]
            factor, end = self.multiplier(self.skip_of(at + 1))
            return Value(low * factor, low * factor, end if factor > 1 else at + 1, Modifier(slug))
        if word[0].isdigit():
            parsed = self.digits(word)
            if parsed is None:
                return None
            factor, end = self.multiplier(at + 1)
            exact = float(format(parsed * factor, ".12g"))  # 4.1 times a trillion is a fraction less in binary
            return Value(exact, exact, end)
        return self.spelled(at)

    def skip_of(self, at: int) -> int:
        return at + 1 if self.word(at) in self.table.get("of", ()) else at

    def multiplier(self, at: int) -> tuple[float, int]:
        factor = 1.0
        while self.word(at) in self.table["multipliers"]:
            factor *= self.table["multipliers"][self.words[at]]
            at += 1
        return factor, at

    def digits(self, word: str) -> float | None:
        if not word.isascii() or "/" in word or ":" in word or len(word) > 30:
            return None
        if _GROUPED.fullmatch(word):
            separators = {char for char in word if not char.isdigit()}
            if separators == {self.table["thousands"]} or len(separators) == 1 and word.count(min(separators)) > 1:
                return float("".join(char for char in word if char.isdigit()))
        plain = word.replace(self.table["thousands"], "") if self.table["decimal"] in word else word
        try:
            return float(plain.replace(",", "."))
        except ValueError:
            return None

    def spelled(self, at: int) -> Value | None:
        if self.words[at] not in self.table["words"] and "-" not in self.words[at]:
            return None
        total, group, begin = 0.0, 0.0, at
        words, multipliers, teens = self.table["words"], self.table["multipliers"], self.table["teens"]
        while at < len(self.words):
            parts = self.words[at].split("-")
            twice = len(set(parts)) < len(parts)  # "one-one": one by one
            if all(part in words for part in parts) and not twice and not (group and words[parts[0]] >= group > 0):
                group += sum(words[part] for part in parts)
            elif self.words[at] in teens and group:
                group += 10
            elif self.words[at] in multipliers and (group or total):
                factor = multipliers[self.words[at]]
                if factor >= 1000:
                    total, group = total + (group or 1) * factor, 0.0
                else:
                    tens = group % 10 if group > 10 else group
                    group = group - tens + tens * factor
            elif self.words[at] in self.table.get("join", ()) and self.word(at + 1) in words and group >= 100:
                pass
            else:
                break
            at += 1
        if at == begin:
            return None
        value = total + group
        return Value(value, value, at)
