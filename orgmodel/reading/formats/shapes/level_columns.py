"""One level a column: each row names a person in the column of their level, or the whole way to them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pyarrow as pa

from orgmodel.findings import Finding, finding
from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.headings import Words, columns_of, fold, load_words
from orgmodel.reading.columns.profiles import is_name, is_title, profile
from orgmodel.reading.columns.speaking import is_other_manager
from orgmodel.reading.formats.hierarchies.hierarchy import counted
from orgmodel.reading.formats.hierarchies.label_words import load_label_words
from orgmodel.reading.formats.shapes.from_ways import table_of_ways
from orgmodel.reading.limits import LIMITS
from orgmodel.reading.table import Table

_MOST_COLUMNS = 40
_LETTERS = 0.6
_NEW = 0.7
# From this share on those of some columns are people of another: buddies, mentors.
_ELSEWHERE = 0.5
_SURE = 0.9
_FEWEST, _MOST_DOUBTED = 3, 100_000
_DIGITS = re.compile(r"\d{1,2}")

Rows = Sequence[Sequence[str]]


def with_level_columns(table: Table, words: Words, *, is_doubted: bool = False) -> Table | None:
    """Make ways of columns that hold one level each; None where there are none.

    Parameters
    ----------
    is_doubted
        Whether a heading says manager: then they must be all columns, three at least, below one top.
    """
    if is_doubted and not _is_one_tree(table):
        return None
    table = _with_first_row(table)
    headings = table.cells.column_names
    if len(headings) < 2:
        return None
    said = columns_of(headings, words)
    named = [column for field in ("name", "first", "last") for column in said.get(field, ())]
    are_people = _are_people_of_levels(table)
    whole = [(0, len(headings))] if are_people else []
    for start, end in (*_windows(table, headings), *whole):
        taken = headings[start:end]
        is_named = _are_levels(taken) or (are_people and end - start == len(headings))
        outside = [column for column in named if column not in taken]
        if (
            outside
            or _are_elsewhere(table, taken)
            or not _are_words(table, taken)
            or not _are_of_one_kind(table, taken)
        ):
            continue
        rows = list(zip(*(table.cells[heading].to_pylist() for heading in taken), strict=True))
        if len(taken) >= _FEWEST and _names_rows(table.cells.select(taken)) and not _are_closed(rows):
            continue
        ways = _ways(rows, is_named=is_named, is_turned=_is_descending(taken), is_all=end - start == len(headings))
        if ways is not None:
            return table_of_ways(table, ways, taken, _note(taken, ways), LIMITS)
    return None


def _are_people_of_levels(table: Table) -> bool:
    """True if all columns hold names of people, each of them in one column: nobody stands on two levels."""
    if table.cells.num_columns < _FEWEST or table.cells.num_rows > _MOST_DOUBTED:
        return False
    evidence = load_evidence()
    if not all(profile(column, evidence).is_person for column in table.cells.columns):
        return False
    levels = [set(column.to_pylist()) - {""} for column in table.cells.columns]
    return len(set().union(*levels)) == sum(map(len, levels))


def _is_one_tree(table: Table) -> bool:
    cells = table.cells
    if cells.num_columns < _FEWEST or cells.num_rows > _MOST_DOUBTED:
        return False
    if _names_rows(table.cells):
        return False
    tops = [text for text in cells.column(0).to_pylist() if text]
    if len(tops) == 1 and cells.num_rows > 1 and cells.column(0)[0].as_py():
        # Written once, for all rows below.
        return is_name(tops[0], load_evidence())
    is_down = len(set(tops)) == 1 and "" in set(cells.column(cells.num_columns - 1).to_pylist())
    return is_down or _is_way_up(table)


def _names_rows(cells: pa.Table) -> bool:
    """True if the first column names each row's own person and others name the same people: managers, not levels."""
    own, *others = ([text for text in column.to_pylist() if text] for column in cells.columns)
    below = {text for texts in others for text in texts}
    return len(set(own)) == len(own) == cells.num_rows > len(below) > 0 and below <= set(own)


def _is_way_up(table: Table) -> bool:
    """True if each row is the way from a person up to one top, under headings that are titles: "Manager", "Director".

    Everybody of a column stands below one and the same of the next.
    """
    headings, words = table.cells.column_names, load_label_words()
    columns = [column.to_pylist() for column in table.cells.columns]
    if len(set(columns[0])) < len(columns[0]) or len(set(columns[-1])) > 1 or not all(map(all, columns)):
        return False
    evidence = load_evidence()
    are_titles = all(words.has_title(heading) and not is_other_manager(heading, evidence) for heading in headings[1:])
    return are_titles and all(
        len(set(zip(below, above, strict=True))) == len(set(below)) for below, above in pairwise(columns)
    )


def _with_first_row(table: Table) -> Table:
    """A table whose headings are the first row, where one of them has a name, or is a name: the top of stairs."""
    headings = table.cells.column_names
    made_up = [heading for number, heading in enumerate(headings, 1) if heading == f"Column {number}"]
    if not table.origin.header_row or len(headings) < 2:
        return table
    is_stairs = _is_top_of_stairs(table, made_up) if made_up else _is_first_way(table)
    if len(made_up) != len(headings) - 1 and not is_stairs:
        return table
    first = pa.table([pa.array(["" if heading in made_up else heading], pa.string()) for heading in headings], headings)
    cells = pa.concat_tables([first, table.cells.cast(first.schema)])
    end = max(map(headings.index, made_up), default=len(headings) - 1)
    names = [f"{'Level' if number <= end + 1 else 'Column'} {number}" for number in range(1, len(headings) + 1)]
    rows = np.concatenate([[table.origin.header_row], table.rows])
    findings = tuple(one for one in table.findings if one.code != "ORG108")
    return replace(table, cells=cells.rename_columns(names), rows=rows, findings=findings)


def _is_first_way(table: Table) -> bool:
    """True if all headings are people, and the first of them stands above blank cells alone."""
    headings = table.cells.column_names
    evidence = load_evidence()
    are_people = len(headings) >= _FEWEST and all(is_name(heading, evidence) for heading in headings)
    return are_people and not columns_of(headings, load_words()) and not any(table.cells[headings[0]].to_pylist())


def _is_top_of_stairs(table: Table, made_up: Sequence[str]) -> bool:
    """True if the first heading is a person above blank cells, and those behind the blank headings are titles."""
    headings = table.cells.column_names
    evidence = load_evidence()
    rest = headings[len(made_up) + 1 :]
    return (
        list(made_up) == headings[1 : len(made_up) + 1]
        and is_name(headings[0], evidence)
        and not columns_of(headings[:1], load_words())
        and all(is_title(heading, evidence) for heading in rest)
        and not any(table.cells[headings[0]].to_pylist())
    )


def _note(taken: Sequence[str], ways: Sequence[Sequence[str]]) -> Finding:
    text = (
        f"{counted(len(taken), 'column')} ({taken[0]} to {taken[-1]}) hold one level each, {max(map(len, ways)):,} deep"
    )
    return finding("ORG126", column=taken[0], values=[text], count=1)


def _windows(table: Table, headings: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of columns to try: those called levels, then the longest of which some are blank in part."""
    runs = []
    numbered = [place for place, heading in enumerate(headings) if _are_levels([heading])]
    if len(numbered) > 1 and numbered == list(range(numbered[0], numbered[-1] + 1)):
        runs.append((numbered[0], numbered[-1] + 1))
    blank = [any(text == "" for text in table.cells[heading].slice(0, 2_000).to_pylist()) for heading in headings]
    for start in range(min(len(headings) - 1, _MOST_COLUMNS)):
        end = start + 1
        while end < len(headings) and blank[end]:
            end += 1
        if end - start > 1:
            runs += [(start, stop) for stop in range(end, start + 1, -1)]
        if len(runs) > 200:
            break
    return runs


def _are_levels(headings: Sequence[str]) -> bool:
    """True if each heading is a word for level and a number: "Level 1", "L2", "Ebene 3"."""
    names = load_label_words().levels
    return all(bool(_DIGITS.search(heading)) and fold(_DIGITS.sub("", heading)) in names for heading in headings)


def _is_descending(headings: Sequence[str]) -> bool:
    if not _are_levels(headings):
        return False
    numbers = [int(match[0]) for heading in headings if (match := _DIGITS.search(heading))]
    return numbers == sorted(numbers, reverse=True) and len(set(numbers)) > 1


def _are_words(table: Table, headings: Sequence[str]) -> bool:
    texts = [text for heading in headings for text in table.cells[heading].slice(0, 500).to_pylist() if text]
    return bool(texts) and sum(any(map(str.isalpha, text)) for text in texts) >= _LETTERS * len(texts)


def _are_elsewhere(table: Table, taken: Sequence[str]) -> bool:
    """True if one of the other columns holds most of those of these columns: they have rows of their own."""
    columns = [{text for text in table.cells[heading].to_pylist() if text} for heading in taken]
    named = set().union(*columns)
    others = [set(table.cells[other].to_pylist()) for other in table.cells.column_names if other not in taken]
    if any(len(named & other) > _ELSEWHERE * len(named) for other in others):
        return True
    # One column of managers' ids among them is enough.
    return not _are_levels(taken) and any(
        len(column) > 1 and len(column & other) >= _SURE * len(column) for column in columns for other in others
    )


def _are_of_one_kind(table: Table, headings: Sequence[str]) -> bool:
    """False where some columns hold e-mails or numbers and others do not: those are of one person, not levels."""
    kinds = set()
    for heading in headings:
        texts = [text for text in table.cells[heading].slice(0, 500).to_pylist() if text]
        most = 0.5 * len(texts)
        if texts:
            mails = sum("@" in text for text in texts) > most
            kinds.add((mails, sum(not any(map(str.isalpha, text)) for text in texts) > most))
    return len(kinds) < 2


def _ways(rows: Rows, *, is_named: bool, is_turned: bool, is_all: bool) -> list[list[str]] | None:
    if is_turned:
        rows = [row[::-1] for row in rows]
    if (ways := _stairs(rows)) is not None:
        return ways
    if not (is_named or is_all or _are_closed(rows)):
        return None
    if (ways := _whole_ways(rows)) is not None:
        return ways
    # The person first, those above to the right, as far as they go.
    turned = [[text for text in reversed(row) if text] for row in rows]
    return _checked(turned) if all(_is_prefix(row) for row in rows) else None


def _stairs(rows: Rows) -> list[list[str]] | None:
    """Each filled cell is a new person below the last one in the column before: what is blank is as above."""
    if not rows[0][0] or sum(bool(row[0]) for row in rows) > 0.6 * len(rows):
        return None
    way: list[str] = []
    ways = []
    for row in rows:
        filled = [place for place, text in enumerate(row) if text]
        if not filled or filled[-1] - filled[0] + 1 != len(filled) or filled[0] > len(way):
            return None
        way = [*way[: filled[0]], *(row[place] for place in filled)]
        ways.append(way)
    cells = [text for row in rows for text in row if text]
    # Each is a person of their own; a buddy beside a manager is somebody again and again.
    return ways if len(set(cells)) >= _NEW * len(cells) else None


def _are_closed(rows: Rows) -> bool:
    """True if everybody above somebody has a row of their own with the same way to them, from one top down or up."""
    whole = {tuple(text for text in row if text) for row in rows}
    if len(whole) < len(rows) or len(rows) < _FEWEST or max(map(len, whole)) < _FEWEST:
        return False
    long = [way for way in whole if len(way) > 1]
    is_down = all(way[:-1] in whole for way in long) and len({way[0] for way in whole}) == 1
    is_up = all(way[1:] in whole for way in long) and len({way[-1] for way in whole}) == 1
    return is_down or is_up


def _is_prefix(row: Sequence[str]) -> bool:
    filled = [bool(text) for text in row]
    return filled[0] and filled == sorted(filled, reverse=True)


def _whole_ways(rows: Rows) -> list[list[str]] | None:
    if not all(_is_prefix(row) for row in rows):
        return None
    return _checked([[text for text in row if text] for row in rows])


def _checked(ways: list[list[str]]) -> list[list[str]] | None:
    """Ways that come together upward: fewer tops than ends; None where they do not."""
    tops, ends = {way[0] for way in ways if way}, {way[-1] for way in ways if way}
    whole = {tuple(way) for way in ways}
    is_tree = len(whole) == len(ways) and max(map(len, ways)) > 1
    return ways if is_tree and len(tops) < max(2, 0.5 * len(ends)) else None
