"""An indented list: rows that end at one edge, their columns under each other, in page and exports alike."""

from itertools import pairwise

import pytest

from orgmodel.export.cards.card import CARD_MARGIN_PX, draw_card, face_circle
from orgmodel.export.drawings.drawing import Path, Text
from orgmodel.layout.loaded import Appearance, loaded_scene
from orgmodel.layout.rows import ROW_PX
from orgmodel.layout.scene import Card, Row
from orgmodel.reading.read import read_company
from orgmodel.theme import DARK, LIGHT
from orgmodel.views.loaded import LoadedView, visible_branches

WIDTH = 900.0
FILE = """id,name,title,manager,department
1,Ana Silva,Chief executive,,Board
2,Ben Okafor,Director of a department with a name that is far too long for any column of a list,1,Operations
3,Cid Li,Clerk,2,Operations
4,Dora Kim,Clerk,2,Sales
5,Emil Sato,Director of sales,1,Sales
"""


@pytest.fixture(scope="module")
def org(tmp_path_factory):
    """A company of five with departments."""
    file = tmp_path_factory.mktemp("rows") / "people.csv"
    file.write_text(FILE, encoding="utf-8")
    return read_company(file).org


def texts(box, role):
    """Texts of a role in the drawing of a box's card."""
    shapes = draw_card(box.card, box.width_px, box.height_px, LIGHT)
    return [shape for shape in shapes if isinstance(shape, Text) and shape.role == role]


@pytest.mark.parametrize("ratio", [0.6, 1.2])
def test_rows_have_one_right_edge_and_columns(org, ratio):
    """Indented by level, one under the other in order, titles and counts at the same place in all."""
    scene = loaded_scene(org, visible_branches(org, LoadedView()), LIGHT, "Company", Appearance("list", ratio))
    boxes = scene.boxes
    assert len({box.x_px + box.width_px for box in boxes}) == 1
    assert {box.height_px for box in boxes} == {ROW_PX}
    assert [box.y_px for box in boxes] == sorted({box.y_px for box in boxes})
    assert [box.card.title for box in boxes] == ["Ana Silva", "Ben Okafor", "Cid Li", "Dora Kim", "Emil Sato"]
    for role in ("subtitle", "badge"):
        assert len({round(box.x_px + text.x, 1) for box in boxes for text in texts(box, role)}) == 1, role
    assert [text.text for box in boxes for text in texts(box, "badge")] == ["4", "2"]
    units = [text.text for box in boxes for text in texts(box, "status")]
    assert units == ([] if ratio < 0.9 else ["Board", "Operations", "Operations", "Sales", "Sales"])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("initials", [None, "AS"])
def test_texts_of_a_row_stay_in_it_and_apart(theme, initials):
    """Long texts are cut before the next column, whatever else the row has."""
    long = "Regional director of everything that there is " * 3
    row = Row("folded", long, "12,345", 500, 240)
    card = Card(long, long, "operations", marker="Head of operations", confidence="seed", initials=initials, row=row)
    shapes = draw_card(card, WIDTH, ROW_PX, theme)
    spans = sorted(
        (
            text.x - (text.width_px if text.anchor == "end" else 0),
            text.x + (0 if text.anchor == "end" else text.width_px),
        )
        for text in shapes
        if isinstance(text, Text) and text.role != "initials"
    )
    assert len(spans) == 5
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    assert spans[-1][1] <= WIDTH + CARD_MARGIN_PX
    circle = face_circle(card, ROW_PX)
    assert (circle is None) == (initials is None)
    assert circle is None or circle[0] + circle[2] < spans[0][0]


@pytest.mark.parametrize(("wide", "marker"), [(700, "Head of operations"), (442, "Head"), (400, "")])
def test_a_name_is_whole_beside_the_mark_of_the_head(wide, marker):
    """On a phone the mark is one word, or its outline alone: the name is what somebody looks for."""
    row = Row("open", "", "32", 215, 0)
    card = Card("Operations officer", "leads 32 people", "operations", marker="Head of operations", row=row)
    drawn = {text.role: text.text for text in draw_card(card, wide, ROW_PX, LIGHT) if isinstance(text, Text)}
    assert (drawn["title"], drawn.get("marker", "")) == ("Operations officer", marker)


def test_a_name_that_hardly_fits_is_smaller_and_whole():
    """Rather than cut by a letter or two."""
    card = Card("Product and technology head", "leads 3 people", "function", row=Row("open", "", "3", 215, 0))
    (title,) = [text for text in draw_card(card, 442, ROW_PX, LIGHT) if isinstance(text, Text) and text.role == "title"]
    assert (title.text, title.size < LIGHT.sizes.title) == ("Product and technology head", True)


def test_a_chevron_shows_whether_a_branch_is_open():
    """Another one where it is folded; none where there is nobody."""
    drawn = {
        branch: [
            shape.steps
            for shape in draw_card(Card("A", "", "function", row=Row(branch, "", "", 500, 240)), 700, ROW_PX, LIGHT)
            if isinstance(shape, Path) and not shape.fill
        ]
        for branch in ("none", "open", "folded")
    }
    assert drawn["none"] == []
    assert len(drawn["open"]) == len(drawn["folded"]) == 1
    assert drawn["open"] != drawn["folded"]
