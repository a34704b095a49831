"""The versions of an article: what changed from one to the next, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from claims.models import Anchor, Article, ArticleVersion
from claims.text import worddiff
from claims.text.worddiff import Piece, Stretch
from claims.views.requests import MemberRequest

AROUND = 240  # characters shown of an unchanged stretch, before and after a change
MORE = " … "  # stands where an unchanged stretch is cut, between words
MOST_SHOWN = 200_000  # characters of changes on a page


@dataclass(frozen=True, slots=True)
class Part:
    """A change with the words around it; `left_out` counts the unchanged characters that are not shown before it."""

    left_out: int
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Difference:
    """What two versions differ in. `cut` says that there is more than is shown."""

    parts: Sequence[Part]
    cut: bool


@require_safe
def versions(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Show the versions and the difference of two of them: what changed last unless the address says which."""
    article = get_object_or_404(Article.objects.select_related("outlet"), public_id=public_id)
    rows = list(article.versions.defer("text", "signature", "bands").order_by("-number"))
    later = _asked(request, "to", rows) or article.shown_last(rows)
    others = [row for row in rows if later is not None and row.pk != later.pk]
    before = (row for row in others if later and row.number < later.number)
    earlier = _asked(request, "from", others) or next(before, others[0] if others else None)
    context = {
        "article": article,
        "versions": rows,
        "shown": article.shown_last(rows),
        "earlier": earlier,
        "later": later,
        "difference": difference(earlier.text, later.text) if earlier and later else None,
        "anchors": _anchors(later) if later else [],
    }
    return render(request, "claims/article_versions.html", context)


def difference(old: str, new: str) -> Difference:
    """Return the changes of words from `old` to `new` with a few words around each."""
    parts: list[Part] = []
    shown = 0
    for part in _parts(worddiff.texts(_paragraphs(old), _paragraphs(new))):
        if shown > MOST_SHOWN:
            return Difference(parts, cut=True)
        parts.append(part)
        shown += sum(len(piece.text) for piece in part.pieces)
    return Difference(parts, cut=any(piece.text[MOST_SHOWN - 1 :] for part in parts for piece in part.pieces))


def _paragraphs(text: str) -> str:
    """Return the text without empty lines and further spaces: a page, a paste and a file part their words otherwise."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def _parts(stretches: Sequence[Stretch]) -> Iterator[Part]:
    """Yield the changes; those with few words between them stand in one part."""
    left_out, pieces = 0, list[Piece]()
    for at, stretch in enumerate(stretches):
        if stretch.changed:
            pieces += [Piece(piece.kind, piece.text[:MOST_SHOWN]) for piece in stretch.pieces]
            continue
        text = stretch.pieces[0].text
        first, last = at == 0, at == len(stretches) - 1
        if not first and not last and len(text) <= 2 * AROUND:
            pieces.append(Piece(worddiff.SAME, text))
            continue
        after, before = "" if first else _first_words(text), "" if last else _last_words(text)
        if not first:
            yield Part(left_out, [*pieces, Piece(worddiff.SAME, after)])
        left_out = len(text) - len(after.removesuffix(MORE)) - len(before.removeprefix(MORE))
        pieces = [Piece(worddiff.SAME, before)] if before else []
    if pieces:
        yield Part(left_out, pieces)


def _first_words(text: str) -> str:
    """Return the beginning of an unchanged stretch in whole words; a longer one says that it goes on."""
    if len(text) <= AROUND:
        return text
    return (text[:AROUND].rpartition(" ")[0] or text[:AROUND]) + MORE


def _last_words(text: str) -> str:
    """Return its end in the same way."""
    if len(text) <= AROUND:
        return text
    return MORE + (text[-AROUND:].partition(" ")[2] or text[-AROUND:])


def _asked(request: HttpRequest, name: str, rows: Sequence[ArticleVersion]) -> ArticleVersion | None:
    return next((row for row in rows if str(row.number) == request.GET.get(name)), None)


def _anchors(version: ArticleVersion) -> list[Anchor]:
    """Return what became, in `version`, of the passages that statements in force rest on."""
    rows = Anchor.objects.filter(version=version, passage__statements__withdrawn_at=None)
    return list(
        rows.exclude(passage__statements=None)
        .select_related("passage__version")
        .defer("passage__version__text")
        .distinct()
        .order_by("passage__version", "passage__start")
    )
