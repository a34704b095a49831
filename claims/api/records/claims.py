"""Claims, never without who asserts them, who denies them and their status."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.api.records.base import Id, Record, ShortEvent, ShortParty, TranslationRecord, Username
from claims.api.records.statements import StatementRecord
from claims.models import Claim, Position, StatusDecision
from claims.models.choices import Answer, Stance, Support
from claims.retrieval.claims import Voice, sides_of, with_sides
from claims.retrieval.followed import MOST, since_seen
from claims.status import explain

IN_USE, MERGED, WITHDRAWN = "in_use", "merged", "withdrawn"


class VoiceRecord(serializers.Serializer[Any]):
    """Who takes a stance: a known party, or a speaker as the text names them."""

    name = serializers.CharField()
    stance = serializers.ChoiceField(Stance.choices)
    hedged = serializers.BooleanField()
    party_known = serializers.BooleanField()
    elsewhere = serializers.SerializerMethodField()
    opposes = serializers.CharField(
        help_text="How a voice from another claim opposes this one: denies, contradicts, conflicting_figure; or empty."
    )
    more = serializers.IntegerField(help_text="Further claims from which the same source reaches this one.")

    def get_elsewhere(self, voice: Voice) -> str | None:
        """Return the id of the other claim on which it is said, when a confirmed relation brings it here."""
        return str(voice.elsewhere.public_id) if voice.elsewhere else None


class VerdictRecord(serializers.ModelSerializer[StatusDecision]):
    """An editor's word on the claim. `outdated` says that the evidence has changed since."""

    decided_by = Username()

    class Meta:
        model = StatusDecision
        fields = ("verdict", "reason", "decided_by", "recorded_at", "outdated")


class StatusRecord(serializers.Serializer[Any]):
    """The derived status: two facts by a published rule, and why."""

    answer = serializers.ChoiceField(Answer.choices)
    support = serializers.ChoiceField(Support.choices)
    disputed = serializers.BooleanField(help_text="Asserted by someone and denied or contested.")
    reasons = serializers.SerializerMethodField()
    rule_version = serializers.CharField()

    @extend_schema_field(serializers.ListField(child=serializers.DictField()))
    def get_reasons(self, claim: Claim) -> list[dict[str, Any]]:
        """Return why the status is so: slugs with slots, and the sentence in the language of the request."""
        language = get_language() or explain.DEFAULT_LANGUAGE
        return [_worded(reason, language) for reason in claim.reasons]


class PositionRecord(serializers.ModelSerializer[Position]):
    """Where one party stands now, derived from its statements."""

    party = ShortParty()

    class Meta:
        model = Position
        fields = ("party", "stance", "since", "statements", "changed", "rule_version")


class ClaimRecord(Record):
    """A proposition with its sides, its positions, its status and the decision in force."""

    noun = "claims"
    state = serializers.SerializerMethodField()
    event = ShortEvent(allow_null=True)
    asserted_by = VoiceRecord(source="sides.asserting", many=True, help_text="Empty: no named source asserts it.")
    denied_by = VoiceRecord(
        source="sides.denying", many=True, help_text="Who denies it, or opposes it from another claim: see `opposes`."
    )
    other_stances = VoiceRecord(source="sides.other", many=True)
    status = StatusRecord(source="*")
    decision = serializers.SerializerMethodField()
    positions = PositionRecord(many=True)
    dispute = Id(help_text="The first claim of the dispute this one belongs to; list them with ?dispute=.")
    published_by = Username()
    merged_into = Id(help_text="The claim that this one turned out to be; its statements are there.")

    class Meta:
        model = Claim
        fields = (
            "id", "state", "proposition", "language", "event", "asserted_by", "denied_by", "other_stances", "status",
            "decision", "positions", "dispute", "published_at", "published_by", "merged_into", "withdrawn_at",
            "created_at", "revision",
        )  # fmt: skip

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """Return the claim with its sides, worked out once."""
        instance.sides = sides_of(instance)
        return super().to_representation(instance)

    def get_state(self, claim: Claim) -> str:
        """Return in_use, merged or withdrawn."""
        if claim.merged_into_id:
            return MERGED
        return WITHDRAWN if claim.withdrawn_at else IN_USE

    @extend_schema_field(VerdictRecord(allow_null=True))
    def get_decision(self, claim: Any) -> Any:
        """Return the editor's word in force."""
        return VerdictRecord(claim.decided[0]).data if claim.decided else None

    @classmethod
    def rows(cls) -> QuerySet[Any]:
        """Return every claim with both its sides."""
        joined = Claim.objects.select_related("dispute", "published_by", "merged_into")
        positions = Position.objects.select_related("party").order_by("party__name", "id")
        return with_sides(joined).prefetch_related(Prefetch("positions", positions))


class FollowRecord(serializers.Serializer[Any]):
    """Since when you follow a claim, and how many decisions of others you have not marked as seen."""

    since = serializers.DateTimeField()
    seen_at = serializers.DateTimeField()
    changes = serializers.IntegerField(help_text=f"At most {MOST}.")


class FullClaimRecord(ClaimRecord):
    """A claim with its statements in force, and how you follow it."""

    follow = serializers.SerializerMethodField()
    translations = serializers.SerializerMethodField()
    statements = serializers.SerializerMethodField()

    class Meta(ClaimRecord.Meta):
        fields = (*ClaimRecord.Meta.fields, "translations", "follow", "statements")  # type: ignore[assignment]

    @extend_schema_field(TranslationRecord(many=True))
    def get_translations(self, claim: Claim) -> Any:
        """Return what the claim states in other languages."""
        rows = claim.translations.exclude(approved_by=None).order_by("language")
        return TranslationRecord(rows, many=True).data

    @extend_schema_field(FollowRecord(allow_null=True))
    def get_follow(self, claim: Claim) -> Any:
        """Return how the user follows the claim; None for one who does not."""
        follow, unseen = since_seen(claim, self.context["request"].user)
        if follow is None:
            return None
        return FollowRecord({"since": follow.since, "seen_at": follow.seen_at, "changes": len(unseen)}).data

    @extend_schema_field(StatementRecord(many=True))
    def get_statements(self, claim: Claim) -> Any:
        """Return the statements in force, oldest first."""
        rows = StatementRecord.rows().filter(claim=claim, withdrawn_at=None).order_by("id")
        return StatementRecord(rows, many=True, context=self.context).data


def _worded(reason: dict[str, Any], language: str) -> dict[str, Any]:
    slug, slots = reason["slug"], reason.get("slots", {})
    return {"slug": slug, "slots": slots, "sentence": explain.sentence(slug, slots, language)}
