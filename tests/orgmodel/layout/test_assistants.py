"""Assistants stand beside the line under their boss, above the boss's other reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.algorithms import LAYOUTS, lay_out
from orgmodel.layout.assistants import MOST
from orgmodel.layout.loaded import Appearance, loaded_scene
from orgmodel.org.tree import DEEP
from orgmodel.reading.read import read_company
from orgmodel.theme import LIGHT
from orgmodel.views.loaded import LoadedView, visible_branches
from orgmodel.views.visible import Visible
from tests.orgmodel.companies import company
from tests.orgmodel.views.test_loaded import PARENTS

BESIDE = [layout for layout in LAYOUTS if layout not in ("list", "radial", "grades")]


def drawn(parents, titles, layout):
    """Boxes by id and lines of a company."""
    org = company(parents, titles=titles)
    scene = loaded_scene(org, visible_branches(org, LoadedView()), LIGHT, "A company", Appearance(layout))
    return {box.id: box for box in scene.boxes}, {line.id: line for line in scene.lines}


@pytest.mark.parametrize("layout", BESIDE)
def test_an_assistant_stands_between_the_boss_and_the_other_reports(layout):
    """Also one with a report of their own; the lines of the others pass them by."""
    titles = ["Chief executive", "Executive Assistant", "Director", "Director", "Chief of Staff", "Clerk"]
    boxes, lines = drawn([-1, 0, 0, 0, 0, 4], titles, layout)
    along = "x_px" if layout == "right" else "y_px"
    level = {key: getattr(box, along) for key, box in boxes.items()}
    assert level["n0"] < level["n1"] < min(level["n2"], level["n3"])
    assert level["n0"] < level["n4"] < level["n5"]
    assert level["n4"] < min(level["n2"], level["n3"])
    start, end = lines["n2>n0"].points[0], lines["n2>n0"].points[-1]
    assert boxes["n0"].x_px <= start[0] <= boxes["n0"].x_px + boxes["n0"].width_px
    assert boxes["n2"].x_px <= end[0] <= boxes["n2"].x_px + boxes["n2"].width_px


def test_a_column_of_the_file_says_who_is_an_assistant(tmp_path):
    """Whatever the titles are."""
    file = tmp_path / "people.csv"
    rows = ["1,Ana,Head,,N", "2,Ben,Clerk,1,Y", "3,Cid,Executive Assistant,1,N", "4,Dora,Director,1,"]
    file.write_text("\n".join(["Person ID,Full Name,Job Title,Supervisor ID,Is Assistant", *rows]), encoding="utf-8")
    org = read_company(file).org
    scene = loaded_scene(org, visible_branches(org, LoadedView()), LIGHT, "A company", Appearance("down"))
    level = {box.id: box.y_px for box in scene.boxes}
    assert level["n0"] < level["n1"] < level["n2"] == level["n3"]


@pytest.mark.parametrize("title", ["Assistant director", "Permanent Secretary", "Sales assistant", "Assistant manager"])
def test_a_title_that_only_sounds_like_it_is_no_assistant(title):
    """They lead or sell; their cards stand among the others."""
    boxes, _ = drawn([-1, 0, 0, 0], ["Chief executive", title, "Director", "Director"], "down")
    assert boxes["n1"].y_px == boxes["n2"].y_px


@given(PARENTS, st.sets(st.integers(0, 119), max_size=40), st.sampled_from(BESIDE))
def test_no_card_overlaps_another_and_no_line_crosses_one(parents, assistants, layout):
    """Whoever is an assistant, of however many bosses; each drawn seat has one card."""
    titles = ["Assistant to the head" if seat in assistants else "Clerk" for seat in range(len(parents))]
    boxes, lines = drawn(parents, titles, layout)
    rects = {key: (box.x_px, box.y_px, box.x_px + box.width_px, box.y_px + box.height_px) for key, box in boxes.items()}
    for one, (left, top, right, bottom) in rects.items():
        for other, (a, b, c, d) in rects.items():
            assert one == other or right <= a or c <= left or bottom <= b or d <= top
    for line in lines.values():
        for (ax, ay), (bx, by) in zip(line.points, line.points[1:], strict=False):
            assert ax == bx or ay == by
            for key, (left, top, right, bottom) in rects.items():
                is_clear = max(ax, bx) <= left or min(ax, bx) >= right or max(ay, by) <= top or min(ay, by) >= bottom
                assert is_clear or key in (line.source, line.target)


def test_many_assistants_are_a_team_like_any_other():
    """A pool of them under one boss is not beside anything."""
    parents = [-1, *[0] * (MOST + 2)]
    titles = ["Head", *["Executive assistant"] * (MOST + 1), "Director"]
    pool, clerks = (drawn(parents, names, "down")[0] for names in (titles, ["Head", *["Clerk"] * (MOST + 2)]))
    assert {key: (box.x_px, box.y_px) for key, box in pool.items()} == {
        key: (box.x_px, box.y_px) for key, box in clerks.items()
    }


def test_assistants_flank_the_line_where_the_drawing_is_fitted():
    """Two by two on both sides of it, however narrow or wide the branch under them is."""
    titles = ["Head", *["Executive assistant"] * 3, "Director", *["Clerk"] * 5]
    boxes, lines = drawn([-1, 0, 0, 0, 0, 4, 4, 4, 4, 4], titles, "packed")
    middle = {key: box.x_px + box.width_px / 2 for key, box in boxes.items()}
    assert middle["n1"] < middle["n0"] < middle["n2"]
    assert middle["n1"] == middle["n3"]
    levels = [boxes[key].y_px for key in ("n0", "n1", "n2", "n3", "n4")]
    assert levels == sorted(levels)
    assert levels[1] == levels[2]
    assert {x for x, _ in lines["n4>n0"].points[:8]} == {middle["n0"]}
    assert all(lines[f"n{seat}>n0"].points[-2][0] == middle["n0"] for seat in (1, 2, 3))


def test_a_chain_too_deep_for_rows_keeps_its_assistants():
    """Drawn as an outline, everybody once."""
    count = DEEP + 20
    visible = Visible(tuple(map(str, range(count + 1))), (-1, *range(count - 1), 0), ("person",) * (count + 1), {})
    laid = lay_out(visible, LIGHT.sizes, "packed", assistants={count})
    assert len(set(laid.corners)) == count + 1
