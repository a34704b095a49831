"""Passages of a version, many at a time."""

from collections.abc import Iterable

from claims.extraction.proposal import Span
from claims.models import ArticleVersion, Passage
from claims.models.passages import CONTEXT

BATCH = 500  # rows of one INSERT


def passages_of(version: ArticleVersion, spans: Iterable[Span]) -> dict[Span, int]:
    """Return the primary key of the passage at each span, made where it is new: few statements however many spans."""
    wanted = set(spans)
    rows = [
        Passage(
            version=version,
            start=start,
            end=end,
            exact=version.text[start:end],
            prefix=version.text[max(0, start - CONTEXT) : start],
            suffix=version.text[end : end + CONTEXT],
        )
        for start, end in sorted(wanted)
    ]
    Passage.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
    found = Passage.objects.filter(version=version).values_list("start", "end", "pk")
    return {(start, end): pk for start, end, pk in found if (start, end) in wanted}
