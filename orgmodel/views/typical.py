"""View: the seats of a reporting graph that are drawn, and how."""

from dataclasses import dataclass

from orgmodel.typical.graph import Graph, boss_of, chain_of, preorder, reports_of, seat_of, top_of

# Width to height of a window that nobody has told of.
WINDOW = 16 / 9
# Layout of a typical company where no other is chosen.
FIRST_LAYOUT = "stacked"


@dataclass(frozen=True, slots=True)
class View:
    """View of a typical company.

    Attributes
    ----------
    show_alternatives
        Whether lines that lost are drawn too, faint and dashed.
    toggled
        Keys of the seats whose branch is not in its first state: opened where it folds, folded where it is open.
    layout
        Key of `orgmodel.layout.algorithms.LAYOUTS`.
    ratio
        Width to height of the window, for the layouts that fit the drawing to it.
    levels
        Levels that are open at first; 0 for all branches but those that repeat a sibling's.
    """

    show_alternatives: bool = False
    toggled: frozenset[str] = frozenset()
    layout: str = FIRST_LAYOUT
    ratio: float = WINDOW
    levels: int = 0


@dataclass(frozen=True, slots=True)
class Fold:
    """Fold: seats that a folded branch hides, people on them, levels of them, and how many lead others."""

    seats: int
    people: int
    levels: int
    managers: int = 0


@dataclass(frozen=True, slots=True)
class Visible:
    """The visible part of a solid tree.

    Attributes
    ----------
    keys
        Visible seats, bosses before reports, siblings in order (preorder).
    bosses
        For each of `keys` the position of its boss in `keys`; -1 for the top.
    families
        For each of `keys` the family its role belongs to: seats of different families are not stacked together.
    folds
        Folded seats and what each hides.
    """

    keys: tuple[str, ...]
    bosses: tuple[int, ...]
    families: tuple[str, ...]
    folds: dict[str, Fold]


def is_folded(graph: Graph, view: View, key: str) -> bool:
    """True if the branch under `key` is folded in this view. A seat without reports never is."""
    folds = len(chain_of(graph, key)) >= view.levels if view.levels else seat_of(graph, key).folds
    return (folds != (key in view.toggled)) and bool(reports_of(graph, key))


def depth_of(graph: Graph) -> int:
    """Levels of the whole chart, the top one counted. O(seats x levels)."""
    return max(len(chain_of(graph, key)) for key in graph)


def visible_seats(graph: Graph, view: View) -> Visible:
    """Seats that are drawn, with what the folded ones hide. O(seats), no recursion."""
    keys: list[str] = []
    bosses: list[int] = []
    folds: dict[str, Fold] = {}
    stack = [(top_of(graph), -1)]
    while stack:
        key, boss = stack.pop()
        position = len(keys)
        keys.append(key)
        bosses.append(boss)
        if is_folded(graph, view, key):
            folds[key] = measure_branch(graph, key)
        else:
            stack.extend((report, position) for report in reversed(reports_of(graph, key)))
    return Visible(tuple(keys), tuple(bosses), tuple(seat_of(graph, key).tone for key in keys), folds)


def measure_branch(graph: Graph, top: str) -> Fold:
    """Seats, people and levels under `top`; of itself only its team, which is drawn nowhere else. O(branch)."""
    depth = {top: 0}
    seats = levels = 0
    people = seat_of(graph, top).team
    for key in preorder(graph, top):
        if key == top:
            continue
        boss = boss_of(graph, key)
        depth[key] = depth[boss] + 1 if boss is not None else 0
        seat = seat_of(graph, key)
        seats += 1
        people += seat.count + seat.team
        levels = max(levels, depth[key])
    return Fold(seats, people, levels)
