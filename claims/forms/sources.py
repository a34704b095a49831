"""Adding a source, and saying what it is."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from claims.models import Article, Event, Outlet
from claims.models.choices import ArticleKind, Precision

RECENT = 12  # events offered to tick; any other one is found by its title
PRECISIONS = [(value, label) for value, label in Precision.choices if value != Precision.UNKNOWN]


class Suggested(forms.TextInput):
    """A text input that completes from a list of the page."""

    def __init__(self, list_id: str) -> None:
        super().__init__({"list": list_id, "autocomplete": "off"})


class SourceForm(forms.Form):
    """What is known of a source besides its text: all of it may come later."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ArticleKind.choices, initial=ArticleKind.ARTICLE)
    title = forms.CharField(label=_("Title"), max_length=500, required=False)
    outlet = forms.CharField(
        label=_("Outlet"),
        max_length=200,
        required=False,
        widget=Suggested("outlets"),
        help_text=_("Who published it. A new name is added to the outlets."),
    )
    published_on = forms.DateField(
        label=_("Date of publication"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("As the source states it. Words like “yesterday” are read from it."),
    )
    events = forms.ModelMultipleChoiceField(
        Event.objects.none(),
        label=_("What it is about"),
        required=False,
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
    )
    other_event = forms.CharField(
        label=_("Another event"),
        max_length=200,
        required=False,
        widget=Suggested("events"),
        help_text=_("A title that is not listed above. A new one is added to the events."),
    )

    def __init__(self, *args: Any, article: Article | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["events"].queryset = offered(article)  # type: ignore[attr-defined]

    def described(self) -> dict[str, Any]:
        """Return what the form says of the source, for the actions; `events` is ticked ones only."""
        given = self.cleaned_data
        return {"kind": given["kind"], "title": given["title"], "published_on": given["published_on"]}


class PasteForm(SourceForm):
    """A text that is pasted or typed."""

    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea({"rows": 12, "autofocus": True}),
        help_text=_("The whole text as published, title and quotations included."),
    )
    field_order = ("text",)

    def clean_text(self) -> str:
        """Return the text with the line ends of a file: browsers send those of another century."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n")


class UploadForm(SourceForm):
    """A file."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput({"accept": ".txt,.html,.htm,.pdf,.docx"}),
        help_text=_("txt, html, pdf or docx, at most 5 MB."),
        allow_empty_file=True,
    )
    field_order = ("file",)


class AddressForm(forms.Form):
    """A web address: the page itself says its title and, if it does, its date."""

    url = forms.CharField(
        label=_("Web address"),
        max_length=2000,
        widget=forms.URLInput({"placeholder": "https://"}),
        help_text=_("Only public pages are fetched. What cannot be fetched can be pasted."),
    )
    kind = SourceForm.base_fields["kind"]
    events = SourceForm.base_fields["events"]
    other_event = SourceForm.base_fields["other_event"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["events"].queryset = offered(None)  # type: ignore[attr-defined]


class DescribeForm(SourceForm):
    """What an article is: asked once, inherited by its statements."""

    published_precision = forms.ChoiceField(label=_("Known to the"), choices=PRECISIONS, initial=Precision.DAY)
    revision = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("published_on", "published_precision", "events", "other_event", "outlet", "kind", "title")

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "kind": article.kind,
            "title": article.title,
            "outlet": article.outlet.name if article.outlet else "",
            "published_on": article.published_on,
            "published_precision": article.published_precision if article.published_on else Precision.DAY,
            "events": [event.public_id for event in article.events.all()],
            "revision": article.revision,
        }
        super().__init__(*args, article=article, **kwargs)

    def described(self) -> dict[str, Any]:
        """Return what the form says of the article, for `actions.articles.describe`."""
        given = self.cleaned_data
        return super().described() | {
            "published_precision": given["published_precision"],
            "revision": given["revision"],
        }


def offered(article: Article | None) -> QuerySet[Event]:
    """Return the events to tick: the latest ones and those of the article."""
    in_use = Event.objects.filter(merged_into=None)
    keys = list(in_use.order_by("-id").values_list("pk", flat=True)[:RECENT])
    if article is not None:
        keys += [event.pk for event in article.events.all()]
    return in_use.filter(pk__in=keys).order_by("-starts_on", "title")


def suggestions() -> dict[str, Any]:
    """Return the names that outlets and events complete to."""
    events = Event.objects.filter(merged_into=None).order_by("title")
    return {
        "outlet_names": Outlet.objects.values_list("name", flat=True)[:500],
        "event_titles": events.values_list("title", flat=True)[:500],
    }
