"""Words the reasons of a status in the reader's language; the sentences are data, one file a language."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from claims.status.facts import Slot

FOLDER = Path(__file__).parent / "sentences"
DEFAULT_LANGUAGE = "en"


@lru_cache(maxsize=8)
def _data(language: str) -> Mapping[str, Mapping[str, str]]:
    known = {path.stem for path in FOLDER.glob("*.toml")}
    name = language if language in known else DEFAULT_LANGUAGE
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def sentence(slug: str, slots: Mapping[str, Slot], language: str) -> str:
    """Return the reason `slug` in words; a language without sentences reads English.

    `party` holds a party key: replace it by the name first. Raises KeyError for an unknown slug.
    """
    data = _data(language)
    if slug == "one_origin" and slots.get("sources") == 1:
        slug = "one_source"  # of one source, how many origins it has is no reason
    role = slots.get("role")
    words = {name: str(value if value is not None else "") for name, value in slots.items()}
    return data["reasons"][slug].format_map({**words, "role": data["roles"][str(role or "none")]})
