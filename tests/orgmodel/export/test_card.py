"""The card drawing: nothing leaves it, nothing covers anything, and no sign is told by colour alone."""

from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.export.cards.card import CARD_MARGIN_PX, draw_card, face_circle, look_of
from orgmodel.export.cards.signs import confidence_mark, status_sign
from orgmodel.export.drawings.drawing import Circle, Path, Rect, Shape, Text
from orgmodel.layout.scene import EXTRA_PX, Card
from orgmodel.text.measure import ELLIPSIS
from orgmodel.theme import CONFIDENCE_NAMES, LIGHT, THEMES, TONE_NAMES
from orgview.charts.card_json import card_marks
from tests.orgmodel.export.material import FULL, HOSTILE, ODD, extent, extent_of, graph_of, meets

WIDTH, HEIGHT = LIGHT.sizes.card_width, LIGHT.sizes.card_height
STATUSES = ["added", "removed", "moved", "retitled"]
BARE = Card(title="Director of operations", subtitle="leads 12 people", tone="operations")
THEME_NAMES = list(THEMES)


def _texts(card: Card, theme: str = "light", width: float = WIDTH) -> list[Text]:
    return [shape for shape in draw_card(card, width, HEIGHT, THEMES[theme]) if isinstance(shape, Text)]


def _titles(card: Card, width: float = WIDTH) -> list[Text]:
    return [text for text in _texts(card, width=width) if text.weight == 600 and text.size >= 13]


def cards() -> st.SearchStrategy[Card]:
    """Cards with any text in any place."""
    text = st.sampled_from(["", *HOSTILE, *ODD, "Chief operating officer", "Head of operations"]) | st.text(max_size=60)
    return st.builds(
        Card,
        title=text,
        subtitle=text,
        tone=st.sampled_from(list(TONE_NAMES)),
        badge=text,
        confidence=st.sampled_from([None, *CONFIDENCE_NAMES]),
        marker=text,
        status=st.sampled_from(["", *STATUSES]),
        fold=text,
        initials=st.sampled_from([None, "", "AS", "WM", "\u6700"]),
    )


@pytest.mark.slow
@given(cards(), st.sampled_from([120.0, WIDTH, 400.0]), st.sampled_from([48.0, HEIGHT, 90.0]))
def test_no_shape_reaches_beyond_the_margin_of_its_card(card: Card, width: float, height: float):
    """Whatever the texts are, all that is painted lies within the card and its overhang."""
    left, top, right, bottom = extent_of(draw_card(card, width, height, LIGHT))
    assert left >= -CARD_MARGIN_PX
    assert top >= -CARD_MARGIN_PX
    assert right <= width + CARD_MARGIN_PX
    assert bottom <= height + CARD_MARGIN_PX


@given(cards())
def test_every_text_stays_between_the_edges_of_its_card(card: Card):
    """Texts are measured and cut: none leaves the card at the left or the right."""
    for text in _texts(card):
        left, _, right, _ = extent(text)
        assert left >= 0
        assert right <= WIDTH + 0.01


@given(cards())
def test_the_badge_never_covers_the_title(card: Card):
    """The badge's pill and each line of the title share no area."""
    shapes = draw_card(card, WIDTH, HEIGHT, LIGHT)
    tint = LIGHT.palette.tone_tints[card.tone]
    pills = [shape for shape in shapes if isinstance(shape, Rect) and shape.fill == tint]
    assert len(pills) == bool(card.badge)
    for pill, title in ((pill, title) for pill in pills for title in _titles(card)):
        assert not meets(extent(pill), extent(title))


def _ink(text: Text) -> tuple[float, float, float, float]:
    """Box of a text as its small letters and capitals fill it."""
    left, _, right, _ = extent(text)
    return left, text.y - 0.75 * text.size, right, text.y + 0.22 * text.size


@pytest.mark.parametrize("status", ["", *STATUSES])
@pytest.mark.parametrize(
    "title", ["Chief operating officer", "Regional director of operations and logistics", "W" * 90]
)
def test_no_two_texts_of_a_card_meet(status: str, title: str):
    """Tab, tag, title on one or two lines, subtitle and fold strip keep clear of each other."""
    texts = _texts(replace(FULL, title=title, status=status))
    for one, other in combinations(texts, 2):
        assert not meets(_ink(one), _ink(other)), (one.text, other.text)


@pytest.mark.parametrize("extra", [(), ("Sales", "Berlin", "2013-06-17")], ids=["plain", "extra lines"])
@pytest.mark.parametrize("initials", ["AS", "WM", "\u6700", ""])
@pytest.mark.parametrize("title", ["Ana Smith", "Maximiliana Featherstonehaugh-Cholmondeley", "W" * 90])
def test_no_text_but_its_own_meets_the_circle_of_a_face(title: str, initials: str, extra: tuple[str, ...]):
    """Texts begin beside the circle or under it; its letters stand inside; without letters it is dashed."""
    height = 84.0 + EXTRA_PX * len(extra)
    card = Card(title, "Director of operations", "operations", detail="6 direct", extra=extra, initials=initials)
    shapes = draw_card(card, WIDTH, height, LIGHT)
    x, y, radius = face_circle(card, height)
    circle = (x - radius, y - radius, x + radius, y + radius)
    (round_one,) = [
        shape for shape in shapes if extent(shape)[2] - extent(shape)[0] in (2 * radius + 1, 2 * radius + 1.2)
    ]
    assert bool(initials) == isinstance(round_one, Circle)
    assert bool(initials) != bool(getattr(round_one, "dash", ()))
    own, others = [], []
    for text in [shape for shape in shapes if isinstance(shape, Text)]:
        (own if text.text == initials else others).append(_ink(text))
    assert len(own) == bool(initials)
    assert all(left > circle[0] and right < circle[2] for left, _, right, _ in own)
    assert not [ink for ink in others if meets(ink, circle)]


def test_a_card_without_a_face_is_drawn_as_before():
    """Only a card with letters, or nobody's circle, moves its texts."""
    assert face_circle(BARE, HEIGHT) is None
    assert {text.x for text in _texts(BARE)} == {16.0}


def test_a_title_that_fits_is_whole_and_of_full_size():
    """No ellipsis where there is room."""
    (title,) = _titles(BARE)
    assert (title.text, title.size) == (BARE.title, LIGHT.sizes.title)


def test_a_title_too_long_for_one_line_takes_two():
    """Two lines hold all its words."""
    titles = _titles(replace(BARE, title="Regional director of operations and logistics"))
    assert len(titles) == 2
    assert " ".join(title.text for title in titles) == "Regional director of operations and logistics"
    assert {title.size for title in titles} == {LIGHT.sizes.title}, "as large as the titles beside it"


def test_a_title_too_long_for_two_lines_ends_in_an_ellipsis():
    """What is left over is cut, and the cut is shown."""
    titles = _titles(replace(BARE, title="Regional director of operations, logistics, procurement and maintenance"))
    assert len(titles) == 2
    assert titles[1].text.endswith(ELLIPSIS)


def test_a_low_card_cuts_its_title_on_one_line():
    """Below 58 px there is no room for a second line."""
    shapes = draw_card(replace(BARE, title="Regional director of operations and logistics"), WIDTH, 44, LIGHT)
    titles = [shape for shape in shapes if isinstance(shape, Text) and shape.weight == 600]
    assert len(titles) == 1
    assert titles[0].text.endswith(ELLIPSIS)


@pytest.mark.parametrize("status", ["", *STATUSES])
def test_the_tab_of_the_head_of_operations_is_whole_beside_any_tag(status: str):
    """A comparison does not cut what the tab says."""
    assert "Head of operations" in [text.text for text in _texts(replace(FULL, status=status))]


@pytest.mark.parametrize("key", ["people_400", "matrix_800", "people_240000", "two_coos_60000"])
def test_a_preset_shows_its_titles_whole(key: str):
    """The titles of the catalogue fit their cards."""
    from orgmodel.layout.typical import typical_scene
    from orgmodel.views.typical import View

    for box in typical_scene(graph_of(key), View(), LIGHT).boxes:
        assert not [text.text for text in _titles(box.card, box.width_px) if text.text.endswith(ELLIPSIS)]


def _outline(shape: Shape) -> tuple[object, ...]:
    """A sign without its colour."""
    match shape:
        case Circle():
            return "circle", bool(shape.fill)
        case Path():
            return "path", shape.steps, bool(shape.fill)
    raise AssertionError(f"A sign is a circle or a path, not {shape!r}.")


def test_degrees_of_confidence_differ_in_shape():
    """Four outlines that a reader without colours tells apart."""
    palette = LIGHT.palette
    assert len({_outline(confidence_mark(name, 0, 0, palette)) for name in CONFIDENCE_NAMES}) == len(CONFIDENCE_NAMES)


def test_statuses_differ_in_shape_and_word():
    """Plus, minus, arrow and pencil, each with its word on the tag."""
    assert len({_outline(status_sign(status, 0, 0, "#000000")) for status in STATUSES}) == len(STATUSES)
    for status in STATUSES:
        assert status in [text.text for text in _texts(replace(BARE, status=status))]


def test_a_removed_card_is_dashed():
    """Its ring is told from the others without colour."""
    dashed = {status for status in STATUSES if _rings(replace(BARE, status=status))}
    assert dashed == {"removed"}


def _rings(card: Card) -> list[Rect]:
    return [shape for shape in draw_card(card, WIDTH, HEIGHT, LIGHT) if isinstance(shape, Rect) and shape.dash]


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_a_card_takes_all_its_colours_from_its_theme(theme: str):
    """Light and dark have the same shapes in their own colours."""
    palette = THEMES[theme].palette
    known = {palette.card, palette.card_border, palette.text, palette.muted, palette.accent, palette.on_accent}
    known |= {palette.added, palette.removed, palette.moved, palette.retitled, ""}
    known |= {*palette.confidences.values(), *palette.tones.values(), *palette.tone_tints.values()}
    for status, confidence in product(["", *STATUSES], CONFIDENCE_NAMES):
        for shape in draw_card(replace(FULL, status=status, confidence=confidence), WIDTH, HEIGHT, THEMES[theme]):
            assert shape.fill in known
            assert isinstance(shape, Text) or shape.stroke in known


@given(cards(), st.sampled_from(THEME_NAMES))
def test_the_screen_gets_every_shape_of_a_card(card: Card, theme: str):
    """One mark per shape, in order, with its text, colours and dashes."""
    shapes = draw_card(card, WIDTH, HEIGHT, THEMES[theme])
    marks = card_marks(card, WIDTH, HEIGHT, theme)
    kinds = {Rect: "r", Circle: "c", Path: "p", Text: "t"}
    assert [mark[0] for mark in marks] == [kinds[type(shape)] for shape in shapes]
    for shape, mark in zip(shapes, marks, strict=True):
        match shape:
            case Rect():
                assert mark[6:] == [shape.fill, shape.stroke, shape.stroke_width, list(shape.dash), shape.role]
            case Circle():
                assert mark[4:] == [shape.fill, shape.stroke, shape.stroke_width]
            case Path():
                assert mark[2:] == [shape.fill, shape.stroke, shape.stroke_width, list(shape.dash)]
            case Text():
                assert mark[4:7] == [shape.weight, shape.fill, shape.anchor]
                assert mark[8:] == [shape.text, shape.role]
                assert shape.role


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_a_card_that_only_leads_to_others_recedes(theme):
    """Its stripe has nobody's colour and its ground is the drawing's; one that changed keeps what says so."""
    plain, aside = (look_of(Card("A", "b", "operations", is_aside=each), theme) for each in (False, True))
    assert (aside.stripe, aside.ground, aside.ink) == (
        theme.palette.card_border,
        theme.palette.page,
        theme.palette.muted,
    )
    assert (plain.stripe, plain.ground) == (theme.palette.tones["operations"], theme.palette.card)
    shaded = look_of(Card("A", "b", "operations", shade="s1", is_aside=True), theme)
    assert shaded.stripe == theme.palette.shades["s1"]
    assert look_of(Card("A", "b", "operations", status="moved", is_aside=True), theme).ground == theme.palette.card
