"""The newsroom's own lists: what each kind of record is called, its form, and how its list is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from claims.forms.events import EventForm, RoleForm
from claims.forms.parties import (
    AffiliationForm,
    AliasForm,
    MergeIntoForm,
    OutletForm,
    PartyForm,
    PlaceForm,
    SpeakerForm,
)
from claims.models import Article, Claim, Event, Outlet, Party, Place, Speaker, Statement
from claims.models.base import Mergeable
from claims.retrieval.queue import Number
from claims.views.folds import Fold

MOST = 1_000  # statements, events, articles or claims of a record that its list counts

Rows = Callable[[], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record that editors keep. `count` names what `rows` counted of each record."""

    name: str  # of its address: `claims:<name>`
    plural: str  # of its list: `claims:<plural>`
    model: type[Any]
    form: type[Any]
    title: object
    add: object
    count: object
    rows: Rows
    empty: object

    @property
    def mergeable(self) -> bool:
        """Whether its records can be merged."""
        return issubclass(self.model, Mergeable)

    @property
    def named(self) -> bool:
        """Whether its records have further names in texts."""
        return self.model in {Party, Speaker, Place}

    @property
    def beside(self) -> list[str]:
        """The records that the page of one names: what it was merged into, lies in, is part of."""
        named = ("merged_into", "parent", "within", "place", "part_of")
        return [field.name for field in self.model._meta.concrete_fields if field.name in named]

    @property
    def folds(self) -> dict[str, Fold]:
        """The forms that the page of a record folds, by name."""
        at = f"claims:{self.name}-"
        folds = [Fold("editing", f"{at}edit", _("Change"), _("Save"), self.form_for)]
        if self.named:
            folds.append(Fold("naming", f"{at}name", _("Add a name"), _("Add the name"), lambda _row: AliasForm()))
        if self.mergeable:
            folds.append(Fold("merging", f"{at}merge", _("Merge into another"), _("Preview the merge"), _merging))
        if self.model is Speaker:
            speaks = _("Say for whom it speaks")
            folds.append(Fold("affiliating", f"{at}affiliate", speaks, _("Add"), lambda _row: AffiliationForm()))
        if self.model is Event:
            role = _("Set a role")
            folds.append(Fold("casting", f"{at}role", role, _("Set the role"), lambda _row: RoleForm()))
        return {fold.name: fold for fold in folds}

    def form_for(self, row: Any, data: Any = None, **initial: Any) -> Any:
        """Return the form of `row`, or of a new record where that is None."""
        fields = [name for name in self.form.base_fields if name != "revision"]
        held = {name: getattr(row, name) for name in (*fields, "revision")} if row else initial
        more = {"row": row} if self.model is Outlet else {}
        return self.form(data, initial=held, **more)


def _merging(row: Any) -> MergeIntoForm:
    return MergeIntoForm(row=row, initial={"revision": row.revision})


def _counted(model: type[Any], of: Rows, key: str) -> Rows:
    """Return the records of `model`, each with how many `of` name it as `key`: `number`, at most MOST."""

    def rows() -> QuerySet[Any]:
        held = model._default_manager.all()
        if issubclass(model, Mergeable):
            held = held.filter(merged_into=None)
        if model in {Party, Speaker, Place}:
            held = held.prefetch_related("aliases")
        named = of().filter(**{key: OuterRef("pk")}).order_by().values("pk")[:MOST]
        counted: QuerySet[Any] = held.annotate(number=Number(named))
        return counted

    return rows


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "party", "parties", Party, PartyForm, _("Parties"), _("Add a party"), _("statements"),
            _counted(Party, Statement.objects.in_force, "party"),
            _("The sides that articles name. Add them with the names that texts use, so that speakers are recognised."),
        ),
        Kind(
            "speaker", "speakers", Speaker, SpeakerForm, _("Speakers"), _("Add a speaker"), _("statements"),
            _counted(Speaker, Statement.objects.in_force, "speaker"),
            _("People and offices who speak for a party, with the dates for which that holds."),
        ),
        Kind(
            "place", "places", Place, PlaceForm, _("Places"), _("Add a place"), _("events"),
            _counted(Place, Event.objects.all, "place"),
            _("Places with all their names; pages show the newsroom's own choice."),
        ),
        Kind(
            "outlet", "outlets", Outlet, OutletForm, _("Outlets"), _("Add an outlet"), _("articles"),
            _counted(Outlet, Article.objects.all, "outlet"),
            _("Who publishes the articles. Outlets are never ranked."),
        ),
        Kind(
            "event", "events", Event, EventForm, _("Events"), _("Add an event"), _("claims"),
            _counted(Event, Claim.objects.current, "event"),
            _("What claims are about: a place and a time. Set an article's event and its statements inherit it."),
        ),
    )
}  # fmt: skip
