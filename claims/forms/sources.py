"""Adding a source, and saying what it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.models import Article, Event, Outlet
from claims.models.choices import ArticleKind, Precision

RECENT = 12  # events offered to tick; any other one is found by its title
PRECISIONS = [(value, label) for value, label in Precision.choices if value != Precision.UNKNOWN]


class Suggested(forms.TextInput):
    """A text input that completes from a list of the page."""

    def __init__(self, list_id: str) -> None:
        super().__init__({"list": list_id, "autocomplete": "off"})


class EventsForm(forms.Form):
    """What a source is about: events to tick, and one named by its title."""

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
        keys = offered(article)
        self.lists_events = bool(keys)
        named = Event.objects.filter(merged_into=None, pk__in=keys)
        self.fields["events"].queryset = named.order_by("-starts_on", "title")  # type: ignore[attr-defined]
        if not keys:
            self.fields["other_event"].label = self.fields["events"].label
            self.fields["other_event"].help_text = _("A title in neutral words, a place and a day.")


class SourceForm(EventsForm):
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

    def described(self) -> dict[str, Any]:
        """Return what the form says of the source, for the actions; `events` is ticked ones only."""
        given = self.cleaned_data
        return {"kind": given["kind"], "title": given["title"], "published_on": given["published_on"]}


class PastedText(forms.CharField):
    """A text as a browser sends it, with the line ends of a file: browsers send those of another century."""

    def clean(self, value: Any) -> str:
        """Return the text. Raises ValidationError as any text field."""
        return str(super().clean(value)).replace("\r\n", "\n").replace("\r", "\n")


class PasteForm(SourceForm):
    """A text that is pasted or typed."""

    text = PastedText(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea({"rows": 12, "autofocus": True}),
        help_text=_("The whole text as published, title and quotations included."),
    )
    field_order = ("text",)


class UploadForm(SourceForm):
    """A file."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput({"accept": ".txt,.html,.htm,.pdf,.docx"}),
        help_text=_("txt, html, pdf or docx, at most 5 MB."),
        allow_empty_file=True,
    )
    field_order = ("file",)


class CurrentTextForm(forms.Form):
    """The text of an article that is here, as it reads now: pasted, or in a file."""

    alternatives = ("text", "file")
    text = PastedText(
        label=_("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 12, "autofocus": True}),
        help_text=_("The whole text as it reads now, not only what was changed."),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        widget=UploadForm.base_fields["file"].widget,
        help_text=UploadForm.base_fields["file"].help_text,
        allow_empty_file=True,
    )

    def clean(self) -> dict[str, Any]:
        """Return the values. Raises ValidationError unless there is either a text or a file."""
        given = self.cleaned_data
        if not self.errors and bool(given["text"]) == bool(given["file"]):
            raise forms.ValidationError(_("Paste the text or choose a file, one of the two."))
        return given


class AddressForm(EventsForm):
    """A web address: the page itself says its title and, if it does, its date."""

    url = forms.CharField(
        label=_("Web address"),
        max_length=2000,
        widget=forms.URLInput({"placeholder": "https://"}),
        help_text=_("Only public pages are fetched. What cannot be fetched can be pasted."),
    )
    kind = SourceForm.base_fields["kind"]


class DescribeForm(SourceForm):
    """What an article is: asked once, inherited by its statements.

    The page carries what each field showed. One that the editor left as it was keeps what is held now: the form may
    have been drawn before a worker had found the title, the day or the outlet.
    """

    published_precision = forms.ChoiceField(label=_("Known to the"), choices=PRECISIONS, initial=Precision.DAY)
    revision = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("published_on", "published_precision", "events", "other_event", "outlet", "kind", "title")
    found_by_workers = ("title", "outlet", "published_on", "published_precision")

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
        for name in self.found_by_workers:
            self.fields[name].show_hidden_initial = True

    def clean(self) -> dict[str, Any]:
        """Return what was typed, and what is held where a field was left as it was shown."""
        given = self.cleaned_data
        left = [name for name in self.found_by_workers if name in given and self._left_as_shown(name)]
        return given | {name: self.initial[name] or given[name] for name in left}

    def _left_as_shown(self, name: str) -> bool:
        return self.add_initial_prefix(name) in self.data and name not in self.changed_data

    def described(self) -> dict[str, Any]:
        """Return what the form says of the article, for `actions.articles.describe`."""
        given = self.cleaned_data
        return super().described() | {
            "published_precision": given["published_precision"],
            "revision": given["revision"],
        }


def offered(article: Article | None) -> list[int]:
    """Return the keys of the events to tick: the latest ones and those of the article."""
    keys = list(Event.objects.filter(merged_into=None).order_by("-id").values_list("pk", flat=True)[:RECENT])
    return keys if article is None else [*keys, *(event.pk for event in article.events.all())]


def suggestions() -> dict[str, Any]:
    """Return the names that outlets and events complete to."""
    events = Event.objects.filter(merged_into=None).order_by("title")
    return {
        "outlet_names": Outlet.objects.values_list("name", flat=True)[:500],
        "event_titles": events.values_list("title", flat=True)[:500],
    }
