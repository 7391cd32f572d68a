"""Tables of a web page, their cells with their spans, and tables that go on with each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from orgmodel.reading.columns.header import HEAD_ROWS, find_header
from orgmodel.reading.columns.headings import columns_of, fold, load_words
from orgmodel.reading.formats.pages.page_text import text_of
from orgmodel.reading.formats.tabulate import check_columns, check_rows
from orgmodel.reading.limits import Limits

# A cell may claim to span more rows than the page has; browsers stop at these.
_MOST_SPAN = 65_534
_NUMBER = re.compile(r"[0-9]{1,9}")
_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption"})
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class PageTable:
    """Table of a page: its rows, and the title that stands above it, "" where none does."""

    rows: list[list[str]]
    title: str = ""


def page_tables(root: Any, limits: Limits) -> list[PageTable]:
    """Tables of several rows and columns, in the order of the page."""
    tables = []
    title = ""
    for node in root.iter("table", *_TITLES):
        if node.tag != "table":
            title = " ".join(text_of(node).split())[:_LONGEST_TITLE]
            continue
        rows = _rows(node, limits)
        caption = node.find("caption")
        own = title if caption is None else " ".join(text_of(caption).split())[:_LONGEST_TITLE]
        if len(rows) > 1 and _width(rows) > 1:
            tables.append(PageTable(rows, own))
            title = ""
    return tables


def largest(tables: Sequence[PageTable]) -> PageTable:
    """The table with the most filled rows of one width: one that lays a page out has fewer than the one in it."""
    return max(tables, key=lambda table: _weight(table.rows))


def continued(best: PageTable, tables: Sequence[PageTable]) -> list[PageTable]:
    """Tables of the same headings as the best, in their order; the best alone where they are no parts of one.

    Of tables that hold the same people, such as one a year, only the best is read.
    """
    heading = _heading(best.rows)
    if heading is None:
        return [best]
    parts = [table for table in tables if table is best or _heading(table.rows) == heading]
    seen: set[tuple[str, ...]] = set()
    firsts: set[str] = set()
    for part in parts:
        place = _key(part.rows, heading)
        rows = {tuple(row) for row in part.rows[1:]}
        keys = {row[place] for row in part.rows[1:] if place < len(row) and row[place]}
        if seen & rows or firsts & keys:
            return [best]
        seen |= rows
        firsts |= keys
    return parts


def _key(rows: Sequence[Sequence[str]], heading: Sequence[str]) -> int:
    """Place of the column that says who somebody is: the id, else the name, else the first."""
    said = columns_of(rows[0], load_words())
    for field in ("id", "name", "last"):
        if columns := said.get(field):
            return list(heading).index(fold(columns[0]))
    return 0


def _heading(rows: Sequence[Sequence[str]]) -> tuple[str, ...] | None:
    """Folded headings of a table that has them in its first row; None where it has not."""
    header = find_header(rows[:HEAD_ROWS])
    return tuple(fold(cell) for cell in rows[0]) if header.index == 0 else None


def _rows(table: Any, limits: Limits) -> list[list[str]]:
    """Cells of a table without those of tables inside it; spans are filled."""
    rows: list[list[str]] = []
    down: dict[int, tuple[int, str]] = {}
    for row in (each for each in table.iter("tr") if _owner(each) is table):
        cells: list[str] = []
        for cell in (each for each in row if each.tag in {"td", "th"}):
            _put_spanned(cells, down)
            text = text_of(cell)
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for _ in range(min(wide, limits.columns + 1)):
                if high > 1:
                    down[len(cells)] = (high - 1, text)
                cells.append(text)
                text = ""
            check_columns(len(cells), limits)
        _put_spanned(cells, down)
        rows.append(cells)
        check_rows(len(rows), limits)
    return rows


def _put_spanned(cells: list[str], down: dict[int, tuple[int, str]]) -> None:
    while len(cells) in down:
        left, text = down.pop(len(cells))
        if left > 1:
            down[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(cell: Any, name: str) -> int:
    text = cell.get(name)
    return 1 if text is None or not _NUMBER.fullmatch(text.strip()) else max(1, min(int(text), _MOST_SPAN))


def _owner(row: Any) -> Any:
    return next((above for above in row.iterancestors("table")), None)


def _width(rows: Sequence[Sequence[str]]) -> int:
    widths = [len(row) for row in rows]
    return max(set(widths), key=widths.count)


def _weight(rows: Sequence[Sequence[str]]) -> int:
    width = _width(rows)
    return sum(len(row) == width and sum(map(bool, row)) > 1 for row in rows) * min(width, 4)
