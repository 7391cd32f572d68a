"""Sides: what is compared, a typical company or one that was read, and the comparison of two of them."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from orgmodel import arrow_compute as pc
from orgmodel.catalog.catalog import Domain
from orgmodel.difference.compare import compare
from orgmodel.difference.difference import Difference
from orgmodel.difference.roles import chart_company, folded_titles
from orgmodel.fit.readings import read_titles
from orgmodel.fit.vocabulary import load_vocabulary
from orgmodel.org.org import Org
from orgmodel.typical.build.build import build
from orgmodel.typical.describe import company_text
from orgmodel.typical.graph import Graph, preorder, seat_of, top_of
from orgmodel.typical.parameters import TypicalCompany

_HEAD = "function_head"


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A company that is compared.

    Attributes
    ----------
    name
        What it is called, for sentences and headings.
    org
        Its people; of a typical company the cards of its chart.
    graph
        The chart of a typical company; None of a company that was read.
    """

    name: str
    org: Org
    graph: Graph | None = None


def typical_side(company: TypicalCompany, domain: Domain) -> Side:
    """A typical company as a side."""
    graph = build(company, domain)
    return Side(company_text(company), chart_company(graph), graph)


def compare_sides(before: Side, after: Side, domain: Domain, join: str = "auto", *, live: bool = False) -> Difference:
    """Compare two sides.

    Parameters
    ----------
    join
        One of `orgmodel.difference.join.JOINS`; "auto" joins by role where a side is a typical company, whose seats are
        nobody in particular.

    Raises
    ------
    BadCompany
        If `join` is none of them, or a side has no column of it.

    Notes
    -----
    O(n). A role is that of the catalogue, of a company that was read as its titles are read
    (`orgmodel.fit.readings`); whoever has none of them goes by the title.
    """
    if join == "auto" and (before.graph is not None or after.graph is not None):
        join = "role"
    if join != "role":
        found = compare(before.org, after.org, join, live=live)
        if not found.is_by_role:
            return found
    return compare(before.org, after.org, "role", live=live, roles=(roles_of(before, domain), roles_of(after, domain)))


def roles_of(side: Side, domain: Domain) -> pa.Array:
    """Role of each of the people: a key of the catalogue, or else the title without case; "" for neither."""
    if side.graph is not None:
        keys = preorder(side.graph, top_of(side.graph))
        return pa.array([seat_of(side.graph, key).role for key in keys], pa.large_string())
    readings = read_titles(side.org, load_vocabulary(), tuple(domain.roles))
    heads = {area: domain.functions[area].role for area in readings.words.areas if area in domain.functions}
    names = pa.array(["", *readings.roles, *heads.values()], pa.large_string())
    role = readings.role.astype(np.int32) + 1
    # A head of a function is told by the function, as in the chart of a typical company.
    is_head = role == readings.roles.index(_HEAD) + 1
    head_of = np.zeros(len(readings.words.areas) + 1, np.int32)
    for number, area in enumerate(heads):
        head_of[readings.words.areas.index(area) + 1] = len(readings.roles) + 1 + number
    known = head_of[readings.topic]
    role = np.where(is_head & (known > 0), known, role)
    texts = names.take(pa.array(role))
    titles = folded_titles(side.org)
    none = pa.array(role == 0)
    return pc.if_else(none, titles, texts)
