"""What editors' decisions teach about confidence: learned now and then, used for what is proposed next."""

from dataclasses import asdict
from datetime import datetime
from statistics import median
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from claims.extraction.confidence import shifted
from claims.extraction.learning import Decided, learn
from claims.extraction.reliability import bands, gap
from claims.models import Decision, LearnedRule, Learning
from claims.retrieval import quality
from claims.retrieval.precision import relation_precision


def latest() -> Learning | None:
    """Return what is in force, None while nothing was ever learned."""
    return Learning.objects.order_by("-pk").first()


def factors() -> tuple[Learning | None, dict[str, float]]:
    """Return what is in force and what the odds of a new proposal are multiplied by, by rule."""
    held = latest()
    return held, dict(LearnedRule.objects.filter(learning=held).values_list("rule", "factor")) if held else {}


def adjusted(confidence: float, factor: float | None) -> float:
    """Return a proposal's confidence after what was learned of its rule; as it was where nothing was."""
    return confidence if factor is None else shifted(confidence, factor)


def refit() -> Learning | None:
    """Learn anew from the decisions since the last reset; None when nobody decided anything since the last time."""
    held = latest()
    newest = Decision.objects.aggregate(newest=Max("pk"))["newest"] or 0
    if not _decided_after(held.decisions if held else 0):
        return None
    return _write(held.since if held else None, newest)


def reset() -> Learning:
    """Forget what was learned: the start values hold again, and only decisions from now on count."""
    newest = Decision.objects.aggregate(newest=Max("pk"))["newest"] or 0
    return _write(timezone.now(), newest)


def _decided_after(key: int) -> bool:
    return Decision.objects.filter(pk__gt=key, action__regex=r"^(candidate|relation)\.").exists()


@transaction.atomic
def _write(since: datetime | None, newest: int) -> Learning:
    rows = list(quality.decided(since))
    made = Learning.objects.create(since=since, decisions=newest, report=_report(rows, since))
    LearnedRule.objects.bulk_create([LearnedRule(learning=made, **asdict(rule)) for rule in learn(rows)])
    return made


def _report(rows: list[Decided], since: datetime | None) -> dict[str, Any]:
    found = bands([row.judged() for row in rows])
    hours, seconds = quality.hours_to_decision(since), quality.seconds_a_decision(since)
    return {
        "count": len(rows),
        "reliability": [asdict(band) for band in found],
        "gap": round(gap(found), 3),
        "hours_to_decision": round(median(hours), 2) if hours else None,
        "seconds_a_decision": round(median(seconds), 1) if seconds else None,
        "relations": [
            {"type": row.type, "confirmed": row.confirmed, "corrected": row.corrected, "dismissed": row.dismissed}
            for row in relation_precision()
        ],
    }
