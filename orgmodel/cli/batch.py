"""The command that exports many companies at once: files, folders of files and presets, each in several formats."""

import io
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orgmodel.catalog.load import load_domain
from orgmodel.cli.effects import check_no_reading, look_flags, note_layout, note_looks
from orgmodel.cli.files import takes_reading
from orgmodel.cli.paths import check_output
from orgmodel.cli.requests import check_layout_and_paper, narrowed, request_of_file, request_of_typical, teller
from orgmodel.cli.surround import DATE_HELP, LOGO_HELP, WITHOUT_HELP, surround_of
from orgmodel.errors import BadCompany, OrgError
from orgmodel.theme import THEMES
from orgmodel.typical.presets import find_preset, load_presets

if TYPE_CHECKING:
    from orgmodel.export.files import FileKind
    from orgmodel.export.request import Request

# Each company by its name in the output folder, and how it is made.
_Job = tuple[str, str, Callable[[], "Request"]]


@takes_reading
def batch(
    choices: dict[str, Any],
    max_rows: int,
    *,
    inputs: Annotated[list[Path] | None, typer.Argument(help="Files, and folders whose files are taken.")] = None,
    preset: Annotated[list[str] | None, typer.Option(help="Preset; may be repeated.")] = None,
    into: Annotated[Path, typer.Option(help="Folder that the files go to; it is made.")],
    format_: Annotated[list[str], typer.Option("--format", help="Format of the files; may be repeated.")],
    everybody: Annotated[bool, typer.Option("--everybody", help="Everybody of each preset.")] = False,
    layout: Annotated[str | None, typer.Option(help="Layout of the charts.")] = None,
    page: Annotated[str, typer.Option(help="Paper of PDFs, as of export.")] = "",
    pages: Annotated[str, typer.Option(help="Pages of PDFs, or slides, as of export.")] = "usual",
    theme: Annotated[str, typer.Option(help="light or dark.")] = "light",
    without: Annotated[list[str] | None, typer.Option(help=WITHOUT_HELP)] = None,
    date: Annotated[str, typer.Option(help=DATE_HELP)] = "",
    logo: Annotated[Path | None, typer.Option(help=LOGO_HELP)] = None,
) -> None:
    """Export several companies into one folder; what cannot be exported is named, and the others are.

    The exit code is 1 where something could not be exported.
    """
    from orgmodel.export.files import FILES  # noqa: PLC0415 - painters take a moment to load

    if unknown := [ending for ending in format_ if ending not in FILES]:
        raise BadCompany("format", unknown[0], f"one of {', '.join(FILES)}")
    if theme not in THEMES:
        raise BadCompany("theme", theme, f"one of {', '.join(THEMES)}")
    check_layout_and_paper(layout, page, pages)
    files, formats = _files(inputs or [], into), list(dict.fromkeys(format_))
    surround = surround_of(without or [], date, logo)
    jobs = [
        *_of_files(files, choices, max_rows),
        *_of_presets(preset or [], everybody=everybody, layout=layout),
    ]
    if not jobs:
        raise BadCompany("company", None, "files, a folder with files, or --preset NAME")
    if not files:
        check_no_reading(choices, max_rows, "presets are typical companies", "Leave it out, or give files.")
    if everybody and not preset:
        raise BadCompany("everybody", "without --preset", "--preset; the company of a file is exported whole anyway")
    pages_too = {"--page": page, "--pages": pages != "usual"}
    note_looks({**look_flags(theme, without or [], date, logo), **pages_too}, format_)
    if layout is not None:
        note_layout(format_, pages, is_own=bool(preset) and not everybody)
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadCompany("into", str(into), f"a folder that can be made ({error.strerror})") from None
    failed = 0
    for at, (stem, told, make) in enumerate(jobs, 1):
        print(f"{at:,} of {len(jobs):,}: {told}", file=sys.stderr)
        try:
            request = narrowed(make(), None, 0, layout, (page, pages))
        except OrgError as error:
            failed += 1
            _print_failure(told, error)
            continue
        request = replace(request, surround=surround, theme=THEMES[theme], progress=teller(time.monotonic()))
        failed += sum(not _written(request, FILES[ending], into / f"{stem}.{ending}", files) for ending in formats)
    if failed:
        print(f"{failed:,} could not be exported.", file=sys.stderr)
        raise typer.Exit(1)


def _files(inputs: list[Path], into: Path) -> list[Path]:
    """Files in the order they were given, those of a folder by name."""
    files: list[Path] = []
    for path in inputs:
        if not path.is_dir():
            files.append(path)
        elif path.resolve() != into.resolve():
            files += sorted(each for each in path.iterdir() if each.is_file() and not each.name.startswith("."))
        else:
            raise BadCompany("into", str(into), "another folder than the one that is read")
    return list(dict.fromkeys(files))


def _of_files(files: list[Path], choices: dict[str, Any], max_rows: int) -> Iterator[_Job]:
    """Files of one stem keep their endings apart."""
    stems = [file.stem for file in files]
    names = [file.stem if stems.count(file.stem) == 1 else file.name for file in files]
    for at, (file, name) in enumerate(zip(files, names, strict=True)):
        # Of one name in two folders: numbered, so that none is written over.
        same = names[:at].count(name)
        stem = f"{name} {same + 1}" if same else name
        yield stem, str(file), lambda file=file: request_of_file(file, choices, max_rows)  # type: ignore[misc]


def _of_presets(keys: list[str], *, everybody: bool, layout: str | None) -> Iterator[_Job]:
    known = load_presets(load_domain()) if keys else {}
    for key in dict.fromkeys(keys):
        company = find_preset(known, key).company
        yield (
            key,
            f"preset {key}",
            lambda company=company: request_of_typical(  # type: ignore[misc]
                company, everybody=everybody, alternatives=False, layout=layout
            ),
        )


def _written(request: "Request", kind: "FileKind", path: Path, inputs: list[Path]) -> bool:
    """True if a file could be written; why not is told, and what it does not hold or draw."""
    from orgmodel.export.graphs.diagrams import mermaid_warning  # noqa: PLC0415
    from orgmodel.export.left_out import note_on_left_out  # noqa: PLC0415
    from orgmodel.export.missing_letters import note_on_letters  # noqa: PLC0415

    target = io.BytesIO()
    try:
        check_output(path, inputs)
        kind.write(request, target)
        path.write_bytes(target.getbuffer())
    except OrgError as error:
        _print_failure(str(path), error)
        return False
    except OSError as error:
        _print_failure(str(path), error.strerror)
        return False
    print(f"{path}: {target.tell():,} bytes")
    limits = mermaid_warning(target.getvalue()) if kind.ending == "mmd" else ""
    for sentences in (note_on_left_out(request, kind.ending), note_on_letters(request, kind.ending), limits):
        if sentences:
            print(f"{path}: {sentences}", file=sys.stderr)
    return True


def _print_failure(what: str, why: object) -> None:
    print(f"{what}: {' '.join(str(why).split())}", file=sys.stderr)
