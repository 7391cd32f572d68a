"""The whole picture: nothing is cut off, the legend tells what is there and no more, and the words are all there."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.difference.chart_sentences import change_texts
from orgmodel.difference.charts import CHART_KINDS, compare_charts, seat_changes, statuses
from orgmodel.export.cards.card import CARD_MARGIN_PX
from orgmodel.export.chart import draw_chart, draw_pair
from orgmodel.export.drawings.drawing import Drawing, Group, Text
from orgmodel.export.page import LEAST_WIDTH_PX, Heading, compose_page, draw_scene
from orgmodel.export.pictures.svg import texts_of
from orgmodel.layout.scene import Box, Card, Line, Scene
from orgmodel.layout.typical import typical_scene
from orgmodel.text.measure import ELLIPSIS
from orgmodel.theme import CONFIDENCE_NAMES, LIGHT, THEMES, TONE_NAMES
from orgmodel.typical.build.build import build
from orgmodel.typical.describe import company_text, summary_text
from orgmodel.typical.graph import seat_of
from orgmodel.views.typical import View
from tests.orgmodel.export.material import PAIRS, PRESETS, chart, extent, extent_of, graph_of, meets, pair, said
from tests.strategies import DOMAIN, companies

LINE_NAMES = {
    "chain": "Operations line",
    "solid": "Reporting line",
    "dotted": "Dotted line",
    "alternative": "Alternative, not taken",
}
STATUSES = ["added", "removed", "moved", "retitled"]


def _is_inside(drawing: Drawing) -> bool:
    left, top, right, bottom = extent_of(drawing.shapes)
    return left >= 0 and top >= 0 and right <= drawing.width_px and bottom <= drawing.height_px


@pytest.mark.parametrize("alternatives", [False, True], ids=["plain", "alternatives"])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("key", PRESETS)
def test_all_of_a_preset_is_inside_its_picture(key: str, theme: str, alternatives: bool):
    """Cards, lines, heading, legend and sources lie within the page."""
    assert _is_inside(chart(key, theme, alternatives))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_all_of_a_comparison_is_inside_its_picture(before: str, after: str, theme: str):
    """Both charts and the list of changes lie within the page."""
    assert _is_inside(pair(before, after, theme))


@given(companies())
@settings(max_examples=25)
def test_all_of_any_company_is_inside_its_picture(company):
    """Every company that can be built can be drawn, and whole."""
    assert _is_inside(draw_chart(build(company, DOMAIN), View(show_alternatives=True), LIGHT))


@pytest.mark.slow
@given(companies(), companies())
@settings(max_examples=10)
def test_any_two_companies_can_be_drawn_side_by_side(one, other):
    """The pair of any two companies is whole."""
    before, after = build(one, DOMAIN), build(other, DOMAIN)
    assert _is_inside(draw_pair(before, after, compare_charts(before, after), LIGHT))


@pytest.mark.parametrize("key", PRESETS)
def test_heading_legend_and_sources_keep_clear_of_the_chart(key: str):
    """No text of the page lies on the chart or on another text."""
    drawing = chart(key)
    scene = max((shape for shape in drawing.shapes if isinstance(shape, Group)), key=lambda each: len(each.shapes))
    left, top, right, bottom = extent(scene)
    texts = [shape for shape in drawing.shapes if not isinstance(shape, Group) and hasattr(shape, "text")]
    for text in texts:
        assert not meets(extent(text), (left, top, right, bottom)), text.text
    boxes = [extent(text) for text in texts]
    # Letters' full height is more than their ink; lines may share a little of it.
    inks = [(a, b + 0.2 * (d - b), c, d - 0.1 * (d - b)) for a, b, c, d in boxes]
    assert not [at for at in range(len(inks)) for other in inks[:at] if meets(inks[at], other)]


@pytest.mark.parametrize("key", PRESETS)
def test_a_picture_says_name_summary_and_sources_in_full(key: str):
    """Title and subtitle above, how much its lines rest on below, no codes of rules; none is cut."""
    drawing, graph = chart(key), graph_of(key)
    words = said(drawing)
    assert f"Who reports to whom: {company_text(PRESETS[key].company)}" in words
    assert summary_text(graph) in words
    reasons = [data["why"] for _, _, data in graph.edges(data=True)]
    rules = {why.rule for why in reasons}
    cites = {citation.id for why in reasons for citation in why.citations}
    assert f"Each line has its reason: {len(rules)} rules, {len(cites)} pieces of evidence." in words
    assert not [code for code in rules | cites if re.search(rf"\b{code}\b", words)]
    assert "Drawn by Reportline." in words
    outside = [shape.text for shape in drawing.shapes if hasattr(shape, "text")]
    assert not [text for text in outside if text.endswith(ELLIPSIS)]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_comparison_says_both_names_counts_and_changes(before: str, after: str):
    """Title, a name over each chart, the numbers of changes and the first dozen of them in words."""
    words = said(pair(before, after))
    graphs = graph_of(before), graph_of(after)
    difference = compare_charts(*graphs)
    assert "Two companies compared" in words
    for key in (before, after):
        assert company_text(PRESETS[key].company) in words
    for kind in CHART_KINDS:
        assert f"{difference.counts[kind]} {kind}" in words
    changes = change_texts(seat_changes(difference, graphs))
    for change in changes[:12]:
        assert change[:60] in words
    assert ("and 1 more" in words or f"and {len(changes) - 12} more" in words) == (len(changes) > 12)
    assert "Drawn by Reportline." in words


def _legend(drawing: Drawing) -> set[str]:
    texts = [shape.text for shape in drawing.shapes if hasattr(shape, "text")]
    known = {*TONE_NAMES.values(), *LINE_NAMES.values(), *CONFIDENCE_NAMES.values(), *map(str.capitalize, STATUSES)}
    return known & set(texts)


def _wanted(*scenes: Scene) -> set[str]:
    cards = [box.card for scene in scenes for box in scene.boxes]
    lines = [line for scene in scenes for line in scene.lines]
    kinds = {"chain" if line.on_chain else line.kind for line in lines if not line.status}
    return {
        *(TONE_NAMES[card.tone] for card in cards),
        *(CONFIDENCE_NAMES[card.confidence] for card in cards if card.confidence),
        *(card.status.capitalize() for card in cards if card.status),
        *(LINE_NAMES[kind] for kind in kinds),
    }


@pytest.mark.parametrize("alternatives", [False, True], ids=["plain", "alternatives"])
@pytest.mark.parametrize("key", PRESETS)
def test_the_legend_names_what_is_drawn_and_nothing_else(key: str, alternatives: bool):
    """Tones, lines and signs of this chart, each once."""
    scene = typical_scene(graph_of(key), View(show_alternatives=alternatives), LIGHT)
    assert _legend(chart(key, "light", alternatives)) == _wanted(scene)


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_the_legend_of_a_comparison_names_its_statuses(before: str, after: str):
    """Only the kinds of change that are there."""
    graphs = graph_of(before), graph_of(after)
    marked = statuses(compare_charts(*graphs), graphs)
    scenes = [typical_scene(graph, View(), LIGHT, each) for graph, each in zip(graphs, marked, strict=True)]
    assert _legend(pair(before, after)) == _wanted(*scenes)


def test_a_line_drawn_as_moved_does_not_call_for_a_reporting_line():
    """The legend speaks of lines as they are drawn."""
    boxes = tuple(Box(f"n{at}", 0, at * 100.0, 208, 64, Card(f"Seat {at}", "", "function")) for at in (0, 1))
    line = Line("n1-n0", "n1", "n0", "solid", ((104, 64), (104, 100)), "seed", status="moved")
    drawing = compose_page(Scene(boxes, (line,), 208, 164), LIGHT, Heading("T", "S", "Q"))
    assert _legend(drawing) == {TONE_NAMES["function"]}


@pytest.mark.parametrize("key", PRESETS)
def test_every_visible_seat_is_drawn_as_one_card(key: str):
    """A card of each seat with its title, in the place of the scene."""
    scene = typical_scene(graph_of(key), View(), LIGHT)
    shapes = draw_scene(scene, LIGHT)
    cards = [shape for shape in shapes if isinstance(shape, Group)]
    assert [(card.x, card.y) for card in cards] == [(box.x_px, box.y_px) for box in scene.boxes]
    for box, card in zip(scene.boxes, cards, strict=True):
        assert seat_of(graph_of(key), box.id).title in " ".join(text.text for text in texts_of(card.shapes))


def test_lines_lie_behind_cards_and_the_operations_line_over_other_lines():
    """Faint lines first, then the rest, the chain last, cards on top."""
    scene = typical_scene(graph_of("people_400"), View(show_alternatives=True), LIGHT)
    shapes = draw_scene(scene, LIGHT)
    first_card = next(at for at, shape in enumerate(shapes) if isinstance(shape, Group))
    assert not [shape for shape in shapes[first_card:] if not isinstance(shape, Group)]
    strokes = [shape.stroke for shape in shapes[:first_card] if shape.stroke]
    palette = LIGHT.palette
    order = [palette.alternative_line, palette.dotted_line, palette.line, palette.operations_line]
    assert strokes == sorted(strokes, key=order.index)
    assert set(strokes) >= {palette.alternative_line, palette.operations_line}


@given(st.text(max_size=3000), st.text(max_size=300), st.text(max_size=3000))
@settings(max_examples=30)
def test_no_heading_makes_a_picture_wider(title: str, subtitle: str, source: str):
    """Long headings wrap and are cut; the page keeps the chart's width."""
    scene = Scene((Box("n0", 0, 0, 208, 64, Card("Chief", "", "executive")),), (), 208, 64)
    drawing = compose_page(scene, LIGHT, Heading(title, subtitle, source))
    assert drawing.width_px == LEAST_WIDTH_PX + 64
    assert drawing.height_px < 64 + 2 * CARD_MARGIN_PX + 400
    assert _is_inside(drawing)


@pytest.mark.parametrize(("width", "height", "scale"), [(2_000.0, 4_000.0, 1.0), (17_936.0, 8_000.0, 4.0)])
def test_what_stands_round_a_poster_grows_with_it(width: float, height: float, scale: float):
    """Title, subtitle and sources are read from where all of the chart is seen; within its edges, from margin on."""
    drawing = compose_page(Scene((), (), width, height), LIGHT, Heading("Title", "Subtitle", "Source"))
    parted = [(shape.scale, shape.shapes) if isinstance(shape, Group) else (1.0, [shape]) for shape in drawing.shapes]
    texts = [(size, shape) for size, shapes in parted for shape in shapes if isinstance(shape, Text)]
    assert [(size, shape.text) for size, shape in texts] == [(scale, name) for name in ("Title", "Subtitle", "Source")]
    assert {round(size * shape.x) for size, shape in texts} == {32 * scale}
    assert drawing.height_px > height + 80 * scale


@pytest.mark.parametrize("key", ["people_400", "people_30"])
def test_lines_that_could_be_are_numbered_and_a_key_says_when_each_would_hold(key: str):
    """One number for each on the chart, and once more before its words in the key."""
    scene = typical_scene(graph_of(key), View(show_alternatives=True), LIGHT)
    labels = [each.label for each in scene.lines if each.label]
    numbers = [str(number + 1) for number in range(len(labels))]
    drawn, plain = (
        [text.text.strip() for text in texts_of(chart(key, alternatives=alt).shapes)] for alt in (True, False)
    )
    assert labels
    assert [text for text in drawn if text in labels] == labels
    assert [text for text in drawn if text in numbers] == [*numbers, *numbers]
    assert not {*numbers, *labels} & {*plain}
