"""Where things lie under VAR_DIR, and the addresses of the servers that run there.

Every path follows from VAR_DIR alone, so that any command finds the servers without asking the process that started
them. Nothing here creates a file.
"""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

CHECKOUT = Path(__file__).resolve().parents[2]
ROLE = "factcheck"
DATABASE = "factcheck"
POSTGRES_SOCKET = ".s.PGSQL.5432"
VALKEY_SOCKET = "valkey.sock"
# sockaddr_un.sun_path holds 104 bytes on macOS and 108 on Linux, the final zero included.
LONGEST_SOCKET_PATH = 103


@dataclass(frozen=True)
class Layout:
    """The folders and addresses under one VAR_DIR (an absolute path)."""

    var_dir: Path

    @property
    def postgres_data(self) -> Path:
        return self.var_dir / "postgres" / "data"

    @property
    def valkey_data(self) -> Path:
        return self.var_dir / "valkey"

    @property
    def binaries(self) -> Path:
        """Holds the copies that run as another user, when the user is root."""
        return self.var_dir / "bin"

    @property
    def lock(self) -> Path:
        return self.var_dir / "lock"

    @property
    def processes(self) -> Path:
        """Names the processes started last, so that the next start can end what a crash left behind."""
        return self.var_dir / "processes.json"

    @property
    def log(self) -> Path:
        """Takes the messages of servers that run without a terminal."""
        return self.var_dir / "servers.log"

    @property
    def secret_key(self) -> Path:
        return self.var_dir / "secret_key"

    @property
    def demo_loading(self) -> Path:
        """Marks a demo newsroom that is being loaded, or was when the loading was interrupted."""
        return self.var_dir / "demo_loading"

    @property
    def sockets(self) -> Path:
        """Holds the sockets: VAR_DIR/run, or a short folder of the same user's where that path would be too long."""
        folder = self.var_dir / "run"
        if len(os.fsencode(folder / POSTGRES_SOCKET)) <= LONGEST_SOCKET_PATH:
            return folder
        digest = hashlib.sha256(os.fsencode(self.var_dir)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"factcheck-{os.getuid()}-{digest}"

    @property
    def postgres_socket(self) -> Path:
        return self.sockets / POSTGRES_SOCKET

    @property
    def valkey_socket(self) -> Path:
        return self.sockets / VALKEY_SOCKET

    @property
    def database_url(self) -> str:
        return f"postgres://{ROLE}@/{DATABASE}?host={quote(str(self.sockets), safe='')}"

    @property
    def redis_url(self) -> str:
        return f"unix://{quote(str(self.valkey_socket))}?db=0"


def from_environment(environ: Mapping[str, str]) -> Layout:
    """Return the layout under the VAR_DIR of `environ`, or under the default folder of the current user."""
    chosen = environ.get("VAR_DIR", "")
    return Layout(Path(chosen).expanduser().absolute() if chosen else default_var_dir())


def default_var_dir() -> Path:
    """Return var/ in the checkout; for root a folder that another user can reach, named after the checkout.

    Root's servers run as an unprivileged user, and a checkout often lies in a home that only root may enter.
    """
    if os.getuid() != 0:
        return CHECKOUT / "var"
    digest = hashlib.sha256(os.fsencode(CHECKOUT)).hexdigest()[:8]
    return Path(f"/var/lib/factcheck-tracker-{digest}")
