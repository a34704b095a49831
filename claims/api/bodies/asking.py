"""What the reading endpoints take that are neither lists nor records."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from claims.api.bodies.base import Body, Choice
from claims.retrieval.search import LONGEST, MOST


class SearchQuery(Body):
    """The words to look for, and how many hits of each kind to give."""

    q = serializers.CharField(max_length=LONGEST, help_text=_("Words of any language; the last may be a beginning."))
    page_size = serializers.IntegerField(min_value=1, max_value=MOST, default=10, help_text=_("Hits of each kind."))


class BriefQuery(Body):
    """The language of the brief; that of the request unless given."""

    lang = Choice(settings.LANGUAGES, required=False)
