"""Columns that no heading explains, and fields without a column that their values could be.

A heading of nonsense loses what values cannot tell: that is said, with the column to click.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from orgmodel.reading.columns.evidence_words import heading_parts, plain, says
from orgmodel.reading.columns.headings import is_restricted
from orgmodel.reading.columns.profiles import Profile
from orgmodel.reading.columns.speaking import DIFFERENT, MOST, NEARLY, Columns, is_other_manager

# Groups of words are the first of these that is missing.
_GROUPS = ("department", "location")
_ROWS, _FEW_DIGITS = 200, 2


def unexplained(
    columns: Columns, fields: Mapping[str, tuple[str, ...]], closed: Sequence[str], passed: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    """Fields without a column, each with a column that could be it; a column stands there once.

    Parameters
    ----------
    closed
        Fields that somebody chose, if only no column for them.
    passed
        Columns that other findings speak of.
    """
    taken = {*passed, *(column for each in fields.values() for column in each)}
    free = [column for column in columns.cells.column_names if column not in taken and _says_nothing(columns, column)]
    missing = frozenset(_FIELDS) - fields.keys() - {*closed}
    return tuple((name, column) for column in free for name in _may_be(columns, column, missing))


def _may_be(columns: Columns, column: str, missing: frozenset[str]) -> Iterator[str]:
    """The likeliest of some fields that a column could be; nothing where it could be none."""
    profiled = columns.profile(column)
    likely = [name for name in _FIELDS if name in missing and _FIELDS[name](profiled)]
    # "4010" again and again may be a cost centre, "12" anything.
    first = columns.cells[column].slice(0, _ROWS).to_pylist()
    is_number = profiled.number >= MOST and not all(
        text.isdigit() and len(text) > _FEW_DIGITS for text in first if text
    )
    yield from [name for name in likely if name != "cost_centre" or not is_number][:1]


def _says_nothing(columns: Columns, column: str) -> bool:
    """True if no part of a heading is known: a "Shift" is known to be no department."""
    if column in columns.indices or is_restricted(column, columns.words) or is_other_manager(column, columns.evidence):
        return False
    if any(column in each for each in columns.spoken.values()):
        return False
    parts, evidence = heading_parts(column), columns.evidence
    # "Senior/Junior" names its own values.
    if {plain(text) for text in columns.cells[column].slice(0, _ROWS).to_pylist() if text} <= {*parts}:
        return False
    every = (*evidence.parts.values(), *evidence.beside.values())
    return not any(says(parts, entry) for entries in every for entry in entries)


def _is_group(profiled: Profile) -> bool:
    is_repeated = profiled.distinct <= DIFFERENT and profiled.filled >= MOST
    return is_repeated and profiled.text < MOST and (not profiled.is_person or profiled.is_constant)


def _is_group_of_words(profiled: Profile) -> bool:
    is_other = (
        profiled.is_datum
        or profiled.mail >= MOST
        or max(profiled.access, profiled.state) >= MOST
        or profiled.title >= MOST
    )
    return _is_group(profiled) and profiled.word >= NEARLY and not is_other


_FIELDS: dict[str, Callable[[Profile], bool]] = {
    "title": lambda profiled: profiled.title >= MOST and profiled.word >= MOST and not profiled.is_person,
    "email": lambda profiled: profiled.mail >= NEARLY and profiled.distinct >= DIFFERENT,
    "start": lambda profiled: profiled.date >= NEARLY,
    "photo": lambda profiled: profiled.url >= NEARLY,
    **dict.fromkeys(_GROUPS, _is_group_of_words),
    "cost_centre": lambda profiled: _is_group(profiled) and profiled.code >= NEARLY,
}
