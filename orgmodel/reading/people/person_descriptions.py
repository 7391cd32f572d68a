"""Person descriptions: namesakes told apart by their title, department or place, "Ann Berg (Welder)"."""

import re

import numpy as np
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.org.tree import Ints
from orgmodel.reading.columns.keys import SEVERAL, Key, joined
from orgmodel.reading.options import MOST_LETTERS
from orgmodel.reading.people.people import People

_DESCRIBED = re.compile(r"(?s)(?P<name>.+) \((?P<trait>.+)\)")
# What a newer file most likely still says of somebody.
_TRAITS = ("title", "department", "location", "email")


def describe(people: People, of_row: Ints, row: int) -> str:
    """Name and the first trait that tell somebody apart from all others; "" where none does. O(rows)."""
    names = people.name_key()
    name = "" if names is None else names.texts[row].as_py()
    for field in _TRAITS if name else ():
        columns = people.mapped.fields.get(field, ())
        trait = joined(people.cells, columns)[row].as_py() if columns else ""
        text = f"{name} ({trait})"
        if trait and len(text) <= MOST_LETTERS and row_of_described(people, of_row, text, SEVERAL) >= 0:
            return text
    return ""


def row_of_described(people: People, of_row: Ints, text: str, otherwise: int) -> int:
    """Row of the only person of a name with a trait; `otherwise` where the text describes nobody so. O(rows)."""
    match, names = _DESCRIBED.fullmatch(text), people.name_key()
    if match is None or names is None:
        return otherwise
    called = _equal(names, match["name"])
    for field in _TRAITS:
        columns = people.mapped.fields.get(field, ())
        if not columns or not called.any():
            continue
        rows = np.flatnonzero(called & pc.equal(joined(people.cells, columns), match["trait"]).to_numpy())
        if len(rows) and (of_row[rows] == of_row[rows[0]]).all():
            return int(rows[0])
    return otherwise


def _equal(names: Key, name: str) -> NDArray[np.bool_]:
    mask: NDArray[np.bool_] = pc.equal(names.texts, name).to_numpy()
    return mask
