"""What is stored about claims comes back from their statements."""

import pytest
from django.core.management import call_command
from django.db import transaction

from claims.models import Claim, Position, Voice
from claims.models.choices import Stance
from claims.pipeline import status
from tests.factories import ClaimFactory, StatementFactory

pytestmark = pytest.mark.django_db


def stored(claim: Claim) -> tuple[object, ...]:
    claim.refresh_from_db()
    return claim.answer, claim.support, claim.voices.count(), claim.positions.count()


def test_deriving_stores_what_the_statements_say(capsys) -> None:
    claim = ClaimFactory()
    for stance in (Stance.ACCUSES, Stance.DENIES):
        StatementFactory(claim=claim, stance=stance)
    with transaction.atomic():
        status.refresh([claim.pk])
    before = stored(claim)
    Claim.objects.filter(pk=claim.pk).update(rule_version="1")
    Voice.objects.all().delete()
    Position.objects.all().delete()

    call_command("derive", "--outdated")

    assert (stored(claim), before[2:]) == (before, (2, 2))
    call_command("derive", "--outdated")
    call_command("derive")
    assert [line.split(": ")[1] for line in capsys.readouterr().out.splitlines()] == ["1", "0", "1"]
