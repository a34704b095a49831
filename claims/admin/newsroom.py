"""Accounts, their tokens, and the newsroom's settings."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from knox import admin as _registered  # noqa: F401 -- registers its own page, which is replaced here
from knox.models import AuthToken

from claims.actions import newsroom
from claims.actions.base import record
from claims.admin.base import ReadOnly, Undeletable, acting
from claims.forms.account import zones
from claims.models import ApiToken, Newsroom, User

SETTABLE = ("first_name", "last_name", "email", "role", "language", "shortcuts", "is_active")


class Chosen(Undeletable):
    """A record whose language and zone are chosen from what there is."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Return a list to choose from for a language or a zone, else what the panel has for the field."""
        choices: dict[str, list[tuple[str, object]]] = {"language": [*settings.LANGUAGES], "time_zone": zones()[1:]}
        if db_field.name not in choices:
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        nothing = [("", "---------")] if db_field.blank else []
        label, offered = capfirst(db_field.verbose_name), [*nothing, *choices[db_field.name]]
        return forms.ChoiceField(label=label, choices=offered, required=not db_field.blank)


class NewMember(BaseUserCreationForm[User]):
    """A new account; its role decides everything that it may do."""

    class Meta:
        model = User
        fields = ("username", "role")


@admin.register(User)
class MemberAdmin(Chosen, UserAdmin[User]):
    """Members. The role is the one thing to set: Django's own flags and permissions follow from it."""

    add_form = NewMember
    add_fieldsets = ((None, {"fields": ("username", "role", "password1", "password2")}),)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (None, {"fields": SETTABLE}),
        (None, {"fields": ("public_id", "is_demo", "last_login", "date_joined")}),
    )
    readonly_fields = ("public_id", "is_demo", "last_login", "date_joined")
    list_display = ("username", "role", "is_active", "is_demo", "last_login")
    list_filter = ("role", "is_active", "is_demo")
    search_fields = ("username", "first_name", "last_name", "email", "public_id")
    filter_horizontal = ()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Keep the name of an account: decisions and tokens are known by it."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "username") if obj else fields

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Open or change the account by its action."""
        data = form.cleaned_data
        if not change:
            made = newsroom.add_member(
                username=data["username"], password=data["password1"], role=data["role"], by=acting(request)
            )
            obj.pk, obj._state.adding = made.pk, False
        elif changed := {name: data[name] for name in form.changed_data if name in SETTABLE}:
            newsroom.update_member(member=obj, by=acting(request), **changed)

    @transaction.atomic
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Set a new password by Django's own form; the Decision says that it was set, not what it is."""
        response = super().user_change_password(request, id, form_url)
        if response.status_code == HTTPStatus.FOUND:
            record("user.password_set", User.objects.get(pk=id), by=acting(request))
        return response


@admin.register(Newsroom)
class NewsroomAdmin(Chosen):
    """The one row of settings."""

    list_display = ("name", "time_zone", "language", "is_demo")
    readonly_fields = ("public_id", "is_demo")

    def has_add_permission(self, *_: Any, **__: Any) -> bool:
        """Return False: there is one newsroom."""
        return False

    def save_model(self, request: HttpRequest, _obj: Newsroom, form: forms.ModelForm[Any], _change: bool) -> None:
        """Change the settings by their action."""
        if changed := {name: form.cleaned_data[name] for name in form.changed_data}:
            newsroom.update_newsroom(by=acting(request), **changed)


admin.site.unregister(AuthToken)


@admin.register(ApiToken)
class TokenAdmin(ReadOnly):
    """API tokens, by their first characters: only hashes are kept. Deleting one takes it out of force."""

    list_display = ("token_key", "user", "created", "expiry")
    list_filter = ("created",)
    list_select_related = ("user",)
    search_fields = ("token_key", "user__username")
    fields = ("token_key", "user", "created", "expiry")

    def has_delete_permission(self, *_: Any, **__: Any) -> bool:
        """Return True: a token is no evidence."""
        return True
