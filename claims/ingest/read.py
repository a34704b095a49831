"""What every reader returns, and how much of it there may be."""

from dataclasses import dataclass
from datetime import date

from claims.vocabulary import Precision

MOST_BYTES = 5 * 1024 * 1024
MOST_CHARACTERS = MOST_BYTES


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader found. The date is the source's own word in its metadata, or unknown."""

    text: str
    reader: str  # name and version of what read the bytes
    title: str = ""
    site_name: str = ""
    language: str = ""  # declared; a hint
    published_on: date | None = None
    precision: Precision = Precision.UNKNOWN
