"""Words of a claim that point at what stands elsewhere in its article: a claim is read without it."""

from collections.abc import Iterator

from claims.extraction.lexicon import lexicon
from claims.text.languages import codes, fold
from claims.text.tokens import TOKEN


def pointing_words(sentence: str, language: str) -> list[str]:
    """Return, as printed, the words by which a reader cannot tell who or what is meant: "they", "wilayah tersebut".

    A pronoun behind a name, and a noun that the sentence had before, are taken to point at these. [] for a language
    without a data file.
    """
    return list(dict.fromkeys(_pointing(sentence, language))) if language in codes() else []


def _pointing(sentence: str, language: str) -> Iterator[str]:
    lex = lexicon(language)
    pronouns = lex.words.pronouns | lex.words.possessives
    after = not lex.language.group("definites")  # "wilayah tersebut", not "this region"
    tokens = [match.group() for match in TOKEN.finditer(sentence)]
    forms = [fold(token) for token in tokens]
    named = False
    for at, (token, form) in enumerate(zip(tokens, forms, strict=True)):
        named = named or (at > 0 and token[:1].isupper())
        noun = at - 1 if after else at + 1
        if form in pronouns and not named:
            yield token
        if form in lex.words.demonstratives and 0 <= noun < len(forms) and forms[noun] not in forms[: min(noun, at)]:
            yield " ".join(tokens[min(noun, at) : max(noun, at) + 1])
