"""Natural order: texts as people sort them, numbers by size, letters without case and accents."""

import re
from collections.abc import Sequence

import pyarrow as pa

from orgmodel.text.normalize import fold

# Words and numbers by turns: -1 and a word; how many digits a number has, and the digits.
NaturalKey = tuple[tuple[int, str], ...]

_NUMBER = re.compile(r"([0-9]+)")


def natural_keys(texts: Sequence[str]) -> list[NaturalKey]:
    """Keys by which texts are sorted: "Team 2" before "Team 10", "Émile" beside "Emil".

    Notes
    -----
    O(letters); numbers may have any length, which `int` would not take.

    Examples
    --------
    >>> names = ["Zoe", "Team 10", "Émile", "Team 2", "emil"]
    >>> [name for _, name in sorted(zip(natural_keys(names), names))]
    ['emil', 'Émile', 'Team 2', 'Team 10', 'Zoe']
    """
    return [_key(text) for text in fold(pa.chunked_array([texts], pa.large_string())).to_pylist()]


def _key(folded: str) -> NaturalKey:
    parts = _NUMBER.split(folded)
    return tuple((len(part.lstrip("0")), part.lstrip("0")) if at % 2 else (-1, part) for at, part in enumerate(parts))
