"""Adding the text of an article that is here, as it reads now."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.actions import again
from claims.actions.base import ActionRefused
from claims.forms.sources import CurrentTextForm
from claims.models import Article, User
from claims.permissions import Permission
from claims.views.requests import MemberRequest, needs


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT)
def add(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Have a text or a file read as what the article says now, and go to the article; GET shows the form.

    `?copy=` names an article that was added as another one and turns out to be this one: its text stands in the form.
    """
    article = get_object_or_404(Article, public_id=public_id)
    copy = _copy_of(article, request.GET.get("copy", ""))
    shown = {"text": text_of(copy)} if copy else None
    form = CurrentTextForm(request.POST, request.FILES) if request.method == "POST" else CurrentTextForm(initial=shown)
    if form.is_valid():
        try:
            _add(article, form, request.user)
        except ActionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("claims:article", article.public_id)
    context = {
        "article": article,
        "copy": copy,
        "part": "claims/_current_text_form.html",
        "title": _("Add its text as it reads now"),
        "form": form,
    }
    return render(request, "claims/article_form.html", context, status=422 if form.errors else 200)


def text_of(article: Article) -> str:
    """Return the words that an article shows now."""
    shown = article.shown_last(list(article.versions.defer("signature", "bands").order_by("-number")))
    return shown.text if shown else ""


def _copy_of(article: Article, public_id: str) -> Article | None:
    """Return the near copy of `article` with this id; None when there is none."""
    try:
        return article.copies.filter(public_id=UUID(public_id)).first()
    except ValueError:
        return None


def _add(article: Article, form: forms.Form, by: User) -> None:
    text, file = form.cleaned_data["text"], form.cleaned_data["file"]
    if file is None:
        again.add_text(article=article, text=text, by=by)
    else:
        kind = file.content_type or ""
        again.add_file(article=article, name=file.name, data=file.read(), content_type=kind, by=by)
