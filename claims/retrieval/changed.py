"""Passages whose source has changed since they were read: those that wait for a look, and those beside statements."""

from django.db.models import Prefetch, QuerySet

from claims.models import Anchor, Statement


def waiting() -> QuerySet[Anchor]:
    """Return what an editor has to look at, the latest change first, each with its `statements` in force."""
    held = Statement.objects.in_force().select_related("party", "claim").order_by("pk")
    rows = Anchor.objects.unsettled().select_related(
        "version__article__outlet", "passage__version", "passage__version__article"
    )
    heavy = [
        f"{version}__{field}" for version in ("version", "passage__version") for field in ("text", "signature", "bands")
    ]
    return rows.defer(*heavy).prefetch_related(Prefetch("passage__statements", held, to_attr="held")).order_by("-pk")


def standing(passage: str = "passage") -> Prefetch:  # type: ignore[type-arg]
    """Return the prefetch that gives passages `standing`: what became of them in the source's latest version.

    `passage` is the path to the passages; templates show it beside a statement (`passage_badge`).
    """
    return Prefetch(f"{passage}__anchors", Anchor.objects.current(), to_attr="standing")
