"""Adding a source: paste, file or web address."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.actions import articles, parties
from claims.actions.articles import Submitted
from claims.actions.base import ActionRefused
from claims.forms.sources import AddressForm, PasteForm, UploadForm, suggestions
from claims.models import Event, Outlet, User
from claims.permissions import Permission
from claims.views.requests import MemberRequest, needs


def paste(form: forms.Form, by: User, described: dict[str, Any]) -> Submitted:
    """Submit the text of a PasteForm."""
    return articles.submit_text(text=form.cleaned_data["text"], by=by, **described)


def upload(form: forms.Form, by: User, described: dict[str, Any]) -> Submitted:
    """Submit the file of an UploadForm."""
    file = form.cleaned_data["file"]
    return articles.submit_file(
        name=file.name, data=file.read(), content_type=file.content_type or "", by=by, **described
    )


def fetch(form: forms.Form, by: User, described: dict[str, Any]) -> Submitted:
    """Submit the address of an AddressForm."""
    return articles.submit_url(
        url=form.cleaned_data["url"], by=by, events=described["events"], kind=form.cleaned_data["kind"]
    )


WAYS: dict[str, tuple[type[forms.Form], Callable[[forms.Form, User, dict[str, Any]], Submitted]]] = {
    "paste": (PasteForm, paste),
    "file": (UploadForm, upload),
    "url": (AddressForm, fetch),
}


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT)
def add(request: MemberRequest, way: str = "paste") -> HttpResponse:
    """Add a source and go to its article; one that is known leads to the article that is there."""
    if way not in WAYS:
        raise Http404
    form_class, submit = WAYS[way]
    posted = request.method == "POST"
    form = form_class(request.POST, request.FILES) if posted else form_class()
    if form.is_valid():
        try:
            submitted = _submit(form, request.user, submit)
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            if submitted.known:
                messages.info(request, _("This source is here already: this is its article. Nothing was added."))
            return redirect("claims:article", submitted.article.public_id)
    context = {"form": form, "way": way, **suggestions()}
    return render(request, "claims/article_add.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _submit(form: forms.Form, by: User, submit: Callable[[forms.Form, User, dict[str, Any]], Submitted]) -> Submitted:
    """Submit, together with the outlet and the event that the form names anew: all of it or nothing."""
    described = {"events": events_of(form, by)}
    if isinstance(form, PasteForm | UploadForm):
        described |= form.described() | {"outlet": outlet_of(form, by)}
    return submit(form, by, described)


def outlet_of(form: forms.Form, by: User) -> Outlet | None:
    """Return the outlet that the form names, added when it is new."""
    name = " ".join(form.cleaned_data["outlet"].split())
    if not name:
        return None
    return Outlet.objects.filter(name__iexact=name).first() or parties.create(model=Outlet, by=by, name=name)


def events_of(form: forms.Form, by: User) -> list[Event]:
    """Return the events that are ticked and the one that is named, added when it is new."""
    events = list(form.cleaned_data["events"])
    if title := " ".join(form.cleaned_data["other_event"].split()):
        known = Event.objects.filter(title__iexact=title, merged_into=None).first()
        named = known or parties.create(model=Event, by=by, title=title)
        events += [] if named in events else [named]
    return events
