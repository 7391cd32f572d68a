"""The command that reads a company's own file. It runs in a process with limits, as on the page."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from orgmodel.cli.files import run_on_file, takes_reading
from orgmodel.cli.paths import check_output
from orgmodel.cli.questions import question_lines
from orgmodel.errors import BadFile
from orgmodel.findings.kinds import KINDS
from orgmodel.text.grammar import listed

_FIGURES = (
    ("rows", "row", "rows"),
    ("people", "person", "people"),
    ("seats", "seat", "seats"),
    ("placeholders", "placeholder for a missing manager", "placeholders for missing managers"),
    ("tops", "person without a manager", "people without a manager"),
    ("levels", "level", "levels"),
    ("span", "direct report of one person at most", "direct reports of one person at most"),
    ("managers", "manager", "managers"),
    ("biggest", "person in the largest tree", "people in the largest tree"),
    ("vacancies", "vacancy", "vacancies"),
    ("gone", "who left or was eliminated", "who left or were eliminated"),
    ("staff", "staff member counted without a name", "staff counted without names"),
    ("snapshots", "snapshot", "snapshots"),
)


@takes_reading
def read(
    file: Annotated[
        Path,
        typer.Argument(
            help="CSV, XLSX, ODS, XLS, JSON, YAML, LDIF, Parquet, page, outline, drawing, vCard, pasted table; - for "
            "standard input."
        ),
    ],
    choices: dict[str, Any],
    max_rows: int,
    *,
    findings: Annotated[Path | None, typer.Option(help="CSV file to write all findings to.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Read a company's own file: figures, columns, and what is wrong in it."""
    if findings is not None:
        check_output(findings, [file])
    with tempfile.TemporaryDirectory() as folder:
        summary = run_on_file("summarize_file", file, choices, max_rows, Path(folder))
        if findings is not None:
            from orgmodel.reading.findings_table import findings_csv  # noqa: PLC0415 - Arrow takes 0.2 s

            try:
                with Path(folder, "findings.arrow").open("rb") as table, findings.open("wb") as into:
                    into.writelines(findings_csv(table))
            except OSError as error:
                raise BadFile(f"{findings} cannot be written ({error.strerror})", "Give another path.") from None
    print(json.dumps(summary, ensure_ascii=False, indent=2) if as_json else _summary_text(summary))


def _summary_text(summary: dict[str, Any]) -> str:
    lines = [f"{summary[key]:>12,}  {one if summary[key] == 1 else several}" for key, one, several in _FIGURES]
    mapping = dict(summary["mapping"])
    candidates, reasons = mapping.pop("candidates"), mapping.pop("reasons")
    lines += ["", "Columns"] + [f"  {name:12}  {column}" for name, column in mapping.items()]
    lines += ["", "Why"] + [f"  {reasons[name]}" for name in mapping if name in reasons]
    lines += ["", "Tried as the manager"] + [
        f"  {each['column']} resolves {each['resolved']:,} of {each['of']:,}"
        + (f" in {each['key']}" if each["key"] else "")
        for each in candidates
        if each["resolved"]
    ]
    lines += [] if any(each["resolved"] for each in candidates) else ["  no column"]
    lines += ["", "Findings"] + ([] if summary["findings"] else ["  none"])
    lines += [
        f"  {code}  {count:>9,}  {KINDS[code].title_of(count)}{_under(summary['finding_columns'].get(code))}."
        f" {KINDS[code].done_of(count)}"
        for code, count in summary["findings"].items()
    ]
    lines += question_lines(summary)
    return "\n".join(lines)


def _under(columns: Sequence[str] | None) -> str:
    """Headings that a finding stands under, to follow its title; "" where it is about no column."""
    return f" ({listed([str(column) for column in columns])})" if columns else ""
