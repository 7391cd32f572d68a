"""Export job: a file made of a plain description, in a process of its own that is gone afterwards.

Who wants a file leaves what it is made of in a folder (`leave`); the child reads it there, makes the file beside it
(`make_file`) or says what would be in it (`forecast_file`). It writes how far it is as it goes.
"""

import io
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pydantic import TypeAdapter

from orgmodel.errors import NotExported
from orgmodel.export.cards.look import USUAL, Look, appearance_of
from orgmodel.export.companies.company import Company, Reason
from orgmodel.export.companies.restricted import findings_without
from orgmodel.export.files import FILES
from orgmodel.export.jobs.branches import Each, write_branches
from orgmodel.export.jobs.painting import FINISH
from orgmodel.export.page import EVERYTHING, Heading, Surround
from orgmodel.export.request import Pages, Request
from orgmodel.layout.scene import Scene
from orgmodel.org.serialization import from_arrow, to_arrow
from orgmodel.org.tree import preorder
from orgmodel.reading.findings_table import read_findings
from orgmodel.reading.limits import MIB, Limits
from orgmodel.reading.sandbox.sandbox import Work, run_in_sandbox
from orgmodel.theme import THEMES

if TYPE_CHECKING:
    from orgmodel.export.jobs.forecast import Forecast

# What lies in the folder of a job.
FILE, FINDINGS, PROGRESS = "file", "findings.arrow", "progress"
_JOB, _ORG, _SCENE, _REASONS = "job.json", "org.arrow", "scene.json", "reasons.json"
# 100,000 people as pages of a PDF need 90 s and 1 GiB on two cores; the rest is for a busy machine.
LIMITS = Limits(memory_bytes=3072 * MIB, seconds=600, unpacked_bytes=512 * MIB)
# Who looks at the progress does so twice a second.
_REPORT_S = 0.25


# pyarrow loads pandas at the first list that becomes an array, to see whether it is one of its own: 0.3 s.
EXPORTING = Work("The export", "Take a branch, fewer levels, or a table.", NotExported, "export", without=("pandas",))


@dataclass(frozen=True, slots=True)
class Job:
    """Job of one file.

    Attributes
    ----------
    format
        Key of `orgmodel.export.files.FILES`.
    name, subtitle, source
        As of `Company`.
    chart_heading
        Heading of the scene that is left with the job; None where a chart is drawn of the seats.
    seats
        Seats that are exported; None where `focus` and `levels` say it.
    focus, levels, layout, paper, pages, title, scale, surround
        As of `Request`.
    theme
        Name of the theme.
    look
        Lines and colours of the cards, where a chart is drawn of the seats.
    left_out
        Headings of columns that stay behind.
    each
        Whether there is a file for each manager or department, in one ZIP.
    """

    format: str
    name: str
    subtitle: str = ""
    source: str = ""
    chart_heading: Heading | None = None
    seats: tuple[int, ...] | None = None
    focus: int | None = None
    levels: int = 0
    layout: str = "packed"
    theme: str = "light"
    paper: str = ""
    pages: Pages = "usual"
    title: str = ""
    scale: int = 1
    surround: Surround = EVERYTHING
    left_out: tuple[str, ...] = ()
    look: Look = USUAL
    each: Each = ""


_JOBS, _SCENES, _REASONS_OF = TypeAdapter(Job), TypeAdapter(Scene), TypeAdapter(dict[int, Reason])


def leave(folder: Path, job: Job, company: Company, scene: Scene | None) -> None:
    """Write a job into a folder, but for the findings, which who has them puts there as `FINDINGS`."""
    Path(folder, _JOB).write_bytes(_JOBS.dump_json(job))
    to_arrow(company.org, folder / _ORG)
    if company.reasons:
        Path(folder, _REASONS).write_bytes(_REASONS_OF.dump_json(dict(company.reasons)))
    if scene is not None:
        Path(folder, _SCENE).write_bytes(_SCENES.dump_json(scene))


def request_of(job: Job, company: Company, scene: Scene | None) -> Request:
    """Request of a job, with its company and, where there is one, the scene that is shown."""
    picked = None
    if job.seats is not None:
        picked = np.array(job.seats, np.int32)
        picked = picked[np.argsort(preorder(company.org.tree)[picked], kind="stable")]
    chart = None if scene is None or job.chart_heading is None else (_always(scene), job.chart_heading)
    return Request(
        company,
        THEMES[job.theme],
        job.focus,
        job.levels,
        job.layout,
        job.paper,
        job.pages,
        job.title,
        job.scale,
        chart,
        picked,
        job.surround,
        appearance_of(job.look, company.org),
    )


def run_job(folder: Path, is_cancelled: Callable[[], bool], *, limits: Limits = LIMITS) -> int:
    """Make the file of a job in a child process that is gone when this returns; its size in bytes.

    Raises
    ------
    NotExported, NoRoom, Cancelled
        If the company does not fit, a limit is reached or the process dies; if the disk is full; if nobody waits.
    """
    size = run_in_sandbox(
        "orgmodel.export.jobs.job:make_file", {"folder": str(folder)}, limits, is_cancelled, EXPORTING
    )
    return int(size)  # type: ignore[arg-type]  # what `make_file` returns


def run_forecast(folder: Path, is_cancelled: Callable[[], bool], *, limits: Limits = LIMITS) -> "Forecast":
    """Forecast of a job, worked out in a child process; raises as `run_job`."""
    from orgmodel.export.jobs.forecast import Forecast  # noqa: PLC0415 - it loads every painter, a table needs none

    arguments = {"folder": str(folder)}
    told = run_in_sandbox("orgmodel.export.jobs.job:forecast_file", arguments, limits, is_cancelled, EXPORTING)
    return TypeAdapter(Forecast).validate_python(told)


def make_file(folder: str) -> int:
    """Make the file of the job that lies in a folder, beside it; runs in the child. Its size in bytes."""
    if Path(folder, FINISH).is_file():
        from orgmodel.export.jobs.finish_job import finished  # noqa: PLC0415 - loads all of comparisons and fits

        return Path(folder, FILE).write_bytes(finished(Path(folder), _teller(Path(folder, PROGRESS))))
    job, request = _read(Path(folder))
    with Path(folder, FILE).open("wb") as file:
        request = replace(request, progress=_teller(Path(folder, PROGRESS)))
        if job.each:
            write_branches(request, job.each, FILES[job.format], file)
        else:
            FILES[job.format].write(request, file)
    return Path(folder, FILE).stat().st_size


def forecast_file(folder: str) -> dict[str, object]:
    """Forecast of the job that lies in a folder, as JSON; runs in the child."""
    from orgmodel.export.jobs.forecast import Forecast, forecast_of  # noqa: PLC0415

    if Path(folder, FINISH).is_file():
        from orgmodel.export.jobs.finish_job import foretold  # noqa: PLC0415

        found = foretold(Path(folder))
    else:
        job, request = _read(Path(folder))
        found = forecast_of(request, job.format, job.each)
    told: dict[str, object] = TypeAdapter(Forecast).dump_python(found)
    return told


def progress_of(folder: Path) -> tuple[int, int]:
    """Progress of a job: how many cards or people of how many are done; (0, 0) where nothing is known of it."""
    try:
        done, _, of = (folder / PROGRESS).read_text(encoding="ascii").partition(" ")
    except FileNotFoundError:
        return 0, 0
    return int(done), int(of)


def _read(folder: Path) -> tuple[Job, Request]:
    job = _JOBS.validate_json((folder / _JOB).read_bytes())
    reasons, scene, findings = folder / _REASONS, folder / _SCENE, None
    if (folder / FINDINGS).is_file():
        findings = findings_without(read_findings(io.BytesIO((folder / FINDINGS).read_bytes())), job.left_out)
    company = Company(
        job.name,
        from_arrow((folder / _ORG).read_bytes()),
        job.subtitle,
        job.source,
        findings,
        _REASONS_OF.validate_json(reasons.read_bytes()) if reasons.is_file() else {},
    )
    return job, request_of(job, company, _SCENES.validate_json(scene.read_bytes()) if scene.is_file() else None)


def _always(scene: Scene) -> Callable[[object], Scene]:
    return lambda _theme: scene


def _teller(path: Path) -> Callable[[int, int], None]:
    """Function that writes how far the work is, whole each time, and not too often."""
    last = 0.0

    def report(done: int, of: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _REPORT_S or done == of:
            new = path.with_suffix(".new")
            new.write_text(f"{done} {of}", encoding="ascii")
            os.replace(new, path)
            last = now

    return report
