"""What passages say in other languages, as far as a person stands for it."""

from django.db.models import Prefetch, QuerySet

from claims.models import PassageTranslation


def translated(passage: str = "passage") -> Prefetch:  # type: ignore[type-arg]
    """Return the prefetch that gives passages `translated`, which templates show beside the original.

    `passage` is the path to the passages.
    """
    return Prefetch(f"{passage}__translations", approved(), to_attr="translated")


def approved() -> QuerySet[PassageTranslation]:
    """Return the translations that a person stands for."""
    return PassageTranslation.objects.exclude(approved_by=None)
