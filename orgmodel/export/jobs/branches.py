"""Branches as files of their own: every manager's, or every department, together in one ZIP."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np

from orgmodel.errors import DoesNotFit, OrgError
from orgmodel.export.files import FileKind
from orgmodel.export.names import file_name
from orgmodel.export.paper.plan import departments_of
from orgmodel.export.request import Request
from orgmodel.layout.loaded import names_of

Each = Literal["", "manager", "department"]
EACH: tuple[Each, ...] = ("", "manager", "department")
MOST_FILES = 1_000
LEFT_OUT = "Left out.txt"
# A time of its own would make two downloads differ.
_MADE = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """Branch: what it is called, and the request of its file."""

    name: str
    request: Request


def count_branches(request: Request, each: Each) -> int:
    """Number of files. O(seats).

    Raises
    ------
    DoesNotFit
        If there are more than `MOST_FILES`, or none.
    """
    count = len(_managers(request)) if each == "manager" else len(departments_of(request))
    if count > MOST_FILES:
        raise DoesNotFit(
            f"There would be {count:,} files, one for each {each}, and one ZIP holds {MOST_FILES:,}",
            "Take a branch of the company, or pages for each manager in one PDF.",
        )
    if not count:
        raise DoesNotFit(f"There is no {each} in what is exported", "Take the whole company.")
    return count


def branches(request: Request, each: Each) -> Iterator[Branch]:
    """Branches in the order of the company; a manager's is everybody below, a department's its people.

    Raises
    ------
    DoesNotFit
        As `count_branches`.
    """
    count_branches(request, each)
    org = request.company.org
    if each == "department":
        for name, seats in departments_of(request):
            title = request.title or f"{name}: {request.company.name}"
            yield Branch(name, replace(request, own_chart=None, focus=None, levels=0, picked=seats, title=title))
        return
    managers = _managers(request)
    inside = np.zeros(len(org), bool)
    inside[request.chosen] = True
    for seat, name in zip(managers, names_of(org, managers), strict=True):
        own = replace(request, own_chart=None, focus=seat, levels=0, picked=None)
        if not inside[own.chosen].all():
            title = own.named.title
            own = replace(own, focus=None, picked=own.chosen[inside[own.chosen]], title=title)
        yield Branch(name, own)


def write_branches(request: Request, each: Each, kind: FileKind, target: BinaryIO) -> None:
    """Write a ZIP with a file for each branch, numbered in the order of the company.

    A branch that the format cannot hold is left out, and `LEFT_OUT` says why. `Request.progress` hears of every file.

    Raises
    ------
    DoesNotFit
        As `count_branches`, or if no file could be made.
    """
    of = count_branches(request, each)
    reasons: list[str] = []
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for number, branch in enumerate(branches(request, each), 1):
            file = BytesIO()
            try:
                kind.write(replace(branch.request, progress=_silent), file)
            except OrgError as error:
                reasons.append(f"{branch.name}: {' '.join(str(error).split())}")
            else:
                name = file_name(f"{number:0{len(str(of))}} {branch.name}", kind.ending)
                archive.writestr(_entry(name), file.getbuffer())
            request.progress(number, of)
        if len(reasons) == of:
            raise DoesNotFit(f"None of the {of:,} files can be made. {reasons[0]}", "Take another format.")
        if reasons:
            archive.writestr(_entry(LEFT_OUT), "\n".join(reasons) + "\n")


def _managers(request: Request) -> list[int]:
    """Seats with reports among those that are exported."""
    org, chosen = request.company.org, request.chosen
    inside = np.zeros(len(org), bool)
    inside[chosen] = True
    bosses = org.tree.parent[chosen]
    is_manager = np.zeros(len(org), bool)
    is_manager[bosses[bosses >= 0]] = True
    return [int(seat) for seat in chosen.tolist() if is_manager[seat] and inside[seat]]


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _MADE)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _silent(done: int, of: int) -> None:
    del done, of
