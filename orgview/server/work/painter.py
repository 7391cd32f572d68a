"""Painter: pictures for exports, a few at a time, each in a process of its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from flask import request

from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.jobs.finish_job import finish_in_child
from orgmodel.export.jobs.painting import LIMITS, paint_in_child
from orgmodel.export.pictures.formats import FORMATS
from orgmodel.reading.limits import Limits
from orgview.server.limits.job_slots import JobSlots
from orgview.server.work.temp_folders import incoming_folder

RUNNING, WAITING = 2, 12
# An SVG is text that Python writes, and lets others go on meanwhile: a process for it would double its cost.
_HERE = frozenset({"svg"})


def painting_slots(running: int = RUNNING) -> JobSlots:
    """Slots for pictures, beside those for reading: a chart need not wait for somebody's large file."""
    return JobSlots(running, WAITING, "Many pictures are being painted at the moment")


@dataclass(frozen=True)
class Painter:
    """Paints drawings for requests.

    Attributes
    ----------
    slots
        Who may paint when.
    limits
        Of each process.
    """

    slots: JobSlots = field(default_factory=painting_slots)
    limits: Limits = LIMITS

    def paint(self, drawing: Drawing, name: str, scale: int) -> bytes:
        """Paint a drawing as a format of `FORMATS`, for the request at hand.

        Raises
        ------
        Busy
            If too many wait already.
        PictureTooLarge, NotPainted, NoRoom
            As `paint_in_child`.
        Cancelled
            If the client is gone, or the server stops.
        """
        if name in _HERE:
            return FORMATS[name].write(drawing, scale)
        with self.slots.slot(client_is_gone()) as is_over, incoming_folder() as folder:
            return paint_in_child(drawing, name, scale, folder, is_over, limits=self.limits)

    def finish(self, fill: Callable[[Path], None]) -> bytes:
        """Draw and paint a comparison or a report, for the request at hand.

        Parameters
        ----------
        fill
            Puts a finish into a folder (`orgmodel.export.jobs.finish_job.leave_finish`).

        Raises
        ------
        OrgError
            As `finish_in_child`, and as `paint`.
        """
        with self.slots.slot(client_is_gone()) as is_over, incoming_folder() as folder:
            fill(folder)
            return finish_in_child(folder, is_over, limits=self.limits)


def client_is_gone() -> Callable[[], bool]:
    """Function that is true once the client of this request has gone; any thread may call it."""
    is_gone: Callable[[], bool] = request.environ.get("waitress.client_disconnected", lambda: False)
    return is_gone
