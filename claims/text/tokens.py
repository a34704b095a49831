"""Words, numbers and marks of a text. Linear."""

import re

# A plain word comes first: it is the most frequent and the quickest to match. The second choice also parts a currency
# from the number it is glued to: "Rp300.000".
TOKEN = re.compile(
    r"[a-zA-Z]++(?![\w'’$-])"
    r"|[^\W\d_]++(?:(?=\d{1,3}[.,]\d{3})|\w*(?:[-'’]\w+)*\$?)"
    r"|''|\d+(?:[.,/:]\d+)*(?!\w)|\w+(?:[-'’]\w+)*\$?|[^\w\s]"
)

Tokens = tuple[list[str], list[int], list[int]]  # the words, where each begins, where each ends


def tokens(text: str, offset: int = 0, token: re.Pattern[str] = TOKEN) -> Tokens:
    """Return the tokens of `text`, where each begins and where it ends, counted from `offset`.

    `token` is an expression for what `TOKEN` means, or finer. Most tokens are words between spaces, perhaps with a
    comma or a full stop after them: only what is neither is searched.
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    start = offset
    for piece in text.split(" "):
        end = start + len(piece)
        if piece.isalpha():
            words.append(piece)
            starts.append(start)
            ends.append(end)
        elif piece[:-1].isalpha() and piece[-1] in ",.":
            words += piece[:-1], piece[-1]
            starts += start, end - 1
            ends += end - 1, end
        else:
            for match in token.finditer(piece):
                words.append(match[0])
                starts.append(start + match.start())
                ends.append(start + match.end())
        start = end + 1
    return words, starts, ends
