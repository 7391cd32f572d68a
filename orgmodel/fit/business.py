"""Business: what a company or a division of it lives by, whose operations are the company's and not a function's."""

from dataclasses import replace

import numpy as np

from orgmodel.fit.context import Context, counted_below, has_below, is_one_of, nearest_above
from orgmodel.fit.draft import NEAR, OPERATIONS, PRODUCTION
from orgmodel.fit.title_parts import DEPUTY, OF_ANOTHER, PART
from orgmodel.fit.vocabulary import RANK, Vocabulary

# Share of those with a title or department of any area who work in it.
_SHARE = 0.5
# Fewer people on networks may be the IT of a small company.
_LEAST = 3
# Names of businesses besides those of functions: "president, building products".
_NAMED_BY = (*NEAR, "product", "it", "marketing", "people")
_HEADS = tuple(RANK[rank] for rank in ("head_of_company", "general_manager", "chief_executive", "division"))
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
                marks=np.where(within, here.marks & ~OF_ANOTHER, here.marks).astype(np.int32),
                department=np.where(here.department == number, PRODUCTION, here.department).astype(np.int8),
            )
    return here


def with_own_divisions(here: Context, words: Vocabulary) -> Context:
    """Context in which who heads a business with operations of its own heads a part, whatever its name sounds like.

    The "president, building products" leads no facilities where a leader of operations reports there, or where one of
    "operations, building products" does beside leaders of other functions. Below, such operations are the division's.
    O(n log levels).
    """
    named = [words.area_numbers[name] for name in _NAMED_BY]
    heads = is_one_of(here.rank, _HEADS) & is_one_of(here.area, named) & here.is_led & (here.tree.parent >= 0)
    heads &= (here.marks & (DEPUTY | OF_ANOTHER)) == 0
    if not heads.any():
        return here
    leading = is_one_of(here.rank, (*_LEADING, RANK["chief_operating"], RANK["chief"]))
    of_boss = here.of_boss(here.area)
    is_near = is_one_of(here.area, [words.area_numbers[name] for name in (*NEAR, "product")])
    own = leading & is_near & ((here.marks & OF_ANOTHER) != 0) & (here.area == of_boss)
    plain = leading & ((here.area == OPERATIONS) | (here.rank == RANK["chief_operating"]) & (here.area == of_boss))
    others = leading & (here.area > PRODUCTION) & (here.area != of_boss)
    heads &= (counted_below(here.tree, plain) > 0) | (
        (counted_below(here.tree, own) > 0) & (counted_below(here.tree, others) > 0)
    )
    if not heads.any():
        return here
    above = nearest_above(here.tree, heads)
    within = (above >= 0) & (here.area == here.area[above]) & ~heads
    ours = within & ((is_near & ((here.marks & OF_ANOTHER) != 0)) | (here.rank == RANK["chief_operating"]))
    in_name = ((above >= 0) & (here.department == here.area[above]) & ~within) | ours
    in_name |= heads & (here.department == here.area)
    return replace(
        here,
        area=np.where(heads, 0, np.where(ours, OPERATIONS, here.area)).astype(np.int8),
        marks=np.where(heads, here.marks | PART, np.where(ours, here.marks & ~OF_ANOTHER, here.marks)).astype(np.int32),
        department=np.where(in_name, 0, here.department).astype(np.int8),
    )


def with_own_networks(here: Context, words: Vocabulary) -> Context:
    """Context in which networks are those of computers, or the lines and pipes that a company runs.

    Where somebody else heads IT, "network operations" that are not below IT or technology, and with no such job below,
    are the company's; so is whoever works on networks below them. Where half of the company works on networks and
    nobody on computers, all of them are the company's. Other networks are IT. O(n).
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
    named = (here.area > 0) | (here.department > 0)
    share = (mine | dept).sum()
    lives_by = not technical.any() and share >= max(_LEAST, _SHARE * named.sum())
    if not leads.any() or not (heads_it.any() or lives_by):
        return here
    leads &= nearest_above(here.tree, technical & here.is_led) < 0
    leads &= ~is_one_of(department, [it, product]) | dept
    leads &= ~has_below(here.tree, technical)
    below = (nearest_above(here.tree, leads) >= 0) | lives_by
    own = leads | mine & below
    of_another = (here.marks & OF_ANOTHER) != 0
    return replace(
        here,
        area=np.where(own, np.where(of_another, OPERATIONS, PRODUCTION), here.area).astype(np.int8),
        marks=np.where(own, here.marks & ~OF_ANOTHER, here.marks).astype(np.int32),
        department=np.where(dept & (leads | below), PRODUCTION, department).astype(np.int8),
    )
