"""Three versions of a candidate side by side, for the editor who came second."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from claims.forms.review import CandidateForm
from claims.models import Candidate, Party
from claims.models.choices import Stance

TYPED = ("claim", "new_claim", "stance", "denial_target", "hedged", "speaker_text", "party", "remember_alias", "target",
         "proposition", "content", "note")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a statement: as the machine proposed it, as it stands now, as the editor typed it."""

    label: str
    proposed: str
    stands: str
    yours: str

    @property
    def differs(self) -> bool:
        """Whether the editor's version differs from what stands."""
        return self.stands.split() != self.yours.split()


def rows(candidate: Candidate, form: CandidateForm) -> list[Row]:
    """Return what to compare after a conflict; `form` is bound to what was typed."""
    stands = CandidateForm(candidate=candidate)
    original = _original(candidate)
    names = ("stance", "speaker_text", "party", "target", "proposition", "content", "new_claim")
    return [
        Row(
            label=str(stands[name].label),
            proposed=original.get(name, ""),
            stands=_shown(name, stands[name].value()),
            yours=_shown(name, form[name].value()),
        )
        for name in names
    ]


def typed(posted: QueryDict) -> list[tuple[str, str]]:
    """Return what the editor typed, to carry it through an undo."""
    rows = [name for name in posted if name.startswith("figures-")]
    return [(name, str(posted[name])) for name in (*TYPED, *rows) if name in posted]


def _original(candidate: Candidate) -> dict[str, str]:
    """Return the worker's proposal, which never changes, in the words of the form."""
    proposal, text = candidate.proposal, candidate.version.text
    content = proposal.get("content") or [candidate.content_start, candidate.content_end]
    speaker = proposal.get("resolved_speaker") or proposal.get("speaker")
    return {
        "stance": _shown("stance", proposal.get("stance")),
        "speaker_text": text[slice(*speaker)] if speaker else "",
        "party": _party_by_key(proposal.get("party")),
        "target": _party_by_key(proposal.get("target")),
        "proposition": text[slice(*content)],
        "content": text[slice(*content)],
    }


def _shown(name: str, value: object) -> str:
    if not value:
        return ""
    if name == "stance":
        return str(dict(Stance.choices).get(str(value), value))
    if name in {"party", "target"}:
        return value.name if isinstance(value, Party) else _party_by_public_id(str(value))
    return str(value)


def _party_by_key(key: str | None) -> str:
    row = Party.objects.filter(pk=key).first() if key and str(key).isdecimal() else None
    return row.name if row else _("unknown") if key else ""


def _party_by_public_id(public_id: str) -> str:
    try:
        return Party.objects.get(public_id=public_id).name
    except (Party.DoesNotExist, ValidationError):
        return _("unknown")
