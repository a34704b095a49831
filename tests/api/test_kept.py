"""Feeds, changed sources, pairs set aside, claims followed and split, articles assigned: what else the pages offer."""

from django.core.files.uploadedfile import SimpleUploadedFile

from claims.models import Claim, Feed
from claims.models.choices import JobStage
from tests import factories
from tests.api.test_problems import problem
from tests.api.test_review import path_of


def test_feed_is_added_once_changed_paused_and_resumed(editor):
    body = {"url": "https://harian-lereng.example/rss", "cadence": 15}

    added = editor.post("/api/v1/feeds/", body)
    again = editor.post("/api/v1/feeds/", body)
    feed = Feed.objects.get()
    path = path_of("feeds", feed)
    named = editor.change(path, feed, {"title": "Front page"}, method="patch").json()
    paused = editor.change(f"{path}pause/", feed).json()
    problem(editor.change(f"{path}pause/", feed), 409)
    resumed = editor.change(f"{path}resume/", feed).json()

    assert (added.status_code, again.status_code, again.json()["id"]) == (201, 200, added.json()["id"])
    assert added.json()["address"] == body["url"]
    assert (named["title"], named["cadence"], paused["paused"], resumed["paused"]) == ("Front page", 15, True, False)
    problem(editor.post("/api/v1/feeds/", {"url": "ftp://harian-lereng.example/rss"}), 409)


def test_failing_feeds_say_why(viewer):
    factories.FeedFactory()
    failing = factories.FeedFactory(failures=2, failure="unreachable", detail="harian-lereng.example")

    listed = viewer.get("/api/v1/feeds/?failing=true").json()["results"]

    assert [row["id"] for row in listed] == [str(failing.public_id)]
    assert listed[0]["failure_sentence"]


def test_statement_is_upheld_on_a_source_that_changed(editor):
    statement = factories.StatementFactory()
    anchor = factories.AnchorFactory(passage=statement.passage)
    factories.AnchorFactory()

    waiting = editor.get("/api/v1/anchors/?waits=true").json()["results"]
    upheld = editor.change(path_of("anchors", anchor, "uphold"), anchor, {"reason": "Printed so."}).json()

    assert [(row["id"], row["statements"]) for row in waiting] == [(str(anchor.public_id), [str(statement.public_id)])]
    assert (waiting[0]["outcome"], waiting[0]["moved_to"], waiting[0]["later"]["version"]) == ("gone", None, 2)
    assert (upheld["waits"], upheld["looked_by"]) == (False, editor.user.username)
    assert editor.get("/api/v1/anchors/?waits=true").json()["results"] == []


def test_relation_is_set_aside_until_more_is_known(editor):
    relation = factories.RelationFactory()

    aside = editor.change(path_of("relations", relation, "set-aside"), relation, {"needs": "date"}).json()
    found = editor.get("/api/v1/relations/?needs=date").json()["results"]

    assert (aside["state"], aside["needs"], len(found)) == ("suggested", "date", 1)


def test_claim_is_followed_and_its_changes_are_marked_as_seen(viewer):
    claim, other = factories.ClaimFactory(), factories.ClaimFactory()
    path = path_of("claims", claim)

    followed = viewer.change(f"{path}follow/", claim).json()
    news = factories.DecisionFactory(subject=claim.public_id, about=[claim.public_id])
    changed = viewer.get(path).json()["follow"]
    seen = viewer.change(f"{path}mark-seen/", claim, {"until": news.at.isoformat()}).json()
    listed = viewer.get("/api/v1/claims/?followed=true").json()["results"]
    rest = viewer.get("/api/v1/claims/?followed=false").json()["results"]
    left = viewer.change(f"{path}unfollow/", claim).json()

    assert (followed["follow"]["changes"], changed["changes"], seen["follow"]["changes"]) == (0, 1, 0)
    assert ([row["id"] for row in listed], [row["id"] for row in rest]) == ([followed["id"]], [str(other.public_id)])
    assert left["follow"] is None


def test_claim_is_split(editor):
    claim = factories.ClaimFactory()
    moving, _staying = factories.StatementFactory.create_batch(2, claim=claim)
    body = {"statements": [str(moving.public_id)], "proposition": "Something else.", "reason": "Two things."}

    answer = editor.change(path_of("claims", claim, "split"), claim, body)

    new = Claim.objects.exclude(pk=claim.pk).get()
    assert (answer.status_code, answer.json()["id"]) == (201, str(new.public_id))
    assert [row["id"] for row in answer.json()["statements"]] == body["statements"]


def test_claim_and_passage_are_translated(editor, viewer):
    statement = factories.StatementFactory()
    paths = [path_of("claims", statement.claim), path_of("statements", statement)]
    body = {"language": "en", "text": "Armenian forces broke the truce first."}

    shown = [
        editor.change(f"{path}translate/", row, body).json()["translations"]
        for path, row in zip(paths, (statement.claim, statement), strict=True)
    ]
    problem(editor.change(f"{paths[1]}translate/", statement, body | {"language": "id"}), 409)
    problem(editor.change(f"{paths[1]}translate/", statement, body | {"language": "tlh"}), 409)
    taken = editor.change(f"{paths[1]}translate/", statement, body | {"text": ""}).json()

    assert shown == [[body | {"by_machine": False}]] * 2
    assert taken["translations"] == []
    assert viewer.get(paths[1]).json()["passage"]["exact"] == factories.INDONESIAN_CLAIM


def test_event_is_watched(editor):
    event = factories.EventFactory()

    shown = editor.change(path_of("events", event), event, {"watched": True}, method="patch").json()

    assert shown["watched"] is True
    assert [row["id"] for row in editor.get("/api/v1/events/?watched=true").json()["results"]] == [shown["id"]]


def test_article_is_assigned_and_fetched_again(editor):
    article = factories.ArticleFactory()
    path = path_of("articles", article)

    assigned = editor.change(f"{path}assign/", article, {"assignee": editor.user.username}).json()
    for unknown in ("nobody", "\x00", []):
        problem(editor.change(f"{path}assign/", article, {"assignee": unknown}), 400)
    mine = editor.get("/api/v1/articles/", {"assignee": editor.user.username}).json()["results"]
    asked = editor.change(f"{path}fetch-again/", article)

    assert (assigned["assignee"], [row["id"] for row in mine]) == (editor.user.username, [str(article.public_id)])
    assert (asked.status_code, asked.json()["job"]["stage"]) == (200, "queued")


def test_current_text_is_added_by_text_or_file(editor):
    version = factories.ArticleVersionFactory()
    article = version.article
    path = f"{path_of('articles', article)}add-text/"
    edited = f"{version.text}\nMore of it."
    file = SimpleUploadedFile("edited.txt", edited.encode(), content_type="text/plain")

    for wrong in {}, {"text": edited, "file": None}, {"url": "https://harian-lereng.example/1"}:
        problem(editor.change(path, article, wrong), 400)
    problem(editor.change(path, article, {"text": version.text}), 409)
    problem(editor.post(path, {"text": edited}), 428)
    revision = article.revision
    asked = editor.change(path, article, {"text": edited})
    problem(editor.post(path, {"text": "Other words."}, headers={"If-Match": f'"{revision}"'}), 412)
    article.refresh_from_db()
    same = editor.post(path, {"file": file}, format="multipart", headers={"If-Match": f'"{article.revision}"'})

    assert (asked.status_code, asked.json()["job"]["stage"]) == (200, "queued")
    assert (same.status_code, same.json()["job"]["id"]) == (200, asked.json()["job"]["id"])


def test_failed_job_is_done_again(editor):
    statement = factories.StatementFactory()
    failed = {"stage": JobStage.FAILED, "failure": "unexpected", "finished_at": statement.created_at}
    job = factories.JobFactory(kind="match", article=None, statement=statement, **failed)

    again = editor.change(path_of("jobs", job, "retry"), job).json()

    assert again["stage"] == "queued"
    problem(editor.change(path_of("jobs", job, "retry"), job), 409)
