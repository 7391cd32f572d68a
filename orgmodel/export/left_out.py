"""Left out: what of a company is not in a file that holds one, and what is in it though nothing shows it."""

from collections.abc import Sequence

import numpy as np

from orgmodel.export.companies.keys import keys_of
from orgmodel.export.companies.nodes import carried
from orgmodel.export.request import Request
from orgmodel.org.org import Org
from orgmodel.org.own_columns import COMPUTED, DOTTED_TO, OWN_FIELDS, REPORTS_TO

# With every column as it was loaded, nodes for seats alone.
_GRAPHS = ("graphml", "gexf", "dot")
# With columns that have a meaning, beside what is shown.
_UNSEEN = ("html", "opml", "puml", "drawio", "vcf")
_TABLES = ("visio.csv", "d3.csv")
_FEW = ("mmd",)
# Each further holder of a seat, and staff that is counted without names, have rows there.
_WITH_ROWS = ("html",)
_SHOWN = 6


def note_on_left_out(request: Request, ending: str) -> str:
    """Sentences on a file: what is not in it, and which columns are in it unseen; "" where neither is worth a word.

    A picture shows what it shows, a table for everybody holds all, and a typical company is nobody's data.
    """
    if request.company.reasons or ending not in (*_GRAPHS, *_UNSEEN, *_TABLES, *_FEW):
        return ""
    org = request.company.org
    headings, meant = _columns(org), [] if ending in _FEW else [*carried(org)]
    left = [] if ending in _GRAPHS else [heading for heading in headings if heading not in meant]
    parts = [_listed(left, "the column", "the columns")] if left else []
    if ending not in _WITH_ROWS:
        parts += _people(org, request)
    sentences = [f"Not in it: {'; '.join(parts)}."] if parts else []
    if ending in _UNSEEN and meant:
        sentences.append(f"In it unseen, to be read again: {_listed(meant, 'the column', 'the columns')}.")
    return " ".join(sentences)


def _columns(org: Org) -> list[str]:
    """Headings of the company's own, without those that every file says by names and lines."""
    keys = keys_of(org)
    said = {heading for field in ("name", "title", "manager", "dotted") for heading in org.fields.get(field, ())}
    said |= {REPORTS_TO.format(keys.heading), DOTTED_TO.format(keys.heading), *COMPUTED, *OWN_FIELDS.values()}
    said |= {keys.heading}
    return [heading for heading in org.cells.column_names if heading not in said]


def _people(org: Org, request: Request) -> list[str]:
    inside = np.zeros(len(org), bool)
    inside[request.chosen] = True
    holders, staff = int(np.count_nonzero(inside[org.shared])), float(org.staff[inside].sum())
    parts = [f"{holders:,} further {'holder' if holders == 1 else 'holders'} of shared seats"] if holders else []
    return parts + ([f"staff that is counted without names ({staff:,.6g})"] if staff else [])


def _listed(headings: Sequence[str], one: str, many: str) -> str:
    shown = ", ".join(headings[:_SHOWN])
    more = f" and {len(headings) - _SHOWN:,} more" if len(headings) > _SHOWN else ""
    return f"{one if len(headings) == 1 else many} {shown}{more}"
