"""Tables as terminals show them: psql, mysql, sqlite, sqlplus, sqlcmd, PowerShell, Markdown, Org, reStructuredText."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgmodel.errors import BadFile
from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence
from orgmodel.reading.columns.header import unique_names
from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.columns.speaking import fields_of_parts
from orgmodel.reading.formats.hierarchies.hierarchy import Format, Records, counted
from orgmodel.reading.formats.hierarchies.indents import with_indents
from orgmodel.reading.formats.tabulate import check_columns, check_rows
from orgmodel.reading.formats.text_starts import unfenced
from orgmodel.reading.limits import Limits
from orgmodel.reading.text.wide import narrowed, widened
from orgmodel.text.markup import without_links

# Rules between headings and rows: "----+----", "+----+", "|---|:-:|", "─┼─", "==== ====", "---- ----".
_RULE = re.compile(r"[ \t]*+[-+=|:─━═┼┬┴├┤┌┐└┘│┃╞╡╪╤╧╔╗╚╝╠╣╬╦╩║╭╮╯╰┏┓┗┛┡┩╇┳┻╋ \t]{3,}")
_BARS = "|│┃║"
_RUN = re.compile(r"[-=─]+")
# What clients write below a table: "(3 rows)", "3 rows in set (0.00 sec)", "3 rows selected.", "Query OK".
_FOOTER = re.compile(
    r"\(?\d[\d,. ]{0,15}(?:rows?|Zeilen?|lignes?|filas?|righe|linhas|rijen|record\(?s?\)?)\b.{0,80}"
    r"|query ok\b.{0,80}|time:? .{0,40}|elapsed:? .{0,40}|rows fetched.{0,40}|no rows.{0,40}",
    re.IGNORECASE,
)
# The prompt and the question above a table.
_PROMPT = re.compile(
    r"(?:\w[\w@/.-]{0,40}[=#$>]+[>#]?|mysql>|MariaDB .{1,40}>|SQL>|\d+>|sqlite>|PS .{1,200}>|\$|>)(?:\s.*)?|select\s.*",
    re.IGNORECASE,
)
# Somebody as wikis and chats name them: "@Ann Berg", "[~ann]".
_MENTION = re.compile(r"^(?:@(?=[^\W\d_]++ [^\W\d_])|\[~(?=[\w.@-]++\]$))(.*?)\]?$")
# Numbers that some clients write before each row: at its beginning, else lines of blanks would take their square.
_ROW_NUMBER = re.compile(r"^[ \t]*+\d{1,9}\.[ \t](?=│)")
_HEAD_LINES = 400
# How clients write what is not there.
_NOTHING = frozenset({"NULL", "<null>", "null", "\\N", "ᴺᵁᴸᴸ", "(null)", "[NULL]"})
# A table without rules and bars: so many lines, none wider.
_FEWEST_LINES, _WIDEST = 3, 1_000


@dataclass(frozen=True, slots=True)
class _Grid:
    """Headings and rows of a grid; each row with its line, the lines that are neither, and cells with their blanks."""

    headings: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]
    left_out: Sequence[int]
    raw: Sequence[Sequence[str]] = ()


def _is_grid(head: str) -> bool:
    lines = unfenced(head).split("\n")[:_HEAD_LINES]
    return (_barred(lines) or _aligned(lines) or _spaced(lines)) is not None


def _parse(text: str, limits: Limits) -> Records:
    lines = unfenced(text).split("\n")
    skipped = text.count("\n") + 1 - len(lines)
    grid = _barred(lines) or _aligned(lines) or _spaced(lines)
    if grid is None or not grid.rows:
        raise BadFile("The table has headings but no rows below them", "Copy it again with its rows.")
    check_columns(len(grid.headings), limits)
    check_rows(len(grid.rows), limits)
    names = unique_names(grid.headings)
    records: Sequence[Mapping[str, str]] = [dict(zip(names, cells, strict=False)) for _, cells in grid.rows]
    records, known, placed = with_indents(names, records, grid.raw) if grid.raw else (records, {}, ())
    told = f"{counted(len(records), 'row')}, {counted(len(names), 'column')}"
    left = [finding("ORG109", [line + skipped for line in grid.left_out])] if grid.left_out else []
    return Records(records, known, told, [*left, *placed], [line + skipped for line, _ in grid.rows])


def _barred(lines: Sequence[str]) -> _Grid | None:
    """Cells between bars, with a rule below the headings."""
    if "┃" in "".join(lines[:60]):
        # Headings between heavy bars, rows between light ones.
        lines = [_ROW_NUMBER.sub("", line.replace("┃", "│")) for line in lines]
    if "┆" in "".join(lines[:60]):
        lines = _without_types([line.replace("┆", "│") for line in lines])
    bars = next((sign for sign in _BARS if sum(sign in line for line in lines[:60]) > 1), "")
    if not bars:
        return None
    # Wikis write their headings between double bars, and no rule.
    wiki = next((place for place, line in enumerate(lines[:60]) if line.startswith("||")), -1)
    if wiki >= 0:
        return _rows_below([*lines[:wiki], lines[wiki].replace("||", "|"), *lines[wiki + 1 :]], wiki, wiki, bars)
    rule = next((place for place, line in enumerate(lines) if _is_rule(line) and _has_headings(lines, place, bars)), -1)
    if rule < 0:
        return None
    top = next(place for place in range(rule - 1, -1, -1) if bars in lines[place])
    return _rows_below(lines, top, rule, bars)


def _without_types(lines: Sequence[str]) -> list[str]:
    """Lines of a frame of polars without those that tell the types of the columns, below "---"."""
    bare = list(lines)
    for place, line in enumerate(lines[:60]):
        if line.startswith("│") and set(line) <= set("│- "):
            for below in range(place, min(place + 2, len(lines))):
                bare[below] = ""
            break
    return bare


def _rows_below(lines: Sequence[str], top: int, rule: int, bars: str) -> _Grid | None:
    headings = _cells(lines[top], bars)
    rows: list[tuple[int, list[str]]] = []
    raw: list[list[str]] = []
    left = [place + 1 for place in range(top) if lines[place].strip() and not _is_rule(lines[place])]
    for place in range(rule + 1, len(lines)):
        line = lines[place].strip()
        if not line or _is_rule(lines[place]):
            continue
        cells = _cells(lines[place], bars)
        if bars not in line or len(cells) != len(headings) or cells == headings:
            left.append(place + 1)
        else:
            rows.append((place + 1, cells))
            raw.append(_raw_cells(lines[place], bars, len(headings)))
    odd = [line for line in left if bars in lines[line - 1]]
    # Rows of another width are no table that was pasted whole.
    if len(headings) < 2 or len(odd) > max(2, len(rows)):
        return None
    return _Grid(headings, rows, left, raw)


def _raw_cells(line: str, bars: str, width: int) -> list[str]:
    parts = line.expandtabs(8).split(bars)
    parts = parts[1:-1] if line.lstrip().startswith(bars) else parts
    return parts if len(parts) == width else [""] * width


def _has_headings(lines: Sequence[str], rule: int, bars: str) -> bool:
    above = next((line for line in reversed(lines[:rule]) if line.strip()), "")
    width = len(_cells(above, bars)) if bars in above else 0
    return width > 1 and (bars in lines[rule] or any(sign in lines[rule] for sign in "+┼╪╬╇╋"))


def _cells(line: str, bars: str) -> list[str]:
    bare = line.strip()
    # Markdown writes a bar within a cell as "\|".
    parts = [part.replace("\0", bars).strip() for part in bare.replace("\\" + bars, "\0").split(bars)]
    if bare.startswith(bars):
        parts = parts[1:]
    if bare.endswith(bars) and len(parts) > 1 and bare.startswith(bars):
        parts = parts[:-1]
    return ["" if part in _NOTHING else _plain(part) for part in parts]


def _plain(text: str) -> str:
    """A cell without the marks of bold, code and mentions round it, and with Markdown links as their words."""
    bare = _MENTION.sub(r"\1", without_links(text))
    for mark in ("**", "__", "`"):
        if len(bare) > 2 * len(mark) and bare.startswith(mark) and bare.endswith(mark):
            bare = bare[len(mark) : -len(mark)]
    return bare


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line.rstrip("\r")) is not None and any(sign in line for sign in "-=─━═")


def _aligned(lines: Sequence[str]) -> _Grid | None:
    """Cells below each other, over a rule of one run of dashes a column."""
    rule = next((place for place, line in enumerate(lines) if _is_runs(line) and _above(lines, place) >= 0), -1)
    if rule < 0:
        return None
    line = lines[rule]
    top = _above(lines, rule)
    starts = [match.start() for match in _RUN.finditer(line)]
    broad = [*lines[:top], *map(widened, lines[top:])]
    # Terminals give a sign of Chinese or Japanese two places, programs may give it one.
    if _crossings(broad[top:], starts) < _crossings(lines[top:], starts):
        lines = broad
    ends = [match.end() for match in _RUN.finditer(line)]
    headings = _slices(lines[top], starts, ends)
    if not all(headings):
        return None
    rows: list[tuple[int, list[str]]] = []
    raw: list[list[str]] = []
    left = [place + 1 for place in range(top) if lines[place].strip() and not _is_runs(lines[place])]
    for place in range(rule + 1, len(lines)):
        text = lines[place].rstrip()
        cells = _slices(text, starts, ends)
        # Clients that page their output write the headings again.
        if not text or _is_runs(text) or cells == headings:
            continue
        if _FOOTER.fullmatch(text.strip()) or _PROMPT.fullmatch(text.strip()):
            left.append(place + 1)
        else:
            rows.append((place + 1, cells))
            whole = text.expandtabs(8)
            raw.append([whole[start:end].ljust(end - start) for start, end in zip(starts, ends, strict=True)])
    return _Grid(headings, rows, left, raw) if rows else None


def _crossings(lines: Sequence[str], starts: Sequence[int]) -> int:
    """Words that lie across the beginning of a column, in the first lines."""
    gaps = [start - 1 for start in starts if start]
    return sum(len(line) > gap and not line[gap].isspace() for line in lines[:_HEAD_LINES] for gap in gaps)


def _spaced(lines: Sequence[str]) -> _Grid | None:
    """Cells below each other with two blanks or more between the columns, and headings that are known."""
    filled = [(number, line.expandtabs(8).rstrip()) for number, line in enumerate(lines, 1) if line.strip()]
    if (
        len(filled) < _FEWEST_LINES
        or "\t" in "".join(lines[:_HEAD_LINES])
        or any(sign in filled[0][1] for sign in ",;|:=")
    ):
        return None
    width = max(len(line) for _, line in filled)
    if width > _WIDEST:
        return None
    is_blank = [all(place >= len(line) or line[place] == " " for _, line in filled) for place in range(width)]
    starts = [
        place
        for place in range(width)
        if not is_blank[place] and (place == 0 or all(is_blank[max(0, place - 2) : place]))
    ]
    if len(starts) < 2:
        return None
    rows = [(number, _cut(line, starts)) for number, line in filled]
    headings = rows[0][1]
    several = sum(sum(map(bool, cells)) > 1 for _, cells in rows)
    words, evidence = load_words(), load_evidence()
    known = {name for names in words.fields.values() for name in names}
    is_known = sum(fold(cell) in known or bool(fields_of_parts(heading_parts(cell), evidence)) for cell in headings)
    if is_known < 2 or several < 0.6 * len(rows):
        return None
    body = [(number, ["" if cell in _NOTHING else cell for cell in cells]) for number, cells in rows[1:]]
    return _Grid(headings, body, [])


def _cut(line: str, starts: Sequence[int]) -> list[str]:
    return [line[start:end].strip() for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]


def _is_runs(line: str) -> bool:
    bare = line.strip()
    runs = bare.split()
    return len(runs) > 1 and all(_RUN.fullmatch(run) for run in runs)


def _above(lines: Sequence[str], rule: int) -> int:
    """Line of the headings over a rule; -1 where there is none."""
    return rule - 1 if rule and lines[rule - 1].strip() and not _is_rule(lines[rule - 1]) else -1


def _slices(line: str, starts: Sequence[int], ends: Sequence[int]) -> list[str]:
    """Cells by the places of the columns; a word that crosses a gap belongs to the column it begins in."""
    text = line.expandtabs(8)
    cuts = list(starts)
    for number in range(1, len(starts)):
        place = starts[number]
        # Numbers stand at the right of their column, words at the left: a cell may begin before or behind its rule.
        while place > ends[number - 1] and place < len(text) and not text[place - 1 : place].isspace():
            place -= 1
        cuts[number] = place
    cuts[0] = 0
    cells = [narrowed(text[start:end]).strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return ["" if cell in _NOTHING else cell for cell in cells]


FORMAT = Format("pasted", "a table as a terminal or a page shows it", _is_grid, _parse)
