"""Who "he", "they" and "the ministry" are: the speakers a text has named so far."""

from claims.extraction.lexicon import Lexicon
from claims.extraction.proposal import Span
from claims.text.tokens import TOKEN

LONGEST_DEFINITE = 4  # tokens of "the foreign ministry"
FURTHEST_NAMED = 20  # speakers looked at for the one a pronoun or a definite phrase means


class Speakers:
    """The speakers named so far, for pronouns and clitics."""

    def __init__(self, text: str, folded: str, lex: Lexicon) -> None:
        self.text, self.folded, self.lex = text, folded, lex
        self.last: Span | None = None
        self.named: list[Span] = []

    def see(self, speaker: Span | None) -> Span | None:
        """Return what a pronoun or a missing speaker resolves to; remember a speaker that is named."""
        if speaker is None:
            return self.last
        head = self._head(speaker)
        if head in self.lex.words.pronouns:
            return self._fitting(plural=head in self.lex.words.plural_pronouns)
        meant = self._meant(speaker)
        if meant is None and head not in self.lex.words.evidence_nouns:
            self.last = speaker
            self.named.append(speaker)
        return meant

    def pronoun(self, speaker: Span) -> bool:
        """Whether the speaker is printed as a mere pronoun."""
        return self._head(speaker) in self.lex.words.pronouns

    def _head(self, speaker: Span) -> str:
        return self.folded[slice(*speaker)].split(maxsplit=1)[0]

    def _fitting(self, *, plural: bool) -> Span | None:
        """Return the last named speaker whom "they", or "he", can stand for; None when nobody fits."""
        unfit = self._one if plural else self._several
        return next((span for span in reversed(self.named[-FURTHEST_NAMED:]) if not unfit(span)), None)

    def _heads(self, speaker: Span) -> tuple[str, str]:
        """Return the first word of the name, articles left out, and that of its apposition, "" where there is none."""
        words = TOKEN.findall(self.folded, *speaker)
        comma = words.index(",") if "," in words else len(words)
        parts = (words[:comma], words[comma + 1 :])
        found = [next((word for word in part if word not in self.lex.words.definites), "") for part in parts]
        return found[0], found[1]

    def _one(self, speaker: Span) -> bool:
        """Whether the speaker is one person, by office or title."""
        return not self.lex.words.single.isdisjoint(self._heads(speaker))

    def _several(self, speaker: Span) -> bool:
        """Whether the speaker is several people, by number, plural word or "and"."""
        head, words = self._heads(speaker)[0], self.lex.words
        if head in words.plural or head in words.counts or head[:1].isdigit():
            return True
        joined = not words.coordinators.isdisjoint(self.folded[slice(*speaker)].split())
        return joined and head not in words.single

    def _meant(self, speaker: Span) -> Span | None:
        """Return whom a definite phrase means: "the ministry" the last ministry named, "its spokesman" the last one."""
        words, tail = self.lex.words, slice(speaker[0] + 1, speaker[1])
        if self.text[tail] != self.folded[tail]:  # it holds a name
            return None
        phrase = TOKEN.findall(self.folded, *speaker)
        if not 1 < len(phrase) <= LONGEST_DEFINITE:
            return None
        if " ".join(phrase) in words.spokespeople or " ".join(phrase[1:]) in words.spokespeople:
            return self.last if phrase[0] not in words.articles else None
        pointed = phrase[-1] in words.demonstratives
        if not (pointed or phrase[0] in words.definites):
            return None
        office = " ".join(phrase[:-1] if pointed else phrase[1:])
        for span in reversed(self.named[-FURTHEST_NAMED:]):
            name = self.folded[slice(*span)]
            if office in name and name != self.folded[slice(*speaker)]:
                return span
        return None
