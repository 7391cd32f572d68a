"""Keys: a text for each seat by which the lines of an exported company name it."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.layout.loaded import names_of
from orgmodel.org.org import Org
from orgmodel.org.own_columns import SEAT
from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.columns.headings import load_words

# What a reader may take for several keys in one cell.
_SEPARATORS = r"[;|:,\n]"


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """Keys of the seats of a company.

    Attributes
    ----------
    heading
        Column that holds them: the company's own column of ids, or one that is added.
    is_own
        Whether it is one of the company's.
    texts
        [n] Unique among the seats that were read; a placeholder has the name by which it is reported to.
    """

    heading: str
    is_own: bool
    texts: pa.Array

    def of(self, seats: NDArray[np.integer]) -> pa.Array:
        """Keys of some seats; "" for -1."""
        return pc.fill_null(self.texts.take(pa.array(seats, mask=seats < 0)), "")


def keys_of(org: Org) -> Keys:
    """Ids where they name each seat and nothing else, seats numbered "S1", "S2" ... where not. O(seats)."""
    people = org.people
    others = np.arange(people, len(org))
    names = pa.array(names_of(org, others.tolist()), pa.string())
    columns = org.fields.get("id", ())
    if len(columns) == 1:
        ids = org.cells[columns[0]].slice(0, people).combine_chunks().cast(pa.string())
        if _are_names(ids, names):
            return Keys(columns[0], True, pa.concat_arrays([ids, names]))
    numbers = pc.binary_join_element_wise("S", pa.array(np.arange(1, people + 1)).cast(pa.string()), "")
    heading = unique_name(SEAT, org.cells.column_names)
    return Keys(heading, False, pa.concat_arrays([numbers.cast(pa.string()), names]))


def _are_names(ids: pa.Array, placeholders: pa.Array) -> bool:
    """True if each id is there once, and none can be read as nobody, as several or as somebody else."""
    if pc.any(pc.equal(ids, "")).as_py() or pc.count_distinct(ids).as_py() < len(ids):
        return False
    if pc.any(pc.match_substring_regex(ids, _SEPARATORS)).as_py():
        return False
    words = load_words()
    # Numbers such as 1234 stand for nobody only where nobody has them.
    folded = pc.utf8_lower(ids.filter(pc.match_substring_regex(ids, r"[^0-9]")))
    if pc.any(pc.is_in(folded, value_set=pa.array(sorted(words.roots | words.fillers), pa.string()))).as_py():
        return False
    return not pc.any(pc.is_in(placeholders, value_set=ids)).as_py()
