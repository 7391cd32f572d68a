"""Search: anybody of a company by words of name, title and department, whatever its size."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from orgmodel.org import Org

FIELDS = ("name", "title", "department")
# Hits that are ranked; a word of one letter hits everybody.
_RANKED = 2_000
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Folded texts of all seats, end to end.

    Attributes
    ----------
    data
        UTF-8 of name, title and department of each seat, a unit separator between them.
    starts
        [seats + 1] int64. Where each seat's text begins, and the end.
    """

    data: bytes
    starts: NDArray[np.int64]

    @property
    def nbytes(self) -> int:
        """Memory that the index takes."""
        return len(self.data) + int(self.starts.nbytes)


def prepare(org: Org) -> Index:
    """Fold the texts of a company. O(text); about 0.5 s for 1,000,000 people."""
    wide = pa.large_string()
    parts = []
    for field in FIELDS:
        columns = [org.cells[name].cast(wide) for name in org.fields.get(field, ())]
        if columns:
            parts.append(
                pc.binary_join_element_wise(*columns, pa.scalar(" ", wide)) if len(columns) > 1 else columns[0]
            )
    if not parts:
        return Index(b"", np.zeros(len(org) + 1, np.int64))
    joined = pc.binary_join_element_wise(*parts, pa.scalar(_BETWEEN, wide)) if len(parts) > 1 else parts[0]
    folded = fold(joined)
    text = pa.concat_arrays(folded.chunks) if folded.num_chunks != 1 else folded.chunk(0)
    _, offsets, data = text.buffers()
    starts = np.frombuffer(offsets, np.int64, len(text) + 1, text.offset * 8)
    whole = b"" if data is None else bytes(memoryview(data)[starts[0] : starts[-1]])
    return Index(whole, starts - starts[0])


def fold(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts without case and accents."""
    small = pc.utf8_lower(texts)
    if pc.all(pc.string_is_ascii(small)).as_py():
        return small
    return pc.replace_substring_regex(pc.utf8_normalize(small, "NFKD"), r"\p{M}", "")


def search(index: Index, query: str, most: int) -> list[int]:
    """Seats whose texts hold every word of a query, literally.

    Parameters
    ----------
    query
        Words between blanks; case and accents do not count.
    most
        Seats wanted.

    Returns
    -------
    list of int
        Those first whose words begin a name or a word, then by seat. Empty for an empty query.

    Notes
    -----
    One look through the bytes for the longest word, at most 2,000 hits of it ranked: some 10 ms for 1,000,000 people.
    """
    words = fold(pa.chunked_array([query.split() or [""]], pa.large_string())).to_pylist()
    found = sorted({word.encode() for word in words if word}, key=len, reverse=True)
    if not found:
        return []
    ranked: dict[int, int] = {}
    at = index.data.find(found[0])
    while at >= 0 and len(ranked) < _RANKED:
        seat = int(np.searchsorted(index.starts, at, "right")) - 1
        start, end = int(index.starts[seat]), int(index.starts[seat + 1])
        if at + len(found[0]) <= end:
            text = b" " + index.data[start:end].replace(_BETWEEN.encode(), b" ")
            if all(word in text for word in found):
                begins = sum(b" " + word in text for word in found)
                ranked[seat] = -begins - any(text.startswith(b" " + word) for word in found)
            at = index.data.find(found[0], end)
        else:
            at = index.data.find(found[0], at + 1)
    return sorted(ranked, key=lambda seat: (ranked[seat], seat))[:most]
