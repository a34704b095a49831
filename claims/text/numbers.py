"""Numbers as news writes them: digits by the language's separators, number words, multipliers, modifiers, ranges."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from claims.text.languages import Language, fold, load
from claims.text.tokens import TOKEN, Tokens, tokens
from claims.text.values import Value, Values
from claims.vocabulary import Modifier

Span = tuple[int, int]

_DIGIT = re.compile(r"\d")
FIRST_YEAR, LAST_YEAR = 1800, 2100
OLDEST = 120  # years; a number in brackets up to this is an age


class Number(NamedTuple):
    """A number stated in a text. `low` and `high` are None where that end is open."""

    low: float | None
    high: float | None
    modifier: Modifier
    unit: str  # "" for people and things, else "%", a currency code or a unit of measure
    span: Span  # with its modifier
    after: int  # where the words begin that say what is counted


LARGEST = 1e18  # above every sum in the news, in any currency: what is larger is no figure, and may be infinite


@dataclass(frozen=True, slots=True, eq=False)
class _Data:
    language: Language
    table: Mapping[str, Any]
    modifiers: Mapping[str, list[tuple[list[str], Modifier]]]  # by their last word, the longest first
    spelled: frozenset[str]  # words a number may begin with
    token: re.Pattern[str]  # tokens, and a currency or a multiplier apart from the number it is glued to


@lru_cache
def _data(code: str) -> _Data:
    language = load(code)
    table = language.numbers
    modifiers = defaultdict(list)
    named = [(phrase.split(), Modifier(name)) for name, phrases in table["modifiers"].items() for phrase in phrases]
    for phrase, modifier in sorted(named, key=lambda row: -len(row[0])):
        modifiers[phrase[-1]].append((phrase, modifier))
    spelled = frozenset((*table["words"], *(word.partition("-")[0] for word in table["vague"])))
    glued = "|".join(re.escape(word) for word in table["currencies"] if word.isalpha())
    scales = "|".join(re.escape(word) for word in table["multipliers"] if len(word) > 1)  # "m" is a metre, too
    token = re.compile(rf"\b(?:{glued})(?=\d)|\d[\d.,]*(?=(?:{scales})\b)|{TOKEN.pattern}")
    return _Data(language, table, modifiers, spelled, token)


def token(code: str) -> re.Pattern[str]:
    """Return the expression for a token that parts a number from the currency or multiplier it is glued to."""
    return _data(code).token


def find(text: str, start: int, end: int, code: str) -> list[Number]:
    """Return the numbers of text[start:end] that count or measure something, in text order.

    Left out are dates, years, clock times, ages, durations, ordinals and model names. `code` is a language there is
    a data file for.
    """
    return read(text, tokens(fold(text[start:end]), start, token(code)), code)


def read(text: str, parts: Tokens, code: str) -> list[Number]:
    """Return the numbers among tokens of `text`, folded and parted by `token`; see `find`."""
    words, starts = parts
    if not words:
        return []
    begin, end, data = starts[0], starts[-1] + len(words[-1]), _data(code)
    spelled = not data.spelled.isdisjoint(words) or text.find("-", begin, end) >= 0
    return _Reader(text, data, *parts).numbers() if spelled or _DIGIT.search(text, begin, end) else []


class _Reader(Values):
    """Reads one stretch of text, token by token."""

    def __init__(self, text: str, data: _Data, words: list[str], starts: list[int]) -> None:
        super().__init__(words, data.table)
        self.text, self.data, self.starts = text, data, starts
        self.months = data.language.dates["months"]

    def numbers(self) -> list[Number]:
        found = []
        at = 0
        ordered = -1  # the token after an ordinal: "articles 310 and 311", "from 5 to 8 o'clock"
        for begin in self.beginnings():
            value = self.value(begin) if begin >= at else None
            if value is None:
                continue
            at = begin
            if self.ordinal(at) or (at - 1 == ordered and self.joins(at - 1) and not self.people(value)):
                ordered = value.next
            elif not self.excluded(at, value):
                number, value = self.number(at, value)
                sane = max(number.low or 0, number.high or 0) <= LARGEST
                if sane and self.word(value.next) not in self.table["durations"]:
                    found.append(number)
            at = value.next
        return found

    def beginnings(self) -> list[int]:
        """Return the tokens that a number may begin with."""
        spelled = self.data.spelled
        return [k for k, word in enumerate(self.words) if word[0].isdigit() or word.partition("-")[0] in spelled]

    # what is no figure

    def ordinal(self, at: int) -> bool:
        """Whether the word before says that the number only names: "article 5", "aged 30"."""
        before = self.word(at - 1)
        named = before in self.table["ordinals"] or before.rstrip(".") in self.table["ordinals"]
        return named or (before == "." and self.word(at - 2) in self.table["ordinals"])

    def joins(self, at: int) -> bool:
        return self.word(at) in ("-", "–", *self.table["range"]["join"])

    def people(self, value: Value) -> bool:
        """Whether people are counted."""
        return self.word(value.next) in self.data.language.tables["figures"]["people"]

    def excluded(self, at: int, value: Value) -> bool:
        before, after = self.word(at - 1), self.word(value.next)
        if self.named(at, after):
            return True
        if after == "-":
            after = self.word(value.next + 1)
            if after[:1].isdigit() and (
                (self.digits(after) or 0) <= value.low or self.word(value.next + 2) in self.months
            ):
                return True
        table = self.table
        if after in table["clock"]:
            return True
        if before in self.months or after in self.months or before in ("/", "-", "'", "’") or after == "/":
            return True
        if after in table["durations"] or after.split("-")[0] in table["durations"] or after in table["not_counted"]:
            return True
        if before == "(" and after in (")", ",") and value.low <= OLDEST:
            return True
        return self.bare(at, value, after)

    def named(self, at: int, after: str) -> bool:
        """Whether the number belongs to a name: "Nusa Dua", "SMPN 3"."""
        if at < 1 or after in self.data.language.tables["figures"]["people"] or after in self.table["percents"]:
            return False
        word, before = self.words[at], self.words[at - 1]
        if word[0].isdigit():
            return (
                at > 1
                and len(word) <= 2
                and self.capital(at - 1)
                and before[0].isalpha()
                and before not in self.table["currencies"]
            )
        return self.capital(at) and self.capital(at - 1) and before[0].isalpha()

    def capital(self, at: int) -> bool:
        return self.text[self.starts[at]].isupper()

    def bare(self, at: int, value: Value, after: str) -> bool:
        """Whether the number is a year, the article "one", or an enumeration."""
        word = self.words[at]
        if word.isdigit() and len(word) == 4 and FIRST_YEAR <= value.low <= LAST_YEAR and value.next == at + 1:
            return not self.people(value) and self.unit(at, value)[0] == ""
        if not word[0].isdigit() and value.low <= 1 and value.vague is None:
            return not self.people(value)
        if not after or (not after[0].isalnum() and after[0] not in '%,.;)”"’(–—'):
            return False
        return word.isdigit() and after == ")" and self.word(at - 1) != "("

    # what surrounds a figure

    def number(self, at: int, value: Value) -> tuple[Number, Value]:
        begin, modifier = self.modifier(at)
        value, modifier = self.range(begin, value, modifier)
        unit, begin_unit, end = self.unit(at, value)
        begin = min(begin, begin_unit)
        if begin_unit < at and modifier is None:
            begin, modifier = self.modifier(begin_unit)
        modifier = modifier or value.vague or self.suffix(end) or Modifier.EXACTLY
        low: float | None = value.low
        high: float | None = value.high
        if modifier in (Modifier.MORE_THAN, Modifier.AT_LEAST, Modifier.TENS, Modifier.HUNDREDS, Modifier.THOUSANDS):
            high = None
        elif modifier in (Modifier.UP_TO, Modifier.LESS_THAN):
            low = None
        span = (self.starts[begin], self.starts[end - 1] + len(self.words[end - 1]))
        number = Number(low, high, modifier, unit, span, span[1])
        return number, Value(value.low, value.high, end, value.vague)

    def modifier(self, at: int) -> tuple[int, Modifier | None]:
        """Return (token where the modifier before token `at` begins, the modifier)."""
        for phrase, modifier in self.data.modifiers.get(self.word(at - 1), ()):
            size = len(phrase)
            if at >= size and self.words[at - size : at] == phrase:
                return at - size, modifier
        return at, None

    def suffix(self, end: int) -> Modifier | None:
        for name, words in self.table.get("suffixes", {}).items():
            if self.word(end) in words or self.word(end + 1) in words:
                return Modifier(name)
        return None

    def range(self, begin: int, value: Value, modifier: Modifier | None) -> tuple[Value, Modifier | None]:
        """Join "between 10 and 20", "10-20" and "10 to 20" into one value."""
        joiners = self.table["range"]["join"]
        opened = self.word(begin - 1) in self.table["range"]["open"]
        joined, after = self.word(value.next), value.next + 1
        if f"{joined} {self.word(after)}" in joiners:
            after += 1
        elif not (joined in ("-", "–") or (joined in joiners and (opened or joined != joiners[-1]))):
            return value, modifier
        second = self.value(after) if after < len(self.words) else None
        if second is None or second.vague or second.low <= value.low:
            return value, modifier
        return Value(value.low, second.low, second.next), modifier

    def unit(self, at: int, value: Value) -> tuple[str, int, int]:
        """Return (unit, first token, token after the unit)."""
        before, after = self.word(at - 1), self.word(value.next)
        if after in self.table["percents"]:
            return "%", at, value.next + 1
        money = self.table["currencies"]
        if before in money or (before == "." and self.word(at - 2) in money):
            return money.get(before) or money[self.word(at - 2)], at - (1 if before in money else 2), value.next
        if after in money:
            return money[after], at, value.next + 1
        for size in (2, 1):  # "square kilometres" before "kilometres"
            measure = " ".join(self.words[value.next : value.next + size])
            if measure in self.table["units"]:
                return measure, at, min(value.next + size, len(self.words))
        return "", at, value.next
