"""Narrowing the list of claims, and all that an editor may do to one."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any, cast

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.forms.base import Apart, Reasoned
from claims.forms.choices import filter_by, in_use
from claims.forms.finding import ClaimFound
from claims.forms.parties import DATE
from claims.models import Claim, Event, Party, Statement
from claims.models.choices import Answer, Support, Verdict
from claims.vocabulary import LONGEST_PROPOSITION

ANY = [("", _("any"))]


class ClaimFilter(Apart):
    """What the list is narrowed to; it stands in the address."""

    disputed = forms.ChoiceField(
        label=_("Disputed"), choices=[*ANY, ("1", _("disputed")), ("0", _("not disputed"))], required=False
    )
    answer = forms.ChoiceField(label=_("Answer"), choices=[*ANY, *Answer.choices], required=False)
    support = forms.ChoiceField(label=_("Support"), choices=[*ANY, *Support.choices], required=False)
    event = filter_by(Event, label=_("Event"), empty_label=_("any"))
    party = filter_by(Party, label=_("Party"), empty_label=_("any"))
    published = forms.ChoiceField(
        label=_("Published"), choices=[*ANY, ("1", _("published")), ("0", _("not published"))], required=False
    )

    def wanted(self) -> dict[str, Any]:
        """Return the arguments of `retrieval.claims.narrowed`; a part that cannot be read narrows nothing."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        return given | {name: given[name] == "1" for name in ("disputed", "published") if name in given}


class AsOfForm(Apart):
    """The past day as of which a claim is shown; it stands in the address."""

    as_of = forms.DateField(label=_("Day"), widget=DATE)
    by = forms.ChoiceField(
        label=_("What counts"),
        choices=[("known", _("what we knew by then")), ("said", _("what had been said by then"))],
        required=False,
    )

    def moment(self) -> datetime:
        """Return the end of the day, in the zone now active."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["as_of"], time.max))


class StatusForm(Reasoned):
    """An editor's word beside the derived status."""

    verdict = forms.ChoiceField(label=_("Status"), choices=Verdict.choices)
    field_order = ("verdict", "reason")


class RewordForm(Reasoned):
    """The claim's sentence in other words."""

    proposition = forms.CharField(
        label=_("Claim"),
        max_length=LONGEST_PROPOSITION,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("State the assertion itself in neutral words, without who says it and without “not”."),
    )
    field_order = ("proposition", "reason")


class EventOfForm(Apart):
    """The event that a claim is about."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    event = in_use(Event, label=_("Event"), empty_label=_("not set"))


class MergeForm(ClaimFound, Reasoned):
    """The claim that this one turns out to be: picked, or by its address or its id."""

    choice = "into"
    into = forms.CharField(label=_("The claim it is"), max_length=400, required=False)
    field_order = ("find", "into", "reason")


OFFERED = 25  # statements
READ = ("claim", "public_id", "stance", "speaker_text", "proposition", "party__name")


class Latest(ModelChoiceIterator[Statement]):
    """The first OFFERED statements."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        yield from map(self.choice, self.queryset.only(*READ)[:OFFERED])


class SaidChoice(forms.ModelMultipleChoiceField[Statement]):
    """Statements to choose from: who takes which stance, and the words. The first OFFERED are listed."""

    iterator = Latest

    def label_from_instance(self, obj: Statement) -> str:
        """Return a statement in words."""
        return f"{obj.who}, {obj.get_stance_display()}: {obj.proposition[:120]}"


class SplitForm(Reasoned):
    """The statements that are about something else, and the claim that they make."""

    statements = SaidChoice(
        Statement.objects.none(),
        label=_("Statements that move"),
        help_text=_("Those recorded last are listed; any other is moved on its own page."),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
    )
    proposition = forms.CharField(
        label=_("The new claim"), max_length=LONGEST_PROPOSITION, widget=forms.Textarea({"rows": 2})
    )
    field_order = ("statements", "proposition", "reason")

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = claim.statements.in_force().select_related("party").order_by("-pk")
        cast("SaidChoice", self.fields["statements"]).queryset = rows


class StatusBackForm(Reasoned):
    """Taking the editor's word back."""


class UnpublishForm(Reasoned):
    """Taking a claim off the public pages; its address tells readers why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("Readers who open its address or the feed read this.")


class PublishForm(Apart):
    """Nothing to fill in: the revision says what was read."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
