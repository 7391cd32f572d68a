"""Tables in the markup of texts: LaTeX, AsciiDoc, MediaWiki, lists of reStructuredText."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from orgmodel.errors import BadFile
from orgmodel.findings import finding
from orgmodel.reading.columns.header import unique_names
from orgmodel.reading.formats.hierarchies.hierarchy import Format, Records, counted
from orgmodel.reading.formats.tables.irregular_rows import EXTRA
from orgmodel.reading.formats.tabulate import check_columns, check_rows
from orgmodel.reading.limits import Limits
from orgmodel.text.markup import without_links

Row = tuple[int, list[str]]

_TABULAR = re.compile(r"\\begin\{(?:tabular[xy*]?|longtable|tabu|supertabular|array)\}")
_TABULAR_END = re.compile(r"\\end\{(?:tabular[xy*]?|longtable|tabu|supertabular|array)\}")
_RULES = re.compile(
    r"\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|endfoot|endlastfoot|centering|small)\b|"
    r"\\c(?:line|midrule)(?:\([lr]{1,2}\))?\{[^{}]{1,20}\}|\\(?:caption|label)\{[^{}]{0,300}\}"
)
_SPAN = re.compile(r"\\multi(?:column|row)\{[^{}]{1,20}\}\{[^{}]{1,40}\}")
_COMMAND = re.compile(r"\\(?:text\w{2}|emph|mbox|href\{[^{}]{0,300}\})\{([^{}]{0,300})\}")
_ESCAPED = re.compile(r"\\([_&%#$ {}])")
_CELL = re.compile(r"(?<!\\)&")
_LIST_TABLE = re.compile(r"^ {0,8}\.\. list-table::", re.MULTILINE)
_LIST_CELL = re.compile(r"[ \t]*+(?P<row>\*[ \t]++)?-(?:[ \t]++(?P<text>.*))?")
_FENCE = "|==="
_COLUMNS = re.compile(r"cols=\"?(\d{1,3})(?:\*|\"|,|\])")
_ATTRIBUTES = re.compile(r"^[^|\[\]]{0,200}=[^|\[\]]{1,200}\|(?!\|)")


def _is_markup(head: str) -> bool:
    return _reader(head) is not None


def _reader(text: str) -> Callable[[Sequence[str]], Iterator[Row]] | None:
    if _TABULAR.search(text):
        return _of_latex
    lines = [line.strip() for line in text.split("\n")]
    if lines.count(_FENCE):
        return _of_asciidoc
    if any(line.startswith("{|") for line in lines) and any(line.startswith("|-") for line in lines):
        return _of_mediawiki
    return _of_list_table if _LIST_TABLE.search(text) else None


def _parse(text: str, limits: Limits) -> Records:
    reader = _reader(text)
    tables = _tables(reader(text.split("\n"))) if reader else []
    table = max(tables, key=len, default=[])
    if len(table) < 2:
        raise BadFile("The table in this text holds no rows", "Export the people as .csv or .xlsx and load that file.")
    # A long table may be written as several, each below the same headings; any other is none of people.
    head = table[0][1]
    alike = [each for each in tables if each[0][1] == head]
    rows = [row for each in alike for row in each[1:] if any(row[1])]
    others = [line for each in tables if each[0][1] != head for line, _ in each]
    width = max(len(head), *(len(cells) for _, cells in rows))
    check_columns(width, limits)
    check_rows(len(rows), limits)
    names = unique_names([*head, *[EXTRA] * width][:width])
    records = [dict(zip(names, [*cells, *[""] * width][:width], strict=True)) for _, cells in rows]
    told = f"{counted(len(records), 'row')}, {counted(len(head), 'column')}"
    odd = {
        "ORG101": [line for line, cells in rows if len(cells) > len(head)],
        "ORG102": [line for line, cells in rows if len(cells) < len(head)],
        "ORG129": others,
    }
    findings = [finding(code, lines) for code, lines in odd.items() if lines]
    return Records(records, {}, told, findings, [line for line, _ in rows])


def _tables(rows: Iterable[Row]) -> list[list[Row]]:
    """Tables with their headings, none without a row; a row without cells ends one."""
    tables: list[list[Row]] = [[]]
    for row in rows:
        if row[1]:
            tables[-1].append(row)
        elif tables[-1]:
            tables.append([])
    return [table for table in tables if table]


def _of_latex(lines: Sequence[str]) -> Iterator[Row]:
    is_open, begun = False, 0
    waiting: list[str] = []
    for number, line in enumerate(lines, 1):
        bare = re.split(r"(?<!\\)%", line)[0]
        if not is_open:
            # What stands behind it is how the columns are drawn.
            is_open = _TABULAR.search(bare) is not None
            continue
        if _TABULAR_END.search(bare):
            is_open, begun, waiting = False, 0, []
            yield number, []
            continue
        begun = begun or number
        waiting.append(bare)
        if "\\\\" not in bare:
            continue
        *whole, rest = " ".join(waiting).split("\\\\")
        waiting = [rest]
        for row in whole:
            text = _RULES.sub(" ", row)
            if "&" in text:
                yield begun, [_of_tex(cell) for cell in _CELL.split(text)]
            begun = 0


def _of_tex(cell: str) -> str:
    text = _SPAN.sub("", cell)
    for _ in range(2):
        text = _COMMAND.sub(r"\1", text)
    text = _ESCAPED.sub(lambda match: match[1], text.replace("~", " ").replace("--", "-"))
    return " ".join(text.replace("{", "").replace("}", "").split())


def _of_asciidoc(lines: Sequence[str]) -> Iterator[Row]:
    width, is_open = 0, False
    cells: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if bare == _FENCE:
            if is_open:
                yield from _in_rows(cells, width)
                yield number, []
                width, cells = 0, []
            is_open = not is_open
        elif not is_open and bare.startswith("["):
            told = _COLUMNS.search(bare)
            parts = re.search(r"cols=\"([^\"]{1,200})\"", bare)
            width = len(parts[1].split(",")) if parts and "," in parts[1] else int(told[1]) if told else width
        elif is_open and bare.startswith("|"):
            new = [(number, [without_links(cell.strip())]) for cell in bare[1:].split("|")]
            width = width or len(new)
            cells += new
        elif is_open and bare and cells:
            cells[-1][1].append(bare)
    yield from _in_rows(cells, width)


def _in_rows(cells: Sequence[tuple[int, Sequence[str]]], width: int) -> Iterator[Row]:
    for place in range(0, len(cells), width or 1):
        yield cells[place][0], [" ".join(texts).strip() for _, texts in cells[place : place + width]]


def _of_mediawiki(lines: Sequence[str]) -> Iterator[Row]:
    row: list[list[str]] = []
    begun, is_open = 0, False
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if bare.startswith("{|"):
            is_open = True
        elif is_open and (bare.startswith(("|-", "|}"))):
            if row:
                yield begun, [_of_wiki(" ".join(texts)) for texts in row]
            row, begun = [], 0
            if bare.startswith("|}"):
                is_open = False
                yield number, []
        elif is_open and bare.startswith(("|", "!")) and not bare.startswith("|+"):
            begun = begun or number
            parts = bare[1:].replace("!!", "||").split("||") if bare.startswith("!") else bare[1:].split("||")
            row += [[part] for part in parts]
        elif is_open and bare and row:
            row[-1].append(bare)
    if row:
        yield begun, [_of_wiki(" ".join(texts)) for texts in row]


def _of_wiki(cell: str) -> str:
    text = _ATTRIBUTES.sub("", cell.strip())
    links = re.sub(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]", r"\1", text)
    return links.replace("'''", "").replace("''", "").strip()


def _of_list_table(lines: Sequence[str]) -> Iterator[Row]:
    row: list[list[str]] = []
    begun, is_open = 0, False
    for number, line in enumerate(lines, 1):
        is_head = _LIST_TABLE.match(line) is not None
        match = _LIST_CELL.fullmatch(line) if is_open and not is_head else None
        is_end = is_head or (is_open and bool(line.strip()) and not line.startswith((" ", "\t")))
        if row and (is_end or (match and match["row"])):
            yield begun, [" ".join(texts).strip() for texts in row]
            row = []
        if is_end:
            is_open = is_head
            yield number, []
        elif match is None:
            if row and line.strip():
                row[-1].append(line.strip())
        else:
            begun = number if match["row"] else begun
            row.append([(match["text"] or "").strip()])
    if row:
        yield begun, [" ".join(texts).strip() for texts in row]


FORMAT = Format("pasted-markup", "a table in the markup of a text", _is_markup, _parse)
