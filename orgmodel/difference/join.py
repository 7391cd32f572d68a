"""Join: by what the people of two companies are known to be the same, chosen by what matches."""

from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.difference.keyed import Counted, Key, pair_people, pair_the_rest
from orgmodel.difference.namesakes import pair_by_reports
from orgmodel.difference.pairing import Pairs
from orgmodel.difference.people import field_texts, take, without_blanks
from orgmodel.errors import BadCompany
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints
from orgmodel.reading.columns.headings import columns_of, load_words

JoinKind = Literal["id", "email", "name", "role"]
KEYS: tuple[Key, ...] = ("id", "email", "name")
JOINS = ("auto", *KEYS, "role")
KEY_WORDS: dict[JoinKind, str] = {"id": "ids", "email": "e-mail addresses", "name": "names", "role": "roles"}
# A key is believed in whose values at least this share of the smaller company is found; the first of `KEYS` that
# beats this is taken without trying the others.
BELIEVED, CERTAIN = 0.2, 0.8
# Ids that match by accident, as two companies that both count from 1, are told by what else their people share: one
# of these fields has to agree in at least so many of the pairs.
AGREEING = 0.3
_TELLING = {"name": AGREEING, "email": AGREEING, "title": 0.5}


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
        Who is who, of those who count.
    everybody
        [people after] Seat before of the same person, of all others too; -1 where there is none.
    others
        Keys that were tried besides.
    without_key
        People of both who have no such key.
    """

    trial: Trial
    pairs: Pairs
    everybody: Ints
    others: tuple[Trial, ...] = ()
    without_key: int = 0

    @property
    def key(self) -> JoinKind:
        """The key that was taken."""
        return self.trial.key


def join_people(before: Org, after: Org, counted: Counted, key_name: str = "auto") -> Join | None:
    """Find who of one company is who of the other.

    Parameters
    ----------
    counted
        [people before], [people after] Who counts. These are paired among themselves.
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
        key = next(each for each in KEYS if each == key_name)
        for org, side in ((before, "first"), (after, "second")):
            if not org.fields.get(key):
                raise BadCompany("join", key_name, f"another one: the {side} company has no column of {KEY_WORDS[key]}")
        trial, pairs = _tried(before, after, key, counted)
        # Where hardly anybody is found by it, it is of use to know by what they are.
        others = (
            []
            if trial.is_believable
            else [_tried(before, after, each, counted)[0] for each in _known(before, after) if each != key]
        )
        return _joined((before, after), (trial, pairs), counted, tuple(others))
    tried: list[tuple[Trial, Pairs]] = []
    for key in _known(before, after):
        tried.append(_tried(before, after, key, counted))
        if tried[-1][0].is_believable and max(tried[-1][0].matched) >= CERTAIN:
            break
    believable = [each for each in tried if each[0].is_believable]
    if not believable:
        return None
    best = max(believable, key=lambda each: (max(each[0].matched) >= CERTAIN, sum(each[0].matched)))
    return _joined((before, after), best, counted, tuple(trial for trial, _ in tried if trial is not best[0]))


def _known(before: Org, after: Org) -> list[Key]:
    """Keys that both companies have.

    A column of addresses that stands for ids too is one of addresses; one that stands for ids and names is what its
    heading says.
    """
    keys = [key for key in KEYS if before.fields.get(key) and after.fields.get(key)]
    for org in (before, after):
        ids = org.fields.get("id", ())
        if ids and ids == org.fields.get("email"):
            keys = [key for key in keys if key != "id"]
        if ids and ids == org.fields.get("name"):
            says_name = set(ids) <= set(columns_of(ids, load_words()).get("name", ()))
            keys = [key for key in keys if key != ("id" if says_name else "name")]
    return keys


def _joined(sides: tuple[Org, Org], best: tuple[Trial, Pairs], counted: Counted, others: tuple[Trial, ...]) -> Join:
    trial, pairs = best
    key = cast("Key", trial.key)
    without = sum(
        int(np.count_nonzero(pc.equal(field_texts(org, key), "").to_numpy() & side))
        for org, side in zip(sides, counted, strict=True)
    )
    everybody = pair_the_rest(sides, key, pairs, counted, is_folded=trial.is_folded)
    return Join(trial, pairs, everybody, others, without)


def _tried(before: Org, after: Org, key: Key, counted: Counted) -> tuple[Trial, Pairs]:
    pairs = pair_people(before, after, key, counted)
    is_folded = False
    people = tuple(int(side.sum()) for side in counted)
    if key == "id" and 2 * pairs.count < min(people):
        folded = pair_people(before, after, key, counted, is_folded=True)
        if folded.count > pairs.count:
            pairs, is_folded = folded, True
    if pairs.ambiguous_count:
        pairs = pairs.with_back(pair_by_reports(before, after, pairs.back, pairs.unclear))
    shares = (pairs.count / max(1, people[0]), pairs.count / max(1, people[1]))
    agreeing = _agreements(before, after, pairs, key)
    best = max(agreeing.values(), default=None)
    accidental = _is_accidental(agreeing)
    return Trial(key, shares, best, accidental, is_folded, pairs.ambiguous, pairs.ambiguous_count), pairs


def _agreements(before: Org, after: Org, pairs: Pairs, key: Key) -> dict[str, float]:
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
