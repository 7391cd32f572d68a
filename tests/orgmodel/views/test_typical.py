"""Views of a typical company: a branch alone, a line alone, and what is wished for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.typical.build.build import build
from orgmodel.typical.graph import boss_of, chain_of, preorder, reports_of
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.views.typical import View, depth_of, is_folded, settled, visible_seats
from tests.strategies import DOMAIN, companies

GRAPH = build(TypicalCompany(8_000, structure="divisional"), DOMAIN)


def _drawn(view, graph=GRAPH):
    return visible_seats(graph, view).keys


@settings(max_examples=60, derandomize=True, deadline=None)
@given(companies(), st.data())
def test_a_branch_alone_is_all_under_its_top_and_a_line_alone_nobody_beside_it(company, data):
    """Bosses before reports, in the order of the company; below the seat of a line everybody is there."""
    graph = build(company, DOMAIN)
    key = data.draw(st.sampled_from(sorted(graph)))
    all_open = settled(graph, View(whole=frozenset(graph)))
    everybody = _drawn(all_open, graph)
    assert list(everybody) == list(preorder(graph, everybody[0]))
    branch = visible_seats(graph, View(toggled=all_open.toggled, focus=key))
    assert list(branch.keys) == list(preorder(graph, key))
    assert branch.bosses[0] == -1
    line = _drawn(View(toggled=all_open.toggled, line=key), graph)
    assert list(line) == [*reversed(chain_of(graph, key)[1:]), *preorder(graph, key)]


def test_a_seat_that_there_is_not_is_neither_a_branch_nor_a_line():
    """The whole company is drawn instead."""
    assert _drawn(View(focus="nobody", line="nobody")) == _drawn(View())
    assert settled(GRAPH, View(whole=frozenset({"nobody"}), at="nobody")) == View()


def test_levels_of_a_branch_are_counted_from_its_top():
    """Folded to its second level it is two levels deep."""
    graph, view = build(TypicalCompany(3_000), DOMAIN), View(focus="coo", levels=2)
    assert set(_drawn(view, graph)) == {"coo", *reports_of(graph, "coo")}
    assert depth_of(graph, view) == depth_of(graph, View()) - 1


@settings(max_examples=60, derandomize=True, deadline=None)
@given(companies(), st.sets(st.integers(0, 40)), st.integers(0, 4), st.data())
def test_a_branch_opens_as_a_whole_whatever_was_folded_in_it(company, places, levels, data):
    """Nothing of it stays folded, and no other branch is touched."""
    graph = build(company, DOMAIN)
    keys = sorted(graph)
    top = data.draw(st.sampled_from(keys))
    before = View(toggled=frozenset(keys[place % len(keys)] for place in places), levels=levels)
    after = settled(graph, View(toggled=before.toggled, levels=levels, whole=frozenset({top})))
    inside = set(preorder(graph, top))
    for key in keys:
        assert is_folded(graph, after, key) == (key not in inside and is_folded(graph, before, key))
    assert settled(graph, after) == after


@settings(max_examples=60, derandomize=True, deadline=None)
@given(companies(), st.data())
def test_who_is_looked_for_is_drawn_out_of_any_branch_line_or_fold(company, data):
    """What is looked at stays a part where the seat is in it; else all of the company is there."""
    graph = build(company, DOMAIN)
    seat = st.sampled_from(sorted(graph))
    at, focus, line = data.draw(seat), data.draw(seat), data.draw(seat)
    folded = frozenset(key for key in graph if not is_folded(graph, View(), key))
    view = settled(graph, View(toggled=folded, focus=focus, line=line, at=at))
    assert at in _drawn(view, graph)
    assert (view.focus == focus) == (focus in chain_of(graph, at))
    assert (boss_of(graph, at) is None) or boss_of(graph, at) in _drawn(view, graph) or view.focus == at
