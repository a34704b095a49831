"""Which rule reads which pattern of the language files. A rule takes a cue where it stands and may not fire."""

from collections.abc import Callable

from claims.extraction.called import called
from claims.extraction.clauses import Clause
from claims.extraction.constructions import comment, hedge, mutual
from claims.extraction.headlines import headline
from claims.extraction.lexicon import Cue, Hit
from claims.extraction.nouns import noun
from claims.extraction.passives import passive
from claims.extraction.sources import source, source_clitic
from claims.extraction.units import Unit
from claims.extraction.verbs import clitic, inverted, verb

Rule = Callable[[Unit, Hit, Cue, list[Clause]], Clause | None]

RULES: dict[str, Rule] = {
    "verb": verb,
    "inverted": inverted,
    "clitic": clitic,
    "source": source,
    "source_clitic": source_clitic,
    "noun": noun,
    "called": called,
    "passive": passive,
    "mutual": mutual,
    "hedge": hedge,
    "comment": comment,
    "headline": headline,
}
