"""Which rows are vacant seats, and which name people who left or posts that were eliminated."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from orgmodel.reading.headings import Words, fold, fold_word, variants
from orgmodel.reading.keys import joined
from orgmodel.reading.mapping import Mapped

_YES = frozenset({"1", "true", "yes", "y", "x", "ja", "oui", "si", "vacant", "open", "unfilled"})
_NO = frozenset({"0", "false", "no", "n", "nein", "non", "disabled"})
# Headings under which yes means gone; under the other status headings no means it.
_GONE_IF_YES = frozenset({"termd", "terminated"})
# A status has few values; more are a text for people.
_MOST_VALUES = 200


def vacant(cells: pa.Table, mapped: Mapped, words: Words) -> NDArray[np.bool_]:
    """[rows] Whether nobody holds the seat: its name says so, or a column for it does."""
    mask = _is_called(cells, mapped, words.vacant)
    column = mapped.column("vacancy")
    return mask if column is None else mask | _by_value(cells[column], _YES | words.vacant)


def gone(cells: pa.Table, mapped: Mapped, words: Words) -> NDArray[np.bool_]:
    """[rows] Whether the person left or the post was eliminated: name, status or last day say so."""
    mask = _is_called(cells, mapped, words.gone)
    status = mapped.column("status")
    if status is not None:
        is_reversed = fold(status) in _GONE_IF_YES
        mask |= _by_value(cells[status], words.gone | (_YES if is_reversed else _NO))
    ended = mapped.column("ended")
    if ended is not None:
        mask |= pc.not_equal(cells[ended], "").to_numpy()
    return mask


def _is_called(cells: pa.Table, mapped: Mapped, words: frozenset[str]) -> NDArray[np.bool_]:
    columns = mapped.fields.get("name", ())
    # The whole name: a surname alone may be any word.
    return _is_one_of(joined(cells, columns), variants(words)) if columns else np.zeros(cells.num_rows, bool)


def _is_one_of(texts: pa.ChunkedArray, forms: list[str]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = pc.is_in(texts, value_set=pa.array(forms, texts.type)).to_numpy()
    return found


def _by_value(texts: pa.ChunkedArray, wanted: frozenset[str]) -> NDArray[np.bool_]:
    values = pc.unique(texts.slice(0, 100_000))
    if len(values) > _MOST_VALUES:
        return np.zeros(len(texts), bool)
    values = pc.unique(texts)
    hits = [value for value in values.to_pylist() if value and fold_word(value) in wanted]
    return _is_one_of(texts, hits)
