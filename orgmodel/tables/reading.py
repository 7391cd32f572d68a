"""Reading of columns: functions from positions to what stands there, as `Column.read` is one."""

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel.tables.query import Positions


def texts_of(values: Sequence[str]) -> pa.ChunkedArray:
    """Column of some texts."""
    return pa.chunked_array([pa.array(values, pa.string())])


def cells_of(values: pa.ChunkedArray) -> Callable[[Positions | None], pa.ChunkedArray]:
    """Function that reads a column as it is, at some positions or all of it."""
    return lambda at: values if at is None else values.take(pa.array(at))


def numbers_of(values: NDArray[np.integer], none: int = -1) -> Callable[[Positions | None], pa.ChunkedArray]:
    """Function that reads whole numbers; one value stands for "there is none"."""

    def read(at: Positions | None) -> pa.ChunkedArray:
        some = values if at is None else values[at]
        return pa.chunked_array([pa.array(some, mask=some == none)])

    return read
