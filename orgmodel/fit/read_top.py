"""Rules of the top: the chief executive, boards, heads of divisions, general managers."""

import numpy as np
from numpy.typing import NDArray

from orgmodel.fit.context import Flags, is_one_of
from orgmodel.fit.draft import ADMINISTRATION, OPERATIONS, PRODUCTION, SERVICES, Draft
from orgmodel.fit.title_parts import DEPUTY, HAS_CHIEF, HAS_HEAD, OF_ANOTHER, PART, REGIONAL

# Ranks of who leads a function or operations.
_LEADING = (
    "chief_operating",
    "chief",
    "executive_vice_president",
    "senior_vice_president",
    "vice_president",
    "director",
    "manager",
    "administration_head",
)


def read_chief(draft: Draft) -> None:
    """Find the chief executive: by title at the top of the largest chart, else right below its owners or board.

    Where the top of the largest chart has another title, it is the one top of the file with a chief executive's.

    A top whose title says nothing else is the chief executive by its place (R01); one with the title of another job
    is none. Tops that are alike in all of it are chief executives together.
    """
    here, sure = draft.here, draft.words.sureness
    tops = (here.tree.parent < 0) & ~here.gone
    if not tops.any() or draft.chief.any():
        return
    chief_titled, head_titled = _titled(draft, HAS_CHIEF), _titled(draft, HAS_HEAD)
    top = _first(tops, -here.tree.size, ~head_titled, here.rank)
    if not (top & chief_titled).any():
        below = _one_below(draft, top, chief_titled, head_titled)
        if below.any():
            draft.chief |= below
            draft.read(below, "ceo", draft.title_sureness(), "chief_below")
            draft.read(top & draft.has_rank("board"), "board", sure["title"], "owner")
            draft.read(top, "", sure["context"], "owner")
            return
        named = tops & chief_titled & draft.is_open
        if named.sum() == 1 and not (top & head_titled).any():
            top = named
    # Who commands a ship, a battalion or the police is its chief; their operations stay missions.
    says_nothing = is_one_of(here.area, [0, *draft.areas(["uniformed"])]) | (here.area == ADMINISTRATION) & (
        here.rank == 0
    )
    says_nothing &= ~draft.has_rank("chief_operating", "board", "admin", "deputy_chief")
    draft.chief |= top & head_titled & draft.is_open
    says_nothing |= _heads_a_house(draft, top)
    draft.read(top & chief_titled, "ceo", draft.title_sureness(sure["exact"]), "chief")
    draft.read(top & head_titled, "ceo", draft.title_sureness(), "chief")
    by_place = top & says_nothing & ~head_titled & ~draft.outside & (here.is_led | (len(here) == 1))
    draft.chief |= by_place & draft.is_open
    draft.read(by_place, "ceo", sure["weak"], "chief_by_place")
    draft.read(draft.has_rank("board") & (here.tree.parent < 0), "board", sure["title"], "owner")


def _one_below(draft: Draft, top: Flags, chief_titled: Flags, head_titled: Flags) -> Flags:
    """The one seat right below the top with a chief executive's title; several are heads of parts.

    The title of a head of a company counts below a board, and below a president or an owner through whom alone the
    company goes to it: a secretary of state has several directors general.
    """
    free = draft.of_boss(top) & draft.is_open & (draft.here.area == 0)
    free &= ~draft.has_rank("deputy_chief", "general_manager")
    found = free & chief_titled
    through = draft.of_boss(top & head_titled) & draft.here.is_led
    if not found.any() and ((top & draft.has_rank("board")).any() or through.sum() == 1):
        found = free & head_titled & (draft.of_boss(top & draft.has_rank("board")) | through)
    return found if found.sum() == 1 else np.zeros(len(found), bool)


def _heads_a_house(draft: Draft, top: Flags) -> Flags:
    """True of the one top named by what the company is, a clinic or a hotel, over leaders of operations and others."""
    here = draft.here
    house = top & draft.has_rank("director", "manager", "general_manager")
    house &= is_one_of(here.area, [PRODUCTION, *draft.areas(SERVICES)]) & ((here.marks & OF_ANOTHER) == 0)
    if house.sum() != 1 or (here.tree.parent < 0).sum() != 1:
        return np.zeros(len(house), bool)
    leaders = draft.of_boss(house) & (here.area > 0) & (here.area != here.area[house][0])
    leaders &= draft.has_rank(*_LEADING)
    areas = set(here.area[leaders].tolist())
    return house if OPERATIONS in areas and len(areas) > 1 else np.zeros(len(house), bool)


def _first(where: Flags, *keys: NDArray[np.generic]) -> Flags:
    """Those of a selection whose keys are least, the first key before the others."""
    for key in keys:
        where = where & (key == key[where].min())
    return where


def _titled(draft: Draft, mark: int) -> Flags:
    """True where a title has a mark, and is not an assistant's or the like."""
    marked: Flags = ((draft.here.marks & mark) != 0) & ((draft.here.marks & DEPUTY) == 0)
    return marked & ~draft.has_rank("none", "admin", "deputy_chief", "division")


def is_up(draft: Draft) -> Flags:
    """True where a seat reports to a chief executive or operating officer, a deputy right below, a board, or nobody."""
    top = draft.here.tree.parent < 0
    leaders: Flags = draft.chief | draft.has_rank("chief_operating", "board") | draft.has_role("ceo", "coo", "board")
    # An assistant city manager, too.
    deputies = draft.has_rank("head_of_company") & ((draft.here.marks & DEPUTY) != 0)
    leaders |= (draft.has_rank("deputy_chief") | deputies) & draft.of_boss(draft.chief)
    return top | draft.of_boss(leaders)


def read_parts(draft: Draft) -> None:
    """Read heads of divisions and units, general managers, and whoever has a head's title below the top."""
    here, sure = draft.here, draft.words.sureness
    up, parent = is_up(draft), here.tree.parent
    led_up = up & here.is_led
    in_function = is_one_of(here.area, draft.functions) | is_one_of(here.department, draft.functions)
    title = draft.title_sureness()
    division = draft.has_rank("division") & ~is_one_of(here.area, draft.functions)
    draft.read(division & up, "division_head", title, "part", about=parent)
    in_line = draft.has_rank("executive_vice_president", "senior_vice_president", "vice_president") & (here.area == 1)
    draft.read(division & draft.of_boss(in_line), "division_head", sure["context"], "part", about=parent)
    draft.read(division, "", sure["context"], "not_part", about=parent)

    is_part = (here.marks & PART) != 0
    # Of a region's units each has a general manager, who leads a site.
    of_region = draft.of_boss(
        ((here.marks & REGIONAL) != 0)
        & draft.has_rank("vice_president", "director", "manager")
        & (here.area <= PRODUCTION)
    )
    general = draft.has_rank("general_manager") & ~in_function & (here.area != 1) & (here.area != PRODUCTION)
    general &= ~(of_region & here.is_led)
    heads = draft.has_rank("head_of_company") & ~in_function & ~is_one_of(here.area, [OPERATIONS, ADMINISTRATION])
    chiefs = draft.has_rank("chief_executive") & ~in_function
    siblings = _siblings(draft, (general | heads | chiefs) & led_up)
    draft.read(chiefs & led_up, "division_head", sure["title"] * 0.8, "part", about=parent)
    draft.read(general & led_up & is_part, "division_head", title, "part", about=parent)
    draft.read(
        general & led_up & (siblings > 1), "division_head", sure["title"] * 0.75, "several_general", about=parent
    )
    draft.read(general & led_up & draft.of_boss(draft.chief), "business_manager", sure["title"] * 0.8, "one_general")
    draft.read(heads & led_up & (is_part | (siblings > 1)), "division_head", sure["context"], "part", about=parent)
    draft.read(chiefs | heads, "", sure["context"], "other_chief")
    draft.read(general, "", sure["context"], "not_part", about=parent)
    below = draft.nearest(draft.chief) >= 0
    draft.read(draft.has_rank("board") & ~below, "", sure["context"], "owner")


def _siblings(draft: Draft, where: Flags) -> NDArray[np.int64]:
    """Count of the seats of a selection that each one's boss leads."""
    parent = draft.here.tree.parent
    of = parent[where & (parent >= 0)]
    counts = np.bincount(of, minlength=len(parent))
    return np.where(parent < 0, 1, counts[parent])
