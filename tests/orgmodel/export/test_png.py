"""PNG files: right size, nothing cut, letters as they were measured."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from math import ceil

import pytest
from PIL import Image

from orgmodel.errors import PictureTooLarge
from orgmodel.export.cards.card import draw_card
from orgmodel.export.drawings.drawing import Drawing, Group, Rect, Text
from orgmodel.export.pictures.png import MAX_AREA_PX, MAX_SIDE_PX, write_png
from orgmodel.theme import LIGHT, THEMES
from tests.orgmodel.export.material import FULL, chart, pair


def _picture(drawing: Drawing, scale: int = 1) -> Image.Image:
    with Image.open(BytesIO(write_png(drawing, scale))) as picture:
        picture.load()
        return picture.convert("RGB")


def _colour(text: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(text[1:]))


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_picture_has_the_drawing_s_size_times_its_scale(scale: int):
    """Width and height in pixels, rounded up."""
    drawing = chart("people_6")
    size = ceil(drawing.width_px * scale), ceil(drawing.height_px * scale)
    assert _picture(drawing, scale).size == size


@pytest.mark.parametrize("theme", THEMES)
def test_a_picture_is_opaque_and_stands_on_the_page_s_ground(theme: str):
    """Corners have the page's colour; no pixel is transparent."""
    with Image.open(BytesIO(write_png(chart("people_6", theme)))) as picture:
        assert "A" not in picture.getbands() or picture.getchannel("A").getextrema() == (255, 255)
        flat = picture.convert("RGB")
    width, height = flat.size
    for corner in ((0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)):
        assert flat.getpixel(corner) == _colour(THEMES[theme].palette.page)


def test_a_picture_without_a_ground_shows_what_lies_under_it():
    """Corners are clear, cards are opaque."""
    drawing = chart("people_6")
    with Image.open(BytesIO(write_png(replace(drawing, background="")))) as picture:
        assert picture.mode == "RGBA"
        x, y = next(_cards(drawing))
        assert picture.getpixel((0, 0))[3] == 0
        assert picture.getpixel((int(x) + 100, int(y) + 3)) == (*_colour(LIGHT.palette.card), 255)


def _cards(drawing: Drawing) -> Iterator[tuple[float, float]]:
    """Top left corners of all cards: a scene is a group of groups."""
    for scene in (shape for shape in drawing.shapes if isinstance(shape, Group)):
        yield from ((scene.x + card.x, scene.y + card.y) for card in scene.shapes if isinstance(card, Group))


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("drawn", [chart, lambda _, theme: pair("people_80", "people_400", theme)], ids=["one", "two"])
def test_every_card_is_in_the_picture(drawn, theme: str):
    """Many colours in all; the ground of each card differs from the page, the last card's too."""
    drawing = drawn("people_400", theme)
    picture = _picture(drawing)
    assert len(picture.getcolors(1 << 24)) > 100
    places = list(_cards(drawing))
    assert len(places) > 10
    for x, y in places:
        region = picture.crop((int(x) + 1, int(y) + 1, int(x + LIGHT.sizes.card_width), int(y + 60)))
        colours = {colour: number for number, colour in region.getcolors(1 << 16)}
        assert max(colours, key=colours.__getitem__) == _colour(THEMES[theme].palette.card)
        assert len(colours) > 20


def test_letters_are_painted():
    """A line of text leaves dark pixels about as wide as it was measured."""
    drawing = Drawing(200, 40, "#ffffff", (Text("Chief officer", 10, 28, 20, "#000000", 122.0),), "T", "D")
    left, _, right, _ = _picture(drawing).convert("L").point(lambda value: 255 * (value < 128)).getbbox()
    assert left == pytest.approx(11, abs=2)
    assert right == pytest.approx(132, abs=6)


def test_both_weights_are_painted():
    """Semi-bold letters are heavier than regular ones."""

    def ink(weight: int) -> int:
        text = Text("Chief operating officer", 10, 28, 14, "#000000", 150, weight)
        return sum(
            255 - value for value in _picture(Drawing(200, 40, "#ffffff", (text,), "T", "D")).convert("L").tobytes()
        )

    assert ink(600) > 1.1 * ink(400)


@pytest.mark.parametrize(
    ("width", "height", "scale", "best"),
    [
        (MAX_SIDE_PX + 1, 10, 1, 0),
        (MAX_SIDE_PX / 2, 10, 4, 2),
        (10, MAX_SIDE_PX, 2, 1),
        (10_000, 10_001, 1, 0),
        (5_000, 5_000, 4, 2),
        (10_000, 10_000, 2, 1),
    ],
)
def test_a_picture_too_large_is_refused_with_the_scale_that_fits(width: float, height: float, scale: int, best: int):
    """Side and area are limited; the message names the largest scale, or other ways where none fits."""
    drawing = replace(chart("people_6"), width_px=width, height_px=height)
    with pytest.raises(PictureTooLarge, match=f"Scale {best} fits" if best else "Fold some branches") as refused:
        write_png(drawing, scale)
    assert refused.value.best_scale == best
    assert "SVG or PDF" in str(refused.value)


def test_the_largest_picture_allowed_is_painted():
    """A side of exactly the limit is no error."""
    drawing = Drawing(MAX_SIDE_PX, 4, "#ffffff", (Rect(MAX_SIDE_PX - 2, 0, 2, 4, fill="#ff0000"),), "T", "D")
    assert MAX_SIDE_PX * 4 <= MAX_AREA_PX
    picture = _picture(drawing)
    assert picture.size == (MAX_SIDE_PX, 4)
    assert picture.getpixel((MAX_SIDE_PX - 1, 2)) == pytest.approx((255, 0, 0), abs=8)


def test_a_removed_card_has_gaps_in_its_ring():
    """The dash reaches the pixels."""

    def ring(status: str) -> set[tuple[int, ...]]:
        card = Group(10, 10, draw_card(replace(FULL, status=status, fold=""), 208, 64, LIGHT))
        picture = _picture(Drawing(230, 90, LIGHT.palette.page, (card,), "T", "D"))
        return {picture.getpixel((x, 73)) for x in range(40, 200)}

    assert len(ring("added")) == 1
    assert len(ring("removed")) > 1
