"""Adding sources, narrowing their list, saying what they are."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from claims.forms.choices import filter_by
from claims.models import Event, Outlet, User
from claims.models.choices import ArticleKind
from claims.permissions import ALLOWED, Permission
from claims.retrieval.articles import Wanted


def members() -> QuerySet[User]:
    """Return who articles may be assigned to: those who may edit them."""
    editing = [role for role, allowed in ALLOWED.items() if Permission.EDIT in allowed]
    return User.objects.filter(is_active=True, role__in=editing).order_by("first_name", "last_name", "username")


class AssignForm(forms.Form):
    """Who works on an article."""

    assignee = forms.ModelChoiceField(
        members(), label=_("Assigned to"), required=False, to_field_name="public_id", empty_label=_("nobody")
    )


class ArticleFilter(forms.Form):
    """What the list is narrowed to; it stands in the address."""

    q = forms.CharField(label=_("Title or address"), required=False, max_length=200)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("any")),
            ("undescribed", _("without date or event")),
            ("pending", _("with candidates to review")),
            ("running", _("being read")),
            ("failed", _("failed")),
        ],
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("any")), *ArticleKind.choices])
    outlet = filter_by(Outlet, label=_("Outlet"), empty_label=_("any"))
    event = filter_by(Event, label=_("Event"), empty_label=_("any"))
    assignee = forms.ModelChoiceField(
        members(), label=_("Assigned to"), required=False, to_field_name="public_id", empty_label=_("any")
    )

    def wanted(self) -> Wanted:
        """Return what the address asks for; a part that cannot be read narrows nothing."""
        self.is_valid()
        found = self.cleaned_data
        return Wanted(
            words=found.get("q", ""),
            outlet=found.get("outlet"),
            event=found.get("event"),
            kind=found.get("kind", ""),
            state=found.get("state", ""),
            assignee=found.get("assignee"),
        )
