"""Words: the distinct words of a column, and which of them a typed word means, exactly or nearly."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc

Kinds = NDArray[np.uint8]

# How a word is met, the better the higher. Those up to ONE_EDIT are near, not exact.
BEGINS_NEARLY, TWO_EDITS, ONE_EDIT, MIDDLE, BEGINS, WHOLE = range(1, 7)
# Letters from which one and two wrong ones are forgiven, and from which one is in a word that is not yet typed out.
# Below, half of all words are an edit apart.
_ONE_FROM, _TWO_FROM, _BEGINS_FROM = 4, 8, 5
_LONGEST = 255
# Typed words of so many letters stand in few texts, so that one look at all texts end to end is quicker than one at
# each: 2 in place of 10 ms for 200,000.
_FEW_FROM, _MOST_HITS = 3, 10_000
_NO_LETTER = r"[^\pL\pN\pM]+"


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Distinct folded words, then the parts of those that hold signs ("jean-pierre": jean, pierre).

    Attributes
    ----------
    texts
        [words + parts] Large string array.
    count
        How many of them are words.
    word_of
        [parts] Word that each is a part of.
    letters
        [words + parts] Letters; 0 for what is never met nearly, since it holds a digit: E1041 and E1042 are two people.
    signs
        [words + parts] uint64. Bit for each letter that a text holds, by its code modulo 64.
    whole
        UTF-8 of all texts, a line break after each.
    starts
        [words + parts] Where each begins in it.
    """

    texts: pa.Array
    count: int
    word_of: NDArray[np.int32]
    letters: NDArray[np.uint8]
    signs: NDArray[np.uint64]
    whole: bytes
    starts: NDArray[np.int64]

    @property
    def nbytes(self) -> int:
        """Memory that the words take."""
        arrays = (self.texts, self.word_of, self.letters, self.signs, self.starts)
        return len(self.whole) + sum(int(array.nbytes) for array in arrays)


def make_words(words: pa.Array) -> Words:
    """Make ready the distinct words of a column. O(letters)."""
    odd = np.flatnonzero(pc.match_substring_regex(words, _NO_LETTER).to_numpy(zero_copy_only=False))
    lists = pc.split_pattern_regex(words.take(pa.array(odd)), _NO_LETTER)
    parts, owners = lists.flatten(), pc.list_parent_indices(lists).to_numpy()
    filled = pc.not_equal(parts, "")
    word_of = odd[owners[filled.to_numpy(zero_copy_only=False)]].astype(np.int32)
    texts = pa.concat_arrays([words, parts.filter(filled)])
    letters = np.minimum(pc.utf8_length(texts).to_numpy(), _LONGEST).astype(np.uint8)
    letters[pc.match_substring_regex(texts, r"\pN").to_numpy(zero_copy_only=False)] = 0
    whole = "".join(f"{text}\n" for text in texts.to_pylist())
    sizes = pc.binary_length(texts).to_numpy() + 1
    return Words(texts, len(words), word_of, letters, _signs(texts, whole), whole.encode(), np.cumsum(sizes) - sizes)


def _signs(texts: pa.Array, whole: str) -> NDArray[np.uint64]:
    lengths = pc.utf8_length(texts).to_numpy() + 1
    codes = np.frombuffer(whole.encode("utf-32-le"), np.uint32)
    bits = np.left_shift(np.uint64(1), (codes & 63).astype(np.uint64))
    bits[np.cumsum(lengths) - 1] = 0
    return np.bitwise_or.reduceat(bits, np.cumsum(lengths) - lengths) if len(bits) else bits


def meet(words: Words, typed: str) -> Kinds:
    """Match a typed word in each word: [words] MIDDLE, BEGINS or WHOLE, of the word or of a part; 0 not at all."""
    at, some = _stands(words, typed)
    kinds = np.zeros(len(words.texts), np.uint8)
    kinds[some] = np.where(at > 0, MIDDLE, BEGINS)
    begin = some[at == 0]
    whole = pc.equal(words.texts.take(pa.array(begin)), typed).to_numpy(zero_copy_only=False)
    kinds[begin[whole]] = WHOLE
    return _of_words(words, kinds)


def _stands(words: Words, typed: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Byte offset of a typed word in the texts that hold it, and those texts."""
    if len(typed) >= _FEW_FROM:
        needle, whole = typed.encode(), words.whole
        hits: list[int] = []
        at = whole.find(needle)
        while at >= 0 and len(hits) < _MOST_HITS:
            hits.append(at)
            at = whole.find(needle, at + 1)
        if at < 0:
            places = np.array(hits, np.int64)
            some, first = np.unique(np.searchsorted(words.starts, places, "right") - 1, return_index=True)
            return places[first] - words.starts[some], some
    first_at = pc.find_substring(words.texts, typed).to_numpy()
    some = np.flatnonzero(first_at >= 0)
    return first_at[some].astype(np.int64), some


def meet_nearly(words: Words, typed: str) -> tuple[Kinds, frozenset[str]]:
    """Match a typed word nearly: [words] BEGINS_NEARLY, TWO_EDITS or ONE_EDIT; and the texts it may mean.

    Notes
    -----
    An edit is a letter too many, missing or wrong, or two neighbours exchanged. One look at numbers for all words,
    letters are compared of the few that hold nearly the same ones: some 5 ms for 300,000 words.
    """
    kinds = np.zeros(len(words.texts), np.uint8)
    size = len(typed)
    if not _ONE_FROM <= size <= _LONGEST:
        return kinds[: words.count], frozenset()
    sign = np.bitwise_or.reduce([np.uint64(1 << (ord(letter) & 63)) for letter in typed])
    edits = 2 if size >= _TWO_FROM else 1
    letters = words.letters.astype(np.int16)
    is_like = np.bitwise_count(words.signs ^ sign) <= 2 * edits
    some = np.flatnonzero((np.abs(letters - size) <= edits) & is_like)
    apart = _apart(typed, words.texts.take(pa.array(some)).to_pylist(), edits)
    kinds[some[apart <= edits]] = TWO_EDITS
    kinds[some[apart <= 1]] = ONE_EDIT
    if size >= _BEGINS_FROM:
        longer = np.flatnonzero((letters > size) & (np.bitwise_count(sign & ~words.signs) <= 1) & (kinds == 0))
        # The first letter is seldom wrong, so one of the first two has to begin the word, by its first byte.
        firsts = np.frombuffer(words.whole, np.uint8)[words.starts[longer]]
        longer = longer[np.isin(firsts, [letter.encode()[0] for letter in typed[:2]])]
        texts = words.texts.take(pa.array(longer)).to_pylist()
        for cut in (size - 1, size, size + 1):
            begins = _apart(typed, [text[:cut] for text in texts], 1)
            kinds[longer[begins <= 1]] = BEGINS_NEARLY
    near = words.texts.take(pa.array(np.flatnonzero(kinds))).to_pylist()
    return _of_words(words, kinds), frozenset(near)


def _apart(typed: str, texts: list[str], most: int) -> NDArray[np.uint8]:
    """Edits between a typed word and each text; more than `most` for those farther apart."""
    if not texts:
        return np.zeros(0, np.uint8)
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - 2 MB that an idle server does without
    from rapidfuzz.process import cdist  # noqa: PLC0415

    found: NDArray[np.uint8] = cdist([typed], texts, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)[0]
    return found


def _of_words(words: Words, kinds: Kinds) -> Kinds:
    """A word is met as well as the best of its parts."""
    whole = kinds[: words.count].copy()
    np.maximum.at(whole, words.word_of, kinds[words.count :])
    return whole
