"""Rules of operations: titles of the ladder, and what makes such a title another job (T8, T9)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgmodel.fit.context import Codes, Flags, counted_below, is_one_of
from orgmodel.fit.draft import LADDER, NEAR, OPERATIONS, PRODUCTION, SERVICES, Draft
from orgmodel.fit.read_top import is_up
from orgmodel.fit.title_parts import DEPUTY, GERENTE, JOINED, OF_ANOTHER, PART, PLAIN_HEAD, REGIONAL, UNKNOWN
from orgmodel.fit.vocabulary import RANK
from orgmodel.org.tree import Ints

# Rank of a title of operations to its role.
_RUNGS = {
    "executive_vice_president": "svp_ops",
    "senior_vice_president": "svp_ops",
    "vice_president": "vp_ops",
    "director": "director_ops",
    "head_of_company": "director_ops",
    "general_manager": "director_ops",
    "manager": "operations_officer",
    "officer": "operations_officer",
    "lead": "ops_supervisor",
}
_EXECUTIVE = ("executive_vice_president", "senior_vice_president", "vice_president")
# Where the people below say what a manager leads.
_TELLING = ("it", "product", "sales", "marketing", "people", "finance", "legal", "banking", *SERVICES)
_TELLING_SHARE, _TELLING_LEAST = 0.6, 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Evidence of the place of a seat: what it says of its work; [n].

    Attributes
    ----------
    own
        Area of the title, else of the department.
    leader, leader_area
        Nearest seat above that leads a known area or the company, -1 for none; and its area, 0 for a company that is no
        uniformed service.
    """

    own: Codes
    leader: Ints
    leader_area: Codes


def surroundings(draft: Draft) -> Surroundings:
    """Areas around each seat. O(n log levels)."""
    here = draft.here
    own = np.where(here.area > 0, here.area, here.department)
    own[draft.has_rank("chief_operating") & (~is_one_of(here.area, draft.functions) | _of_business(draft))] = OPERATIONS
    own[draft.chief & ~is_one_of(here.area, draft.areas(["uniformed"]))] = 0
    own[draft.has_role("operations_officer", "coo") & is_one_of(own, draft.areas(NEAR))] = OPERATIONS
    # A bank's branch is the bank's work.
    above = here.of_boss(own)
    own = np.where((here.area == PRODUCTION) & is_one_of(above, draft.areas(["banking"])), above, own)
    # Operations below another function are that function's as far down as titles of operations go, and no department
    # says otherwise.
    told = np.where(_passes(draft) & is_one_of(here.department, draft.functions), here.department, own)
    leader = draft.nearest((here.is_led & (told > 0) & ~(_passes(draft) & (told == OPERATIONS))) | draft.chief)
    area = told[leader]
    area[leader < 0] = 0
    return Surroundings(own, leader, area.astype(np.int8))


def _passes(draft: Draft) -> Flags:
    """True where a title of operations takes its meaning from above or from its department."""
    here = draft.here
    found: Flags = (here.area == OPERATIONS) & ((here.marks & JOINED) == 0) & ~draft.chief
    found &= ~is_one_of(here.department, [OPERATIONS, PRODUCTION]) & ~draft.has_rank("chief_operating")
    return found


def _of_business(draft: Draft) -> Flags:
    """True where a title names a part of the company by its business, such as the COO of a logistics division.

    Who is named by what operations does, right below the chief executive, and leads managers of operations, is one too.
    """
    here = draft.here
    business = draft.areas((*NEAR, "banking", *SERVICES))
    found: Flags = ((here.marks & PART) != 0) & is_one_of(here.area, business)
    leads = here.is_led & is_one_of(here.area, [OPERATIONS, PRODUCTION])
    found |= is_one_of(here.area, draft.areas(NEAR)) & is_up(draft) & (counted_below(here.tree, leads) > 0)
    return found


def read_chief_operating(draft: Draft, around: Surroundings) -> None:
    """Read chief operating officers: anywhere in the company, several too (R23); not of another function."""
    here, sure = draft.here, draft.words.sureness
    parent, up = here.tree.parent, is_up(draft)
    titled = draft.has_rank("chief_operating")
    joined = (here.marks & JOINED) != 0
    elsewhere = np.where(is_one_of(here.area, draft.functions) & ~_of_business(draft), here.area, 0)
    elsewhere = np.where(
        (elsewhere == 0) & ~up & is_one_of(here.department, draft.functions), here.department, elsewhere
    )
    elsewhere = np.where(
        (elsewhere == 0) & ~up & is_one_of(around.leader_area, draft.functions), around.leader_area, elsewhere
    ).astype(np.int8)
    draft.read(titled & (elsewhere > 0) & ~joined, "", sure["context"], "coo_of", topic=elsewhere)
    _read_deputy_chiefs(draft, titled)
    draft.read(titled & up, "coo", draft.title_sureness(sure["exact"]), "coo")
    draft.read(titled, "coo", draft.title_sureness() * sure["odd_boss"], "coo_far", about=parent)
    deputies = draft.has_rank("deputy_chief") & draft.of_boss(draft.chief) & here.is_led & draft.is_open
    # Of several deputies the one for operations.
    of_operations = deputies & (here.area == OPERATIONS)
    deputies = of_operations if of_operations.any() else deputies
    if deputies.sum() == 1 and not draft.has_role("coo").any():
        runs = counted_below(here.tree, is_one_of(around.own, [OPERATIONS, PRODUCTION])) > 0
        draft.read(deputies & runs, "coo", sure["context"], "second")
        draft.read(deputies & ~is_one_of(here.area, draft.functions), "coo", sure["weak"], "second")


def _read_deputy_chiefs(draft: Draft, titled: Flags) -> None:
    """Read deputies of a chief operating officer who is there: no second one."""
    here, sure = draft.here, draft.words.sureness
    is_deputy = (here.marks & DEPUTY) != 0
    chiefs = titled & ~is_deputy & draft.is_open
    if not chiefs.any():
        draft.read(titled & is_deputy & is_up(draft), "coo", sure["context"], "second")
        return
    deputies = titled & is_deputy
    deputies |= draft.has_rank("deputy_chief") & (here.area == OPERATIONS) & (draft.nearest(chiefs) >= 0)
    # Above a director it is no deputy of one.
    high = draft.has_rank("director", *_EXECUTIVE) & (here.area == OPERATIONS)
    draft.read(deputies & (counted_below(here.tree, high) > 0), "", sure["context"], "deputy_above")
    draft.read(deputies, "asst_director_ops", sure["context"], "deputy")


def read_rungs(draft: Draft, around: Surroundings) -> None:
    """Read titles of operations as rungs, or as other jobs by department, leader, people below and sector."""
    here, sure = draft.here, draft.words.sureness
    parent = here.tree.parent
    titled = (here.area == OPERATIONS) & is_one_of(here.rank, [RANK[rank] for rank in (*_RUNGS, "coordinator")])
    titled &= draft.is_open
    if not titled.any():
        return
    _read_other_jobs(draft, titled, around)
    titled &= draft.is_open
    sureness = draft.title_sureness()
    unled = titled & ~here.is_led & ~draft.has_rank("lead", "coordinator")
    sureness[unled] *= sure["no_reports"]
    under_other = is_one_of(around.leader_area, draft.functions)
    agreeing = under_other & _department_agrees(draft, around)
    sureness[titled & under_other] *= sure["odd_boss"]
    # What a "director of knowledge" leads no list says.
    vague = draft.has_rank("chief", *_EXECUTIVE, "director") & (here.area == 0) & (here.department == 0)
    vague &= here.is_led & is_up(draft) & ((here.marks & UNKNOWN) != 0) & ((here.marks & (PART | REGIONAL)) == 0)
    sureness[titled & draft.of_boss(vague)] *= sure["odd_boss"]

    is_deputy = (here.marks & DEPUTY) != 0
    _read_deputies(draft, titled & is_deputy, sureness)
    titled &= draft.is_open
    regional = ((here.marks & REGIONAL) != 0) & draft.has_rank("director", "manager", "officer", "head_of_company")
    draft.read(titled & regional, "regional_ops_director", sureness, "region")
    above = draft.nearest(titled & draft.has_rank(*_EXECUTIVE))
    nested = ((here.marks & REGIONAL) != 0) & draft.has_rank("vice_president") & (above >= 0)
    draft.read(titled & nested, "regional_ops_director", sureness * sure["odd_boss"], "region")

    _read_alone(draft, titled)
    for rank, role in _RUNGS.items():
        mine = titled & draft.has_rank(rank)
        draft.read(mine & agreeing, role, sureness, "department_agrees", about=around.leader, topic=around.leader_area)
        draft.read(mine & under_other, role, sureness, "under_finance")
        draft.read(mine, role, sureness, "rung")
    draft.read(titled & here.is_led, "ops_supervisor", sure["context"], "coordinates", about=parent)
    _lower_heads(draft)
    _raise_managers(draft)
    _read_near(draft)
    _split_officers(draft)
    _raise_executives(draft)
    _doubt_order(draft)


# Bare ranks that a department of operations makes a rung, the higher first.
_BARE = ("senior_vice_president", "vice_president", "director", "manager", "officer")


def read_by_department(draft: Draft, around: Surroundings) -> None:
    """Read a bare "Director" or "Manager" in a department of operations as the rung, where it is below a higher one."""
    here, sure = draft.here, draft.words.sureness
    bare = (here.area == 0) & (here.department == OPERATIONS) & draft.is_open & draft.has_rank(*_BARE)
    bare &= ~is_one_of(around.leader_area, draft.functions)
    if not bare.any():
        return
    order = _order(draft)
    deputy = (here.marks & DEPUTY) != 0
    regional = bare & draft.has_rank("director", "manager") & ((here.marks & REGIONAL) != 0) & here.is_led & ~deputy
    draft.read(regional, "regional_ops_director", draft.title_sureness(sure["context"] + 0.1), "by_department")
    for rank in _BARE:
        mine = bare & draft.has_rank(rank) & ~deputy & (here.is_led | ~draft.has_rank("officer"))
        above, role = draft.nearest(draft.has_role(*LADDER) | mine), _RUNGS[rank]
        is_below = (above < 0) | (order[draft.role[above]] > order[draft.codes[role]])
        draft.read(mine & is_below, role, draft.title_sureness(sure["context"] + 0.1), "by_department")
        above = draft.nearest(draft.has_role(*LADDER))
        under = mine & here.is_led & (above >= 0) & draft.has_role("operations_officer", "operations_manager")[above]
        draft.read(under, "ops_supervisor", sure["weak"], "first_line", about=above)


def _department_agrees(draft: Draft, around: Surroundings) -> Flags:
    """True where a department is one of operations, whoever leads: no ship's, and not the branches of a bank."""
    department = draft.here.department
    found: Flags = is_one_of(department, [OPERATIONS, PRODUCTION])
    found &= ~is_one_of(around.leader_area, draft.areas(["uniformed"]))
    found &= (department == OPERATIONS) | ~is_one_of(around.leader_area, draft.areas(["banking"]))
    return found


def _read_other_jobs(draft: Draft, titled: Flags, around: Surroundings) -> None:
    here, sure = draft.here, draft.words.sureness
    others = draft.functions
    plain = titled & ((here.marks & JOINED) == 0)
    # Departments that are often the operations themselves are another job under a leader of another function only.
    apart = is_one_of(here.department, others) & ~is_one_of(here.department, draft.areas(NEAR))
    apart |= is_one_of(here.department, draft.areas(NEAR)) & is_one_of(around.leader_area, others)
    draft.read(plain & apart, "", sure["title"], "other_department", topic=here.department)
    agrees = _department_agrees(draft, around)
    led_by = is_one_of(around.leader_area, others) & ~agrees
    finance = draft.words.areas.index("finance") + 1
    if not draft.has_role("coo").any():
        # Where there is no chief operating officer, finance may carry operations (R11).
        led_by &= around.leader_area != finance
    draft.read(titled & led_by, "", sure["title"], "other_boss", about=around.leader, topic=around.leader_area)
    below, share = _area_below(draft, titled & draft.is_open, around.own)
    telling = is_one_of(below, draft.areas(_TELLING)) & (share >= _TELLING_SHARE)
    near_top = draft.of_boss(draft.chief | draft.has_role("coo")) | agrees
    draft.read(plain & telling & ~near_top, "", sure["context"], "other_below", topic=below)
    sector = _sector(draft, around.own)
    if sector:
        officers = plain & draft.has_rank("officer") & ~here.is_led
        topic = np.full(len(here), sector, np.int8)
        draft.read(officers, "", sure["context"], "other_company", topic=topic)
    chiefs = draft.chief | draft.has_role("coo") | draft.has_rank("chief", *_EXECUTIVE)
    grade = plain & draft.has_rank(*_EXECUTIVE) & ~here.is_led & ~draft.of_boss(chiefs) & (here.tree.parent >= 0)
    draft.read(grade, "", sure["context"], "grade")


def _area_below(draft: Draft, managers: Flags, own: Codes) -> tuple[Codes, NDArray[np.float64]]:
    """Area that most direct reports of some managers work in, and their share; 0 where too few say so."""
    here = draft.here
    n, areas = len(here), len(draft.words.areas) + 1
    parent = here.tree.parent
    told = (parent >= 0) & managers[parent]
    number = np.cumsum(managers) - 1
    table = np.bincount(number[parent[told]] * areas + own[told], minlength=int(managers.sum()) * areas).reshape(
        -1, areas
    )
    best, share = np.zeros(n, np.int8), np.zeros(n)
    if len(table):
        found = table[:, 3:].argmax(axis=1) + 3
        count = table[np.arange(len(table)), found]
        best[managers] = np.where(count >= _TELLING_LEAST, found, 0)
        share[managers] = count / np.maximum(1, table.sum(axis=1))
    return best, share


def _sector(draft: Draft, own: Codes) -> int:
    """Banking or services, where the company as a whole works in it by titles and departments; 0 for none."""
    told = int((own > 0).sum())
    for area in draft.areas(["banking", *SERVICES]):
        people = int((own == area).sum())
        if people >= draft.words.sector["least_people"] and people >= draft.words.sector["share"] * told:
            return area
    return 0


def _read_deputies(draft: Draft, deputies: Flags, sureness: NDArray[np.float32]) -> None:
    here, sure = draft.here, draft.words.sureness
    high = draft.has_rank("director", "head_of_company", "general_manager", *_EXECUTIVE)
    draft.read(deputies & high, "asst_director_ops", sureness, "deputy")
    draft.read(deputies & here.is_led, "ops_supervisor", sure["weak"], "deputy_led")
    draft.read(deputies, "", sure["weak"], "deputy_alone")


def _read_alone(draft: Draft, titled: Flags) -> None:
    """Read the one lead or coordinator of operations right below the chief executive as the operations officer."""
    sure = draft.words.sureness
    higher = draft.has_role("coo") | (titled & ~draft.has_rank("lead", "coordinator", "officer"))
    if (higher & ~draft.chief).any():
        return
    alone = titled & draft.has_rank("lead", "coordinator") & draft.of_boss(draft.chief) & draft.is_open
    if alone.sum() == 1:
        draft.read(alone, "operations_officer", sure["weak"], "only_one")


def _lower_heads(draft: Draft) -> None:
    """Read a head right under a director of operations as the operations manager, where nobody below is one."""
    here, sure = draft.here, draft.words.sureness
    directors = draft.has_role("director_ops") & ~draft.fixed
    plain = (here.marks & PLAIN_HEAD) != 0
    lower = directors & plain & draft.of_boss(directors & ~plain) & here.is_led
    lower &= counted_below(here.tree, draft.has_role("operations_officer", "operations_manager")) == 0
    draft.reopen(lower)
    draft.read(lower, "operations_officer", sure["title"] * sure["odd_boss"], "lower_head", about=here.tree.parent)


def _raise_managers(draft: Draft) -> None:
    """Read a "gerente" of operations right below the top over a "jefe" of operations as the director of operations."""
    here, sure = draft.here, draft.words.sureness
    if draft.has_role("director_ops").any():
        return
    upper = (here.marks & GERENTE) != 0
    managers = draft.has_role("operations_officer") & draft.has_rank("manager") & ~draft.fixed
    raised = managers & upper & is_up(draft) & (counted_below(here.tree, managers & ~upper & here.is_led) > 0)
    draft.reopen(raised)
    draft.read(raised, "director_ops", sure["context"], "over_manager")


def _read_near(draft: Draft) -> None:
    """Read a manager of the operations of a service centre, stores or the like as the open seat below a director.

    What a chief operating officer runs besides operations stays another job right below one.
    """
    here, sure = draft.here, draft.words.sureness
    near = ((here.marks & OF_ANOTHER) != 0) & is_one_of(here.area, draft.areas(NEAR)) & draft.has_rank("manager")
    near &= here.is_led & draft.is_open & ~is_one_of(here.department, draft.functions)
    manages = draft.has_role("operations_officer", "operations_manager")
    high = draft.has_role("director_ops", "regional_ops_director")
    # A general manager of a site between says nothing else.
    high |= draft.has_rank("general_manager") & (here.area == 0) & (draft.role < 0) & draft.of_boss(high)
    is_open = high & (counted_below(here.tree, manages) == 0)
    draft.read(
        near & draft.of_boss(is_open),
        "operations_officer",
        sure["weak"],
        "open_seat",
        about=here.tree.parent,
        topic=here.area,
    )


def _split_officers(draft: Draft) -> None:
    """Read an officer under a manager as two seats (C2); several officers without people there as the front line."""
    here, sure = draft.here, draft.words.sureness
    officers = draft.has_role("operations_officer")
    above = draft.nearest(draft.has_role(*LADDER))
    is_manager = officers & draft.has_rank("manager")
    under = officers & draft.has_rank("officer") & (above >= 0) & is_manager[above] & ~draft.fixed
    if not under.any():
        return
    alone = under & ~here.is_led
    crowd = np.bincount(above[alone], minlength=len(here))
    many = alone & (crowd[above] > 1)
    pairs = under & ~many
    managers = np.zeros(len(here), bool)
    managers[above[pairs]] = True
    draft.reopen(many | pairs | managers)
    draft.read(many, "operative", sure["weak"], "many_officers", about=above)
    draft.read(pairs, "operations_officer", sure["title"] * 0.8, "split_officer")
    draft.read(managers, "operations_manager", sure["title"] * 0.8, "split_manager")


def _raise_executives(draft: Draft) -> None:
    """Read an executive vice-president of operations over a senior one as the chief operating officer, if nobody is."""
    sure = draft.words.sureness
    if draft.has_role("coo").any():
        return
    senior = draft.has_role("svp_ops") & draft.has_rank("senior_vice_president")
    above = draft.nearest(draft.has_role(*LADDER))
    raised = np.zeros(len(draft.here), bool)
    raised[above[senior & (above >= 0)]] = True
    raised &= draft.has_role("svp_ops") & draft.has_rank("executive_vice_president") & draft.of_boss(draft.chief)
    draft.reopen(raised)
    draft.read(raised, "coo", sure["context"], "over_senior")


def _order(draft: Draft) -> NDArray[np.int64]:
    """Place of each role on the ladder by its number, from the bottom up; -1 for other roles and for none."""
    order = np.full(len(draft.codes) + 1, -1)
    for place, role in enumerate(LADDER):
        order[draft.codes[role]] = place
    return order


def _doubt_order(draft: Draft) -> None:
    """Be less sure of a rung below a lower one."""
    order = _order(draft)
    above = draft.nearest(draft.has_role(*LADDER))
    own = order[draft.role]
    odd = (above >= 0) & (own > order[draft.role[above]]) & (own >= 0) & ~draft.fixed
    draft.sureness[odd] *= draft.words.sureness["odd_boss"]
