"""Lines in both directions of writing: the order in which letters stand."""

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.text.bidi import Stretch, has_right_to_left, stretches

_MIRRORED = str.maketrans("()[]{}", ")(][}{")
LINES = st.text(st.sampled_from("ab אבגدسم 123٤٥ ()[]{} .,-+%/€ &\u05bc\u064e "), min_size=1, max_size=24)


def _seen(text: str, *, is_mirrored: bool) -> str:
    """Line as it is seen."""
    parts = []
    for one in stretches(text):
        part = text[one.start : one.end]
        if one.is_right_to_left:
            part = part[::-1].translate(_MIRRORED) if is_mirrored else part[::-1]
        parts.append(part)
    return "".join(parts)


@given(LINES)
def test_lines_stand_as_the_reference_has_them(text: str):
    """The order is that of the crate unicode-bidi, whatever is mixed."""
    assert get_display(text, base_dir=None) in (_seen(text, is_mirrored=False), _seen(text, is_mirrored=True))


@given(LINES)
def test_every_letter_stands_somewhere_once(text: str):
    """Stretches are parts of the line that leave nothing out."""
    places = sorted(at for one in stretches(text) for at in range(one.start, one.end))
    assert places == list(range(len(text)))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Ann Berg", "Ann Berg"),
        ("דוד כהן 12", "12 ןהכ דוד"),
        ("محمد (CEO)", "(CEO) دمحم"),
        ("דוד (David) לוי", "יול (David) דוד"),
        ("Ann (אנה) Berg", "Ann (הנא) Berg"),
        ("VP R&D (מו״פ)", "VP R&D (פ״ומ)"),
        ("(דוד)", "(דוד)"[::-1].translate(_MIRRORED)),
    ],
)
def test_names_stand_as_they_are_read(text: str, seen: str):
    """Latin as it is, others from the right, numbers from the left, brackets turned."""
    assert _seen(text, is_mirrored=True) == seen


def test_a_line_of_one_direction_is_one_stretch():
    """What needs no order has none."""
    assert stretches("") == ()
    assert stretches("Zoë 東京") == (Stretch(0, 6, False),)
    assert not has_right_to_left("Привет")
    assert has_right_to_left("Ann דוד")
