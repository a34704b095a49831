"""Addresses of the pages, the admin panel and the API."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import include, path

from claims.views import health
from claims.views.account import ChangePassword, Login

handler400 = "claims.views.errors.bad_request"
handler403 = "claims.views.errors.forbidden"
handler404 = "claims.views.errors.not_found"
handler500 = "claims.views.errors.server_error"

urlpatterns = [
    path("", include("claims.urls")),
    path("login/", Login.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("account/password/", ChangePassword.as_view(), name="password_change"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("claims.api.urls")),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
]
