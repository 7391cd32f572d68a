"""Business: the function that a company lives by, whose operations are the company's where it has no others."""

from dataclasses import replace

import numpy as np

from orgmodel.fit.context import Context, is_one_of
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
    the company works in contact centres and nobody has a title of operations without another function: such titles are
    of operations then, other titles and departments of the function of production. O(n).
    """
    area, of_another = here.area, (here.marks & OF_ANOTHER) != 0
    is_of_company = (area == OPERATIONS) & is_one_of(
        here.rank, [*_LEADING, RANK["head_of_company"], RANK["general_manager"]]
    )
    if (is_of_company | (here.rank == RANK["chief_operating"])).any():
        return here
    leads = of_another & is_one_of(here.rank, _LEADING) & (here.tree.depth <= 1)
    own = np.where(area > 0, area, here.department)
    named = int((own > 0).sum())
    for number in (words.area_numbers[name] for name in NEAR):
        within = area == number
        if (leads & within).any() and (own == number).sum() >= _SHARE * named:
            return replace(
                here,
                area=np.where(within, np.where(of_another, OPERATIONS, PRODUCTION), area).astype(np.int8),
                marks=np.where(within, here.marks & ~OF_ANOTHER, here.marks).astype(np.int16),
                department=np.where(here.department == number, PRODUCTION, here.department).astype(np.int8),
            )
    return here
