"""Painting a drawing in a process of its own, with limits of memory and time.

PDFium holds the interpreter's lock while it paints, a second and more for a large picture, and ReportLab paints one
document at a time: inside a server, both would stop everybody else.
"""

from collections.abc import Callable
from pathlib import Path

from orgmodel.errors import NotPainted
from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.drawings.drawing_json import from_json, to_json
from orgmodel.export.pictures.formats import FORMATS
from orgmodel.export.pictures.png import check_size
from orgmodel.reading.limits import MIB, Limits
from orgmodel.reading.sandbox.sandbox import JSON, Work, run_in_sandbox

# The largest picture that is painted, 100 Mpx, needs 0.9 GiB of address space and 6 s; the rest is for a busy machine.
LIMITS = Limits(memory_bytes=2048 * MIB, seconds=60, unpacked_bytes=512 * MIB)
PAINTING = Work("Painting", "Fold some branches, take a smaller scale, or take SVG.", NotPainted, "painting")
# Lies in a folder in which a comparison or a report is to be drawn, and says so.
FINISH = "finish.json"
_DRAWING, _PICTURE = "drawing.json", "picture"


def paint_in_child(
    drawing: Drawing, name: str, scale: int, folder: Path, is_cancelled: Callable[[], bool], *, limits: Limits = LIMITS
) -> bytes:
    """Paint a drawing as a format of `FORMATS`, in a child process that is gone when this returns.

    Parameters
    ----------
    name
        Key of `FORMATS`.
    scale
        Pixels per px of a PNG.
    folder
        Empty, and removed by the caller.
    is_cancelled
        Asked some fifty times a second.

    Raises
    ------
    PictureTooLarge
        Before a process is started.
    NotPainted, Cancelled
        If a limit is reached or the process dies; if nobody waits any more.
    """
    if name == "png":
        check_size(drawing, scale)
    Path(folder, _DRAWING).write_bytes(to_json(drawing))
    job: dict[str, JSON] = {"folder": str(folder), "name": name, "scale": scale}
    run_in_sandbox("orgmodel.export.jobs.painting:paint_file", job, limits, is_cancelled, PAINTING)
    return Path(folder, _PICTURE).read_bytes()


def paint_file(folder: str, name: str, scale: int) -> None:
    """Paint the drawing that lies in a folder beside it; runs in the child."""
    drawing = from_json(Path(folder, _DRAWING).read_bytes())
    Path(folder, _PICTURE).write_bytes(FORMATS[name].write(drawing, scale))
