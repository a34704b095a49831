"""A claim's brief: made of its accepted statements with their sources, and of who is not heard."""

from dataclasses import dataclass

from django.utils import timezone, translation

from claims.models import Claim, Figure, Statement
from claims.retrieval import briefwords
from claims.retrieval.briefwords import Facts, Quote, Sentence
from claims.retrieval.prepared import Keyed, among, hang
from claims.retrieval.publication import VERSION, Said, account_of, in_order
from claims.retrieval.replies import held_on
from claims.retrieval.said import SOURCE

QUOTED = (
    "claim", "stance", "hedged", "denial_target", "speaker_text", "relay", "content_start", "content_end",
    "content_more", "said_from", "said_precision", "said_inherited", "party__name", "target__name",
    f"{VERSION}__text", f"{VERSION}__language", f"{SOURCE}__canonical_url", f"{SOURCE}__published_on",
    f"{SOURCE}__published_precision", f"{SOURCE}__outlet__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Brief:
    """An attributed paragraph in one language, whole and in its parts."""

    claim: Claim
    language: str
    head: str
    sentences: list[Sentence]
    text: str
    facts: Facts


def written(claim: Claim, language: str) -> Brief:
    """Return the brief of a claim that came with its event, in one of the languages of the product."""
    facts = facts_of(claim)
    with translation.override(language):
        head, sentences = briefwords.head(facts), briefwords.sentences(facts)
        return Brief(claim, language, head, sentences, briefwords.text(head, sentences), facts)


def facts_of(claim: Claim) -> Facts:
    """Return the facts of a claim that came with its event, in a constant number of queries."""
    account = account_of(claim, quoted)
    missing = account.silent or not account.asserting or not account.denying
    held = held_on(claim.event if missing else None)  # what is held is said beside what is missing, and only there
    return Facts(
        proposition=claim.proposition,
        answer=claim.answer,
        support=claim.support,
        disputed=claim.disputed,
        asserting=[_quote(said) for said in account.asserting],
        denying=[_quote(said) for said in account.denying],
        other=[_quote(said) for said in account.other],
        silent=account.silent,
        articles=held.articles,
        last_added=timezone.localdate(held.last_added) if held.last_added else None,
        watched=held.watched,
        shown=account.shown,
        held=account.held,
    )


def quoted(keys: list[int]) -> list[Statement]:
    """Return the statements of these keys, as they were said, with all that a brief says of them.

    Their figures are those that are not disclosed.
    """
    rows = _QUOTED(keys)
    hang(rows, "figures", _UNDISCLOSED)
    return rows


_QUOTED = Keyed[Statement](
    lambda keys: in_order(keys).select_related("party", "target", f"{SOURCE}__outlet").only(*QUOTED)
)
_UNDISCLOSED = Keyed[Figure](
    lambda statements: Figure.objects.filter(among("statement", statements), disclosed=False).order_by("start", "id")
)


def _quote(said: Said) -> Quote:
    statement = said.statement
    version = statement.passage.version
    article = version.article
    return Quote(
        stance=statement.stance,
        words=_printed(said),
        party=statement.party.name if statement.party else "",
        speaker=statement.speaker_text,
        language=version.language,
        target=statement.target.name if statement.target else "",
        denial_target=statement.denial_target,
        relation=said.bears or "",
        hedged=statement.hedged,
        earlier=said.earlier,
        relay=tuple(map(str, statement.relay)),
        said_on=None if statement.said_inherited else statement.said_from,
        said_precision=statement.said_precision,
        outlet=article.outlet.name if article.outlet else "",
        printed_on=article.published_on,
        printed_precision=article.published_precision,
        link=article.canonical_url or "",
        undisclosed=tuple(_counted(figure) for figure in statement.figures.all()),
    )


def _counted(figure: Figure) -> str:
    """Return what a figure counts, and whose it is in brackets: the two words do not always make one phrase."""
    return f"{figure.counted} ({figure.whose})" if figure.counted and figure.whose else figure.counted or figure.whose


def _printed(said: Said) -> str:
    """Return the words of a statement as printed, parts of a split quotation joined by an ellipsis."""
    statement = said.statement
    text = statement.passage.version.text
    spans = [(statement.content_start, statement.content_end), *statement.content_more]
    return " … ".join(text[a:b] for a, b in spans)
