"""Restricted columns of a company (pay, birth date, health): which there are, and a company without some of them."""

from collections.abc import Collection
from dataclasses import replace

import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.org.org import Org
from orgmodel.reading.columns.headings import columns_named, is_restricted, load_words


def restricted_of(org: Org) -> tuple[str, ...]:
    """Headings of the restricted columns that were loaded, because somebody wanted them shown."""
    words = load_words()
    return tuple(heading for heading in org.cells.column_names if is_restricted(heading, words))


def blanked(org: Org, headings: Collection[str]) -> Org:
    """Company in which nothing stands in some columns, which are still there: keys of columns count them.

    A field that one of the columns is part of, such as the name, is nobody's then.
    """
    if not headings:
        return org
    fields = {field: columns for field, columns in org.fields.items() if not set(columns) & set(headings)}
    return replace(org, cells=_blank(org.cells, headings), sharers=_blank(org.sharers, headings), fields=fields)


def dropped(org: Org, headings: Collection[str]) -> Org:
    """Company without some columns: in cells, in those of further holders, and as fields."""
    gone = [heading for heading in org.cells.column_names if heading in headings]
    bare = blanked(org, gone)
    return replace(bare, cells=bare.cells.drop_columns(gone), sharers=bare.sharers.drop_columns(gone))


def findings_without(findings: pa.Table, headings: Collection[str]) -> pa.Table:
    """Findings but for those under some columns, alone or joined with others: they say what stands there."""
    gone = set(headings)
    all_columns = [text for text in pc.unique(findings["column"]).to_pylist() if text]
    under = [text for text in all_columns if text in gone or gone & set(columns_named(text, [*gone]))]
    return findings.filter(pc.invert(pc.is_in(findings["column"], value_set=pa.array(under, pa.string()))))


def _blank(cells: pa.Table, headings: Collection[str]) -> pa.Table:
    for place, name in enumerate(cells.column_names):
        if name in headings:
            empty = pa.array([""] * cells.num_rows, pa.string())
            cells = cells.set_column(place, name, pa.chunked_array([empty], pa.string()).cast(cells[name].type))
    return cells
