"""Learns from editors' decisions from which score on each kind of relation is shown open."""

from claims.matching.thresholds import Refit, refit
from claims.models import Newsroom
from claims.retrieval.precision import decided_proposals


def learn(*, keep: bool) -> Refit:
    """Refit the newsroom's thresholds. With `keep`, they are stored when they win on events held out.

    They hold for relations proposed from then on.
    """
    newsroom = Newsroom.current()
    found = refit(list(decided_proposals()), newsroom.thresholds)
    if keep and found.wins:
        Newsroom.objects.filter(pk=newsroom.pk).update(thresholds=found.thresholds)
    return found


def in_use() -> dict[str, float]:
    """Return the newsroom's thresholds by relation; a relation without one is shown as the rules say."""
    held: dict[str, float] = Newsroom.current().thresholds
    return held
