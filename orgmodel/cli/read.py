"""The command that reads a company's own file. It runs in a process with limits, as on the page."""

import json
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from orgmodel.cli.questions import question_lines
from orgmodel.errors import BadFile
from orgmodel.findings import KINDS
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.sandbox.sandbox import run_in_sandbox

_FIGURES = (
    ("rows", "rows"),
    ("people", "people"),
    ("seats", "seats"),
    ("placeholders", "placeholders for missing managers"),
    ("tops", "people without a manager"),
    ("levels", "levels"),
    ("span", "most direct reports of one person"),
    ("managers", "managers"),
    ("biggest", "people in the largest tree"),
    ("vacancies", "vacancies"),
    ("staff", "staff counted without names"),
    ("snapshots", "snapshots"),
)


def read(
    file: Annotated[
        Path,
        typer.Argument(
            help="CSV, XLSX, JSON, YAML, LDIF, Parquet, page, outline, drawing, vCard, pasted table; told by content."
        ),
    ],
    *,
    sheet: Annotated[str | None, typer.Option(help="Sheet of a workbook.")] = None,
    header_row: Annotated[int | None, typer.Option(help="Row of the headings, from 1; 0 for none.")] = None,
    delimiter: Annotated[str | None, typer.Option(help="Character between cells.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of the text, such as cp1252.")] = None,
    snapshot: Annotated[str | None, typer.Option(help="Snapshot to read, as it stands in the file.")] = None,
    columns: Annotated[
        list[str] | None, typer.Option("--map", help='FIELD=COLUMN, such as manager="Reports to" or name=First+Last.')
    ] = None,
    live: Annotated[bool, typer.Option(help="Leave out people who left and posts that were eliminated.")] = False,
    show: Annotated[list[str] | None, typer.Option(help="Restricted column to keep.")] = None,
    take_row: Annotated[
        list[int] | None, typer.Option(help="Row, by its number in the file, that wins over the others of its id.")
    ] = None,
    person_row: Annotated[
        list[int] | None,
        typer.Option(help="Row, by its number in the file, that is a person all the same."),
    ] = None,
    manager: Annotated[
        list[str] | None,
        typer.Option(
            help='NAME=ID: who is meant by a manager\'s name that several have, such as "Ana Smith=E1042", or '
            '"Ana Smith=row 17" without an id; "row 9=E1042" for the manager of row 9 alone.'
        ),
    ] = None,
    findings: Annotated[Path | None, typer.Option(help="CSV file to write all findings to.")] = None,
    max_rows: Annotated[int, typer.Option(help="Most people.")] = LIMITS.rows,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Read a company's own file: figures, columns, and what is wrong in it."""
    if not file.is_file():
        raise BadFile(f"There is no file {str(file)!r}", "Give the path of a file.")
    choices: dict[str, Any] = {
        "sheet": sheet,
        "header_row": header_row,
        "delimiter": delimiter,
        "encoding": encoding,
        "snapshot": snapshot,
        "mapping": dict(_pair("--map", 'FIELD=COLUMN, such as manager="Reports to"', text) for text in columns or []),
        "live": live,
        "shown": show or [],
        "rows": take_row or [],
        "persons": person_row or [],
        "named": dict(_pair("--manager", 'NAME=ID, such as "Ana Smith=E1042"', text) for text in manager or []),
    }
    with tempfile.TemporaryDirectory() as folder:
        arguments: dict[str, Any] = {
            "path": str(file.resolve()),
            "choices": choices,
            "folder": folder,
            "max_rows": max_rows,
        }
        summary: Any = run_in_sandbox(
            "orgmodel.reading.sandbox.import_job:summarize_file", arguments, Limits(), lambda: False
        )
        if findings is not None:
            from orgmodel.reading.findings_table import findings_csv  # noqa: PLC0415 - Arrow takes 0.2 s

            try:
                with Path(folder, "findings.arrow").open("rb") as table, findings.open("wb") as into:
                    into.writelines(findings_csv(table))
            except OSError as error:
                raise BadFile(f"{findings} cannot be written ({error.strerror})", "Give another path.") from None
    print(json.dumps(summary, ensure_ascii=False, indent=2) if as_json else _summary_text(summary))


def _pair(option: str, form: str, text: str) -> tuple[str, str]:
    """Both sides of the first "=" of an option."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise BadFile(f"{option} {text!r} has no = with something before it", f"Write {form}.")
    return name.strip(), value.strip()


def _summary_text(summary: dict[str, Any]) -> str:
    lines = [f"{summary[key]:>12,}  {words}" for key, words in _FIGURES]
    mapping = dict(summary["mapping"])
    candidates = mapping.pop("candidates")
    lines += ["", "Columns"] + [f"  {name:12}  {column}" for name, column in mapping.items()]
    lines += ["", "Tried as the manager"] + [
        f"  {each['column']} resolves {each['resolved']:,} of {each['of']:,}"
        + (f" in {each['key']}" if each["key"] else "")
        for each in candidates
        if each["resolved"]
    ]
    lines += ["", "Findings"] + [
        f"  {code}  {count:>9,}  {KINDS[code].title}. {KINDS[code].done}" for code, count in summary["findings"].items()
    ]
    lines += question_lines(summary)
    return "\n".join(lines)
