"""Search: the seats that a query means, the best first."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.org.tree import Ints
from orgmodel.search.index import LETTERS, Index, Postings, Varied
from orgmodel.search.searchable import NAME_EDGE, OTHER
from orgmodel.search.words import BEGINS, MIDDLE, WHOLE, Kinds, meet, meet_nearly
from orgmodel.text.normalize import fold_text

Worth = NDArray[np.uint8]

# Words of a query that count: each is a look at every column.
MOST_WORDS = 8
# With fewer exact hits near ones are shown too.
HANDFUL = 5
# Beyond this share of all occurrences it is quicker to look at each.
_MANY = 4


@dataclass(frozen=True, slots=True)
class Matches:
    """Matches of a search.

    Attributes
    ----------
    seats
        Exact hits, then near ones, the best first.
    exact
        How many of them are exact.
    words
        The folded words that were looked for.
    near
        For each of them the words of the company that may have been meant; empty unless near ones were looked for.
    named
        Seats whose own name holds the word, of a query of one word; 0 otherwise.
    """

    seats: tuple[int, ...]
    exact: int
    words: tuple[str, ...]
    near: tuple[frozenset[str], ...]
    named: int


def search(index: Index, query: str, most: int) -> Matches:
    """Seats that hold every word of a query.

    Parameters
    ----------
    query
        Words between blanks, literal; case and accents do not count. The first 8 different ones.
    most
        Seats wanted.

    Returns
    -------
    Matches
        A word counts most at the beginning of the first or last word of a name, then of another, of the title, the
        department, the id, any other column; then inside of words; then as another word that it may have been meant
        for. Equals are ordered by seat. Nothing for an empty query.

    Notes
    -----
    Some passes over bytes per seat for each word and column; nothing is sorted, so that one letter costs no more.
    """
    words = words_of(query)
    if not words or not index.seats:
        return Matches((), 0, words, (), 0)
    worths, named = [], 0
    for word in words:
        worth, in_name = _worth(index, word)
        worths.append(worth)
        named = in_name if len(words) == 1 else 0
    exact = _best(worths, most)
    near: list[frozenset[str]] = []
    seats = exact
    if len(exact) < min(HANDFUL, most):
        for worth, word in zip(worths, words, strict=True):
            near.append(_add_near(index, word, worth))
        if any(near):
            taken = set(exact)
            seats = exact + [seat for seat in _best(worths, most) if seat not in taken]
    return Matches(tuple(seats[:most]), len(exact), words, tuple(near), named)


def words_of(query: str) -> tuple[str, ...]:
    """Folded words of a query, each once, at most 8."""
    # Half of a surrogate pair is no text and stands in no file.
    folded = fold_text(query.encode("utf-8", "ignore").decode())
    split = pc.utf8_split_whitespace(pa.array([folded]))[0].as_py()
    return tuple(dict.fromkeys(word for word in split if word))[:MOST_WORDS]


def _levels() -> NDArray[np.uint8]:
    """Worth of a word: [rank of the column, how it is met]; exact ones beat all near ones together."""
    levels = np.zeros((NAME_EDGE + 1, WHOLE + 1), np.uint8)
    ranks = np.arange(OTHER, NAME_EDGE + 1)
    for kind in range(1, MIDDLE + 1):
        levels[:, kind] = 1 + (NAME_EDGE + 1) * (kind - 1) + ranks
    first = levels[-1, MIDDLE] + 1
    levels[:, BEGINS] = first + 2 * ranks
    levels[:, WHOLE] = first + 2 * ranks + 1
    return levels


def _worth(index: Index, word: str) -> tuple[Worth, int]:
    """Worth of a word at each seat, 0 where it does not stand; and how many own names hold it."""
    worth = np.zeros(index.seats, np.uint8)
    levels = _levels()
    named = 0
    met: dict[int, Kinds] = {}
    for postings in index.postings:
        kinds = met.get(id(postings.words))
        if kinds is None:
            kinds = met[id(postings.words)] = meet(postings.words, word)
        _spread(worth, levels[postings.rank][kinds], postings)
        if postings.is_own:
            named = int(np.count_nonzero(worth))
    for column in index.varied:
        seats = _beginning(column, word)
        worth[seats] = np.maximum(worth[seats], levels[column.rank, BEGINS])
    return worth, named


def _add_near(index: Index, word: str, worth: Worth) -> frozenset[str]:
    """Add to what a word is worth what it may have been meant for, and tell the words that are."""
    levels = _levels()
    met: dict[int, tuple[Kinds, frozenset[str]]] = {}
    for postings in index.postings:
        near = met.get(id(postings.words))
        if near is None:
            near = met[id(postings.words)] = meet_nearly(postings.words, word)
        _spread(worth, levels[postings.rank][near[0]], postings)
    return frozenset().union(*(texts for _kinds, texts in met.values()))


def _spread(worth: Worth, levels: NDArray[np.uint8], postings: Postings) -> None:
    """Raise what is found at each seat to the level of the best of its words in a part."""
    if not levels.any():
        return
    some = np.flatnonzero(levels)
    counts = np.diff(postings.starts)[some]
    if counts.sum() < len(postings.owner) // _MANY:
        ends = np.cumsum(counts)
        at = np.arange(counts.sum()) + np.repeat(postings.starts[some] - ends + counts, counts)
        of_each = np.repeat(levels[some], counts)
    else:
        of_all = np.repeat(levels, np.diff(postings.starts))
        at = np.flatnonzero(of_all)
        of_each = of_all[at]
    values = worth if postings.codes is None else np.zeros(postings.values, np.uint8)
    np.maximum.at(values, postings.owner[at], of_each)
    if postings.codes is not None and values.any():
        np.maximum(worth, values[postings.codes], out=worth)


def _beginning(column: Varied, word: str) -> Ints:
    """Seats whose cell in a varied column begins with a word."""
    start = word[:LETTERS].encode()
    key = start[:8].ljust(8, b"\0")
    last = start[:8].ljust(8, b"\xff")
    first = np.searchsorted(column.keys, np.uint64(int.from_bytes(key)))
    end = np.searchsorted(column.keys, np.uint64(int.from_bytes(last)), "right")
    seats = column.order[first:end]
    if len(start) > 8 and len(seats):
        texts = column.texts.take(pa.array(seats))
        seats = seats[pc.starts_with(texts, start.decode()).to_numpy(zero_copy_only=False)]
    return seats


def _best(worths: list[Worth], most: int) -> list[int]:
    """Seats at which each word stands, those first at which they are worth most together, then by seat."""
    stands = worths[0] > 0
    for worth in worths[1:]:
        stands &= worth > 0
    seats = np.flatnonzero(stands)
    total = np.zeros(len(seats), np.int32)
    for worth in worths:
        total += worth[seats]
    if len(seats) > most:
        # The least total of which some are wanted, and how many.
        counts = np.cumsum(np.bincount(total)[::-1])
        down = int(np.searchsorted(counts, most))
        least = len(counts) - 1 - down
        at_least = np.flatnonzero(total == least)[: most - (int(counts[down - 1]) if down else 0)]
        chosen = np.concatenate([np.flatnonzero(total > least), at_least])
        seats, total = seats[chosen], total[chosen]
    best: list[int] = seats[np.lexsort((seats, -total))].tolist()
    return best
