"""Who reaches which page: a row per page, a column per role."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models.choices import JobStage, Role
from tests import factories

EVERYBODY = {None: 200, Role.VIEWER: 200, Role.EDITOR: 200, Role.PUBLISHER: 200, Role.ADMINISTRATOR: 200}
MEMBERS = EVERYBODY | {None: 302}
EDITORS = MEMBERS | {Role.VIEWER: 403}


@pytest.fixture
def addresses(db: None) -> dict[str, str]:
    version = factories.ArticleVersionFactory()
    job = factories.JobFactory(article=version.article, stage=JobStage.QUEUED)
    claim = factories.PublishedClaimFactory()
    article = version.article.public_id
    return {
        "desk": reverse("claims:desk"),
        "articles": reverse("claims:articles"),
        "article-add": reverse("claims:article-add"),
        "article-add-by": reverse("claims:article-add-by", args=["url"]),
        "article": reverse("claims:article", args=[article]),
        "article-reading": reverse("claims:article-reading", args=[article]),
        "article-describe": reverse("claims:article-describe", args=[article]),
        "article-text": reverse("claims:article-text", args=[article]),
        "article-retry": reverse("claims:article-retry", args=[article]),
        "statement-record": reverse("claims:statement-record", args=[article, version.number]),
        "jobs": reverse("claims:jobs"),
        "jobs-retry": reverse("claims:jobs-retry"),
        "job-retry": reverse("claims:job-retry", args=[job.public_id]),
        "account": reverse("claims:account"),
        "token-add": reverse("claims:token-add"),
        "public": reverse("claims:public"),
        "public-claim": reverse("claims:public-claim", args=[claim.public_id]),
        "login": reverse("login"),
    }


def answer(role: Role | None, method: str, address: str) -> int:
    client = Client()
    if role is not None:
        client.force_login(factories.UserFactory(role=role))
    return int(getattr(client, method)(address).status_code)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("desk", MEMBERS),
        ("articles", MEMBERS),
        ("article-add", EDITORS),
        ("article-add-by", EDITORS),
        ("article", MEMBERS),
        ("article-describe", EDITORS),  # folded forms have addresses of their own
        ("article-text", EDITORS),
        ("statement-record", EDITORS),
        ("article-reading", MEMBERS),
        ("jobs", MEMBERS),
        ("account", MEMBERS),
        ("public", EVERYBODY),
        ("public-claim", EVERYBODY),
    ],
)
def test_pages_open_to_the_roles_that_may_read_them(
    addresses: dict[str, str], name: str, expected: dict[Role | None, int]
) -> None:
    assert {role: answer(role, "get", addresses[name]) for role in expected} == expected


@pytest.mark.parametrize(
    ("name", "editor"),
    # An empty form is refused, a retry of what did not fail leads back with a sentence.
    [
        ("article-add", 422),
        ("article-describe", 422),
        ("article-text", 422),
        ("statement-record", 422),
        ("article-retry", 302),
        ("job-retry", 302),
        ("jobs-retry", 302),
    ],
)
def test_writing_is_refused_to_readers(addresses: dict[str, str], name: str, editor: int) -> None:
    expected = dict.fromkeys(EVERYBODY, editor) | {None: 302, Role.VIEWER: 403}

    assert {role: answer(role, "post", addresses[name]) for role in expected} == expected


@pytest.mark.parametrize("name", ["article-retry", "job-retry", "jobs-retry", "token-add"])
def test_writing_addresses_answer_no_get(addresses: dict[str, str], name: str) -> None:
    assert answer(Role.EDITOR, "get", addresses[name]) == 405


def test_refusal_names_the_role_that_is_needed(client: Client, addresses: dict[str, str]) -> None:
    client.force_login(factories.ViewerFactory())

    page = client.get(addresses["article-add"]).content.decode()

    assert "This needs the role editor." in page
    assert "Your role is viewer." in page


@pytest.mark.parametrize("name", ["desk", "articles", "article", "jobs"])
def test_viewers_see_no_buttons_that_write(client: Client, addresses: dict[str, str], name: str) -> None:
    client.force_login(factories.ViewerFactory())

    page = client.get(addresses[name]).content.decode()

    targets = {part.split('"')[0] for part in page.split("<form")[1:] for part in part.split('action="')[1:2]}
    assert targets <= {reverse("claims:language"), reverse("claims:theme"), reverse("logout"), addresses["articles"]}
