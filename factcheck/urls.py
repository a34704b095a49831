"""Addresses of the pages, the admin panel and the API."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView, PasswordChangeView
from django.urls import include, path, reverse_lazy

from claims.views import health
from claims.views.account import Login

handler400 = "claims.views.errors.bad_request"
handler403 = "claims.views.errors.forbidden"
handler404 = "claims.views.errors.not_found"
handler500 = "claims.views.errors.server_error"

change_password = PasswordChangeView.as_view(
    template_name="account/password.html", success_url=reverse_lazy("claims:account")
)

urlpatterns = [
    path("", include("claims.urls")),
    path("login/", Login.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("account/password/", change_password, name="password_change"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("claims.api.urls")),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
]
