"""PostgreSQL of the tests' own, from the system's binaries; as a program, finds or installs these.

Order: the environment variable REPORTLINE_POSTGRESQL (a folder with `initdb`), PATH, Debian's folders, Debian's package
(as root, by apt).
"""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.apt import install

PROGRAMS = ("initdb", "postgres", "pg_isready", "createdb")
# PostgreSQL refuses to run as root; its package makes this user.
UNPRIVILEGED = ("postgres", "nobody")
_PDEATHSIG = 1
ROOM_BYTES = 1024 * 1024 * 1024
# Debian makes and starts a database of its own at the installation, unless this says no.
NO_MAIN = Path("/etc/postgresql-common/createcluster.d/no-main.conf")


def find_binaries() -> Path | None:
    """Folder with the programs of PostgreSQL, the newest that is here."""
    named = os.environ.get("REPORTLINE_POSTGRESQL")
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    folders = [Path(named)] if named else [*([Path(on_path).resolve().parent] if on_path else []), *debian]
    return next((folder for folder in folders if all((folder / name).exists() for name in PROGRAMS)), None)


def install_by_apt() -> str:
    """Install Debian's package; "" or why that cannot be."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        NO_MAIN.parent.mkdir(parents=True, exist_ok=True)
        NO_MAIN.write_text("create_main_cluster = false\n")
    return install("postgresql")


class Cluster:
    """A running PostgreSQL with its files in a folder and a socket there, no port.

    Attributes
    ----------
    data
        Its files.
    """

    def __init__(self, binaries: Path, folder: Path) -> None:
        self._binaries, self._folder, self.data = binaries, folder, folder / "data"
        self._user = None
        if os.geteuid() == 0:
            self._user = next(name for name in UNPRIVILEGED if _is_user(name))
            shutil.chown(folder, self._user)
        self._databases, self._with_tables = 0, ""
        self._run(
            "initdb", "-D", str(self.data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"
        )
        self.start()

    def start(self, **settings: str) -> None:
        """Start it and wait until it answers; settings are those of postgresql.conf."""
        settings = {"listen_addresses": "", "shared_buffers": "32MB", **settings}
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [str(self._binaries / "postgres"), "-D", str(self.data), "-k", str(self._folder), *words],
                user=self._user,
                cwd=self._folder,
                stdout=subprocess.DEVNULL,
                stderr=log,
                preexec_fn=_end_with_us,  # noqa: PLW1509 - it asks the system for one thing
            )
        until = time.monotonic() + 30
        while self._server.poll() is None and time.monotonic() < until:
            if self._run("pg_isready", "-h", str(self._folder), "-q", check=False) == 0:
                return
            time.sleep(0.05)
        self._server.kill()
        raise AssertionError((self._folder / "log").read_text(errors="replace"))

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """Stop it: SIGINT in order, SIGQUIT as a crash does."""
        self._server.send_signal(how)
        self._server.wait(timeout=30)

    def new_database(self, make_tables: Callable[[str], None] | None = None) -> str:
        """Address of a new database: empty, or with the tables that `make_tables` makes, once for all."""
        if make_tables is not None and not self._with_tables:
            make_tables(self.new_database())
            self._with_tables = f"test{self._databases}"
        self._databases += 1
        template = ["-T", self._with_tables] if make_tables is not None else []
        self._run("createdb", "-h", str(self._folder), "-U", "tester", *template, f"test{self._databases}")
        return f"postgresql+psycopg://tester@/test{self._databases}?host={self._folder}"

    def drop_database(self) -> None:
        """Drop the last one that was made, whoever is connected."""
        self._run("dropdb", "-h", str(self._folder), "-U", "tester", "--force", f"test{self._databases}")

    def _run(self, program: str, *words: str, check: bool = True) -> int:
        command = [str(self._binaries / program), *words]
        done = subprocess.run(command, user=self._user, cwd=self._folder, capture_output=True, check=False)
        assert not check or done.returncode == 0, done.stderr.decode()
        return done.returncode


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Make a cluster, and remove it at the end."""
    binaries = find_binaries()
    assert binaries, "No PostgreSQL. `make postgresql` finds or installs one; REPORTLINE_POSTGRESQL names its programs."
    # In memory, where it has room, a sync costs nothing: what tests kill is a process, never a disk. And the path of a
    # socket has 107 letters at most, so that it is no folder of pytest's.
    memory = Path("/dev/shm")  # noqa: S108 - a new folder of our own
    is_roomy = memory.is_dir() and shutil.disk_usage(memory).free >= ROOM_BYTES
    with tempfile.TemporaryDirectory(prefix="pg-", dir=memory if is_roomy else "/tmp") as name:  # noqa: S108 - the same
        cluster = Cluster(binaries, Path(name))
        try:
            yield cluster
        finally:
            cluster.stop()


def _end_with_us() -> None:
    """Have Linux end this process when the one that started it is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGQUIT)


def _is_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


if __name__ == "__main__":
    if find_binaries() is None:
        if named := os.environ.get("REPORTLINE_POSTGRESQL"):
            sys.exit(
                f"REPORTLINE_POSTGRESQL names {named}, where not all of {', '.join(PROGRAMS)} are. "
                "Unset it, or give their folder."
            )
        reason = install_by_apt()
        if reason or find_binaries() is None:
            sys.exit(
                "No PostgreSQL with all of " + ", ".join(PROGRAMS) + " was found, and none could be installed. "
                f"{reason or 'Its package was installed, without these programs.'} "
                "Install one, or set REPORTLINE_POSTGRESQL to the folder of its programs."
            )
    print(find_binaries())
