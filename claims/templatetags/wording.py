"""Slugs of extraction rules and of records' fields in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models import choices

# By the rule's slug without its language, as claims/extraction names them.
RULES: Mapping[str, object] = {
    "subject-verb-content": _("A speaker, a verb of saying and what is said follow each other."),
    "content-subject-verb": _("What is said comes first, then the speaker and a verb of saying."),
    "content-verb-subject": _("What is said comes first, then a verb of saying and the speaker."),
    "verb-subject-content": _("A verb of saying comes first, then the speaker and what is said."),
    "content-clitic": _("What is said is followed by a short “he said” or “she said”."),
    "source-content": _("The text names its source before what is said (“according to”)."),
    "content-source": _("The text names its source after what is said (“according to”)."),
    "denial": _("A verb of denial with what is denied."),
    "noun-that-content": _("A noun such as “claim” or “statement” with what is said."),
    "passive": _("What was said stands in the passive."),
    "relative-passive": _("A clause says by whom it was said."),
    "accused-of": _("Somebody is accused of an act."),
    "mutual": _("Several sides say it of each other."),
    "hedge": _("The text reports it without a named source (“reportedly”)."),
    "headline": _("The headline names a speaker and what is said."),
    "speaker-colon": _("A speaker and a colon stand before what is said."),
    "headline-colon": _("The headline puts a colon between speaker and what is said."),
    "continued-quotation": _("A quotation goes on from the sentence before."),
    "own-voice": _("The outlet itself reports a denial or a figure."),
    "model": _("A language model quoted it; the words were found in the text."),
}

# Slugs of what raised or lowered the confidence.
NOTES: Mapping[str, object] = {
    "content-that": _("“That” introduces what is said."),
    "content-quote": _("The words are in quotation marks."),
    "content-comma": _("A comma marks where the words begin."),
    "content-bare": _("Nothing marks where the words begin."),
    "bare-content": _("Nothing marks where the words begin."),
    "speaker-carried-on": _("The speaker is that of the sentence before."),
    "speaker-unresolved": _("The text does not name the speaker here."),
    "speaker-resolved": _("A pronoun stands for the speaker; the name is from an earlier sentence."),
    "documents": _("A document speaks, not a person."),
    "relative-speaker": _("The speaker stands in a side clause."),
    "relayed": _("Another source passed it on."),
    "anaphoric": _("It points back at an earlier statement (“the claim”)."),
    "antecedent-unknown": _("What it points at was not found in this text: say what is meant."),
    "own-words": _("The speaker says in other words that what was alleged was not done."),
    "may-deny": _("It negates something after an accusation or a denial: it may be a denial."),
    "may-well-deny": _("It negates something after an accusation or a denial: it may be a denial."),
    "nested": _("One report stands inside another."),
    "mutual": _("It is said of both sides."),
    "split-quotation": _("The quotation goes on after its speaker is named."),
    "quotation-goes-on": _("The quotation goes on without naming its speaker again."),
    "casualty-figure": _("It is kept for its figure; the text names no source."),
    "long-speaker": _("The speaker's name is unusually long."),
}

NOUNS: Mapping[str, object] = {
    "event": _("event"),
    "outlet": _("outlet"),
    "party": _("party"),
    "place": _("place"),
    "speaker": _("speaker"),
}

# Parts of a record as a Decision names them.
FIELDS: Mapping[str, object] = {
    "alias": _("name in texts"),
    "assignee": _("assigned to"),
    "cadence": _("fetched (minutes)"),
    "claim": _("claim"),
    "country": _("country"),
    "content_end": _("end of the words"),
    "content_start": _("start of the words"),
    "denial_target": _("what is denied"),
    "dismissal": _("reason"),
    "ends_on": _("last day"),
    "ends_precision": _("last day known to the"),
    "event": _("event"),
    "events": _("events"),
    "figures": _("figures"),
    "hedged": _("with reserve"),
    "is_active": _("may log in"),
    "is_demo": _("demo newsroom"),
    "kind": _("kind"),
    "language": _("language"),
    "moved": _("moved"),
    "needs": _("needed first"),
    "name": _("name"),
    "outlet": _("outlet"),
    "parent": _("part of"),
    "part_of": _("part of"),
    "party": _("party"),
    "passage": _("passage"),
    "parts": _("parts"),
    "place": _("place"),
    "proposition": _("words"),
    "published_on": _("published"),
    "published_precision": _("date known to the"),
    "rejection": _("reason"),
    "role": _("role"),
    "speaker": _("speaker"),
    "speaker_text": _("speaker as printed"),
    "stance": _("stance"),
    "starts_on": _("first day"),
    "starts_precision": _("first day known to the"),
    "state": pgettext_lazy("what a record is in", "state"),
    "statement": _("statement"),
    "statements": _("statements"),
    "target": _("accused party"),
    "time_zone": _("time zone"),
    "title": _("title"),
    "type": _("relation"),
    "username": _("username"),
    "verdict": _("status"),
    "watched": _("followed"),
    "within": _("within"),
}

# Parts whose values are slugs.
LABELS: Mapping[str, list[tuple[str, Any]]] = {
    "denial_target": choices.DenialTarget.choices,
    "dismissal": choices.DismissalReason.choices,
    "ends_precision": choices.Precision.choices,
    "needs": choices.MissingContext.choices,
    "kind": [*choices.ArticleKind.choices, *choices.PartyKind.choices],
    "passage": choices.PassageOutcome.choices,
    "published_precision": choices.Precision.choices,
    "rejection": choices.RejectionReason.choices,
    "role": [*choices.PartyRole.choices, *choices.Role.choices],
    "stance": choices.Stance.choices,
    "starts_precision": choices.Precision.choices,
    "state": [*choices.CandidateState.choices, *choices.RelationState.choices],
    "type": choices.RelationType.choices,
    "verdict": choices.Verdict.choices,
    **{name: [("True", _("yes")), ("False", _("no"))] for name in ("is_active", "is_demo", "watched")},
}

# How a statement answers the one that it stands below.
ANSWERING: Mapping[str, object] = {
    choices.RelationType.DENIES: _("denies it"),
    choices.RelationType.CONTRADICTS: _("says the opposite"),
    choices.RelationType.CONFLICTING_FIGURE: _("gives another figure"),
    choices.RelationType.CORROBORATES: _("says the same"),
    choices.RelationType.REPEATS: _("repeats it"),
    choices.RelationType.SUPERSEDES: _("replaces it"),
    choices.RelationType.COUNTER_ACCUSATION: _("accuses in return"),
    choices.RelationType.PARTLY_CONCEDES: _("partly concedes"),
}
