"""Articles, candidates, claims, statements and relations, to search and read."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import ReadOnly, ReadOnlyInline
from claims.models import (
    Article,
    ArticleVersion,
    Candidate,
    Claim,
    ClaimTranslation,
    Figure,
    Passage,
    PassageTranslation,
    Position,
    Relation,
    Statement,
    StatusDecision,
    Voice,
)
from claims.retrieval.claims import sides_of, with_sides


def _asserting(claim: Claim) -> str:
    return _names(sides_of(claim).asserting) or _("no named source")


def _denying(claim: Claim) -> str:
    return _names(sides_of(claim).denying) or _("nobody here")


def _names(voices: Iterable[Voice]) -> str:
    return ", ".join(voice.who for voice in voices)


class Versions(ReadOnlyInline):
    model = ArticleVersion
    fields = ("number", "blob", "language", "reader", "fetched_at")


class Figures(ReadOnlyInline):
    model = Figure
    show_change_link = False


class Positions(ReadOnlyInline):
    model = Position
    show_change_link = False


class Voices(ReadOnlyInline):
    model = Voice
    show_change_link = False


class StatusDecisions(ReadOnlyInline):
    model = StatusDecision


class Translations(ReadOnlyInline):
    model = ClaimTranslation


@admin.register(Article)
class ArticleAdmin(ReadOnly):
    list_display = ("__str__", "outlet", "kind", "published_on", "created_at")
    list_filter = ("kind", "published_precision", ("outlet", admin.RelatedOnlyFieldListFilter), "created_at")
    list_select_related = ("outlet",)
    search_fields = ("title", "canonical_url", "public_id", "outlet__name")
    inlines = (Versions,)


@admin.register(ArticleVersion)
class ArticleVersionAdmin(ReadOnly):
    list_display = ("__str__", "language", "reader", "fetched_at")
    list_filter = ("language", "reader", "fetched_at")
    list_select_related = ("article",)
    search_fields = ("article__title", "blob__sha256")
    exclude = ("signature", "bands", "blob")
    readonly_fields: ClassVar[Any] = ("sha256",)

    def get_queryset(self, request: Any) -> Any:
        """Return the versions; a list shows no texts."""
        return super().get_queryset(request).defer("text", "signature", "bands")


class PassageTranslations(ReadOnlyInline):
    model = PassageTranslation


@admin.register(Passage)
class PassageAdmin(ReadOnly):
    list_display = ("__str__", "version_id", "start", "end")
    search_fields = ("exact",)
    raw_id_fields = ("version",)
    inlines = (PassageTranslations,)


@admin.register(Candidate)
class CandidateAdmin(ReadOnly):
    list_display = ("__str__", "state", "stance", "party", "decided_by", "decided_at")
    list_filter = ("state", "stance", "rejection", "extractor_version", "decided_at")
    list_select_related = ("party", "decided_by")
    search_fields = ("proposition", "speaker_text", "public_id", "party__name")


@admin.register(Claim)
class ClaimAdmin(ReadOnly):
    """Beside a proposition stand both its sides and its derived status."""

    list_display = ("__str__", "asserted_by", "denied_by", "support", "answer", "disputed", "event", "published_at")
    readonly_fields: ClassVar[Any] = ("asserted_by", "denied_by")
    list_filter = ("disputed", "answer", "support", ("published_at", admin.EmptyFieldListFilter), "language")
    search_fields = ("proposition", "public_id", "event__title")
    inlines = (Positions, Voices, StatusDecisions, Translations)

    def get_queryset(self, request: Any) -> Any:
        """Return the claims with their sides."""
        return with_sides(super().get_queryset(request))

    @admin.display(description=gettext_lazy("Asserted by"))
    def asserted_by(self, claim: Claim) -> str:
        """Return who asserts it, by name."""
        return _asserting(claim)

    @admin.display(description=gettext_lazy("Denied or opposed by"))
    def denied_by(self, claim: Claim) -> str:
        """Return who denies or opposes it, by name."""
        return _denying(claim)


@admin.register(Statement)
class StatementAdmin(ReadOnly):
    list_display = ("__str__", "stance", "party", "said_from", "recorded_by", "withdrawn_at")
    list_filter = ("stance", "hedged", ("withdrawn_at", admin.EmptyFieldListFilter), "recorded_at")
    list_select_related = ("party", "recorded_by")
    search_fields = ("proposition", "speaker_text", "public_id", "party__name")
    inlines = (Figures,)


@admin.register(Relation)
class RelationAdmin(ReadOnly):
    list_display = ("type", "state", "source", "target", "decided_by", "decided_at")
    list_filter = ("state", "type", "dismissal", "rule", "shown")
    list_select_related = ("source", "target", "decided_by")
    search_fields = ("public_id", "source__proposition", "target__proposition")


@admin.register(StatusDecision)
class StatusDecisionAdmin(ReadOnly):
    """Beside the claim that was decided on stand both its sides and its derived status."""

    list_display = ("verdict", "reason", "decided_by", "recorded_at", "withdrawn_at", "outdated")
    readonly_fields: ClassVar[Any] = ("asserted_by", "denied_by", "derived")
    list_filter = ("verdict", "outdated", ("withdrawn_at", admin.EmptyFieldListFilter))
    list_select_related = ("decided_by",)
    search_fields = ("claim__proposition", "reason")

    def get_object(self, request: Any, object_id: str, from_field: str | None = None) -> StatusDecision | None:
        """Return a decision with its claim's sides."""
        row: StatusDecision | None = super().get_object(request, object_id, from_field)
        if row is not None:
            row.claim = with_sides(Claim.objects.all()).get(pk=row.claim_id)
        return row

    @admin.display(description=gettext_lazy("Asserted by"))
    def asserted_by(self, decision: StatusDecision) -> str:
        """Return who asserts the claim, by name."""
        return _asserting(decision.claim)

    @admin.display(description=gettext_lazy("Denied or opposed by"))
    def denied_by(self, decision: StatusDecision) -> str:
        """Return who denies or opposes the claim, by name."""
        return _denying(decision.claim)

    @admin.display(description=gettext_lazy("Status"))
    def derived(self, decision: StatusDecision) -> str:
        """Return the claim's derived status: how it is answered and what supports it."""
        return f"{decision.claim.get_answer_display()}, {decision.claim.get_support_display()}"
