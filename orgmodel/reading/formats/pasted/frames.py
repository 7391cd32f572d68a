"""Data frames as pandas, R and polars print them: each column under its heading, a single blank between columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from orgmodel.errors import BadFile
from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence
from orgmodel.reading.columns.header import unique_names
from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.columns.speaking import fields_of_parts
from orgmodel.reading.formats.hierarchies.hierarchy import Format, Records, counted
from orgmodel.reading.formats.tabulate import check_columns, check_rows
from orgmodel.reading.formats.text_starts import unfenced
from orgmodel.reading.limits import Limits
from orgmodel.reading.text.wide import narrowed, widened

_TOKEN = re.compile(r"\S+")
# Below the headings of a tibble stand the types of the columns.
_TYPE = re.compile(r"<[a-z0-9,]{2,12}>")
_NOTHING = frozenset({"NaN", "NA", "<NA>", "None", "NaT", "null", "NULL"})
_AROUND = re.compile(r"#.*|\[\d+ rows x \d+ columns\]|shape: .*|Name: .*dtype: .*")
# Tabs, bars, and rules below the headings: a table of another kind.
_NO_FRAME = re.compile(r"[\t|│]|^[-=─ ]+$")
_DELIMITED = re.compile(r"[,;:=]")
_FEWEST_KNOWN, _FEWEST_ROWS, _SHARE, _JUDGED = 2, 3, 0.98, 200


@dataclass(frozen=True, slots=True)
class _Frame:
    """Headings, beginnings of the columns, whether wide signs take two places and the first column has no heading."""

    headings: Sequence[str]
    starts: Sequence[int]
    is_wide: bool
    has_index: bool


def _is_frame(head: str) -> bool:
    return _frame(unfenced(head).split("\n")[:_JUDGED]) is not None


def _parse(text: str, limits: Limits) -> Records:
    lines = unfenced(text).split("\n")
    # What stands further down may be no row: then the beginning tells the columns.
    frame = _frame(lines) or _frame(lines[:_JUDGED])
    if frame is None:  # recognised by its beginning, where a letter was cut in two
        raise BadFile("The printed table is damaged in its first lines", "Print or copy it again.")
    names = unique_names(frame.headings)
    rows = list(_rows(lines, is_wide=frame.is_wide))
    check_columns(len(names), limits)
    check_rows(len(rows), limits)
    records, numbers, unread = [], [], []
    for number, line in rows:
        # A word across two columns is in neither: nobody guesses which cells these are.
        if any(_lies_across(line, start) for start in frame.starts[1:]):
            unread.append(number)
            continue
        cells = _cells(line, frame.starts)[1 if frame.has_index else 0 :]
        records.append(dict(zip(names, cells, strict=True)))
        numbers.append(number)
    told = f"{counted(len(records), 'row')}, {counted(len(names), 'column')}"
    return Records(records, {}, told, [finding("ORG129", unread)] if unread else (), numbers)


def _frame(lines: Sequence[str]) -> _Frame | None:
    first = list(islice(_filled(lines), _FEWEST_ROWS + 1))
    if len(first) <= _FEWEST_ROWS or any(_NO_FRAME.search(line) for _, line in first[:_FEWEST_ROWS]):
        return None
    headings = _TOKEN.findall(first[0][1]) if not _DELIMITED.search(first[0][1]) else []
    is_matrix = _is_matrix(headings, [line for _, line in _filled(lines)])
    if len(headings) < _FEWEST_KNOWN or not (is_matrix or _known(headings) >= _FEWEST_KNOWN):
        return None
    # Terminals give a sign of Chinese or Japanese two places; pandas gives it one.
    for is_wide in (False, True):
        head = widened(first[0][1]) if is_wide else first[0][1]
        starts = _starts(head, [line for _, line in _rows(lines, is_wide=is_wide)])
        if starts is not None:
            has_index = len(starts) > len(headings)
            # The names of the rows of a matrix are those of its columns.
            return _Frame(["", *headings] if is_matrix else headings, starts, is_wide, has_index and not is_matrix)
    return None


def _is_matrix(headings: Sequence[str], lines: Sequence[str]) -> bool:
    """True if the rows begin with the words of the headings, in their order, and have a cell more."""
    rows = [line.split() for line in lines[1 : len(headings) + 1]]
    return [row[0] for row in rows] == list(headings) and all(len(row) == len(headings) + 1 for row in rows)


def _filled(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Numbered lines of the headings and rows."""
    for number, line in enumerate(lines, 1):
        if line.strip() and not _AROUND.fullmatch(line.strip()):
            yield number, line.rstrip()


def _rows(lines: Sequence[str], *, is_wide: bool) -> Iterator[tuple[int, str]]:
    """Numbered lines of the rows, below the headings and the types of the columns."""
    for number, line in islice(_filled(lines), 1, None):
        row = widened(line) if is_wide else line
        if not _is_types(row):
            yield number, row


def _known(headings: Sequence[str]) -> int:
    known = {name for names in load_words().fields.values() for name in names}
    evidence = load_evidence()
    return sum(fold(cell) in known or bool(fields_of_parts(heading_parts(cell), evidence)) for cell in headings)


def _is_types(line: str) -> bool:
    return all(map(_TYPE.fullmatch, narrowed(line).split()))


def _starts(head: str, rows: Sequence[str]) -> list[int] | None:
    """Place at which each column begins; None where the rows do not stand below the headings.

    A column ends where its heading ends in every row, or begins where it begins. Between one that begins and one that
    ends with its heading, it is the last word that belongs to the second.
    """
    spans = [match.span() for match in _TOKEN.finditer(head)]
    width = max([len(head), *map(len, rows)]) + 1
    padded = [line.ljust(width) for line in rows]
    kinds = [_side(padded, start, end) for start, end in spans]
    if not padded or "" in kinds[1:]:
        return None
    cuts: list[int] = []
    for number in range(1, len(spans)):
        if kinds[number - 1] == "end":
            cuts.append(spans[number - 1][1])
        elif kinds[number] == "begin":
            cuts.append(spans[number][0])
        else:
            begins = [line.rfind(" ", 0, spans[number][1] - 1) + 1 for line in padded]
            cuts.append(min([spans[number][0], *(place for place in begins if place > spans[number - 1][0])]))
    first = _first_cut(padded, spans[0], kinds[0])
    if first is None:
        return None
    starts = [0, *([first] if first else []), *cuts]
    # No word lies across a cut.
    whole = sum(not any(_lies_across(line, cut) for cut in starts[1:]) for line in padded)
    return starts if sorted(set(starts)) == starts and whole >= _SHARE * len(padded) else None


def _lies_across(line: str, cut: int) -> bool:
    return cut < len(line) and line[cut - 1] != " " and line[cut] not in " \0"


def _side(rows: Sequence[str], start: int, end: int) -> str:
    """Side of a heading at which its cells stand, "begin" or "end"; "" where neither."""
    ends = sum(line[end - 1] != " " and line[end] == " " for line in rows)
    begins = sum(line[start] != " " and (not start or line[start - 1] == " ") for line in rows)
    blank = sum(not line[start:end].strip() for line in rows)
    if max(ends, begins) + blank < _SHARE * len(rows):
        return ""
    return "end" if ends >= begins else "begin"


def _first_cut(rows: Sequence[str], span: tuple[int, int], kind: str) -> int | None:
    """Beginning of the first heading's column behind numbers of the rows; 0 without such, None if neither."""
    if kind == "begin" or not span[0]:
        return span[0] if any(line[: span[0]].strip() for line in rows) else 0
    numbers = [line.split(None, 1)[0] for line in rows]
    width = max(line.find(number) + len(number) for line, number in zip(rows, numbers, strict=True))
    is_numbered = len(set(numbers)) == len(numbers) and width < span[1] and all(line[width] == " " for line in rows)
    alone = all(line[: span[1]].split() and len(line[: span[1]].split()) == 1 for line in rows)
    if alone:
        return 0
    return width if is_numbered else 0 if kind == "end" else None


def _cells(line: str, starts: Sequence[int]) -> list[str]:
    cells = [narrowed(line[start:end]).strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return ["" if cell in _NOTHING else cell for cell in cells]


FORMAT = Format("pasted-frame", "a data frame as it is printed", _is_frame, _parse)
