"""Which records a list shows; a parameter that no filter knows is refused, or a mistyped one would show all."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from claims.models import Anchor, Follow, choices

PAGING = {"cursor", "page_size"}
TRUTHS = {"true": True, "1": True, "false": False, "0": False}

Rows = QuerySet[Any]


class TruthField(forms.Field):
    """true or false, also as 1 or 0; anything else is refused, for Django's own field takes it as not asked."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> bool | None:
        """Return the value, None for an empty one. Raises ValidationError."""
        if value in self.empty_values:
            return None
        if value.lower() not in TRUTHS:
            raise forms.ValidationError(_("Give true or false."))
        return TRUTHS[value.lower()]


class TruthFilter(filters.BooleanFilter):  # type: ignore[misc]
    """Filters by true or false."""

    field_class = TruthField

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"widget": forms.TextInput} | options)


class RecordFilter(filters.FilterSet):  # type: ignore[misc]
    """The filters of one list."""


class Filters(filters.DjangoFilterBackend):  # type: ignore[misc]
    """Filters by the view's `filterset_class`."""

    def filter_queryset(self, request: Request, queryset: Rows, view: Any) -> Rows:
        """Return the records asked for. Raises ValidationError for parameters that are not known or not valid."""
        known = set(view.filterset_class.base_filters) | PAGING
        if unknown := [name for name in request.query_params if name not in known]:
            raise ValidationError({name: [_("There is no filter of this name.")] for name in unknown})
        rows: Rows = super().filter_queryset(request, queryset, view)
        return rows


class ArticleFilter(RecordFilter):
    outlet = filters.UUIDFilter("outlet__public_id")
    event = filters.UUIDFilter("events__public_id")
    kind = filters.ChoiceFilter(choices=choices.ArticleKind.choices)
    assignee = filters.CharFilter("assignee__username")
    published_from = filters.DateFilter("published_on", lookup_expr="gte")
    published_to = filters.DateFilter("published_on", lookup_expr="lte")


class AnchorFilter(RecordFilter):
    article = filters.UUIDFilter("version__article__public_id")
    outcome = filters.ChoiceFilter(choices=choices.PassageOutcome.choices)
    current = TruthFilter()
    waits = TruthFilter(method="waiting")

    def waiting(self, rows: Any, _name: str, value: bool) -> Rows:
        """Return what an editor has still to look at, or all else."""
        unsettled = Anchor.objects.unsettled().values("pk")
        return rows.filter(pk__in=unsettled) if value else rows.exclude(pk__in=unsettled)  # type: ignore[no-any-return]


class FeedFilter(RecordFilter):
    outlet = filters.UUIDFilter("outlet__public_id")
    paused = TruthFilter()
    failing = TruthFilter(method="failed")

    def failed(self, rows: Rows, _name: str, value: bool) -> Rows:
        """Return the feeds that could not be fetched the last time, or those that could."""
        return rows.filter(failures__gt=0) if value else rows.filter(failures=0)


class CandidateFilter(RecordFilter):
    article = filters.UUIDFilter("version__article__public_id")
    state = filters.ChoiceFilter(choices=choices.CandidateState.choices)
    stance = filters.ChoiceFilter(choices=choices.Stance.choices)
    party = filters.UUIDFilter("party__public_id")
    target = filters.UUIDFilter("target__public_id")


class StatementFilter(RecordFilter):
    claim = filters.UUIDFilter("claim__public_id")
    event = filters.UUIDFilter("event__public_id")
    article = filters.UUIDFilter("passage__version__article__public_id")
    candidate = filters.UUIDFilter("candidate__public_id")
    party = filters.UUIDFilter("party__public_id")
    speaker = filters.UUIDFilter("speaker__public_id")
    target = filters.UUIDFilter("target__public_id")
    stance = filters.ChoiceFilter(choices=choices.Stance.choices)
    in_force = TruthFilter("withdrawn_at", lookup_expr="isnull")


class RelationFilter(RecordFilter):
    state = filters.ChoiceFilter(choices=choices.RelationState.choices)
    type = filters.ChoiceFilter(choices=choices.RelationType.choices)
    shown = TruthFilter()
    needs = filters.ChoiceFilter(choices=choices.MissingContext.choices)
    statement = filters.UUIDFilter(method="with_statement")
    claim = filters.UUIDFilter(method="on_claim")

    def with_statement(self, rows: Rows, _name: str, value: Any) -> Rows:
        """Return the relations of a statement, at either end."""
        return rows.filter(Q(source__public_id=value) | Q(target__public_id=value))

    def on_claim(self, rows: Rows, _name: str, value: Any) -> Rows:
        """Return the relations of the statements on a claim, at either end."""
        return rows.filter(Q(source__claim__public_id=value) | Q(target__claim__public_id=value))


class ClaimFilter(RecordFilter):
    event = filters.UUIDFilter("event__public_id")
    dispute = filters.UUIDFilter("dispute__public_id")
    party = filters.UUIDFilter("positions__party__public_id")
    disputed = TruthFilter()
    answer = filters.ChoiceFilter(choices=choices.Answer.choices)
    support = filters.ChoiceFilter(choices=choices.Support.choices)
    verdict = filters.ChoiceFilter(choices=choices.Verdict.choices, method="with_verdict")
    published = TruthFilter("published_at", lookup_expr="isnull", exclude=True)
    in_use = TruthFilter(method="still_in_use")
    followed = TruthFilter(method="that_you_follow")

    def with_verdict(self, rows: Rows, _name: str, value: str) -> Rows:
        """Return the claims on which this word of an editor is in force."""
        return rows.filter(status_decisions__verdict=value, status_decisions__withdrawn_at=None)

    def still_in_use(self, rows: Rows, _name: str, value: bool) -> Rows:
        """Return the claims that were neither merged nor withdrawn, or only those that were."""
        gone = Q(merged_into__isnull=False) | Q(withdrawn_at__isnull=False)
        return rows.exclude(gone) if value else rows.filter(gone)

    def that_you_follow(self, rows: Rows, _name: str, value: bool) -> Rows:
        """Return the claims that the user follows, or the others."""
        yours = Follow.objects.filter(user=self.request.user).values("claim")
        return rows.filter(pk__in=yours) if value else rows.exclude(pk__in=yours)


class NameFilter(RecordFilter):
    """Parties, speakers and places: by a part of the name or of an alias."""

    name = filters.CharFilter(method="called")
    merged = TruthFilter("merged_into", lookup_expr="isnull", exclude=True)

    def called(self, rows: Rows, _name: str, value: str) -> Rows:
        """Return the records of this name, as they or a text call them."""
        return rows.filter(Q(name__icontains=value) | Q(aliases__text__icontains=value)).distinct()


class EventFilter(RecordFilter):
    title = filters.CharFilter(lookup_expr="icontains")
    place = filters.UUIDFilter("place__public_id")
    part_of = filters.UUIDFilter("part_of__public_id")
    watched = TruthFilter()
    party = filters.UUIDFilter("roles__party__public_id")
    merged = TruthFilter("merged_into", lookup_expr="isnull", exclude=True)


class OutletFilter(RecordFilter):
    name = filters.CharFilter(lookup_expr="icontains")
    hostname = filters.CharFilter(lookup_expr="iexact")


class DecisionFilter(RecordFilter):
    subject = filters.UUIDFilter()
    about = filters.UUIDFilter(method="in_history_of")
    action = filters.CharFilter()
    actor = filters.CharFilter("actor__username")

    def in_history_of(self, rows: Rows, _name: str, value: Any) -> Rows:
        """Return the decisions that belong to a record's history."""
        return rows.filter(about__contains=[value])


class JobFilter(RecordFilter):
    kind = filters.ChoiceFilter(choices=choices.JobKind.choices)
    stage = filters.ChoiceFilter(choices=choices.JobStage.choices)
    article = filters.UUIDFilter("article__public_id")
    statement = filters.UUIDFilter("statement__public_id")
