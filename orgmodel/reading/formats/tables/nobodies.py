"""Rows that are no people: headings that come again, totals, and what reports write below their tables."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.errors import BadFile
from orgmodel.findings import finding
from orgmodel.reading.columns.headings import fold
from orgmodel.reading.formats.hierarchies.label_words import load_label_words
from orgmodel.reading.formats.tables.grouped_rows import with_groups
from orgmodel.reading.formats.tables.second_tables import second_tables
from orgmodel.reading.formats.tables.section_rows import sections
from orgmodel.reading.formats.tables.side_tables import with_one_table
from orgmodel.reading.formats.tables.tables_below import tables_below
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.table import Table

# Below the table, so many rows are looked at for totals and footers that stand alone.
_LAST_ROWS = 30
# A row that says at least so many of the headings again, and half of its cells, is one of headings.
_FEWEST_HEADINGS, _HALF = 2, 0.5
_MOST_HEADINGS, _FEWEST_SURE = 0.34, 3
# Looking for words in every column of a million rows costs as much as reading them.
_LARGE = 50_000
_LONGEST_TOTAL = 40
# The prompt of a database with what was asked, and the rows at each end among which it stands.
_PROMPT = re.compile(
    r"(?:sqlite|mysql|SQL|postgres|MariaDB \[.{0,80}\])[=#-]{0,2}>.{0,400}|\w{1,40}=[#>](?: .{0,400})?"
)
_PROMPTED = 3
# A number with what it counts: "(25 rows)", "6 people", "25 records selected".
_COUNT = re.compile(r"\(?\d[\d., ]{0,12} ?([^\W\d_]{1,20}).{0,40}")


def without_nobodies(table: Table, choices: Choices = NONE) -> Table:
    """Leave out rows that are no people, and tell each with what it says (ORG124).

    Parameters
    ----------
    choices
        `persons` and the decisions of this kind say which rows are people all the same.

    Raises
    ------
    BadFile
        If all rows are the headings again.

    Notes
    -----
    Headings and totals are looked for anywhere by whole columns, in tables of more than `_LARGE` rows headings by the
    first two columns as they are written, and totals among the last rows; footers there alone.
    """
    table = with_one_table(table)
    cells = table.cells
    if cells.num_columns < 2 or not cells.num_rows:
        return table
    mask = _headings(cells)
    if mask.all():
        raise BadFile("The file holds its headings several times but no rows between", "Export it again with its rows.")
    if cells.num_rows < 2:
        return table
    mask |= _totals(cells) | _footers(cells) | sections(cells)
    mask |= _prompts(cells)
    mask |= tables_below(cells, table.rows) | second_tables(table)
    # Rows as they stand in the file are what is told of those that are left out.
    table, groups = with_groups(table)
    mask |= groups
    if not mask.any() or mask.all():
        return table
    out = np.flatnonzero(mask)
    texts = [", ".join(filter(None, row.values())) for row in cells.take(pa.array(out)).to_pylist()]
    numbers = table.rows[out].tolist()
    brought_back = _brought_back(dict(zip(numbers, texts, strict=True)), choices)
    people = {number for number, _ in brought_back.values()}
    left = [(number, text) for number, text in zip(numbers, texts, strict=True) if number not in people]
    if not left:
        return replace(table, brought_back=brought_back)
    mask &= ~np.isin(table.rows, np.fromiter(people, np.int64))
    leaving = finding("ORG124", table.rows[mask], values=[text for _, text in left])
    keep = pa.array(~mask)
    findings = (*table.findings, leaving)
    return replace(
        table, cells=table.cells.filter(keep), rows=table.rows[~mask], findings=findings, brought_back=brought_back
    )


def _brought_back(texts: Mapping[int, str], choices: Choices) -> dict[str, tuple[int, str]]:
    """Rows that choices call people, by what these name; of rows that say the same the first."""
    numbers = {text: number for number, text in reversed(list(texts.items()))}
    numbers |= {f"row {number}": number for number in texts}
    wanted = [f"row {number}" for number in sorted(choices.persons)]
    wanted += [one.who for one in choices.decisions if one.kind == "person"]
    return {who: (numbers[who], texts[numbers[who]]) for who in wanted if who in numbers}


def _headings(cells: pa.Table) -> NDArray[np.bool_]:
    """Rows that say the headings of their own columns again."""
    if cells.num_rows > _LARGE:
        pairs = zip(cells.column_names[:2], cells.columns[:2], strict=True)
        both = [pc.equal(column, name) for name, column in pairs]
        found: NDArray[np.bool_] = pc.and_(*both).to_numpy()
        return found
    again = np.zeros(cells.num_rows, np.int32)
    for name, column in zip(cells.column_names, cells.columns, strict=True):
        bare = name.split(" (")[0]
        forms = {
            form
            for text in (name, bare)
            for form in (text, text.upper(), text.lower(), text.title(), text.capitalize())
        }
        again += pc.is_in(column, value_set=pa.array(sorted(forms), column.type)).to_numpy()
    rows = np.flatnonzero(again >= _FEWEST_HEADINGS)
    mask, is_whole = np.zeros(cells.num_rows, bool), np.zeros(cells.num_rows, bool)
    for row, values in zip(rows.tolist(), cells.take(pa.array(rows)).to_pylist(), strict=True):
        filled = [(heading, text) for heading, text in values.items() if text]
        alike = sum(fold(heading) == fold(text) for heading, text in filled)
        mask[row] = alike >= _FEWEST_HEADINGS and alike >= _HALF * len(filled)
        is_whole[row] = alike == len(values)
    if mask.sum() <= _MOST_HEADINGS * len(mask):
        return mask
    # In a table of "Manager", "Assistant" and such words most rows may say what stands above them, but not in all
    # cells: of two columns an assistant may report to a manager, once.
    is_sure = cells.num_columns > _FEWEST_HEADINGS or is_whole.sum() >= _FEWEST_SURE
    return is_whole if is_sure else np.zeros(len(mask), bool)


def _totals(cells: pa.Table) -> NDArray[np.bool_]:
    """Rows whose only words are those of a total: "Total, , 25"."""
    mask = np.zeros(cells.num_rows, bool)
    words = load_label_words().totals
    pattern = rf"(?i)(^|\s)({'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})($|[\s:])"
    for column in cells.columns if cells.num_rows <= _LARGE else ():
        rows = np.flatnonzero(pc.match_substring_regex(column, pattern).to_numpy())
        if not len(rows) or len(rows) > 0.2 * cells.num_rows + 1:
            continue
        for row, values in zip(rows.tolist(), cells.take(pa.array(rows)).to_pylist(), strict=True):
            mask[row] |= _is_total([text for text in values.values() if text], words)
    last = cells.slice(max(0, cells.num_rows - _LAST_ROWS)).to_pylist()
    for place, values in enumerate(last, max(0, cells.num_rows - _LAST_ROWS)):
        mask[place] |= _is_total([text for text in values.values() if text], words)
    return mask


def _prompts(cells: pa.Table) -> NDArray[np.bool_]:
    """First and last rows that hold the prompt of a database alone: "sqlite> select ..."."""
    mask = np.zeros(cells.num_rows, bool)
    ends = {*range(min(_PROMPTED, cells.num_rows)), *range(max(0, cells.num_rows - _PROMPTED), cells.num_rows)}
    for place in sorted(ends):
        filled = [text for column in cells.columns if (text := column[place].as_py())]
        mask[place] = len(filled) == 1 and _PROMPT.fullmatch(filled[0]) is not None
    return mask


def _is_count(text: str) -> bool:
    """True if a text is a number with what rows or people are counted as."""
    found = _COUNT.fullmatch(text)
    return found is not None and found[1].casefold() in load_label_words().counted


def _is_total(filled: Sequence[str], words: frozenset[str]) -> bool:
    if not filled or len(filled) > 4:
        return False
    texts = [text for text in filled if any(map(str.isalpha, text)) and not _is_count(text)]
    if len(texts) != 1 or len(texts[0]) > _LONGEST_TOTAL:
        return False
    bare = texts[0].casefold().rstrip(": ")
    # "Total: 25" and "Total headcount 25" have their number in the same cell.
    letters = bare.rstrip("0123456789.,: ()")
    if bare in words or (letters in words and letters != bare):
        return True
    # "Ops Total" stands beside its number.
    return len(texts) < len(filled) and any(bare.startswith(f"{word} ") or bare.endswith(f" {word}") for word in words)


def _footers(cells: pa.Table) -> NDArray[np.bool_]:
    """Last rows that hold one cell alone, which begins like a footer; whatever stands below one is one too."""
    mask = np.zeros(cells.num_rows, bool)
    footers = load_label_words().footers
    if cells.num_columns < 3:
        # Who has no manager stands alone in a row too: only what begins like a footer and has a date or colon is one.
        first = cells.column(0).to_pylist()
        others = cells.column(1).to_pylist()
        for place in range(max(1, cells.num_rows - _LAST_ROWS), cells.num_rows):
            text = first[place]
            is_footer = text.casefold().startswith(footers) and (":" in text or any(map(str.isdigit, text)))
            is_footer |= _is_count(text)
            mask[place] = is_footer and not others[place]
        return mask
    start = max(1, cells.num_rows - _LAST_ROWS)
    alone = []
    for place, values in enumerate(cells.slice(start).to_pylist(), start):
        filled = [text for text in values.values() if text]
        alone.append((place, filled[0] if len(filled) == 1 else ""))
    while alone and not alone[0][1]:
        alone.pop(0)
    for place, text in reversed(alone):
        if not text:
            break
        if text.casefold().startswith(footers) or len(text.split()) > 6 or _is_count(text):
            mask[place] = True
        elif not text.isascii() or not any(map(str.isdigit, text)) or not mask[place + 1 :].any():
            break
    return mask
