"""A company as a PowerPoint deck: an overview, then one manager (or department, or level) a slide.

Cards are native shapes, lines are connectors that stay glued at both ends. Cards of managers lead to their slide, each
slide leads up. Notes carry why each line is there, with its sources, and the dotted lines to people on other slides.
"""

from dataclasses import dataclass
from typing import Any, BinaryIO

from orgmodel.errors import DoesNotFit
from orgmodel.export.drawings.lettering import whole_size
from orgmodel.export.paper.plan import (
    HEAD_PT,
    Sheet,
    Sheets,
    first_readable,
    glued_overview,
    numbered,
    overviews,
    with_progress,
)
from orgmodel.export.paper.sizes import LEAST_SCALE, MARGIN_PT, Paper, paper_of
from orgmodel.export.request import Request
from orgmodel.export.slides.branching import branching, is_tangled
from orgmodel.export.slides.look import count_part_names, dress
from orgmodel.export.slides.shapes import (
    EMU_PER_POINT,
    SAFE,
    Spot,
    add_key,
    add_logo,
    add_numbers,
    add_scene,
    add_text,
    key_height,
)
from orgmodel.layout.loaded import names_of
from orgmodel.layout.scene import Scene
from orgmodel.org.tree import Ints
from orgmodel.text.bidi import starts_from_right
from orgmodel.text.measure import clean, fit, width_px

# PowerPoint opens no larger slide, and becomes slow with more of them.
MOST_SIDE_PT = 4032.0
MOST_SLIDES = 2_000
_TITLE_PT, _TEXT_PT = 22.0, 10.0
_LOGO_PT, _LOGO_GAP_PT = 34.0, 14.0


@dataclass(frozen=True, slots=True)
class _Deck:
    """Context of a slide: presentation, layout, request, paper, plan, the slides by their number."""

    request: Request
    paper: Paper
    plan: Sheets
    slides: dict[int, Any]


def write_deck(request: Request, file: BinaryIO) -> None:
    """Write slides.

    Parameters
    ----------
    file
        Where the PPTX goes.

    Raises
    ------
    DoesNotFit
        If it needs more slides, or a larger one, than PowerPoint bears.

    Notes
    -----
    Some 2 ms a card, 10 ms a slide. `Request.progress` hears of every slide, when it is planned and when it is drawn.
    """
    from pptx import Presentation  # noqa: PLC0415 - only an export needs it

    is_one = request.pages == "one"
    whole = scene_on_one_slide(request)
    paper, plan = _planned(request, whole)
    presentation = Presentation()
    count_part_names(presentation.part.package)
    layout = dress(presentation, request.theme, *(round(side * EMU_PER_POINT) for side in (paper.width, paper.height)))
    heading = request.heading
    properties = presentation.core_properties
    properties.title, properties.subject = clean(request.named.title), clean(request.named.subtitle)
    properties.author = properties.last_modified_by = "Reportline"
    numbers = [1, *(sheet.number for sheet in plan.sheets)]
    deck = _Deck(request, paper, plan, {number: presentation.slides.add_slide(layout) for number in numbers})
    for slide in deck.slides.values():
        # Ids of shapes are counted on from here; looking for the largest each time takes the square of their number.
        slide.shapes.turbo_add_enabled = True
    scene, scale = _overview(request, paper) if whole is None else (whole, _fitting(whole, paper))
    _frame(deck, 1, (heading.title, heading.subtitle))
    _chart(deck, 1, scene, scale, -1)
    drawn = {line.id for line in scene.lines} if is_one else set()
    _notes(deck, 1, [heading.subtitle, *(_reasons(request, request.chosen, -1) if is_one else [])], drawn)
    for sheet in with_progress(request, plan.sheets):
        _slide(deck, sheet)
    presentation.save(file)


def check_slides(request: Request) -> int:
    """Number of slides that a deck will have; raises as `write_deck`. O(seats) and a layout of each slide."""
    return 1 + len(_planned(request, scene_on_one_slide(request))[1].sheets)


def scene_on_one_slide(request: Request) -> Scene | None:
    """Scene of the one slide that holds all; None where there are several."""
    if request.pages != "one":
        return None
    return _untangled(request.shown, request, paper_of(_usual_paper(request)))


def _usual_paper(request: Request) -> str:
    """Name of the paper of a slide; slides of several contents have the usual one."""
    return "16:9" if request.paper in ("", "content") else request.paper


def _overview(request: Request, paper: Paper) -> tuple[Scene, float]:
    """Scene and scale of the first slide."""
    if (found := glued_overview(request, paper)) is not None:
        return found
    if request.own_chart is not None:
        scene = _untangled(request.shown, request, paper)
        return scene, _fitting(scene, paper)
    scenes = (_untangled(scene, request, paper) for scene in overviews(request, paper))
    return first_readable((scene, _fitting(scene, paper)) for scene in scenes)


def _untangled(scene: Scene, request: Request, paper: Paper) -> Scene:
    """Scene whose lines other programs draw as they are, too: itself where it is one."""
    if not is_tangled(scene):
        return scene
    return branching(scene, request.theme.sizes, paper.room[0] / (paper.room[1] - HEAD_PT))


def _planned(request: Request, whole: Scene | None) -> tuple[Paper, Sheets]:
    """Paper, and the slides after the first; of one slide that holds the whole scene there are none."""
    if whole is not None:
        return _paper_of_one(request, whole), Sheets((), {}, {})
    paper = paper_of(_usual_paper(request))
    plan = numbered(request, paper, is_glued=True)
    if len(plan.sheets) >= MOST_SLIDES:
        raise DoesNotFit(
            f"The deck would have {len(plan.sheets) + 1:,} slides; PowerPoint bears {MOST_SLIDES:,}",
            "Take a branch, fewer levels, a larger page, or a PDF.",
        )
    return paper, plan


def _paper_of_one(request: Request, scene: Scene) -> Paper:
    """Paper that is told, else a slide as large as the chart."""
    if request.paper and request.paper != "content":
        return paper_of(request.paper)

    def side(length_px: float, scale: float, least: float, more: float) -> float:
        return max(least, length_px * scale + 2 * MARGIN_PT + more)

    def sides(scale: float) -> tuple[float, float]:
        width = side(scene.width_px + 4, scale, 720.0, 0.0)
        below = HEAD_PT + 16 + key_height(scene, width - 2 * MARGIN_PT)
        return width, side(scene.height_px + 4, scale, 405.0, below)

    # As large as on paper, or so much smaller as the largest slide asks for.
    width, height = sides(0.75)
    if max(width, height) > MOST_SIDE_PT:
        room = MOST_SIDE_PT - 2 * MARGIN_PT
        scale = min(room / (scene.width_px + 4), (room - HEAD_PT - 16) / (scene.height_px + 4))
        width, height = sides(min(0.75, max(LEAST_SCALE, scale)))
    if max(width, height) > MOST_SIDE_PT + 1:
        inches = f"{width / 72:,.0f} x {height / 72:,.0f} inches"
        raise DoesNotFit(
            f"One slide would be {inches}; a slide has {MOST_SIDE_PT / 72:.0f} at most",
            "Take a slide for each manager (by-manager), a branch, fewer levels, or a page such as 16:9.",
        )
    return Paper(min(width, MOST_SIDE_PT), min(height, MOST_SIDE_PT))


def _fitting(scene: Scene, paper: Paper) -> float:
    width, height = paper.room
    high = height - HEAD_PT - 16 - key_height(scene, width)
    return min(0.75, width / (scene.width_px + 4), high / (scene.height_px + 4))


def _slide(deck: _Deck, sheet: Sheet) -> None:
    request, heads, plan = deck.request, deck.plan.heads, sheet.plan
    boss = int(request.company.org.tree.parent[plan.head]) if plan.head >= 0 else -1
    up = (names_of(request.company.org, [boss])[0], heads[boss].number) if boss in heads else ("Overview", 1)
    _frame(deck, sheet.number, (plan.title, plan.subtitle), up)
    _chart(deck, sheet.number, plan.scene, plan.scale, plan.head)
    _notes(
        deck,
        sheet.number,
        [f"{plan.title}. {plan.subtitle}.", *_reasons(request, plan.seats, plan.head)],
        {line.id for line in plan.scene.lines},
        plan.seats,
    )


def _frame(deck: _Deck, number: int, texts: tuple[str, str], up: tuple[str, int] | None = None) -> None:
    """Title, subtitle, way up, source and number of a slide."""
    from pptx.enum.text import MSO_AUTO_SIZE  # noqa: PLC0415 - only an export needs it

    slide, paper = deck.slides[number], deck.paper
    room = paper.room[0]
    logo = deck.request.surround.logo_at(paper.width - MARGIN_PT, MARGIN_PT - 8, _LOGO_PT)
    if logo is not None:
        add_logo(slide, logo)
        room -= logo.width + _LOGO_GAP_PT
    way = fit(clean(f"\u2191 {up[0]}"), _TEXT_PT + 1, 400, room * 0.28) if up is not None else ""
    free = room - (width_px(way, _TEXT_PT + 1) / SAFE + _LOGO_GAP_PT if way else 0.0)
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (
        round(value * EMU_PER_POINT) for value in (MARGIN_PT, MARGIN_PT - 8, free, 28)
    )
    frame = title.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    # Another font than ours may be wider: the title stays on its line.
    frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    size = whole_size(texts[0], _TITLE_PT, 600, free * SAFE, _TEXT_PT + 2)
    frame.text = fit(clean(texts[0]), size, 600, free * SAFE)
    if size < _TITLE_PT:
        frame.paragraphs[0].font.size = round(size * EMU_PER_POINT)
    if starts_from_right(frame.text):
        frame.paragraphs[0]._p.get_or_add_pPr().set("rtl", "1")
    add_text(slide, "Subtitle", [(texts[1], "tx2")], (MARGIN_PT, MARGIN_PT + 20, room, 16, _TEXT_PT + 1))
    foot = paper.height - MARGIN_PT + 2
    add_text(
        slide, "Source", [(deck.request.heading.source, "tx2")], (MARGIN_PT, foot, paper.room[0] - 90, 16, _TEXT_PT)
    )
    last = f" of {len(deck.slides)}"
    add_text(
        slide,
        "Number",
        [("#", "tx2"), (last, "tx2")],
        (paper.width - MARGIN_PT - 80, foot, 80, 16, _TEXT_PT),
        "r",
    )
    if up is not None:
        where = (MARGIN_PT + free, MARGIN_PT - 4, room - free, 18, _TEXT_PT + 1)
        box = add_text(slide, "Up", [(way, "accent2")], where, "r")
        box.click_action.target_slide = deck.slides[up[1]]


def _chart(deck: _Deck, number: int, scene: Scene, scale: float, head: int) -> None:
    """Cards and lines in the middle of a slide, those of other managers with a link to their slide."""
    paper, request = deck.paper, deck.request
    left = MARGIN_PT + max(0.0, (paper.room[0] - scene.width_px * scale) / 2)
    slide = deck.slides[number]
    spot = Spot(left, MARGIN_PT + HEAD_PT, scale)
    shapes = add_scene(slide, scene, spot, request.theme)
    add_numbers(slide, scene, spot)
    foot = paper.height - MARGIN_PT - key_height(scene, paper.room[0])
    add_key(slide, scene, MARGIN_PT, foot, paper.room[0])
    for box in scene.boxes:
        seat = request.seat_of(box)
        if seat in deck.plan.heads and seat != head:
            shapes[box.id].click_action.target_slide = deck.slides[deck.plan.heads[seat].number]


def _reasons(request: Request, seats: Ints, head: int) -> list[str]:
    """Reasons of the lines of a slide, with their sources."""
    reasons = request.company.reasons
    told = [seat for seat in seats.tolist() if seat != head and seat in reasons]
    names = names_of(request.company.org, told)
    return [f"{name}: {reasons[seat].sentence} {reasons[seat].sources}" for name, seat in zip(names, told, strict=True)]


def _notes(deck: _Deck, number: int, texts: list[str], drawn: set[str], seats: Ints | None = None) -> None:
    """Notes of a slide: texts, the dotted lines of those who report on it that it does not draw, source."""
    org = deck.request.company.org
    told = list(texts)
    if seats is not None:
        head = next((sheet.plan.head for sheet in deck.plan.sheets if sheet.number == number), -1)
        here = set(seats.tolist()) - {head}
        for pairs, sign, words in (
            (org.dotted, ">", "a dotted line to"),
            (org.loops, "~", "a line left out of a loop to"),
        ):
            for source, target in pairs.tolist():
                if source in here and f"n{source}{sign}n{target}" not in drawn:
                    names = names_of(org, [source, target])
                    told.append(f"{names[0]} has {words} {names[1]}.")
    told.append(deck.request.heading.source)
    deck.slides[number].notes_slide.notes_text_frame.text = "\n".join(clean(text) for text in told if text)
