"""Words, numbers and marks of a text. Linear."""

import re

# A plain word comes first: it is the most frequent and the quickest to match. The second choice also parts a currency
# from the number it is glued to: "Rp300.000".
TOKEN = re.compile(
    r"[a-zA-Z]++(?![\w'’$-])"
    r"|[^\W\d_]++(?:(?=\d{1,3}[.,]\d{3})|\w*(?:[-'’]\w+)*\$?)"
    r"|''|\d+(?:[.,/:]\d+)*(?!\w)|\w+(?:[-'’]\w+)*\$?|[^\w\s]"
)

Tokens = tuple[list[str], list[int]]  # the words, and where each begins; as long as they are printed


def tokens(text: str, offset: int = 0, token: re.Pattern[str] = TOKEN) -> Tokens:
    """Return the tokens of `text` and where each begins, counted from `offset`.

    `token` is an expression for what `TOKEN` means, or finer. Most tokens are words between spaces, perhaps with a
    comma or a full stop after them: only what is neither is searched. No mark is left out, only white space is.
    """
    words: list[str] = []
    starts: list[int] = []
    start = offset
    for piece in text.split(" "):
        if piece.isalpha():
            words.append(piece)
            starts.append(start)
        elif piece[:-1].isalpha() and piece[-1] in ",.":
            words.append(piece[:-1])
            words.append(piece[-1])
            starts.append(start)
            starts.append(start + len(piece) - 1)
        else:
            at = 0
            for word in token.findall(piece):
                at = piece.index(word, at)
                words.append(word)
                starts.append(start + at)
                at += len(word)
        start += len(piece) + 1
    return words, starts
