"""Deciding candidates: one form holds all that may be typed, so that nothing is lost whichever button is pressed."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.actions.statements import Said
from claims.extraction.pointing import pointing_words
from claims.forms.base import Apart
from claims.forms.choices import filter_by, in_use, listed_once
from claims.forms.figures import Rows, rows_of, typed_rows
from claims.forms.finding import Finding
from claims.models import Candidate, Claim, Event, Party, Speaker
from claims.models.base import fold
from claims.models.choices import DenialTarget, RejectionReason, Stance
from claims.retrieval import proposed
from claims.vocabulary import LONGEST_PROPOSITION

NEW, NONE = "new", "none"
# Stances that state no fact: kept, as a rule, without a claim.
STATES_NOTHING = frozenset({Stance.DECLINES, Stance.DEMANDS, Stance.PROMISES})
# What is drawn once it is opened, and so sent only then; of a known party also which it is.
OPENED = ("stance", "denial_target", "hedged", "speaker_text", "target", "proposition", "content")
OPENED_OF_PARTY = ("party", "remember_alias")
MUTUAL = ".mutual"  # the rule that found several sides saying it of each other
WORDS_REACH = 4000  # code points on either side of the passage in which an editor's words are looked for


def find_words(text: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where `words` stand in text[start:end], white space apart; None when they do not."""
    parts = words.split()
    if not parts:
        return None
    found = re.compile(r"\s+".join(map(re.escape, parts))).search(text, start, end)
    return found.span() if found else None


def opened(sent: Mapping[str, Any]) -> bool:
    """Return whether what was sent holds the parts of a candidate that are drawn once they are opened."""
    return "content" in sent


def _unopened(candidate: Candidate) -> set[str]:
    return {*OPENED, *OPENED_OF_PARTY} if candidate.party_id else set(OPENED)


def drafted(proposition: str) -> str:
    """Return the words of a candidate as the first draft of a claim: one sentence with its capital and its stop."""
    words = " ".join(proposition.split()).strip(" ,;:\"“”'‘’")
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""


class CandidateForm(Finding):
    """A candidate as an editor leaves it: its parts, and the claim it goes onto."""

    keys_taken = 3  # by the suggestions

    revision = forms.IntegerField(widget=forms.HiddenInput)
    claim = forms.CharField(max_length=36, required=False)
    new_claim = forms.CharField(
        label=_("New claim"),
        max_length=LONGEST_PROPOSITION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("State the assertion itself in neutral words, without who says it and without “not”."),
    )
    stance = forms.ChoiceField(label=_("Stance"), choices=Stance.choices)
    denial_target = forms.ChoiceField(
        label=_("What is denied"), choices=[("", "—"), *DenialTarget.choices], required=False
    )
    hedged = forms.BooleanField(label=_("Reported with reserve (“claims”, “reportedly”)"), required=False)
    speaker_text = forms.CharField(label=_("Speaker"), max_length=400, required=False)
    party = in_use(Party, label=_("Party of the speaker"), empty_label=_("unknown"))
    new_party = forms.CharField(
        label=_("Or a new party"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "data-key": "t", "data-key-label": _("Name a new party")}),
    )
    remember_alias = forms.BooleanField(label=_("Remember this name for the party"), required=False)
    target = in_use(Party, label=_("Accused party"), empty_label=_("none"))
    proposition = forms.CharField(label=_("What is said"), widget=forms.Textarea(attrs={"rows": 2}))
    content = forms.CharField(
        label=_("Words of the article"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shorten or lengthen to the words that were said, exactly as printed."),
    )
    parts = forms.CharField(
        label=_("The statements, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Start a new line where the next statement begins; leave out words that belong to none."),
    )
    reason = forms.ChoiceField(choices=RejectionReason.choices, required=False)
    note = forms.CharField(label=_("Note"), max_length=500, required=False)
    find = forms.CharField(label=_("Find another claim"), max_length=200, required=False)

    def __init__(
        self, data: QueryDict | None = None, *, candidate: Candidate, selected: str = "", **kwargs: Any
    ) -> None:
        self.candidate = candidate
        stands = self._as_it_stands(selected)
        kwargs["initial"] = stands | kwargs.get("initial", {})
        super().__init__(data if data is None or opened(data) else self._with_unopened(data, stands), **kwargs)
        listed_once(self.fields["party"], self.fields["target"])
        self.fields["new_claim"].help_text = self._asked_of_a_claim()

    @cached_property
    def figures(self) -> Rows:
        """The figures, a row each; left as they stand where none was sent."""
        return self._dated(rows_of(self.candidate.figures, self.data if self.is_bound else None))

    def _with_unopened(self, sent: QueryDict, stands: Mapping[str, Any]) -> QueryDict:
        """Return what was sent, and beside it what nobody opened, as it stands.

        Where no draft says what is said, the new claim that the editor states does.
        """
        every = sent.copy()
        for name in _unopened(self.candidate):
            if stands[name]:
                every[name] = "on" if stands[name] is True else str(getattr(stands[name], "public_id", stands[name]))
        if sent.get("claim", "") in {"", NEW}:
            every.setdefault("proposition", sent.get("new_claim", ""))
        return every

    def _asked_of_a_claim(self) -> str:
        """Return how a claim is worded, with the words of its draft that say nothing without the article."""
        asked = str(self.base_fields["new_claim"].help_text)
        words = pointing_words(str(self.initial["new_claim"]), self.candidate.version.language)
        if not words:
            return asked
        named = _("A reader without the article cannot tell what is meant by %(words)s.")
        return f"{named % {'words': ', '.join(f'“{word}”' for word in words)}} {asked}"

    @classmethod
    def typed(cls, posted: Mapping[str, Any], *, candidate: Candidate) -> Self:
        """Return the form as it was left, with a blank row for another figure, and nothing of it judged yet."""
        ticks = {name for name, field in cls.base_fields.items() if isinstance(field, forms.BooleanField)}
        left = {name: name in posted if name in ticks else posted.get(name, "") for name in cls.base_fields}
        if not opened(posted):
            left = {name: left[name] for name in left.keys() - _unopened(candidate)}
        form = cls(candidate=candidate, initial=left | {"revision": candidate.revision})
        if "figures-TOTAL_FORMS" in posted:
            form.figures = form._dated(rows_of(typed_rows(posted)))
        return form

    def is_valid(self) -> bool:
        """Return whether the parts and every figure hold."""
        return super().is_valid() and (not self.figures.is_bound or self.figures.is_valid())

    def _dated(self, rows: Rows) -> Rows:
        """Return `rows`, each that stands for a proposed figure with the day up to which its passage counts it."""
        days = {(str(one.start), str(one.end)): one.as_of for one in proposed.figures(self.candidate)}
        for row in rows:
            row.until = days.get((str(row["start"].value()), str(row["end"].value())))
        return rows

    def _as_it_stands(self, selected: str) -> dict[str, object]:
        c = self.candidate
        content = c.version.text[c.content_start : c.content_end]
        # "Both sides deny each other's statements" is about an event: it makes no claim denied.
        nothing = NONE if c.stance in STATES_NOTHING or c.rule.endswith(MUTUAL) else NEW
        return {
            "revision": c.revision,
            "claim": selected or nothing,
            "new_claim": drafted((c.answers or c).proposition),
            "stance": c.stance,
            "denial_target": c.denial_target,
            "hedged": c.hedged,
            "speaker_text": c.speaker_text,
            "party": c.party,
            "remember_alias": c.party is None and bool(c.speaker_text) and not c.speaker_resolved,
            "target": c.target,
            "proposition": c.proposition,
            "content": content,
            "parts": " ".join(content.split()),
        }

    def clean_claim(self) -> Claim | str:
        """Return the chosen claim, or NEW or NONE."""
        chosen = self.cleaned_data["claim"] or NEW
        if chosen in {NEW, NONE}:
            return chosen
        try:
            return Claim.objects.current().select_related("event").get(public_id=chosen)
        except (Claim.DoesNotExist, forms.ValidationError) as missing:
            raise forms.ValidationError(_("This claim is no longer in use. Choose another one.")) from missing

    def clean_content(self) -> tuple[int, int]:
        """Return where the words stand in the article."""
        return self._locate(self.cleaned_data["content"])

    def clean_parts(self) -> list[tuple[int, int]]:
        """Return where each line stands in the article, in order."""
        return list(self._locate_lines(self.cleaned_data["parts"])) if "split" in self.data else []

    def changes(self) -> Said:
        """Return the parts that differ from the candidate."""
        given = self.cleaned_data
        start, end = given["content"]
        said = {name: given[name] for name in ("stance", "denial_target", "hedged", "party", "target")}
        said |= {"content_start": start, "content_end": end}
        said |= self._changed_words() | self._changed_figures()
        return {name: v for name, v in said.items() if getattr(self.candidate, name) != v}  # type: ignore[return-value]

    def decision(self) -> dict[str, Any]:
        """Return the arguments of `candidates.accept` beside the candidate and the user."""
        given = self.cleaned_data
        claim, party = given["claim"], given["party"] or given["new_party"]
        return {
            "claim": claim if isinstance(claim, Claim) else None,
            "new_claim": (given["new_claim"].strip() or given["proposition"]) if claim == NEW else "",
            "changes": self.changes(),
            "new_party": given["new_party"],
            "remember_alias": bool(given["remember_alias"] and party and given["speaker_text"]),
            "revision": given["revision"],
        }

    def _changed_words(self) -> dict[str, object]:
        changed: dict[str, object] = {}
        proposition = " ".join(self.cleaned_data["proposition"].split())
        if proposition != " ".join(self.candidate.proposition.split()):
            changed["proposition"] = proposition
        speaker_text = self.cleaned_data["speaker_text"]
        if speaker_text != self.candidate.speaker_text:
            changed |= {"speaker_text": speaker_text, "speaker": _speaker_named(speaker_text)}
        return changed

    def _changed_figures(self) -> dict[str, object]:
        return {"figures": self.figures.figures()} if self.figures.changed(self.candidate.figures) else {}

    def _locate(self, words: str) -> tuple[int, int]:
        passage, text = self.candidate.passage, self.candidate.version.text
        held = self.candidate.content_start, self.candidate.content_end
        if words.split() == text[slice(*held)].split():
            return held
        near = find_words(text, words, passage.start, passage.end)
        found = near or find_words(text, words, max(0, passage.start - WORDS_REACH), passage.end + WORDS_REACH)
        if found is None:
            raise forms.ValidationError(_("The article does not have these words near the passage: “%(words)s”."),
                                        params={"words": words[:120]})  # fmt: skip
        return found

    def _locate_lines(self, lines: str) -> Iterator[tuple[int, int]]:
        text = self.candidate.version.text
        low = max(0, self.candidate.passage.start - WORDS_REACH)
        for line in filter(str.strip, lines.splitlines()):
            found = find_words(text, line, low, self.candidate.passage.end + WORDS_REACH)
            if found is None:
                raise forms.ValidationError(_("The article does not have these words near the passage: “%(words)s”."),
                                            params={"words": line.strip()[:120]})  # fmt: skip
            yield found
            low = found[1]


def _speaker_named(text: str) -> Speaker | None:
    named = Speaker.objects.filter(aliases__folded=fold(text), merged_into=None).distinct()[:2]
    return named[0] if len(named) == 1 else None


class QueueFilter(Apart):
    """Which candidates to review."""

    article = forms.UUIDField(label=_("One article"), required=False, widget=forms.HiddenInput)
    event = filter_by(Event, label=_("Event"), empty_label=_("all events"))
    party = filter_by(Party, label=_("Party"), empty_label=_("all parties"))
    stance = forms.ChoiceField(label=_("Stance"), choices=[("", _("all stances")), *Stance.choices], required=False)
