"""Date the figures of a statement anew, where the date of its article or its passage changed."""

from claims.models import Figure, Statement
from claims.retrieval.days import resolve_as_of


def date_figures(statement: Statement) -> bool:
    """Give the figures of a statement the day up to which they count anew; return whether one of them changed."""
    changed, passage = [], statement.passage
    for figure in statement.figures.all():
        day = resolve_as_of(passage, passage.version, figure)
        if day != figure.as_of:
            figure.as_of = day
            changed.append(figure)
    Figure.objects.bulk_update(changed, ["as_of"])
    return bool(changed)
