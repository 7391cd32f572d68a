"""Export folders: what becomes of a visitor's exports, as files: every process sees it, and a restart loses none.

A folder for each visitor, named by their hash, and one in it for each export: `STATE` says what it is and, by its time
of change, that somebody works on it; the file itself lies beside it, and so does all that the file is made of until it
is made.
"""

import json
import os
import re
import shutil
import stat
import time
from collections.abc import Callable, Iterator, Set
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from orgmodel.errors import NoRoom
from orgmodel.export.jobs.job import FILE, progress_of

State = Literal["waiting", "working", "ready", "failed"]
# As long as somebody may leave the desk for; a company's data lies nowhere longer than it is of use.
EXPORT_LASTS = timedelta(hours=2)
# Whoever works on an export says so once a second; a process that was ended does no more.
SILENCE_S = 15.0
STATE = "state.json"
# A folder without a state that is older than this was left behind.
YOUNG_S = 60.0
LOST = "The server was started again while it worked on this. Ask for it once more."
_ID = re.compile(r"[A-Za-z0-9_-]{20,64}")


@dataclass(frozen=True, slots=True)
class Export:
    """An export of a visitor.

    Attributes
    ----------
    id
        Unguessable.
    name, mime_type
        Of its file.
    what
        What is in it.
    company_id
        Loaded company that it is of, or several with blanks between; "" for a typical one.
    expires_at
        When it goes.
    state, error, size_bytes
        How far it is; why it failed; of the file.
    done, of
        How many of how many are done, while it is worked on.
    """

    id: str
    name: str
    mime_type: str
    what: str
    company_id: str
    expires_at: datetime
    state: State = "waiting"
    error: str = ""
    size_bytes: int = 0
    done: int = 0
    of: int = 0


class ExportFolders:
    """Folders of all visitors under one; nothing is made before the first export.

    Parameters
    ----------
    root
        Folder that is this server's alone.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def make(self, owner: str, export: Export) -> Path:
        """Make the folder of a new export; nobody else on the machine may enter it.

        Raises
        ------
        NoRoom
            If somebody else owns the folder of all, or may enter it.
        """
        for folder in (self.root, self.root / owner):
            folder.mkdir(mode=0o700, parents=folder == self.root, exist_ok=True)
        _check_ours(self.root)
        folder = self.root / owner / export.id
        folder.mkdir(mode=0o700)
        self.write(folder, export)
        return folder

    def write(self, folder: Path, export: Export) -> None:
        """Write the state of an export, whole: whoever reads sees the old one or the new one."""
        told = asdict(export) | {"expires_at": export.expires_at.isoformat()}
        new = folder / f"{STATE}.new"
        new.write_text(json.dumps(told), encoding="utf-8")
        os.replace(new, folder / STATE)

    def find(self, owner: str | None, export_id: str, now: datetime) -> Export | None:
        """Export of a visitor; None for one that is not theirs, never was, or is past its time."""
        folder = self.folder(owner, export_id)
        return None if folder is None else _read(folder, now)

    def folder(self, owner: str | None, export_id: str) -> Path | None:
        """Folder of an export; None where the visitor has no such."""
        if owner is None or not _ID.fullmatch(export_id):
            return None
        folder = self.root / owner / export_id
        return folder if (folder / STATE).is_file() else None

    def all_of(self, owner: str | None, now: datetime) -> list[Export]:
        """Exports of a visitor, the newest first."""
        found = [one for folder in self._folders(owner) if (one := _read(folder, now)) is not None]
        return sorted(found, key=lambda one: one.expires_at, reverse=True)

    def is_known(self, owner: str | None) -> bool:
        """True where a visitor has an export."""
        return any(True for _ in self._folders(owner))

    def remove(self, owner: str | None, export_id: str) -> bool:
        """Stop an export and remove its files, in whichever process it is worked on; False where there is none."""
        folder = self.folder(owner, export_id)
        if folder is None or owner is None:
            return False
        # At once, so that whoever works on it sees that it is gone, and no file comes into it meanwhile.
        folder.rename(folder.with_name(f".{folder.name}"))
        shutil.rmtree(folder.with_name(f".{folder.name}"), ignore_errors=True)
        return True

    def remove_all(self, owner: str | None, company_id: str | None = None) -> None:
        """Stop and remove a visitor's exports: all, or those of a company, which is erased."""
        for folder in list(self._folders(owner)):
            if company_id is None or company_id in (_company_of(folder) or "").split():
                self.remove(owner, folder.name)
        # Its name is the visitor's hash.
        home = self.root / owner if owner is not None else None
        if home is not None and home.is_dir() and not any(home.iterdir()):
            shutil.rmtree(home, ignore_errors=True)

    def remove_erased(self, companies_among: Callable[[Set[str]], Set[str]]) -> None:
        """Stop and remove the exports of companies that are gone.

        Parameters
        ----------
        companies_among
            Those ids, of the ones that it is called with, that are still there.
        """
        of = {folder: _company_of(folder) for home in self._homes() for folder in self._folders(home.name)}
        ids = {company for companies in of.values() for company in (companies or "").split()}
        gone = ids - companies_among(ids) if ids else ids
        for folder, companies in of.items():
            if gone & set((companies or "").split()):
                self.remove(folder.parent.name, folder.name)

    def sweep(self, now: datetime) -> int:
        """Remove what is past its time, and tell how many exports it was."""
        removed = 0
        for home in self._homes():
            for folder in home.iterdir():
                if _read(folder, now) is None and not _is_being_made(folder):
                    shutil.rmtree(folder, ignore_errors=True)
                    removed += 1
            if not any(home.iterdir()):
                shutil.rmtree(home, ignore_errors=True)
        return removed

    def _homes(self) -> list[Path]:
        return list(self.root.iterdir()) if self.root.is_dir() else []

    def _folders(self, owner: str | None) -> Iterator[Path]:
        home = self.root / owner if owner is not None else None
        if home is not None and home.is_dir():
            yield from (folder for folder in home.iterdir() if _ID.fullmatch(folder.name))


def _check_ours(root: Path) -> None:
    if os.name != "posix":
        return
    found = root.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise NoRoom(
            f"Others may enter the server's folder of exports ({root})",
            "Close it to them (chmod 700), or set REPORTLINE_EXPORTS to another.",
        )


def _is_being_made(folder: Path) -> bool:
    return not (folder / STATE).exists() and time.time() - folder.stat().st_mtime < YOUNG_S


def _read(folder: Path, now: datetime) -> Export | None:
    try:
        told = json.loads((folder / STATE).read_text(encoding="utf-8"))
        export = Export(**told | {"expires_at": datetime.fromisoformat(told["expires_at"])})
        if export.expires_at <= now:
            return None
        if export.state in ("waiting", "working"):
            if time.time() - (folder / STATE).stat().st_mtime > SILENCE_S:
                return replace(export, state="failed", error=LOST)
            done, of = progress_of(folder)
            return replace(export, done=done, of=of)
        if export.state == "ready" and not (folder / FILE).is_file():
            return None
    except (FileNotFoundError, NotADirectoryError):  # removed meanwhile
        return None
    return export


def _company_of(folder: Path) -> str | None:
    """Id of the company of an export; None where it is gone."""
    try:
        company: str = json.loads((folder / STATE).read_text(encoding="utf-8"))["company_id"]
    except FileNotFoundError:
        return None
    return company
