"""Tables and nested lists out of web pages (HTML)."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from orgmodel.errors import BadFile
from orgmodel.findings import finding
from orgmodel.reading.columns.header import HEAD_ROWS, Header, find_header, header_findings
from orgmodel.reading.formats.hierarchy import Entry, counted, from_outline
from orgmodel.reading.formats.labels import load_title_words
from orgmodel.reading.formats.tabulate import check_columns, check_rows, tabulate
from orgmodel.reading.limits import Limits
from orgmodel.reading.options import Choices
from orgmodel.reading.table import Origin, Table
from orgmodel.reading.text.encoding import guess_findings, read_text

_ADVICE = "Save the table on the page as .xlsx or .csv, or copy the table alone and load that."
# A cell may claim to span more rows than the page has; browsers stop at these.
_MOST_SPAN = 65_534
_BREAKS = frozenset({"br", "p", "div", "li", "tr"})
# What stands between a name and a title that have lines of their own.
_BETWEEN = " ,|–—"
_AS_LINES = "lines"
_SKIPPED = frozenset({"script", "style", "template", "noscript", "head", "svg"})
_PARTS = frozenset({"table", "ul", "ol", "dl", "details"})
# Parts of a page that may stand in each other, level by level.
_NESTED = frozenset({"ul", "ol", "details"})
# Elements that set a title off from a name in the same line.
_SET_OFF = frozenset({"em", "i", "small", "span", "strong", "b", "cite", "a"})
_USUAL = 0.5


def read_page(path: Path, choices: Choices, limits: Limits) -> Table:
    """Read the largest table of a page, or its largest nested list.

    Cells that span several rows stand in each of them. Where there are several tables, it is said which one was read.

    Raises
    ------
    BadFile
        If the page has neither, or is nested too deep.
    """
    text = read_text(path, choices.encoding)
    root = _tree(bytes(memoryview(text.data)[text.start :]).decode())
    origin = Origin("html", encoding=text.encoding)
    tables = [
        rows for rows in (_rows(table, limits) for table in root.iter("table")) if len(rows) > 1 and _width(rows) > 1
    ]
    told = list(guess_findings(text))
    if tables:
        # Tables that lay a page out hold the real one, and fewer filled rows of one width.
        best = max(tables, key=_weight)
        return _table(best, len(tables), origin, choices, limits)
    lists = [each for each in root.iter(*_NESTED) if not any(above.tag in _NESTED for above in each.iterancestors())]
    # Summaries that open and close, side by side, are one outline.
    lists += {id(one.getparent()): one.getparent() for one in lists if one.tag == "details"}.values()
    outlines = [entries for entries in map(_entries, lists) if len({entry.level for entry in entries}) > 1]
    outlines = [_with_titles(entries) for entries in outlines]
    if not outlines:
        raise BadFile("The file is a web page (HTML) without a table or a nested list", _ADVICE)
    read = from_outline(max(outlines, key=len), limits, "list item")
    told.insert(0, finding("ORG123", values=[f"a list of a web page (HTML): {read.summary}"], count=1))
    return tabulate(read.records, origin, limits, told, read.known)


def _tree(text: str) -> Any:
    from lxml import etree, html  # noqa: PLC0415 - only pages need it

    # As bytes, with the encoding said: a page may claim another one than it has.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise BadFile("The file is a web page (HTML) that cannot be read", _ADVICE) from error
    # What is deeper is left out by the parser, which only its log tells.
    if any("depth" in entry.message for entry in parser.error_log):
        raise BadFile("The web page (HTML) is nested deeper than is read", _ADVICE)
    for element in list(root.iter(*_SKIPPED)):
        element.drop_tree()
    return root


def _rows(table: Any, limits: Limits) -> list[list[str]]:
    """Cells of a table without those of tables inside it; spans are filled."""
    rows: list[list[str]] = []
    down: dict[int, tuple[int, str]] = {}
    for row in (each for each in table.iter("tr") if _owner(each) is table):
        cells: list[str] = []
        for cell in (each for each in row if each.tag in {"td", "th"}):
            _put_spanned(cells, down)
            text = _text(cell)
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
    text = cell.get(name, "1").strip()
    return max(1, min(int(text), _MOST_SPAN)) if re.fullmatch(r"[0-9]{1,9}", text) else 1


def _owner(row: Any) -> Any:
    return next((above for above in row.iterancestors("table")), None)


def _text(element: Any, stop: frozenset[str] = frozenset(), breaks: frozenset[str] = _BREAKS) -> str:
    """Text of an element with a line for each line that is seen; elements named in `stop` are left out."""
    parts: list[str] = []
    for event, part in _walk(element, stop, breaks):
        if isinstance(part, str):
            parts.append(" ".join(part.split()) if part.strip() else " " if part else "")
        elif event == "line":
            parts.append("\n")
    lines = " ".join(parts).split("\n")
    return "\n".join(text for line in lines if (text := " ".join(line.split()).strip(_BETWEEN)))


def _walk(element: Any, stop: frozenset[str], breaks: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """Texts and breaks of an element in their order, without recursion."""
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, is_end = stack.pop()
        if is_end:
            if node.tag in breaks and node is not element:
                yield "line", node
            if node is not element and node.tail:
                yield "text", node.tail
            continue
        if node is not element and node.tag in stop:
            if node.tail:
                yield "text", node.tail
            continue
        if node.tag in breaks - _BREAKS and node is not element:
            yield "line", node
        if node.text:
            yield "text", node.text
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node) if isinstance(child.tag, str))


def _width(rows: Sequence[Sequence[str]]) -> int:
    widths = [len(row) for row in rows]
    return max(set(widths), key=widths.count)


def _weight(rows: Sequence[Sequence[str]]) -> int:
    width = _width(rows)
    return sum(len(row) == width and sum(map(bool, row)) > 1 for row in rows) * min(width, 4)


def _table(rows: list[list[str]], count: int, origin: Origin, choices: Choices, limits: Limits) -> Table:
    width = max(map(len, rows))
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    header: Header = find_header(full[: max(HEAD_ROWS, choices.header_row or 0)], choices.header_row)
    names = [*header.names, *(f"Column {number}" for number in range(len(header.names) + 1, width + 1))]
    body = full[header.first :]
    if not body:
        raise BadFile("The table of the web page has headings but no rows below them", _ADVICE)
    records = [dict(zip(names, row, strict=True)) for row in body]
    which = "" if count == 1 else f" (the largest of {count:,} tables)"
    told = f"a table of a web page (HTML): {counted(len(records), 'row')}, {counted(width, 'column')}{which}"
    numbers = np.arange(header.first + 1, header.first + 1 + len(records), dtype=np.int64)
    findings = [finding("ORG123", values=[told], count=1), *header_findings(header, range(1, len(full) + 1))]
    kept = Origin(origin.kind, encoding=origin.encoding, header_row=0 if header.index is None else header.index + 1)
    return tabulate(records, kept, limits, findings, numbers=numbers)


def _entries(top: Any) -> list[Entry]:
    """Items of a list and of those in it, in their order."""
    entries: list[Entry] = []
    stack: list[tuple[Any, int]] = [(top, 0)]
    while stack:
        node, level = stack.pop()
        # In a summary that opens, whatever is no summary itself stands below it.
        label = node.find("summary") if node.tag == "details" else node if node.tag == "li" else None
        if label is not None and (text := _text(label, _PARTS)):
            set_off = _text(label, _PARTS, _BREAKS | _SET_OFF)
            entries.append(Entry(level, text, len(entries) + 1, {_AS_LINES: set_off}))
        step = node.tag == "details"
        inner = [(child, level + step + (child.tag in {"ul", "ol"})) for child in node if isinstance(child.tag, str)]
        stack.extend(reversed(inner))
    return entries


def _with_titles(entries: Sequence[Entry]) -> list[Entry]:
    """Entries by lines where most have a title that is set off in its own element, else by the text as it flows."""
    words = load_title_words()
    parts = [entry.values[_AS_LINES].split("\n") for entry in entries]
    titled = sum(sum(map(words.has_title, each)) == 1 for each in parts if len(each) > 1)
    is_usual = titled >= _USUAL * sum(len(each) > 1 for each in parts)
    return [
        Entry(entry.level, "\n".join(each) if is_usual else entry.label, entry.line)
        for entry, each in zip(entries, parts, strict=True)
    ]
