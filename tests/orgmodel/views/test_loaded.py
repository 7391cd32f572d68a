"""What is drawn of a whole company: never more than the budget, nothing uncounted, the way to anybody."""

import time
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.org.subset import filter_tree
from orgmodel.views.expansion import FAMILY, FIRST_CARDS, FIRST_LEVELS, LARGE_FAMILY, MOST_CARDS
from orgmodel.views.loaded import COMPANY, LoadedView, ancestors, read_tokens, visible_branches, write_tokens
from tests.orgmodel.companies import company

PARENTS = st.lists(st.integers(-1, 30), min_size=1, max_size=120).map(
    lambda bosses: [boss if boss < seat else -1 for seat, boss in enumerate(bosses)]
)
TOKENS = st.sets(st.builds("{}{}".format, st.sampled_from("anmk"), st.integers(0, 119)), max_size=12)


def counted(org, branches):
    """People told by the drawing: cards, folds and counting cards."""
    return (
        sum(seat >= 0 for seat in branches.seats)
        + sum(fold.people for fold in branches.visible.folds.values())
        + sum(fold.people for fold in branches.rest.values())
    )


@given(PARENTS, TOKENS, st.one_of(st.none(), st.integers(0, 119)), st.integers(0, 5))
def test_everybody_is_drawn_or_counted_once(parents, tokens, at, levels):
    """Cards, folds and counting cards add up to all seats; bosses come first; the budget holds."""
    org = company(parents)
    view = LoadedView(frozenset(tokens), at, levels)
    branches = visible_branches(org, view)
    assert counted(org, branches) == len(org)
    keys = branches.visible.keys
    assert len(set(keys)) == len(keys) <= MOST_CARDS
    for place, boss in enumerate(branches.visible.bosses):
        assert boss < place
        seat = branches.seats[place]
        if seat >= 0 and boss >= 0:
            assert org.tree.parent[seat] == branches.seats[boss]
    assert visible_branches(org, view) == branches
    # The view that comes back shows the same without the wish.
    assert branches.view.at is None
    assert visible_branches(org, branches.view).visible == branches.visible


@given(PARENTS, TOKENS, st.data())
def test_the_way_to_anybody_is_opened(parents, tokens, data):
    """The seat asked for is drawn, and so is everybody above it."""
    org = company(parents)
    at = data.draw(st.integers(0, len(org) - 1))
    branches = visible_branches(org, LoadedView(frozenset(tokens), at))
    assert {at, *ancestors(org, at)} <= set(branches.seats)


def test_a_token_opens_a_branch_and_closes_it_again():
    """A folded seat's token shows its reports, and nothing else changes."""
    parents = [-1, *[0] * 20, *np.repeat(np.arange(1, 21), 20).tolist()]
    org = company(parents)
    first = visible_branches(org, LoadedView())
    folded = next(key for key in first.visible.keys if key in first.visible.folds)
    assert first.visible.folds[folded].people == 20
    opened = visible_branches(org, LoadedView(frozenset({folded})))
    assert set(opened.visible.keys) - set(first.visible.keys) == {f"n{s}" for s in org.tree.reports(int(folded[1:]))}
    closed = visible_branches(org, LoadedView(frozenset({"n0"})))
    assert closed.visible.keys == ("n0",)
    assert (closed.visible.folds["n0"].people, closed.visible.folds["n0"].managers) == (420, 20)


@pytest.mark.parametrize(
    "parents",
    [
        pytest.param([-1, *[0] * 300], id="a flat team"),
        pytest.param([-1] * 250, id="nobody has a manager"),
        pytest.param([-1, *[0] * 15, *np.repeat(np.arange(1, 16), 15).tolist()], id="three levels"),
        pytest.param([-1, *np.repeat(np.arange(0, 400), 2).tolist()], id="spans of two"),
        pytest.param([-1, 0, *[1] * 100, *np.repeat(np.arange(2, 102), 100).tolist()], id="spans of a hundred"),
        pytest.param([-1, *[0] * 3, *[1] * 197], id="one large team"),
    ],
)
def test_a_first_view_has_enough_cards_but_can_be_read(parents):
    """At least sixty cards of any company above 200 people, and not so many that they are small."""
    branches = visible_branches(company(parents), LoadedView())
    assert FIRST_CARDS <= len(branches.visible.keys) <= FIRST_CARDS + FAMILY + 2


def test_fewer_cards_at_first_are_some_of_those_of_more():
    """No branch is open of fewer that is not of more."""
    org = company([-1, *[0] * 6, *np.repeat(np.arange(1, 43), 6).tolist()])
    views = [visible_branches(org, LoadedView(cards=cards)).visible.keys for cards in (60, 30, 12, 5)]
    assert [len(keys) for keys in views] == sorted({len(keys) for keys in views}, reverse=True)
    for more, fewer in pairwise(views):
        assert set(fewer) < set(more)


def test_a_boss_on_a_line_alone_can_be_folded_and_opened():
    """As everywhere else; who is looked for under it is drawn again."""
    org = company([-1, *((n - 1) // 4 for n in range(1, 200))])
    last = int(np.argmax(org.tree.depth))
    boss = int(org.tree.parent[last])
    line = visible_branches(org, LoadedView(line=last))
    assert last in line.seats
    folded = visible_branches(org, LoadedView(frozenset({f"n{boss}"}), line=last))
    assert last not in folded.seats
    assert f"n{boss}" in folded.visible.folds
    assert last in visible_branches(org, LoadedView(frozenset({f"n{boss}"}), at=last, line=last)).seats
    assert last in visible_branches(org, LoadedView(frozenset({f"o{boss}"}), line=last)).seats
    assert last not in visible_branches(org, LoadedView(frozenset({f"c{boss}"}), line=last)).seats


def test_open_and_closed_are_so_whatever_the_first_state_is():
    """In another view the same branches are open as by hand in this one; the view says how they differ from its own."""
    org = company([-1, *[0] * 6, *np.repeat(np.arange(1, 43), 6).tolist()])
    more, fewer = (visible_branches(org, LoadedView(cards=cards)) for cards in (60, 12))
    (key, *_) = [one for one in fewer.visible.folds if one in more.visible.keys and one not in more.visible.folds]
    for cards, opened, closed in ((60, set(), {key}), (12, {key}, set())):
        for letter, tokens in (("o", opened), ("c", closed)):
            branches = visible_branches(org, LoadedView(frozenset({letter + key[1:]}), cards=cards))
            assert branches.view.tokens == tokens
            assert (key in branches.visible.folds) == (letter == "c")


def test_the_operations_line_is_in_the_first_view():
    """A small branch of operations is opened before larger ones, down to the one who runs the plants."""
    parents = [-1, *[0] * 8, *np.repeat(np.arange(1, 8), 40).tolist(), 8, *[289] * 2, *[290] * 3]
    titles = ["Clerk"] * len(parents)
    titles[8], titles[289], titles[290] = "Chief Operating Officer", "VP Operations", "Operations manager"
    branches = visible_branches(company(parents, titles=titles), LoadedView())
    assert {8, 289, 290, 292} <= set(branches.seats)


@pytest.mark.parametrize("levels", [1, 2, 3, 4])
def test_all_branches_open_down_to_a_level(levels):
    """Everybody down to that level is drawn and nobody below it, where the budget has room."""
    parents = [-1, *[0] * 4, *np.repeat(np.arange(1, 5), 4).tolist(), *np.repeat(np.arange(5, 21), 4).tolist()]
    org = company(parents)
    branches = visible_branches(org, LoadedView(levels=levels))
    assert set(branches.seats) == set(np.flatnonzero(org.tree.depth < levels).tolist())


def test_upper_levels_are_opened_before_lower_ones():
    """Where the budget does not reach, a small branch of the second level comes before a large one of the third."""
    parents = [-1, *[0] * 20, *np.repeat(np.arange(1, 21), 10).tolist(), *np.repeat(np.arange(21, 221), 20).tolist()]
    branches = visible_branches(company(parents), LoadedView(levels=4))
    assert set(range(221)) <= set(branches.seats)
    assert len(branches.seats) <= MOST_CARDS


def test_a_whole_branch_opens_as_far_as_the_budget_allows():
    """Its token shows everybody under a seat; of a larger branch as many as there is room for."""
    parents = [-1, *[0] * 20, *np.repeat(np.arange(1, 21), 20).tolist(), *np.repeat(np.arange(21, 31), 30).tolist()]
    org = company(parents)
    some = visible_branches(org, LoadedView(frozenset({"a3"})))
    assert set(org.tree.reports(3).tolist()) <= set(some.seats)
    largest = visible_branches(org, LoadedView(frozenset({"a1"})))
    assert MOST_CARDS - FAMILY <= len(largest.seats) <= MOST_CARDS
    assert visible_branches(org, LoadedView(frozenset({"a3", "n3"}))).visible.folds["n3"].people == 20


@given(PARENTS, st.data())
def test_a_focus_shows_one_branch_alone(parents, data):
    """The seat stands at the top; its branch is drawn or counted, and nobody else."""
    org = company(parents)
    focus = data.draw(st.integers(0, len(org) - 1))
    branches = visible_branches(org, LoadedView(focus=focus))
    assert branches.visible.keys[0] == f"n{focus}"
    assert counted(org, branches) == org.tree.size[focus]
    # Who is looked for outside of it ends the focus.
    at = data.draw(st.integers(0, len(org) - 1))
    found = visible_branches(org, LoadedView(focus=focus, at=at))
    assert at in found.seats
    assert (found.view.focus is None) == (focus not in {at, *ancestors(org, at)})


@given(PARENTS, st.data())
def test_a_line_hides_what_stands_beside_it(parents, data):
    """Everybody above the seat is drawn, and of their other reports nobody."""
    org = company(parents)
    seat = data.draw(st.integers(0, len(org) - 1))
    way = {seat, *ancestors(org, seat)}
    branches = visible_branches(org, LoadedView(line=seat))
    assert way <= set(branches.seats)
    beside = set(branches.seats) - way
    assert all(seat in ancestors(org, other) for other in beside)


@given(PARENTS, TOKENS, st.data())
def test_a_filter_keeps_the_managers_on_the_way(parents, tokens, data):
    """Those who fit are drawn or counted, each once; everybody else drawn has one of them below."""
    org = company(parents)
    fitting = np.array(data.draw(st.lists(st.booleans(), min_size=len(org), max_size=len(org))))
    filtered = filter_tree(org.tree, fitting)
    branches = visible_branches(org, LoadedView(frozenset(tokens)), filtered)
    drawn = [seat for seat in branches.seats if seat >= 0]
    told = [*branches.visible.folds.values(), *branches.rest.values()]
    assert int(fitting[drawn].sum()) + sum(fold.people for fold in told) == fitting.sum()
    needed = {seat for one in np.flatnonzero(fitting).tolist() for seat in (one, *ancestors(org, one))}
    assert set(drawn) <= needed
    assert set(filtered.tree.order.tolist()) == needed


@pytest.mark.parametrize("count", [LARGE_FAMILY + 2, 2_000, 100_000])
def test_a_huge_team_is_some_cards_and_one_that_counts_the_rest(count):
    """Those with the largest branches are drawn; the counting card opens more of them."""
    org = company([-1, *[0] * count, *[count] * 5])
    branches = visible_branches(org, LoadedView())
    assert FIRST_CARDS <= len(branches.visible.keys) <= FIRST_CARDS + FAMILY
    assert count in branches.seats
    more = visible_branches(org, LoadedView(frozenset({"m0"})))
    assert LARGE_FAMILY + 2 <= len(more.visible.keys) <= MOST_CARDS
    assert counted(org, more) == len(org)


def test_many_tops_stand_under_the_company():
    """Ten thousand people without a manager: a card for the company, some of them, one that counts the rest."""
    branches = visible_branches(company([-1] * 10_000), LoadedView())
    assert branches.visible.keys[0] == COMPANY
    assert branches.rest["mtops"].people == 10_000 - (len(branches.visible.keys) - 2)


@pytest.mark.slow
def test_a_chain_of_a_million_is_drawn_folded():
    """No recursion; as many levels as can be read are drawn and the rest is counted."""
    org = company(np.arange(-1, 999_999))
    branches = visible_branches(org, LoadedView())
    assert counted(org, branches) == 1_000_000
    assert len(branches.visible.keys) == FIRST_LEVELS


@pytest.mark.slow
def test_whoever_is_looked_for_is_drawn_however_deep():
    """Too far down for a way from the top: the branch that begins some levels above stands alone."""
    org = company([seat - 1 for seat in range(1_000_000)])
    found = visible_branches(org, LoadedView(tokens=frozenset({"n13", "n14"}), at=777_777))
    assert found.view.focus == 777_777 - 13
    assert 777_777 in found.seats
    assert visible_branches(org, found.view).seats == found.seats


@pytest.mark.slow
def test_the_way_to_the_last_of_a_long_chain_is_quick():
    """C3, R12: five times the chain takes five times the processor's time, not twenty-five."""

    def seconds(people: int) -> float:
        org, last = company([seat - 1 for seat in range(people)]), people - 1
        began = time.process_time()
        found = visible_branches(org, LoadedView(at=last))
        assert last in found.seats
        line = visible_branches(org, LoadedView(line=last))
        assert len(line.seats) == MOST_CARDS
        assert line.is_cut
        assert last in visible_branches(org, LoadedView(at=last, line=last)).seats
        return time.process_time() - began

    seconds(1_000)
    assert seconds(1_000_000) < 12 * seconds(200_000)


def test_whoever_is_looked_for_is_drawn_though_the_budget_is_spent():
    """What was opened by hand is folded for them."""
    parents = [-1, *[0] * 20, *[1 + team for team in range(20) for _ in range(20)]]
    org = company(parents)
    opened = frozenset(f"{kind}{team}" for team in range(1, 20) for kind in "am")
    full = visible_branches(org, LoadedView(tokens=opened))
    hidden = next(seat for seat in range(len(parents)) if seat not in full.seats)
    found = visible_branches(org, LoadedView(tokens=opened, at=hidden))
    assert hidden in found.seats
    assert len(found.seats) <= MOST_CARDS


def test_tokens_are_read_back_and_others_left_out():
    """What a link says is taken literally or not at all."""
    assert read_tokens("n1.m2.k3.a4.mtops.x4.n.n-1.n1e3.__proto__.n9999999999") == {"n1", "m2", "k3", "a4", "mtops"}
    assert read_tokens(write_tokens({"n2", "n1"})) == {"n1", "n2"}


def test_a_filter_keeps_siblings_in_their_order():
    """A manager without a report left stands where they stood among the managers."""
    org = company([-1, 0, 0, 0, 1, 2, 3])
    fitting = np.array([True, True, True, True, False, True, False])
    left = visible_branches(org, LoadedView(), filter_tree(org.tree, fitting)).visible.keys
    assert [key for key in left if key in ("n1", "n2", "n3")] == ["n1", "n2", "n3"]


def test_every_branch_counts_those_whom_folding_hides():
    """As many as the fold counts, with and without a filter."""
    org = company([-1, 0, 0, 1, 1, 3])
    for filtered in (None, filter_tree(org.tree, np.array([True, False, True, False, False, True]))):
        for key, below in zip(*_below(org, frozenset(), filtered), strict=True):
            tokens = frozenset({key})
            folded = visible_branches(org, LoadedView(tokens), filtered)
            assert key not in folded.visible.folds or folded.visible.folds[key].people == below


def _below(org, tokens, filtered):
    branches = visible_branches(org, LoadedView(tokens), filtered)
    return branches.visible.keys, branches.below


def test_levels_that_there_is_no_room_for_are_told():
    """Of a small company never."""
    wide = company([-1, *([0] * 20), *(boss for boss in range(1, 21) for _ in range(20))])
    assert visible_branches(wide, LoadedView(levels=3)).is_short
    assert not visible_branches(wide, LoadedView(levels=2)).is_short
    assert not visible_branches(company([-1, 0, 0, 1]), LoadedView(levels=3)).is_short


@pytest.mark.parametrize("parents", [[-1, *[0] * 500], [-1, 0, *[1] * 90], [-1, *[0] * 30, *[1] * 40]])
def test_all_levels_show_no_fewer_than_a_first_view(parents):
    """A large family is drawn as wide as at first."""
    org = company(parents)
    first = visible_branches(org, LoadedView())
    assert len(visible_branches(org, LoadedView(levels=12)).seats) >= len(first.seats) >= 60
