"""Addresses of the API, below /api/v1/. The closing slash may be left out."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from claims.api.views.anchors import Anchors
from claims.api.views.articles import Articles, Jobs
from claims.api.views.candidates import Candidates
from claims.api.views.claims import Claims
from claims.api.views.decisions import Decisions
from claims.api.views.fallback import NoSuchAddress
from claims.api.views.feeds import Feeds
from claims.api.views.names import Events, Outlets, Parties, Places, Speakers
from claims.api.views.search import Search
from claims.api.views.statements import Relations, Statements

app_name = "api"

router = SimpleRouter()
router.trailing_slash = "/?"  # a redirect would lose the body of a POST
for noun, view in {
    "articles": Articles,
    "anchors": Anchors,
    "feeds": Feeds,
    "candidates": Candidates,
    "claims": Claims,
    "statements": Statements,
    "relations": Relations,
    "parties": Parties,
    "speakers": Speakers,
    "places": Places,
    "events": Events,
    "outlets": Outlets,
    "decisions": Decisions,
    "jobs": Jobs,
    "search": Search,
}.items():
    router.register(noun, view, basename=noun)

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path(
        "docs/", SpectacularSwaggerSplitView.as_view(url_name="api:schema", template_name="api/docs.html"), name="docs"
    ),
    path("", include(router.urls)),
    re_path(r"^.*$", NoSuchAddress.as_view()),
]
