"""Each guard stands in its file once, and its test is there; `make mutants` shows that the test notices."""

import re

import pytest

from tests.folders import PROJECT
from tests.mutants.mutants import load_mutants

MUTANTS = load_mutants()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_guard_can_be_taken_out(mutant):
    """A guard that was rewritten takes its mutant along."""
    assert (PROJECT / mutant.file).read_text(encoding="utf-8").count(mutant.old) == 1
    path, _, name = mutant.test.partition("::")
    assert re.search(rf"def {name}\(", (PROJECT / path).read_text(encoding="utf-8"))


def test_every_group_has_a_guard_that_was_tried():
    """A to G of docs/threats.md, and the promises."""
    assert {mutant.name[0] for mutant in MUTANTS} == set("ABCDEFGR")
