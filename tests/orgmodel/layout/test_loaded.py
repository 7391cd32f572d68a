"""A company of one's own as a scene: no overlap, lines end at their cards, cards say what the file says."""

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.algorithms import LAYOUTS
from orgmodel.layout.card_text import spoken_text
from orgmodel.layout.loaded import PLAIN, Appearance, loaded_scene, names_of
from orgmodel.tables.query import Column
from orgmodel.theme import LIGHT
from orgmodel.views.loaded import LoadedView, visible_branches
from tests.orgmodel.companies import company, sample
from tests.orgmodel.views.test_loaded import PARENTS, TOKENS


def placed(org, look=PLAIN, **view):
    """Scene of a company."""
    return loaded_scene(org, visible_branches(org, LoadedView(**view)), LIGHT, "A company", look)


def graded(parents, grades):
    """A company whose file has a column of grades; blanks where they run out."""
    org = company(parents)
    texts = [str(grade) if grade else "" for grade in [*grades, *[0] * len(org)][: len(org)]]
    return replace(org, cells=org.cells.append_column("Grade", [texts]), fields=org.fields | {"grade": ("Grade",)})


LOOKS = st.builds(
    lambda layout, ratio, lines: Appearance(layout, ratio, tuple(lines)),
    st.sampled_from(list(LAYOUTS)),
    st.sampled_from([0.6, 1.0, 1.7, 2.6]),
    st.lists(st.just(Column("name", "Name", lambda at: pa.chunked_array([["x"] * len(at)]))), max_size=4),
)


@pytest.mark.slow
@given(PARENTS, TOKENS, st.lists(st.integers(0, 12), max_size=60), LOOKS)
def test_cards_do_not_overlap_and_lines_end_at_their_cards(parents, tokens, grades, look):
    """In every layout: each drawn seat has one place inside the drawing; a line leads from its boss to it alone.

    The same look at the same company gives the same scene.
    """
    org = graded(parents, grades)
    scene = placed(org, look, tokens=frozenset(tokens))
    assert scene == placed(org, look, tokens=frozenset(tokens))
    keys = visible_branches(org, LoadedView(frozenset(tokens))).visible.keys
    assert [box.id for box in scene.boxes] == list(keys)
    for line in scene.lines if look.layout != "radial" else ():
        for (ax, ay), (bx, by) in pairwise(line.points if line.kind == "solid" else ()):
            for box in scene.boxes:
                is_own = box.id in (line.source, line.target)
                is_beside = max(ax, bx) <= box.x_px or min(ax, bx) >= box.x_px + box.width_px
                is_over = max(ay, by) <= box.y_px or min(ay, by) >= box.y_px + box.height_px
                assert is_own or is_beside or is_over
    for a, b in combinations(scene.boxes, 2):
        assert (
            a.x_px + a.width_px <= b.x_px
            or b.x_px + b.width_px <= a.x_px
            or a.y_px + a.height_px <= b.y_px
            or b.y_px + b.height_px <= a.y_px
        )
    boxes = {box.id: box for box in scene.boxes}
    for line in scene.lines:
        for (x, y), box in ((line.points[0], boxes[line.target]), (line.points[-1], boxes[line.source])):
            assert box.x_px <= x <= box.x_px + box.width_px
            assert box.y_px <= y <= box.y_px + box.height_px
    assert all(box.x_px >= 0 and box.x_px + box.width_px <= scene.width_px for box in scene.boxes)


def test_grades_stand_in_rows_by_their_numbers_however_long():
    """M9 before M10, the boss's on top; a number of 5,000 digits is a grade like any other."""
    org = graded([-1, 0, 0, 0], [])
    grades = ["M9", "M10", "M010", "M" + "9" * 5_000]
    org = replace(org, cells=org.cells.drop_columns(["Grade"]).append_column("Grade", [grades]))
    tops = [box.y_px for box in placed(org, Appearance("grades")).boxes]
    assert tops[0] < tops[1] < tops[3]


def test_cards_count_direct_reports_all_below_and_levels():
    """Steven King of the Oracle sample: 14 direct reports, 106 in all, three levels."""
    org = sample("oracle-hr/employees.csv")
    scene = placed(org, tokens=frozenset())
    king = next(box.card for box in scene.boxes if box.id == "n0")
    assert (king.title, king.subtitle, king.detail) == ("Steven King", "AD_PRES", "14 direct · 106 in all · 3 levels")
    folded = next(box.card for box in scene.boxes if box.card.fold)
    assert folded.fold.startswith("+ ")


def test_loops_and_dotted_lines_are_drawn_beside_the_tree():
    """The line that closes a loop is drawn as left out, a dotted one as dotted."""
    scene = placed(company([-1, 0, 1, 0], dotted=[(3, 1)], loops=[(0, 2)]))
    kinds = {line.id: line.kind for line in scene.lines}
    assert kinds == {"n1>n0": "solid", "n2>n1": "solid", "n3>n0": "solid", "n3>n1": "dotted", "n0~n2": "alternative"}


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("uk-organograms/cabinet-office-2015-03.csv", {"Vacant"}),
        ("nyc/nyc-governance-organizations.csv", {"First Deputy Mayor"}),
        ("sourcegraph/team.yml", {"Person 001"}),
    ],
)
def test_names_are_those_of_the_file(file, expected):
    """Vacant seats say so; markup is not shown."""
    org = sample(file)
    names = names_of(org, list(range(len(org))))
    assert expected <= set(names)
    assert not any("<" in name or "](" in name for name in names)
    assert len(names) == len(org)
    assert all(names)


def test_a_placeholder_says_that_its_manager_is_not_in_the_file():
    """Dashed, with its people under it."""
    org = company([2, 2, -1], placeholders=1)
    card = placed(org).boxes[0].card
    assert (card.subtitle, card.is_empty, card.detail) == (
        "manager not in the file",
        True,
        "2 direct · 2 in all · 1 level",
    )
    assert np.all(org.rows > 0)


def test_faces_are_the_initials_of_those_who_hold_a_seat():
    """A vacant seat, a placeholder and a card that names only a post have an empty circle; other cards have none."""
    org = company([-1, 0, 0, 0], placeholders=1, titles=["Head", "Clerk", "Person 2", ""])
    org = replace(org, vacant=np.array([False, True, False, False]))
    assert [box.card.initials for box in placed(org, Appearance(has_faces=True)).boxes] == ["P", "", "", ""]
    assert {box.card.initials for box in placed(org).boxes} == {None}
    several = placed(company([-1, -1]), Appearance(has_faces=True))
    assert [box.card.initials for box in several.boxes] == [None, "P", "P"]


def test_a_branch_with_a_vacant_post_is_counted_in_posts():
    """A folded branch, for eyes and ears, and the card of those that are not drawn; other branches have people."""
    org = company([-1, 0, 0, 1, 1, 2])
    org = replace(org, vacant=np.arange(6) == 4)
    boxes = {box.id: box for box in placed(org, tokens=frozenset({"n1", "n2"}), levels=5).boxes}
    assert [boxes[key].card.fold for key in ("n1", "n2")] == ["+ 2 posts, 1 level", "+ 1 person, 1 level"]
    assert "folded: 2 posts, 1 level" in spoken_text(boxes["n1"].card, boxes["n1"].facts)
    assert "2 direct reports, 5 posts in all" in spoken_text(boxes["n0"].card, boxes["n0"].facts)
