"""Managers that a column writes as a list of a program: ``["Ann Berg", "Bo Cole"]``, ``['ann']``, ``{ann,bo}``."""

import ast
import json
from dataclasses import replace

import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.speaking import fields_of_parts, is_other_manager
from orgmodel.reading.table import Table

_BETWEEN = "; "
_LOOKED_AT, _USUAL = 1_000, 0.8
_LONGEST = 10_000


def with_bracketed_managers(table: Table) -> Table | None:
    """Add the managers that stand in brackets in a column called so; None where there is no such column."""
    evidence = load_evidence()
    for heading in table.cells.column_names:
        if "manager" not in fields_of_parts(heading_parts(heading), evidence) or is_other_manager(heading, evidence):
            continue
        cells = table.cells[heading]
        filled = [text for text in cells.slice(0, _LOOKED_AT).to_pylist() if text]
        if not filled or sum(map(_is_list, filled)) < _USUAL * len(filled):
            continue
        coded = pc.dictionary_encode(cells).combine_chunks()
        bare = pa.array([bare_list(text) for text in coded.dictionary.to_pylist()], pa.large_string())
        name = unique_name(f"{heading} without brackets", table.cells.column_names)
        column = bare.take(coded.indices)
        return replace(
            table,
            cells=table.cells.append_column(name, column),
            known={**table.known, "manager": name},
            known_by={**table.known_by, "manager": f"{heading} lists managers in brackets"},
        )
    return None


def bare_list(text: str) -> str:
    """Items of a list in brackets, parted by "; "; any other text as it is.

    Examples
    --------
    >>> bare_list('["Ann Berg", "Bo Cole"]'), bare_list("['ann']"), bare_list("{ann,bo}"), bare_list("[]")
    ('Ann Berg; Bo Cole', 'ann', 'ann; bo', '')
    """
    if not _is_list(text):
        return text
    for read in (json.loads, ast.literal_eval):
        try:
            items = read(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(items, list | tuple) and not any(isinstance(item, list | dict | tuple) for item in items):
            return _BETWEEN.join(str(item) for item in items if item not in (None, ""))
    items = [item.strip().strip("\"'") for item in text[1:-1].split(",")]
    return _BETWEEN.join(filter(None, items))


def _is_list(text: str) -> bool:
    return len(text) <= _LONGEST and text[:1] + text[-1:] in {"[]", "{}"}
