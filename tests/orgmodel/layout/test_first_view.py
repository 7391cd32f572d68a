"""How many cards a layout shows at once: all in the window, their names and titles legible."""

import numpy as np
import pytest

from orgmodel.layout.algorithms import LAYOUTS
from orgmodel.layout.first_view import LEAST_ZOOM, PHONE_PX, TRIED, WINDOW_PX, readable_cards
from orgmodel.layout.loaded import Appearance, loaded_scene
from orgmodel.theme import LIGHT
from orgmodel.views.loaded import LoadedView, visible_branches
from tests.orgmodel.companies import company

THREE_LEVELS = [-1, *[0] * 6, *np.repeat(np.arange(1, 43), 6).tolist()]
ALL = [-1, *[0] * 8]


@pytest.mark.parametrize("is_narrow", [False, True], ids=["window", "phone"])
@pytest.mark.parametrize("layout", [key for key in LAYOUTS if key != "grades"])
def test_the_drawing_fits_the_window(layout, is_narrow):
    """At the least zoom, lines included but for what they reach beyond the cards."""
    org, (wide, high) = company(THREE_LEVELS), PHONE_PX if is_narrow else WINDOW_PX
    look = Appearance(layout, wide / high)
    cards = readable_cards(org, LoadedView(), None, look, is_narrow)
    scene = loaded_scene(org, visible_branches(org, LoadedView(cards=cards)), LIGHT, "A company", look)
    if cards > TRIED[-1]:
        assert max(box.x_px + box.width_px for box in scene.boxes) * LEAST_ZOOM <= 1.02 * wide
        assert max(box.y_px + box.height_px for box in scene.boxes) * LEAST_ZOOM <= 1.02 * high
    assert is_narrow or len(scene.boxes) >= 7


@pytest.mark.parametrize("layout", ["packed", "down", "stacked"])
def test_a_small_company_is_there_whole(layout):
    """Nothing of it is folded."""
    org = company(ALL)
    cards = readable_cards(org, LoadedView(), None, Appearance(layout), is_narrow=False)
    assert visible_branches(org, LoadedView(cards=cards)).visible.keys == tuple(f"n{seat}" for seat in range(9))
