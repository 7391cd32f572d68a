"""Finish: a file of a drawing, or of a list of changes, that another process has made and left in a folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import feather
from pydantic import TypeAdapter

from orgmodel.errors import BadCompany
from orgmodel.export.drawing import Drawing
from orgmodel.export.drawing_json import from_json, to_json
from orgmodel.export.paper.one_page import fitted_to, shaped_as
from orgmodel.export.paper.parted import parted
from orgmodel.export.pdf import write_pages
from orgmodel.export.png import check_size, write_png
from orgmodel.export.svg import write_svg
from orgmodel.export.tables.changes import workbook_of
from orgmodel.export.tables.delimited import csv_lines
from orgmodel.export.webp import check_sides, write_webp
from orgmodel.text.csv_safety import guarded
from orgmodel.theme import THEMES

_FINISH, _DRAWING, _ROWS, _PAGE = "finish.json", "drawing.json", "rows.arrow", "page.html"
PAINTERS: dict[str, Callable[[Drawing, int], bytes]] = {
    "svg": lambda drawing, _scale: write_svg(drawing),
    "png": write_png,
    "webp": write_webp,
    "pdf": lambda drawing, _scale: write_pages([drawing]),
}
TABLES = ("csv", "xlsx")
_WAY = "Take a larger page, or one as large as the chart."


@dataclass(frozen=True, slots=True)
class Finish:
    """Finish of a file.

    Attributes
    ----------
    format
        Key of `PAINTERS`, or one of `TABLES`.
    scale
        Pixels per px of a PNG or WebP.
    paper
        As of `Request`.
    theme
        Name of the theme, for what paper adds.
    names
        What the two companies of a list of changes are called.
    notes
        Heading and text of each line above the list.
    """

    format: str
    scale: int = 1
    paper: str = ""
    theme: str = "light"
    names: tuple[str, str] = ("", "")
    notes: tuple[tuple[str, str], ...] = ()


_FINISHES = TypeAdapter(Finish)


def leave_finish(folder: Path, finish: Finish, content: Drawing | pa.Table | bytes) -> None:
    """Write a finish into a folder with its drawing, its rows, or a page of HTML."""
    Path(folder, _FINISH).write_bytes(_FINISHES.dump_json(finish))
    if isinstance(content, Drawing):
        Path(folder, _DRAWING).write_bytes(to_json(content))
    elif isinstance(content, bytes):
        Path(folder, _PAGE).write_bytes(content)
    else:
        feather.write_feather(content, folder / _ROWS, compression="uncompressed")


def has_finish(folder: Path) -> bool:
    """True if a finish lies in a folder."""
    return (folder / _FINISH).is_file()


def finished(folder: Path) -> bytes:
    """Bytes of the file of the finish that lies in a folder.

    Raises
    ------
    DoesNotFit, PictureTooLarge, BadCompany
        As `check_finish`.
    """
    finish = _FINISHES.validate_json((folder / _FINISH).read_bytes())
    if finish.format in PAINTERS:
        return painted(from_json((folder / _DRAWING).read_bytes()), finish)
    if finish.format == "html":
        return (folder / _PAGE).read_bytes()
    rows = feather.read_table(folder / _ROWS)
    if finish.format == "csv":
        return b"".join(csv_lines(rows, guarded))
    return workbook_of(rows, finish.names, finish.notes)


def painted(drawing: Drawing, finish: Finish) -> bytes:
    """Bytes of the file of a drawing; raises as `check_finish`."""
    sheets = check_finish(drawing, finish)
    return write_pages(sheets) if finish.format == "pdf" else PAINTERS[finish.format](sheets[0], finish.scale)


def check_finish(drawing: Drawing, finish: Finish) -> tuple[Drawing, ...]:
    """Drawing as it will be painted: one, or the sheets that it is parted into.

    Raises
    ------
    BadCompany
        If there is no such format of a drawing.
    DoesNotFit, PictureTooLarge
        If paper or format cannot hold it.
    """
    if finish.format not in PAINTERS:
        raise BadCompany("format", finish.format, f"one of {', '.join(PAINTERS)}")
    if finish.format == "pdf":
        return _on_paper(drawing, finish)
    drawing = shaped_as(drawing, finish.paper)
    if finish.format in ("png", "webp"):
        check_size(drawing, finish.scale)
    if finish.format == "webp":
        check_sides(drawing, finish.scale)
    return (drawing,)


def _on_paper(drawing: Drawing, finish: Finish) -> tuple[Drawing, ...]:
    """Drawing on the paper of a PDF; as it is where there is none."""
    if finish.paper in ("", "content"):
        return (drawing,)
    if drawing.breaks:
        return parted(drawing, finish.paper, THEMES[finish.theme].palette.muted)
    return (fitted_to(drawing, finish.paper, _WAY),)
