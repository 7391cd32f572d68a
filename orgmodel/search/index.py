"""Index: the words of each kept column of a company, and which seats hold them."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.org.tree import Ints
from orgmodel.search.searchable import ID, NAME, NAME_EDGE, OTHER, Searchable, ranked_headings
from orgmodel.search.words import Words, make_words
from orgmodel.text.normalize import fold

# A column as varied as an id, an e-mail or a note would make a word of each cell. It is found by how its cells begin.
_VARIED_SHARE, _VARIED_FROM, _SAMPLE = 0.8, 1_000, 20_000
LETTERS = 32
_KEY_BYTES = 8
# Columns beyond are not searched.
MOST_BYTES = 384 * 1024 * 1024


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Words of a column, or of one place in it.

    Attributes
    ----------
    rank
        What a word there is worth.
    words
        Shared by postings of the same column.
    starts, owner
        [words + 1], [occurrences]. Values that hold each word, those of word i from starts[i] on.
    codes
        [seats] Value of each seat; None where values are seats.
    values
        How many there are.
    is_own
        Whether the words are of the seat's own name, not of one who shares the seat.
    """

    rank: int
    words: Words
    starts: NDArray[np.int64]
    owner: Ints
    codes: NDArray[np.integer] | None
    values: int
    is_own: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Varied:
    """A column whose cells are mostly different.

    Attributes
    ----------
    rank
        What a word there is worth.
    texts
        [seats] How each cell begins, folded, at most 32 letters.
    keys, order
        [seats] uint64, ascending: the first eight bytes of each text, zeros after the end; and whose they are.
    """

    rank: int
    texts: pa.Array
    keys: NDArray[np.uint64]
    order: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Search index of a company.

    Attributes
    ----------
    seats
        How many.
    postings, varied
        Columns in words, and columns of mostly different cells.
    left_out
        Headings of columns that would have made the index too large.
    """

    seats: int
    postings: tuple[Postings, ...]
    varied: tuple[Varied, ...]
    left_out: tuple[str, ...]

    @property
    def nbytes(self) -> int:
        """Memory that the index takes."""
        words = {id(each.words): each.words.nbytes for each in self.postings}
        arrays = (array for each in self.postings for array in (each.starts, each.owner, each.codes))
        occurrences = sum(array.nbytes for array in arrays if array is not None)
        varied = sum(int(one.texts.nbytes) + one.keys.nbytes + one.order.nbytes for one in self.varied)
        return sum(words.values()) + occurrences + varied


def build_index(company: Searchable, most_bytes: int = MOST_BYTES) -> Index:
    """Find the words of a company. O(text); some seconds for 1,000,000 people.

    Parameters
    ----------
    most_bytes
        Columns are left out beyond, those last that stand first in the file; never name, title and department.
    """
    postings: list[Postings] = []
    varied: list[Varied] = []
    left_out = []
    index = Index(len(company), (), (), ())
    for heading, rank in ranked_headings(company):
        if rank == NAME:
            postings += _name_postings(company)
            continue
        if rank <= ID and index.nbytes > most_bytes:
            left_out.append(heading)
            continue
        texts = _column(company.cells[heading])
        if rank in (OTHER, ID) and _is_varied(texts):
            varied.append(_varied(texts, rank))
        else:
            postings.append(_postings(texts, rank))
        index = Index(len(company), tuple(postings), tuple(varied), ())
    return Index(len(company), tuple(postings), tuple(varied), tuple(left_out))


def _column(cells: pa.ChunkedArray) -> pa.Array:
    wide = fold(cells.cast(pa.large_string()))
    return wide.chunk(0) if wide.num_chunks == 1 else pa.concat_arrays(wide.chunks or [pa.array([], pa.large_string())])


def _varied(texts: pa.Array, rank: int) -> Varied:
    if pc.max(pc.utf8_length(texts)).as_py() > LETTERS:
        texts = pc.utf8_slice_codeunits(texts, 0, LETTERS)
    keys = first_bytes(texts)
    order = np.argsort(keys)
    return Varied(rank, texts, keys[order], order.astype(np.int32))


def first_bytes(texts: pa.Array) -> NDArray[np.uint64]:
    """First eight bytes of each text as a number, the first byte highest, zeros after the end."""
    _, offsets, data = texts.buffers()
    ends = np.frombuffer(offsets, np.int64, len(texts) + 1, texts.offset * 8)
    letters = np.frombuffer(data or b"", np.uint8)
    keys = np.zeros(len(texts), np.uint64)
    for place in range(_KEY_BYTES):
        at = ends[:-1] + place
        some = at < ends[1:]
        keys <<= np.uint64(8)
        keys[some] |= letters[at[some]]
    return keys


def _is_varied(texts: pa.Array) -> bool:
    some = texts.take(pa.array(np.arange(0, len(texts), max(1, len(texts) // _SAMPLE))))
    filled = some.filter(pc.not_equal(some, ""))
    return len(filled) >= _VARIED_FROM and pc.count_distinct(filled).as_py() > _VARIED_SHARE * len(filled)


def _split(texts: pa.Array) -> tuple[pa.Array, Ints, Ints]:
    """Words: the distinct ones, which each is, and of which text."""
    lists = pc.utf8_split_whitespace(texts)
    found, owner = lists.flatten(), pc.list_parent_indices(lists)
    filled = pc.not_equal(found, "")
    if not pc.all(filled).as_py():
        found, owner = found.filter(filled), owner.filter(filled)
    coded = found.dictionary_encode()
    return coded.dictionary, coded.indices.to_numpy(), owner.to_numpy().astype(np.int32)


def _postings(texts: pa.Array, rank: int) -> Postings:
    coded = texts.dictionary_encode()
    values = coded.dictionary
    distinct, flat, owner = _split(values)
    codes = coded.indices.to_numpy().astype(np.min_scalar_type(max(0, len(values) - 1)))
    return _grouped(rank, make_words(distinct), flat, owner, codes=codes, values=len(values), is_own=False)


def _grouped(
    rank: int, words: Words, flat: Ints, owner: Ints, *, codes: NDArray[np.integer] | None, values: int, is_own: bool
) -> Postings:
    """Part of occurrences: which word each is, and of which value."""
    counts = np.bincount(flat, minlength=words.count)
    starts = np.concatenate([[0], np.cumsum(counts)])
    return Postings(rank, words, starts, owner[np.argsort(flat)], codes, values, is_own)


def _name_postings(company: Searchable) -> list[Postings]:
    """First and last words of names, those between, and all words of the names of those who share a seat."""
    headings = company.fields["name"]
    columns = [_column(company.cells[heading]) for heading in headings]
    sharers = [_column(company.sharers[heading]) for heading in headings] if len(company.shared) else []
    names = _joined(columns)
    distinct, flat, owner = _split(pa.concat_arrays([names, _joined(sharers)]) if sharers else names)
    words = make_words(distinct)
    seats = len(company)
    is_shared = owner >= seats
    changes = owner[1:] != owner[:-1]
    is_edge = np.ones(len(owner), bool)
    is_edge[1:-1] = changes[:-1] | changes[1:]
    is_edge &= ~is_shared
    is_inner = ~is_edge & ~is_shared
    postings = [
        _grouped(NAME_EDGE, words, flat[is_edge], owner[is_edge], codes=None, values=seats, is_own=True),
        _grouped(NAME, words, flat[is_inner], owner[is_inner], codes=None, values=seats, is_own=True),
        _grouped(
            NAME,
            words,
            flat[is_shared],
            company.shared[owner[is_shared] - seats],
            codes=None,
            values=seats,
            is_own=False,
        ),
    ]
    return [each for each in postings if len(each.owner)]


def _joined(columns: list[pa.Array]) -> pa.Array:
    return columns[0] if len(columns) == 1 else pc.binary_join_element_wise(*columns, pa.scalar(" ", pa.large_string()))
