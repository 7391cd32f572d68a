"""Places in a tree as a column of the table: SQL Server's hierarchyid gives each row its own path and its manager's."""

from dataclasses import replace

import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.headings import Words, columns_of
from orgmodel.reading.formats.hierarchies.hierarchyid import decode, parent_path
from orgmodel.reading.table import Table

# Filled cells by which a column is seen to hold no paths.
_LOOKED_AT = 20


def with_paths(table: Table, words: Words) -> Table:
    """Add the columns "<heading> path" and "<heading> parent" where a column holds hierarchyids.

    Only where neither the format nor a heading names the manager. A single blank cell stands for the root where no
    other cell does; without a root those on the first level have no manager.
    """
    headings = table.cells.column_names
    if "manager" in table.known or "manager" in columns_of(headings, words):
        return table
    for heading in headings:
        paths = _paths(table.cells[heading])
        if paths:
            path = unique_name(f"{heading} path", headings)
            parent = unique_name(f"{heading} parent", headings)
            parents = [parent_path(each) if each else "" for each in paths]
            if "/" not in paths:
                parents = ["" if each == "/" else each for each in parents]
            cells = table.cells.append_column(path, pa.array(paths)).append_column(parent, pa.array(parents))
            return replace(
                table,
                cells=cells,
                known={**table.known, "manager": parent},
                known_by={**table.known_by, "manager": f"{heading} holds places in a tree"},
            )
    return table


def _paths(texts: pa.ChunkedArray) -> list[str]:
    """Paths of a column; none where it holds anything else, or no two levels."""
    first = texts.slice(0, 1_000)
    filled = first.filter(pc.not_equal(first, "")).slice(0, _LOOKED_AT).to_pylist()
    # The root may be "0x" where all others stand without it.
    is_bare = any(not text.startswith(("0x", "0X", "/")) for text in filled)
    paths = decode(texts.to_pylist(), is_bare=is_bare) if decode(filled, is_bare=is_bare) else None
    # Hex without its mark may be any number: everybody's place must be their own, below another's that is there.
    if paths and is_bare and not _is_tree(paths):
        return []
    # "/1/1/" has three strokes.
    if not paths or max(path.count("/") for path in paths) < 2 or len(set(paths)) < 2:
        return []
    if "/" not in paths and paths.count("") == 1:
        paths[paths.index("")] = "/"
    return paths


def _is_tree(paths: list[str]) -> bool:
    filled = [path for path in paths if path]
    known = set(filled)
    below = [path for path in filled if parent_path(path) not in {"", "/"}]
    return (
        len(known) == len(filled)
        and len(paths) - len(filled) <= 1
        and bool(below)
        and all(parent_path(path) in known for path in below)
    )
