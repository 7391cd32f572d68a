"""Painting in a process of its own: the same picture, and a sentence where a limit ends it."""

from dataclasses import replace

import pytest

from orgmodel.errors import Cancelled, NotPainted, PictureTooLarge
from orgmodel.export.drawings.drawing import Circle, Drawing, Group, Path, Rect, Text, polyline
from orgmodel.export.drawings.drawing_json import from_json, to_json
from orgmodel.export.jobs.painting import LIMITS, paint_in_child
from orgmodel.export.pictures.formats import FORMATS
from tests.orgmodel.export.material import chart

MIB = 1024 * 1024


def _never():
    return False


def test_a_drawing_comes_back_equal():
    """Every kind of shape, groups in groups, dashes and steps."""
    card = Group(
        3, 4, (Rect(0, 0, 9, 9, 2, "#ffffff", "#000000", 2, (1, 2)), Text("é \u200f𝒜", 1, 2, 12, "#000000", 8.5))
    )
    shapes = (
        Group(1, 2, (card,)),
        Circle(1, 2, 3, "#123456"),
        Path(polyline([(0, 0), (9, 0), (9, 9)], 3), dash=(4, 1)),
    )
    drawing = Drawing(80, 40.5, "#ffffff", shapes, "T <b>", "D", "Inter", "serif")
    assert from_json(to_json(drawing)) == drawing
    assert from_json(to_json(chart("people_400"))) == chart("people_400")


@pytest.mark.parametrize("name", ["png", "pdf"])
def test_the_picture_is_the_one_painted_here(tmp_path, name):
    """Not a byte differs."""
    drawing = chart("people_80")
    assert paint_in_child(drawing, name, 2, tmp_path, _never) == FORMATS[name].write(drawing, 2)


def test_what_is_too_large_starts_no_process(tmp_path):
    """Nothing is written for it."""
    with pytest.raises(PictureTooLarge, match="Scale 2 fits"):
        paint_in_child(Drawing(10_000, 1_000, "#ffffff", (), "T", "D"), "png", 4, tmp_path, _never)
    assert list(tmp_path.iterdir()) == []


def test_memory_and_time_are_limited(tmp_path):
    """A sentence about painting, with what to do instead."""
    wide = Drawing(9_000, 9_000, "#ffffff", (), "T", "D")
    with pytest.raises(NotPainted, match=r"^Painting needs more than 300 MiB of memory\. Fold some branches"):
        paint_in_child(wide, "png", 1, tmp_path, _never, limits=replace(LIMITS, memory_bytes=300 * MIB))
    with pytest.raises(NotPainted, match=r"^Painting took more than 0 s and was stopped\. Fold some branches"):
        paint_in_child(wide, "png", 1, tmp_path, _never, limits=replace(LIMITS, seconds=0))


def test_a_picture_that_nobody_waits_for_is_ended(tmp_path):
    """Before there is a picture."""
    with pytest.raises(Cancelled):
        paint_in_child(Drawing(9_000, 9_000, "#ffffff", (), "T", "D"), "png", 1, tmp_path, lambda: True)
    assert [path.name for path in tmp_path.iterdir()] == ["drawing.json"]
