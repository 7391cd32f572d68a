"""R5, R6: decisions in any order, taken back in any order: always a forest, and the same state is the same company."""

import os
import tempfile
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from orgmodel.org.serialization import to_arrow
from orgmodel.reading.options import Choices, Decision
from tests.orgmodel.reading.companies import read

PEOPLE = 14
# Everybody reports to the one before, two to each other, one to somebody who is not there.
ROWS = [("id", "name", "manager"), *((str(n), f"P{n} Q{n}", str(n - 1) if n > 1 else "") for n in range(1, PEOPLE - 2))]
ROWS += [("12", "P12 Q12", "13"), ("13", "P13 Q13", "12"), ("14", "P14 Q14", "99")]
# `make soak` takes many more steps.
EXAMPLES = int(os.environ.get("REPORTLINE_STATES", "4"))
who = st.sampled_from([row[0] for row in ROWS[1:]])
decisions = st.one_of(
    st.builds(Decision, st.just("manager"), who, st.one_of(who, st.just(""), st.just("Somebody Else"))),
    st.builds(Decision, st.just("break"), who, who),
    st.builds(Decision, st.just("no_person"), who),
    st.builds(Decision, st.just("same"), who, who),
)


class Deciding(RuleBasedStateMachine):
    """A person who decides and takes back; the model is the list of what was decided."""

    def __init__(self):
        super().__init__()
        self.decided = ()
        self.seen = {}

    @rule(one=decisions)
    def decide(self, one):
        self.decided = (*self.decided, one)

    @precondition(lambda self: self.decided)
    @rule(data=st.data())
    def take_back(self, data):
        at = data.draw(st.integers(0, len(self.decided) - 1))
        self.decided = self.decided[:at] + self.decided[at + 1 :]

    @rule()
    def take_all_back(self):
        self.decided = ()

    @invariant()
    def it_is_a_forest_and_the_same_as_before(self):
        with tempfile.TemporaryDirectory() as folder:
            org = read(Path(folder), ROWS, Choices(decisions=self.decided)).org
            to_arrow(org, Path(folder, "org.arrow"))
            content = Path(folder, "org.arrow").read_bytes()
        parent = org.tree.parent
        above = parent.copy()
        for _ in range(len(org)):
            above = np.where(above >= 0, parent[above], -1)
        assert (above < 0).all(), self.decided
        left_out = {one.who for one in self.decided if one.kind in ("no_person", "same")}
        left_out |= {one.other for one in self.decided if one.kind == "same"}
        assert PEOPLE - len(left_out) <= org.people <= PEOPLE
        assert self.seen.setdefault(self.decided, content) == content


def test_r5_r6_decisions_of_any_kind_leave_a_forest_and_are_taken_back_exactly():
    """Some walks through decisions of all kinds."""
    checks = list(HealthCheck)
    walks = settings(max_examples=EXAMPLES, stateful_step_count=12, deadline=None, suppress_health_check=checks)
    run_state_machine_as_test(Deciding, settings=walks)
