"""Join: by what the people of two companies are known to be the same, chosen by what matches."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from orgmodel.difference.name_numbers import name_numbers
from orgmodel.difference.namesakes import pair_by_reports
from orgmodel.difference.pairing import Details, Pairs, encode, pair, pair_codes
from orgmodel.difference.people import field_texts, take, without_blanks
from orgmodel.errors import BadCompany
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints
from orgmodel.reading.columns.headings import columns_of, load_words
from orgmodel.reading.columns.keys import fold_codes
from orgmodel.text.person_names import UNNAMED

JoinKind = Literal["id", "email", "name", "role"]
KEYS: tuple[JoinKind, ...] = ("id", "email", "name")
JOINS = ("auto", *KEYS, "role")
KEY_WORDS: dict[JoinKind, str] = {"id": "ids", "email": "e-mail addresses", "name": "names", "role": "roles"}
# A key is believed in whose values at least this share of the smaller company is found; the first of `KEYS` that
# beats this is taken without trying the others.
BELIEVED, CERTAIN = 0.2, 0.8
# Ids that match by accident, as two companies that both count from 1, are told by what else their people share: one
# of these fields has to agree in at least so many of the pairs.
AGREEING = 0.3
_TELLING = {"name": AGREEING, "email": AGREEING, "title": 0.5}
# Fields by which rows of one key are told apart: texts for people, in which blanks do not count, and codes.
_DETAILS, _CODES = ("title", "department", "grade", "location"), ("name", "manager", "email", "id")


@dataclass(frozen=True, slots=True)
class Trial:
    """A key that was tried.

    Attributes
    ----------
    matched
        Share of the people before, and of those after, that are in a pair.
    agreeing
        Largest share of the pairs that agree in the name, the e-mail address or the title; None where none is there.
    is_accidental
        Whether the people of the pairs agree in so little that they are not the same.
    is_folded
        Whether the values match only without case, blanks and leading zeros.
    ambiguous, ambiguous_count
        Values that stand on several people who cannot be told apart, the first some; people with such a value.
    """

    key: JoinKind
    matched: tuple[float, float]
    agreeing: float | None = None
    is_accidental: bool = False
    is_folded: bool = False
    ambiguous: tuple[str, ...] = ()
    ambiguous_count: int = 0

    @property
    def is_believable(self) -> bool:
        """True if enough is found, and those found do not look like other people."""
        return max(self.matched) >= BELIEVED and not self.is_accidental


@dataclass(frozen=True, slots=True, eq=False)
class Join:
    """The key that was taken.

    Attributes
    ----------
    trial
        What it matched.
    pairs
        Who is who.
    others
        Keys that were tried besides.
    without_key
        People of both who have no such key.
    """

    trial: Trial
    pairs: Pairs
    others: tuple[Trial, ...] = ()
    without_key: int = 0

    @property
    def key(self) -> JoinKind:
        """The key that was taken."""
        return self.trial.key


def join_people(before: Org, after: Org, key_name: str = "auto") -> Join | None:
    """Find who of one company is who of the other.

    Parameters
    ----------
    key_name
        "id", "email", "name", or "auto" for the one that matches best.

    Returns
    -------
    Join or None
        None where `key_name` is "auto" and no key is believable: these are other people, and only roles are left.

    Raises
    ------
    BadCompany
        If a company has no column of this key.

    Notes
    -----
    O(n). Ids are compared as they are written; where less than half of the smaller company is found that way, without
    case, blanks, ".0" and leading zeros as well, as spreadsheets change them.
    """
    if key_name != "auto":
        key: JoinKind = next(each for each in KEYS if each == key_name)
        for org, side in ((before, "first"), (after, "second")):
            if not org.fields.get(key):
                raise BadCompany("join", key_name, f"another one: the {side} company has no column of {KEY_WORDS[key]}")
        trial, pairs = _tried(before, after, key)
        # Where hardly anybody is found by it, it is of use to know by what they are.
        others = (
            []
            if trial.is_believable
            else [_tried(before, after, each)[0] for each in _known(before, after) if each != key]
        )
        return _joined(before, after, trial, pairs, tuple(others))
    tried: list[tuple[Trial, Pairs]] = []
    for key in _known(before, after):
        tried.append(_tried(before, after, key))
        if tried[-1][0].is_believable and max(tried[-1][0].matched) >= CERTAIN:
            break
    believable = [each for each in tried if each[0].is_believable]
    if not believable:
        return None
    best = max(believable, key=lambda each: (max(each[0].matched) >= CERTAIN, sum(each[0].matched)))
    return _joined(before, after, *best, tuple(trial for trial, _ in tried if trial is not best[0]))


def _known(before: Org, after: Org) -> list[JoinKind]:
    """Keys that both companies have; one column that stands for both ids and names is what its heading says."""
    keys = [key for key in KEYS if before.fields.get(key) and after.fields.get(key)]
    for org in (before, after):
        ids = org.fields.get("id", ())
        if ids and ids == org.fields.get("name"):
            says_name = set(ids) <= set(columns_of(ids, load_words()).get("name", ()))
            keys = [key for key in keys if key != ("id" if says_name else "name")]
    return keys


def _joined(before: Org, after: Org, trial: Trial, pairs: Pairs, others: tuple[Trial, ...]) -> Join:
    without = sum(int(pc.sum(pc.equal(field_texts(org, trial.key), "")).as_py() or 0) for org in (before, after))
    return Join(trial, pairs, others, without)


def _tried(before: Org, after: Org, key: JoinKind) -> tuple[Trial, Pairs]:
    details = (_details(before, after, key), _details(after, before, key))
    texts = field_texts(before, key), field_texts(after, key)
    if key == "name":
        pairs = pair_codes(_name_codes(before, after, texts), details)
    elif key == "email":
        pairs = pair(pc.utf8_lower(texts[0]), pc.utf8_lower(texts[1]), details)
    else:
        pairs = pair(*texts, details)
    is_folded = False
    least = min(before.people, after.people)
    if key == "id" and 2 * int((pairs.back >= 0).sum()) < least:
        folded = pair(fold_codes(field_texts(before, "id")), fold_codes(field_texts(after, "id")), details)
        if int((folded.back >= 0).sum()) > int((pairs.back >= 0).sum()):
            pairs, is_folded = folded, True
    if pairs.ambiguous_count:
        pairs = pairs.with_back(pair_by_reports(before, after, pairs.back, pairs.unclear))
    count = int((pairs.back >= 0).sum())
    shares = (count / max(1, before.people), count / max(1, after.people))
    agreeing = _agreements(before, after, pairs, key)
    best = max(agreeing.values(), default=None)
    accidental = _is_accidental(agreeing)
    return Trial(key, shares, best, accidental, is_folded, pairs.ambiguous, pairs.ambiguous_count), pairs


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


def _details(org: Org, other: Org, key: JoinKind) -> Details:
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


def _agreements(before: Org, after: Org, pairs: Pairs, key: JoinKind) -> dict[str, float]:
    """Share of the pairs that agree in the name, the e-mail address and the title; without fields that cannot tell."""
    rows = np.flatnonzero(pairs.back >= 0).astype(np.int32)
    shares: dict[str, float] = {}
    for field, least in _TELLING.items():
        if field == key or not len(rows) or not before.fields.get(field) or not after.fields.get(field):
            continue
        there, here = take(field_texts(before, field), pairs.back[rows]), take(field_texts(after, field), rows)
        alike = pc.and_(pc.equal(there, here), pc.not_equal(here, "")).to_numpy()
        if alike.mean() < least:
            alike |= pc.and_(pc.equal(_folded(there), _folded(here)), pc.not_equal(here, "")).to_numpy()
        shares[field] = float(alike.mean())
        if shares[field] >= least:
            break
    return shares


def _is_accidental(shares: dict[str, float]) -> bool:
    """True if the people of the pairs have too little in common to be the same."""
    if not shares:
        return False
    # Titles are few and agree by accident; where there are no names, they are all there is.
    least = _TELLING if "name" in shares or "email" in shares else {"title": AGREEING}
    return all(share < least[field] for field, share in shares.items())


def _folded(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.utf8_lower(without_blanks(texts))
