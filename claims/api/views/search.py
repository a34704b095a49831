"""Search over all that the newsroom holds."""

from claims.api.bodies.asking import SearchQuery
from claims.api.records.found import FoundRecord
from claims.api.views.base import Endpoint, Values, asks
from claims.retrieval.search import Found, search


class Search(Endpoint):
    """Claims, statements, articles and names by their words, in all languages."""

    @asks(SearchQuery, FoundRecord)
    def list(self, values: Values) -> Found:
        """Return the best hits of each kind, each with why it matched. There are no further pages: give more words."""
        return search(values["q"], user=self.by, most=values["page_size"])
