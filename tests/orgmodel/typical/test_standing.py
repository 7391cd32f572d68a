"""Where a role stands in a typical company."""

from collections import Counter

import pytest

from orgmodel.catalog.load import load_domain
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import boss_of, chain_of, reports_of, seat_of
from orgmodel.typical.presets import load_presets
from orgmodel.typical.standing import standing_of

DOMAIN = load_domain()
PRESETS = load_presets(DOMAIN)
GRAPHS = {key: build(preset.company, DOMAIN) for key, preset in PRESETS.items()}


def _name(role):
    return DOMAIN.roles[role].name if role in DOMAIN.roles else role


def _short(found):
    return [DOMAIN.roles[rung.seat.role].short for rung in found.line]


@pytest.mark.parametrize(
    ("preset", "role", "line", "sentence"),
    [
        ("people_30", "operations_officer", ["CEO", "Ops officer"],
         "An operations officer on level 2 reports to the chief executive officer."),
        ("people_400", "director_ops", ["CEO", "COO", "Director"],
         "A director of operations on level 3 reports to the chief operating officer."),
        ("no_coo_240000", "director_ops", ["Board", "CEO", "Division head", "VP Ops", "Regional director", "Director"],
         "285 directors of operations on level 5 report to their regional directors of operations."),
        ("two_coos_60000", "coo", ["CEO", "COO"],
         "2 chief operating officers on level 2 report to the chief executive officer."),
        ("people_30", "ceo", ["CEO"], "The chief executive officer is the top."),
    ],
)  # fmt: skip
def test_the_line_leads_from_the_top_to_the_role(preset, role, line, sentence):
    """By preset: the rungs, and the same in words; a board is no level."""
    found = standing_of(GRAPHS[preset], role, _name(role))
    assert (_short(found), found.sentence) == (line, sentence)


def test_where_the_role_is_not_the_operations_line_stands():
    """With the sentence who heads operations instead."""
    found = standing_of(GRAPHS["people_150"], "coo", _name("coo"))
    assert (found.seats, found.people, found.reports) == (0, 0, ())
    assert _short(found) == ["CEO", "Director", "Ops officer", "Operative"]
    assert found.sentence == (
        "No chief operating officer. At 150 people, a director of operations reports to the chief executive."
    )


@pytest.mark.parametrize("preset", PRESETS)
def test_every_role_of_a_preset_is_found_with_its_peers_and_reports(preset):
    """Each number is that of the graph itself."""
    graph = GRAPHS[preset]
    for role in {seat_of(graph, key).role for key in graph}:
        found = standing_of(graph, role, _name(role))
        keys = [key for key in graph if seat_of(graph, key).role == role]
        assert (found.seats, found.people) == (len(keys), sum(seat_of(graph, key).count for key in keys))
        last = found.line[-1].seat.key
        assert [rung.seat.key for rung in found.line] == chain_of(graph, last)[::-1]
        for rung in found.line[1:]:
            assert rung.peers == len(reports_of(graph, boss_of(graph, rung.seat.key))) - 1
        assert Counter(dict(found.reports)) == Counter(seat_of(graph, key).title for key in reports_of(graph, last))
