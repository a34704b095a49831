"""Labels for people, beside the slugs of `claims.vocabulary`; and the states of records."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from claims import vocabulary as v


class Stance(TextChoices):
    ASSERTS = v.Stance.ASSERTS, _("says")
    ACCUSES = v.Stance.ACCUSES, _("accuses")
    DENIES = v.Stance.DENIES, _("denies")
    PARTLY_DENIES = v.Stance.PARTLY_DENIES, _("partly denies")
    CONFIRMS = v.Stance.CONFIRMS, _("says the same")
    CONCEDES = v.Stance.CONCEDES, _("concedes")
    JUSTIFIES = v.Stance.JUSTIFIES, _("justifies")
    DOUBTS = v.Stance.DOUBTS, _("doubts")
    DECLINES = v.Stance.DECLINES, _("declines to comment")
    RETRACTS = v.Stance.RETRACTS, _("retracts")
    REVISES = v.Stance.REVISES, _("revises")
    DEMANDS = v.Stance.DEMANDS, _("demands")
    PROMISES = v.Stance.PROMISES, _("promises")


class DenialTarget(TextChoices):
    OCCURRENCE = v.DenialTarget.OCCURRENCE, _("that it happened")
    RESPONSIBILITY = v.DenialTarget.RESPONSIBILITY, _("responsibility")
    FIGURE = v.DenialTarget.FIGURE, _("the figure")
    CHARACTERISATION = v.DenialTarget.CHARACTERISATION, _("how it is described")


class RelationType(TextChoices):
    DENIES = v.RelationType.DENIES, _("denies")
    CONTRADICTS = v.RelationType.CONTRADICTS, _("contradicts")
    CONFLICTING_FIGURE = v.RelationType.CONFLICTING_FIGURE, _("gives another figure than")
    CORROBORATES = v.RelationType.CORROBORATES, _("says the same as")
    REPEATS = v.RelationType.REPEATS, _("repeats")
    SUPERSEDES = v.RelationType.SUPERSEDES, _("replaces")
    COUNTER_ACCUSATION = v.RelationType.COUNTER_ACCUSATION, _("accuses in return")
    PARTLY_CONCEDES = v.RelationType.PARTLY_CONCEDES, _("partly concedes")


class Modifier(TextChoices):
    EXACTLY = v.Modifier.EXACTLY, _("exactly")
    MORE_THAN = v.Modifier.MORE_THAN, _("more than")
    AT_LEAST = v.Modifier.AT_LEAST, _("at least")
    NEARLY = v.Modifier.NEARLY, _("nearly")
    ABOUT = v.Modifier.ABOUT, _("about")
    UP_TO = v.Modifier.UP_TO, _("up to")
    LESS_THAN = v.Modifier.LESS_THAN, _("less than")
    TENS = v.Modifier.TENS, _("tens of")
    HUNDREDS = v.Modifier.HUNDREDS, _("hundreds of")
    THOUSANDS = v.Modifier.THOUSANDS, _("thousands of")


class PartyRole(TextChoices):
    BELLIGERENT = v.PartyRole.BELLIGERENT, _("belligerent")
    MEDIATOR = v.PartyRole.MEDIATOR, _("mediator")
    MONITOR = v.PartyRole.MONITOR, _("monitor")
    THIRD_PARTY = v.PartyRole.THIRD_PARTY, _("third party")


class Answer(TextChoices):
    UNANSWERED = v.Answer.UNANSWERED, _("unanswered")
    DENIED = v.Answer.DENIED, _("denied")
    CONTESTED = v.Answer.CONTESTED, _("contested")
    PARTLY_CONCEDED = v.Answer.PARTLY_CONCEDED, _("partly conceded")
    CONCEDED = v.Answer.CONCEDED, _("conceded")


class Support(TextChoices):
    NO_NAMED_SOURCE = v.Support.NO_NAMED_SOURCE, _("no named source asserts it")
    SINGLE_SOURCE = v.Support.SINGLE_SOURCE, _("single source")
    SEVERAL_ORIGINS = v.Support.SEVERAL_ORIGINS, _("several origins")
    THIRD_PARTY = v.Support.THIRD_PARTY, _("third party says the same")


class Precision(TextChoices):
    DAY = v.Precision.DAY, _("day")
    MONTH = v.Precision.MONTH, _("month")
    YEAR = v.Precision.YEAR, _("year")
    UNKNOWN = v.Precision.UNKNOWN, _("unknown")


class PassageOutcome(TextChoices):
    VERBATIM = v.PassageOutcome.VERBATIM, _("unchanged")
    MOVED = v.PassageOutcome.MOVED, _("moved")
    EDITED = v.PassageOutcome.EDITED, _("edited")
    GONE = v.PassageOutcome.GONE, _("gone")


class Verdict(TextChoices):
    """What only a person may say of a claim."""

    DISPUTED = "disputed", _("disputed")
    VERIFIED = "verified", _("verified")
    REFUTED = "refuted", _("refuted")
    UNVERIFIABLE = "unverifiable", _("cannot be verified")
    RESOLVED = "resolved", _("resolved")
    RETRACTED = "retracted", _("retracted")


class CandidateState(TextChoices):
    PENDING = "pending", _("to review")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")
    MERGED = "merged", _("merged")
    SPLIT = "split", _("split")


class RejectionReason(TextChoices):
    NOT_A_STATEMENT = "not_a_statement", _("not a statement")
    WRONG_SPEAKER = "wrong_speaker", _("wrong speaker")
    WRONG_PASSAGE = "wrong_passage", _("wrong passage")
    DUPLICATE = "duplicate", _("already recorded")
    NOT_NEWSWORTHY = "not_newsworthy", _("not worth recording")
    OTHER = "other", _("other")


class RelationState(TextChoices):
    SUGGESTED = "suggested", _("proposed")
    CONFIRMED = "confirmed", _("confirmed")
    DISMISSED = "dismissed", _("dismissed")


class DismissalReason(TextChoices):
    DIFFERENT_EVENT = "different_event", _("different event")
    DIFFERENT_TIME = "different_time", _("different time window")
    DIFFERENT_MEASURE = "different_measure", _("different thing counted")
    NOT_OPPOSED = "not_opposed", _("both can be true")
    SAME_ORIGIN = "same_origin", _("same origin")
    OTHER = "other", _("other")


class MissingContext(TextChoices):
    """What an editor must learn before a pair can be decided; it stays open until then."""

    EVENT = "event", _("which event it is about")
    DATE = "date", _("when it was said or happened")
    COUNTED = "counted", _("what the figures count")
    ORIGINAL = "original", _("the original words or document")
    REPLY = "reply", _("what the party itself says")
    OTHER = "other", _("something else, see the note")


class ArticleKind(TextChoices):
    ARTICLE = "article", _("article")
    INTERVIEW = "interview", _("interview")
    CALL = "call", _("call")
    EMAIL = "email", _("e-mail")
    PRESS_CONFERENCE = "press_conference", _("press conference")
    POST = "post", _("post")


class PartyKind(TextChoices):
    STATE = "state", _("state")
    ARMED_GROUP = "armed_group", _("armed group")
    AUTHORITY = "authority", _("authority")
    COMPANY = "company", _("company")
    COURT = "court", _("court")
    ORGANISATION = "organisation", _("organisation")
    OTHER = "other", _("other")


class JobStage(TextChoices):
    QUEUED = "queued", _("queued")
    FETCHING = "fetching", _("fetching")
    CLEANING = "cleaning", _("cleaning")
    EXTRACTING = "extracting", _("extracting")
    MATCHING = "matching", _("matching")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


class JobKind(TextChoices):
    INGEST = "ingest", _("read an article")
    MATCH = "match", _("match a statement")


class Cadence(IntegerChoices):
    """How often a feed is fetched, in minutes."""

    QUARTER = 15, _("every 15 minutes")
    HALF = 30, _("every 30 minutes")
    HOUR = 60, _("every hour")
    THREE = 180, _("every 3 hours")
    TWELVE = 720, _("every 12 hours")
    DAY = 1440, _("every day")


class Role(TextChoices):
    VIEWER = "viewer", _("viewer")
    EDITOR = "editor", _("editor")
    PUBLISHER = "publisher", _("publisher")
    ADMINISTRATOR = "administrator", _("administrator")
