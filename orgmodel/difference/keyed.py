"""Keyed people: those of two companies paired by one key, living ones before all others."""

from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.difference.name_numbers import name_numbers
from orgmodel.difference.pairing import Details, Pairs, encode, pair, pair_codes
from orgmodel.difference.people import field_texts, take, without_blanks
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints
from orgmodel.reading.columns.keys import fold_codes
from orgmodel.text.person_names import UNNAMED

Key = Literal["id", "email", "name"]
# Who counts of the people before and of those after.
Counted = tuple[NDArray[np.bool_], NDArray[np.bool_]]
# Fields by which rows of one key are told apart: texts for people, in which blanks do not count, and codes.
_DETAILS, _CODES = ("title", "department", "grade", "location"), ("name", "manager", "email", "id")


def pair_people(before: Org, after: Org, key: Key, counted: Counted, *, is_folded: bool = False) -> Pairs:
    """Pair the people of two companies by a key.

    Parameters
    ----------
    counted
        [people before], [people after] Who counts: these are paired among themselves alone, whoever else has their key.
    is_folded
        Whether ids are compared without case, blanks, ".0" and leading zeros.

    Returns
    -------
    Pairs
        Of those who count.

    Notes
    -----
    O(n).
    """
    details = (_details(before, after, key), _details(after, before, key))
    texts = field_texts(before, key), field_texts(after, key)
    if key == "email":
        texts = pc.utf8_lower(texts[0]), pc.utf8_lower(texts[1])
    elif is_folded:
        texts = fold_codes(texts[0]), fold_codes(texts[1])
    codes = _name_codes(before, after, texts) if key == "name" else None
    if counted[0].all() and counted[1].all():
        return pair(*texts, details) if codes is None else pair_codes(codes, details)
    rows = np.flatnonzero(counted[0]).astype(np.int32), np.flatnonzero(counted[1]).astype(np.int32)
    some = _among(details[0], rows[0]), _among(details[1], rows[1])
    if codes is None:
        found = pair(take(texts[0], rows[0]), take(texts[1], rows[1]), some)
    else:
        found = pair_codes((codes[0][rows[0]], codes[1][rows[1]], codes[2]), some)
    return found.spread(rows, (before.people, after.people))


def pair_the_rest(sides: tuple[Org, Org], key: Key, pairs: Pairs, counted: Counted, *, is_folded: bool) -> Ints:
    """Pair whoever is left as well, for whom the others report to: one may have left and still be named as manager.

    Returns
    -------
    int32 [people after]
        Seat before of the same person; of `pairs`, and of everybody else by the same key.
    """
    if counted[0].all() and counted[1].all():
        return pairs.back
    is_paired = np.zeros(sides[0].people, bool)
    is_paired[pairs.back[pairs.back >= 0]] = True
    rest = pair_people(*sides, key, (~is_paired, pairs.back < 0), is_folded=is_folded)
    return np.where(pairs.back >= 0, pairs.back, rest.back)


def _among(details: Details, rows: Ints) -> Details:
    """Details of some rows, by their positions among these."""
    return lambda positions: details(rows[positions])


def _name_codes(before: Org, after: Org, texts: tuple[pa.ChunkedArray, pa.ChunkedArray]) -> tuple[Ints, Ints, pa.Array]:
    """Number of each name by its words in any order, and a text of each number; "" is a vacant seat or no name."""
    codes_before, codes_after, names = encode(*texts)
    numbers = name_numbers(names)
    keys = pa.array(numbers).dictionary_encode()
    key_of = keys.indices.to_numpy().astype(np.int32)
    # A name in signs alone has no words; as it is written it is a name all the same.
    unworded = np.flatnonzero(numbers == 0)
    key_of[unworded] = len(keys.dictionary) + np.arange(len(unworded), dtype=np.int32)
    nobody = len(keys.dictionary) + len(unworded)
    names_nobody = pc.is_in(pc.utf8_lower(names), value_set=pa.array(["", *UNNAMED], names.type))
    key_of[names_nobody.to_numpy(zero_copy_only=False)] = nobody
    first = np.zeros(nobody + 1, np.int64)
    first[key_of] = np.arange(len(names))
    # Of a number that is written in several ways the first by its text stands for it.
    several = np.flatnonzero(np.bincount(key_of)[key_of] > 1)
    order = pc.sort_indices(names.take(pa.array(several)), sort_keys=[("", "descending")]).to_numpy()
    first[key_of[several[order]]] = several[order]
    written = pa.concat_arrays([names, pa.array([""], names.type)])
    first[nobody] = len(names)
    codes = key_of[codes_before], key_of[codes_after]
    for org, of_side in ((before, codes[0]), (after, codes[1])):
        of_side[org.vacant[: org.people]] = nobody
    return *codes, written.take(pa.array(first))


def _details(org: Org, other: Org, key: Key) -> Details:
    """Texts of the fields that both companies have, the key left out."""
    fields, codes = (
        [field for field in some if field != key and org.fields.get(field) and other.fields.get(field)]
        for some in (_DETAILS, _CODES)
    )

    def texts(rows: Ints) -> dict[str, pa.ChunkedArray]:
        plain = {field: _plain(take(field_texts(org, field), rows)) for field in fields}
        return plain | {field: take(field_texts(org, field), rows) for field in codes}

    return texts


def _plain(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts without blanks that do not count; a text that stands on many rows is looked at once."""
    encoded = texts.combine_chunks().dictionary_encode()
    plain = without_blanks(pa.chunked_array([encoded.dictionary])).combine_chunks()
    return pa.chunked_array([plain.take(encoded.indices)])
