"""Claims: stating, deciding, publishing, merging, splitting, following."""

from http import HTTPStatus

from django.conf import settings
from django.utils import translation
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404

from claims.actions import claims, follows, translations
from claims.api.bodies.asking import BriefQuery
from claims.api.bodies.base import Reason, TranslationBody
from claims.api.bodies.claims import ClaimBody, ClaimChangeBody, ClaimMergeBody, ClaimSplitBody, SeenBody, VerdictBody
from claims.api.filters import ClaimFilter
from claims.api.records.briefs import BriefRecord
from claims.api.records.claims import ClaimRecord, FullClaimRecord
from claims.api.views.base import Records, Values, asks, changes, creates, edits
from claims.models import Claim
from claims.permissions import Permission
from claims.retrieval.brief import Brief, written


class Claims(Records):
    """Propositions, each with who asserts it, who denies it and its status."""

    record = ClaimRecord
    full = FullClaimRecord
    filterset_class = ClaimFilter

    @creates(ClaimBody)
    def create(self, values: Values) -> Claim:
        """State a claim that no statement carries yet."""
        return claims.create(by=self.by, **values)

    @edits(ClaimChangeBody)
    def partial_update(self, claim: Claim, values: Values, revision: int | None) -> Claim:
        """Reword a claim, with a reason, or say which event it is about."""
        if "proposition" in values:
            return claims.reword(claim=claim, by=self.by, revision=revision, **values)
        return claims.set_event(claim=claim, event=values["event"], by=self.by, revision=revision)

    @changes(VerdictBody)
    def decide(self, claim: Claim, values: Values, revision: int | None) -> Claim:
        """Put an editor's word beside the derived status, with a reason."""
        claims.decide_status(claim=claim, by=self.by, revision=revision, **values)
        return claim

    @changes(Reason)
    def withdraw_decision(self, claim: Claim, values: Values, revision: int | None) -> Claim:
        """Take the editor's word back; the derived status stands alone again."""
        return claims.withdraw_status(claim=claim, by=self.by, revision=revision, **values)

    @changes(needs=Permission.PUBLISH)
    def publish(self, claim: Claim, _values: Values, revision: int | None) -> Claim:
        """Put a claim on the public pages."""
        return claims.publish(claim=claim, by=self.by, revision=revision)

    @changes(Reason, needs=Permission.PUBLISH)
    def unpublish(self, claim: Claim, values: Values, revision: int | None) -> Claim:
        """Take a claim off the public pages, with a reason."""
        return claims.unpublish(claim=claim, by=self.by, revision=revision, **values)

    @changes(ClaimMergeBody)
    def merge(self, claim: Claim, values: Values, revision: int | None) -> Claim:
        """Move the statements of a claim to the one that it turned out to be, which is the answer."""
        return claims.merge(claim=claim, by=self.by, revision=revision, **values)

    @changes(Reason)
    def unmerge(self, claim: Claim, values: Values, _revision: int | None) -> Claim:
        """Undo a merge: exactly the statements that it moved go back."""
        return claims.unmerge(claim=claim, by=self.by, **values)

    @changes(ClaimSplitBody, status=HTTPStatus.CREATED)
    def split(self, claim: Claim, values: Values, revision: int | None) -> Claim:
        """Move some statements to a further claim, which is the answer; merging that one back undoes it."""
        return claims.split(claim=claim, by=self.by, revision=revision, **values)

    @changes(TranslationBody)
    def translate(self, claim: Claim, values: Values, revision: int | None) -> Claim:
        """Say what a claim states in another language; the original stays and holds."""
        return translations.translate_claim(claim=claim, by=self.by, revision=revision, **values)

    @changes(needs=Permission.READ)
    def follow(self, claim: Claim, _values: Values, _revision: int | None) -> Claim:
        """Follow a claim from now on: `follow` counts what others decide about it."""
        follows.follow(claim=claim, by=self.by)
        return claim

    @changes(needs=Permission.READ)
    def unfollow(self, claim: Claim, _values: Values, _revision: int | None) -> Claim:
        """Follow a claim no longer."""
        follows.unfollow(claim=claim, by=self.by)
        return claim

    @changes(SeenBody, needs=Permission.READ)
    def mark_seen(self, claim: Claim, values: Values, _revision: int | None) -> Claim:
        """Mark what was decided up to a moment as seen."""
        follows.mark_seen(claim=claim, by=self.by, **values)
        return claim

    @action(detail=True, methods=["get"])
    @asks(BriefQuery, BriefRecord)
    def brief(self, values: Values, public_id: str) -> Brief:
        """Return both sides as an attributed paragraph to copy, each sentence with its source."""
        claim = get_object_or_404(Claim.objects.select_related("event"), public_id=public_id)
        while claim.merged_into_id:  # what it became may have been merged in its turn
            claim = Claim.objects.select_related("event").get(pk=claim.merged_into_id)
        language = values.get("lang") or translation.get_language() or settings.LANGUAGE_CODE
        return written(claim, language)
