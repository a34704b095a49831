"""Addresses of the pages. Names are those of the views; a list has the plural, its records carry their public id."""

from django.urls import URLPattern, path

from claims.views import account, article, articles, desk, jobs, preferences, public, sources

app_name = "claims"

urlpatterns: list[URLPattern] = [
    path("", desk.desk, name="desk"),
    # Sources
    path("articles/", articles.articles, name="articles"),
    path("articles/add/", sources.add, name="article-add"),
    path("articles/add/<str:way>/", sources.add, name="article-add-by"),
    path("articles/<uuid:public_id>/", article.article, name="article"),
    path("articles/<uuid:public_id>/reading/", article.reading, name="article-reading"),
    path("articles/<uuid:public_id>/describe/", article.describe, name="article-describe"),
    path("articles/<uuid:public_id>/retry/", article.retry, name="article-retry"),
    path("articles/<uuid:public_id>/versions/<int:number>/record/", article.record, name="statement-record"),
    # Work of the machines
    path("jobs/", jobs.jobs, name="jobs"),
    # Published claims, for everybody
    path("public/", public.index, name="public"),
    path("public/<uuid:public_id>/", public.claim, name="public-claim"),
    # The reader's own
    path("account/", account.account, name="account"),
    path("account/tokens/", account.add_token, name="token-add"),
    path("account/tokens/<str:key>/revoke/", account.revoke_token, name="token-revoke"),
    path("language/", preferences.language, name="language"),
    path("theme/", preferences.theme, name="theme"),
]
