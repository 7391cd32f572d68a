"""Import job: the company, its findings and a report for the page, left for the program that started the process."""

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from orgmodel import arrow_compute as pc
from orgmodel.findings import Finding
from orgmodel.org.serialization import to_arrow
from orgmodel.reading.build import Reading
from orgmodel.reading.columns.headings import is_restricted, load_words
from orgmodel.reading.findings_table import write_findings
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.not_taken import not_taken
from orgmodel.reading.options import Choices, Decision
from orgmodel.reading.read import mapping_json, read_company, summary_json
from orgmodel.text.company_names import company_name

# Rows of a finding, and rows of the table, that the report shows; the table of findings has all.
SHOWN_ROWS, PREVIEW_ROWS = 200, 6
# A cell of the preview.
_PREVIEW_LETTERS = 80
# Rows on which the share of filled cells of a column is measured.
_FILL_ROWS = 100_000


def import_file(
    path: str, name: str, choices: Mapping[str, Any], folder: str, max_rows: int = LIMITS.rows
) -> dict[str, Any]:
    """Read a file and leave ``org.arrow`` and ``findings.arrow`` in a folder.

    Parameters
    ----------
    name
        What the file is called on the visitor's computer.
    choices
        Fields of `Choices`, those not given at their defaults.
    max_rows
        Most people.

    Returns
    -------
    dict
        An `orgmodel.org.report.Report` as JSON.

    Raises
    ------
    BadFile
        If the file cannot be read at all.
    """
    reading = read_company(Path(path), choices_from_json(choices), Limits(rows=max_rows))
    to_arrow(reading.org, Path(folder, "org.arrow"))
    write_findings(reading.findings, Path(folder, "findings.arrow"))
    return report_json(reading, name)


def open_file(path: str, choices: Mapping[str, Any], folder: str, max_rows: int = LIMITS.rows) -> list[str]:
    """Read a file as `import_file` does and return, in place of a report, which choices changed nothing, and why."""
    asked = choices_from_json(choices)
    reading = read_company(Path(path), asked, Limits(rows=max_rows))
    to_arrow(reading.org, Path(folder, "org.arrow"))
    write_findings(reading.findings, Path(folder, "findings.arrow"))
    return not_taken(reading, asked)


def summarize_file(path: str, choices: Mapping[str, Any], folder: str, max_rows: int = LIMITS.rows) -> dict[str, Any]:
    """Read a file, leave ``findings.arrow`` in a folder and return the `summary_json`.

    Beside it: ``decisions`` as given, with the names of those they mean; ``offers``; ``not_taken``: which choices
    changed nothing, and why; ``finding_columns``: for each code the headings it stands under.
    """
    asked = choices_from_json(choices)
    reading = read_company(Path(path), asked, Limits(rows=max_rows))
    write_findings(reading.findings, Path(folder, "findings.arrow"))
    columns: dict[str, list[str]] = {}
    for one in reading.findings:
        if one.column and one.column not in columns.setdefault(one.code, []):
            columns[one.code].append(one.column)
    names = {(one[side], one[f"{side}_name"]) for one in reading.decided for side in ("who", "other")}
    name_of = {text: name for text, name in names if text and name and text != name}
    decisions = [
        replace(one, who_name=name_of.get(one.who, ""), other_name=name_of.get(one.other, "")).values()
        for one in asked.decisions
    ]
    beside = {
        "decisions": decisions,
        "offers": reading.questions,
        "not_taken": not_taken(reading, asked),
        "finding_columns": columns,
    }
    return {**summary_json(reading), **beside}


def choices_from_json(values_json: Mapping[str, Any]) -> Choices:
    """Choices from JSON; unknown keys are left out."""
    known = {field.name for field in fields(Choices)}
    values = {key: value for key, value in values_json.items() if key in known and value is not None}
    values |= {key: frozenset(values[key]) for key in ("shown", "rows", "persons") if key in values}
    if "decisions" in values:
        values["decisions"] = tuple(Decision(**one) for one in values["decisions"])
    return Choices(**values)


def report_json(reading: Reading, name: str) -> dict[str, Any]:
    """Report on a reading, as JSON of an `orgmodel.org.report.Report`: who starts this process checks that it is one.

    The model itself is not imported here: that takes a seventh of the time of reading a small file.
    """
    figures = summary_json(reading)
    mapping = mapping_json(reading.mapped)
    candidates, reasons = mapping.pop("candidates"), mapping.pop("reasons")
    table, org = reading.table, reading.org
    shown_headings = set(org.cells.column_names)
    words = load_words()
    columns = [
        {
            "heading": heading,
            "filled": _filled(reading, heading),
            "restricted": is_restricted(heading, words),
            "kept": heading in shown_headings,
        }
        for heading in table.cells.column_names
    ]
    first = table.cells.slice(0, PREVIEW_ROWS).select(
        [name for name in table.cells.column_names if name in shown_headings]
    )
    counted = [each for each in reading.findings if each.kind.severity != "note"]
    return {
        "version": 1,
        "name": company_name(name),
        "figures": {
            key: value
            for key, value in figures.items()
            if key not in {"mapping", "findings", "snapshot", "snapshot_values"}
        }
        | {"findings": len(counted), "notes": len(reading.findings) - len(counted)},
        "mapping": mapping,
        "candidates": candidates,
        "reasons": reasons,
        "findings": [_finding_json(each) for each in reading.findings],
        "headings": list(table.cells.column_names),
        "columns": columns,
        "preview": [[cell[:_PREVIEW_LETTERS] for cell in row.values()] for row in first.to_pylist()],
        "origin": {
            "kind": table.origin.kind,
            "encoding": table.origin.encoding,
            "delimiter": table.origin.delimiter,
            "sheet": table.origin.sheet,
            "sheets": list(table.origin.sheets),
            "header_row": table.origin.header_row,
        },
        "offers": reading.questions,
        "decided": list(reading.decided),
        "named": dict(reading.named),
        "unused_named": dict(reading.unused_named),
        "unused_rows": _unused_rows(reading),
        "snapshots": {"taken": figures["snapshot"], "values": figures["snapshot_values"]},
    }


def _unused_rows(reading: Reading) -> dict[str, str]:
    """Rows that were chosen and changed nothing, by their number, each with why."""
    pairs = [
        pair for one in reading.findings if one.code == "ORG309" for pair in zip(one.rows, one.values, strict=True)
    ]
    return {str(row): text.removeprefix(f"row {row}: ") for row, text in pairs}


def _filled(reading: Reading, heading: str) -> float:
    """Share of filled cells, of the first rows."""
    cells = reading.table.cells[heading].slice(0, _FILL_ROWS)
    filled: int = pc.sum(pc.not_equal(cells, "")).as_py() or 0
    return round(filled / max(1, len(cells)), 4)


def _finding_json(one: Finding) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": str(one.kind.severity),
        "title": one.kind.title_of(one.count),
        "done": one.kind.done_of(one.count),
        "remedy": one.kind.remedy_of(one.count),
        "count": one.count,
        "column": one.column,
        "rows": one.rows[:SHOWN_ROWS].tolist(),
        "found": list(one.values[:SHOWN_ROWS]),
    }
