"""What the panel's pages share: nothing is deleted, and what is changed goes through an action."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.db import DataError, ProgrammingError
from django.db.models import BinaryField, GeneratedField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from claims.actions.base import ActionRefused
from claims.models import User

UNREADABLE = (BinaryField, GeneratedField)


def acting(request: HttpRequest) -> User:
    """Return the administrator who asks; the panel lets nobody else in."""
    assert isinstance(request.user, User)
    return request.user


class Undeletable(admin.ModelAdmin[Any]):
    """Rows stay. A refusal of an action is shown as a sentence, and nothing is saved."""

    list_per_page = 50
    show_full_result_count = False

    def has_delete_permission(self, *_: Any, **__: Any) -> bool:
        """Return False: nothing in the newsroom is deleted."""
        return False

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Lead to the Decisions on a record: the panel's own log knows nothing of them."""
        public_id = getattr(self.get_object(request, unquote(object_id)), "public_id", None)
        if public_id is None:
            return super().history_view(request, object_id, extra_context)
        return HttpResponseRedirect(f"{reverse('claims:history')}?about={public_id}")

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """Return the list asked for. Raises IncorrectLookupParameters for one that the database cannot tell."""
        try:
            return super().get_changelist_instance(request)
        except (DataError, ProgrammingError, IndexError, TypeError) as error:
            raise IncorrectLookupParameters from error

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show or save the form; a refused action leads back to it."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ActionRefused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())


class ReadOnly(Undeletable):
    """Evidence, decisions and what is derived from them: to search and read, for editors to decide on the pages."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Return the declared ones and all that no form may change: a page to read leaves nothing out but bytes."""
        declared = [*super().get_readonly_fields(request, obj)]
        hidden = {"id", *declared, *(self.exclude or ())}
        kept = [field for field in self.opts.fields if not (field.editable or isinstance(field, UNREADABLE))]
        return declared + [field.name for field in kept if field.name not in hidden]

    def has_add_permission(self, *_: Any, **__: Any) -> bool:
        """Return False."""
        return False

    def has_change_permission(self, *_: Any, **__: Any) -> bool:
        """Return False: only viewing."""
        return False


class ReadOnlyInline(admin.TabularInline[Any, Any]):
    """Rows of a record's page, to read."""

    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, *_: Any, **__: Any) -> bool:
        """Return False."""
        return False

    def has_change_permission(self, *_: Any, **__: Any) -> bool:
        """Return False: only viewing."""
        return False
