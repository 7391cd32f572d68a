"""Two typical companies side by side: the same seat at the same height where that can be."""

from itertools import combinations

import pytest

from orgmodel.catalog.load import load_domain
from orgmodel.layout.same_heights import at_same_heights
from orgmodel.layout.typical import typical_scene
from orgmodel.theme import LIGHT
from orgmodel.typical.build.build import build
from orgmodel.typical.presets import load_presets
from orgmodel.views.typical import View

DOMAIN = load_domain()
GRAPHS = {key: build(preset.company, DOMAIN) for key, preset in load_presets(DOMAIN).items()}
SCENES = {key: typical_scene(graph, View(), LIGHT) for key, graph in GRAPHS.items()}
PAIRS = [*combinations(SCENES, 2)]


def _heights(scene):
    return {box.id: box.y_px for box in scene.boxes}


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_operations_lines_stand_level(a, b):
    """Each seat that stands on both operations lines is at one height."""
    one, other = at_same_heights(SCENES[a], SCENES[b])
    chains = [list(reversed(GRAPHS[name].graph["chain"])) for name in (a, b)]
    shared = [key for key in chains[0] if key in chains[1]]
    assert shared == [key for key in chains[1] if key in shared]
    heights = _heights(one), _heights(other)
    drawn = [key for key in shared if key in heights[0] and key in heights[1]]
    assert drawn
    assert [heights[0][key] for key in drawn] == [heights[1][key] for key in drawn]


@pytest.mark.parametrize(("a", "b"), PAIRS[::5])
def test_cards_keep_their_order_and_lines_their_ends(a, b):
    """Nothing is moved sideways, no card over another one, and lines meet cards where they did."""
    for scene, was in zip(at_same_heights(SCENES[a], SCENES[b]), (SCENES[a], SCENES[b]), strict=True):
        moved = {box.id: box.y_px - old.y_px for box, old in zip(scene.boxes, was.boxes, strict=True)}
        by_height = sorted(was.boxes, key=lambda box: box.y_px)
        steps = [moved[box.id] for box in by_height]
        assert steps == sorted(steps)
        assert min(steps) >= 0
        assert scene.height_px >= max(box.y_px + box.height_px for box in scene.boxes)
        for line, old in zip(scene.lines, was.lines, strict=True):
            assert [x for x, _ in line.points] == [x for x, _ in old.points]
            for (_, y), (_, before), key in zip(
                (line.points[0], line.points[-1]),
                (old.points[0], old.points[-1]),
                (line.target, line.source),
                strict=True,
            ):
                assert y - before == moved[key]
            for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False):
                assert line.kind != "solid" or x1 == x2 or y1 == y2


def test_a_company_beside_itself_is_as_it_was():
    """Nothing has to move."""
    scene = SCENES["people_400"]
    assert at_same_heights(scene, scene) == (scene, scene)


def test_a_line_becomes_longer_where_the_other_company_has_more_rungs():
    """Of 30 and 3,000 people the officer of the small one goes down to that of the large one, which stays."""
    one, other = at_same_heights(SCENES["people_30"], SCENES["people_3000"])
    assert other == SCENES["people_3000"]
    assert _heights(one)["operations_officer"] == _heights(other)["operations_officer"]
    assert _heights(one)["operations_officer"] > _heights(SCENES["people_30"])["operations_officer"]
