"""Chains of managers: one column a level, from the top down or from the boss up; the nearest who is not oneself."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence, says
from orgmodel.reading.columns.headings import Words, fold_word
from orgmodel.reading.columns.keys import Key, looks_like_names, uniqueness
from orgmodel.reading.columns.profiles import profile
from orgmodel.reading.formats.shapes.chain_values import chain_by_values, is_below
from orgmodel.reading.table import Table

_NUMBER = re.compile(r"\d{1,2}")
MOST = 0.5
_MANY = 20_000


def with_manager_chain(table: Table, words: Words) -> Table | None:
    """Add the nearest manager of columns such as "Management Chain - Level 01"; None where there are none."""
    chain = _chain(table)
    return _with_nearest(table, words, chain) if len(chain) > 1 else with_named_levels(table, words)


def with_named_levels(table: Table, words: Words) -> Table | None:
    """Add the nearest manager of columns that are levels of managers by their values; None where there are none."""
    chain = chain_by_values(table, words)
    return _with_nearest(table, words, chain, is_down=True) if chain else None


def _with_nearest(table: Table, words: Words, chain: Sequence[str], *, is_down: bool = False) -> Table | None:
    own = _own_column(table, chain)
    if own is None:
        return None
    key, found = own
    columns = [[found.get(text, -1) for text in table.cells[column].to_pylist()] for column in chain]
    texts = [table.cells[column].to_pylist() for column in chain]
    is_down = is_down or _is_down(columns[0], columns[1])
    is_up = not is_down and _is_bottom_up(texts, words)
    order = range(len(chain)) if is_up else range(len(chain) - 1, -1, -1)
    managers = []
    for row in range(table.cells.num_rows):
        me = fold_word(key.texts[row].as_py())
        near = (
            texts[at][row]
            for at in order
            if texts[at][row]
            and fold_word(texts[at][row]) not in words.roots
            and columns[at][row] != row
            and fold_word(texts[at][row]) != me
        )
        managers.append(next(near, ""))
    heading = f"Nearest of {chain[0]} to {chain[-1]}"
    cells = table.cells.append_column(heading, pa.chunked_array([managers], pa.large_string()))
    told = finding(
        "ORG126",
        column=chain[0],
        values=[f"{len(chain)} columns hold the chain of managers; the nearest was taken"],
        count=1,
    )
    known = {**table.known, "manager": heading}
    known_by = {**table.known_by, "manager": f"{len(chain)} columns hold the chain of managers"}
    return replace(table, cells=cells, findings=(*table.findings, told), known=known, known_by=known_by)


def _chain(table: Table) -> list[str]:
    """Columns whose headings are alike but for a number, in its order, and that speak of managers or levels."""
    evidence = load_evidence()
    groups: dict[str, list[tuple[int, str]]] = {}
    for column in table.cells.column_names:
        numbers = _NUMBER.findall(column)
        stem = _NUMBER.sub("", column).strip(" -_.")
        if len(numbers) == 1:
            groups.setdefault(stem.casefold(), []).append((int(numbers[0]), column))
    found = [group for group in groups.values() if len(group) > 1 and _speaks(group[0][1], evidence.parts["chain"])]
    best = max(found, key=len, default=[])
    return [column for _, column in sorted(best)]


def _speaks(column: str, entries: Sequence[tuple[str, ...]]) -> bool:
    return any(says(heading_parts(_NUMBER.sub(" ", column)), entry) for entry in entries)


def _own_column(table: Table, chain: Sequence[str]) -> tuple[Key, dict[str, int]] | None:
    """The column outside of the chain in which most of its values are found; the row of each that is."""
    values = list(
        dict.fromkeys(text for column in chain for text in table.cells[column].slice(0, _MANY).to_pylist() if text)
    )
    if not values:
        return None
    evidence = load_evidence()
    best: tuple[int, Key, dict[str, int]] | None = None
    people = sum(profile(table.cells[column], evidence).is_person for column in chain)
    for column in table.cells.column_names:
        texts = table.cells[column]
        if column in chain or uniqueness(texts) < MOST:
            continue
        key = Key((column,), texts, looks_like_names(texts))
        rows = dict(zip(values, key.find_folded(values), strict=True))
        hits = sum(row >= 0 for row in rows.values())
        if hits and (best is None or hits > best[0]):
            best = hits, key, rows
    # An export of one department may hold none of them: then they are to look like people.
    if best is None or (best[0] < MOST * len(values) and people < len(chain) / 2):
        return None
    rest = list(
        dict.fromkeys(
            text for column in chain for text in table.cells[column].to_pylist() if text and text not in best[2]
        )
    )
    return best[1], best[2] | dict(zip(rest, best[1].find_folded(rest), strict=True))


def _is_down(first: Sequence[int], second: Sequence[int]) -> bool:
    """True if the people of the second column stand below those of the first."""
    return is_below(np.array(first, np.int32).clip(min=-1), np.array(second, np.int32).clip(min=-1))


def _is_bottom_up(texts: Sequence[Sequence[str]], words: Words) -> bool:
    """True if the first column is the boss and the last the top: then the first has more different people."""
    counts = [len({text for text in column if text and fold_word(text) not in words.roots}) for column in texts]
    filled = np.array([sum(map(bool, column)) for column in texts])
    if counts[0] != counts[-1]:
        return counts[0] > counts[-1] and bool(filled[0] >= filled[-1])
    return False
