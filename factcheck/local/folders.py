"""Making the folders under VAR_DIR, each with the owner and the mode that its user needs."""

import os
import shutil
import stat
from pathlib import Path

from factcheck.local.errors import CannotRun
from factcheck.local.layout import Layout
from factcheck.local.processes import Account


def prepare(layout: Layout, account: Account | None) -> None:
    """Make VAR_DIR and the folders that the servers write to.

    With an `account` (the user is root) others may enter VAR_DIR, though not list it; permissions outside VAR_DIR are
    never changed. Raises CannotRun where a folder cannot be made, or `account` cannot reach VAR_DIR.
    """
    try:
        layout.var_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotRun(
            f"VAR_DIR {layout.var_dir} cannot be made ({error.strerror}); choose another folder."
        ) from error
    if account:
        _open(layout.var_dir, 0o011)
        _refuse_closed_parents(layout.var_dir)
    for folder in (layout.postgres_data.parent, layout.valkey_data, layout.sockets):
        _make_private(folder, account)


def copy_for(layout: Layout, account: Account | None, source: Path, name: str) -> Path:
    """Return where `account` can run the program under `source`: `source` itself, or a copy called `name` in VAR_DIR.

    Root's virtual environment often lies where no other user may enter, so root's servers run from the copy.
    """
    if account is None:
        return source
    target = layout.binaries / name
    if not target.exists():
        part = target.with_name(target.name + ".part")
        remove(part)
        part.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, part)
        for path in (layout.binaries, *layout.binaries.rglob("*")):
            _open(path, 0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        part.rename(target)
    return target


def remove(path: Path) -> None:
    """Remove a file or a whole folder; nothing there is no error."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _open(path: Path, mode: int) -> None:
    """Add the permissions `mode`, which a strict umask may have left out."""
    found = stat.S_IMODE(path.stat().st_mode)
    if found & mode != mode:
        path.chmod(found | mode)


def _refuse_closed_parents(var_dir: Path) -> None:
    for parent in var_dir.resolve().parents:
        if not parent.stat().st_mode & stat.S_IXOTH:
            raise CannotRun(
                f"As root the database runs as another user, who cannot enter {parent}; "
                f"choose a VAR_DIR outside it, or run as an ordinary user."
            )


def _make_private(folder: Path, account: Account | None) -> None:
    owner = account.uid if account else os.getuid()
    folder.mkdir(mode=0o700, exist_ok=True)
    if account and folder.stat().st_uid == os.getuid():
        os.chown(folder, account.uid, account.gid)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner:
        raise CannotRun(f"{folder} belongs to another user; remove it or choose another VAR_DIR.")
    folder.chmod(0o700)
