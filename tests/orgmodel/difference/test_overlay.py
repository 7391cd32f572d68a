"""Two companies as one: everybody of both once, what changed open and marked, the rest folded and counted."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.difference.compare import compare
from orgmodel.difference.union import union_of
from orgmodel.export.drawings.drawing import Group, Text
from orgmodel.export.reports.difference_drawing import draw_difference
from orgmodel.layout.overlay import overlay_scene
from orgmodel.theme import LIGHT
from orgmodel.views.expansion import MOST_CARDS
from orgmodel.views.marked import marked_branches
from tests.orgmodel.companies import company as numbered
from tests.orgmodel.companies import sample
from tests.orgmodel.difference.files import company


@pytest.fixture(scope="module")
def cabinet():
    """The Cabinet Office from March to September, live posts."""
    one, other = (sample(f"uk-organograms/cabinet-office-2015-{month}.csv") for month in ("03", "09"))
    return compare(one, other, "id", live=True)


def scene_of(difference, **options):
    """Union, its branches and the scene."""
    union = union_of(difference)
    marked = marked_branches(union.org, union.marked, union.counted, **options)
    return union, marked, overlay_scene(union, marked, LIGHT, "b")


def test_everybody_of_both_is_in_the_union(cabinet):
    """Whoever is after, and a ghost for each who is gone, under the manager there was."""
    union = union_of(cabinet)
    assert union.org.people == cabinet.after.people + 61
    assert (union.org.tree.size[union.org.tree.tops()].sum(), len(union.ghosts)) == (len(union.org), 61)
    assert union.counted.sum() == 221 + 61


def test_cards_and_folds_hold_every_change(cabinet):
    """With room for all, and for few: changes on cards and those that cards count add up to all there are."""
    for most in (MOST_CARDS, 40, 12):
        union, marked, scene = scene_of(cabinet, most=most)
        drawn = [seat for seat in marked.branches.seats if seat >= 0]
        on_cards = int(union.marked[drawn].sum())
        folded = sum(
            int(marked.inside[seat]) - int(union.marked[seat])
            for key, seat in zip(marked.branches.visible.keys, marked.branches.seats, strict=True)
            if key in marked.branches.visible.folds
        )
        assert len(scene.boxes) <= most
        assert on_cards + folded + sum(changes for _, changes in marked.rest.values()) == union.marked.sum()
        people = len(drawn) + sum(fold.people for fold in marked.branches.visible.folds.values())
        people += sum(fold.people for fold in marked.branches.rest.values())
        assert people >= union.counted.sum()


def test_cards_are_marked_as_they_are_counted(cabinet):
    """The picture says of as many cards that they are new, gone or moved as the difference counts."""
    _, marked, scene = scene_of(cabinet)
    counts = Counter(box.card.status for box in scene.boxes)
    assert not marked.branches.is_cut
    assert (counts["added"], counts["removed"]) == (30, 61)
    assert counts["moved"] == 61
    assert {box.card.tone for box in scene.boxes} <= {"function", "governance"}
    assert all(box.card.is_empty for box in scene.boxes if box.card.status == "removed")


def test_an_arrow_leads_from_the_manager_before(tmp_path):
    """From whom somebody left to where they are; the card says whom they were under."""
    before = [("1", "Ana", "CEO", ""), ("2", "Bo", "Head", "1"), ("3", "Cy", "Head", "1"), ("4", "Di", "Clerk", "2")]
    after = [*before[:3], ("4", "Di", "Clerk", "3")]
    _, _, scene = scene_of(compare(company(tmp_path, before), company(tmp_path, after), "id"))
    (arrow,) = [line for line in scene.lines if line.has_arrow]
    title = {box.id: box.card.title for box in scene.boxes}
    moved = next(box for box in scene.boxes if box.card.title == "Di")
    assert (title[arrow.target], title[arrow.source]) == ("Bo", "Di")
    assert (moved.card.status, moved.card.detail) == ("moved", "was under Bo")
    x, y = arrow.points[-1]
    assert moved.x_px <= x <= moved.x_px + moved.width_px
    assert moved.y_px <= y <= moved.y_px + moved.height_px


def test_nothing_changed_is_one_folded_card(tmp_path):
    """The top alone, which says that nothing changed below."""
    rows = [("1", "Ana", "CEO", ""), *((str(n), f"Bo {n}", "Clerk", "1") for n in range(2, 9))]
    org = company(tmp_path, rows)
    _, _, scene = scene_of(compare(org, org, "id"))
    (box,) = scene.boxes
    assert box.card.fold == "+ 7 people, no change"
    assert box.facts.fold.changes == 0


def test_the_drawing_says_it_in_words(cabinet):
    """Sentences below the chart, arrows in the legend."""
    drawing = draw_difference(cabinet, ("March", "September"), LIGHT)
    shapes = list(drawing.shapes)
    # What stands round a large chart is a group at a scale of its own.
    for shape in shapes:
        shapes += shape.shapes if isinstance(shape, Group) else ()
    texts = " ".join(shape.text for shape in shapes if isinstance(shape, Text))
    assert "61 people are gone, 30 are new." in texts
    assert "Reported to, before" in texts
    assert drawing.title == "March → September"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 1_000), min_size=1, max_size=120), st.data())
def test_no_mark_is_lost(numbers, data):
    """In any forest, with any marks and room: each mark is drawn or counted by one card."""
    parents = [-1 if number % 7 == 0 or seat == 0 else number % seat for seat, number in enumerate(numbers)]
    org = numbered(parents)
    marked = np.array(data.draw(st.lists(st.booleans(), min_size=len(parents), max_size=len(parents))))
    most = data.draw(st.integers(30, 60))
    found = marked_branches(org, marked, most=most)
    seats = [seat for seat in found.branches.seats if seat >= 0]
    folded = {int(key[1:]) for key in found.branches.visible.folds}
    total = int(marked[seats].sum()) + sum(changes for _, changes in found.rest.values())
    total += sum(int(found.inside[seat]) - int(marked[seat]) for seat in folded)
    assert total == marked.sum()
    assert len(found.branches.seats) <= most
