"""Rules of the other sides: heads of functions, the office, assistants."""

import numpy as np

from orgmodel.fit.context import Flags, counted_below, is_one_of
from orgmodel.fit.draft import ADMINISTRATION, OPERATIONS, PRODUCTION, Draft
from orgmodel.fit.read_operations import Surroundings
from orgmodel.fit.read_top import is_up
from orgmodel.fit.title_parts import DEPUTY, HAS_OFFICE, OF_ANOTHER, OUTLET, REGIONAL, UNKNOWN

_HIGH = ("chief", "executive_vice_president", "senior_vice_president", "vice_president", "director", "head_of_company")
_HEADS = (*_HIGH, "manager", "general_manager", "administration_head")
# Where "office manager" and "community manager" are words of another job.
_OTHER_OFFICE = ("marketing", "customer_service", "product", "sales", "it")


def read_office(draft: Draft, around: Surroundings) -> None:
    """Read office managers, heads of administration, assistants and receptionists."""
    here, sure = draft.here, draft.words.sureness
    title = draft.title_sureness()
    elsewhere = is_one_of(around.own, draft.areas(_OTHER_OFFICE))
    draft.read(draft.has_rank("admin"), "admin", title, "assistant")
    by_title = draft.has_rank("office_manager") | ((here.marks & HAS_OFFICE) != 0)
    draft.read(by_title, "office_manager", title, "office")
    clerks = (here.area == ADMINISTRATION) & draft.has_rank("staff") & ~here.is_led
    heads = by_title | draft.has_rank("administration_head")
    draft.read(clerks & draft.of_boss(heads), "admin", sure["context"], "assistant")
    community = draft.has_rank("community_manager")
    led_elsewhere = is_one_of(around.leader_area, draft.areas(_OTHER_OFFICE))
    topic = np.where(elsewhere, around.own, around.leader_area)
    draft.read(community & (elsewhere | led_elsewhere), "", sure["context"], "not_office", topic=topic)
    draft.read(community, "office_manager", sure["context"], "community")

    finance = draft.words.areas.index("finance") + 1
    is_head = draft.has_rank("administration_head") & (here.area != finance)
    broad = (here.area == ADMINISTRATION) & draft.has_rank(*_HIGH, "manager") & (is_up(draft) | ~here.is_led)
    broad &= (here.marks & OF_ANOTHER) == 0
    leading = draft.has_rank(*_HEADS) & is_one_of(here.area, draft.functions)
    functions = counted_below(here.tree, is_one_of(around.own, draft.functions))
    office = counted_below(here.tree, (around.own <= ADMINISTRATION) | draft.has_role("admin", "office_manager"))
    heads_functions = (functions > office) & (counted_below(here.tree, leading) > 0) | (functions > 0) & (office == 0)
    not_office = (is_head | broad) & heads_functions & is_up(draft)
    draft.read(not_office, "function_head", sure["context"], "not_administration")
    draft.read(is_head, "admin_services_manager", title, "administration")
    draft.read(broad, "admin_services_manager", title * 0.8, "administration")


def read_heads(draft: Draft, around: Surroundings) -> None:
    """Read the highest of each function as its head, where they report to the chief executive or to operations."""
    here, sure = draft.here, draft.words.sureness
    parent = here.tree.parent
    outside_line = (around.own > PRODUCTION) & (around.own != ADMINISTRATION)
    ranked = draft.has_rank(*_HEADS) & ((here.marks & (DEPUTY | REGIONAL)) == 0)
    # Without an area in the title the department tells it, for the high and for who leads people right below the top.
    ranked &= (here.area > PRODUCTION) | draft.has_rank(*_HIGH) | (here.is_led & is_up(draft))
    ranked &= outside_line & draft.is_open
    # A manager of sales operations leads no function; a head of people operations may lead people.
    of_another = (here.marks & OF_ANOTHER) != 0
    draft.read(of_another & ~draft.has_rank(*_HIGH), "", sure["title"], "of_another", topic=here.area)
    ranked &= draft.is_open
    nested = (around.leader_area == around.own) & (around.leader >= 0)
    up = is_up(draft) & (parent >= 0)
    in_division = draft.of_boss(draft.has_role("division_head"))
    in_line = draft.of_boss(
        draft.has_role("vp_ops", "svp_ops", "director_ops", "business_manager", "regional_ops_director")
    )
    title = draft.title_sureness()
    title[~here.is_led] *= sure["no_reports"]
    title[of_another] *= sure["odd_boss"]
    weak = np.full(len(here), sure["context"], np.float32)
    topic = around.own
    finance = ranked & (around.own == draft.words.areas.index("finance") + 1)
    chosen = ranked & ~nested
    top = ranked & (parent < 0) & here.is_led

    def read(where: Flags, sureness: np.ndarray, reason: str) -> None:
        draft.read(where & finance & ~in_division, "finance_head", sureness, reason, about=parent, topic=topic)
        draft.read(where, "function_head", sureness, reason, about=parent, topic=topic)

    read(chosen & (up | in_division | draft.of_boss(draft.has_role("business_manager"))), title, "function")
    read(chosen & in_line & draft.has_rank(*_HIGH), weak, "function")
    read(top, weak, "function_top")
    read(
        chosen & draft.has_rank("chief") & draft.of_boss(draft.has_role("function_head", "finance_head")),
        weak,
        "function",
    )
    if not draft.has_role("finance_head").any():
        # The "controller" of a small company.
        alone = (around.own == draft.words.areas.index("finance") + 1) & draft.is_open & up & here.is_led
        alone &= draft.has_rank("staff") & (here.area == around.own)
        if alone.sum() == 1:
            draft.read(alone, "finance_head", weak, "function", about=parent, topic=topic)
    below_broad = draft.of_boss(
        draft.of_boss(draft.chief) & (draft.has_rank(*_HEADS, "none") | draft.has_role("function_head"))
    )
    broad = draft.of_boss(is_one_of(around.own, [0, ADMINISTRATION]))
    read(chosen & below_broad & broad & here.is_led, weak, "function")
    draft.read(ranked & nested, "", sure["title"], "below_head", topic=topic)
    draft.read(ranked, "", sure["title"], "not_head", topic=topic)
    vague = draft.has_rank(*_HIGH[:-1]) & ((here.marks & (UNKNOWN | OUTLET)) != 0) & (around.own == 0) & up
    # Right below the chief executive or operating officer without people, too: many files list the management alone.
    vague &= here.is_led | draft.of_boss(draft.chief | draft.has_role("coo"))
    vague &= (here.marks & (DEPUTY | REGIONAL)) == 0
    sureness = np.where(here.is_led, sure["weak"], sure["weak"] * sure["no_reports"])
    draft.read(vague, "function_head", sureness, "vague", about=parent)


def read_rest(draft: Draft, around: Surroundings) -> None:
    """Reasons for the rest: why no role was read."""
    here, sure = draft.here, draft.words.sureness
    topic = around.own
    draft.read((here.area == OPERATIONS) & here.is_led, "", sure["context"], "operations_staff")
    draft.read(here.area == OPERATIONS, "", sure["title"], "operations_staff")
    draft.read(here.area > PRODUCTION, "", sure["title"], "other_title", topic=here.area)
    draft.read(draft.has_rank("lead"), "", sure["title"], "first_line_elsewhere")
    nested = (around.leader_area == topic) & (around.leader >= 0)
    draft.read((topic > PRODUCTION) & nested, "", sure["title"], "below_head", topic=topic)
    draft.read(topic > PRODUCTION, "", sure["title"], "not_head", topic=topic)
    draft.read(np.ones(len(here), bool), "", sure["title"], "names_none")
