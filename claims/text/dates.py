"""Dates in a text, resolved against the article's date. Without that date a relative day stays unresolved."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from claims.text.languages import Language, codes, fold, load
from claims.vocabulary import Precision

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as printed. `start` and `end` (inclusive) are None while nobody knows which day is meant."""

    span: Span
    start: date | None
    end: date | None
    precision: Precision


def find(
    text: str, language: str, article_date: date | None, start: int = 0, end: int | None = None
) -> list[DateMention]:
    """Return the dates of text[start:end] in text order. Offsets are into `text`.

    A day or month without a year is the latest such one up to `article_date`; a bare weekday is the latest up to it.
    None are found in a language that there is no file for: a statement may be recorded by hand from any text.
    """
    if language not in codes():
        return []
    grammar = _grammar(language)
    stretch = fold(text[start:end])
    found = []
    for match in grammar.pattern.finditer(stretch):
        printed = text[start + match.start() : start + match.end()]
        begin, stop, precision = grammar.resolve(match, article_date, printed)
        found.append(DateMention((start + match.start(), start + match.end()), begin, stop, precision))
    return found


Resolved = tuple[date | None, date | None, Precision]
UNKNOWN: Resolved = (None, None, Precision.UNKNOWN)


class _Grammar:
    """The date patterns of one language, compiled into one expression."""

    def __init__(self, language: Language) -> None:
        data = language.dates
        self.months: dict[str, int] = data["months"]
        self.weekdays: dict[str, int] = data["weekdays"]
        self.relative: dict[str, int] = data["relative_days"]
        self.periods: dict[str, str] = data["periods"]
        self.ones: dict[str, str] = data.get("ones", {})
        self.vague = frozenset(data.get("vague", ()))
        self.numbers: dict[str, float] = language.numbers["words"]
        self.past, self.next = frozenset(data["past"]), frozenset(data["next"])
        self.month_first = data["order"] == "mdy"
        self.pattern = re.compile(self._expression(data["past"], data["this"], data["next"], data["leads"]))

    def _expression(self, past: list[str], this: list[str], following: list[str], leads: list[str]) -> str:
        weekday, month = _either(self.weekdays), _either(self.months)
        period, when = _either(self.periods), _either([*past, *this, *following])
        count = rf"\d{{1,3}}|{_either(self.numbers)}|{_either(self.vague)}"
        years = _either(form for form, period in self.periods.items() if period == "year")
        iso = r"(?P<i1>\d{4})-(?P<i2>\d{2})-(?P<i3>\d{2})"
        numeric = r"(?P<n1>\d{1,2})(?:/(?P<n2>\d{1,2})(?:/(?P<n3>\d{4}))?|\.(?P<n4>\d{1,2})\.(?P<n5>\d{4}))"
        day_month = rf"(?:(?P<d0>\d{{1,2}})\s?[-–]\s?)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{month})\b\.?"
        day_month += rf"(?:,?\s+(?P<y>\d{{4}})|\s+(?:{years})\s+(?P<wy>{when}))?"
        month_day = rf"(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,?\s+(?P<y2>\d{{4}}))?"
        month_year = rf"(?P<m3>{month})\.?\s+(?P<y3>\d{{4}})"
        calendar = rf"(?:(?:{weekday})\b[,\s]*\(?\s*)?(?:{numeric}|{day_month}|{month_year}|{month_day})"
        ago = rf"(?:(?P<count>{count})\s+(?P<p>{period})s?|(?P<one>{_either(self.ones)}))\s+(?:{_either(past)})"
        led = (
            rf"(?:{_either(leads)}|{when})\s+(?:(?P<m4>{month})\b(?!\.?,?\s+\d)|(?P<y4>(?:19|20)\d{{2}})(?![\d.,]*\d))"
        )
        step = rf"(?P<w1>{when})\s+(?P<p1>{period})|(?P<p2>{period})\s+(?P<w2>{when})"
        named = rf"(?:(?P<w3>{when})\s+)?(?P<weekday>{weekday})\b(?:\s+(?P<w4>{when}))?"
        named += rf"(?:\s+(?P<p4>{period})\s+(?P<w5>{when}))?"
        return rf"\b(?:{iso}|{led}|{calendar}|{ago}|(?P<relative>{_either(self.relative)})|{step}|{named})(?!\w)"

    def resolve(self, match: re.Match[str], base: date | None, printed: str) -> Resolved:
        """Return the days that a match means; `printed` is the match before it was folded."""
        part = match.groupdict()
        if part["i1"]:
            return _day(part["i1"], int(part["i2"]), int(part["i3"]), base)
        if part["n1"]:
            first, second = int(part["n1"]), int(part["n2"] or part["n4"])
            day, month = (second, first) if self.month_first and second <= 31 and first <= 12 else (first, second)
            return _day(part["n3"] or part["n5"], month, day, base)
        if part["m"]:
            return self._day_of_month(part, base)
        if part["m2"]:
            return _day(part["y2"], self.months[part["m2"]], int(part["d2"] or 0), base)
        if part["m3"]:
            return _month(int(part["y3"] or 0), self.months[part["m3"]])
        if part["y4"]:
            year = int(part["y4"])
            return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
        return UNKNOWN if base is None else self._relative(part, base, printed)

    def _day_of_month(self, part: dict[str, str | None], base: date | None) -> Resolved:
        """Return "27-28 September", "15 December last year"."""
        month, year = self.months[part["m"] or ""], part["y"]
        if part["wy"]:
            if base is None:
                return UNKNOWN
            year = str(base.year + self._direction(part["wy"]))
        last = _day(year, month, int(part["d"] or 0), base)
        first = _day(year, month, int(part["d0"]), base) if part["d0"] else last
        ordered = first[0] is not None and last[1] is not None and first[0] <= last[1]
        return (first[0], last[1], Precision.DAY) if ordered else last

    def _relative(self, part: dict[str, str | None], base: date, printed: str) -> Resolved:
        if part["relative"]:
            return _exactly(base + timedelta(self.relative[part["relative"]]))
        if part["weekday"]:
            return self._weekday(part, base)
        if part["m4"]:
            month = self.months[part["m4"]]
            return _month(base.year - (month > base.month), month)
        if part["one"]:
            return _shifted(self.ones[part["one"]], -1, base)
        if part["count"]:
            if part["count"] in self.vague:
                return UNKNOWN
            count = int(part["count"]) if part["count"].isdigit() else int(self.numbers[part["count"]])
            return _shifted(self.periods[part["p"] or ""], -count, base)
        when, period = part["w1"] or part["w2"] or "", part["p1"] or part["p2"] or ""
        if period in self.weekdays and printed[:1].isupper():  # "Minggu lalu": last Sunday, not last week
            return self._weekday({**part, "weekday": period, "w4": when}, base)
        return _shifted(self.periods[period], self._direction(when), base)

    def _weekday(self, part: dict[str, str | None], base: date) -> Resolved:
        wanted = self.weekdays[part["weekday"] or ""]
        if part["p4"]:
            monday = base - timedelta(base.weekday()) + timedelta(7 * self._direction(part["w5"] or ""))
            return _exactly(monday + timedelta(wanted))
        direction = self._direction(part["w3"] or part["w4"] or "")
        if direction > 0:
            return _exactly(base + timedelta((wanted - base.weekday() - 1) % 7 + 1))
        back = (base.weekday() - wanted) % 7
        return _exactly(base - timedelta(back or 7 if direction < 0 else back))

    def _direction(self, when: str) -> int:
        return -1 if when in self.past else 1 if when in self.next else 0


@lru_cache
def _grammar(code: str) -> _Grammar:
    return _Grammar(load(code))


def _either(forms: Iterable[str]) -> str:
    """Return an expression for the longest of the forms; for none of them where there are none."""
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"


def _exactly(day: date) -> Resolved:
    return day, day, Precision.DAY


def _month(year: int, month: int) -> Resolved:
    if not 1 <= year <= 9999:
        return UNKNOWN
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH


def _day(year: str | None, month: int, day: int, base: date | None) -> Resolved:
    if year is None and base is None:
        return UNKNOWN
    try:
        if year is not None:
            return _exactly(date(int(year), month, day))
        assert base is not None
        found = date(base.year, month, day)
        # Within a month ahead is an announced day of this year; further ahead is last year's.
        return _exactly(found if found <= base + timedelta(31) else date(base.year - 1, month, day))
    except ValueError:
        return UNKNOWN


def _shifted(period: str, count: int, base: date) -> Resolved:
    try:
        if period == "day":
            return _exactly(base + timedelta(count))
        if period == "week":
            monday = base - timedelta(base.weekday()) + timedelta(7 * count)
            return monday, monday + timedelta(6), Precision.DAY
        if period == "month":
            months = base.year * 12 + base.month - 1 + count
            return _month(months // 12, months % 12 + 1)
        return date(base.year + count, 1, 1), date(base.year + count, 12, 31), Precision.YEAR
    except (ValueError, OverflowError):
        return UNKNOWN
