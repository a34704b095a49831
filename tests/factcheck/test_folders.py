"""The folders under VAR_DIR: what is opened, what is refused, what is left alone."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.local import folders
from factcheck.local.errors import CannotRun
from factcheck.local.layout import Layout
from factcheck.local.processes import Account, server_account
from tests.servers import temporary_folder

as_root = pytest.mark.skipif(os.getuid() != 0, reason="only root's servers run as another user")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that another user could reach, which pytest's own are not."""
    made = Path(temporary_folder())
    yield made
    folders.remove(made)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folders_of_the_servers_are_private_to_their_user(folder: Path) -> None:
    layout, account = Layout(folder / "var"), server_account()

    folders.prepare(layout, account)

    for made in (layout.postgres_data.parent, layout.valkey_data, layout.sockets):
        assert (mode(made), made.stat().st_uid) == (0o700, account.uid if account else os.getuid())


def test_a_file_in_place_of_var_dir_is_refused_with_a_sentence(folder: Path) -> None:
    (folder / "var").touch()

    with pytest.raises(CannotRun, match="cannot be made"):
        folders.prepare(Layout(folder / "var"), None)


@as_root
def test_a_var_dir_that_the_servers_cannot_reach_is_refused_and_left_alone(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)

    with pytest.raises(CannotRun, match=f"cannot enter {closed}"):
        folders.prepare(Layout(closed / "var"), server_account())

    assert mode(closed) == 0o700


@as_root
def test_an_open_var_dir_keeps_its_permissions(folder: Path) -> None:
    folder.chmod(0o1777)

    folders.prepare(Layout(folder), server_account())

    assert mode(folder) == 0o1777


@as_root
def test_sockets_of_somebody_else_are_refused(folder: Path) -> None:
    layout = Layout(folder / "var")
    layout.sockets.mkdir(parents=True)
    os.chown(layout.sockets, 12345, 12345)

    with pytest.raises(CannotRun, match="belongs to another user"):
        folders.prepare(layout, server_account())


def test_copies_can_be_run_by_others_whatever_the_umask_was(folder: Path) -> None:
    source = folder / "source"
    (source / "bin").mkdir(parents=True)
    (source / "bin" / "server").touch(mode=0o700)
    (source / "data").touch(mode=0o600)

    copy = folders.copy_for(Layout(folder), Account(uid=65534, gid=65534), source, "server-1/install")

    assert [mode(copy / name) for name in ("bin", "bin/server", "data")] == [0o755, 0o755, 0o644]
    assert mode(Layout(folder).binaries) == 0o755
