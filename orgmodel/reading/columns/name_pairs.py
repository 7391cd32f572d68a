"""Name pairs: given and family names in two columns, told by their values and by who refers to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.evidence_words import heading_parts, says
from orgmodel.reading.columns.keys import Key, joined, uniqueness
from orgmodel.reading.columns.references import reference_forms
from orgmodel.reading.columns.speaking import Columns, fields_of_parts, is_other_manager

# Rows that are looked at.
_ROWS = 5_000
# Columns of single words that are put together by two.
_MOST_COLUMNS = 8
# Pairs that may be the name, in whose parts managers are looked for.
_MOST_NAMES = 3
# Both columns together tell the rows apart, and half of the values of a name are words.
_TELLS, _WORDS = 0.98, 0.9
# Of fewer rows any two columns are as good as a name.
_FEWEST_ROWS, _VARIED = 8, 0.2
# Another column refers to the names from this share of its distinct values on, if it has so many.
_REFERS, _FEWEST_VALUES = 0.8, 2

# Given names of a company, at least: units and places are fewer.
_FEWEST_NAMES = 6

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Halves:
    """The two columns of a name of which a heading says one.

    Attributes
    ----------
    columns
        In the order in which names are written.
    is_guess
        Whether nothing but the kind of the values tells that they belong together, or which comes first.
    """

    columns: Pair
    is_guess: bool


def half_names(columns: Columns, fields: Mapping[str, Sequence[str]]) -> Halves | None:
    """The name where a heading says half of it, and values which column is the other; None where there is none.

    Parameters
    ----------
    fields
        Field to its headings, as headings tell them.
    """
    name = fields.get("name", ())
    if len(name) != 1 or not _may_be_part(columns, name[0]):
        return None
    half, headings = name[0], columns.cells.column_names
    taken = {column for each in fields.values() for column in each} | columns.indices
    free = [column for column in headings if column not in taken and column not in columns.spoken.get("manager", ())]
    free = [column for column in free if not is_other_manager(column, columns.evidence)]
    pairs = [pair for pair in name_pairs(columns, [half, *free]) if half in pair]
    pair = referred_pair(columns, pairs)
    is_guess = pair is None
    pair = pair or varied_pair(columns, pairs)
    if pair is None:
        return None
    other = pair[0] if pair[1] == half else pair[1]
    if is_guess and pc.count_distinct(columns.cells[other].slice(0, _ROWS)).as_py() < _FEWEST_NAMES:
        return None
    if fields.get("last") == name or fields.get("first") == name:
        return Halves((other, half) if fields.get("last") == name else (half, other), is_guess)
    ordered, is_sure = in_order(columns, pair)
    return Halves(ordered, is_guess or not is_sure)


def name_pairs(columns: Columns, free: Sequence[str]) -> list[Pair]:
    """Pairs of free columns that may be given and family names, the best first, in the order of the file.

    Words without digits, no job titles, that tell the rows apart together; first those that do only together.
    """
    sample = columns.cells.slice(0, _ROWS)
    alone = {column: uniqueness(sample[column]) for column in free if _may_be_part(columns, column)}
    some = sorted(alone, key=lambda column: -alone[column])[:_MOST_COLUMNS]
    scored, loose = [], []
    for pair in combinations([column for column in free if column in some], 2):
        together = uniqueness(joined(sample.select(list(pair)), pair))
        varied = (alone[pair[0]] * alone[pair[1]], pair)
        if together >= _TELLS and together > max(alone[column] for column in pair):
            scored.append(varied)
        elif together >= _TELLS and min(alone[column] for column in pair) >= _VARIED:
            # In a small company everybody may have a family name of their own.
            loose.append(varied)
    first, further = (sorted(each, key=lambda one: -one[0]) for each in (scored, loose))
    return [pair for _, pair in (*first, *further[:_MOST_NAMES])]


def _may_be_part(columns: Columns, column: str) -> bool:
    told = columns.profile(column)
    is_word = told.word >= _WORDS and told.filled >= _WORDS and not told.text and told.mail < 1 - _WORDS
    return is_word and told.title < 0.3 and told.access < 0.3 and not told.is_person


def referred_pair(columns: Columns, pairs: Sequence[Pair]) -> Pair | None:
    """The pair whose names stand in another column, as somebody's manager, mentor or mail; None where none does."""
    sample = columns.cells.slice(0, _ROWS)
    for pair in pairs:
        key = Key(pair, joined(sample.select(list(pair)), pair), is_name=True)
        for column in _texts_beside(columns, pair):
            values = [text for text in pc.unique(sample[column]).to_pylist() if text][:300]
            rows = key.find_folded(values)
            lost = [value for value, row in zip(values, rows, strict=True) if row < 0]
            found = len(values) - len(lost) + sum(row >= 0 for row in key.find_forms(lost))
            if found >= max(_FEWEST_VALUES, _REFERS * len(values)):
                return pair
    return None


def varied_pair(columns: Columns, pairs: Sequence[Pair]) -> Pair | None:
    """The pair that varies most, where the table has rows enough to tell; None else."""
    if not pairs or columns.cells.num_rows < _FEWEST_ROWS:
        return None
    alone = [uniqueness(columns.cells[column].slice(0, _ROWS)) for column in pairs[0]]
    return pairs[0] if min(alone) >= _VARIED and max(alone) < 1 else None


def in_order(columns: Columns, pair: Pair) -> tuple[Pair, bool]:
    """The pair as names are written elsewhere in the table, "Ana Smith" or "Smith, Ana", and whether they are."""
    first, last = (columns.cells[column].slice(0, _ROWS).to_pylist() for column in pair)
    there = list(zip(first, last, strict=True))
    straight = {f"{a} {b}" for a, b in there} | {f"{b}, {a}" for a, b in there}
    turned = {f"{b} {a}" for a, b in there} | {f"{a}, {b}" for a, b in there}
    votes = 0
    for column in _texts_beside(columns, pair):
        for text in columns.cells[column].slice(0, _ROWS).to_pylist():
            names = _names_in(text)
            votes += (not names.isdisjoint(straight)) - (not names.isdisjoint(turned))
    return (pair[1], pair[0]) if votes < 0 else pair, votes != 0


def _texts_beside(columns: Columns, pair: Pair) -> list[str]:
    headings = columns.cells.column_names
    return [column for column in headings if column not in pair and columns.profile(column).word > 0]


def _names_in(text: str) -> set[str]:
    return {text, *reference_forms(text)}


def manager_pairs(columns: Columns, names: Sequence[Sequence[str]], taken: frozenset[str]) -> list[Pair]:
    """Pairs of columns that hold first and last name of the manager: by headings, or as their values are people's.

    Parameters
    ----------
    names
        Columns that are, or may be, the name; those that are one column have no parts.
    """
    found = [*_by_headings(columns)]
    for name in [name for name in names if len(name) == 2][:_MOST_NAMES]:
        found += [pair for pair in _by_values(columns, (name[0], name[1]), taken) if pair not in found]
    return found


def _by_headings(columns: Columns) -> list[Pair]:
    pair: dict[str, list[str]] = {"first": [], "last": []}
    evidence = columns.evidence
    for column in columns.cells.column_names:
        parts = heading_parts(column)
        if fields_of_parts(parts, evidence) == ("manager",):
            told = [name for name in pair if any(says(parts, entry) for entry in evidence.parts[name])]
            if len(told) == 1:
                pair[told[0]].append(column)
    return [(pair["first"][0], pair["last"][0])] if len(pair["first"]) == len(pair["last"]) == 1 else []


def _by_values(columns: Columns, name: Pair, taken: frozenset[str]) -> list[Pair]:
    """Columns whose values are among first and last names of the people, filled in the same rows."""
    sample = columns.cells.slice(0, _ROWS)
    whole = [pc.unique(columns.cells[column]) for column in name]
    sides: tuple[list[str], list[str]] = ([], [])
    for column in sample.column_names:
        values = [text for text in pc.unique(sample[column]).to_pylist() if text]
        if column in taken or column in name or len(values) < _FEWEST_VALUES or columns.profile(column).word < _WORDS:
            continue
        for side, known in zip(sides, whole, strict=True):
            hits = pc.is_in(pa.array(values, known.type), value_set=known)
            if pc.sum(hits).as_py() >= _REFERS * len(values):
                side.append(column)
    filled = {column: pc.not_equal(sample[column], "") for column in {*sides[0], *sides[1]}}
    return [
        (first, last) for first in sides[0] for last in sides[1] if first != last and filled[first].equals(filled[last])
    ]
