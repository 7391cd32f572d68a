"""The scene of a company: every seat once, nothing on top of anything, lines that touch only their own cards."""

import random
from dataclasses import replace
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.errors import NotEnoughPeople
from orgmodel.layout.alternatives import possible_lines
from orgmodel.layout.scene import Box, Line, Scene
from orgmodel.layout.typical import alternatives_scene, typical_scene
from orgmodel.theme import DARK, LIGHT
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import Graph, Seat, Why, boss_of, chain_of, preorder, reports_of, seat_of, top_of
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.presets import load_presets
from orgmodel.views.typical import View, depth_of, visible_seats
from tests.strategies import DOMAIN, companies

PRESETS = load_presets(DOMAIN)
WHY = Why("a", "R02", "b", "c", "seed", (), (), "R02", "d", "seed", ())


def crosses(a, b, box: Box) -> bool:
    """Whether a segment runs inside a card, 1 px in from its border."""
    return (
        max(a[0], b[0]) > box.x_px + 1
        and min(a[0], b[0]) < box.x_px + box.width_px - 1
        and max(a[1], b[1]) > box.y_px + 1
        and min(a[1], b[1]) < box.y_px + box.height_px - 1
    )


def foreign_crossings(scene: Scene, kind: str) -> list[tuple[str, str]]:
    return [
        (line.id, box.id)
        for line in scene.lines
        if line.kind == kind
        for box in scene.boxes
        if any(crosses(a, b, box) for a, b in pairwise(line.points))
    ]


def on_border(point, box: Box) -> bool:
    x, y = point
    inside = (
        box.x_px - 0.02 <= x <= box.x_px + box.width_px + 0.02
        and box.y_px - 0.02 <= y <= box.y_px + box.height_px + 0.02
    )
    return inside and not crosses(point, point, box)


def axis_parallel(line: Line) -> bool:
    return all(abs(a[0] - b[0]) < 0.02 or abs(a[1] - b[1]) < 0.02 for a, b in pairwise(line.points))


def check(scene: Scene, graph: Graph, view: View) -> None:
    visible = visible_seats(graph, view)
    assert [box.id for box in scene.boxes] == list(visible.keys)
    boxes = {box.id: box for box in scene.boxes}
    for i, a in enumerate(scene.boxes):
        for b in scene.boxes[i + 1 :]:
            apart_x = a.x_px + a.width_px <= b.x_px + 0.02 or b.x_px + b.width_px <= a.x_px + 0.02
            apart_y = a.y_px + a.height_px <= b.y_px + 0.02 or b.y_px + b.height_px <= a.y_px + 0.02
            assert apart_x or apart_y, (a.id, b.id)
        assert a.x_px >= 0
        assert a.y_px >= 0
        assert a.x_px + a.width_px <= scene.width_px + 0.02
        assert a.y_px + a.height_px <= scene.height_px + 0.02
    for line in scene.lines:
        assert axis_parallel(line), line.id
        assert on_border(line.points[0], boxes[line.target]), line.id
        assert on_border(line.points[-1], boxes[line.source]), line.id
        for x, y in line.points:
            assert -0.02 <= x <= scene.width_px + 0.02
            assert -0.02 <= y <= scene.height_px + 0.02
    solid = [line for line in scene.lines if line.kind == "solid"]
    assert len(solid) == len(scene.boxes) - 1
    assert all(len(line.points) == 5 for line in solid)
    assert [(line.source, line.target) for line in solid] == [(key, boss_of(graph, key)) for key in visible.keys[1:]]
    assert foreign_crossings(scene, "solid") == []
    assert len({line.id for line in scene.lines}) == len(scene.lines)
    for key in visible.keys:
        if key not in visible.folds:
            check_siblings([boxes[report] for report in reports_of(graph, key)], boxes[key])


def check_siblings(reports: list[Box], boss: Box) -> None:
    """Below the boss; in order from left to right, or down a column."""
    for box in reports:
        assert box.y_px >= boss.y_px + boss.height_px
    for a, b in pairwise(reports):
        assert b.x_px > a.x_px or (b.x_px == pytest.approx(a.x_px, abs=0.02) and b.y_px > a.y_px)


def some_view(graph: Graph, seed: int) -> View:
    keys = list(graph)
    return View(toggled=frozenset(random.Random(seed).sample(keys, min(len(keys), seed % 4))))  # noqa: S311


def random_graph(size: int, seed: int) -> Graph:
    """A reporting graph of any shape: not what rules make, but what the layout must stand."""
    draw = random.Random(seed)  # noqa: S311
    graph: Graph = nx.DiGraph(chain=["seat0"])
    window = draw.choice([1, 3, 10, size])
    for number in range(size):
        seat = Seat(f"seat{number}", "operative", f"Seat {number}", "", 11.0, "front_line", 1, 0, "made up")
        graph.add_node(seat.key, seat=replace(seat, folds=draw.random() < 0.05))
        if number:
            boss = f"seat{draw.randrange(max(0, number - window), number)}"
            graph.add_edge(seat.key, boss, line="solid", why=WHY)
    return graph


@pytest.mark.slow
@settings(max_examples=120, deadline=None)
@given(companies(), st.integers(0, 1000))
def test_scene_of_any_company_is_clean(company: TypicalCompany, seed: int):
    """All of it, over companies of every kind and views with branches opened and folded."""
    try:
        graph = build(company, DOMAIN)
    except NotEnoughPeople:
        return
    view = some_view(graph, seed)
    check(typical_scene(graph, view, LIGHT), graph, view)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 120), st.integers(0, 10_000))
def test_scene_of_any_tree_is_clean(size: int, seed: int):
    """The same over trees that no rule would make: chains, stars, runs of leaves between branches."""
    graph = random_graph(size, seed)
    view = some_view(graph, seed)
    check(typical_scene(graph, view, LIGHT), graph, view)


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_is_built_and_laid_out(key: str):
    """Shipped presets: a clean scene in first state and with every fold opened; dotted lines cross no card."""
    graph = build(PRESETS[key].company, DOMAIN)
    opened = View(toggled=frozenset(k for k in graph if seat_of(graph, k).folds))
    for view in (View(), opened):
        scene = typical_scene(graph, view, LIGHT)
        check(scene, graph, view)
        assert foreign_crossings(scene, "dotted") == []
    assert typical_scene(graph, View(), LIGHT).boxes == typical_scene(graph, View(), DARK).boxes


@pytest.mark.parametrize("key", PRESETS)
def test_alternative_lines_of_every_preset_cross_few_cards(key: str):
    """With the lines that lost drawn too, they still lead round the cards."""
    graph = build(PRESETS[key].company, DOMAIN)
    scene = typical_scene(graph, View(show_alternatives=True), LIGHT)
    check(scene, graph, View(show_alternatives=True))
    assert foreign_crossings(scene, "alternative") == []


@pytest.mark.parametrize("key", PRESETS)
def test_every_line_that_could_be_says_when_and_crosses_no_card(key: str):
    """All of them stand where the chart's own cards are; drawn all at once are the first of each seat alone."""
    graph = build(PRESETS[key].company, DOMAIN)
    scene = alternatives_scene(graph, View(), LIGHT)
    assert scene.boxes == typical_scene(graph, View(), LIGHT).boxes
    assert foreign_crossings(scene, "alternative") == []
    assert all(line.label for line in scene.lines)
    several = [line for line in typical_scene(graph, View(show_alternatives=True), LIGHT).lines if line.label]
    assert len({line.source for line in several}) == len(several)
    assert {line.id for line in several} <= {line.id for line in scene.lines}


def test_a_line_that_could_be_says_what_would_have_to_be_missing():
    """The seats that come before in the order of the rule, or its condition; none that no company would draw."""
    graph = build(TypicalCompany(400), DOMAIN)
    labels = {line.id: line.label for line in possible_lines(graph, set(graph))}
    assert labels["director_ops~ceo"] == "without a COO"
    assert labels["operations_officer~ceo"] == "without a director of operations or a COO"
    assert labels["director_ops~finance_head"] == "where operations matters little, without a COO"
    assert labels["sales_head~coo"] == "where its function is in the COO's scope"
    assert "office_manager~operations_officer" not in labels, "there is no company without a chief executive"


@pytest.mark.parametrize("units", [2, 3, 5, 12])
@pytest.mark.parametrize("solid", ["function", "unit"])
def test_dotted_lines_of_a_matrix_cross_no_card(units: int, solid: str):
    """However many units, folded or open."""
    graph = build(TypicalCompany(8_000, structure="matrix", divisions=units, matrix_solid=solid), DOMAIN)
    opened = View(toggled=frozenset(k for k in graph if seat_of(graph, k).folds))
    for view in (View(), opened):
        scene = typical_scene(graph, view, LIGHT)
        check(scene, graph, view)
        leads = [box.id for box in scene.boxes if graph.out_degree(box.id) == 2]
        assert [line.source for line in scene.lines if line.kind == "dotted"] == leads
        assert foreign_crossings(scene, "dotted") == []


def test_same_input_gives_the_same_scene():
    """Nothing random, nothing from the clock."""
    company = TypicalCompany(8_000, structure="matrix")
    scenes = [typical_scene(build(company, DOMAIN), View(show_alternatives=True), LIGHT) for _ in range(2)]
    assert scenes[0] == scenes[1]


@settings(max_examples=40, deadline=None)
@given(companies(), st.integers(0, 1000))
def test_folding_hides_exactly_the_branch(company: TypicalCompany, seed: int):
    """What is under the seat goes, nothing else; the strip counts the people under it, its own team included."""
    try:
        graph = build(company, DOMAIN)
    except NotEnoughPeople:
        return
    opened = View(toggled=frozenset(k for k in graph if seat_of(graph, k).folds))
    bosses = [key for key in graph if reports_of(graph, key)]
    if not bosses:
        return
    key = bosses[seed % len(bosses)]
    folded = View(toggled=opened.toggled ^ {key})
    hidden = set(preorder(graph, key)) - {key}
    before, after = visible_seats(graph, opened), visible_seats(graph, folded)
    assert set(before.keys) == set(graph)
    assert set(before.keys) - set(after.keys) == hidden
    fold = after.folds[key]
    seats = [seat_of(graph, k) for k in hidden]
    assert fold.people == sum(seat.count + seat.team for seat in seats) + seat_of(graph, key).team
    assert fold.seats == len(hidden)
    box = next(box for box in typical_scene(graph, folded, LIGHT).boxes if box.id == key)
    assert f"{fold.people:,} " in box.card.fold


def test_chain_lines_are_marked():
    """The operations line can be drawn in its own colour."""
    graph = build(TypicalCompany(400), DOMAIN)
    scene = typical_scene(graph, View(), LIGHT)
    marked = [line.source for line in scene.lines if line.on_chain]
    assert sorted(marked) == sorted(graph.graph["chain"][:-1])
    assert top_of(graph) == "ceo"


def test_cards_say_what_the_seat_is():
    """Title, people, count and marker of some cards."""
    scene = typical_scene(build(TypicalCompany(800, structure="matrix"), DOMAIN), View(), LIGHT)
    cards = {box.id: box.card for box in scene.boxes}
    assert cards["coo"].marker == "Head of operations"
    assert cards["division_head"].subtitle == "Unit 1 · dotted reports only"
    assert cards["operations_officer"].badge.startswith("× ")
    assert cards["ceo"].subtitle == "leads 799 people"
    assert cards["director_ops:2"].fold.startswith("+ ")


@pytest.mark.parametrize("levels", [1, 2, 3, 9])
def test_so_many_levels_are_open(levels: int):
    """Down to that level and no farther, whatever would be folded at first; one branch can be turned over."""
    graph = build(TypicalCompany(8_000, structure="divisional"), DOMAIN)
    view = View(levels=levels)
    depths = {key: len(chain_of(graph, key)) for key in graph}
    assert set(visible_seats(graph, view).keys) == {key for key in graph if depths[key] <= levels}
    assert depth_of(graph, view) == max(depths.values())
    if levels == 2:
        assert "vp_ops:2" in visible_seats(graph, replace(view, toggled=frozenset({"division_head:2"}))).keys


def test_a_small_card_has_a_shorter_title_of_rungs_and_heads_of_functions():
    """As its facts tell; a title that nothing shorter stands for has none."""
    boxes = {box.id: box for box in typical_scene(build(TypicalCompany(400), DOMAIN), View(), LIGHT).boxes}
    shorts = {box.card.title: box.facts.short_name for box in boxes.values()}
    assert shorts["Operations officer"] == "Ops officer"
    assert shorts["Supply chain head"] == "Supply"
    assert (shorts["Operative"], shorts["Office manager"]) == ("", "")


def test_a_list_has_narrow_rows_in_a_narrow_window():
    """Rows of a phone leave out the columns that have no room there; all end at one edge in both."""
    graph = build(PRESETS["matrix_800"].company, DOMAIN)
    wide, narrow = (typical_scene(graph, View(layout="list", ratio=ratio), LIGHT).boxes for ratio in (1.7, 0.6))
    edges = [{box.x_px + box.width_px for box in boxes} for boxes in (wide, narrow)]
    assert [len(each) for each in edges] == [1, 1]
    assert max(edges[1]) < 0.7 * max(edges[0])
