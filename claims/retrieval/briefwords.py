"""A claim as a paragraph that can be copied: what each side said, a source for every sentence, nothing beyond it.

Everything here is a pure function of what it is given, in the language that is active. Verbs are neutral: who is
accused "said", too, and nobody admits or claims.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_info, gettext_noop, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from claims.extraction.lexicon import lexicon
from claims.models.choices import Answer, DenialTarget, Precision, RelationType, Stance, Support
from claims.text.languages import codes, fold
from claims.text.tokens import TOKEN

# How a statement on another claim bears on this one is the editors' decision, and the sentence says so.
BEARS = {
    RelationType.DENIES: gettext_noop(
        "%(said)s; this was said on another claim, and the editors confirmed that it denies this one"
    ),
    RelationType.CONTRADICTS: gettext_noop(
        "%(said)s; this was said on another claim, and the editors confirmed that it contradicts this one"
    ),
    RelationType.CONFLICTING_FIGURE: gettext_noop(
        "%(said)s; this was said on another claim, and the editors confirmed that it gives another figure"
    ),
    RelationType.CORROBORATES: gettext_noop(
        "%(said)s; this was said on another claim, and the editors confirmed that it says the same"
    ),
}
ACTS = {
    Stance.ASSERTS: pgettext_lazy("a party", "said"),
    Stance.ACCUSES: pgettext_lazy("a party", "made an accusation"),
    Stance.DENIES: pgettext_lazy("a party", "denied"),
    Stance.PARTLY_DENIES: pgettext_lazy("a party", "denied in part"),
    Stance.CONFIRMS: pgettext_lazy("a party", "said the same"),
    Stance.CONCEDES: pgettext_lazy("a party", "said that this is so"),
    Stance.JUSTIFIES: pgettext_lazy("a party", "gave a reason"),
    Stance.DOUBTS: pgettext_lazy("a party", "doubted"),
    Stance.DECLINES: pgettext_lazy("a party", "declined to comment"),
    Stance.RETRACTS: pgettext_lazy("a party", "took back what it had said"),
    Stance.REVISES: pgettext_lazy("a party", "changed what it had said"),
    Stance.DEMANDS: pgettext_lazy("a party", "demanded"),
    Stance.PROMISES: pgettext_lazy("a party", "promised"),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """One accepted statement, as far as it is known; "" and None say that something is not."""

    stance: str
    words: str  # as printed
    party: str = ""
    speaker: str = ""
    language: str = ""  # of the words
    target: str = ""
    denial_target: str = ""
    relation: str = ""  # how a statement on another claim bears on this one
    hedged: bool = False
    earlier: bool = False  # the same source has taken another position since
    relay: tuple[str, ...] = ()
    said_on: date | None = None
    said_precision: str = Precision.DAY
    outlet: str = ""
    printed_on: date | None = None
    printed_precision: str = Precision.DAY
    link: str = ""
    undisclosed: tuple[str, ...] = ()  # what is counted where the figure is not disclosed


@dataclass(frozen=True, slots=True)
class Facts:
    """What a brief is made of: a claim, what was said on it, who is not heard, and what the newsroom holds."""

    proposition: str
    answer: str
    support: str
    disputed: bool
    asserting: list[Quote] = field(default_factory=list)
    denying: list[Quote] = field(default_factory=list)
    other: list[Quote] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)  # accused parties without a reply
    articles: int = 0
    last_added: date | None = None
    watched: bool = False
    shown: int = 0  # statements on the claim that are told here
    held: int = 0  # and that there are


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its full stop, where it is from in words, and the address of the source ("" = none)."""

    text: str
    source: str
    link: str = ""

    def __str__(self) -> str:
        cited = f"{self.source}, {self.link}" if self.link else self.source
        return f"{self.text} ({cited})."


def head(facts: Facts) -> str:
    """Return what the brief is about and how it stands, as one line."""
    labels = [_("disputed")] if facts.disputed else []
    labels += [str(Answer(facts.answer).label), str(Support(facts.support).label)]
    status = ", ".join(labels)
    return _("Claim: “%(claim)s” Status by what the parties say: %(status)s.") % {
        "claim": facts.proposition,
        "status": status,
    }


def sentences(facts: Facts) -> list[Sentence]:
    """Return the paragraph: who asserts it, who denies it, who else spoke, what is not disclosed, who did not reply."""
    quotes = [*facts.asserting, *facts.denying, *facts.other]
    said = [Sentence(_said(quote), source(quote), quote.link) for quote in quotes]
    hidden = [Sentence(_hidden(quote, of), source(quote), quote.link) for quote in quotes for of in quote.undisclosed]
    return [*said, *hidden, *_missing(facts)]


def text(head: str, sentences: Iterable[Sentence]) -> str:
    """Return head and paragraph as plain text."""
    return f"{head}\n\n{' '.join(map(str, sentences))}\n"


def source(quote: Quote) -> str:
    """Return where a quote was printed and when."""
    printed = day(quote.printed_on, quote.printed_precision) if quote.printed_on else _("date unknown")
    return f"{quote.outlet or _('outlet unknown')}, {printed}"


def day(value: date, precision: str) -> str:
    """Return a date as exactly as it is known."""
    shape = {Precision.MONTH: "F Y", Precision.YEAR: "Y"}.get(Precision(precision), "j F Y")
    return str(date_format(value, shape))


def _said(quote: Quote) -> str:
    parts = {"who": _who(quote), "did": _did(quote), "words": _words(quote)}
    shape = _("%(who)s %(did)s") if _only_points(quote) else _("%(who)s %(did)s: %(words)s")
    said = shape % parts
    if quote.said_on is not None:
        said = _dated(said, quote.said_on, quote.said_precision)
    if quote.relation:
        said = _(BEARS[RelationType(quote.relation)]) % {"said": said}
    if quote.earlier:
        said = _("%(said)s; the same source has taken another position since") % {"said": said}
    return said[:1].upper() + said[1:]


def _dated(said: str, said_on: date, precision: str) -> str:
    parts = {"day": day(said_on, precision), "said": said}
    if precision == Precision.DAY:
        return _("On %(day)s, %(said)s") % parts
    return _("In %(day)s, %(said)s") % parts


def _who(quote: Quote) -> str:
    name = quote.party or quote.speaker or _("a source that is not named")
    if quote.party and quote.speaker.casefold().removeprefix("the ") not in ("", quote.party.casefold()):
        name = f"{name} ({quote.speaker})"
    if quote.relay:
        return _("%(who)s (passed on by %(through)s)") % {"who": name, "through": ", ".join(quote.relay)}
    return name


def _did(quote: Quote) -> str:
    did = _acts(quote)
    return _("%(did)s, with reserve") % {"did": did} if quote.hedged else did


def _acts(quote: Quote) -> str:
    if quote.stance == Stance.ACCUSES and quote.target:
        return _("accused %(target)s") % {"target": quote.target}
    if quote.stance == Stance.DENIES and quote.denial_target:
        return _("denied %(what)s") % {"what": DenialTarget(quote.denial_target).label}
    return str(ACTS[Stance(quote.stance)])


def _only_points(quote: Quote) -> bool:
    """Return whether the words are no more than "this claim": a reader could not tell what they mean."""
    if quote.language not in codes():
        return False
    return lexicon(quote.language).words.pointing.issuperset(TOKEN.findall(fold(quote.words)))


def _words(quote: Quote) -> str:
    words = f"“{' '.join(quote.words.split()).rstrip('.')}”"
    if not quote.language or quote.language == (get_language() or "")[:2]:
        return words
    try:
        name = get_language_info(quote.language)["name_translated"]
    except KeyError:
        return words
    return _("%(words)s (printed in %(language)s)") % {"words": words, "language": name}


def _hidden(quote: Quote, counted: str) -> str:
    return _("In what %(who)s said, the figure for %(counted)s is not disclosed") % {
        "who": quote.party or quote.speaker or _("a source that is not named"),
        "counted": counted,
    }


def _missing(facts: Facts) -> list[Sentence]:
    """Return who is not heard; for an event that is not being followed, no more than that this is not known."""
    if not facts.watched or facts.last_added is None:
        unknown = _("Whether %(party)s replied is not known: the event is not being followed here")
        return [Sentence(unknown % {"party": party}, _held(facts)) for party in facts.silent]
    lacks = [_("No reply by %(party)s is on record") % {"party": party} for party in facts.silent]
    if not facts.denying and not facts.silent:
        lacks.append(_("No denial is on record"))
    if not facts.asserting:
        lacks.append(_("No source that asserts it is on record"))
    return [Sentence(lack, _held(facts)) for lack in lacks]


def _held(facts: Facts) -> str:
    held = ngettext("%(n)d article held here", "%(n)d articles held here", facts.articles) % {"n": facts.articles}
    if facts.last_added is None:
        return held
    return _("%(held)s, last added %(day)s") % {"held": held, "day": date_format(facts.last_added, "j F Y")}
