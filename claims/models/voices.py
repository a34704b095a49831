"""Who speaks for or against a claim: what every card of it names."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.choices import RelationType, Stance
from claims.models.claims import Claim
from claims.models.statements import Statement

HOW = {
    RelationType.DENIES: _("denies it"),
    RelationType.CONTRADICTS: _("says the opposite"),
    RelationType.CONFLICTING_FIGURE: _("gives another figure"),
}


class Voice(models.Model):
    """The statement by which a source speaks on a claim now: derived by claims/status/voices.py, never typed in.

    The statement may be on another claim, from which a confirmed relation brings it in.
    """

    claim = models.ForeignKey(Claim, models.CASCADE, verbose_name=_("claim"), related_name="voices")
    statement = models.ForeignKey(Statement, models.CASCADE, verbose_name=_("statement"), related_name="+")
    brought_in_by = models.CharField(verbose_name=_("brought in by"), max_length=20, choices=RelationType, blank=True)
    more = models.PositiveIntegerField(
        verbose_name=_("more"), default=0, help_text=_("Further claims on which the same source says so.")
    )

    class Meta:
        verbose_name = _("voice")
        verbose_name_plural = _("voices")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["claim", "statement", "brought_in_by"], name="voice_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The party's name, else what the text calls the speaker, else "" (not named)."""
        return self.statement.party.name if self.statement.party else self.statement.speaker_text

    @property
    def who(self) -> str:
        """The name, else that the source is not named."""
        return self.statement.who

    @property
    def stance(self) -> str:
        """The stance taken, a slug."""
        return self.statement.stance

    @property
    def hedged(self) -> bool:
        """Whether it is said with reserve."""
        return self.statement.hedged

    @property
    def party_known(self) -> bool:
        """Whether the name is that of a known party."""
        return self.statement.party is not None

    @property
    def elsewhere(self) -> Claim | None:
        """The other claim on which it is said; None for one said on the claim itself."""
        return self.statement.claim if self.brought_in_by else None

    @property
    def opposes(self) -> str:
        """How a statement from elsewhere opposes the claim, a RelationType; "" where it does not."""
        return self.brought_in_by if self.brought_in_by in HOW else ""

    @property
    def stance_label(self) -> str:
        """The stance in words."""
        return str(Stance(self.stance).label)

    @property
    def opposes_label(self) -> str:
        """How a voice from elsewhere opposes the claim, in words; "" for any other."""
        return str(HOW[RelationType(self.opposes)]) if self.opposes else ""
