"""Apply: from one company and what became of it to the other."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from orgmodel.difference.difference import Difference
from orgmodel.difference.people import NOBODY, managers_of, missing_managers, take, texts_of
from orgmodel.org.org import Org
from orgmodel.org.tree import Ints


@dataclass(frozen=True, slots=True, eq=False)
class Roster:
    """People of a company as they are compared: texts by field or heading, and whom each reports to.

    Attributes
    ----------
    cells
        [people] Text by field, and by heading of a column that is no field.
    managers
        [people] Position of the manager; -1 for nobody, from the number of people on one of `missing`.
    missing
        Texts of managers who are not among the people.
    """

    cells: pa.Table
    managers: Ints
    missing: tuple[str, ...]


def roster_of(org: Org, labels: list[str] | None = None) -> Roster:
    """People of a company.

    Parameters
    ----------
    labels
        Fields and headings to take; None takes all.
    """
    columns = _columns(org)
    chosen = list(columns) if labels is None else labels
    cells = pa.table({label: texts_of(org, columns[label]) for label in chosen})
    return Roster(cells, managers_of(org), tuple(missing_managers(org)))


def apply(difference: Difference, before: Org) -> Roster:
    """Change a company as a difference says.

    Parameters
    ----------
    before
        The company before.

    Returns
    -------
    Roster
        The people of the company after, those who stay first: of each field that both companies have what it is after,
        and whom they report to. Of the company after nothing is looked at but what a change says.

    Raises
    ------
    ValueError
        If the difference leaves out people who are gone: it does not say what became of them.

    Notes
    -----
    O(people), and O(changes) for each field.
    """
    if not (difference.counted_before.all() and difference.counted_after.all()):
        raise ValueError("Only a difference of everybody can be applied. Compare without `live`.")
    after = difference.after
    labels = [label for label in _columns(after) if label in _columns(before)]
    stay = np.flatnonzero(difference.ahead >= 0).astype(np.int32)
    now = difference.ahead[stay]
    added = difference.seats["added"]
    position_of = np.full(after.people, -1, np.int32)
    position_of[np.concatenate([now, added])] = np.arange(len(now) + len(added), dtype=np.int32)
    columns = {}
    for label in labels:
        texts = take(texts_of(before, _columns(before)[label]), stay)
        for change in difference.fields:
            if change.label == label:
                texts = _replaced(texts, position_of[change.seats], take(texts_of(after, change.after), change.seats))
        new = take(texts_of(after, _columns(after)[label]), added)
        columns[label] = pa.chunked_array([*texts.chunks, *new.chunks], texts.type)
    return Roster(pa.table(columns), *_managers(difference, before, stay, position_of))


def _replaced(texts: pa.ChunkedArray, positions: Ints, values: pa.ChunkedArray) -> pa.ChunkedArray:
    where = np.arange(len(texts), dtype=np.int64)
    where[positions] = len(texts) + np.arange(len(positions))
    return pa.chunked_array([*texts.chunks, *values.chunks], texts.type).take(pa.array(where))


def _managers(difference: Difference, before: Org, stay: Ints, position_of: Ints) -> tuple[Ints, tuple[str, ...]]:
    """Positions of the managers: those of the company before, but of who moved and of who is new those after."""
    after, added = difference.after, difference.seats["added"]
    names = {text: number for number, text in enumerate(dict.fromkeys([
        *missing_managers(before), *missing_managers(after),
    ]))}  # fmt: skip
    count = len(position_of)

    def placed(org: Org, managers: Ints, position: Ints) -> Ints:
        missing = [count + names[text] for text in missing_managers(org)]
        return np.concatenate([position, np.array(missing, np.int32), np.array([NOBODY], np.int32)])[managers]

    # Whoever left is named by nobody who stays and did not move.
    of_before = np.where(difference.ahead >= 0, position_of[difference.ahead], np.int32(NOBODY)).astype(np.int32)
    managers = np.full(count, NOBODY, np.int32)
    managers[position_of[difference.ahead[stay]]] = placed(before, managers_of(before)[stay], of_before)
    changed = np.concatenate([difference.moves.seats, added])
    managers[position_of[changed]] = placed(after, managers_of(after)[changed], position_of)
    return managers, tuple(names)


def _columns(org: Org) -> dict[str, tuple[str, ...]]:
    columns = {field: headings for field, headings in org.fields.items() if headings}
    used = {heading for headings in columns.values() for heading in headings}
    return columns | {heading: (heading,) for heading in org.cells.column_names if heading not in used}
