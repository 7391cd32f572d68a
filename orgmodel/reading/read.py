"""Read a company: file to table, table to columns with a meaning, columns to an Org with its findings."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from orgmodel.errors import BadFile
from orgmodel.org.summary import figures
from orgmodel.reading.build import Reading, build_org
from orgmodel.reading.columns.address_names import with_address_names, with_chosen_names
from orgmodel.reading.columns.headings import load_words
from orgmodel.reading.columns.mapping import Mapped, map_columns
from orgmodel.reading.formats.formats import read_table
from orgmodel.reading.formats.shapes.shapes import with_shape
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.own_files import with_own_columns

# Rows with other numbers of cells than the headings.
_OF_MANY_WIDTHS = "ORG102"


def read_company(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Reading:
    """Read a file of any known format.

    Raises
    ------
    BadFile
        If it cannot be read at all, is text in which nothing names people, or a choice names what is not there.
    """
    words = load_words()
    table = with_own_columns(with_shape(read_table(path, choices, limits), words, choices.mapping))
    table = with_chosen_names(table, choices.mapping)
    mapped = map_columns(table, words, choices.mapping)
    if not mapped.fields and not choices.mapping and any(one.code == _OF_MANY_WIDTHS for one in table.findings):
        raise BadFile(
            "The file is text without a table: its lines hold different numbers of cells, and none names people",
            "Write one person a line, each indented below the manager, or export the people as .csv or .xlsx.",
        )
    table, mapped = with_address_names(table, mapped, choices.mapping)
    return build_org(table, mapped, words, choices)


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
