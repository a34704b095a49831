"""Choosing a record by words: a box finds a few as one types, and one of them is picked."""

from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from claims.forms.base import Apart
from claims.models import Claim, Statement
from claims.retrieval import choosing
from claims.retrieval.choosing import LONGEST, key_in


class Finding(Apart):
    """A form with the box `find`; the field named `choice` holds which of those found is picked."""

    choice: ClassVar[str] = "claim"
    find_key: ClassVar[str] = "f"
    keys_taken: ClassVar[int] = 0  # digits that press something else, before those of what is found
    find = forms.CharField(label=_("Find a claim"), max_length=LONGEST, required=False)

    @property
    def picked(self) -> BoundField:
        """The field of the choice."""
        return self[self.choice]

    def asked(self) -> dict[str, str]:
        """Return what `choosing` is asked for: the words, and the one picked before."""
        return {"words": str(self["find"].value() or ""), "chosen": str(self.picked.value() or "")}


class OneFound(Finding):
    """A form that takes the one picked, or the one whose address stands in the box; once cleaned, as a record."""

    find_key = ""  # opened, it has the focus
    unpicked: ClassVar[Any] = _("Choose one of the claims found.")
    none: ClassVar[Any] = ""  # what it is called to pick none, where that may be

    def found(self) -> list[Any]:
        """Return what the words find, and what was picked before."""
        raise NotImplementedError

    def at(self, address: str) -> Any:
        """Return the record whose public id ends `address`. Raises ValidationError when there is none."""
        raise NotImplementedError

    def may_go_without(self, find: str) -> bool:  # noqa: ARG002 -- forms that allow it look at it
        """Return whether none has to be picked."""
        return False

    def clean(self) -> dict[str, Any]:
        """Put the record in the place of its address; what is wrong with it is told at the box."""
        given = self.cleaned_data
        find, picked = given.pop("find", ""), given.get(self.choice, "").strip()
        try:
            given[self.choice] = self._one(find, picked or (find if key_in(find) else ""))
        except forms.ValidationError as wrong:
            self.add_error("find", wrong)
        return given

    def _one(self, find: str, address: str) -> Any:
        if address:
            return self.at(address)
        if self.may_go_without(find):
            return None
        raise forms.ValidationError(self.unpicked)


class ClaimFound(OneFound):
    """One that picks a claim in use; `besides` is the key of a claim that cannot be meant."""

    def __init__(self, *args: Any, besides: int | None, **kwargs: Any) -> None:
        self.besides = besides
        super().__init__(*args, **kwargs)

    def found(self) -> list[Claim]:
        """Return claims, each with its sides."""
        return choosing.by_words(**self.asked(), besides=self.besides)

    def at(self, address: str) -> Claim:
        """Return the claim in use."""
        return claim_at(address)


def claim_at(address: str) -> Claim:
    """Return the claim in use whose public id ends `address`; raise ValidationError when there is none."""
    key = key_in(address)
    claim = Claim.objects.current().filter(public_id=key).first() if key else None
    if claim is None:
        raise forms.ValidationError(_("This is not the address of a claim that is in use."))
    return claim


def statement_at(address: str) -> Statement:
    """Return the statement whose public id ends `address`; raise ValidationError when there is none."""
    key = key_in(address)
    statement = Statement.objects.filter(public_id=key).first() if key else None
    if statement is None:
        raise forms.ValidationError(_("This is not the address of a statement."))
    return statement
