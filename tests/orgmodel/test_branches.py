"""What is drawn of a whole company: never more than the budget, nothing uncounted, the way to anybody."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.branches import (
    COMPANY,
    DEEPEST_WAY,
    FAMILY,
    LARGE_FAMILY,
    MOST_CARDS,
    OwnView,
    ancestors,
    read_tokens,
    see,
    write_tokens,
)
from tests.orgmodel.companies import company

PARENTS = st.lists(st.integers(-1, 30), min_size=1, max_size=120).map(
    lambda bosses: [boss if boss < seat else -1 for seat, boss in enumerate(bosses)]
)
TOKENS = st.sets(st.builds("{}{}".format, st.sampled_from("nmk"), st.integers(0, 119)), max_size=12)


def counted(org, branches):
    """People told by the drawing: cards, folds and counting cards."""
    return (
        sum(seat >= 0 for seat in branches.seats)
        + sum(fold.people for fold in branches.visible.folds.values())
        + sum(fold.people for fold in branches.rest.values())
    )


@given(PARENTS, TOKENS, st.one_of(st.none(), st.integers(0, 119)))
def test_everybody_is_drawn_or_counted_once(parents, tokens, at):
    """Cards, folds and counting cards add up to all seats; bosses come first; the budget holds."""
    org = company(parents)
    branches = see(org, OwnView(frozenset(tokens), at))
    assert counted(org, branches) == len(org)
    keys = branches.visible.keys
    assert len(set(keys)) == len(keys) <= MOST_CARDS
    for place, boss in enumerate(branches.visible.bosses):
        assert boss < place
        seat = branches.seats[place]
        if seat >= 0 and boss >= 0:
            assert org.tree.parent[seat] == branches.seats[boss]
    assert see(org, OwnView(frozenset(tokens), at)) == branches
    # The tokens that come back show the same without the wish.
    assert see(org, OwnView(branches.tokens)).visible == branches.visible


@given(PARENTS, TOKENS, st.data())
def test_the_way_to_anybody_is_opened(parents, tokens, data):
    """The seat asked for is drawn, and so is everybody above it, unless the budget is used up."""
    org = company(parents)
    at = data.draw(st.integers(0, len(org) - 1))
    branches = see(org, OwnView(frozenset(tokens), at))
    assert branches.is_cut or {at, *ancestors(org, at)} <= set(branches.seats)


def test_a_token_opens_a_branch_and_closes_it_again():
    """Seat 1 is folded in a large company; its token shows its reports, and nothing else changes."""
    parents = [-1, *[0] * 20, *np.repeat(np.arange(1, 21), 20).tolist()]
    org = company(parents)
    first = see(org, OwnView())
    folded = next(key for key in first.visible.keys if key in first.visible.folds)
    assert first.visible.folds[folded].people == 20
    opened = see(org, OwnView(frozenset({folded})))
    assert set(opened.visible.keys) - set(first.visible.keys) == {f"n{s}" for s in org.tree.reports(int(folded[1:]))}


@pytest.mark.parametrize("count", [FAMILY + 2, 2_000, 100_000])
def test_a_huge_team_is_some_cards_and_one_that_counts_the_rest(count):
    """Those with the largest branches are drawn; the counting card opens more of them."""
    org = company([-1, *[0] * count, *[count] * 5])
    branches = see(org, OwnView())
    assert len(branches.visible.keys) == 1 + FAMILY + 1
    assert branches.visible.folds[f"n{count}"].people == 5
    assert branches.rest["m0"].people == count - FAMILY
    more = see(org, OwnView(frozenset({"m0"})))
    assert len(more.visible.keys) >= min(count, LARGE_FAMILY) + 1


def test_many_tops_stand_under_the_company():
    """Ten thousand people without a manager: a card for the company, some of them, one that counts the rest."""
    branches = see(company([-1] * 10_000), OwnView())
    assert branches.visible.keys[0] == COMPANY
    assert branches.rest["mtops"].people == 10_000 - FAMILY
    assert len(branches.visible.keys) == FAMILY + 2


def test_a_chain_of_a_million_is_drawn_folded():
    """No recursion; the first cards are drawn and the rest is counted."""
    org = company(np.arange(-1, 999_999))
    branches = see(org, OwnView())
    assert counted(org, branches) == 1_000_000
    assert 1 < len(branches.visible.keys) <= MOST_CARDS
    deep = see(org, OwnView(at=999_999))
    assert len(deep.visible.keys) >= DEEPEST_WAY


def test_tokens_are_read_back_and_others_left_out():
    """What a link says is taken literally or not at all."""
    assert read_tokens("n1.m2.k3.mtops.x4.n.n-1.n1e3.__proto__.n9999999999") == {"n1", "m2", "k3", "mtops"}
    assert read_tokens(write_tokens({"n2", "n1"})) == {"n1", "n2"}
