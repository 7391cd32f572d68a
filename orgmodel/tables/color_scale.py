"""Colour scale: the values of a column as a few classes that cards are coloured by, and people in each."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.tables.query import Column

# More colours than these are not told apart; the rest share one.
MOST = 8
OTHERS, BLANK = "others", "blank"


@dataclass(frozen=True, slots=True, eq=False)
class ColorScale:
    """Classes of a column.

    Attributes
    ----------
    keys, names, counts
        Key of the theme's shade, what it stands for, and seats of each class, in the order of the legend. Only
        classes that there are.
    codes
        [n] Place of each seat's class in `keys`.
    """

    keys: tuple[str, ...]
    names: tuple[str, ...]
    counts: tuple[int, ...]
    codes: NDArray[np.int8]

    @property
    def nbytes(self) -> int:
        """Memory that it takes, about."""
        return len(self.codes) + 1_000


def classify(column: Column) -> ColorScale:
    """Sort the values of a column into classes.

    Returns
    -------
    ColorScale
        Of text the most frequent values, most first, then the others and blanks. Of numbers each value where they
        are few, else ranges with about as many seats each, smallest first.

    Notes
    -----
    O(n). About 0.05 s for 1,000,000 texts.
    """
    values = column.read(None)
    return _numbers(values) if column.is_number else _texts(values)


def frequent(column: Column) -> list[tuple[str, int]]:
    """Texts of a column with how many seats have each, the most frequent first; blanks left out. O(n)."""
    return _ranked(column.read(None))


def _ranked(values: pa.ChunkedArray) -> list[tuple[str, int]]:
    counted = pc.value_counts(values)
    pairs = zip(counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True)
    return sorted(((text, count) for text, count in pairs if text), key=lambda one: (-one[1], one[0]))


def _texts(values: pa.ChunkedArray) -> ColorScale:
    ranked = _ranked(values)
    names = [text for text, _ in ranked[:MOST]]
    rest = len(ranked) - len(names)
    codes = pc.fill_null(pc.index_in(values, pa.array(names, values.type)), len(names)).to_numpy().astype(np.int8)
    codes[pc.equal(values, "").to_numpy().astype(bool)] = len(names) + 1
    return _color_scale(names, codes, f"{rest:,} other{'s' if rest != 1 else ''}")


def _numbers(values: pa.ChunkedArray) -> ColorScale:
    is_blank = pc.is_null(values).to_numpy().astype(bool)
    numbers = pc.fill_null(values, 0).to_numpy().astype(np.int64)
    filled = numbers[~is_blank]
    distinct = np.unique(filled)
    if len(distinct) > MOST:
        ends = np.arange(1, MOST + 1) * len(filled) // MOST - 1
        bounds = np.unique(np.sort(filled)[ends])
        begins = [int(distinct[0]), *(int(distinct[np.searchsorted(distinct, end, "right")]) for end in bounds[:-1])]
        names = [
            f"{begin:,}" if begin == end else f"{begin:,} to {end:,}"
            for begin, end in zip(begins, bounds.tolist(), strict=True)
        ]
    else:
        bounds, names = distinct, [f"{number:,}" for number in distinct.tolist()]
    codes = np.searchsorted(bounds, numbers).astype(np.int8)
    codes[is_blank] = len(names) + 1
    return _color_scale(names, codes, "")


def _color_scale(names: list[str], codes: NDArray[np.int8], others: str) -> ColorScale:
    """Classes that somebody is in, of the given ones, the others, and the blanks."""
    counts = np.bincount(codes, minlength=len(names) + 2)
    keys = [*(f"s{at}" for at in range(len(names))), OTHERS, BLANK]
    all_names = [*names, others, "Blank"]
    there = np.flatnonzero(counts)
    place = np.zeros(len(counts), np.int8)
    place[there] = np.arange(len(there))
    return ColorScale(
        tuple(keys[at] for at in there),
        tuple(all_names[at] for at in there),
        tuple(int(counts[at]) for at in there),
        place[codes],
    )
