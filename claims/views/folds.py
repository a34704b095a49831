"""What a page folds, forms mostly: each is drawn when it is opened, where it was refused, and on a page of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from claims.forms.finding import OneFound
from claims.views.requests import MemberRequest

LOOK = "look"  # in the address of a form: to look, not to send


@dataclass(frozen=True, slots=True)
class Fold:
    """A form of a record. Its address shows the form to GET and takes what was typed by POST."""

    name: str  # of the form in the context of the record's page, and of its place there
    page: str  # name of the address
    title: object
    label: object  # of its button
    form: Callable[[Any], Form]  # the unbound form of a record


def shows(request: MemberRequest) -> bool:
    """Return whether a form is only to be shown: it is opened, or what its box finds is looked at."""
    return request.method == "GET" or LOOK in request.GET


def show(request: MemberRequest, fold: Fold, row: Any, back: str, **context: Any) -> HttpResponse:
    """Return the form of `fold` alone to htmx, else a page of its own; `back` is the name of the record's address.

    `context` may hold the record as `claim`, `statement` or `kept`: how the page shows what the form is about.
    What was typed stays, and nothing is decided; to the box of a form goes what it finds.
    """
    form = fold.form(row)
    form.initial.update(request.POST.dict())
    if isinstance(form, OneFound) and request.htmx and "in_place" in request.POST:
        return render(request, "claims/_found.html", {"form": form, "found": form.found()})
    held = context | {"fold": fold, "row": row, "form": form, "back": back}
    response = render(request, "claims/_fold_form.html" if request.htmx else "claims/fold.html", held)
    patch_vary_headers(response, ["HX-Request"])
    return response


def part(request: MemberRequest, name: str, row: Any, *, title: str, back: str, **context: Any) -> HttpResponse:
    """Return a part of a record's page alone to htmx, else on a page of its own; `name` is that of its template."""
    held = context | {"part": name, "row": row, "title": title, "back": back}
    response = render(request, name if request.htmx else "claims/opened.html", held)
    patch_vary_headers(response, ["HX-Request"])
    return response


def context(folds: Mapping[str, Fold], bound: Mapping[str, Form]) -> dict[str, Any]:
    """Return what a record's page needs for its folds; `bound` holds the form that was refused, by its name."""
    name = next(iter(bound), "")
    return {"folds": folds, "refused": name, "refused_form": bound.get(name)}
