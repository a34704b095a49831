"""Numbers as news writes them: digits by the language's separators, number words, multipliers, modifiers, ranges."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claims.text.languages import Language, fold, load
from claims.text.tokens import TOKEN, Tokens, tokens
from claims.vocabulary import Modifier

Span = tuple[int, int]

_DIGIT = re.compile(r"\d")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
FIRST_YEAR, LAST_YEAR = 1800, 2100
OLDEST = 120  # years; a number in brackets up to this is an age


@dataclass(frozen=True, slots=True)
class Number:
    """A number stated in a text. `low` and `high` are None where that end is open."""

    low: float | None
    high: float | None
    modifier: Modifier
    unit: str  # "" for people and things, else "%", a currency code or a unit of measure
    span: Span  # with its modifier
    after: int  # where the words begin that say what is counted


LARGEST = 1e18  # above every sum in the news, in any currency: what is larger is no figure, and may be infinite


@dataclass(frozen=True, slots=True)
class _Value:
    low: float
    high: float
    next: int  # token index
    vague: Modifier | None = None


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


class _Reader:
    """Reads one stretch of text, token by token."""

    def __init__(self, text: str, data: _Data, words: list[str], starts: list[int]) -> None:
        self.text, self.data, self.table = text, data, data.table
        self.words, self.starts = words, starts
        self.months = data.language.dates["months"]

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

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

    # values

    def beginnings(self) -> list[int]:
        """Return the tokens that a number may begin with."""
        spelled = self.data.spelled
        return [k for k, word in enumerate(self.words) if word[0].isdigit() or word.partition("-")[0] in spelled]

    def value(self, at: int) -> _Value | None:
        word = self.words[at]
        if word in self.table["vague"]:
            low, slug = self.table["vague"][word]
            factor, end = self.multiplier(self.skip_of(at + 1))
            return _Value(low * factor, low * factor, end if factor > 1 else at + 1, Modifier(slug))
        if word[0].isdigit():
            parsed = self.digits(word)
            if parsed is None:
                return None
            factor, end = self.multiplier(at + 1)
            exact = float(format(parsed * factor, ".12g"))  # 4.1 times a trillion is a fraction less in binary
            return _Value(exact, exact, end)
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

    def spelled(self, at: int) -> _Value | None:
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
        return _Value(value, value, at)

    # what is no figure

    def ordinal(self, at: int) -> bool:
        """Whether the word before says that the number only names: "article 5", "aged 30"."""
        before = self.word(at - 1)
        named = before in self.table["ordinals"] or before.rstrip(".") in self.table["ordinals"]
        return named or (before == "." and self.word(at - 2) in self.table["ordinals"])

    def joins(self, at: int) -> bool:
        return self.word(at) in ("-", "–", *self.table["range"]["join"])

    def people(self, value: _Value) -> bool:
        """Whether people are counted."""
        return self.word(value.next) in self.data.language.tables["figures"]["people"]

    def excluded(self, at: int, value: _Value) -> bool:
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

    def bare(self, at: int, value: _Value, after: str) -> bool:
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

    def number(self, at: int, value: _Value) -> tuple[Number, _Value]:
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
        return number, _Value(value.low, value.high, end, value.vague)

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

    def range(self, begin: int, value: _Value, modifier: Modifier | None) -> tuple[_Value, Modifier | None]:
        """Join "between 10 and 20", "10-20" and "10 to 20" into one value."""
        joiners = self.table["range"]["join"]
        opened = self.word(begin - 1) in self.table["range"]["open"]
        joined = self.word(value.next)
        if not (joined in ("-", "–") or (joined in joiners and (opened or joined != joiners[-1]))):
            return value, modifier
        second = self.value(value.next + 1) if value.next + 1 < len(self.words) else None
        if second is None or second.vague or second.low <= value.low:
            return value, modifier
        return _Value(value.low, second.low, second.next), modifier

    def unit(self, at: int, value: _Value) -> tuple[str, int, int]:
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
