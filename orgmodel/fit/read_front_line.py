"""Rules of the lower rungs, where the place says more than the title: production, supervisors, front line."""

import numpy as np

from orgmodel.fit.context import Codes, Flags, counted_below, is_one_of
from orgmodel.fit.draft import LADDER, LEADERS, NEAR, OPERATIONS, PRODUCTION, SERVICES, Draft
from orgmodel.fit.read_operations import Surroundings
from orgmodel.fit.read_top import is_up
from orgmodel.fit.title_parts import DEPUTY, HOUSE, OUTLET, REGIONAL
from orgmodel.fit.vocabulary import RANK
from orgmodel.org.tree import Ints

# Rungs above the operations officer.
_ABOVE_OFFICER = (
    "director_ops",
    "regional_ops_director",
    "vp_ops",
    "svp_ops",
    "coo",
    "business_manager",
    "division_head",
)
_FIRST = ("ops_supervisor", "operations_officer", "operations_manager")
# Titles of those who work on the job itself; managers without people too, right under an operations manager.
_WORKERS = ("staff", "coordinator", "operative", "officer")
_LONE = (*_WORKERS, "lead", "manager", "thing_manager", "assistant_vice_president")
# Work that is done on the floor, too, under a manager or supervisor of operations; selling under a supervisor, or in a
# shop, only.
_FLOOR = ("supply_chain", "customer_service", "quality", "facilities", *SERVICES)
_HIGH = ("chief", "executive_vice_president", "senior_vice_president", "vice_president")
# From so many people on, those under the chief executive are no front line by what most of them are.
_SMALL = 50
# So many of one title, and so large a share of all below the chief executive, tell what a small company lives by.
_LEAST = 3
_SHARE = 0.5


def read_production(draft: Draft, around: Surroundings) -> None:
    """Read heads of plants, stores and production as operations managers where that seat is open."""
    here, sure = draft.here, draft.words.sureness
    if not (here.area == PRODUCTION).any() and not ((here.marks & REGIONAL) != 0).any():
        return
    # Of a region's unit the general manager leads a site, whatever it is called.
    unit = draft.has_rank("general_manager") & (here.area == 0) & draft.of_boss((here.marks & REGIONAL) != 0)
    of_site = (here.area == PRODUCTION) | unit
    within = ~is_one_of(here.department, draft.functions) & ~is_one_of(around.leader_area, draft.functions)
    within &= here.is_led & draft.is_open & ((here.marks & DEPUTY) == 0)
    line = draft.has_role(*LADDER, "business_manager", "division_head") & ~draft.has_role("operative")
    regional = (
        ((here.marks & REGIONAL) != 0) & (here.area <= PRODUCTION) & within & draft.has_rank("director", "manager")
    )
    above = draft.nearest(line | draft.chief)
    high = draft.has_role("svp_ops", "vp_ops", "coo", "director_ops", "division_head")
    by_place = regional & (above >= 0) & high[above]
    # An area manager leads several plants, shops or restaurants, whoever is above.
    sites = here.is_led & draft.has_rank("director", "manager", "general_manager") & of_site
    over_sites = regional & (counted_below(here.tree, sites) > 0) & (above >= 0)
    by_place |= over_sites & (draft.chief | draft.has_role("regional_ops_director"))[above]
    draft.read(by_place, "regional_ops_director", sure["context"], "region_by_place", about=above)
    line |= by_place

    # Above an operations manager the seat is not open.
    over = counted_below(here.tree, draft.has_role("operations_officer", "operations_manager")) > 0
    leading = of_site & within & draft.has_rank("director", "manager", "general_manager") & ~over
    leading &= draft.is_open
    boss = draft.nearest(line | leading | draft.chief)
    topic = np.where(unit, PRODUCTION, here.area).astype(np.int8)
    above_officer = draft.has_role(*_ABOVE_OFFICER)
    under_line = leading & (boss >= 0) & above_officer[boss]
    # A department of a house that has a manager of operations.
    under_line &= ((here.marks & HOUSE) == 0) | ~draft.of_boss(over)
    draft.read(under_line, "operations_officer", sure["weak"], "open_seat", about=boss, topic=topic)
    has_titles = (draft.has_role(*LADDER) & (here.area == OPERATIONS) | draft.has_role("coo")).any()
    under_chief = leading & ((boss < 0) | draft.chief[boss])
    branches = _read_branches(draft, leading, under_chief, topic)
    leading, under_chief = leading & ~branches, under_chief & ~branches
    # Of several functions below a deputy of the head this is one.
    beside = is_up(draft) & (here.tree.parent >= 0) & ~draft.of_boss(draft.chief)
    if has_titles or (under_chief & beside).any():
        up = under_chief & (is_up(draft) if has_titles else beside)
        draft.read(up, "function_head", sure["weak"], "function", about=here.tree.parent, topic=topic)
    if not has_titles:
        under_chief &= ~beside
        pair = draft.of_boss(under_chief & draft.has_rank("director")) & leading & draft.has_rank("manager")
        paired = np.zeros(len(here), bool)
        paired[here.tree.parent[pair]] = True
        draft.read(under_chief & paired, "director_ops", sure["weak"], "only_production", topic=topic)
        draft.read(under_chief | pair, "operations_officer", sure["weak"], "only_production", topic=topic)
    _read_lone_sites(draft, under_line, of_site, topic)
    high = draft.has_rank(*_HIGH, "director")
    high &= (here.area == PRODUCTION) & within & is_up(draft)
    draft.read(high, "function_head", sure["weak"], "function", about=here.tree.parent, topic=topic)
    serving = (here.marks & (HOUSE | OUTLET)) != 0
    first = leading & (boss >= 0) & draft.has_role("operations_officer", "operations_manager")[boss]
    first &= ((here.area == PRODUCTION)[boss] | unit[boss] | serving) & _leads_workers(draft)
    draft.read(first, "ops_supervisor", sure["weak"], "first_line", about=boss)
    draft.read(leading, "", sure["context"], "under_rung", topic=topic)


def _read_lone_sites(draft: Draft, under_line: Flags, of_site: Flags, topic: Codes) -> None:
    """Read heads of sites without people as operations managers where their like has taken such a seat.

    Many files have the people of some sites only.
    """
    here, sure = draft.here, draft.words.sureness
    leads = np.zeros(len(here), bool)
    leads[here.tree.parent[under_line & draft.has_role("operations_officer")]] = True
    beside = draft.has_role(*_ABOVE_OFFICER) & is_one_of(draft.role, set(draft.role[leads].tolist()) - {-1})
    lone = of_site & ~here.is_led & draft.is_open & draft.has_rank("director", "manager", "general_manager")
    lone &= ~is_one_of(here.department, draft.functions) & ((here.marks & (DEPUTY | HOUSE)) == 0)
    sureness = sure["weak"] * sure["no_reports"]
    draft.read(
        lone & draft.of_boss(beside),
        "operations_officer",
        sureness,
        "open_seat",
        about=here.tree.parent,
        topic=topic,
    )


def _read_branches(draft: Draft, leading: Flags, under_chief: Flags, topic: Codes) -> Flags:
    """Find who leads branches of a bank, which are the bank's work; their head leads that, and no operations."""
    here = draft.here
    banks = (here.area == draft.areas(["banking"])[0]) & is_up(draft) & draft.has_rank("director", "manager", *_HIGH)
    if not banks.any():
        return np.zeros(len(here), bool)
    outlets = (here.marks & OUTLET) != 0
    found: Flags = leading & (outlets | (counted_below(here.tree, outlets) > 0))
    head = found & under_chief & is_up(draft)
    draft.read(head, "function_head", draft.words.sureness["weak"], "function", about=here.tree.parent, topic=topic)
    return found


def _leads_workers(draft: Draft) -> Flags:
    """True where nobody who reports to a seat leads people."""
    led: Flags = draft.here.is_led & (counted_below(draft.here.tree, draft.here.is_led) == 0)
    return led


def read_first_line(draft: Draft, around: Surroundings) -> None:
    """Read team leads, foremen and the like as supervisors where they are in operations."""
    here, sure = draft.here, draft.words.sureness
    line = draft.has_role(*LEADERS)
    above = draft.nearest(line | draft.chief | draft.has_role("function_head", "finance_head"))
    elsewhere = _is_elsewhere(draft, above)
    leads = draft.has_rank("lead") & (here.area <= PRODUCTION) & ((here.marks & DEPUTY) == 0) & draft.is_open
    leads &= ~elsewhere & ~is_one_of(around.leader_area, draft.functions)
    in_line = leads & (above >= 0) & line[above]
    # A transport supervisor right under an operations manager supervises what operations does.
    near = draft.has_rank("lead") & is_one_of(here.area, draft.areas(_FLOOR)) & draft.is_open & here.is_led
    near &= ~elsewhere & draft.of_boss(draft.has_role(*_FIRST))
    near |= _leads_hands(draft, around)
    draft.read(near, "ops_supervisor", sure["context"], "first_line", about=above)
    draft.read(in_line & here.is_led, "ops_supervisor", sure["title"] * 0.85, "first_line", about=above)
    draft.read(in_line, "ops_supervisor", sure["context"], "first_line", about=above)
    # An assistant manager of a shop or a shift, with people of their own.
    deputies = draft.has_rank("manager") & (here.area <= PRODUCTION) & ((here.marks & DEPUTY) != 0) & here.is_led
    deputies &= draft.is_open & (above >= 0) & draft.has_role(*_FIRST)[above]
    draft.read(deputies, "ops_supervisor", sure["weak"], "deputy_led")
    alone = ~draft.has_role(*LADDER).any()
    under_chief = leads & (above >= 0) & draft.chief[above] & here.is_led
    if alone:
        draft.read(under_chief, "ops_supervisor", sure["weak"], "first_line", about=above)


def read_front_line(draft: Draft, around: Surroundings) -> None:
    """Read who has no rung and no reports as front line, where their branch is operations (B30)."""
    here, sure = draft.here, draft.words.sureness
    line = draft.has_role(*LEADERS)
    other = here.is_led & is_one_of(around.own, range(3, len(draft.words.areas) + 1))
    known = line | draft.chief | (draft.role >= 0) & here.is_led | other & ~line
    above = draft.nearest(known)
    within = ~here.is_led & draft.is_open & ~_is_elsewhere(draft, above)
    on_floor = within & is_one_of(here.area, draft.areas(_FLOOR))
    selling = within & is_one_of(here.area, draft.areas(["sales"]))
    within &= (here.area <= PRODUCTION) & ~is_one_of(around.own, draft.areas(["strategy", "administration"]))
    first = draft.has_role(*_FIRST)
    sells = draft.has_role("ops_supervisor") | first & (here.area == PRODUCTION)
    led = (above >= 0) & (within & line[above] | on_floor & first[above] | selling & sells[above])
    # Who sells in a shop works in what operations leads; who serves at a supervisor's counter, too.
    led |= (above >= 0) & selling & first[above] & draft.of_boss((here.area == PRODUCTION) & here.is_led)
    at_counter = ~here.is_led & draft.is_open & is_one_of(here.area, draft.areas(["banking"]))
    led |= at_counter & draft.of_boss(draft.has_role("ops_supervisor"))
    lone = is_one_of(here.rank, [0, *(RANK[rank] for rank in _LONE)])
    worker = is_one_of(here.rank, [0, *(RANK[rank] for rank in _WORKERS)])
    title = np.where(draft.has_rank("operative"), sure["title"], sure["context"] + 0.15)
    reads = led & np.where(first[above] & ~selling, lone, worker)
    # Another manager between, whose title says nothing, makes it less sure.
    direct = here.tree.parent == above
    draft.read(reads, "operative", np.where(direct, title, title * 0.9), "front_line", about=above)
    _read_hands(draft, around)
    no_titles = ~draft.has_role(*LEADERS).any()
    companies = draft.chief & ~is_one_of(around.own, draft.areas(["uniformed"]))
    under_chief = within & (above >= 0) & companies[above]
    says = draft.has_rank("operative") | (worker & is_one_of(around.own, [OPERATIONS, PRODUCTION]))
    draft.read(under_chief & says, "operative", sure["title"] * 0.9, "front_line_ceo")
    small = no_titles & (len(here) < _SMALL)
    if small:
        # Below another manager, whose title says nothing, the branch may be any.
        directly = (within | on_floor) & (above >= 0) & companies[above] & (here.tree.parent == above)
        own_work = _are_of_the_business(draft, directly & worker)
        draft.read(own_work, "operative", sure["context"], "front_line_business")


def _are_of_the_business(draft: Draft, where: Flags) -> Flags:
    """True of some seats whose title half of the company has: the teachers of a school, not its designer (T8, T9)."""
    here = draft.here
    where = where & here.is_titled
    counts = np.bincount(here.title[where], minlength=int(here.title.max(initial=0)) + 1)
    found: Flags = where & (counts >= max(_LEAST, _SHARE * ((~here.gone) & ~draft.chief).sum()))[here.title]
    return found


def _is_elsewhere(draft: Draft, above: Ints) -> Flags:
    """True where a department is another function's; `above` is the nearest seat that leads.

    What operations run themselves is theirs: where that leader's department is the same, or where an operations
    manager or supervisor is the boss.
    """
    department, line = draft.here.department, draft.has_role(*LEADERS)
    theirs = (above >= 0) & line[above] & (department == department[above]) | draft.of_boss(draft.has_role(*_FIRST))
    found: Flags = is_one_of(department, draft.functions) & ~(theirs & is_one_of(department, draft.areas(NEAR)))
    return found


def _below_near(draft: Draft, around: Surroundings) -> tuple[Flags, Ints]:
    """True below a rung with leaders of logistics and the like alone between; and the nearest rung or other leader."""
    here, near = draft.here, draft.areas(NEAR)
    others = [area for area in draft.functions if area not in near]
    line, is_near = draft.has_role(*LEADERS), is_one_of(around.own, near)
    named = (draft.role >= 0) | is_one_of(around.own, range(3, len(draft.words.areas) + 1))
    above = draft.nearest(line | draft.chief | here.is_led & named & ~is_near)
    below: Flags = draft.is_open & ~is_one_of(here.area, others) & ~is_one_of(here.department, others)
    below &= (above >= 0) & line[above]
    return below, above


def _leads_hands(draft: Draft, around: Surroundings) -> Flags:
    """True of supervisors of cleaners, drivers and the like below a rung, with such people under them."""
    below, _ = _below_near(draft, around)
    hands = _are_hands(draft) & below
    own = is_one_of(draft.here.area, [0, PRODUCTION, *draft.areas(NEAR)])
    found: Flags = below & own & draft.has_rank("lead") & (counted_below(draft.here.tree, hands) > 0)
    return found


def _are_hands(draft: Draft) -> Flags:
    """True of workers by their title, and of staff of logistics and the like whose department is operations."""
    here = draft.here
    staff = draft.has_rank("staff") & is_one_of(here.area, draft.areas(("supply_chain", "facilities")))
    found: Flags = draft.has_rank("operative") | staff & is_one_of(here.department, [OPERATIONS, PRODUCTION])
    return found & ~here.is_led


def _read_hands(draft: Draft, around: Surroundings) -> None:
    """Read drivers, pickers and the like as front line below a head of logistics or the like who is below a rung."""
    below, above = _below_near(draft, around)
    draft.read(_are_hands(draft) & below, "operative", draft.words.sureness["context"], "front_line", about=above)
