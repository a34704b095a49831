"""What `manage.py up` prints."""

import pytest

from claims.management.commands import up


@pytest.mark.parametrize(
    ("folder", "before"), [("", ""), ("/srv/newsroom", "VAR_DIR=/srv/newsroom "), ("/srv/a b", "VAR_DIR='/srv/a b' ")]
)
def test_a_printed_command_reaches_the_newsroom_of_its_folder(
    monkeypatch: pytest.MonkeyPatch, folder: str, before: str
) -> None:
    monkeypatch.setenv("VAR_DIR", folder)
    assert up.here() == before
