"""Finding: a flaw of the data that was read, what was done about it and what else can be done."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from orgmodel.findings.kind import Kind
from orgmodel.findings.kinds import KINDS


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """One flaw, with every row it stands in.

    Attributes
    ----------
    kind
        Code, severity, title, what was done and what else can be done.
    rows
        [count] int64. Row numbers as a spreadsheet shows them, ascending; empty where it is about no row.
    column
        Heading it stands under; "" where it is about the row.
    values
        What stands there: one text per row, one for all, or none.
    count
        How many there are; the number of rows unless told.
    """

    kind: Kind
    rows: NDArray[np.int64]
    column: str
    values: tuple[str, ...]
    count: int

    @property
    def code(self) -> str:
        """Stable code."""
        return self.kind.code


def finding(
    code: str, rows: ArrayLike = (), *, column: str = "", values: Sequence[str] = (), count: int | None = None
) -> Finding:
    """Make a finding of a code in `KINDS`; `values` goes with `rows`, and both are put in the order of the rows."""
    numbers = np.asarray(rows, dtype=np.int64)
    order = np.argsort(numbers, kind="stable")
    texts = tuple(values)
    if len(texts) == len(numbers) > 1:
        texts = tuple(texts[index] for index in order)
    return Finding(KINDS[code], numbers[order], column, texts, len(numbers) if count is None else count)
