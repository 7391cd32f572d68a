"""A bare list of edges, one line of the organisation a row: everybody who is named in it is a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence, says
from orgmodel.reading.columns.headings import Words, fold, fold_word
from orgmodel.reading.columns.speaking import fields_of_parts, is_other_manager
from orgmodel.reading.formats.hierarchies.hierarchy import counted
from orgmodel.reading.formats.hierarchies.label_words import load_label_words
from orgmodel.reading.formats.hierarchies.links import MANAGER
from orgmodel.reading.formats.shapes.numbered_reports import with_one_list
from orgmodel.reading.table import Table

_HEADINGS = (
    {"source", "target"}, {"from", "to"}, {"von", "nach"}, {"von", "zu"}, {"von", "an"}, {"quelle", "ziel"},
    {"de", "vers"}, {"de", "a"}, {"de", "para"}, {"da", "a"}, {"desde", "hasta"}, {"origen", "destino"},
    {"origem", "destino"}, {"origine", "destination"}, {"origine", "destinazione"}, {"van", "naar"}, {"bron", "doel"},
    {"z", "do"}, {"od", "do"}, {"от", "к"},
)  # fmt: skip
PERSON = "Person"
# As the reader of graphs writes several managers of one node.
_BETWEEN = "; "
_ENDS_AND_NUMBER, _LOOKED_AT, _SHARED = 3, 10_000, 0.5
# Columns that programs for graphs write beside the two ends.
_BESIDE_ENDS = frozenset({"type", "id", "label", "weight", "key", "kind", "timeset", "interval", "directed"})
_SIGNS = (";", "|", "\n", ",")
# From this share on of those who lead, so many stand on the other side too: lines of one company.
_LINKED = 0.6


@dataclass(frozen=True, slots=True)
class _Edges:
    """Ends of the lines, strengths (0 for none), the manager's end where headings say it, and rows in the file."""

    first: Sequence[str]
    second: Sequence[str]
    weights: Sequence[float]
    manager: int | None
    summary: str
    rows: Sequence[int]


def with_nodes(table: Table, words: Words) -> Table:
    """Make one row per person of a list of edges, the head too, who reports to nobody and has no row.

    Which column is the manager's, headings such as "Parent" say; else it is the one in which more names come again,
    and of two alike the first, as in graph files. A third column of numbers is the strength of the lines: 0 is none.

    Returns
    -------
    Table
        Columns "Person" and "Manager"; a person has the number of the row that first names it. The same table where it
        is no bare list of edges: with other columns, blank cells, words for no manager, or nobody on both sides.
    """
    table = _ends_alone(with_one_list(table))
    edges = _edges(table)
    if edges is None:
        return table
    drawn = [place for place, weight in enumerate(edges.weights) if weight]
    first, second = ([column[place] for place in drawn] for column in (edges.first, edges.second))
    is_second = edges.manager == 1 if edges.manager is not None else _repeats(first) < _repeats(second)
    reports, managers = (first, second) if is_second else (second, first)
    has_roots = any(fold_word(text) in words.roots and text != "0" for text in dict.fromkeys(managers))
    # One manager of all stands on one side only; so do the titles in a list of names and titles, but they are words.
    is_apart = edges.manager is None and set(first).isdisjoint(second)
    if has_roots or not drawn or (is_apart and not all(map(str.isdigit, (*first, *second)))):
        return table
    above: dict[str, dict[str, float]] = {}
    again = []
    numbers = edges.rows
    for place, report, manager in zip(drawn, reports, managers, strict=True):
        if report in above:
            again.append(numbers[place])
        above.setdefault(report, {}).setdefault(manager, edges.weights[place])
    rows: dict[str, int] = {}
    own, other = (edges.first, edges.second) if is_second else (edges.second, edges.first)
    for number, person in (*zip(numbers, own, strict=True), *zip(numbers, other, strict=True)):
        rows.setdefault(person, number)
    # The strongest line is the solid one; of equals the first.
    lines = [_strongest_first(above.get(person, {})) for person in rows]
    cells = pa.table({PERSON: list(rows), MANAGER: [_BETWEEN.join(each) for each in lines]})
    told = [finding("ORG121", again)] if again else []
    if edges.summary:
        way = "the second end is the manager" if is_second else "the first end is the manager"
        told.append(finding("ORG126", values=[f"{edges.summary}; {way}"], count=1))
    return replace(
        table,
        cells=cells,
        rows=np.fromiter(rows.values(), np.int64, len(rows)),
        findings=(*table.findings, *told),
        known={"id": PERSON, "name": PERSON, "manager": MANAGER},
        known_by=dict.fromkeys(("id", "name", "manager"), "each row is a line between two people"),
    )


def _edges(table: Table) -> _Edges | None:
    """Two columns without headings, or with those of edges, and at most a third one about the lines."""
    cells = table.cells
    if not 2 <= cells.num_columns <= 3 or any(pc.any(pc.equal(column, "")).as_py() for column in cells.columns[:2]):
        return None
    names = [fold(name) for name in cells.column_names[:2]]
    said = load_label_words()
    manager = next((side for side in (0, 1) if names[side] in said.above and names[1 - side] in said.below), None)
    is_said = table.origin.kind == "edges" or set(names) in _HEADINGS or manager is not None
    sides = _Sides(cells.column(0).to_pylist(), cells.column(1).to_pylist(), table.rows.tolist())
    if not is_said and cells.num_columns == 2:
        manager, is_both = _leading_side(cells.column_names)
        sides = sides if manager is None else sides.of_lists(manager, is_sure=is_both)
        if (manager := sides.leading(manager, is_sure=is_both)) is None:
            return None
    elif not is_said and not _are_pairs(cells):
        return None
    elif cells.num_columns == 2 and manager is not None:
        sides = sides.of_lists(manager, is_sure=True)
    weights, told = _weights(cells, len(sides.rows))
    return None if weights is None else _Edges(sides.first, sides.second, weights, manager, told, sides.rows)


def _ends_alone(table: Table) -> Table:
    """The two ends and their weight, of a table that has only what programs for graphs write beside them."""
    cells = table.cells
    folded = [fold(name) for name in cells.column_names]
    if cells.num_columns <= 2 or set(folded[:2]) not in _HEADINGS or not _BESIDE_ENDS.issuperset(folded[2:]):
        return table
    wanted = [*cells.column_names[:2], *(cells.column_names[folded.index("weight")] for _ in "w" if "weight" in folded)]
    return replace(table, cells=cells.select(wanted))


def _leading_side(headings: Sequence[str]) -> tuple[int | None, bool]:
    """Place of the manager's of two columns, as the headings call it, and whether both say so; None where none does."""
    evidence = load_evidence()
    if any(is_other_manager(heading, evidence) for heading in headings):
        return None, False
    parts = [heading_parts(heading) for heading in headings]
    leads = ["manager" in fields_of_parts(each, evidence) for each in parts]
    led = [any(says(each, entry) for entry in evidence.parts["reports"]) for each in parts]
    above = leads.index(True) if leads[0] != leads[1] else None
    below = led.index(True) if led[0] != led[1] else None
    if above is not None:
        return above, below == 1 - above
    return (None, False) if below is None else (1 - below, False)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Texts of two columns and the rows that they stand in."""

    first: Sequence[str]
    second: Sequence[str]
    rows: Sequence[int]

    def of_lists(self, manager: int, *, is_sure: bool) -> "_Sides":
        """A line for each of those who are listed in one cell; the same where no cell is a list.

        Cells are lists where somebody who leads stands in one, or headings say so, and nobody stands in two.
        """
        above, below = (self.first, self.second) if manager == 0 else (self.second, self.first)
        for sign in _SIGNS:
            if any(sign in text for text in above) or not any(sign in text for text in below):
                continue
            parts = [[part for piece in text.split(sign) if (part := piece.strip())] for text in below]
            listed = [part for each in parts for part in each]
            if len(set(listed)) == len(listed) and (is_sure or not set(above).isdisjoint(listed)):
                leads = [text for text, each in zip(above, parts, strict=True) for _ in each]
                rows = [row for row, each in zip(self.rows, parts, strict=True) for _ in each]
                return _Sides(leads, listed, rows) if manager == 0 else _Sides(listed, leads, rows)
        return self

    def leading(self, manager: int | None, *, is_sure: bool) -> int | None:
        """The manager's side; None where the two are no lines between people.

        Most who lead stand on the other side too, somebody does not, and where no heading says what is what nobody
        stands below two others.
        """
        if manager is None:
            manager = 0 if _repeats(self.first) > _repeats(self.second) else 1
            below = self.second if manager == 0 else self.first
            if _repeats(below) or not all(any(map(str.isalpha, text)) for text in (*self.first, *self.second)):
                return None
        leads, led = (set(side) for side in ((self.first, self.second) if manager == 0 else (self.second, self.first)))
        shared = len(leads & led)
        is_linked = shared > 0 and shared >= _LINKED * (len(leads) - 1)
        return manager if leads - led and (is_linked or is_sure) else None


def _are_pairs(cells: pa.Table) -> bool:
    """True if three columns are pairs of the same names with a number each, whatever their headings say."""
    if cells.num_columns != _ENDS_AND_NUMBER:
        return False
    first, second, numbers = (set(column.slice(0, _LOOKED_AT).to_pylist()) for column in cells.columns)
    shared = first & second
    are_numbers = all(text.replace(".", "", 1).isdecimal() for text in numbers)
    return are_numbers and "0" in numbers and len(shared) >= _SHARED * min(len(first), len(second))


def _weights(cells: pa.Table, count: int) -> tuple[Sequence[float] | None, str]:
    """Strength of each line, and what to tell; None where the third column is about something else."""
    if cells.num_columns == 2 or pc.count_distinct(cells.column(2)).as_py() <= 1:
        return [1.0] * count, ""
    numbers = []
    for text in cells.column(2).to_pylist():
        try:
            numbers.append(abs(float(text.replace(",", ".") or 0)))
        except ValueError:
            return None, ""
    lines = sum(number > 0 for number in numbers)
    told = f"{counted(count, 'pair')} with a number each, {lines:,} of them a line (0 is none, the largest is solid)"
    return numbers, told


def _strongest_first(managers: Mapping[str, float]) -> list[str]:
    return sorted(managers, key=lambda manager: -managers[manager])


def _repeats(texts: Sequence[str]) -> int:
    return len(texts) - len(set(texts))
