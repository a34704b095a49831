"""A member's own settings and API tokens."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST
from knox.models import AuthToken

from claims.forms.account import AccountForm
from claims.forms.login import LoginForm
from claims.models import User
from claims.views.requests import MemberRequest


class ChangePassword(PasswordChangeView):
    """A member's own password; that of a demo account is its name and stays so."""

    template_name = "account/password.html"
    success_url = reverse_lazy("claims:account")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse demo accounts."""
        if isinstance(request.user, User) and request.user.is_demo:
            raise PermissionDenied(_("The password of a demo account cannot be changed."))
        return super().dispatch(request, *args, **kwargs)


class Login(LoginView):
    """The one page that asks for a password."""

    template_name = "account/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: MemberRequest) -> HttpResponse:
    """Show and save a member's settings."""
    form = AccountForm(request.POST if request.method == "POST" else None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Your settings are saved."))
        return redirect("claims:account")
    return _page(request, form, status=422 if form.errors else 200)


@require_POST
@sensitive_variables("token")
def add_token(request: MemberRequest) -> HttpResponse:
    """Make an API token and show it this once: only its hash is kept."""
    _row, token = AuthToken.objects.create(user=request.user)
    return _page(request, AccountForm(instance=request.user), token=token)


@require_POST
def revoke_token(request: MemberRequest, key: str) -> HttpResponse:
    """Take one of the member's own tokens out of force."""
    deleted, _rows = AuthToken.objects.filter(user=request.user, token_key=key).delete()
    if not deleted:
        raise Http404
    messages.success(request, _("The token is revoked. Programs that use it get no answer any more."))
    return redirect("claims:account")


def _page(request: MemberRequest, form: AccountForm, token: str = "", status: int = 200) -> HttpResponse:
    tokens = AuthToken.objects.filter(user=request.user).order_by("-created")
    response = render(request, "account/account.html", {"form": form, "tokens": tokens, "token": token}, status=status)
    response["Cache-Control"] = "no-store"
    return response
