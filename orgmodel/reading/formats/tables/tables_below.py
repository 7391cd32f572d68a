"""Tables below: what stands under the people of a sheet after a blank row, such as a legend or counts."""

from collections.abc import Set as AbstractSet

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from orgmodel import arrow_compute as pc
from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence
from orgmodel.reading.columns.headings import fold, fold_word, load_words
from orgmodel.reading.columns.profiles import is_name, profile
from orgmodel.reading.columns.speaking import fields_of_parts

# Larger tables are exports of systems, which hold one table.
_LARGE = 50_000
# The people are the first rows, and so many at least; of another table so few rows name anybody.
_FEWEST, _NAMED, _LOOKED_AT = 3, 0.3, 10
# Headings stand in so many cells.
_HEADINGS = 2
# Of the people below headings of their own, so many are those above again, or so many are people at all.
_KNOWN = 0.5


def tables_below(cells: pa.Table, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mask of the rows below a blank one that begin with headings of their own, or where next to nobody is named.

    Parameters
    ----------
    rows
        [rows] Number of each row in the file; a blank row is a gap.

    Notes
    -----
    O(cells), with a look at the values of the blocks. Nothing is left out where no column holds names of people.
    """
    mask = np.zeros(len(rows), bool)
    if len(rows) > _LARGE:
        return mask
    starts = np.flatnonzero(np.diff(rows) > 1) + 1
    if not len(starts):
        return mask
    evidence = load_evidence()
    bounds = [0, *starts.tolist(), len(rows)]
    # Of a table with blank rows between its people the largest block with names tells what it holds.
    main, persons = 0, list[str]()
    for at in sorted(range(len(bounds) - 1), key=lambda at: bounds[at] - bounds[at + 1])[:_LOOKED_AT]:
        people = cells.slice(bounds[at], bounds[at + 1] - bounds[at])
        persons = [column for column in cells.column_names if profile(people[column], evidence).is_person]
        if people.num_rows >= _FEWEST and persons:
            main = at
            break
    else:
        return mask
    known = {text for column in persons for text in pc.unique(people[column]).to_pylist()} - {""}
    for at in range(main + 1, len(bounds) - 1):
        block = cells.slice(bounds[at], bounds[at + 1] - bounds[at])
        named = [
            any(text in known or is_name(text, evidence) for text in texts)
            for texts in zip(*(block[column].to_pylist() for column in persons), strict=True)
        ]
        mask[bounds[at] : bounds[at + 1]] = sum(named) < _NAMED * len(named)
        if block.num_rows > 1 and _is_heading(block, known):
            # More people are people; a list that says more about some of them is none.
            is_more = sum(text in known for text in block[persons[0]].to_pylist()[1:]) < _KNOWN * (len(named) - 1)
            is_more = is_more and sum(named[1:]) >= _KNOWN * (len(named) - 1)
            mask[bounds[at] : bounds[at] + 1 if is_more else bounds[at + 1]] = True
    return mask


def _is_heading(block: pa.Table, known: AbstractSet[str]) -> bool:
    """True if the first row holds headings of a table other than the one above, and nobody known there.

    "Vacant" may be a heading; in the column of the names it is a post.
    """
    texts = {name: block[name][0].as_py() for name in block.column_names}
    filled = [text for text in texts.values() if text]
    is_same = all(fold(text) == fold(name) for name, text in texts.items() if text)
    if is_same or len(filled) < _HEADINGS or any(any(map(str.isdigit, text)) for text in filled):
        return False
    if not known.isdisjoint(filled) or fold_word(filled[0]) in load_words().vacant:
        return False
    is_known = any(fold(filled[0]) in names for names in load_words().fields.values())
    return is_known or bool(fields_of_parts(heading_parts(filled[0]), load_evidence()))
