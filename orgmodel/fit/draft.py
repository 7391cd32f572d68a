"""Draft of the readings: the role of each seat while rule after rule looks at it."""

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from orgmodel.fit.context import Context, Flags, is_one_of, nearest_above
from orgmodel.fit.reasons import REASON
from orgmodel.fit.title_parts import FUZZY, JOINED, UNKNOWN
from orgmodel.fit.vocabulary import RANK, Vocabulary
from orgmodel.org.tree import Ints

OPERATIONS, PRODUCTION, ADMINISTRATION = 1, 2, 3
"""Numbers of the areas that are no other job."""

# What a chief operating officer runs besides operations.
NEAR = ("supply_chain", "facilities", "quality", "customer_service")
# Areas where "operations" are missions, flights or wards (T9).
SERVICES = ("uniformed", "aviation", "clinical")

# The ladder from the bottom up, and what else stands on an operations line.
LADDER = (
    "operative",
    "ops_supervisor",
    "operations_officer",
    "operations_manager",
    "asst_director_ops",
    "director_ops",
    "regional_ops_director",
    "vp_ops",
    "svp_ops",
    "coo",
)
LINE = (*LADDER, "business_manager", "division_head", "ceo")
# Those who have a front line below them besides the chief executive.
LEADERS = (*LADDER[1:], "business_manager", "division_head")


@dataclass
class Draft:
    """Readings so far. Grows while the rules run.

    Attributes
    ----------
    here
        What is known of each seat.
    codes
        Role key to number.
    outside
        Whether a seat's manager is named but not in the file.
    role, sureness, reason, about, topic
        [n] Number of the role, -1 for none; 0 to 1; number of the reason; the seat and the area that it speaks of, -1
        and 0 for none.
    fixed
        Seats that a person read.
    is_open
        Seats that no rule has decided.
    """

    here: Context
    words: Vocabulary
    codes: dict[str, int]
    outside: Flags
    role: NDArray[np.int8] = field(init=False)
    sureness: NDArray[np.float32] = field(init=False)
    reason: NDArray[np.int8] = field(init=False)
    about: Ints = field(init=False)
    topic: NDArray[np.int8] = field(init=False)
    fixed: Flags = field(init=False)
    is_open: Flags = field(init=False)
    chief: Flags = field(init=False)
    led_area: NDArray[np.int8] = field(init=False)

    def __post_init__(self) -> None:
        n = len(self.here)
        self.role = np.full(n, -1, np.int8)
        self.sureness = np.zeros(n, np.float32)
        self.reason = np.full(n, REASON["names_none"], np.int8)
        self.about = np.full(n, -1, np.int32)
        self.topic = np.zeros(n, np.int8)
        self.fixed = np.zeros(n, bool)
        self.is_open = np.ones(n, bool)
        self.chief = np.zeros(n, bool)
        self.led_area = np.zeros(n, np.int8)

    def read(
        self,
        where: Flags,
        role: str,
        sureness: float | NDArray[np.floating],
        reason: str,
        *,
        about: Ints | None = None,
        topic: NDArray[np.int8] | None = None,
    ) -> None:
        """Give the open seats of a selection a role, or none ("")."""
        taken = where & self.is_open
        self.role[taken] = self.codes[role] if role else -1
        self.sureness[taken] = np.broadcast_to(np.asarray(sureness, np.float32), taken.shape)[taken]
        self.reason[taken] = REASON[reason]
        if about is not None:
            self.about[taken] = about[taken]
        if topic is not None:
            self.topic[taken] = topic[taken]
        self.is_open &= ~taken

    def reopen(self, where: Flags) -> None:
        """Let later rules decide seats again, those excepted that a person read."""
        self.is_open |= where & ~self.fixed

    def has_role(self, *roles: str) -> Flags:
        """True where a seat is read as one of some roles; [n]."""
        return is_one_of(self.role, [self.codes[role] for role in roles])

    def has_rank(self, *ranks: str) -> Flags:
        """True where a title has one of some ranks; [n]."""
        return is_one_of(self.here.rank, [RANK[rank] for rank in ranks])

    def of_boss(self, flags: Flags) -> Flags:
        """The same for a seat's boss; False at a top."""
        parent = self.here.tree.parent
        return (parent >= 0) & flags[parent]

    def nearest(self, flags: Flags) -> Ints:
        """Nearest seat above for which it is so; -1 for none."""
        return nearest_above(self.here.tree, flags)

    def areas(self, names: Collection[str]) -> list[int]:
        """Numbers of areas."""
        return [self.words.areas.index(name) + 1 for name in names]

    @property
    def functions(self) -> list[int]:
        """Numbers of the areas that make a title of operations another job: functions, banking, services."""
        return self.areas([name for name in self.words.areas[3:] if name != "strategy"])

    def title_sureness(self, base: float | None = None) -> NDArray[np.float32]:
        """Confidence of a reading by the title: less for misspelt, unknown and joined words."""
        sure = self.words.sureness
        found = np.full(len(self.here), sure["title"] if base is None else base, np.float32)
        for mark, name in ((FUZZY, "fuzzy"), (UNKNOWN, "unknown_word"), (JOINED, "joined")):
            found[(self.here.marks & mark) != 0] *= sure[name]
        return found
