"""The audit trail, to read."""

from claims.api.filters import DecisionFilter
from claims.api.records.decisions import DecisionRecord
from claims.api.views.base import Records


class Decisions(Records):
    """Who changed what, from what to what, when and why: one record's whole history with ?about=."""

    record = DecisionRecord
    filterset_class = DecisionFilter
