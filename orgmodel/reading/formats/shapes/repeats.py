"""Cells that reports write once for all rows below: the manager of a team, the department of its people."""

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence
from orgmodel.reading.columns.headings import Words, columns_of
from orgmodel.reading.columns.speaking import fields_of_parts, is_other_manager
from orgmodel.reading.table import Table

_FEWEST_ROWS, _MOST_ROWS = 6, 200_000
_FEWEST_GROUPS, _BLANK, _FOUND = 3, 0.4, 0.8
# Of the rows with a manager, those that stand right below them: then the blank ones are tops, each above their own.
_BELOW = 0.5


def with_repeats(table: Table, words: Words) -> Table:
    """Fill blank cells of managers and departments with the one above where each stands once; ORG132 says so.

    Only where no value comes twice, so that a blank is no missing value: a manager with one report is rare, and all
    of them are not. Nothing is filled that would let somebody report to themselves in the end. O(rows).
    """
    if not _FEWEST_ROWS <= table.cells.num_rows <= _MOST_ROWS:
        return table
    for field in ("manager", "department"):
        for heading in _named(table.cells.column_names, field, words)[:1]:
            texts = table.cells[heading].to_pylist()
            down = _filled_down(texts, most_above=1 if field == "manager" else 0)
            if down is not None and (field == "department" or _is_tree(table, heading, texts, down)):
                table = _with_column(table, heading, texts, down)
    return table


def _named(headings: Sequence[str], field: str, words: Words) -> list[str]:
    """Headings that speak of a field, those that are it by the word first."""
    evidence = load_evidence()
    by_parts = [
        heading
        for heading in headings
        if field in fields_of_parts(heading_parts(heading), evidence) and not is_other_manager(heading, evidence)
    ]
    return [*columns_of(headings, words).get(field, ()), *by_parts]


def _filled_down(texts: Sequence[str], most_above: int) -> list[str] | None:
    """Cells with the blank ones filled from above; None where they are no such column."""
    groups = [text for text in texts if text]
    is_once = len(groups) >= _FEWEST_GROUPS and len(set(groups)) == len(groups)
    is_late = not any(texts[: most_above + 1])
    if not is_once or is_late or texts.count("") < _BLANK * len(texts):
        return None
    above, down = "", []
    for text in texts:
        above = text or above
        down.append(above)
    return down


def _is_tree(table: Table, heading: str, texts: Sequence[str], down: Sequence[str]) -> bool:
    """True if the managers are people of one other column, most further above, and nobody of it is above themselves."""
    groups = set(down) - {""}
    for name in table.cells.column_names:
        own = table.cells[name].to_pylist()
        if name == heading or len(groups & set(own)) < _FOUND * len(groups):
            continue
        if sum(above == text for above, text in zip(own, texts[1:], strict=False) if text) > _BELOW * len(groups):
            return False
        boss = dict(zip(own, down, strict=True))
        safe: set[str] = {""}
        for person in own:
            way: dict[str, None] = {}
            here = person
            while here not in safe:
                if here in way:
                    return False
                way[here] = None
                here = boss.get(here, "")
            safe.update(way)
        return True
    return False


def _with_column(table: Table, heading: str, texts: Sequence[str], down: Sequence[str]) -> Table:
    rows = [row for row, text, full in zip(table.rows.tolist(), texts, down, strict=True) if text != full]
    place = table.cells.column_names.index(heading)
    cells = table.cells.set_column(place, heading, pa.array(down, pa.large_string()))
    return replace(table, cells=cells, findings=(*table.findings, finding("ORG132", rows, column=heading)))
