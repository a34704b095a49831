"""What became of passages whose source was fetched again."""

from claims.actions import again
from claims.api.bodies.anchors import UpholdBody
from claims.api.filters import AnchorFilter
from claims.api.records.anchors import AnchorRecord
from claims.api.views.base import Records, Values, changes
from claims.models import Anchor


class Anchors(Records):
    """Where a passage stands in a later version of its article, or that it was edited there or is gone."""

    record = AnchorRecord
    filterset_class = AnchorFilter

    @changes(UpholdBody)
    def uphold(self, anchor: Anchor, values: Values, revision: int | None) -> Anchor:
        """Say that the statements on a passage stand although its source has changed."""
        again.uphold(anchor=anchor, by=self.by, revision=revision, **values)
        return anchor
