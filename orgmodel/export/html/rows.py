"""Rows of a company within its page: what the page shows nobody, and by which the same company is read again."""

from typing import Any

import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.export.companies.company import Company
from orgmodel.export.companies.keys import keys_of
from orgmodel.export.companies.nodes import carried
from orgmodel.export.tables.people import people_of
from orgmodel.org.own_columns import DOTTED_TO, LEVEL, MARKS, OWN_FIELDS, REPORTS_TO
from orgmodel.org.tree import Ints

# A column with fewer texts than this share of its rows holds each text once.
_FEW = 0.5


def rows_of(company: Company, seats: Ints | None) -> dict[str, Any]:
    """Columns of the people that are in a page: keys, lines, marks, names and whatever has a meaning.

    Returns
    -------
    dict
        Heading to its texts, or to ``texts`` and ``at``: for each row the place of its text among those.
    """
    cells, org = people_of(company, "tree", seats).cells, company.org
    key = keys_of(org).heading
    named = [heading for field in ("name", "title") for heading in org.fields.get(field, ())]
    own = [REPORTS_TO.format(key), DOTTED_TO.format(key), LEVEL, MARKS, *OWN_FIELDS.values()]
    chosen = {key, *named, *carried(org), *own}
    return {name: _packed(cells[name]) for name in cells.column_names if name in chosen}


def _packed(column: pa.ChunkedArray) -> Any:
    coded = pc.dictionary_encode(pc.fill_null(column.cast(pa.string()), "")).combine_chunks()
    texts, at = coded.dictionary.to_pylist(), coded.indices.to_pylist()
    return {"texts": texts, "at": at} if len(texts) < _FEW * len(at) else [texts[place] for place in at]
