"""Exports of visitors: made in child processes, a few at a time, each going on when its page is closed."""

import os
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from orgmodel.errors import Cancelled, OrgError
from orgmodel.export.jobs.forecast import Forecast
from orgmodel.export.jobs.job import FILE, LIMITS, run_forecast, run_job
from orgmodel.reading.limits import Limits
from orgview.server.answers.error_responses import log_incident
from orgview.server.limits.job_slots import Busy, JobSlots
from orgview.server.work.export_folders import EXPORT_LASTS, STATE, Export, ExportFolders
from orgview.server.work.import_service import utc_now
from orgview.server.work.temp_folders import incoming_folder, noticing_full_disk

RUNNING, WAITING = 2, 20
# Of one visitor: in the making, and all; of more the oldest go.
MOST_WORKING, MOST_EXPORTS = 3, 8
STOPPED = "The server was stopped while it worked on this. Ask for it once more."
_TOUCH_EVERY_S = 1.0

# Puts all that a file is made of into a folder.
Fill = Callable[[Path], None]


def export_slots(running: int = RUNNING) -> JobSlots:
    """Slots for exports, beside those for reading and for quick pictures."""
    return JobSlots(running, WAITING, "Many exports are being made at the moment")


def forecast_slots(running: int = RUNNING) -> JobSlots:
    """Slots for forecasts, which somebody waits for."""
    return JobSlots(running, WAITING, "Many exports are being planned at the moment")


@dataclass(frozen=True)
class Exporter:
    """Makes files for visitors.

    Attributes
    ----------
    folders
        Where exports lie.
    slots, planning
        Who may work when: on files, on forecasts.
    limits
        Of each child.
    clock
        Tells the time.
    require_room
        Raises an error of a full disk where there is no room for so many bytes and for erasing.
    """

    folders: ExportFolders
    slots: JobSlots = field(default_factory=export_slots)
    planning: JobSlots = field(default_factory=forecast_slots)
    limits: Limits = LIMITS
    clock: Callable[[], datetime] = utc_now
    require_room: Callable[[int], None] = lambda size_bytes: None

    def forecast(self, fill: Fill, is_gone: Callable[[], bool]) -> Forecast:
        """Forecast of a file, worked out in a child process.

        Raises
        ------
        NotExported, NoRoom, Busy, Cancelled
            With the reason and the way where the file cannot be made; else as `start`.
        """
        with self.planning.slot(is_gone) as is_over, incoming_folder() as folder:
            fill(folder)
            return run_forecast(folder, is_over, limits=self.limits)

    def start(self, owner: str, kind: tuple[str, str], what: str, company_id: str, fill: Fill) -> Export:
        """Begin an export, which goes on when this returns.

        Parameters
        ----------
        kind
            Name and media type of the file.
        what
            What is in it.
        company_id
            Loaded company that it is of: erased, it takes the export along.

        Raises
        ------
        Busy
            If too many wait, or this visitor has enough in the making.
        NoRoom
            If the disk is full.
        """
        now = self.clock()
        there = self.folders.all_of(owner, now)
        if sum(one.state in ("waiting", "working") for one in there) >= MOST_WORKING:
            raise Busy(f"{MOST_WORKING} exports of yours are being made already")
        self.require_room(0)
        self.slots.enter()
        try:
            for old in there[MOST_EXPORTS - 1 :]:
                self.folders.remove(owner, old.id)
            export = Export(secrets.token_urlsafe(24), *kind, what, company_id, now + EXPORT_LASTS)
            with noticing_full_disk(str(self.folders.root)):
                folder = self.folders.make(owner, export)
                try:
                    fill(folder)
                except BaseException:
                    self.folders.remove(owner, export.id)
                    raise
            threading.Thread(target=self._work, args=(folder, export), daemon=True).start()
        except BaseException:
            self.slots.leave()
            raise
        return export

    def close(self) -> None:
        """Stop all work. Takes no lock, so that a signal may call it."""
        self.slots.close()
        self.planning.close()

    def _work(self, folder: Path, export: Export) -> None:
        """Make a file and write down what became of it; runs in a thread of its own."""
        try:
            done = self._made(folder, export)
        except Cancelled:
            done = replace(export, state="failed", error=STOPPED)
        except OrgError as error:
            done = replace(export, state="failed", error=str(error))
        except Exception as error:
            incident = log_incident(error, "an export")
            text = f"Something went wrong in Reportline. Its log tells more under incident {incident}."
            done = replace(export, state="failed", error=text)
        finally:
            self.slots.leave()
        # Removed meanwhile, it is nobody's any more; on a full disk it falls silent.
        with suppress(OSError):
            _tidy(folder, done)
            self.folders.write(folder, done)

    def _made(self, folder: Path, export: Export) -> Export:
        with self.slots.turn(_stopper(folder)) as is_over:
            with suppress(FileNotFoundError):
                self.folders.write(folder, replace(export, state="working"))
            size = run_job(folder, is_over, limits=self.limits)
        return replace(export, state="ready", size_bytes=size, expires_at=self.clock() + EXPORT_LASTS)


def _stopper(folder: Path) -> Callable[[], bool]:
    """Function that is true once the folder is gone; it says once a second that somebody works on it."""
    last = 0.0

    def is_gone() -> bool:
        nonlocal last
        now = time.monotonic()
        if now - last >= _TOUCH_EVERY_S:
            last = now
            try:
                os.utime(folder / STATE)
            except FileNotFoundError:
                return True
        return not folder.exists()

    return is_gone


def _tidy(folder: Path, export: Export) -> None:
    """Remove what the file was made of, and what is left of a file that was not made."""
    for path in folder.iterdir():
        if path.name != STATE and not (path.name == FILE and export.state == "ready"):
            path.unlink(missing_ok=True)
