"""Findings of rows: what was found in each row of a file, for those who ask by the row."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.findings.kind import Severity
from orgmodel.findings.kinds import KINDS

_MATTERS = sorted(code for code, kind in KINDS.items() if kind.severity is not Severity.NOTE)


@dataclass(frozen=True, slots=True)
class RowFindings:
    """Findings that somebody should look at, by row; remarks are none of them.

    Attributes
    ----------
    rows
        [n] Rows of the file, ascending, each as often as something was found in it.
    kinds
        [n] Place of what was found among `texts`.
    texts
        What can be found, in a few words: "manager who is not in the file".
    """

    rows: NDArray[np.int64]
    kinds: NDArray[np.int32]
    texts: tuple[str, ...]

    def of_row(self, row: int) -> list[str]:
        """Texts of a row, each once; O(log n) and its own."""
        start, end = np.searchsorted(self.rows, [row, row + 1])
        return [self.texts[kind] for kind in dict.fromkeys(self.kinds[start:end].tolist())]

    @property
    def nbytes(self) -> int:
        """Size in memory, bytes."""
        return self.rows.nbytes + self.kinds.nbytes


def row_findings(table: pa.Table) -> RowFindings:
    """Findings of a table of findings (`findings_table`), by row; those about no row are left out. O(n log n)."""
    codes = pa.array(_MATTERS, pa.string())
    kinds = pc.index_in(table["code"], value_set=codes)
    is_one = pc.and_(pc.is_valid(kinds), pc.is_valid(table["row"]))
    rows = table["row"].filter(is_one).to_numpy().astype(np.int64)
    places = kinds.filter(is_one).to_numpy().astype(np.int32)
    order = np.argsort(rows, kind="stable")
    return RowFindings(rows[order], places[order], tuple(KINDS[code].one for code in _MATTERS))
