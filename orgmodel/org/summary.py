"""Figures of a company that was read: what a person checks first."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgmodel.org.org import Org
from orgmodel.org.tree import grow

# From here on tenths of a person are more digits than anybody reads.
_WHOLE_FROM = 1_000


def staff_figure(amounts: NDArray[np.float64]) -> int | float:
    """Sum of full-time equivalents: to a tenth below 1,000, else whole.

    Examples
    --------
    >>> staff_figure(np.array([12.5, 4, 3])), staff_figure(np.array([12.5, 3.5])), staff_figure(np.array([1718.77]))
    (19.5, 16, 1719)
    """
    total = float(amounts.sum())
    tenths = round(total, 1)
    return round(total) if total >= _WHOLE_FROM or tenths == int(tenths) else tenths


def empty_posts(org: Org) -> tuple[int, int]:
    """Seats that nobody holds, and others whose holder left or whose post was eliminated, as the file says."""
    return int(org.vacant.sum()), int((org.gone & ~org.vacant).sum())


def posts_below(org: Org) -> NDArray[np.bool_] | None:
    """Seats with a post below that is vacant, or whose holder left; None where the company has none of these.

    [seats]. O(seats) once, and O(such posts) for each level.
    """
    places: NDArray[np.integer[Any]] = np.flatnonzero(org.vacant | org.gone)
    if not len(places):
        return None
    below = np.zeros(len(org.tree.parent), np.bool_)
    while len(places):
        bosses = np.unique(org.tree.parent[places])
        places = bosses[(bosses >= 0) & ~below[bosses]]
        below[places] = True
    return below


def figures(org: Org) -> Mapping[str, Any]:
    """Count a company.

    Returns
    -------
    mapping of str to int or float
        ``people``: distinct seats read. ``seats``: those and the placeholders. ``placeholders``. ``tops``: people with
        no manager among the people read (blank, a root word, themselves, or not in the file). ``levels``: longest
        chain, a top is level 1. ``span``: most direct solid reports of one person. ``managers``: people with reports.
        ``biggest``: people under one top, itself included, at most. ``vacancies``: seats that nobody holds.
        ``gone``: others whose holder left or that were eliminated.
        ``staff``: full-time equivalents counted without names, as `staff_figure` gives them; the others are whole.

    Notes
    -----
    Placeholders are no people: they count in no level, tree or span.
    """
    people = org.people
    tree = org.tree
    cut = 0
    if org.placeholders:
        parent = tree.parent[:people]
        tree, _ = grow(np.where(parent < people, parent, np.int32(-1)).astype(np.int32))
    cut = len(org.loops)
    vacancies, gone = empty_posts(org)
    tops = tree.tops()
    return {
        "people": people,
        "seats": len(org),
        "placeholders": org.placeholders,
        "tops": len(tops) - cut,
        "levels": tree.levels,
        "span": int(tree.count.max(initial=0)),
        "managers": int(np.count_nonzero(tree.count)),
        "biggest": int(tree.size[tops].max(initial=0)),
        "vacancies": vacancies,
        "gone": gone,
        "staff": staff_figure(org.staff),
    }
