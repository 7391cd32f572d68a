"""Names as their words in one order, a whole column at once: "Smith, Ana B." and "Ana B Smith" are alike."""

import unicodedata
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.lookup import first_positions
from orgmodel.text.normalize import LETTERS

Ints = NDArray[np.int32]
# What a search gives besides rows.
NOBODY, SEVERAL = -1, -2
# Names taken apart at once: enough to be quick, few enough to stay in the processor's cache.
_STEP = 32_768
# Between two names while they lie in one text; in none of them, as control characters are taken out of cells.
_BETWEEN = "\x1f"
_LETTERS = str.maketrans(LETTERS)
# First sign of the scripts that write a word as one sign.
_IDEOGRAPHS = 0x2E80
_GAP, _LETTER, _DIGIT, _ACCENT, _END = range(5)


@dataclass(frozen=True, slots=True, eq=False)
class NameIndex:
    """Names of rows made ready to be found in any order of their words.

    Attributes
    ----------
    forms
        Distinct forms of all names, each whole or without initials.
    form_of, text_of
        [entries] int32. Place in `forms`, and number of the distinct name that has this form.
    first, texts
        [distinct names] First row; [rows] number of the name.
    """

    forms: pa.Array
    form_of: Ints
    text_of: Ints
    first: Ints
    texts: Ints

    def find(self, names: pa.ChunkedArray, seats: Ints | None) -> Ints:
        """Row of each name, -1 where none has it, -2 where rows of several seats do.

        The whole name goes before the one without initials. Where seats are not known yet, rows that are written
        alike are taken for one.
        """
        row_of = self._rows(seats)
        whole, short = name_forms(names)
        found = self._look_up(whole, row_of)
        left = np.flatnonzero(found == NOBODY)
        found[left] = self._look_up(short.take(pa.array(left)), row_of)
        return found

    def _look_up(self, forms: pa.Array, row_of: Ints) -> Ints:
        # The last one stands for what is not there.
        found: Ints = np.append(row_of, np.int32(NOBODY))[first_positions(pa.chunked_array([forms]), self.forms)]
        return found

    def _rows(self, seats: Ints | None) -> Ints:
        """First row of each form, or SEVERAL."""
        count = len(self.first)
        if seats is None:
            holder, is_mixed = np.arange(count, dtype=np.int32), np.zeros(count, bool)
        else:
            holder, is_mixed = seats[self.first], np.zeros(count, bool)
            is_mixed[self.texts[seats != holder[self.texts]]] = True
        rows = self.first[self.text_of]
        row_of = np.full(len(self.forms), np.iinfo(np.int32).max, np.int32)
        np.minimum.at(row_of, self.form_of, rows)
        several = is_mixed[self.text_of] | (holder[self.text_of] != holder[self.texts[row_of[self.form_of]]])
        row_of[self.form_of[several]] = SEVERAL
        return row_of


def index_names(names: pa.ChunkedArray) -> NameIndex:
    """Make a column of names ready to be found; "" is no name.

    Notes
    -----
    About 1 s CPU for a million names that all differ; a name that comes again costs next to nothing.
    """
    encoded = names.cast(pa.large_string()).combine_chunks().dictionary_encode()
    texts = encoded.indices.to_numpy()
    first = np.zeros(len(encoded.dictionary), np.int32)
    first[texts[::-1]] = np.arange(len(texts), dtype=np.int32)[::-1]
    whole, short = name_forms(pa.chunked_array([encoded.dictionary]))
    number = np.arange(len(first), dtype=np.int32)
    has_whole, has_short = (pc.not_equal(forms, "").to_numpy(zero_copy_only=False) for forms in (whole, short))
    entries = pa.concat_arrays([whole.filter(pa.array(has_whole)), short.filter(pa.array(has_short))])
    text_of = np.concatenate([number[has_whole], number[has_short]])
    del whole, short
    forms = entries.dictionary_encode()
    return NameIndex(forms.dictionary, forms.indices.to_numpy(), text_of, first, texts)


def name_forms(names: pa.ChunkedArray) -> tuple[pa.Array, pa.Array]:
    """Words of each name in one order, without case and accents; then the same without initials.

    Returns
    -------
    tuple of pa.Array
        The second is "" where a name has no initials, or nothing else.

    Examples
    --------
    >>> whole, short = name_forms(pa.chunked_array([["Smith, Ana B.", "Ana Smith"]]))
    >>> whole.to_pylist(), short.to_pylist()
    (['ana b smith', 'ana smith'], ['ana smith', ''])
    """
    wide = names.cast(pa.large_string())
    parts = [_forms(chunk.slice(start, _STEP)) for chunk in wide.chunks for start in range(0, len(chunk), _STEP)]
    empty = pa.array([], pa.large_string())
    whole, short = zip(*parts, strict=True) if parts else ([empty], [empty])
    return pa.concat_arrays(whole), pa.concat_arrays(short)


def _forms(names: pa.Array) -> tuple[pa.Array, pa.Array]:
    count = len(names)
    words, rows, lengths = _words(names)
    encoded = words.dictionary_encode()
    order = pc.sort_indices(encoded.dictionary).to_numpy().astype(np.int64)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    # One number for row and word: sorted, the words of each row stand in their order.
    most = max(1, len(order))
    codes = encoded.indices.to_numpy()
    length_of = np.zeros(most, np.int64)
    length_of[rank[codes]] = lengths
    rows, ranks = np.divmod(np.sort(rows * most + rank[codes]), most)
    ordered = encoded.dictionary.take(pa.array(order))
    is_long = length_of[ranks] > 1
    whole = _joined(ordered, rows, ranks, count)
    counts = np.bincount(rows, minlength=count)
    mixed = np.bincount(rows[is_long], minlength=count) < counts
    keep = is_long & mixed[rows]
    return whole, _joined(ordered, rows[keep], ranks[keep], count)


def _joined(words: pa.Array, rows: NDArray[np.int64], ranks: NDArray[np.int64], count: int) -> pa.Array:
    """Words of each of so many rows with a blank between them."""
    ends = np.cumsum(np.bincount(rows, minlength=count))
    offsets = pa.array(np.concatenate([[0], ends]).astype(np.int32))
    return pc.binary_join(pa.ListArray.from_arrays(offsets, words.take(pa.array(ranks))), pa.scalar(" ", words.type))


def _words(names: pa.Array) -> tuple[pa.Array, NDArray[np.int64], NDArray[np.int64]]:
    """All words of some names, the row of each, and how many letters or digits it has: 2 for one ideograph."""
    apart = pc.replace_substring(names, _BETWEEN, " ")
    listed = pa.ListArray.from_arrays(pa.array([0, len(names)], pa.int32()), apart)
    letters, kinds = _letters(pc.binary_join(listed, pa.scalar(_BETWEEN, apart.type))[0].as_py())
    is_word = (kinds == _LETTER) | (kinds == _DIGIT)
    edges = np.flatnonzero(np.diff(kinds, prepend=_GAP, append=_GAP))
    is_start = is_word[edges[:-1]]
    starts, ends = edges[:-1][is_start], edges[1:][is_start]
    sizes = 1 + (letters >= 0x80) + (letters >= 0x800) + (letters >= 0x10000)
    places = np.concatenate([[0], np.cumsum(np.where(is_word, sizes, 0), dtype=np.int64)])
    offsets = np.concatenate([places[starts], places[-1:]])
    data = letters[is_word].tobytes().decode("utf-32-le").encode()
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(data)]
    words = pa.Array.from_buffers(pa.large_string(), len(starts), buffers)
    # One sign of Chinese or Japanese is a whole family name, no initial.
    lengths = np.where(letters[starts] >= _IDEOGRAPHS, 2, ends - starts)
    return words, np.cumsum(kinds == _END, dtype=np.int64)[starts], lengths


def _letters(text: str) -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """Characters without case and accents, and the kind of each."""
    small = text.lower() if text.isascii() else unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    letters = np.frombuffer(small.encode("utf-32-le"), np.uint32)
    kind_of = np.zeros(int(letters.max(initial=0)) + 1, np.uint8)
    kind_of[letters] = _LETTER
    for code in np.flatnonzero(kind_of).tolist():
        kind_of[code] = _kind(chr(code))
    kinds = kind_of[letters]
    is_kept = kinds != _ACCENT
    return (letters, kinds) if is_kept.all() else (letters[is_kept], kinds[is_kept])


def _kind(letter: str) -> int:
    if letter == _BETWEEN:
        return _END
    if unicodedata.combining(letter):
        return _ACCENT
    # The vowel signs of Indic scripts are marks, not letters.
    is_letter = letter.isalnum() or unicodedata.category(letter) in {"Mn", "Mc"}
    return _DIGIT if letter.isdecimal() else _LETTER if is_letter else _GAP
