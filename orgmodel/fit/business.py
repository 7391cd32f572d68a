"""Business: the function or the networks that a company lives by, whose operations are the company's."""

from dataclasses import replace

import numpy as np

from orgmodel.fit.context import Context, has_below, is_one_of, nearest_above
from orgmodel.fit.draft import NEAR, OPERATIONS, PRODUCTION
from orgmodel.fit.title_parts import OF_ANOTHER
from orgmodel.fit.vocabulary import RANK, Vocabulary

# Share of those with a title or department of any area who work in it.
_SHARE = 0.5
_LEADING = tuple(
    RANK[rank]
    for rank in ("executive_vice_president", "senior_vice_president", "vice_president", "director", "manager")
)


def with_own_business(here: Context, words: Vocabulary) -> Context:
    """Context in which the operations of the function that a company lives by are those of the company.

    A contact centre's "VP, Contact Centre Operations" right below the top leads the company's operations, if half of
    the company works in contact centres or below such leaders, and nobody elsewhere has a title of operations without
    another function: such titles are of operations then, other titles and departments of the function of production.
    O(n log levels).
    """
    area, of_another = here.area, (here.marks & OF_ANOTHER) != 0
    is_of_company = (area == OPERATIONS) & is_one_of(
        here.rank, [*_LEADING, RANK["head_of_company"], RANK["general_manager"]]
    )
    is_production = (area == PRODUCTION) & is_one_of(here.rank, _LEADING) & here.is_led
    if (here.rank == RANK["chief_operating"]).any():
        return here
    leads = of_another & is_one_of(here.rank, _LEADING) & (here.tree.depth <= 1)
    own = np.where(area > 0, area, here.department)
    named = int((own > 0).sum())
    for number in (words.area_numbers[name] for name in NEAR):
        within = area == number
        top = leads & within
        if not top.any():
            continue
        outside = nearest_above(here.tree, top) < 0
        if (is_of_company & outside).any():
            continue
        lives_by = (own == number).sum() >= _SHARE * named
        # Titles below say little where all of them are packers and drivers.
        lives_by |= not (is_production & outside).any() and (~outside | top).sum() >= _SHARE * len(here)
        if lives_by:
            return replace(
                here,
                area=np.where(within, np.where(of_another, OPERATIONS, PRODUCTION), area).astype(np.int8),
                marks=np.where(within, here.marks & ~OF_ANOTHER, here.marks).astype(np.int16),
                department=np.where(here.department == number, PRODUCTION, here.department).astype(np.int8),
            )
    return here


def with_own_networks(here: Context, words: Vocabulary) -> Context:
    """Context in which networks are those of computers, or the lines and pipes that a company runs.

    Where somebody else heads IT, "network operations" that are not below IT or technology, and with no such job below,
    are the company's; so is whoever works on networks below them. All other networks are IT. O(n).
    """
    networks, it, product = (words.area_numbers[name] for name in ("networks", "it", "product"))
    mine, dept = here.area == networks, here.department == networks
    if not (mine | dept).any():
        return here
    department = np.where(dept, it, here.department).astype(np.int8)
    here = replace(here, area=np.where(mine, it, here.area).astype(np.int8), department=department)
    technical = is_one_of(here.area, [it, product]) & ~mine
    heads_it = (here.area == it) & ~mine & is_one_of(here.rank, (*_LEADING, RANK["chief"]))
    leads = mine & ((here.marks & OF_ANOTHER) != 0) & is_one_of(here.rank, _LEADING)
    if not heads_it.any() or not leads.any():
        return here
    leads &= nearest_above(here.tree, technical & here.is_led) < 0
    leads &= ~is_one_of(department, [it, product]) | dept
    leads &= ~has_below(here.tree, technical)
    below = nearest_above(here.tree, leads) >= 0
    own = leads | mine & below
    of_another = (here.marks & OF_ANOTHER) != 0
    return replace(
        here,
        area=np.where(own, np.where(of_another, OPERATIONS, PRODUCTION), here.area).astype(np.int8),
        marks=np.where(own, here.marks & ~OF_ANOTHER, here.marks).astype(np.int16),
        department=np.where(dept & (leads | below), PRODUCTION, department).astype(np.int8),
    )
