"""Keys: columns by whose values a manager may be named, matched as written or folded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.bare_codes import bare_pair
from orgmodel.reading.columns.lookup import Index, Numbers, index
from orgmodel.reading.columns.name_forms import NOBODY, SEVERAL, NameIndex, index_names
from orgmodel.reading.columns.references import has_marks, reference_forms, strip_marks, without_marks
from orgmodel.reading.columns.short_names import find_short
from orgmodel.reading.columns.spelled_names import find_spelled

__all__ = ["NOBODY", "SEVERAL", "Key", "fold_codes", "joined", "looks_like_names", "of_several", "spread", "uniqueness"]

Ints = NDArray[np.int32]
# Share of codes that differ from another in nothing but what folding takes away, from which on that tells them apart.
_TELLING = 0.1
# So many for each that is not found may be found by chance.
_STRAYS = 0.1
# First rows by which a column tells its rows apart, or does not.
FIRST_ROWS = 10_000
# An id tells nearly all rows apart; half of them is what a column of posts with several holders may do.
UNIQUE, HALF = 0.98, 0.5
# Codes written in another way are looked for where so many are found.
_NEARLY = 0.8
_CJK_NAME = re.compile(r"[\u3005\u3400-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}")


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
    is_weak
        Whether many rows share a value, as titles and ids with several rows a person are: only a column that says
        manager is looked up here.
    """

    columns: tuple[str, ...]
    texts: pa.ChunkedArray
    is_name: bool = False
    is_weak: bool = False

    @property
    def label(self) -> str:
        """Headings joined with "+", as `Choices.mapping` takes them."""
        return "+".join(self.columns)

    @cached_property
    def index(self) -> Index:
        """Rows by value as written."""
        return index(self.texts)

    @cached_property
    def folded(self) -> pa.ChunkedArray:
        """The values of a key of codes, folded. Vectorised: 0.3 s CPU per million."""
        return fold_codes(self.texts)

    @cached_property
    def folded_index(self) -> Index:
        """Rows by folded value, of a key of codes."""
        return index(self.folded)

    @cached_property
    def name_index(self) -> NameIndex:
        """Rows by the words of their names, of a key of names; marks beside a name are no part of it."""
        return index_names(self._bare(self.texts))

    @staticmethod
    def _bare(names: pa.ChunkedArray) -> pa.ChunkedArray:
        return without_marks(names) if has_marks(names) else names

    @cached_property
    def is_case_sensitive(self) -> bool:
        """True if many codes differ in nothing but case, blanks or padding: these tell people apart here."""
        return len(self.alike()) >= _TELLING * len(self.texts)

    def find(self, texts: Sequence[str], seats: Ints) -> list[int]:
        """Row of each text as written; -1 where none has it, -2 where rows of several seats do."""
        found: list[int] = self.index.find(pa.chunked_array([texts], pa.large_string())).tolist()
        if self.index.is_unique:
            return found
        known = [text for text, row in zip(texts, found, strict=True) if row >= 0]
        several = of_several(self.texts, seats, known)
        return [SEVERAL if text in several else row for text, row in zip(texts, found, strict=True)]

    def find_folded(self, texts: Sequence[str], seats: Ints | None = None) -> list[int]:
        """Row of each text, folded; -1 where none has it, -2 where rows of several seats do.

        Where seats are not known yet, rows that are written alike are taken for one.
        """
        if not texts:
            return []
        if self.is_name:
            names: list[int] = self.name_index.find(pa.chunked_array([texts], pa.string()), seats).tolist()
            return names
        wanted = fold_codes(pa.chunked_array([texts], pa.large_string()))
        found: list[int] = self.folded_index.find(wanted).tolist()
        if self.folded_index.is_unique:
            return found
        if seats is None:
            several = frozenset(self.folded.take(pa.array(self.alike())).to_pylist())
        else:
            several = of_several(self.folded, seats, wanted.to_pylist())
        if self.is_case_sensitive:
            # Of the one candidate another letter's case says that it is somebody else.
            found = [NOBODY] * len(found)
        return [SEVERAL if text in several else row for text, row in zip(wanted.to_pylist(), found, strict=True)]

    def find_forms(self, texts: Sequence[str], seats: Ints | None = None, others: int = 0) -> list[int]:
        """Row that a further form of each text names ("Bo Cole (1002)", a distinguished name), folded; or -1, -2.

        `others` texts were found as they stand: where these are most, codes without their front and single words of
        names name nobody, for they are somebody else's.
        """
        forms = {text: list(dict.fromkeys(reference_forms(text))) for text in texts}
        every = list(dict.fromkeys(form for each in forms.values() for form in each))
        row_of = dict(zip(every, self.find_folded(every, seats), strict=True))
        found = ({row_of[form] for form in forms[text]} - {NOBODY} for text in texts)
        # Two people in one cell, of whom nothing says which is meant.
        rows = [rows.pop() if len(rows) == 1 else SEVERAL if rows else NOBODY for rows in found]
        lost = [text for text, row in zip(texts, rows, strict=True) if row == NOBODY]
        is_usual = len(lost) >= others
        if self.is_name:
            further = self._find_short(lost, seats, is_usual=is_usual)
        else:
            # Where some are written as the key is, the others are no other way of writing: "L1" beside "1" is not 1.
            is_another_way = others <= _STRAYS * len(lost)
            further = self._find_bare(lost, seats) if is_another_way else [NOBODY] * len(lost)
        short = dict(zip(lost, further, strict=True))
        return [short.get(text, row) for text, row in zip(texts, rows, strict=True)]

    def _find_short(self, texts: Sequence[str], seats: Ints | None, *, is_usual: bool) -> list[int]:
        """Row of the only name that each text is short for ("B. Cole") or spells otherwise, or -1, -2."""
        if not texts:
            return []
        first = self.name_index.first
        names = self.texts.take(pa.array(first))
        short = find_short(texts, names.to_pylist(), is_usual=is_usual)
        lost = [text for text, found in zip(texts, short, strict=True) if not found]
        spelled = dict(zip(lost, find_spelled([strip_marks(text) for text in lost], self._bare(names)), strict=True))
        every = (first[found or spelled[text]] for text, found in zip(texts, short, strict=True))
        return [_only(rows, rows if seats is None else seats[rows]) for rows in every]

    def _find_bare(self, texts: Sequence[str], seats: Ints | None) -> list[int]:
        """Row of each code without what only the key, or only the texts have in front or behind; or -1, -2."""
        nobody = [NOBODY] * len(texts)
        if (
            not texts
            or (pair := bare_pair(self.folded, fold_codes(pa.chunked_array([texts], pa.large_string())))) is None
        ):
            return nobody
        keys, wanted = pair
        known = index(keys)
        found: list[int] = known.find(wanted).tolist()
        if sum(row >= 0 for row in found) < _NEARLY * len(texts):
            return nobody
        people = np.arange(len(keys), dtype=np.int32) if seats is None else seats
        several = frozenset() if known.is_unique else of_several(keys, people, wanted.to_pylist())
        return [SEVERAL if text in several else row for text, row in zip(wanted.to_pylist(), found, strict=True)]

    def alike(self) -> NDArray[np.int64]:
        """Rows whose value differs from that of an earlier row but folds to the same, ascending. O(rows)."""
        if self.is_name or isinstance(self.index, Numbers) or self.folded_index.is_unique:
            return np.zeros(0, np.int64)
        first: dict[str, str] = {}
        pairs = zip(self.folded.to_pylist(), self.texts.to_pylist(), strict=True)
        rows = [row for row, (form, text) in enumerate(pairs) if form and first.setdefault(form, text) != text]
        return np.array(rows, np.int64)


def _only(rows: Ints, people: Ints) -> int:
    return NOBODY if not len(rows) else int(rows[0]) if (people == people[0]).all() else SEVERAL


def of_several(texts: pa.ChunkedArray, seats: Ints, values: Sequence[str] | None = None) -> frozenset[str]:
    """Values, of some or of all, whose rows belong to several seats."""
    if values is None:
        counts = pc.value_counts(texts).flatten()
        values = counts[0].filter(pc.greater(counts[1], 1)).to_pylist()
    rows = np.flatnonzero(pc.is_in(texts, value_set=pa.array(values, texts.type)).to_numpy())
    first: dict[str, int] = {}
    several = set()
    for text, seat in zip(texts.take(pa.array(rows)).to_pylist(), seats[rows].tolist(), strict=True):
        if text and first.setdefault(text, seat) != seat:
            several.add(text)
    return frozenset(several)


def fold_codes(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Ids without case, accents, blanks, braces, domain, ".0" and padding: "E-007 " -> "e-007", "007.0" -> "7"."""
    small = pc.utf8_lower(texts)
    if not pc.all(pc.string_is_ascii(small)).as_py():
        small = pc.replace_substring_regex(pc.utf8_normalize(small, "NFKD"), r"\p{M}", "")
    small = pc.replace_substring_regex(small, r"\s+", "")
    # "{6F9619FF-...}" and "CORP\\ann": what programs put round an id, and the domain before a login.
    for sign, round_it in (("{", r"^\{|\}$"), ("\\", r"^[\w.-]+\\")):
        if pc.any(pc.match_substring(small, sign)).as_py():
            small = pc.replace_substring_regex(small, round_it, "")
    number = pc.match_substring_regex(small, r"^\d+(\.0)?$")
    if not pc.any(number).as_py():
        return small
    bare = pc.utf8_ltrim(pc.replace_substring_regex(small, r"\.0$", ""), "0")
    return pc.if_else(number, pc.if_else(pc.equal(bare, ""), pa.scalar("0", small.type), bare), small)


def joined(cells: pa.Table, columns: Sequence[str]) -> pa.ChunkedArray:
    """Texts of one column, or of several with a blank between those that are filled."""
    if len(columns) == 1:
        return cells[columns[0]]
    parts = [cells[column].cast(pa.large_string()) for column in columns]
    both = pc.binary_join_element_wise(*parts, pa.scalar(" ", pa.large_string()))
    return pc.utf8_trim_whitespace(both)


def looks_like_names(texts: pa.ChunkedArray) -> bool:
    """True if most filled values of a sample have two words or more, or are as short as names of ideographs."""
    sample = [text for text in texts.slice(0, 2_000).to_pylist() if text]
    spaced = sum(
        (" " in text.strip() and any(map(str.isalpha, text))) or _CJK_NAME.fullmatch(text) is not None
        for text in sample
    )
    return bool(sample) and spaced > len(sample) / 2


def uniqueness(texts: pa.ChunkedArray) -> float:
    """Distinct share of the filled values; 0 where none is filled."""
    filled = texts.filter(pc.not_equal(texts, ""))
    return pc.count_distinct(filled).as_py() / len(filled) if len(filled) else 0.0


def spread(count: int, most: int) -> NDArray[np.int64]:
    """At most `most` row numbers, evenly over all rows."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).astype(np.int64)) if count else np.zeros(0, np.int64)
