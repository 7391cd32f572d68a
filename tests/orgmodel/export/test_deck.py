"""Slides: every card and every line is there as a native shape, glued, linked, and where the scene has it."""

import re
import shutil
import subprocess
import time
from collections import Counter
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.opc.package import OpcPackage
from pptx.util import Emu

from orgmodel.catalog.load import load_domain
from orgmodel.errors import DoesNotFit
from orgmodel.export.companies.company import Company
from orgmodel.export.companies.typical_company import typical_company
from orgmodel.export.files import FILES
from orgmodel.export.line_numbers import possible
from orgmodel.export.page import Heading
from orgmodel.export.paper.plan import numbered
from orgmodel.export.paper.sizes import LEAST_SCALE, LEAST_TEXT_PT, paper_of
from orgmodel.export.request import Request
from orgmodel.export.slides.branching import branching, is_tangled
from orgmodel.export.slides.connectors import connector_along
from orgmodel.export.slides.deck import write_deck
from orgmodel.export.slides.shapes import Spot, add_scene
from orgmodel.layout.loaded import names_of
from orgmodel.layout.scene import Box, Card, Scene
from orgmodel.layout.typical import typical_scene
from orgmodel.reading.read import read_company
from orgmodel.text.measure import clean
from orgmodel.theme import DARK, LIGHT
from orgmodel.typical.parameters import from_table
from orgmodel.typical.population.generate import generate
from orgmodel.views.typical import View
from tests.folders import DATA_FOLDER
from tests.orgmodel.export.material import HOSTILE, company_of, graph_of, titled_company
from tests.orgmodel.export.round_trips import company_of_rows

COMPANY = Company("Home Office", read_company(DATA_FOLDER / "uk-organograms" / "home-office-2014-09.csv").org)
PAPER = paper_of("16:9")


def _deck(request: Request):
    target = BytesIO()
    FILES["pptx"].write(request, target)
    return Presentation(target)


def _cards(slide):
    return {shape.shape_id: shape for shape in slide.shapes if shape.name and shape.shape_type == 1}


def _connectors(slide):
    return [shape for shape in slide.shapes if shape._element.tag.endswith("}cxnSp")]


def _site(shape, index: int) -> tuple[float, float]:
    part = ((0.5, 0), (0, 0.5), (0.5, 1), (1, 0.5))[index]
    return shape.left + part[0] * shape.width, shape.top + part[1] * shape.height


def _way(element) -> list[tuple[float, float]]:
    """Corners of a connector as PowerPoint draws it: the preset's path, mirrored, then turned round its middle."""
    frame, preset = element.spPr.find("{*}xfrm"), element.spPr.find("{*}prstGeom")
    off, ext = frame.find("{*}off"), frame.find("{*}ext")
    x, y, w, h = (int(part.get(key)) for part, key in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy")))
    bends = [int(each.get("fmla").split()[1]) / 100_000 for each in preset.iterfind(".//{*}gd")]
    paths = {
        "straightConnector1": lambda: [(0, 0), (w, h)],
        "bentConnector2": lambda: [(0, 0), (w, 0), (w, h)],
        "bentConnector3": lambda: [(0, 0), (w * bends[0], 0), (w * bends[0], h), (w, h)],
        "bentConnector4": lambda: [(0, 0), (w * bends[0], 0), (w * bends[0], h * bends[1]), (w, h * bends[1]), (w, h)],
        "bentConnector5": lambda: [
            (0, 0),
            (w * bends[0], 0),
            (w * bends[0], h * bends[1]),
            (w * bends[2], h * bends[1]),
            (w * bends[2], h),
            (w, h),
        ],
    }
    turns = {0: (1, 0), 5_400_000: (0, 1), 16_200_000: (0, -1)}
    cos, sin = turns[int(frame.get("rot", 0))]
    points = []
    for at_x, at_y in paths[preset.get("prst")]():
        px = (w - at_x if frame.get("flipH") else at_x) - w / 2
        py = (h - at_y if frame.get("flipV") else at_y) - h / 2
        points.append((x + w / 2 + px * cos - py * sin, y + h / 2 + px * sin + py * cos))
    return points


@pytest.fixture(scope="module")
def deck():
    """One manager a slide."""
    return _deck(Request(COMPANY))


@pytest.fixture(scope="module")
def plan():
    """What stands on which slide."""
    return numbered(Request(COMPANY), PAPER, is_glued=True)


def test_every_card_and_line_of_every_scene_is_on_its_slide_once(deck, plan):
    """Texts of the cards in the shapes, cut ones whole in their descriptions; as many connectors as lines."""
    assert len(deck.slides) == len(plan.sheets) + 1
    for sheet in plan.sheets:
        slide = deck.slides[sheet.number - 1]
        scene = sheet.plan.scene
        told = Counter(card._element.nvSpPr.cNvPr.get("descr") for card in _cards(slide).values())
        parts = ((box.card.title, box.card.subtitle, box.card.detail, box.card.fold) for box in scene.boxes)
        assert told == Counter(", ".join(clean(text) for text in texts if text) for texts in parts)
        assert len(_connectors(slide)) == len(scene.lines)


def test_everybody_is_once_a_report_and_every_solid_line_is_drawn_once(deck, plan):
    """Heads of their own slide excepted, which stand on it once more."""
    counts = Counter(seat for sheet in plan.sheets for seat in sheet.plan.seats.tolist() if seat != sheet.plan.head)
    assert counts == Counter(range(len(COMPANY.org)))
    drawn = sum(len(_connectors(slide)) for slide in list(deck.slides)[1:])
    assert drawn >= sum(boss >= 0 for boss in COMPANY.org.tree.parent.tolist())


def test_connectors_are_glued_at_both_ends_and_drawn_from_site_to_site(deck):
    """To ids of cards of the slide; the way ends within a point of the connection sites."""
    seen = 0
    for slide in deck.slides:
        cards = _cards(slide)
        assert len({shape.shape_id for shape in slide.shapes}) == len(list(slide.shapes))
        for connector in _connectors(slide):
            ends = connector._element.nvCxnSpPr.cNvCxnSpPr
            way = _way(connector._element)
            for end, point in ((ends.stCxn, way[0]), (ends.endCxn, way[-1])):
                site = _site(cards[end.id], end.idx)
                assert abs(site[0] - point[0]) + abs(site[1] - point[1]) < Emu(12_700)
            seen += 1
    assert seen > 300


@pytest.mark.parametrize(
    "points",
    [
        [(0, 0), (0, 50)],
        [(0, 0), (0, 20), (80, 20), (80, 50)],
        [(90, 0), (90, 20), (10, 20), (10, 50)],
        [(50, 0), (50, 100), (90, 100)],
        [(50, 0), (50, 100), (10, 100)],
        [(50, 0), (50, 20), (100, 20), (100, 80), (70, 80)],
        [(50, 0), (50, 20), (0, 20), (0, 80), (70, 80)],
        [(50, 0), (50, 20), (0, 20), (0, 80), (60, 80), (60, 100)],
        [(0, 0), (30, 0), (30, 40), (60, 40)],
        [(60, 40), (30, 40), (30, 0), (0, 0)],
        [(50, 100), (50, 60), (90, 60), (90, 0)],
        [(0, 0), (35, 60)],
    ],
    ids=str,
)
def test_a_connector_takes_the_way_of_its_line(points):
    """Corner by corner, whichever way it sets out."""
    from pptx.oxml import parse_xml

    way = connector_along(points)
    scale = 10_000
    bends = "".join(f'<a:gd name="adj{at}" fmla="val {bend}"/>' for at, bend in enumerate(way.bends, 1))
    element = parse_xml(
        '<p:cxnSp xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:nvCxnSpPr/><p:spPr>'
        f'<a:xfrm rot="{way.turn}"{" flipH=" + chr(34) + "1" + chr(34) if way.flip_x else ""}'
        f"{' flipV=' + chr(34) + '1' + chr(34) if way.flip_y else ''}>"
        f'<a:off x="{way.x * scale:.0f}" y="{way.y * scale:.0f}"/>'
        f'<a:ext cx="{way.width * scale:.0f}" cy="{way.height * scale:.0f}"/></a:xfrm>'
        f'<a:prstGeom prst="{way.preset}"><a:avLst>{bends}</a:avLst></a:prstGeom></p:spPr></p:cxnSp>'
    )
    drawn = [(x / scale, y / scale) for x, y in _way(element)]
    assert drawn == [pytest.approx(point, abs=0.21) for point in points]


def test_cards_of_managers_lead_to_their_slide_and_slides_lead_up(deck, plan):
    """Each slide but the first leads up, and each but it is led to from a card."""
    slides = list(deck.slides)
    targets = Counter()
    for slide in slides:
        ups = [shape for shape in slide.shapes if shape.name == "Up"]
        assert len(ups) == (slide is not slides[0])
        assert all(up.click_action.target_slide is not None for up in ups)
        for card in _cards(slide).values():
            if (there := card.click_action.target_slide) is not None:
                targets[there.slide_id] += 1
    heads = {slides[sheet.number - 1].slide_id for sheet in plan.heads.values()}
    assert heads <= set(targets)


def test_notes_say_why_with_the_sources():
    """Of a typical company each line's reason, with rule and sources."""
    company = typical_company(graph_of("people_400"))
    deck = _deck(Request(company))
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    assert company.reasons
    for reason in company.reasons.values():
        assert clean(reason.sentence) in notes
        assert clean(reason.sources) in notes


def test_notes_name_the_dotted_lines_to_people_on_other_slides(tmp_path: Path):
    """Each dotted line is drawn, or stands in the notes."""
    path = tmp_path / "a.csv"
    path.write_text("Id,Name,Manager,Dotted line to\n1,Ann,,\n2,Bo,1,\n3,Cy,1,\n4,Di,2,3\n5,Ed,3,\n6,Flo,5,4\n")
    deck = _deck(Request(Company("a", read_company(path).org)))
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    assert "Di has a dotted line to Cy." in notes
    assert "Flo has a dotted line to Di." in notes


def test_colours_and_fonts_are_those_of_the_theme():
    """Every colour of a slide is one of the theme, and no run names a font; the theme holds our colours."""
    deck = _deck(Request(COMPANY, DARK))
    for slide in deck.slides:
        tags = Counter(element.tag.rpartition("}")[2] for element in slide._element.iter())
        assert tags["srgbClr"] == 0
        assert tags["latin"] == 0
        assert tags["schemeClr"] > 10
    theme = next(rel.target_part for rel in deck.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    assert DARK.palette.card[1:].upper().encode() in theme.blob


@pytest.mark.parametrize(
    "title",
    ["Vice President of Engineering, Platform and Data Infrastructure", "Leiterin der Abteilung für Arbeitssicherheit"],
)
def test_a_long_title_is_whole_on_a_card(title: str):
    """On more lines, in letters as much smaller as they are read still."""
    columns = {"id": ["1", "2"], "name": ["Ann", "Christopher Alexander Montgomery-Wellington"], "manager": ["", "1"]}
    deck = _deck(Request(company_of_rows(columns | {"title": ["Head", title]})))
    cards = [shape.text_frame for slide in deck.slides for shape in _cards(slide).values()]
    shown = [frame for frame in cards if "Montgomery" in frame.text]
    assert shown
    for frame in shown:
        assert title in " ".join(frame.text.split())
        assert all(run.font.size.pt >= 6 for paragraph in frame.paragraphs for run in paragraph.runs)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_a_text(text: str):
    """In a card and in the title."""
    deck = _deck(Request(titled_company(text), title=text))
    words = " ".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    shown = re.sub(r"\s+", "", clean(text))[:12]
    assert shown in re.sub(r"\s+", "", words)


def test_a_text_that_begins_from_the_right_runs_from_there():
    """In the order of its own script, on the side where the others stand."""
    marks = {
        paragraph.text: (paragraph._p.pPr.get("rtl"), paragraph._p.pPr.get("algn"))
        for slide in _deck(Request(titled_company("דנה (CFO)"))).slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph._p.pPr is not None
    }
    assert (marks["דנה (CFO)"], marks["Ann"]) == (("1", "l"), (None, "l"))


def test_one_slide_holds_all_where_that_is_asked_for():
    """As many cards as seats; what PowerPoint does not open is refused, and on paper of a size it is made smaller."""
    deck = _deck(Request(COMPANY, focus=120, pages="one"))
    request = Request(COMPANY, focus=120)
    assert len(deck.slides) == 1
    names = names_of(COMPANY.org, request.chosen.tolist())
    assert sorted(card.name for card in _cards(deck.slides[0]).values()) == sorted(clean(name)[:80] for name in names)
    large = Company("Large", generate(from_table({"headcount": 5000}), load_domain()))
    with pytest.raises(DoesNotFit, match="by-manager"):
        write_deck(Request(large, pages="one"), BytesIO())


def test_more_slides_than_powerpoint_bears_are_refused(monkeypatch):
    """With what to do."""
    monkeypatch.setattr("orgmodel.export.slides.deck.MOST_SLIDES", 20)
    with pytest.raises(DoesNotFit, match="a PDF"):
        write_deck(Request(COMPANY), BytesIO())


@pytest.mark.slow
def test_twice_the_cards_take_twice_the_time():
    """Of processor time, not four times; seconds are in benchmarks/export.py."""

    def seconds(people: int) -> float:
        company = Company("Generated", generate(from_table({"headcount": people}), load_domain()))
        start = time.process_time()
        deck = _deck(Request(company))
        took = time.process_time() - start
        assert sum(len(_cards(slide)) for slide in deck.slides) > people
        return took

    seconds(50)
    assert seconds(1_600) < 3 * seconds(800)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_converts_it(tmp_path: Path):
    """Without repair, to as many pages as there are slides."""
    import pypdf

    with (tmp_path / "deck.pptx").open("wb") as file:
        write_deck(Request(COMPANY), file)
    command = [shutil.which("soffice"), "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "deck.pptx")], check=True, timeout=300)
    assert len(pypdf.PdfReader(tmp_path / "deck.pdf").pages) == len(Presentation(tmp_path / "deck.pptx").slides)


def test_lines_of_a_manager_have_two_bends_at_most():
    """Whoever routes a glued connector anew finds the same way, assistants and long rows of reports or not."""
    company = Company("Generated", generate(from_table({"headcount": 400}), load_domain()))
    presets = {
        connector_along(line.points).preset
        for slide in numbered(Request(company), PAPER, is_glued=True).sheets
        for line in slide.plan.scene.lines
    }
    assert presets == {"straightConnector1", "bentConnector2", "bentConnector3"}


def test_lines_of_a_department_bend_twice_at_most():
    """As programs draw them that route glued lines anew; a department called by a number says that it is one."""
    deck = _deck(Request(company_of("oracle-hr/employees.csv"), pages="by-department"))
    presets = [
        each.get("prst") for slide in deck.slides for each in slide._element.iterfind(".//{*}cxnSp//{*}prstGeom")
    ]
    assert presets
    assert set(presets) <= {"straightConnector1", "bentConnector2", "bentConnector3"}
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert "Department 100" in titles


@pytest.mark.parametrize("preset", ["people_80", "people_400", "matrix_800"])
def test_no_program_leads_a_line_of_a_first_slide_through_a_card(preset: str):
    """Placed anew, solid lines bend twice at most, half way between cards, and all is drawn that was."""
    scene = typical_scene(graph_of(preset), View(), LIGHT)
    simple = branching(scene, LIGHT.sizes, 1.8)
    assert is_tangled(scene)
    assert not is_tangled(simple)
    assert [box.card for box in simple.boxes] == [box.card for box in scene.boxes]
    assert [(line.id, line.kind) for line in simple.lines] == [(line.id, line.kind) for line in scene.lines]
    for one, other in combinations(simple.boxes, 2):
        is_beside = one.x_px + one.width_px <= other.x_px or other.x_px + other.width_px <= one.x_px
        assert is_beside or one.y_px + one.height_px <= other.y_px or other.y_px + other.height_px <= one.y_px


def test_a_badge_ends_before_the_edge_of_its_text():
    """A tab behind the edge breaks the line: the text of a rounded card begins within its corners."""
    graph = graph_of("people_80")
    chart = (lambda theme: typical_scene(graph, View(), theme)), Heading("80 people", "", "")
    deck = _deck(Request(typical_company(graph), own_chart=chart, pages="one"))
    ends = 0
    for card in _cards(deck.slides[0]).values():
        body, side = card._element.txBody.bodyPr, min(card.width, card.height)
        corner = card.adjustments[0] * side * (1 - 0.5**0.5)
        room = card.width - 2 * corner - int(body.get("lIns")) - int(body.get("rIns"))
        for tab in card._element.iterfind(".//{*}tab"):
            ends += 1
            assert int(tab.get("pos")) < room
    assert ends


def test_lines_that_could_be_are_numbered_and_said_under_the_chart():
    """As in pictures: a number on each line, and what each says between the chart and the foot."""
    graph = graph_of("people_80")
    view = View(show_alternatives=True)
    chart = (lambda theme: typical_scene(graph, view, theme)), Heading("80 people", "", "Source")
    (slide,) = _deck(Request(typical_company(graph), own_chart=chart, pages="one")).slides
    said = [clean(line.label) for line in possible(typical_scene(graph, view, LIGHT))]
    texts = {shape.name: shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.TEXT_BOX}
    assert said
    lowest = max(card.top + card.height for card in _cards(slide).values())
    for number, label in enumerate(said, 1):
        on_line, in_key = texts[f"Alternative {number}"], texts[f"Key {number}"]
        assert (on_line.text_frame.text, in_key.text_frame.text) == (str(number), f"{number} {label}")
        assert on_line.top + on_line.height <= in_key.top + in_key.height <= texts["Source"].top
        assert in_key.top >= lowest


def test_no_text_of_a_full_card_is_too_small_to_read():
    """Four lines on a low card stand nearer to each other before their letters fall under 6 points."""
    card = Card("Ana Smith", "Head", "function", detail="3 direct reports", fold="+ 40 people, 2 levels")
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    scene = Scene((Box("a", 0, 0, 208, 58, card),), (), 208, 58)
    add_scene(slide, scene, Spot(0, 0, LEAST_SCALE), LIGHT)
    body = slide.shapes[0]._element.txBody
    assert min(int(run.get("sz")) for run in body.iterfind(".//{*}rPr")) >= 100 * LEAST_TEXT_PT
    assert len(body.findall("{*}p")) == len(body.findall(".//{*}spcPct")) == 4


def test_names_of_parts_are_counted_on(monkeypatch):
    """However many slides, all parts are walked through as often as for one."""
    walks = []
    walk = OpcPackage.iter_parts
    monkeypatch.setattr(OpcPackage, "iter_parts", lambda package: walks.append(1) or walk(package))
    company, counts = titled_company("Ann"), []
    for pages in ("one", "by-manager"):
        walks.clear()
        names = [slide.notes_slide.part.partname for slide in _deck(Request(company, pages=pages)).slides]
        counts.append(len(walks))
        assert len(names) == len(set(names)) == (1 if pages == "one" else 2)
    assert counts[0] == counts[1]


def test_a_long_title_is_smaller_before_it_is_cut():
    """On slides and on pages of paper."""
    name = (
        "Regional Vice President of Strategic Programme Delivery and Transformation of the Northern Countries, acting"
    )
    deck = _deck(Request(titled_company("Ann"), title=name))
    assert deck.slides[0].shapes.title.text_frame.text == name
