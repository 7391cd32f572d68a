"""Tables in the markup of texts: LaTeX, AsciiDoc, MediaWiki, lists of reStructuredText."""

import re
from collections.abc import Callable, Iterator, Sequence

from orgmodel.errors import BadFile
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.formats.hierarchy import Format, Records, counted
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
    rows = list(reader(text.split("\n"))) if reader else []
    if len(rows) < 2:
        raise BadFile("The table in this text holds no rows", "Export the people as .csv or .xlsx and load that file.")
    width = len(rows[0][1])
    names: list[str] = []
    for number, name in enumerate(rows[0][1], 1):
        names.append(unique_name(name or f"Column {number}", names))
    check_columns(width, limits)
    check_rows(len(rows), limits)
    body = [(line, cells) for line, cells in rows[1:] if any(cells)]
    records = [dict(zip(names, [*cells, *[""] * width][:width], strict=True)) for _, cells in body]
    told = f"{counted(len(records), 'row')}, {counted(width, 'column')}"
    return Records(records, {}, told, (), [line for line, _ in body])


def _of_latex(lines: Sequence[str]) -> Iterator[Row]:
    is_open, waiting, begun = False, "", 0
    for number, line in enumerate(lines, 1):
        bare = re.split(r"(?<!\\)%", line)[0]
        if not is_open:
            opened = _TABULAR.search(bare)
            is_open = opened is not None
            # What stands behind it is how the columns are drawn.
            continue
        if _TABULAR_END.search(bare):
            break
        begun = begun or number
        *whole, waiting = (waiting + " " + bare).split("\\\\")
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
    cells: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if bare == _FENCE:
            if is_open:
                break
            is_open = True
        elif not is_open and bare.startswith("["):
            told = _COLUMNS.search(bare)
            parts = re.search(r"cols=\"([^\"]{1,200})\"", bare)
            width = len(parts[1].split(",")) if parts and "," in parts[1] else int(told[1]) if told else width
        elif is_open and bare.startswith("|"):
            new = [(number, without_links(cell.strip())) for cell in bare[1:].split("|")]
            width = width or len(new)
            cells += new
        elif is_open and bare and cells:
            cells[-1] = (cells[-1][0], f"{cells[-1][1]} {bare}".strip())
    for place in range(0, len(cells), width or 1):
        yield cells[place][0], [text for _, text in cells[place : place + width]]


def _of_mediawiki(lines: Sequence[str]) -> Iterator[Row]:
    row: list[str] = []
    begun, is_open = 0, False
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if bare.startswith("{|"):
            is_open = True
        elif is_open and (bare.startswith(("|-", "|}"))):
            if row:
                yield begun, row
            row, begun = [], 0
            if bare.startswith("|}"):
                break
        elif is_open and bare.startswith(("|", "!")) and not bare.startswith("|+"):
            begun = begun or number
            parts = bare[1:].replace("!!", "||").split("||") if bare.startswith("!") else bare[1:].split("||")
            row += [_of_wiki(part) for part in parts]


def _of_wiki(cell: str) -> str:
    text = _ATTRIBUTES.sub("", cell.strip())
    links = re.sub(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]", r"\1", text)
    return links.replace("'''", "").replace("''", "").strip()


def _of_list_table(lines: Sequence[str]) -> Iterator[Row]:
    row: list[str] = []
    begun, is_open = 0, False
    for number, line in enumerate(lines, 1):
        if _LIST_TABLE.match(line):
            is_open = True
            continue
        match = _LIST_CELL.fullmatch(line) if is_open else None
        if match is None:
            if is_open and line.strip() and not line.startswith((" ", "\t")):
                break
            if row and is_open and line.strip():
                row[-1] = f"{row[-1]} {line.strip()}".strip()
            continue
        if match["row"]:
            if row:
                yield begun, row
            row, begun = [], number
        row.append((match["text"] or "").strip())
    if row:
        yield begun, row


FORMAT = Format("pasted-markup", "a table in the markup of a text", _is_markup, _parse)
