"""Mapping: which column is which field. Headings and values are evidence, a person's choice wins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel.errors import BadFile
from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.headings import Words, columns_named
from orgmodel.reading.columns.keys import Key, joined, uniqueness
from orgmodel.reading.columns.manager_choice import (
    CLEAR,
    PROVEN,
    choose,
    likely,
    ranked,
    speaks_of_manager,
    tried_groups,
)
from orgmodel.reading.columns.manager_search import FOLDED, Candidate, Tried, sample_rows, try_all
from orgmodel.reading.columns.plain_fields import plain_fields, with_other_half
from orgmodel.reading.columns.reasons import field_reasons, manager_reason
from orgmodel.reading.columns.rivals import Rivals
from orgmodel.reading.columns.row_keys import are_numbers, is_of_names, key_for, keys_of, may_help, pairs_of
from orgmodel.reading.columns.speaking import MOST, Columns
from orgmodel.reading.columns.states import dated_column, latest_rows
from orgmodel.reading.columns.unexplained import unexplained
from orgmodel.reading.columns.value_fields import completed
from orgmodel.reading.table import Table

FIELDS = ("id", "name", "first", "last", "title", "manager", "dotted", "department", "location", "email", "status",
          "ended", "assistant", "vacancy", "photo", "fte", "grade", "start", "cost_centre", "snapshot",
          "notes")  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Mapped:
    """Mapping of columns to fields.

    Attributes
    ----------
    fields
        Field to its headings; a name may have two. Fields without a column are absent.
    keys
        Keys in which managers are looked for, the best first; () without a manager column.
    separator
        What separates several managers in one cell; "" where no cell holds several.
    candidates
        All columns tried as the manager's, the best first.
    reasons
        Field to a sentence on why it is that column.
    empty
        Headings that say manager over columns without any value.
    spare
        Columns of words that are no field: where a title is missing one of them may be it.
    guessed
        Fields that values alone tell, and not clearly: what a person is asked to check.
    rivals
        Columns that name other managers, and as well as the one that was taken.
    is_id_sure
        Whether a person, the format or the whole heading says which column is the id.
    named_beside
        Columns that name in words the managers whom the manager's column tells by codes; () without such.
    dated
        Column of dates that tells apart several rows of each person; "" where a row is a person.
    dated_by
        Columns by which these rows are known to be of one person.
    unexplained
        Fields without a column, each with a column that no heading explains and whose values could be it.
    """

    fields: Mapping[str, tuple[str, ...]]
    keys: tuple[Key, ...]
    separator: str
    candidates: tuple[Candidate, ...]
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    empty: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    is_id_sure: bool = True
    named_beside: tuple[str, ...] = ()
    dated: str = ""
    dated_by: tuple[str, ...] = ()
    unexplained: tuple[tuple[str, str], ...] = ()

    def column(self, name: str) -> str | None:
        """Heading of a field that has one column; None where it has none."""
        columns = self.fields.get(name)
        return columns[0] if columns else None


def map_columns(table: Table, words: Words, chosen: Mapping[str, str]) -> Mapped:
    """Propose a mapping.

    Parameters
    ----------
    chosen
        Field to heading, to headings joined with "+", or to "" for no column; each wins over any guess.

    Raises
    ------
    BadFile
        If a field or column that was chosen does not exist; names those there are.

    Notes
    -----
    Every column whose heading says manager, and every other column of codes or names, is tried against every key:
    ids, e-mail addresses, names, slugs, titles. Large tables are tried on 5,000 to 20,000 rows spread evenly. Where
    somebody has several rows, at several dates, the columns are known by the latest of each.
    """
    columns = Columns(table.cells, words, load_evidence())
    dated = dated_column(columns)
    if dated is not None:
        person, column = dated
        latest = latest_rows(table.cells, person, column)
        part = replace(table, cells=table.cells.filter(pa.array(latest)), rows=table.rows[latest])
        mapped = _map_rows(part, Columns(part.cells, words, columns.evidence), chosen)
        if person in {mapped.fields.get(name) for name in ("id", "email", "name")}:
            keys = tuple(replace(key, texts=joined(table.cells, key.columns)) for key in mapped.keys)
            return replace(mapped, keys=keys, dated=column, dated_by=person)
    return _map_rows(table, columns, chosen)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """All that is known of a table before its manager's column is.

    Attributes
    ----------
    spoken, exact
        Field to columns whose headings say it, in part and as a whole; what the format tells comes first.
    """

    table: Table
    columns: Columns
    choices: Mapping[str, tuple[str, ...]]
    spoken: Mapping[str, tuple[str, ...]]
    exact: Mapping[str, tuple[str, ...]]

    def is_open(self, name: str) -> bool:
        """True where neither a person nor the format says which column is a field."""
        return name not in self.choices and name not in self.table.known


def _map_rows(table: Table, columns: Columns, chosen: Mapping[str, str]) -> Mapped:
    """Mapping of a table whose rows are people or posts, one each in most."""
    choices = _chosen(chosen, tuple(table.cells.column_names))
    spoken = dict(columns.spoken)
    for name, column in table.known.items():
        spoken[name] = (column, *(other for other in spoken.get(name, ()) if other != column))
    exact = {**columns.exact, **{name: (column,) for name, column in table.known.items()}}
    known = _Evidence(table, columns, choices, spoken, exact)
    fields = plain_fields(columns, spoken, choices)
    # A format that tells the name tells all of it.
    fields, asked = (fields, ()) if "name" in table.known else with_other_half(columns, fields, choices)
    pairs = pairs_of(columns, fields, choices)
    keys = keys_of(columns, exact, spoken, fields, pairs)
    rows = sample_rows(table.cells, fields)
    found = ranked(columns, _tried(known, fields, pairs, keys, rows), keys, len(rows))
    empty = tuple(column for column in spoken.get("manager", ()) if not columns.profile(column).filled)
    taken = choose(columns, found, choices, table.known) if keys else None
    if taken is None and keys and known.is_open("manager"):
        # Of several that are as likely a person says which.
        some, is_one = likely(columns, [each for each, _ in found], fields)
        found.sort(key=lambda pair: pair[0] not in some)
        taken = some[0] if is_one else None
    candidates = tuple(each.candidate for each, _ in found)
    if taken is None:
        fields = {name: each for name, each in fields.items() if name != "manager"}
        fields, guessed = completed(columns, fields, choices, None, pairs)
        reasons = field_reasons(columns, fields, choices, table)
        is_id_sure = _is_id_sure(columns, fields, choices, table.known)
        guessed = (*asked, *guessed)
        spare = _spare(columns, fields)
        mapped = Mapped(fields, (), "", candidates, reasons, empty, spare, guessed, (), is_id_sure)
        return _with_unexplained(known, mapped)
    rivals = Rivals(columns, keys, [each for each, _ in found])
    if known.is_open("manager"):
        taken = rivals.nearest(taken)
    key = next((each for each in keys if each.label == taken.candidate.key), None) or key_for(taken, keys, columns)
    fields = _with_manager(known, fields, rivals, taken, key)
    fields, guessed = completed(columns, fields, choices, key, pairs)
    guessed = (*asked, *guessed)
    if known.is_open("manager") and not speaks_of_manager(taken, _manager_headings(columns)):
        fit = next(fit for each, fit in found if each is taken)
        guessed = (*guessed, *(("manager",) if fit < CLEAR else ()))
    if "id" in fields and "name" not in choices and not fields.keys() & {"name", "title"}:
        # "ann_berg" is a name of a kind; of "E2001" it is said that nobody has a name.
        fields |= {"name": fields["id"]} if columns.profile(fields["id"][0]).word >= MOST else {}
    reasons = field_reasons(columns, fields, choices, table)
    reasons["manager"] = manager_reason(columns, taken, key, choices, table)
    mapped = Mapped(
        fields,
        (key, *_further_keys(known, keys, key, taken)),
        taken.separator,
        candidates,
        reasons,
        empty,
        _spare(columns, fields),
        guessed,
        rivals.others(taken),
        _is_id_sure(columns, fields, choices, table.known),
        rivals.in_words(taken),
    )
    return _with_unexplained(known, mapped)


def _with_unexplained(known: _Evidence, mapped: Mapped) -> Mapped:
    closed = (*known.choices, *known.table.known)
    passed = (*mapped.spare, *mapped.rivals, *mapped.named_beside)
    return replace(mapped, unexplained=unexplained(known.columns, mapped.fields, closed, passed))


def _manager_headings(columns: Columns) -> frozenset[str]:
    return frozenset(columns.spoken.get("manager", ()))


def _tried(
    known: _Evidence,
    fields: Mapping[str, tuple[str, ...]],
    pairs: Sequence[tuple[str, ...]],
    keys: Sequence[Key],
    rows: NDArray[np.int64],
) -> list[Tried]:
    """Columns that may be the manager's, each tried against the keys."""
    cells, columns = known.table.cells, known.columns
    said, about = _manager_headings(columns), (keys, rows, columns.words)
    groups = tried_groups(columns, fields, known.choices, known.table.known, pairs)
    tried = try_all(cells, groups, about, said, folded=cells.num_rows <= FOLDED)
    # Folding the keys costs a second per million rows each.
    if cells.num_rows > FOLDED and all(each.candidate.share < PROVEN for each in tried):
        tried = try_all(cells, groups, about, said, folded=True)
    return tried


def _with_manager(
    known: _Evidence, fields: Mapping[str, tuple[str, ...]], rivals: Rivals, taken: Tried, key: Key
) -> dict[str, tuple[str, ...]]:
    """Fields with the manager's column, and what follows from it on second managers and ids."""
    columns, choices = known.columns, known.choices
    further = {**fields, "manager": taken.columns}
    # Where another column gives the managers after all, functional ones are second ones.
    second = [column for column in columns.spoken.get("manager", ()) if columns.is_functional(column)]
    if second and not {"dotted"} & (further.keys() | choices.keys()) and not {*second} & {*taken.columns}:
        further["dotted"] = (second[0],)
    if _is_skipping(columns, further.get("dotted", ()), choices, rivals, taken):
        del further["dotted"]
    # An id is one only where no two rows share it: people are never merged on a guess.
    if "id" not in further and "id" not in choices and not is_of_names(columns, key):
        # Codes with several rows each, in which nearly all managers are found: rows of one name are then one person.
        is_told = uniqueness(key.texts) == 1 or (key.is_weak and taken.candidate.share >= PROVEN)
        further |= {"id": key.columns} if is_told else {}
    return further


def _further_keys(known: _Evidence, keys: Sequence[Key], key: Key, taken: Tried) -> list[Key]:
    """Keys in which managers are looked for whom the first one does not have."""
    if taken.candidate.share == 1:
        return []
    return [
        each
        for each in keys
        if each is not key and may_help(each, known.exact) and not are_numbers(known.columns, each, key)
    ]


def _is_skipping(
    columns: Columns, dotted: tuple[str, ...], choices: Mapping[str, tuple[str, ...]], rivals: Rivals, taken: Tried
) -> bool:
    """True if parts of a heading say second manager, and the values are managers of managers."""
    if not dotted or "dotted" in choices or dotted[0] in columns.exact.get("dotted", ()):
        return False
    return rivals.is_skipping(joined(columns.cells, dotted), taken)


def _is_id_sure(
    columns: Columns,
    fields: Mapping[str, tuple[str, ...]],
    choices: Mapping[str, tuple[str, ...]],
    known: Mapping[str, str],
) -> bool:
    if "id" in choices or "id" in known or "id" not in fields:
        return True
    return fields["id"][0] in columns.exact.get("id", ())


def _spare(columns: Columns, fields: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if "title" in fields:
        return ()
    taken = {column for each in fields.values() for column in each}
    free = [column for column in columns.cells.column_names if column not in taken and column not in columns.indices]
    return tuple(column for column in free if columns.profile(column).filled and columns.profile(column).word >= MOST)


def _chosen(chosen: Mapping[str, str], headings: Sequence[str]) -> dict[str, tuple[str, ...]]:
    choices = {}
    for name, text in chosen.items():
        if name not in FIELDS:
            raise BadFile(f"There is no field {name!r}", f"Fields are: {', '.join(FIELDS)}.")
        columns = (text,) if text in headings else columns_named(text, headings)
        for column in columns:
            if column not in headings:
                raise BadFile(f"There is no column {column!r} for the {name}", f"The file has: {', '.join(headings)}.")
        choices[name] = columns
    return choices
