"""Small words of the interface: icons, badges, moments, links of the navigation."""

from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from urllib.parse import quote
from uuid import UUID

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language, get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from claims.ingest.errors import SourceError
from claims.models import Anchor, Claim, Feed, Job, Passage, Statement
from claims.models.choices import Answer, JobStage, PassageOutcome, Precision, Stance, Support
from claims.models.passages import CONTEXT
from claims.retrieval.queue import MOST_COUNTED
from claims.templatetags.pieces import format_html
from claims.text import guards

register = template.Library()

# Which hue and icon a stance has: they tell kinds of words apart and rank nobody.
STANCES: dict[str, tuple[str, str]] = {
    Stance.ASSERTS: ("blue", "says"),
    Stance.ACCUSES: ("blue", "accuses"),
    Stance.CONFIRMS: ("blue", "same"),
    Stance.JUSTIFIES: ("blue", "says"),
    Stance.REVISES: ("blue", "retry"),
    Stance.DENIES: ("rust", "denies"),
    Stance.PARTLY_DENIES: ("rust", "partly"),
    Stance.DOUBTS: ("rust", "doubts"),
    Stance.RETRACTS: ("rust", "undo"),
    Stance.CONCEDES: ("violet", "partly"),
}
ANSWERS: dict[str, tuple[str, str]] = {
    Answer.DENIED: ("rust", "denies"),
    Answer.CONTESTED: ("rust", "dispute"),
    Answer.PARTLY_CONCEDED: ("violet", "partly"),
    Answer.CONCEDED: ("violet", "check"),
}
OUTCOMES: dict[str, tuple[str, str]] = {
    PassageOutcome.VERBATIM: ("green", "check"),
    PassageOutcome.MOVED: ("blue", "next"),
    PassageOutcome.EDITED: ("amber", "edit"),
    PassageOutcome.GONE: ("red", "cross"),
}
DIFFERENCES = {guards.NUMBER: gettext_lazy("another number"), guards.NEGATION: gettext_lazy("negation changed")}
NOBODY = UUID(int=0)  # stands for a record's public id in the pattern of its address
MOST_ADDRESSES = 500  # that are kept: a proxy may let requests name the prefix
MOST_DAYS = 4096  # dates whose words are kept
MOST_CUT = 1024  # texts that are kept as they were cut: the last decisions stand beside each one that follows
STAGES: dict[str, tuple[str, str]] = {JobStage.DONE: ("green", "check"), JobStage.FAILED: ("red", "warn")}


def address(name: str, key: UUID | None = None) -> str:
    """Return the address of a page, or of the record with this public id, as `reverse` does from scratch each time."""
    if key is None:
        return _page(name, get_script_prefix())
    return _pattern(name, get_script_prefix()).replace(str(NOBODY), str(key))


@lru_cache(maxsize=MOST_ADDRESSES)
def _page(name: str, _prefix: str) -> str:
    return reverse(name)


@lru_cache(maxsize=MOST_ADDRESSES)
def _pattern(name: str, _prefix: str) -> str:
    return reverse(name, args=[NOBODY])


@register.filter
def counted_out(number: int) -> bool:
    """Return whether a count stopped at its bound: there are that many or more."""
    return number >= MOST_COUNTED


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """Return a drawing of the sprite, hidden from screen readers: the words beside it say the same."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("claims/icons.svg"),
        name,
    )


@register.simple_tag
def badge(label: object, hue: str = "", drawing: str = "") -> SafeString:
    """Return a badge; `hue` is blue, rust, violet, green, amber, red or nothing."""
    shape = format_html(" badge-{}", hue) if hue else ""
    return format_html('<span class="badge{}">{}{}</span>', shape, icon(drawing) if drawing else "", label)


@register.simple_tag
def stance_badge(stance: str) -> SafeString:
    """Return the badge of a stance slug."""
    return _stance_badge(str(stance), get_language())


@cache
def _stance_badge(stance: str, _language: str | None) -> SafeString:
    hue, drawing = STANCES.get(stance, ("", "silent"))
    return badge(Stance(stance).label, hue, drawing)


@register.simple_tag
def status_badges(claim: Claim) -> SafeString:
    """Return both derived facts of a claim's status, which are never shown apart, and whether it is disputed."""
    return _status_badges(str(claim.answer), str(claim.support), claim.disputed, get_language())


@cache
def _status_badges(answer: str, support: str, disputed: bool, _language: str | None) -> SafeString:
    hue, drawing = ANSWERS.get(answer, ("", "silent"))
    first = badge(_("disputed"), "amber", "dispute") if disputed else ""
    return format_html("{} {} {}", first, badge(Answer(answer).label, hue, drawing), badge(Support(support).label))


def stage_badge(stage: str) -> SafeString:
    """Return the badge of a job's stage."""
    hue, drawing = STAGES.get(stage, ("blue", "clock"))
    return badge(JobStage(stage).label, hue, drawing)


@register.simple_tag
def outcome_badge(anchor: Anchor | None) -> SafeString | str:
    """Return what became of a passage in the source's later version, "" where it was not fetched again."""
    if anchor is None:
        return ""
    hue, drawing = OUTCOMES[anchor.outcome]
    label = DIFFERENCES.get(anchor.differs) or PassageOutcome(anchor.outcome).label
    return badge(format_html("{} {}", _("source:"), label), hue, drawing)


def passage_badge(passage: Passage) -> SafeString | str:
    """Return the badge of a passage that came with its `standing` (retrieval/changed.py), "" for any other."""
    standing: list[Anchor] = getattr(passage, "standing", [])
    return outcome_badge(standing[0]) if standing else ""


@register.simple_tag
def failure_sentence(job: Job | Feed) -> str:
    """Return why a job or the fetching of a feed failed and what to do, "" when it did not."""
    if not job.failure:
        return ""
    error = SourceError(job.failure, job.detail)
    return error.feed_sentence() if isinstance(job, Feed) else error.sentence()


@register.filter
def moment(value: datetime | None) -> str:
    """Return a moment in the newsroom's zone, with UTC as its title."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    utc = value.astimezone(UTC)
    return format_html(
        '<time datetime="{}" title="{}">{} {}</time>',
        utc.isoformat(timespec="seconds"),
        f"{utc:%Y-%m-%d %H:%M} UTC",
        f"{_words_of(local.date(), get_language())}, {local:%H:%M}",
        local.tzname(),
    )


@lru_cache(maxsize=MOST_DAYS)
def _words_of(value: date, _language: str | None) -> str:
    return date_format(value, "j M Y")


@register.filter
def clock(value: datetime) -> str:
    """Return the time of day in the newsroom's zone, with UTC as its title."""
    utc = value.astimezone(UTC)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        utc.isoformat(timespec="seconds"),
        f"{utc:%Y-%m-%d %H:%M} UTC",
        f"{timezone.localtime(value):%H:%M}",
    )


@register.simple_tag
def day(value: date | None, precision: str = Precision.DAY) -> str:
    """Return a date as exactly as it is known; where it is not, say so."""
    return _day(value, str(precision), get_language())


@lru_cache(maxsize=MOST_DAYS)
def _day(value: date | None, precision: str, _language: str | None) -> str:
    if value is None or precision == Precision.UNKNOWN:
        return _("date unknown")
    shape = {Precision.MONTH: "F Y", Precision.YEAR: "Y"}.get(Precision(precision), "j M Y")
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), date_format(value, shape))


@register.simple_tag
def said_day(statement: Statement) -> str:
    """Return when a statement was said, and whether that is no more than the day of its article."""
    shown = day(statement.said_from, statement.said_precision)
    return format_html(_("{} (date of the article)"), shown) if statement.said_inherited else shown


@register.filter
def lasting(value: timedelta | None) -> str:
    """Return a length of time by its largest unit: minutes, hours or days; "" for None."""
    if value is None:
        return ""
    minutes = round(value.total_seconds() / 60)
    if minutes < 1:
        return _("under a minute")
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    if minutes < 48 * 60:
        hours = round(minutes / 60)
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = round(minutes / 60 / 24)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


@register.simple_tag
def language_name(code: str) -> str:
    """Return the name of a language in the language of the page; "" for one that is unknown."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return ""


@register.simple_tag(takes_context=True)
def nav_link(context: RequestContext, name: str, label: str) -> SafeString:
    """Return a link of the navigation; it is current on its page and on the pages below it."""
    href = address(name)
    request: HttpRequest | None = context.get("request")
    path = request.path if request else ""
    current = path == href or (href.count("/") > 1 and path.startswith(href))
    return format_html('<a href="{}"{}>{}</a>', href, SafeString(' aria-current="page"') if current else "", label)


@register.filter
def verbatim(text: str) -> SafeString:
    """Return a text such that a browser counts the same code points: HTML would make one line end of two."""
    return mark_safe(escape(text).replace("\r", "&#13;"))  # noqa: S308 -- escaped here


def words_before(passage: Passage) -> str:
    """Return the whole words before a passage, within its paragraph: the short context that readers may see."""
    line = passage.prefix.rsplit("\n", 1)[-1]
    cut = len(line) == CONTEXT  # the first word may be the end of one
    return line.partition(" ")[2] if cut else line


def words_after(passage: Passage) -> str:
    """Return the whole words after a passage, within its paragraph."""
    line = passage.suffix.split("\n", 1)[0]
    cut = len(line) == CONTEXT
    return line.rpartition(" ")[0] if cut else line


@register.filter
def shortened(text: str, most: int) -> str:
    """Return a text of at most `most` characters as it is, a longer one cut as `truncatechars` cuts it."""
    return text if len(text) <= most else _cut(text, most, get_language())


@lru_cache(MOST_CUT)
def _cut(text: str, most: int, _language: str | None) -> str:
    return Truncator(text).chars(most)


@register.filter
def text_fragment(passage_exact: str) -> str:
    """Return `#:~:text=…` that makes a browser scroll to the words, by their ends where they are many."""
    words = passage_exact.split()
    if len(words) <= 12:
        return f"#:~:text={_encoded(words)}"
    return f"#:~:text={_encoded(words[:5])},{_encoded(words[-5:])}"


def _encoded(words: list[str]) -> str:
    # In a text fragment the hyphen, the comma and the ampersand mean something: quote() leaves the hyphen alone.
    return quote(" ".join(words), safe="").replace("-", "%2D")
