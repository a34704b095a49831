"""Builds the demo newsroom, once."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from claims import tasks
from claims.actions import articles, candidates, claims, parties, relations
from claims.models import Article, Candidate, Claim, Event, Job, Newsroom, Outlet, Party, Place, Relation, Statement, User
from claims.models.choices import JobKind, RelationState, Role

HERE = Path(__file__).parent

# Account name (and password) by role.
ACCOUNTS = {
    "viewer": Role.VIEWER,
    "editor": Role.EDITOR,
    "publisher": Role.PUBLISHER,
    "admin": Role.ADMINISTRATOR,
}


def build() -> bool:
    """Load the demo newsroom unless it is there; return whether it was loaded.

    Safe to run again after it was broken off: what is there already is kept.
    """
    if Newsroom.current().is_demo:
        return False
    data = tomllib.loads((HERE / "newsroom.toml").read_text(encoding="utf-8"))
    users = _accounts()
    with transaction.atomic():
        records = _records(data, by=users["editor"])
    _read_articles(data["articles"], records, by=users["editor"])
    stated = _claims(data["claims"], records, by=users["editor"])
    _accept(data["statements"], stated, by=users["editor"])
    _match()
    _confirm(data["relations"], by=users["editor"])
    _decide(data["claims"], stated, users)
    Newsroom.objects.filter(pk=1).update(is_demo=True, name="Demo newsroom")
    return True


def _accounts() -> dict[str, User]:
    """Return the demo users, each with its name as password; demo accounts are refused off loopback."""
    users = {}
    for name, role in ACCOUNTS.items():
        user = User.objects.filter(username=name).first()
        users[name] = user or User.objects.create_user(name, password=name, role=role, is_demo=True)
    return users


def _records(data: dict[str, Any], *, by: User) -> dict[str, Any]:
    """Return the parties, places, events and outlets by key, made where they are missing."""
    found: dict[str, Any] = {}
    for row in data["outlets"]:
        fields = {name: row[name] for name in ("name", "country", "language")}
        found[row["key"]] = _get(Outlet, by=by, **fields)
    for row in data["parties"]:
        party = _get(Party, by=by, name=row["name"], kind=row["kind"])
        for alias in row["aliases"]:
            parties.add_alias(record_=party, text=alias, by=by)
        found[row["key"]] = party
    for row in data["places"]:
        within = found.get(row.get("within", ""))
        place = _get(Place, by=by, name=row["name"], within=within)
        for alias in row["aliases"]:
            parties.add_alias(record_=place, text=alias if isinstance(alias, str) else alias["text"], by=by)
        found[row["name"]] = place
    for row in data["events"]:
        found[row["key"]] = _event(row, found, by=by)
    return found


def _event(row: dict[str, Any], found: dict[str, Any], *, by: User) -> Event:
    event = _get(
        Event,
        by=by,
        title=row["title"],
        place=found[row["place"]],
        part_of=found.get(row.get("part_of", "")),
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
    )
    for key, role in row["roles"].items():
        parties.set_role(event=event, party=found[key], role=role, by=by)
    return event


def _get(model: Any, *, by: User, **fields: Any) -> Any:
    name = "title" if "title" in fields else "name"
    row = model.objects.filter(**{name: fields[name]}).first()
    return row or parties.create(model=model, by=by, **fields)


def _read_articles(rows: list[dict[str, Any]], records: dict[str, Any], *, by: User) -> None:
    """Submit the articles and read them here and now: the demo is complete before the first worker starts."""
    for row in rows:
        submitted = articles.submit_text(
            text=(HERE / "articles" / row["file"]).read_text(encoding="utf-8"),
            by=by,
            title=(HERE / "articles" / row["file"]).read_text(encoding="utf-8").splitlines()[0],
            outlet=records[row["outlet"]],
            published_on=row["published_on"],
            events=[records[key] for key in row["events"]],
        )
        tasks.read_source(submitted.job.pk)


def _claims(rows: list[dict[str, Any]], records: dict[str, Any], *, by: User) -> dict[str, Claim]:
    stated = {}
    for row in rows:
        claim = Claim.objects.current().filter(proposition=row["proposition"]).first()
        stated[row["key"]] = claim or claims.create(
            proposition=row["proposition"], language="en", event=records[row["event"]], by=by
        )
    return stated


def _accept(rows: list[dict[str, Any]], stated: dict[str, Claim], *, by: User) -> None:
    """Accept the candidates that the data names, each onto its claim."""
    for row in rows:
        candidate = _candidate(row)
        if candidate.state == "pending":
            candidates.accept(candidate=candidate, claim=stated[row["claim"]], by=by)


def _candidate(row: dict[str, Any]) -> Candidate:
    """Return the one candidate of a stance that the data names by words of its content.

    Raises LookupError when the extractor no longer proposes it, or more than one fits.
    """
    article = Article.objects.get(title=(HERE / "articles" / row["file"]).read_text(encoding="utf-8").splitlines()[0])
    rows = Candidate.objects.filter(version__article=article, stance=row["stance"]).select_related("version__article")
    fitting = [c for c in rows if row["says"] in c.version.text[c.content_start : c.content_end]]
    if len(fitting) != 1:
        raise LookupError(f"{row['file']}: {len(fitting)} candidates {row['stance']} {row['says']!r}")
    return fitting[0]


def _match() -> None:
    for pk in Job.objects.filter(kind=JobKind.MATCH, finished_at=None).order_by("pk").values_list("pk", flat=True):
        tasks.match_statement(pk)


def _confirm(rows: list[dict[str, Any]], *, by: User) -> None:
    """Confirm the proposed relations of the given type that leave the statements the data names."""
    for row in rows:
        source = Statement.objects.in_force().get(candidate=_candidate(row))
        for relation in Relation.objects.filter(source=source, type=row["type"], state=RelationState.SUGGESTED):
            relations.confirm(relation=relation, by=by)


def _decide(rows: list[dict[str, Any]], stated: dict[str, Claim], users: dict[str, User]) -> None:
    for row in rows:
        claim = Claim.objects.get(pk=stated[row["key"]].pk)
        if "verdict" in row and not claim.status_decisions.exists():
            claims.decide_status(claim=claim, verdict=row["verdict"], reason=row["reason"], by=users["editor"])
        if row.get("published") and claim.published_at is None:
            claims.publish(claim=claim, by=users["publisher"])
