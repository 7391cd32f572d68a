"""A company as a PDF of many pages: an overview, one manager (or department, or level) a page, an index of people.

Each page has its title, a link to the page above, its number and a bookmark; cards of managers are links to their page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from orgmodel.export.drawings.drawing import ENTRY, Group, Rect, Role, Shape
from orgmodel.export.drawings.lettering import line, whole_size
from orgmodel.export.page import draw_scene
from orgmodel.export.paper.plan import FOOT_PT, HEAD_PT, Sheet, numbered, overview_of, with_progress
from orgmodel.export.paper.sizes import MARGIN_PT, Paper, paper_of
from orgmodel.export.pdf.pdf import ONE_AT_A_TIME, draw_shapes, end_page, new_canvas
from orgmodel.export.pdf.pdf_links import add_link
from orgmodel.export.request import Request
from orgmodel.layout.loaded import names_of
from orgmodel.layout.scene import Scene
from orgmodel.text.natural_order import natural_keys

TITLE_PT, TEXT_PT = 15.0, 8.0
# Programs go down bookmarks step by step, and give up at some depth; pypdf at 100.
DEEPEST_BOOKMARK = 40
LOGO_PT, LOGO_GAP_PT = 30.0, 12.0
# Of more people the lists alone would take 0.3 GiB, and a third of the file.
MOST_LISTED = 100_000
OVERVIEW, INDEX = "overview", "index"
# A page of the index has columns of this width and lines of this height, in points.
INDEX_COLUMN_PT, INDEX_LINE_PT = 250.0, 10.5


@dataclass(frozen=True, slots=True)
class _Book:
    """Context of a page: canvas, request, paper, the first page of each manager, the number of the last page."""

    canvas: Any
    request: Request
    paper: Paper
    heads: dict[int, Sheet]
    last: int


def write_document(request: Request) -> bytes:
    """Write pages.

    Returns
    -------
    bytes
        A PDF. No text of a chart is smaller than 6 points, but on the overview, which shows the largest branches only.
        Everybody stands once as a report (or, by department and level, once at all) and once in the index.

    Notes
    -----
    O(seats): each page is laid out once, after those that were too full. `Request.progress` hears of every page, when
    it is planned and when it is drawn.
    """
    paper = paper_of(paper_name(request))
    plan = numbered(request, paper)
    sheets = plan.sheets
    entries = _entries(request, plan.page_of_seat)
    columns, rows = _grid(paper)
    index_pages = _index_pages(request, paper)
    last = 1 + len(sheets) + index_pages
    target = BytesIO()
    with ONE_AT_A_TIME:
        size, has_lists = (paper.width, paper.height), len(request.chosen) <= MOST_LISTED
        canvas = new_canvas(target, size, request.named.title, request.named.subtitle, has_lists=has_lists)
        canvas.showOutline()
        book = _Book(canvas, request, paper, plan.heads, last)
        _overview(book)
        for sheet in with_progress(request, sheets):
            _page(book, sheet)
        for at in range(index_pages):
            shown = entries[at * columns * rows : (at + 1) * columns * rows]
            _index(book, shown, at, 2 + len(sheets) + at)
        canvas.save()
    return target.getvalue()


def paper_name(request: Request) -> str:
    """Name of the paper of several pages: A4 where none is told, as no chart is as large as all of them."""
    return "A4" if request.paper in ("", "content") else request.paper


def pages_of(request: Request, paper: Paper) -> int:
    """Number of pages that `write_document` would write. O(seats) and a layout of each page."""
    return 1 + len(numbered(request, paper).sheets) + _index_pages(request, paper)


def _index_pages(request: Request, paper: Paper) -> int:
    columns, rows = _grid(paper)
    return -(-len(request.chosen) // (columns * rows))


def _overview(book: _Book) -> None:
    canvas, request = book.canvas, book.request
    scene, scale = overview_of(request, book.paper)
    canvas.bookmarkPage(OVERVIEW)
    canvas.addOutlineEntry("Overview", OVERVIEW, 0, closed=False)
    heading = request.heading
    _frame(book, (heading.title, heading.subtitle), 1)
    _chart(book, scene, scale, {seat: sheet.key for seat, sheet in book.heads.items()})
    end_page(canvas)


def _page(book: _Book, sheet: Sheet) -> None:
    canvas, request, heads = book.canvas, book.request, book.heads
    plan, org = sheet.plan, request.company.org
    canvas.bookmarkPage(sheet.key)
    first = plan.head < 0 or heads[plan.head] is sheet
    if first:
        canvas.addOutlineEntry(plan.title, sheet.key, min(plan.level, DEEPEST_BOOKMARK), closed=plan.level > 0)
    boss = int(org.tree.parent[plan.head]) if plan.head >= 0 else -1
    key = heads[boss].key if boss in heads else OVERVIEW
    # Words of ours come first: a name that begins from the right would turn what stands behind it.
    up = f"\u2191 Page {heads[boss].number}: {names_of(org, [boss])[0]}" if boss in heads else "\u2191 Overview"
    _frame(book, (plan.title, plan.subtitle), sheet.number, up, key)
    below = [seat for seat in plan.seats.tolist() if seat in heads and seat != plan.head]
    _chart(book, plan.scene, plan.scale, {seat: heads[seat].key for seat in below})
    end_page(canvas)


def _frame(book: _Book, texts: tuple[str, str], number: int, up: str = "", key: str = "") -> None:
    """Ground, title and subtitle, the way up, and the foot with source and page number; links over the last two."""
    canvas, request, paper = book.canvas, book.request, book.paper
    palette, room = request.theme.palette, paper.room[0]
    right, foot = paper.width - MARGIN_PT, paper.height - MARGIN_PT + 4
    shapes: list[Shape] = [Rect(0, 0, paper.width, paper.height, fill=palette.card)]
    logo = request.surround.logo_at(right, MARGIN_PT, LOGO_PT)
    if logo is not None:
        shapes.append(logo)
        right, room = logo.x - LOGO_GAP_PT, room - logo.width - LOGO_GAP_PT
    way = line(up, right, MARGIN_PT + 12, size=TEXT_PT + 1, fill=palette.accent, max_px=room * 0.28, anchor="end")
    free = room - way.width_px - LOGO_GAP_PT if up else room
    size = whole_size(texts[0], TITLE_PT, 600, free, TEXT_PT + 2)
    title = line(
        texts[0], MARGIN_PT, MARGIN_PT + 14, size=size, fill=palette.text, max_px=free, weight=600, role="heading"
    )
    shapes.append(title)
    shapes.append(line(texts[1], MARGIN_PT, MARGIN_PT + 28, size=TEXT_PT + 1, fill=palette.muted, max_px=room))
    page = f"{number} of {book.last}"
    # The source is read once, on the first page.
    role: Role = "running" if number > 1 else ""
    source = request.heading.source
    shapes += [
        line(
            page,
            paper.width - MARGIN_PT,
            foot,
            size=TEXT_PT,
            fill=palette.muted,
            max_px=90,
            anchor="end",
            role="running",
        ),
        line(source, MARGIN_PT, foot, size=TEXT_PT, fill=palette.muted, max_px=room - 100, role=role),
    ]
    if up:
        shapes.append(way)
        _link(canvas, paper, (right - way.width_px, MARGIN_PT + 2, right, MARGIN_PT + 16), key, up)
    canvas.saveState()
    canvas.transform(1, 0, 0, -1, 0, paper.height)
    draw_shapes(shapes, canvas)
    canvas.restoreState()


def _chart(book: _Book, scene: Scene, scale: float, links: dict[int, str]) -> None:
    canvas, request, paper = book.canvas, book.request, book.paper
    left = MARGIN_PT + max(0.0, (paper.room[0] - scene.width_px * scale) / 2)
    top = MARGIN_PT + HEAD_PT
    canvas.saveState()
    canvas.transform(scale, 0, 0, -scale, left, paper.height - top)
    draw_shapes(draw_scene(scene, request.theme), canvas)
    canvas.restoreState()
    for box in scene.boxes:
        seat = request.seat_of(box)
        if seat in links:
            x, y = left + box.x_px * scale, top + box.y_px * scale
            _link(
                canvas,
                paper,
                (x, y, x + box.width_px * scale, y + box.height_px * scale),
                links[seat],
                f"Page of {box.card.title}",
            )


def _link(
    canvas: Any, paper: Paper, rect: tuple[float, float, float, float], key: str, text: str, *, is_joined: bool = False
) -> None:
    left, top, right, bottom = rect
    add_link(canvas, (left, paper.height - bottom, right, paper.height - top), key, text, is_joined=is_joined)


def _entries(request: Request, page_of_seat: dict[int, int]) -> list[tuple[str, str, int]]:
    """Name, title and page of everybody, by name: "Post 2" before "Post 10"."""
    org, seats = request.company.org, request.chosen.tolist()
    names, pages = names_of(org, seats), [page_of_seat.get(seat, 1) for seat in seats]
    entries = zip(natural_keys(names), pages, names, org.texts("title", seats), strict=True)
    return [(name, title, page) for _, page, name, title in sorted(entries)]


def _grid(paper: Paper) -> tuple[int, int]:
    width, height = paper.room
    return max(1, int(width / INDEX_COLUMN_PT)), int((height - HEAD_PT - FOOT_PT) / INDEX_LINE_PT)


def _index(book: _Book, entries: Sequence[tuple[str, str, int]], at: int, number: int) -> None:
    canvas, request, paper = book.canvas, book.request, book.paper
    key = f"{INDEX}{at}"
    canvas.bookmarkPage(key)
    if at == 0:
        canvas.addOutlineEntry("Index of people", key, 0, closed=True)
    _frame(book, ("Index of people", ""), number, "\u2191 Overview", OVERVIEW)
    palette, (columns, rows) = request.theme.palette, _grid(paper)
    width = paper.room[0] / columns
    shapes: list[Shape] = []
    for place, (name, title, page) in enumerate(entries):
        x, y = MARGIN_PT + width * (place // rows), MARGIN_PT + HEAD_PT + INDEX_LINE_PT * (place % rows)
        wide = (width - 46) * (0.55 if title and title != name else 1)
        known = line(name, x, y, size=TEXT_PT, fill=palette.text, max_px=wide, weight=600)
        entry = [known]
        room = width - known.width_px - 46
        if title and title != name and room > 20:
            entry.append(line(title, x + known.width_px + 5, y, size=TEXT_PT, fill=palette.muted, max_px=room))
        entry.append(line(str(page), x + width - 16, y, size=TEXT_PT, fill=palette.accent, max_px=36, anchor="end"))
        shapes.append(Group(0, 0, tuple(entry), key=ENTRY))
        target, area = OVERVIEW if page == 1 else f"p{page}", (x, y - 8, x + width - 16, y + 2)
        _link(canvas, paper, area, target, f"Page {page}", is_joined=True)
    canvas.saveState()
    canvas.transform(1, 0, 0, -1, 0, paper.height)
    draw_shapes(shapes, canvas)
    canvas.restoreState()
    end_page(canvas)
