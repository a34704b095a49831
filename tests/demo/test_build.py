"""The demo newsroom, as `manage.py demo` loads it. Loading takes seconds: it is done once here."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import Q

from claims import tasks
from claims.demo import build, deciding
from claims.models import Candidate, Claim, Decision, Job, Newsroom, Relation, Statement
from claims.models.choices import Answer, CandidateState, JobStage, RelationState, RelationType, Support

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

OPPOSING = (RelationType.DENIES, RelationType.CONTRADICTS, RelationType.CONFLICTING_FIGURE)


def breaks(*_: object) -> None:
    raise KeyboardInterrupt


def decisions() -> Counter[tuple[str, str, str]]:
    return Counter((d.action, str(d.subject), str(sorted(d.after.items()))) for d in Decision.objects.all())


def test_loading_goes_on_where_it_was_broken_off_to_a_newsroom_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    for place, name in ((tasks.read_source, "run"), (deciding, "_match")):
        with monkeypatch.context() as patch:
            patch.setattr(place, name, breaks)
            with pytest.raises(KeyboardInterrupt):
                build.build()
        assert not Newsroom.current().is_demo
    assert build.build() is True
    made = decisions()
    assert set(made.values()) == {1}
    out = StringIO()
    call_command("demo", stdout=out)
    assert (decisions(), out.getvalue()) == (made, "The demo newsroom is there already.\n")

    leaves_work_of_each_kind()
    shows_a_dispute_a_bare_denial_and_conflicting_figures()
    names_every_party_and_outlet_it_publishes()
    was_named_by_its_administrator_and_decided_by_its_editors()


def leaves_work_of_each_kind() -> None:
    pending = Candidate.objects.filter(state=CandidateState.PENDING)
    assert pending.count() >= 10
    assert pending.filter(stance="denies", answers__state=CandidateState.PENDING).exists()
    assert pending.filter(party=None).exists()
    proposed = Relation.objects.filter(state=RelationState.SUGGESTED, type__in=OPPOSING, unknown=[])
    assert proposed.count() >= 2
    assert set(Job.objects.values_list("stage", flat=True)) == {JobStage.DONE}


def shows_a_dispute_a_bare_denial_and_conflicting_figures() -> None:
    assert Claim.objects.published().count() >= 3
    disputes = Counter(Claim.objects.exclude(dispute=None).values_list("dispute", flat=True))
    assert max(disputes.values()) == 3
    assert Claim.objects.published().filter(answer=Answer.DENIED, support=Support.NO_NAMED_SOURCE).exists()
    conflicts = Relation.objects.filter(state=RelationState.CONFIRMED, type=RelationType.CONFLICTING_FIGURE)
    assert conflicts.filter(source__claim__published_at__isnull=False).exists()


def names_every_party_and_outlet_it_publishes() -> None:
    published = Statement.objects.in_force().filter(claim__published_at__isnull=False)
    assert not published.filter(Q(party=None) | Q(passage__version__article__outlet=None)).exists()


def was_named_by_its_administrator_and_decided_by_its_editors() -> None:
    by: dict[str, set[str]] = {}
    for action, actor in Decision.objects.values_list("action", "actor__username"):
        by.setdefault(action.partition(".")[0], set()).add(actor)
    assert by == {
        **{kind: {"admin"} for kind in ("user", "outlet", "party", "speaker", "place", "event", "newsroom")},
        **{kind: {"editor"} for kind in ("article", "candidate", "relation")},
        "claim": {"editor", "publisher"},
    }
