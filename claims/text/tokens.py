"""Words, numbers and marks of a text. Linear."""

import re
from itertools import accumulate

# A plain word comes first: it is the most frequent and the quickest to match. The second choice also parts a currency
# from the number it is glued to: "Rp300.000".
TOKEN = re.compile(
    r"[a-zA-Z]++(?![\w'’$-])"
    r"|[^\W\d_]++(?:(?=\d{1,3}[.,]\d{3})|\w*(?:[-'’]\w+)*\$?)"
    r"|''|\d+(?:[.,/:]\d+)*(?!\w)|\w+(?:[-'’]\w+)*\$?|[^\w\s]"
)
_PARTS = re.compile(f"({TOKEN.pattern})")


def tokens(text: str, offset: int = 0, parts: re.Pattern[str] = _PARTS) -> tuple[list[str], list[int], list[int]]:
    """Return the tokens of `text`, where each begins and where it ends, counted from `offset`.

    `parts` is an expression for a token, with one group around it.
    """
    pieces = parts.split(text)  # the white space before a token, the token, and so on
    borders = list(accumulate(map(len, pieces), initial=offset))
    return pieces[1::2], borders[1:-1:2], borders[2::2]
