"""Adding a source by paste, file and address."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from claims.forms.sources import PasteForm
from claims.models import Article, Decision, Event, Job, Outlet
from tests import factories

TEXT = "Warga Karvin mengatakan malam itu tenang.\n\nTidak ada yang terluka.\n"


def post(client: Client, way: str, **fields: object) -> object:
    return client.post(reverse("claims:article-add-by", args=[way]), {"kind": "article", **fields})


def test_paste_adds_an_article_with_its_job_and_leads_to_it(desk: Client) -> None:
    response = post(desk, "paste", text=TEXT, title="Malam di Karvin", published_on="2024-05-04", kind="interview")

    article = Article.objects.get()
    assert response.headers["Location"] == reverse("claims:article", args=[article.public_id])
    assert (article.title, str(article.published_on), article.kind) == ("Malam di Karvin", "2024-05-04", "interview")
    assert Job.objects.get().article == article
    assert Decision.objects.get().action == "article.submitted"


def test_pasted_bytes_are_those_of_the_same_file(desk: Client) -> None:
    post(desk, "file", file=SimpleUploadedFile("karvin.txt", TEXT.encode(), "text/plain"))

    response = post(desk, "paste", text=TEXT.replace("\n", "\r\n"))

    assert Article.objects.count() == 1
    page = desk.get(response.headers["Location"]).content.decode()
    assert "This source is here already" in page


def test_new_outlet_and_event_are_added_with_the_source(desk: Client) -> None:
    known = factories.EventFactory(title="Night on the slope")

    post(desk, "paste", text=TEXT, outlet=" Harian  Lembah ", events=[str(known.public_id)], other_event="Truce of May")

    article = Article.objects.get()
    assert article.outlet == Outlet.objects.get(name="Harian Lembah")
    assert set(article.events.all()) == {known, Event.objects.get(title="Truce of May")}


def test_first_event_is_asked_for_as_such_and_any_other_as_another(desk: Client) -> None:
    labels = [PasteForm()["other_event"].label]
    factories.EventFactory()
    labels.append(PasteForm()["other_event"].label)

    assert labels == ["What it is about", "Another event"]


def test_known_outlet_and_event_are_found_whatever_their_capitals(desk: Client) -> None:
    outlet, event = factories.OutletFactory(name="Harian Lembah"), factories.EventFactory(title="Truce of May")

    post(desk, "paste", text=TEXT, outlet="harian lembah", other_event="truce of may")

    article = Article.objects.get()
    assert (article.outlet, list(article.events.all())) == (outlet, [event])
    assert (Outlet.objects.count(), Event.objects.count()) == (1, 1)


def test_refused_source_adds_nothing_and_keeps_what_was_typed(desk: Client) -> None:
    response = post(desk, "url", url="http://127.0.0.1/secret", other_event="Truce of May")

    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="http://127.0.0.1/secret"' in page
    assert 'value="Truce of May"' in page
    assert (Article.objects.count(), Event.objects.count(), Decision.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("way", "fields", "sentence"),
    [
        ("paste", {"text": ""}, "This field is required."),
        ("paste", {"text": " \n\t "}, "There is nothing in it."),
        ("paste", {"text": "Before\x00after"}, "Null characters are not allowed."),
        ("paste", {"text": "Warga. " * 800_000}, "It is larger than 5 MB."),
        ("paste", {"text": TEXT, "published_on": "4 Mei"}, "Enter a valid date."),
        ("paste", {"text": TEXT, "title": "x" * 501}, "at most 500 characters"),
        ("file", {"file": SimpleUploadedFile("empty.txt", b"")}, "There is nothing in it."),
        ("file", {"file": SimpleUploadedFile("photo.png", b"\x89PNG\r\n\x1a\n\x00\x00")}, "txt, html, pdf or docx"),
        ("url", {"url": "ftp://example.com/a"}, "http:// or https://"),
        ("url", {"url": "not an address"}, "no web address"),
    ],
    ids=lambda value: None if isinstance(value, dict) else value,
)
def test_bad_input_is_answered_by_a_sentence(desk: Client, way: str, fields: dict[str, object], sentence: str) -> None:
    response = post(desk, way, **fields)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Article.objects.count() == 0


def test_refused_paste_keeps_the_text(desk: Client) -> None:
    page = post(desk, "paste", text=TEXT, published_on="soon").content.decode()

    assert TEXT in page


def test_errors_are_summed_up_with_links_to_their_fields(desk: Client) -> None:
    page = post(desk, "paste", text="").content.decode()

    assert '<a href="#id_text">Text</a>: This field is required.' in page


def test_address_is_queued_and_not_fetched(desk: Client) -> None:
    response = post(desk, "url", url="https://harian-lereng.example/berita/1")

    assert response.status_code == 302
    assert Article.objects.get().canonical_url == "https://harian-lereng.example/berita/1"
    assert Job.objects.get().stage == "queued"


def test_unknown_way_is_not_found(desk: Client) -> None:
    assert desk.get(reverse("claims:article-add-by", args=["fax"])).status_code == 404
