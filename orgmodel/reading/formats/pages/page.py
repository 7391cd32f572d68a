"""Tables and nested lists out of web pages (HTML)."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from orgmodel.errors import BadFile
from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.header import HEAD_ROWS, Header, find_header, header_findings, unique_name
from orgmodel.reading.columns.headings import columns_of, load_words
from orgmodel.reading.columns.profiles import is_name
from orgmodel.reading.formats.hierarchies.hierarchy import Entry, counted, from_outline
from orgmodel.reading.formats.hierarchies.label_words import load_label_words
from orgmodel.reading.formats.pages.own_page import own_rows
from orgmodel.reading.formats.pages.page_boxes import box_entries
from orgmodel.reading.formats.pages.page_tables import PageTable, continued, largest, page_tables
from orgmodel.reading.formats.pages.page_text import ADVICE, BREAKS, text_of, tree_of
from orgmodel.reading.formats.tabulate import tabulate
from orgmodel.reading.limits import Limits
from orgmodel.reading.options import Choices
from orgmodel.reading.table import Origin, Table
from orgmodel.reading.text.encoding import guess_findings, read_text

_AS_LINES = "lines"
_PARTS = frozenset({"table", "ul", "ol", "dl", "details"})
# Parts of a page that may stand in each other, level by level.
_NESTED = frozenset({"ul", "ol", "details"})
# What stands beside a summary that opens is a person of its own where it is one of these.
_LINES = frozenset({"p", "div"})
# Elements that set a title off from a name in the same line.
_SET_OFF = frozenset({"em", "i", "small", "span", "strong", "b", "cite", "a"})
_USUAL = 0.5
# Heading of the column of the titles of tables that go on with each other.
_PART = "Table"


def read_page(path: Path, choices: Choices, limits: Limits) -> Table:
    """Read the company of a page that is an export of one, else the largest table, or the largest nested list.

    Cells that span several rows stand in each of them. Tables of the same headings are read as one, with the titles
    above them in a column; where there are others, it is said which one was read.

    Raises
    ------
    BadFile
        If the page has neither, or is nested too deep.
    """
    text = read_text(path, choices.encoding)
    page = bytes(memoryview(text.data)[text.start :]).decode()
    origin = Origin("html", encoding=text.encoding)
    told = list(guess_findings(text))
    if rows := own_rows(page, limits):
        what = finding("ORG123", values=[f"the page of a company (HTML): {counted(len(rows), 'row')}"], count=1)
        return tabulate(rows, origin, limits, [what, *told])
    root = tree_of(page)
    if boxes := box_entries(root):
        return _outline(boxes, "box of a chart", origin, limits, told)
    tables = page_tables(root, limits)
    if tables:
        best = largest(tables)
        parts = continued(best, tables) if choices.header_row is None else [best]
        table = _table(parts, len(tables), origin, choices, limits)
        return replace(table, findings=(*table.findings, *told))
    lists = [each for each in root.iter(*_NESTED) if not any(above.tag in _NESTED for above in each.iterancestors())]
    # Summaries that open and close, side by side, are one outline.
    lists += {id(one.getparent()): one.getparent() for one in lists if one.tag == "details"}.values()
    outlines = [entries for entries in map(_entries, lists) if len({entry.level for entry in entries}) > 1]
    outlines = [_with_titles(entries) for entries in outlines]
    if not outlines:
        raise BadFile("The file is a web page (HTML) without a table or a nested list", ADVICE)
    return _outline(max(outlines, key=len), "list item", origin, limits, told)


def _outline(entries: Sequence[Entry], what: str, origin: Origin, limits: Limits, findings: Sequence[Finding]) -> Table:
    read = from_outline(entries, limits, what)
    told = finding("ORG123", values=[f"a list of a web page (HTML): {read.summary}"], count=1)
    return tabulate(read.records, origin, limits, [told, *findings], read.known)


def _table(parts: Sequence[PageTable], count: int, origin: Origin, choices: Choices, limits: Limits) -> Table:
    rows = [*parts[0].rows, *(row for part in parts[1:] for row in part.rows[1:])]
    width = max(map(len, rows))
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    header: Header = find_header(full[: max(HEAD_ROWS, choices.header_row or 0)], choices.header_row)
    names = [*header.names, *(f"Column {number}" for number in range(len(header.names) + 1, width + 1))]
    body = full[header.first :]
    if not body:
        raise BadFile("The table of the web page has headings but no rows below them", ADVICE)
    records = [dict(zip(names, row, strict=True)) for row in body]
    known = _with_part(records, names, [(part.title, len(part.rows) - 1) for part in parts])
    which = "" if count == 1 else f" (the largest of {count:,} tables)"
    if len(parts) > 1:
        which = f" ({len(parts):,} tables of the same headings" + (f" of {count:,})" if count > len(parts) else ")")
    read = f"a table of a web page (HTML): {counted(len(records), 'row')}, {counted(width, 'column')}{which}"
    numbers = np.arange(header.first + 1, header.first + 1 + len(records), dtype=np.int64)
    findings = [finding("ORG123", values=[read], count=1), *header_findings(header, range(1, len(full) + 1))]
    heading_row = 0 if header.index is None else header.index + 1
    table_origin = Origin(origin.kind, encoding=origin.encoding, header_row=heading_row)
    return tabulate(records, table_origin, limits, findings, known, numbers=numbers)


def _with_part(records: list[dict[str, str]], names: Sequence[str], parts: Sequence[tuple[str, int]]) -> dict[str, str]:
    """Give each record the title of its table, where each has one; the field that it is of, where no column is."""
    titles = [title for title, _ in parts]
    if len(parts) < 2 or not all(titles) or len(set(titles)) < len(titles):
        return {}
    heading = unique_name(_PART, names)
    column = [title for title, count in parts for _ in range(count)]
    # The first table has lost its headings and what stands above them.
    for record, title in zip(records, column[len(column) - len(records) :], strict=True):
        record[heading] = title
    is_unit = not any(sign.isdigit() for title in titles for sign in title)
    return {"department": heading} if is_unit and "department" not in columns_of(names, load_words()) else {}


def _entries(top: Any) -> list[Entry]:
    """Items of a list and of those in it, in their order."""
    entries: list[Entry] = []
    stack: list[tuple[Any, int]] = [(top, 0)]
    lines = _person_lines(top)
    while stack:
        node, level = stack.pop()
        # In a summary that opens, whatever is no summary itself stands below it.
        is_line = node.tag == "li" or node in lines
        label = node.find("summary") if node.tag == "details" else node if is_line else None
        if label is not None and (text := text_of(label, _PARTS)):
            set_off = text_of(label, _PARTS, BREAKS | _SET_OFF)
            entries.append(Entry(level, text, len(entries) + 1, {_AS_LINES: set_off}))
        step = node.tag == "details"
        inner = [(child, level + step + (child.tag in {"ul", "ol"})) for child in node if isinstance(child.tag, str)]
        stack.extend(reversed(inner))
    return entries


def _person_lines(top: Any) -> frozenset[Any]:
    """Paragraphs beside summaries that open, where most of them name people: nobody stands below them."""
    lines = [
        node
        for node in top.iter(*_LINES)
        if node.getparent() is not None
        and node.getparent().tag == "details"
        and next(node.iter(*_PARTS), None) is None
        and text_of(node)
    ]
    evidence = load_evidence()
    names = sum(is_name(text_of(node, _PARTS, BREAKS | _SET_OFF).partition("\n")[0], evidence) for node in lines)
    return frozenset(lines) if names > _USUAL * len(lines) else frozenset()


def _with_titles(entries: Sequence[Entry]) -> list[Entry]:
    """Entries by lines where most have a title that is set off in its own element, else by the text as it flows."""
    words = load_label_words()
    parts = [entry.values[_AS_LINES].split("\n") for entry in entries]
    titled = sum(sum(map(words.has_title, each)) == 1 for each in parts if len(each) > 1)
    is_usual = titled >= _USUAL * sum(len(each) > 1 for each in parts)
    return [
        Entry(entry.level, "\n".join(each) if is_usual else entry.label, entry.line)
        for entry, each in zip(entries, parts, strict=True)
    ]
