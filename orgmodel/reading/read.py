"""Read a company: file to table, table to columns with a meaning, columns to an Org with its findings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from orgmodel.errors import BadFile
from orgmodel.findings import Finding
from orgmodel.org.org import Org
from orgmodel.org.summary import figures
from orgmodel.reading.build import build_org
from orgmodel.reading.columns.headings import load_words
from orgmodel.reading.columns.mapping import Mapped, map_columns
from orgmodel.reading.formats.formats import read_table
from orgmodel.reading.formats.shapes.shapes import with_shape
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.own_files import with_own_columns
from orgmodel.reading.people.snapshots import Snapshots
from orgmodel.reading.table import Table

# Rows with other numbers of cells than the headings.
_OF_MANY_WIDTHS = "ORG102"


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A company as it was read.

    Attributes
    ----------
    table
        What the file holds.
    mapped
        Which column is which, and what was tried.
    org
        The company.
    snapshots
        States found in the file.
    findings
        All flaws, those of one code and column in one.
    questions
        What a person may choose and decide, as `orgmodel.reading.people.questions` and `decision_questions` give it.
    decided
        Decisions with what became of them, as `orgmodel.reading.people.outcomes.decided_json` gives it.
    named
        `Choices.named` in words that a newer file still has.
    unused_named
        Why some of `Choices.named` changed nothing, by the text of a manager.
    """

    table: Table
    mapped: Mapped
    org: Org
    snapshots: Snapshots
    findings: tuple[Finding, ...]
    questions: Mapping[str, Any]
    decided: Sequence[Mapping[str, Any]]
    named: Mapping[str, str]
    unused_named: Mapping[str, str]


def read_company(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Reading:
    """Read a file of any known format.

    Raises
    ------
    BadFile
        If it cannot be read at all, is text in which nothing names people, or a choice names what is not there.
    """
    words = load_words()
    table = with_own_columns(with_shape(read_table(path, choices, limits), words, choices.mapping))
    mapped = map_columns(table, words, choices.mapping)
    if not mapped.fields and not choices.mapping and any(one.code == _OF_MANY_WIDTHS for one in table.findings):
        raise BadFile(
            "The file is text without a table: its lines hold different numbers of cells, and none names people",
            "Write one person a line, each indented below the manager, or export the people as .csv or .xlsx.",
        )
    built = build_org(table, mapped, words, choices)
    parts = {field.name: getattr(built, field.name) for field in fields(built)}
    return Reading(table=table, mapped=mapped, **parts)


def summary_json(reading: Reading) -> dict[str, Any]:
    """Summary of a reading, ready for JSON, as `python -m orgmodel read --json` prints it.

    Returns
    -------
    dict
        ``rows`` read; the `figures`; ``snapshots`` (how many) with ``snapshot`` taken and ``snapshot_values``;
        ``mapping`` (field to heading, several joined with "+", and ``candidates``); ``findings`` (code to count).
    """
    snapshots = reading.snapshots
    counts: dict[str, int] = {}
    for each in reading.findings:
        counts[each.code] = counts.get(each.code, 0) + each.count
    return {
        "rows": reading.table.cells.num_rows,
        **figures(reading.org),
        "snapshots": max(1, len(snapshots.values)),
        "snapshot": snapshots.taken,
        "snapshot_values": list(snapshots.values),
        "mapping": mapping_json(reading.mapped),
        "findings": dict(sorted(counts.items())),
    }


def mapping_json(mapped: Mapped) -> dict[str, Any]:
    """Field to heading; ``candidates`` for the manager with what each resolves, the best first; ``reasons``."""
    fields: Mapping[str, tuple[str, ...]] = mapped.fields
    return {field: "+".join(columns) for field, columns in sorted(fields.items())} | {
        "candidates": [
            {"column": each.column, "key": each.key, "resolved": each.resolved, "of": each.of}
            for each in mapped.candidates
        ],
        "reasons": dict(sorted(mapped.reasons.items())),
    }
