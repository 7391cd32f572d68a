"""Apply: from one company and what became of it to the other."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from orgmodel.difference.difference import Difference
from orgmodel.difference.people import NOBODY, columns_of, managers_of, missing_managers, take, texts_of
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
    columns = columns_of(org)
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
        The people of the company after, those who stay first: of each field that was compared what it is after, and
        whom they report to. Of the company after nothing is looked at but what a change says.

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
    headings = columns_of(before), columns_of(after)
    stay = np.flatnonzero(difference.ahead >= 0).astype(np.int32)
    now = difference.ahead[stay]
    added = difference.seats["added"]
    position_of = np.full(after.people, -1, np.int32)
    position_of[np.concatenate([now, added])] = np.arange(len(now) + len(added), dtype=np.int32)
    columns = {}
    for label in difference.labels:
        texts = take(texts_of(before, headings[0][label]), stay)
        for change in (*difference.fields, *difference.nobodies):
            if change.label == label:
                texts = _replaced(texts, position_of[change.seats], take(texts_of(after, change.after), change.seats))
        new = take(texts_of(after, headings[1][label]), added)
        columns[label] = pa.chunked_array([*texts.chunks, *new.chunks], texts.type)
    return Roster(pa.table(columns), *_managers(difference, stay, position_of))


def _replaced(texts: pa.ChunkedArray, positions: Ints, values: pa.ChunkedArray) -> pa.ChunkedArray:
    where = np.arange(len(texts), dtype=np.int64)
    where[positions] = len(texts) + np.arange(len(positions))
    return pa.chunked_array([*texts.chunks, *values.chunks], texts.type).take(pa.array(where))


def _managers(difference: Difference, stay: Ints, position_of: Ints) -> tuple[Ints, tuple[str, ...]]:
    """Positions of the managers: of who stays and did not move by the company before, of the others by that after."""
    after, numbers = difference.after, difference.numbers
    count, missing = len(position_of), missing_managers(after)
    most = max(int(each.max(initial=0)) for each in (numbers.before, numbers.after, numbers.people)) + 1
    # The last one stands for nobody, whose number is -1.
    position = np.full(most + 1, NOBODY, np.int32)
    position[numbers.missing_after] = count + np.arange(len(missing), dtype=np.int32)
    position[numbers.people] = position_of
    managers = np.full(count, NOBODY, np.int32)
    managers[position_of[difference.ahead[stay]]] = position[numbers.before[stay]]
    changed = np.concatenate([difference.moves.seats, difference.seats["added"]])
    managers[position_of[changed]] = position[numbers.after[changed]]
    return managers, tuple(missing)
