"""Side tables: what stands beside the people of a sheet behind a blank column: more people, or another table."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.findings import finding
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence, plain
from orgmodel.reading.columns.headings import columns_of, fold, load_words
from orgmodel.reading.columns.profiles import profile
from orgmodel.reading.columns.speaking import fields_of_parts
from orgmodel.reading.table import Table

# Larger tables are exports of systems, which hold one table.
_LARGE = 50_000
# Columns of a table at least, and rows by which one of two is shorter; of managers one is enough.
_FEWEST, _SHORTER = 2, 2
# Rows in which two people may happen to have a name in common.
_HARDLY = 0.2
# Departments of the people that a list of these holds.
_COVERED = 0.8
# From so many fields on a block is the table of people.
_MANY = 3
# Fields that no table of people has twice behind a blank column.
_ONCE = frozenset({"manager", "name", "title", "department"})


def with_one_table(table: Table) -> Table:
    """Put blocks of the same headings below each other; leave out another table beside the people (ORG135).

    Another table ends earlier than the people, and has headings that stand for the same as some of theirs; or it names
    other people, row by row.

    Notes
    -----
    O(columns), and O(cells) where a blank column without a heading parts some.
    """
    cells = table.cells
    if not _FEWEST < cells.num_rows <= _LARGE:
        return table
    blocks = _blocks(cells)
    if len(blocks) < 2:
        return table
    bare = [[fold(name.rpartition(" (")[0] or name) for name in block] for block in blocks[1:]]
    if all(names == [fold(name) for name in blocks[0]] for names in bare):
        return _below_each_other(table, blocks)
    ends = [_end(cells, block) for block in blocks]
    fields = [_fields(block) for block in blocks]
    # A list of units may be longer than that of the people.
    main = max(range(len(blocks)), key=lambda at: (len(fields[at]) >= _MANY and 2 * ends[at] >= max(ends), ends[at]))
    others = [
        block
        for block, end in zip(blocks, ends, strict=True)
        if block is not blocks[main]
        and _is_full(cells, block, end)
        and (
            end <= ends[main] - _shorter(_fields(block) & fields[main])
            or _looks_up(cells, blocks[main], block)
            or _names_others(cells, blocks[main], block)
        )
    ]
    if not others:
        return table
    out = [name for block in others for name in block]
    told = finding("ORG135", values=out, count=len(out))
    return replace(table, cells=cells.drop_columns(out), findings=(*table.findings, told))


def _blocks(cells: pa.Table) -> list[list[str]]:
    """Runs of columns between blank ones without a heading; those of one column alone are part of no block."""
    blocks: list[list[str]] = [[]]
    for at, (name, column) in enumerate(zip(cells.column_names, cells.columns, strict=True), 1):
        if name == f"Column {at}" and not pc.any(pc.not_equal(column, "")).as_py():
            blocks.append([])
        else:
            blocks[-1].append(name)
    blocks = [block for block in blocks if block]
    return blocks if all(len(block) >= _FEWEST for block in blocks) else []


def _filled(cells: pa.Table, block: Sequence[str]) -> NDArray[np.bool_]:
    filled: NDArray[np.bool_] = np.any([pc.not_equal(cells[name], "").to_numpy() for name in block], axis=0)
    return filled


def _end(cells: pa.Table, block: Sequence[str]) -> int:
    return int(np.flatnonzero(_filled(cells, block)).max(initial=-1)) + 1


def _is_full(cells: pa.Table, block: Sequence[str], end: int) -> bool:
    return bool(_filled(cells, block)[:end].all())


def _looks_up(cells: pa.Table, main: Sequence[str], block: Sequence[str]) -> bool:
    """True if a block lists each department once, those of the people among them, in an order of its own."""
    own, listed = ([heading for heading in each if "department" in _fields([heading])] for each in (main, block))
    for one in own:
        texts = cells[one].to_pylist()
        known = set(filter(None, texts))
        for other in listed:
            units = cells[other].to_pylist()
            filled = list(filter(None, units))
            is_once = len(set(filled)) == len(filled) > 1
            same = sum(text == unit for text, unit in zip(texts, units, strict=True) if text)
            covered = len(known & set(filled))
            if is_once and known and covered >= _COVERED * len(known) and same < _COVERED * sum(map(bool, texts)):
                return True
    return False


def _names_others(cells: pa.Table, main: Sequence[str], block: Sequence[str]) -> bool:
    """True if both have a column of names, and hardly any row has the same name, or a part of it, in both.

    A nickname or an official name behind a blank column is of the same person.
    """
    words = load_words()
    own, others = (columns_of(each, words).get("name", ()) for each in (main, block))
    if not own or not others:
        return False
    evidence = load_evidence()
    pairs = zip(cells[own[0]].to_pylist(), cells[others[0]].to_pylist(), strict=True)
    filled = [(plain(one).split(), plain(other).split()) for one, other in pairs if one and other]
    alike = sum(not set(one).isdisjoint(other) for one, other in filled)
    are_names = all(profile(cells[each[0]], evidence).is_person for each in (own, others))
    return are_names and len(filled) >= _FEWEST and alike <= _HARDLY * len(filled)


def _shorter(shared: frozenset[str]) -> float:
    """Rows by which another table with some fields of the people is shorter; without such it is none."""
    return 1 if "manager" in shared else _SHORTER if shared else np.inf


def _fields(block: Sequence[str]) -> frozenset[str]:
    """Fields that headings speak of, those that a table of people has once."""
    fields = set(columns_of(block, load_words()))
    evidence = load_evidence()
    fields |= {name for heading in block for name in fields_of_parts(heading_parts(heading), evidence)}
    return _ONCE & fields


def _below_each_other(table: Table, blocks: Sequence[Sequence[str]]) -> Table:
    cells, headings = table.cells, list(blocks[0])
    parts, rows = [], []
    for block in blocks:
        keep = _filled(cells, block)
        parts.append(cells.select(list(block)).rename_columns(headings).filter(pa.array(keep)))
        rows.append(table.rows[keep])
    told = finding("ORG123", values=["a list of people in several columns of a page"], count=1)
    findings = (*(one for one in table.findings if one.code != "ORG108"), told)
    return replace(table, cells=pa.concat_tables(parts), rows=np.concatenate(rows), findings=findings)
