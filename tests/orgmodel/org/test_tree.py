"""Forests as arrays: levels, sizes, preorder and loops against plain walks; a million seats deep and wide."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.org.tree import DEEP, grow, loops, preorder


def forest(seed_parents):
    """Parents in any order of numbers, without loops."""
    n = len(seed_parents)
    numbers = np.random.default_rng(n).permutation(n)
    parent = np.full(n, -1, np.int32)
    for child, boss in enumerate(seed_parents):
        if boss >= 0 and boss < child:
            parent[numbers[child]] = numbers[boss]
    return parent


FORESTS = st.lists(st.integers(-1, 40), max_size=60).map(forest)


@given(FORESTS)
def test_levels_sizes_and_preorder_are_those_of_a_plain_walk(parent):
    """Every seat once, bosses before reports, siblings in order of their numbers, branches are slices."""
    tree, lost = grow(parent)
    assert not len(lost)
    n = len(parent)
    kids = {boss: [seat for seat in range(n) if parent[seat] == boss] for boss in range(-1, n)}
    walk, stack, depth = [], list(reversed(kids[-1])), dict.fromkeys(kids[-1], 0)
    while stack:
        seat = stack.pop()
        walk.append(seat)
        depth |= dict.fromkeys(kids[seat], depth[seat] + 1)
        stack.extend(reversed(kids[seat]))
    assert sorted(range(n), key=preorder(tree).__getitem__) == walk
    assert [tree.depth[seat] for seat in range(n)] == [depth[seat] for seat in range(n)]
    assert sorted(tree.order.tolist()) == list(range(n))
    for seat in range(n):
        assert tree.reports(seat).tolist() == kids[seat]
        assert tree.size[seat] == 1 + sum(tree.size[kid] for kid in kids[seat])
        assert tree.height[seat] == max((tree.height[kid] + 1 for kid in kids[seat]), default=0)
    under = tree.managers_under(np.arange(n))
    assert [sum(under[kid] + (len(kids[kid]) > 0) for kid in kids[seat]) for seat in range(n)] == under.tolist()
    assert tree.tops().tolist() == kids[-1]
    assert tree.levels == (max(depth.values()) + 1 if n else 0)


@given(st.lists(st.integers(-1, 30), min_size=1, max_size=31))
def test_loops_are_found_one_each(bosses):
    """With any one boss per seat: what is lost is exactly what cannot reach a top, and each loop is told once."""
    n = len(bosses)
    parent = np.array([boss if boss < n else -1 for boss in bosses], np.int32)
    _, lost = grow(parent)
    on_loop = set()
    unreached = set()
    for seat in range(n):
        way = [seat]
        while parent[way[-1]] >= 0 and parent[way[-1]] not in way:
            way.append(int(parent[way[-1]]))
        if parent[way[-1]] >= 0:
            unreached.add(seat)
            on_loop |= set(way[way.index(int(parent[way[-1]])) :])
    assert set(lost.tolist()) == unreached
    found = loops(parent, lost)
    assert sorted(seat for loop in found for seat in loop.tolist()) == sorted(on_loop)
    for loop in found:
        assert [parent[seat] for seat in loop.tolist()] == [*loop.tolist()[1:], loop[0]]
        assert loop[0] == min(loop)


@pytest.mark.parametrize("n", [DEEP, DEEP + 1, DEEP + 2, 5_000], ids=str)
def test_a_chain_is_as_deep_as_it_is_long(n):
    """One below the other, across the depth at which the walk changes its way."""
    tree, lost = grow(np.arange(-1, n - 1, dtype=np.int32))
    assert not len(lost)
    assert tree.levels == n
    assert tree.size.tolist() == list(range(n, 0, -1))
    assert tree.height.tolist() == list(range(n - 1, -1, -1))
    assert preorder(tree).tolist() == list(range(n))


def test_a_deep_tree_with_wide_ends_is_rolled_up():
    """A chain of 300 whose every seat has three more reports."""
    chain = np.arange(-1, 299, dtype=np.int32)
    parent = np.concatenate([chain, np.repeat(np.arange(300, dtype=np.int32), 3)])
    tree, _ = grow(parent)
    assert tree.size[0] == 1200
    rank = preorder(tree)
    assert sorted(rank.tolist()) == list(range(1200))
    assert all(
        rank[parent[seat]] < rank[seat] < rank[parent[seat]] + tree.size[parent[seat]] for seat in range(1, 1200)
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("parent", "levels", "lost"),
    [
        (np.arange(-1, 999_999, dtype=np.int32), 1_000_000, 0),
        (np.concatenate(([-1], np.zeros(999_999))).astype(np.int32), 2, 0),
        (np.roll(np.arange(1_000_000, dtype=np.int32), 1), 0, 1_000_000),
    ],
    ids=["a chain", "one manager", "one loop"],
)
def test_a_million_seats_of_any_shape(parent, levels, lost):
    """No recursion error, no loop enumerated: linear work whatever the shape."""
    tree, unreached = grow(parent)
    assert len(unreached) == lost
    assert tree.levels == levels
    if lost:
        assert [len(loop) for loop in loops(parent, unreached)] == [lost]
    else:
        assert tree.size.max() == 1_000_000
