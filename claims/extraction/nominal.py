"""An event named by a noun, as the sentence a claim is: "dimulainya kembali pertempuran", fighting began again."""

from claims.extraction.lexicon import Lexicon
from claims.text.languages import fold

SHORTEST_PASSIVE = 6  # letters of a verb with the passive prefix: "diri" is none


def as_clause(sentence: str, lex: Lexicon) -> str:
    """Return a sentence that begins with the noun of a verb with that verb behind its subject; any other as it is.

    The subject reaches to the first preposition. One with a relative clause is left to the editor.
    """
    table = lex.language.tables["draft"].get("nominal")
    words = sentence.split(" ")
    if table is None or not fold(words[0]).endswith(table["suffix"]):
        return sentence
    verb = words[0][: -len(table["suffix"])]
    passive = fold(verb).startswith(table["passive"]) and len(verb) >= SHORTEST_PASSIVE
    if not passive and fold(verb) not in table["verbs"]:
        return sentence
    begin = 1 + (fold(words[1]) in table["adverbs"] if len(words) > 1 else 0)
    classes = lex.words
    stops = classes.prepositions | classes.subordinators | classes.complementizers | frozenset(table["ends"])
    end = next((k for k in range(begin, len(words)) if fold(words[k]) in stops), len(words))
    if begin >= end or (end < len(words) and fold(words[end]) in table["ends"]) or words[end - 1].endswith(","):
        return sentence
    return " ".join([*words[begin:end], verb[:1].lower() + verb[1:], *words[1:begin], *words[end:]])
