"""Finish job: a comparison or a report made into a file, or foretold, by another process than the one that wants it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pydantic import TypeAdapter

from orgmodel.difference.listing import changes_table
from orgmodel.difference.rows import change_rows
from orgmodel.errors import BadCompany, DoesNotFit, OrgError, PictureTooLarge
from orgmodel.export.drawings.drawing import Drawing
from orgmodel.export.finish import HTML, TABLES, Finish, check_finish, painted
from orgmodel.export.jobs.forecast import Forecast
from orgmodel.export.jobs.painting import FINISH, LIMITS, PAINTING
from orgmodel.export.missing_letters import note_on_drawing
from orgmodel.export.reports.fit_drawing import draw_fit, draw_fit_sheet
from orgmodel.export.reports.fit_html import write_fit_html
from orgmodel.export.reports.subject import (
    ComparedSubject,
    ComparisonSubject,
    ReportSubject,
    Subject,
    compared_subject,
    draw_comparison,
)
from orgmodel.export.tables.changes import changes_csv, changes_workbook
from orgmodel.export.tables.workbook import MOST_ROWS
from orgmodel.org.org import Org
from orgmodel.org.serialization import from_arrow, to_arrow
from orgmodel.reading.limits import Limits
from orgmodel.reading.sandbox.sandbox import run_in_sandbox
from orgmodel.theme import THEMES

_SUBJECT = "subject.json"
_ORGS, _FILE = ("before.arrow", "after.arrow"), "finished"
# Done one after another: companies read, compared, drawn, written.
_STEPS = 4

_FINISHES, _SUBJECTS = TypeAdapter(Finish), TypeAdapter[Subject](Subject)
_Progress = Callable[[int, int], None]


def leave_finish(folder: Path, finish: Finish, subject: Subject, orgs: Sequence[Org | None] = ()) -> None:
    """Write a finish into a folder with what it is of; `orgs` are the people of both sides, None of a typical one."""
    Path(folder, FINISH).write_bytes(_FINISHES.dump_json(finish))
    Path(folder, _SUBJECT).write_bytes(_SUBJECTS.dump_json(subject))
    for name, org in zip(_ORGS, orgs, strict=False):
        if org is not None:
            to_arrow(org, folder / name)


def finished(folder: Path, progress: _Progress = lambda _done, _of: None) -> bytes:
    """Bytes of the file of the finish that lies in a folder.

    Parameters
    ----------
    progress
        Hears how many steps of how many are done.

    Raises
    ------
    DoesNotFit, PictureTooLarge, BadCompany
        If paper or format cannot hold it, or the companies cannot be joined so.
    """
    finish, subject = _read(folder, progress)
    if isinstance(subject, ComparedSubject) and finish.format in TABLES:
        table = changes_table(subject.difference)
        progress(3, _STEPS)
        if finish.format == "csv":
            return b"".join(changes_csv(subject.difference, table))
        return changes_workbook(subject.difference, subject.called, table)
    if isinstance(subject, ReportSubject) and finish.format == HTML:
        return write_fit_html(subject.report, THEMES[finish.theme], finish.surround)
    drawing = _drawing(subject, finish)
    progress(3, _STEPS)
    return painted(drawing, finish)


def foretold(folder: Path) -> Forecast:
    """Forecast of the finish that lies in a folder; raises as `finished`."""
    finish, subject = _read(folder)
    count = subject.count if isinstance(subject, ComparedSubject) else subject.report.title
    if isinstance(subject, ComparedSubject) and finish.format in TABLES:
        rows = change_rows(subject.difference).num_rows
        if finish.format == "xlsx" and rows > MOST_ROWS:
            raise BadCompany("format", f"a workbook of {rows:,} rows", f"csv: a sheet has {MOST_ROWS:,} rows")
        return Forecast(f"{count}, a row each.", 0, 0)
    if finish.format == HTML:
        return Forecast(f"{count}, on one page.", 0, 0, 1)
    drawing = _drawing(subject, finish)
    sheets = check_finish(drawing, finish)
    pixels, pages = finish.scale if finish.format in ("png", "webp") else 1, len(sheets)
    where = f"in one picture of {sheets[0].width_px * pixels:,.0f} \u00d7 {sheets[0].height_px * pixels:,.0f} px"
    if finish.paper and finish.format == "pdf":
        paper = finish.paper.replace("-", " ")
        where = f"on one page of {paper}" if pages == 1 else f"on {pages:,} pages of {paper}"
    return Forecast(f"{count}, {where}.", 0, 0, pages, note_on_drawing(drawing, finish.format))


def finish_in_child(folder: Path, is_cancelled: Callable[[], bool], *, limits: Limits = LIMITS) -> bytes:
    """Bytes as `finished` has them, made in a child process that is gone when this returns.

    Raises
    ------
    OrgError
        If paper or format cannot hold it, or the companies cannot be joined so.
    NotPainted, NoRoom, Cancelled
        If a limit is reached or the process dies; if the disk is full; if nobody waits any more.
    """
    work = {"folder": str(folder)}
    refusal = run_in_sandbox("orgmodel.export.jobs.finish_job:finish_file", work, limits, is_cancelled, PAINTING)
    if refusal:
        raise OrgError(str(refusal))
    return Path(folder, _FILE).read_bytes()


def finish_file(folder: str) -> str:
    """Make the file of the finish that lies in a folder beside it, or say why there is none; runs in the child."""
    try:
        Path(folder, _FILE).write_bytes(finished(Path(folder)))
    except (BadCompany, DoesNotFit, PictureTooLarge) as error:
        return str(error)
    return ""


def _read(
    folder: Path, progress: _Progress = lambda _done, _of: None
) -> tuple[Finish, ComparedSubject | ReportSubject]:
    """Finish that lies in a folder, and what it is of: a report, or two companies, compared."""
    finish = _FINISHES.validate_json((folder / FINISH).read_bytes())
    subject = _SUBJECTS.validate_json((folder / _SUBJECT).read_bytes())
    if isinstance(subject, ComparisonSubject):
        orgs = [from_arrow((folder / name).read_bytes()) if (folder / name).is_file() else None for name in _ORGS]
        progress(1, _STEPS)
        compared = compared_subject(subject, orgs)
        progress(2, _STEPS)
        return finish, compared
    return finish, subject


def _drawing(subject: ComparedSubject | ReportSubject, finish: Finish) -> Drawing:
    theme = THEMES[finish.theme]
    if isinstance(subject, ComparedSubject):
        return draw_comparison(subject, theme, finish.surround)
    if finish.paper in ("", "content"):
        return draw_fit(subject.report, theme, finish.surround)
    return draw_fit_sheet(subject.report, theme, finish.surround, finish.paper)
