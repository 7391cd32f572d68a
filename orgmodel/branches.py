"""Branches: which seats of a whole company are drawn, whatever its size; the rest folds into counted cards."""

import heapq
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from orgmodel.org import Org
from orgmodel.tree import Ints
from orgmodel.views import Fold, Visible

# Cards that a first view opens to: fitted into a laptop's window their names can be read.
FIRST_CARDS = 24
# Cards drawn at once, at most; what the browser can glide without a stutter.
MOST_CARDS = 300
# Reports of one boss that are drawn; of more, those with the largest branches, and a card that counts the rest.
FAMILY, LARGE_FAMILY = 24, 120
# An "open the way to" goes down at most this many levels.
DEEPEST_WAY = 60
COMPANY = "company"


@dataclass(frozen=True, slots=True)
class OwnView:
    """How a person looks at a company of their own.

    Attributes
    ----------
    tokens
        ``n12``: the branch of seat 12 is not in its first state. ``m12``: more of its reports are drawn; ``mtops``:
        more of the tops. ``k7``: seat 7 is drawn wherever its boss is open.
    at
        Seat to which the way is opened; None for no such wish.
    """

    tokens: frozenset[str] = frozenset()
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Branches:
    """What is drawn.

    Attributes
    ----------
    visible
        Keys ``n<seat>``, ``m<seat>`` (or ``mtops``) for cards that count reports not drawn, and "company" over
        several tops.
    seats
        For each key its seat; -1 for the other cards.
    rest
        What each counting card stands for.
    is_cut
        Whether a branch stays folded because the drawing would have more than `MOST_CARDS` cards.
    tokens
        The view's tokens, those that open the way to `at` among them.
    """

    visible: Visible
    seats: tuple[int, ...]
    rest: dict[str, Fold]
    is_cut: bool
    tokens: frozenset[str]


def see(org: Org, view: OwnView) -> Branches:
    """Choose the seats that are drawn.

    Notes
    -----
    The first view opens the largest branches up to about two dozen cards. O(cards) but for one look at the reports of
    each open boss. No recursion. Same company and view give the same answer.
    """
    first = _first(org)
    tokens = _with_way(org, view, first)
    keys: list[str] = []
    bosses: list[int] = []
    seats: list[int] = []
    folds: dict[str, Fold] = {}
    rest: dict[str, Fold] = {}
    tops = org.tree.tops()
    is_cut = False
    if len(tops) > 1:
        keys, bosses, seats = [COMPANY], [-1], [-1]
    cards, more = _cards(org, tops, "tops", tokens)
    rest |= more
    stack = [(key, seat, len(keys) - 1) for key, seat in reversed(cards)]
    while stack:
        key, seat, boss = stack.pop()
        place = len(keys)
        keys.append(key)
        bosses.append(boss)
        seats.append(seat)
        if seat < 0 or not org.tree.count[seat]:
            continue
        reports = org.tree.reports(seat)
        is_open = (seat in first) != (key in tokens)
        if is_open and len(keys) + len(stack) + min(len(reports), FAMILY) > MOST_CARDS:
            is_open, is_cut = False, True
        if is_open:
            cards, more = _cards(org, reports, str(seat), tokens)
            rest |= more
            stack.extend((key, report, place) for key, report in reversed(cards))
        else:
            folds[key] = _fold(org, [seat], below=True)
    visible = Visible(tuple(keys), tuple(bosses), ("person",) * len(keys), folds)
    return Branches(visible, tuple(seats), rest, is_cut, tokens)


def _cards(org: Org, family: Ints, name: str, tokens: frozenset[str]) -> tuple[list[tuple[str, int]], dict[str, Fold]]:
    """Keys and seats of the drawn members of a family, and the card that counts the others with what it counts."""
    shown = _shown(org, family, name, tokens)
    cards = [(f"n{seat}", seat) for seat in shown.tolist()]
    if len(shown) == len(family):
        return cards, {}
    key = f"m{name}"
    return [*cards, (key, -1)], {key: _fold(org, np.setdiff1d(family, shown))}


def _shown(org: Org, family: Ints, name: str, tokens: frozenset[str]) -> Ints:
    """Members that are drawn: those with the largest branches, and those that are asked for.

    In their order, but those without reports after the others, so that they stand together.
    """
    most = LARGE_FAMILY if f"m{name}" in tokens else FAMILY
    family = family[np.argsort(org.tree.count[family] == 0, kind="stable")]
    if len(family) <= most + 1:
        return family
    mask = np.zeros(len(family), bool)
    mask[np.argsort(-org.tree.size[family], kind="stable")[:most]] = True
    kept = [int(token[1:]) for token in tokens if token.startswith("k")]
    return family[mask | np.isin(family, kept)]


def _fold(org: Org, seats: Sequence[int] | Ints, *, below: bool = False) -> Fold:
    """What branches hold; with `below` without the seats at their tops."""
    tops = np.asarray(seats)
    count = int(org.tree.size[tops].sum()) - (len(tops) if below else 0)
    levels = int(org.tree.height[tops].max(initial=0)) + (0 if below else 1)
    return Fold(count, count, levels)


def _first(org: Org) -> frozenset[int]:
    """Seats whose branch is open at first: the largest, as long as there is room."""
    tree = org.tree
    tops = _shown(org, tree.tops(), "tops", frozenset())
    cards = len(tops) + 2 * (len(tops) > 1)
    waiting = [(-int(tree.size[seat]), int(seat)) for seat in tops]
    heapq.heapify(waiting)
    opened: set[int] = set()
    while waiting:
        _, seat = heapq.heappop(waiting)
        count = int(tree.count[seat])
        need = min(count, FAMILY + 1)
        if not count or (opened and cards + need > FIRST_CARDS):
            continue
        opened.add(seat)
        cards += need
        for report in _shown(org, tree.reports(seat), str(seat), frozenset()).tolist():
            heapq.heappush(waiting, (-int(tree.size[report]), report))
    return frozenset(opened)


def _with_way(org: Org, view: OwnView, first: frozenset[int]) -> frozenset[str]:
    """Tokens with those added that open every branch above a seat."""
    if view.at is None or not 0 <= view.at < len(org):
        return view.tokens
    tokens = set(view.tokens)
    way = list(reversed(ancestors(org, view.at)))[:DEEPEST_WAY]
    for boss in way:
        key = f"n{boss}"
        if (boss in first) == (key in tokens):
            tokens ^= {key}
    for seat in [*way, view.at]:
        boss = int(org.tree.parent[seat])
        family = org.tree.reports(boss) if boss >= 0 else org.tree.tops()
        name = str(boss) if boss >= 0 else "tops"
        if seat not in set(_shown(org, family, name, frozenset(tokens)).tolist()):
            tokens.add(f"k{seat}")
    return frozenset(tokens)


def ancestors(org: Org, seat: int) -> list[int]:
    """Bosses of a seat up to its top, the nearest first."""
    way = []
    boss = int(org.tree.parent[seat])
    while boss >= 0:
        way.append(boss)
        boss = int(org.tree.parent[boss])
    return way


def read_tokens(text: str) -> frozenset[str]:
    """Tokens of a query field, those that are none left out."""
    return frozenset(token for token in text.split(".") if _is_token(token))


def write_tokens(tokens: Iterable[str]) -> str:
    """Tokens as a query field."""
    return ".".join(sorted(tokens))


def _is_token(token: str) -> bool:
    return re.fullmatch(r"mtops|[nmk][0-9]{1,9}", token) is not None
