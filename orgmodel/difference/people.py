"""People of a company as columns that can be compared: keys, texts of a field, managers as the file names them."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints
from orgmodel.reading.columns.keys import joined

NOBODY = -1
# Blanks of any kind, as people and programs write them.
_BLANKS = r"[\s\p{Z}\x{200B}\x{FEFF}]+"


def texts_of(org: Org, columns: Sequence[str]) -> pa.ChunkedArray:
    """Texts of the people that were read under some headings, joined by a blank; "" without headings. [people]."""
    if not columns:
        return pa.chunked_array([pa.repeat(pa.scalar("", pa.large_string()), org.people)])
    return joined(org.cells.slice(0, org.people), columns).cast(pa.large_string())


def field_texts(org: Org, field: str) -> pa.ChunkedArray:
    """Texts of a field of the people that were read; "" where it has no column. [people]."""
    return texts_of(org, org.fields.get(field, ()))


def texts_at(org: Org, columns: Sequence[str], seats: Ints) -> pa.ChunkedArray:
    """Texts of some seats under some headings, as `texts_of` has them; O(seats)."""
    if not columns:
        return pa.chunked_array([pa.repeat(pa.scalar("", pa.large_string()), len(seats))])
    return joined(org.cells.select(list(dict.fromkeys(columns))).take(pa.array(seats)), columns).cast(pa.large_string())


def columns_of(org: Org) -> dict[str, tuple[str, ...]]:
    """Headings by field, and those of no field by themselves; "title (column)" where a field is called alike."""
    columns = {field: headings for field, headings in org.fields.items() if headings}
    used = {heading for headings in columns.values() for heading in headings}
    others = [heading for heading in org.cells.column_names if heading not in used]
    return columns | {f"{name} (column)" if name in columns else name: (name,) for name in others}


def without_blanks(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    r"""Texts without outer blanks, and with one blank where several stand inside.

    Examples
    --------
    >>> without_blanks(pa.chunked_array([[" Head  of\u00a0IT "]])).to_pylist()
    ['Head of IT']
    """
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(texts, _BLANKS, " "))


def managers_of(org: Org) -> Ints:
    """Seat that each of the people names as its manager; int32 [people].

    -1 for nobody. A number from `Org.people` on is the placeholder of a manager that is not in the file. A line that
    the tree leaves out because it closes a loop is here: the file names this manager.
    """
    managers = org.tree.parent[: org.people].copy()
    managers[org.loops[:, 0]] = org.loops[:, 1]
    return managers


def missing_managers(org: Org) -> list[str]:
    """Texts by which the file names the managers that are not in it, in the order of their placeholders."""
    if not org.placeholders:
        return []
    column = (org.fields.get("name") or tuple(org.cells.column_names))[0]
    return list(org.cells[column].slice(org.people).to_pylist())


def take(texts: pa.ChunkedArray, seats: Ints) -> pa.ChunkedArray:
    """Texts of some seats; the same value where it is all of them in their order."""
    if len(seats) == len(texts) and np.array_equal(seats, np.arange(len(texts), dtype=np.int32)):
        return texts
    return texts.take(pa.array(seats))


def differing(before: pa.ChunkedArray, after: pa.ChunkedArray) -> Ints:
    """Positions at which two columns of the same length differ by more than blanks; ascending.

    Notes
    -----
    O(n); blanks are folded only where the texts differ as they stand.
    """
    positions = np.flatnonzero(pc.not_equal(before, after).to_numpy()).astype(np.int32)
    if not len(positions):
        return positions
    some = pa.array(positions)
    folded = pc.not_equal(without_blanks(before.take(some)), without_blanks(after.take(some)))
    different: Ints = positions[folded.to_numpy()]
    return different
