"""Words the reason for a proposal in the reader's language; the sentences are data, one file a language."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "sentences"
DEFAULT_LANGUAGE = "en"

Slots = Mapping[str, str | int | float | None]


@lru_cache(maxsize=8)
def _data(language: str) -> dict[str, object]:
    known = {path.stem for path in FOLDER.glob("*.toml")}
    name = language if language in known else DEFAULT_LANGUAGE
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _table(language: str, name: str) -> Mapping[str, str]:
    return _data(language)[name]  # type: ignore[return-value]


def _word(language: str, name: str) -> str:
    return str(_data(language)[name])


def sentence(slug: str, slots: Slots, language: str) -> str:
    """Return the explanation `slug` filled with `slots`; a language without sentences reads English.

    Slots that end in "party" hold party keys, to be replaced by names first (see `named`), or else the speaker as
    printed. Raises KeyError for an unknown slug.
    """
    return _table(language, "relations")[slug].format_map(_words(slots, language))


def caveat(slug: str, language: str) -> str:
    """Return the sentence that says why a proposal may be wrong. Raises KeyError for an unknown slug."""
    return _table(language, "caveats")[slug]


def slot_name(slot: str, language: str) -> str:
    """Return the name of a slot that differs or is unknown. Raises KeyError for an unknown slot."""
    return _table(language, "slots")[slot]


def named(slots: Slots, names: Mapping[str, str]) -> dict[str, str | int | float | None]:
    """Return `slots` with each party key replaced by its name in `names`; keys without a name stay."""
    return {
        slot: names.get(value, value) if slot.endswith("party") and isinstance(value, str) else value
        for slot, value in slots.items()
    }


def number(value: float, language: str) -> str:
    """Return a number with the language's separators: 5,000.5 in English, 5.000,5 in Indonesian."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,}"
    swap = {",": _word(language, "thousands"), ".": _word(language, "decimal")}
    return "".join(swap.get(character, character) for character in text)


def day(value: str | None, language: str) -> str:
    """Return an ISO date as "3 May 2024" in the language, or its words for an unknown date."""
    if not value:
        return _word(language, "unknown_date")
    months: list[str] = _data(language)["months"]  # type: ignore[assignment]
    when = date.fromisoformat(value)
    return f"{when.day} {months[when.month - 1]} {when.year}"


def counted(language: str, *, population: str = "", measure: str = "") -> str:
    """Return the words for who is counted and for what became of them; "" for what has no word of ours."""
    return _counted(population, measure, language)


def _words(slots: Slots, language: str) -> dict[str, str]:
    unknown = _word(language, "unknown_party")
    words = {slot: str(value or "") for slot, value in slots.items()}
    words |= {slot: str(value or unknown) for slot, value in slots.items() if slot.endswith("party")}
    words |= {slot: day(_text(slots[slot]), language) for slot in ("a_date", "b_date") if slot in slots}
    for slot in slots:
        if slot.endswith("_number"):
            name = slot.removesuffix("_number")
            words[f"{name}_count"] = _count(slots, name, "modifiers", language)
    for name, of, end in (("counted", "of", ""), ("b_counted", "b_of", "b_")):
        who, did = slots.get(f"{end}population"), slots.get(f"{end}measure", slots.get("measure"))
        words[name] = _counted(_text(who), _text(did), language, slots.get(of), printed=bool(slots.get(f"{end}things")))
    if slots.get("slot"):
        words["slot"] = slot_name(str(slots["slot"]), language)
    if "total_number" in slots:
        words |= _parts(slots, words, language)
    return words


def _text(value: str | int | float | None) -> str | None:
    return None if value is None else str(value)


def _count(slots: Slots, name: str, table: str, language: str) -> str:
    value = slots.get(f"{name}_number")
    pattern = _table(language, table).get(str(slots.get(f"{name}_modifier")), "{0}")
    return pattern.format(number(float(value), language)) if value is not None else "?"


def _counted(
    population: str | None, measure: str | None, language: str, of: object = None, *, printed: bool = False
) -> str:
    """Return who is counted and what became of them; things without a word of ours keep the `printed` ones."""
    if printed and of:
        return str(of)
    who = _table(language, "populations").get(population or "", "")
    did = _table(language, "measures").get(measure or "", "")
    both = _table(language, "phrases")["counted"].format(population=who, measure=did).strip()
    return both or str(of or "")


def _parts(slots: Slots, words: Mapping[str, str], language: str) -> dict[str, str]:
    measure = _text(slots.get("measure"))
    phrases, count = _table(language, "phrases"), int(slots.get("parts") or 0)
    names = [f"part_{part}" for part in range(1, count + 1)]
    listed = [
        phrases["part"].format(
            party=words[f"{name}_party"],
            count=_count(slots, name, "modifiers", language),
            counted=_counted(_text(slots[f"{name}_population"]), measure, language),
        )
        for name in names
    ]
    hidden = [
        phrases["undisclosed"].format(
            party=words[f"undisclosed_{part}_party"],
            counted=_counted(_text(slots[f"undisclosed_{part}_population"]), measure, language),
        )
        for part in range(1, int(slots.get("undisclosed") or 0) + 1)
    ]
    return {
        "parts": _word(language, "list").join(listed),
        "arithmetic": " + ".join(_count(slots, name, "arithmetic", language) for name in names),
        "undisclosed": "".join(hidden),
    }
