"""Managers of both companies under one numbering, so that "the same manager" is an equality of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.difference.name_numbers import name_numbers
from orgmodel.difference.people import NOBODY, field_texts, managers_of, missing_managers
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints
from orgmodel.reading.columns.keys import fold_codes, of_several
from orgmodel.reading.columns.lookup import index

# Fields in which a manager that is not in one file is looked for in the other.
_NAMING = ("id", "email", "name")


def number_people(before: Org, back: Ints) -> Ints:
    """Number of each person after: the seat before, or from the number of people before on; int32 [people after]."""
    seats = np.arange(len(back), dtype=np.int32) + before.people
    return np.where(back >= 0, back, seats).astype(np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """People and managers of both companies under one numbering.

    Attributes
    ----------
    people
        [people after] Number of each person after; of a person before it is the seat.
    before, after
        [people] Number of whom each reports to; -1 for nobody.
    missing_after
        Numbers of the managers that are not in the company after, in the order of their placeholders.
    """

    people: Ints
    before: Ints
    after: Ints
    missing_after: Ints


def number_managers(before: Org, after: Org, back: Ints, *, is_folded: bool = False) -> Numbers:
    """Number of whom each reports to.

    Parameters
    ----------
    back
        [people after] Seat before of the same person; -1 where there is none.
    is_folded
        Whether ids match without case, blanks and leading zeros only.

    Returns
    -------
    Numbers
        -1 for nobody. A person of both companies has the seat before as number, one of the second alone the seat after
        and the number of people before. A manager that is not in a file is who has this id, e-mail address or name in
        the other file, and else goes by the text that the file gives; a name in words by its words in any order,
        without case and accents.

    Notes
    -----
    O(n).
    """
    people = before.people, after.people
    number_after = number_people(before, back)
    number_before = np.arange(people[0], dtype=np.int32)
    missing = missing_managers(before), missing_managers(after)
    in_after = _find(missing[0], after, is_folded=is_folded)
    in_before = _find(missing[1], before, is_folded=is_folded)
    texts: dict[str, int] = {}
    first = people[0] + people[1]

    def by_text(text: str) -> int:
        return texts.setdefault(_key_of(text, is_folded=is_folded), first + len(texts))

    missing_before = [
        int(number_after[seat]) if seat >= 0 else by_text(text)
        for seat, text in zip(in_after.tolist(), missing[0], strict=True)
    ]
    missing_after = [
        int(number_before[seat]) if seat >= 0 else by_text(text)
        for seat, text in zip(in_before.tolist(), missing[1], strict=True)
    ]
    # One name in two writings: the file keeps them apart.
    met: set[int] = set()
    for place, number in enumerate(missing_after):
        if number in met:
            missing_after[place] = first + len(texts)
            texts[f"{len(texts)} {missing[1][place]}"] = missing_after[place]
        met.add(missing_after[place])
    return Numbers(
        number_after,
        _numbered(managers_of(before), number_before, missing_before),
        _numbered(managers_of(after), number_after, missing_after),
        np.array(missing_after, np.int32),
    )


def _numbered(managers: Ints, numbers: Ints, missing: Sequence[int]) -> Ints:
    """Numbers of managers given as seats; the last one stands for nobody, whose seat is -1."""
    return np.concatenate([numbers, np.array(missing, np.int32), np.array([NOBODY], np.int32)])[managers]


def _find(texts: Sequence[str], org: Org, *, is_folded: bool) -> Ints:
    """Seat of each text in the first field that has it once; -1 where none has."""
    seats = np.full(len(texts), -1, np.int32)
    for field in _NAMING:
        left = np.flatnonzero(seats < 0)
        if not len(left) or not org.fields.get(field):
            continue
        values = field_texts(org, field)
        wanted = _column([texts[position] for position in left.tolist()])
        if field == "email":
            values, wanted = pc.utf8_lower(values), pc.utf8_lower(wanted)
        elif field == "id" and is_folded:
            values, wanted = fold_codes(values), fold_codes(wanted)
        seats[left] = _once(values, wanted)
        worded = np.array([at for at in left.tolist() if seats[at] < 0 and _is_name(texts[at])], np.intp)
        if field == "name" and len(worded):
            seats[worded] = _once(_by_words(values), _by_words(_column([texts[at] for at in worded.tolist()])))
    return seats


def _once(values: pa.ChunkedArray, texts: pa.ChunkedArray) -> Ints:
    """Row of each text among the values; -1 where it is on none, or on several."""
    found = index(values).find(texts)
    several = of_several(values, np.arange(len(values), dtype=np.int32), texts.to_pylist())
    clear = [text not in several for text in texts.to_pylist()]
    return np.where(clear, found, -1).astype(np.int32)


def _column(texts: Sequence[str]) -> pa.ChunkedArray:
    return pa.chunked_array([texts], pa.large_string())


def _is_name(text: str) -> bool:
    """True for words with a blank between them and no digit: "Smith, Ana", and no id."""
    return " " in text.strip() and not any(sign.isdigit() or sign == "@" for sign in text)


def _by_words(names: pa.ChunkedArray) -> pa.ChunkedArray:
    """The number of the words of each name, as text; "" for a name without words."""
    numbers = pa.array(name_numbers(names.combine_chunks())).cast(pa.large_string())
    return pa.chunked_array([pc.if_else(pc.equal(numbers, "0"), "", numbers)])


def _key_of(text: str, *, is_folded: bool) -> str:
    """Key of a manager who is in neither file."""
    if _is_name(text):
        return _by_words(_column([text]))[0].as_py() or text
    return fold_codes(_column([text]))[0].as_py() if is_folded else text


def moves_of(
    pairs: Ints, back: Ints, numbers: Numbers, counted_after: Ints, people: int
) -> tuple[Ints, Ints, Ints, NDArray[np.bool_]]:
    """Moves of those who are in both companies.

    Parameters
    ----------
    pairs
        Seats after of those who count in both, ascending.
    back
        [people after] Seat before of the same person, of everybody.
    numbers
        As `number_managers` gives them.
    counted_after
        Numbers of the people who count in the company after.
    people
        People before.

    Returns
    -------
    tuple
        Seats, team, team before and whether the manager left, as `orgmodel.difference.difference.Moves` has them.

    Notes
    -----
    O(n). A report came along if they report to the same person as before.
    """
    before, after = numbers.before[back[pairs]], numbers.after[pairs]
    is_moved = before != after
    moved = pairs[is_moved]
    own = back[moved]
    stayed = after[~is_moved]
    led = numbers.before[(numbers.before >= 0) & (numbers.before < people)]
    team = np.bincount(stayed[(stayed >= 0) & (stayed < people)], minlength=people).astype(np.int32)
    team_before = np.bincount(led, minlength=people).astype(np.int32)
    most = max(int(numbers.before.max(initial=0)), int(counted_after.max(initial=0))) + 1
    is_there = np.zeros(most, bool)
    is_there[counted_after] = True
    managers = before[is_moved]
    # Who was never a person of the first file cannot have left it.
    has_left = (managers >= 0) & (managers < people)
    has_left[has_left] = ~is_there[managers[has_left]]
    return moved, team[own], team_before[own], has_left
