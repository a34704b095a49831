"""The list of articles."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.forms.articles import ArticleFilter
from claims.retrieval.articles import by_key, narrowed, newest_first
from claims.retrieval.paging import Pages
from claims.views.requests import MemberRequest

PAGE = 30  # rows
MOST = 500  # articles that are counted: for some filters each takes a look at what was found in it


@require_safe
def articles(request: MemberRequest) -> HttpResponse:
    """List articles, narrowed as the address says."""
    form = ArticleFilter(request.GET)
    wanted = form.wanted()
    pages = Pages(newest_first(wanted), PAGE, counted=narrowed(wanted), most=MOST, read=by_key)
    return render(
        request,
        "claims/articles.html",
        {
            "form": form,
            "page": pages.get_page(request.GET.get("page")),
            "narrowed": any(form.data.values()),
        },
    )
