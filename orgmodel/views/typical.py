"""View: the seats of a reporting graph that are drawn, and how."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from orgmodel.typical.graph import Graph, boss_of, chain_of, preorder, reports_of, seat_of, top_of
from orgmodel.views.visible import WINDOW, Fold, Visible

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
    focus
        Seat whose branch alone is drawn; "" for the whole company, as is a seat that this company does not have.
    line
        Seat beside whose line to the top nobody is drawn; "" for none.
    whole
        Wish: seats whose branches are to be open as a whole. `settled` meets it.
    at
        Wish: seat that is to be drawn; "" for none. `settled` meets it.
    """

    show_alternatives: bool = False
    toggled: frozenset[str] = frozenset()
    layout: str = FIRST_LAYOUT
    ratio: float = WINDOW
    levels: int = 0
    focus: str = ""
    line: str = ""
    whole: frozenset[str] = frozenset()
    at: str = ""


def is_folded(graph: Graph, view: View, key: str) -> bool:
    """True if the branch under `key` is folded in this view. A seat without reports never is."""
    return (_folds_at_first(graph, view, key) != (key in view.toggled)) and bool(reports_of(graph, key))


def _folds_at_first(graph: Graph, view: View, key: str) -> bool:
    if not view.levels:
        return seat_of(graph, key).folds
    return len(chain_of(graph, key)) - len(chain_of(graph, first_of(graph, view))) + 1 >= view.levels


def first_of(graph: Graph, view: View) -> str:
    """Seat at the top of what is drawn: that of the branch that is looked at, or of the company."""
    return view.focus if view.focus in graph else top_of(graph)


def depth_of(graph: Graph, view: View) -> int:
    """Levels of the branch that is looked at, the top one counted. O(seats)."""
    row, levels = [first_of(graph, view)], 0
    while row:
        row, levels = [report for key in row for report in reports_of(graph, key)], levels + 1
    return levels


def settled(graph: Graph, view: View) -> View:
    """The view that shows what this one wishes for, without wishes.

    Branches that are to be open as a whole are, whatever was folded in them by hand. The way to the seat that is to be
    drawn is open; where it stands outside of the branch or the line that is looked at, the whole company is shown.
    O(seats).
    """
    if view.at in graph:
        above = chain_of(graph, view.at)
        focus = view.focus if view.focus in above else ""
        line = view.line if view.line in above or view.line in preorder(graph, view.at) else ""
        view = replace(view, focus=focus, line=line)
    toggled = set(view.toggled)
    for top in view.whole & set(graph):
        _open(graph, view, preorder(graph, top), toggled)
    if view.at in graph:
        _open(graph, view, chain_of(graph, view.at)[1:], toggled)
    return replace(view, toggled=frozenset(toggled), whole=frozenset(), at="")


def _open(graph: Graph, view: View, keys: Iterable[str], toggled: set[str]) -> None:
    for key in keys:
        if _folds_at_first(graph, view, key) and reports_of(graph, key):
            toggled.add(key)
        else:
            toggled.discard(key)


def visible_seats(graph: Graph, view: View) -> Visible:
    """Seats that are drawn, with what the folded ones hide. O(seats), no recursion."""
    keys: list[str] = []
    bosses: list[int] = []
    folds: dict[str, Fold] = {}
    line = chain_of(graph, view.line) if view.line in graph else []
    heirs = {above: report for report in line if (above := boss_of(graph, report)) is not None}
    stack = [(first_of(graph, view), -1)]
    while stack:
        key, boss = stack.pop()
        position = len(keys)
        keys.append(key)
        bosses.append(boss)
        if is_folded(graph, view, key):
            folds[key] = measure_branch(graph, key)
        else:
            reports = [heirs[key]] if key in heirs else reversed(reports_of(graph, key))
            stack.extend((report, position) for report in reports)
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
