"""Decisions as a page lists them: the table of a history, drawn in one piece, and the records they were about."""

from collections.abc import Sequence
from uuid import UUID

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from claims.models import Decision, Follow
from claims.retrieval.subjects import Decided
from claims.templatetags.explained import Change, action_name, decision_changes
from claims.templatetags.pieces import NOTHING, format_html, format_html_join
from claims.templatetags.pieces import gettext as _
from claims.templatetags.ui import address, badge, moment, shortened

register = template.Library()

PAGES = {"article", "claim", "event", "feed", "outlet", "party", "place", "speaker", "statement"}
QUEUES = {"candidate": "review", "relation": "contradictions"}
LONGEST = 90  # characters of what was said


@register.simple_tag(takes_context=True)
def history_table(context: Context) -> SafeString:
    """Return the Decisions `history`, newest first: who, what, when, from what to what, and why.

    `subjects`, their Decided of retrieval/subjects.py, has records named; `of`, the public id of the record whose page
    it is, has the others linked to; `follow` tells which are new to the member who follows the record.
    """
    decisions: Sequence[Decision] = context["history"]
    subjects: Sequence[Decided | None] = context.get("subjects") or [None] * len(decisions)
    of: UUID | None = context.get("of")
    follow: Follow | None = context.get("follow")
    heads = _("When"), _("Who"), _("What")
    rows = [
        _row(
            decision,
            _named(decision, decided, linked=of not in {None, decision.subject}),
            heads,
            fresh=_is_new(decision, follow),
        )
        for decision, decided in zip(decisions, subjects, strict=True)
    ]
    return format_html(
        '<table class="history matrix">\n<caption class="vh">{}</caption>\n<thead><tr>{}</tr></thead>\n'
        "<tbody>{}</tbody>\n</table>",
        _("History"),
        format_html_join("", '<th scope="col">{}</th>', ((head,) for head in heads)),
        format_html_join("\n", "{}", ((row,) for row in rows)),
    )


@register.simple_tag
def decided_subject(decided: Decided) -> SafeString:
    """Return a link to the record that a decision was about, "" where there is none.

    A claim is led to, not quoted: a title does not stand alone.
    """
    row, kind = decided.record, decided.kind
    if row is None:
        return NOTHING
    words: object = row
    if kind == "claim":
        words = _("about %(event)s") % {"event": row.event} if row.event else _("show it")  # type: ignore[attr-defined]
    elif kind == "relation":
        words = f"{row.source.who} {row.get_type_display()} {row.target.who}"  # type: ignore[attr-defined]
    elif kind == "article":
        words = row.title or row.canonical_url or _("Untitled")  # type: ignore[attr-defined]
    elif kind in {"candidate", "statement"}:
        who = row.party or row.speaker_text or _("speaker unknown")  # type: ignore[attr-defined]
        words = f"{who}, {row.get_stance_display()}: {shortened(row.proposition, LONGEST)}"  # type: ignore[attr-defined]
    return format_html('<a href="{}">{}</a>', decision_address(decided.decision), words)


def decision_address(decision: Decision) -> str:
    """Return where the record that a Decision is about is shown; "" for one without a page."""
    noun, subject = decision.action.partition(".")[0], decision.subject
    if noun in PAGES:
        return address(f"claims:{noun}", subject)
    if noun in QUEUES:
        return f"{reverse(f'claims:{QUEUES[noun]}')}?{noun}={subject}"
    return ""


def _is_new(decision: Decision, follow: Follow | None) -> bool:
    """Return whether another than the follower decided it after the follower looked last."""
    return follow is not None and decision.at > follow.seen_at and decision.actor_id != follow.user_id


def _named(decision: Decision, decided: Decided | None, *, linked: bool) -> SafeString:
    """Return what a decision did, with its record or a link to it."""
    done = conditional_escape(action_name(decision.action))
    if decided is not None:
        return format_html("{} {}", done, decided_subject(decided))
    if linked and (href := decision_address(decision)):
        return format_html('<a href="{}">{}</a>', href, done)
    return done


def _row(decision: Decision, named: SafeString, heads: tuple[str, str, str], *, fresh: bool) -> SafeString:
    when, who, what = heads
    return format_html(
        '<tr id="d{}"{}>\n<td data-label="{}">{}{}</td>\n<td data-label="{}">{}</td>\n'
        '<td data-label="{}">{}{}\n{}</td>\n</tr>',
        decision.pk,
        mark_safe(' class="fresh"') if fresh else NOTHING,
        when,
        moment(decision.at),
        format_html(" {}", badge(_("new"), "amber")) if fresh else NOTHING,
        who,
        decision.actor,
        what,
        named,
        format_html(": <q>{}</q>", decision.reason) if decision.reason else NOTHING,
        _changes(decision_changes(decision)),
    )


def _changes(changes: Sequence[Change]) -> SafeString:
    if not changes:
        return NOTHING
    lines = ((change.name, _before(change.before), _after(change.after)) for change in changes)
    return format_html(
        '<ul class="change small">{}</ul>',
        format_html_join("", '<li><span class="soft">{}:</span> {}{}</li>', lines),
    )


def _before(words: str) -> SafeString:
    return format_html("<del>{}</del> → ", words) if words else NOTHING


def _after(words: str) -> SafeString:
    return format_html("<ins>{}</ins>", words) if words else format_html('<span class="soft">{}</span>', _("nothing"))
