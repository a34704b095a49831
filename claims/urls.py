"""Addresses of the pages. Names are those of the views; a list has the plural, its records carry their public id."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from claims.views import (
    account,
    article,
    articles,
    articleversions,
    briefs,
    bulk,
    changed,
    contradictions,
    currenttext,
    desk,
    disputes,
    events,
    export,
    feeds,
    follows,
    history,
    jobs,
    parties,
    preferences,
    presence,
    public,
    quality,
    review,
    said,
    search,
    sources,
    statements,
    translations,
)
from claims.views import claims as claim_views
from claims.views.feed import PublishedClaims
from claims.views.kinds import KINDS

app_name = "claims"


def kept(kind: str, plural: str) -> list[URLPattern]:
    """Return the addresses of the records of one kind that editors keep, see views/kinds.py."""
    held = {"kind": kind}
    names = [
        path(f"{plural}/<uuid:public_id>/names/", parties.add_alias, held, name=f"{kind}-name"),
        path(f"{plural}/<uuid:public_id>/names/<int:alias>/remove/", parties.remove_alias, held, name=f"{kind}-unname"),
    ]
    merges = [
        path(f"{plural}/<uuid:public_id>/merge/", parties.merge, held, name=f"{kind}-merge"),
        path(f"{plural}/<uuid:public_id>/unmerge/", parties.unmerge, held, name=f"{kind}-unmerge"),
    ]
    return [
        path(f"{plural}/", parties.records, held, name=plural),
        path(f"{plural}/add/", parties.add, held, name=f"{kind}-add"),
        path(f"{plural}/<uuid:public_id>/", parties.record, held, name=kind),
        path(f"{plural}/<uuid:public_id>/edit/", parties.edit, held, name=f"{kind}-edit"),
        *(names if KINDS[kind].named else []),
        *(merges if KINDS[kind].mergeable else []),
    ]


urlpatterns: list[URLPattern] = [
    path("", desk.desk, name="desk"),
    # Sources
    path("articles/", articles.articles, name="articles"),
    path("articles/add/", sources.add, name="article-add"),
    path("articles/add/<str:way>/", sources.add, name="article-add-by"),
    path("articles/changed/", changed.changed, name="changed"),
    path("articles/changed/<uuid:public_id>/uphold/", changed.uphold, name="passage-uphold"),
    path("articles/<uuid:public_id>/", article.article, name="article"),
    path("articles/<uuid:public_id>/reading/", article.reading, name="article-reading"),
    path("articles/<uuid:public_id>/describe/", article.describe, name="article-describe"),
    path("articles/<uuid:public_id>/retry/", article.retry, name="article-retry"),
    path("articles/<uuid:public_id>/fetch/", article.fetch_again, name="article-fetch"),
    path("articles/<uuid:public_id>/text/", currenttext.add, name="article-text"),
    path("articles/<uuid:public_id>/assign/", article.assign, name="article-assign"),
    path("articles/<uuid:public_id>/versions/", articleversions.versions, name="article-versions"),
    path("articles/<uuid:public_id>/versions/<int:number>/record/", article.record, name="statement-record"),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/add/", feeds.add, name="feed-add"),
    path("feeds/<uuid:public_id>/", feeds.feed, name="feed"),
    path("feeds/<uuid:public_id>/fetching/", feeds.fetching, name="feed-fetching"),
    path("feeds/<uuid:public_id>/edit/", feeds.edit, name="feed-edit"),
    path("feeds/<uuid:public_id>/pause/", feeds.pause, name="feed-pause"),
    path("feeds/<uuid:public_id>/resume/", feeds.resume, name="feed-resume"),
    path("feeds/<uuid:public_id>/fetch/", feeds.fetch, name="feed-fetch"),
    # Deciding
    path("review/", review.review, name="review"),
    path("review/list/", bulk.bulk, name="review-bulk"),
    path("review/list/decide/", bulk.decide, name="review-bulk-decide"),
    path("review/list/find/", bulk.find, name="review-bulk-find"),
    path("review/<uuid:public_id>/accept/", review.accept, name="candidate-accept"),
    path("review/<uuid:public_id>/accept-both/", review.accept_both, name="candidate-accept-both"),
    path("review/<uuid:public_id>/keep/", review.keep, name="candidate-keep"),
    path("review/<uuid:public_id>/edit/", review.edit, name="candidate-edit"),
    path("review/<uuid:public_id>/reject/", review.reject, name="candidate-reject"),
    path("review/<uuid:public_id>/split/", review.split, name="candidate-split"),
    path("review/<uuid:public_id>/skip/", review.skip, name="candidate-skip"),
    path("review/<uuid:public_id>/look/", review.look, name="candidate-look"),
    path("review/<uuid:public_id>/reopen/", review.reopen, name="candidate-reopen"),
    path("presence/<uuid:public_id>/", presence.renew, name="presence"),
    path("contradictions/", contradictions.contradictions, name="contradictions"),
    path("contradictions/<uuid:public_id>/confirm/", contradictions.confirm, name="relation-confirm"),
    path("contradictions/<uuid:public_id>/dismiss/", contradictions.dismiss, name="relation-dismiss"),
    path("contradictions/<uuid:public_id>/aside/", contradictions.set_aside, name="relation-aside"),
    path("contradictions/<uuid:public_id>/skip/", contradictions.skip, name="relation-skip"),
    path("contradictions/<uuid:public_id>/reopen/", contradictions.reopen, name="relation-reopen"),
    # Claims and what was said on them
    path("claims/", claim_views.claims, name="claims"),
    path("claims/followed/", follows.followed, name="followed"),
    path("claims/<uuid:public_id>/", claim_views.claim, name="claim"),
    path("claims/<uuid:public_id>/follow/", follows.follow, name="claim-follow"),
    path("claims/<uuid:public_id>/unfollow/", follows.unfollow, name="claim-unfollow"),
    path("claims/<uuid:public_id>/seen/", follows.seen, name="claim-seen"),
    path("claims/<uuid:public_id>/translate/", translations.claim, name="claim-translate"),
    path("claims/<uuid:public_id>/brief/", briefs.brief, name="claim-brief"),
    path("claims/<uuid:public_id>/moves/", claim_views.moves, name="claim-moves"),
    path("claims/<uuid:public_id>/status/", claim_views.decide_status, name="claim-status"),
    path("claims/<uuid:public_id>/status/withdraw/", claim_views.withdraw_status, name="claim-status-withdraw"),
    path("claims/<uuid:public_id>/reword/", claim_views.reword, name="claim-reword"),
    path("claims/<uuid:public_id>/event/", claim_views.set_event, name="claim-event"),
    path("claims/<uuid:public_id>/publish/", claim_views.publish, name="claim-publish"),
    path("claims/<uuid:public_id>/unpublish/", claim_views.unpublish, name="claim-unpublish"),
    path("claims/<uuid:public_id>/merge/", claim_views.merge, name="claim-merge"),
    path("claims/<uuid:public_id>/split/", claim_views.split, name="claim-split"),
    path("claims/<uuid:public_id>/unmerge/", claim_views.unmerge, name="claim-unmerge"),
    path("statements/", said.said, name="statements"),
    path("statements/<uuid:public_id>/", statements.statement, name="statement"),
    path("statements/<uuid:public_id>/translate/", translations.statement, name="statement-translate"),
    path("statements/<uuid:public_id>/correct/", statements.correct, name="statement-correct"),
    path("statements/<uuid:public_id>/withdraw/", statements.withdraw, name="statement-withdraw"),
    path("statements/<uuid:public_id>/move/", statements.move, name="statement-move"),
    path("statements/<uuid:public_id>/relate/", statements.draw, name="statement-relate"),
    path("disputes/", disputes.disputes, name="disputes"),
    path("disputes/<uuid:public_id>/", disputes.dispute, name="dispute"),
    path("search/", search.search, name="search"),
    path("history/", history.history, name="history"),
    # The newsroom's own lists
    *kept("party", "parties"),
    *kept("speaker", "speakers"),
    *kept("place", "places"),
    *kept("outlet", "outlets"),
    *kept("event", "events"),
    path("speakers/<uuid:public_id>/affiliations/", parties.affiliate, name="speaker-affiliate"),
    path("parties/<uuid:public_id>/line/", parties.line, name="party-line"),
    path("events/<uuid:public_id>/coverage/", events.coverage, name="event-coverage"),
    path("events/<uuid:public_id>/roles/", events.set_role, name="event-role"),
    # Work of the machines
    path("quality/", quality.quality, name="quality"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/retry/", jobs.retry_all, name="jobs-retry"),
    path("jobs/<uuid:public_id>/retry/", jobs.retry, name="job-retry"),
    # Published claims, for everybody
    path("public/", public.index, name="public"),
    path("public/feed/", login_not_required(PublishedClaims()), name="public-feed"),
    path("public/<uuid:public_id>/", public.claim, name="public-claim"),
    path("public/<uuid:public_id>/evidence/", export.evidence, name="public-evidence"),
    # The reader's own
    path("account/", account.account, name="account"),
    path("account/tokens/", account.add_token, name="token-add"),
    path("account/tokens/<slug:key>/revoke/", account.revoke_token, name="token-revoke"),
    path("language/", preferences.language, name="language"),
    path("theme/", preferences.theme, name="theme"),
]
