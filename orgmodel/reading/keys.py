"""Keys: columns by whose values a manager may be named, matched as written or folded."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.reading.lookup import Index, index

_LETTERS = re.compile(r"[^\W\d_]+|\d+")
_SEVERAL = -2


@dataclass(frozen=True, eq=False)
class Key:
    """One column, or several joined, whose values name rows.

    Attributes
    ----------
    columns
        Headings.
    texts
        [rows] The values; "" is no value.
    is_name
        Whether the values are words in an order that may turn ("Smith, Ana"), not codes.
    """

    columns: tuple[str, ...]
    texts: pa.ChunkedArray
    is_name: bool = False

    @property
    def label(self) -> str:
        """Headings joined with "+", as `Choices.mapping` takes them."""
        return "+".join(self.columns)

    @cached_property
    def index(self) -> Index:
        """Rows by value as written."""
        return index(self.texts)

    @cached_property
    def by_fold(self) -> Mapping[str, int]:
        """Folded value to row; -2 where several rows that are written otherwise fold to it. O(rows), in Python."""
        rows: dict[str, int] = {}
        written: dict[str, str] = {}
        for row, text in enumerate(self.texts.to_pylist()):
            if not text:
                continue
            for folded in self.folds(text):
                if rows.setdefault(folded, row) != row and written[folded] != text:
                    rows[folded] = _SEVERAL
                written.setdefault(folded, text)
        return rows

    def folds(self, text: str) -> Iterable[str]:
        """Forms under which a value is looked for when it is not found as written."""
        return fold_name(text) if self.is_name else fold_code(text)

    def find_folded(self, texts: Sequence[str]) -> list[int]:
        """Row of each text, folded; -1 where none has it, -2 where several do."""
        return [next((self.by_fold[form] for form in self.folds(text) if form in self.by_fold), -1) for text in texts]


def plain(text: str) -> str:
    """Compatible letters without case and accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(char))


def fold_code(text: str) -> tuple[str, ...]:
    """An id without case, accents, blanks, a ".0" and padding: " E-007 " -> "e-007", "7.0" -> "7"."""
    bare = "".join(plain(text).split())
    if bare.endswith(".0") and bare[:-2].isdigit():
        bare = bare[:-2]
    return ((bare.lstrip("0") or bare) if bare.isdigit() else bare.removeprefix("mailto:"),)


def fold_name(text: str) -> tuple[str, ...]:
    """A name as its words in one order, then without initials: "Smith, Ana B." -> "ana b smith", "ana smith"."""
    words = _LETTERS.findall(plain(text))
    whole = " ".join(sorted(words))
    short = " ".join(sorted(word for word in words if len(word) > 1))
    return (whole, short) if short and short != whole else (whole,)


def joined(cells: pa.Table, columns: Sequence[str]) -> pa.ChunkedArray:
    """Texts of one column, or of several with a blank between those that are filled."""
    if len(columns) == 1:
        return cells[columns[0]]
    parts = [cells[column].cast(pa.large_string()) for column in columns]
    both = pc.binary_join_element_wise(*parts, pa.scalar(" ", pa.large_string()))
    return pc.utf8_trim_whitespace(both)


def looks_like_names(texts: pa.ChunkedArray) -> bool:
    """Whether most filled values of a sample have two words or more."""
    sample = [text for text in texts.slice(0, 2_000).to_pylist() if text]
    spaced = sum(" " in text.strip() and any(map(str.isalpha, text)) for text in sample)
    return bool(sample) and spaced > len(sample) / 2


def uniqueness(texts: pa.ChunkedArray) -> float:
    """Distinct share of the filled values; 0 where none is filled."""
    filled = texts.filter(pc.not_equal(texts, ""))
    return pc.count_distinct(filled).as_py() / len(filled) if len(filled) else 0.0


def spread(count: int, most: int) -> np.ndarray:
    """At most `most` row numbers, evenly over all rows."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).astype(np.int64)) if count else np.zeros(0, np.int64)
