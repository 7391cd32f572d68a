"""The command that exports a company: a typical one, everybody of it, or that of a file, in any format."""

import io
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from orgmodel.cli.effects import check_no_reading, look_flags, note_layout, note_looks
from orgmodel.cli.files import takes_reading
from orgmodel.cli.notes import note
from orgmodel.cli.options import may_take_company
from orgmodel.cli.paths import check_output
from orgmodel.cli.requests import (
    PATIENCE_S,
    check_layout_and_paper,
    narrowed,
    request_of_file,
    request_of_typical,
    teller,
)
from orgmodel.cli.surround import DATE_HELP, LOGO_HELP, WITHOUT_HELP, surround_of
from orgmodel.errors import BadCompany, BadFile
from orgmodel.theme import THEMES
from orgmodel.typical.parameters import TypicalCompany

if TYPE_CHECKING:
    from orgmodel.export.files import FileKind
    from orgmodel.export.request import Request

_PAGE_HELP = "Paper of a PDF, size of slides, proportions of a picture: A4, A3-portrait, Letter, 16:9 ... or content."
_PAGES_HELP = "Pages of a PDF, or slides: one, by-manager, by-department or by-level."


@may_take_company
@takes_reading
def export(
    company: TypicalCompany | None,
    choices: dict[str, Any],
    max_rows: int,
    *,
    output: Annotated[
        list[str],
        typer.Option(
            "-o",
            "--output",
            help="File to write; its ending says the format. - is standard output, with --format; FORMAT:- alike.",
        ),
    ],
    file: Annotated[
        Path | None, typer.Option(help="File of a company of your own, - for standard input; all of it is exported.")
    ] = None,
    everybody: Annotated[bool, typer.Option("--everybody", help="Everybody of a typical company.")] = False,
    focus: Annotated[str | None, typer.Option(help="Id, name or title of the one whose branch is exported.")] = None,
    levels: Annotated[int, typer.Option(min=0, help="Levels that are exported; 0 for all.")] = 0,
    layout: Annotated[str | None, typer.Option(help="Layout of the chart.")] = None,
    page: Annotated[str, typer.Option(help=_PAGE_HELP)] = "",
    pages: Annotated[str, typer.Option(help=_PAGES_HELP)] = "usual",
    each: Annotated[
        str, typer.Option(help="A file for each manager or department, in one ZIP that -o names; with --format.")
    ] = "",
    format_: Annotated[str, typer.Option("--format", help="Format, where the ending of -o does not say it.")] = "",
    title: Annotated[str, typer.Option(help="Title over the chart.")] = "",
    without: Annotated[list[str] | None, typer.Option(help=WITHOUT_HELP)] = None,
    date: Annotated[str, typer.Option(help=DATE_HELP)] = "",
    logo: Annotated[Path | None, typer.Option(help=LOGO_HELP)] = None,
    theme: Annotated[str, typer.Option(help="light or dark.")] = "light",
    scale: Annotated[int, typer.Option(help="Pixels per px of a PNG: 1, 2 or 4.")] = 1,
    alternatives: Annotated[bool, typer.Option(help="Draw the lines that lost, too.")] = False,
) -> None:
    """Export a company as pictures, pages, tables or graphs; several -o write several files."""
    started = time.monotonic()
    _check_company(company, file, choices, max_rows, everybody=everybody)
    is_own = company is not None and not everybody and focus is None and not levels
    if alternatives and not is_own:
        note("--alternatives changes nothing: they are lines of a typical company's chart, and another is exported.")
    if theme not in THEMES:
        raise BadCompany("theme", theme, f"one of {', '.join(THEMES)}")
    if scale not in (1, 2, 4):
        raise BadCompany("scale", scale, "1, 2 or 4")
    check_layout_and_paper(layout, page, pages)
    kinds, surround = _kinds(output, format_), surround_of(without or [], date, logo)
    looks = {
        **look_flags(theme, without or [], date, logo, title),
        "--scale": scale != 1,
        "--page": page,
        "--pages": pages != "usual",
        "--alternatives": alternatives,
    }
    note_looks(looks, [kind.ending for kind in kinds])
    if layout is not None:
        note_layout([kind.ending for kind in kinds], pages, is_own=is_own)
    for to in output:
        check_output(Path(to), [] if file is None else [file])
    writer = _writer(each, format_)
    is_piped = any(_is_standard_output(to) for to in output)
    report = teller(started)
    if file is not None:
        request = request_of_file(file, choices, max_rows)
    else:
        assert company is not None  # noqa: S101 - one of both is there
        request = request_of_typical(company, everybody=everybody, alternatives=alternatives, layout=layout)
    request = narrowed(request, focus, levels, layout, (page, pages))
    request = replace(request, surround=surround, title=title, theme=THEMES[theme], scale=scale, progress=report)
    for to, kind in zip(output, kinds, strict=True):
        if time.monotonic() - started > PATIENCE_S:
            print(f"{to}: writing {_seats(len(request.chosen))}", file=sys.stderr)
        target = io.BytesIO()
        writer(request, kind, target)
        data = target.getbuffer()
        if _is_standard_output(to):
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            continue
        try:
            Path(to).write_bytes(data)
        except OSError as error:
            raise BadCompany("output", to, f"a file that can be written ({error.strerror})") from None
        # Beside a file on standard output nothing else may stand there.
        print(f"{to}: {len(data):,} bytes{_scope(request)}", file=sys.stderr if is_piped else sys.stdout)
        if kind.ending == "mmd":
            _warn_mermaid(bytes(data))
    _note_left_out(request, output, kinds)
    _note_letters(request, kinds)


def _check_company(
    company: TypicalCompany | None, file: Path | None, choices: dict[str, Any], max_rows: int, *, everybody: bool
) -> None:
    """Check that one company is asked for, and nothing about it that it does not have."""
    if company is None and file is None:
        raise BadCompany("company", None, "--preset NAME, --headcount PEOPLE or --file FILE")
    if company is not None and file is not None:
        raise BadFile(
            "--file is one company, and the options of a typical one say another",
            "Give --preset NAME, --headcount PEOPLE or --file FILE.",
        )
    if file is not None and everybody:
        raise BadCompany("everybody", "with --file", "--preset or --headcount; a file is exported whole anyway")
    if file is None:
        check_no_reading(choices, max_rows, "a typical company has none", "Leave it out, or give --file.")


def _writer(each: str, ending: str) -> "Callable[[Request, FileKind, BinaryIO], None]":
    """Writer of a file of the whole request, or of a ZIP with a file for each manager or department."""
    from orgmodel.export.jobs.branches import EACH, write_branches  # noqa: PLC0415 - painters take a moment to load

    if not each:
        return lambda request, kind, target: kind.write(request, target)
    if each not in EACH or not ending:
        raise BadCompany("each", each, "manager or department, and --format with it")
    return lambda request, kind, target: write_branches(request, each, kind, target)


def _is_standard_output(to: str) -> bool:
    return to == "-" or to.endswith(":-")


def _kinds(output: list[str], ending: str) -> list["FileKind"]:
    """Kind of each file: by its ending, by what stands before ":-", or as it is asked for."""
    from orgmodel.export.files import FILES, kind_of_name  # noqa: PLC0415

    if ending and ending not in FILES:
        raise BadCompany("format", ending, f"one of {', '.join(FILES)}")
    if "-" in output and not ending:
        raise BadCompany("output", "-", f"--format with it, one of {', '.join(FILES)}")
    if sum(map(_is_standard_output, output)) > 1:
        raise BadCompany("output", "standard output twice", "one file for standard output, the others by name")
    kinds: list[FileKind] = []
    for to in output:
        before = to[:-2] if to.endswith(":-") else ""
        if before and before not in FILES:
            raise BadCompany("output", to, f"FORMAT:- with one of {', '.join(FILES)}")
        named = ending if to == "-" or ending else before
        kinds.append(FILES[before or named] if before or named else kind_of_name(to))
    return kinds


def _warn_mermaid(data: bytes) -> None:
    from orgmodel.export.graphs.diagrams import mermaid_warning  # noqa: PLC0415

    if warning := mermaid_warning(data):
        print(warning, file=sys.stderr)


def _note_left_out(request: "Request", output: list[str], kinds: list["FileKind"]) -> None:
    """Notes, on standard error, on what of the company a file does not hold, or holds unseen."""
    from orgmodel.export.left_out import note_on_left_out  # noqa: PLC0415

    for to, kind in zip(output, kinds, strict=True):
        if sentences := note_on_left_out(request, kind.ending):
            print(f"{to}: {sentences}", file=sys.stderr)


def _note_letters(request: "Request", kinds: list["FileKind"]) -> None:
    """One note for all files, on standard error, where letters have no font."""
    from orgmodel.export.missing_letters import note_on_letters  # noqa: PLC0415

    if note := next(filter(None, (note_on_letters(request, kind.ending) for kind in kinds)), ""):
        print(note, file=sys.stderr)


def _scope(request: "Request") -> str:
    """Extent of the file: ", 320 seats" or ", 58 of 320 seats"; "" where it is the chart of a typical company."""
    count, of = len(request.chosen), len(request.company.org)
    if request.own_chart is not None:
        return ""
    return f", {_seats(count)}" if count == of else f", {count:,} of {_seats(of)}"


def _seats(count: int) -> str:
    return f"{count:,} seat{'' if count == 1 else 's'}"
