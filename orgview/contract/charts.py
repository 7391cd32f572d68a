"""Charts in the contract: a drawn scene, what is said beside it, and two of them compared."""

from typing import Literal

from pydantic import Field

from orgmodel.org.report import NoticeJson
from orgmodel.tables.query import FilterTest
from orgmodel.theme import Confidence, LineKind, Status
from orgview.contract.base import Elements, Json, Option, Point, Step, ThemeName

# Shapes of a card, back to front; the values in the order that `orgview.charts.card_json` names.
RectRole = Literal["", "marker"]
RectMark = tuple[Literal["r"], float, float, float, float, float, str, str, float, list[float], RectRole]
CircleMark = tuple[Literal["c"], float, float, float, str, str, float]
PathMark = tuple[Literal["p"], list[Step], str, str, float, list[float]]
TextRole = Literal["title", "subtitle", "extra", "detail", "badge", "marker", "status", "fold", "initials"]
TextMark = tuple[Literal["t"], float, float, float, float, str, Literal["start", "middle", "end"], float, str, TextRole]
Mark = RectMark | CircleMark | PathMark | TextMark


class CardLook(Json):
    """Colours and lines of a card that is drawn small; see `orgmodel.export.cards.card.CardLook`."""

    stripe: str
    ground: str
    ink: str
    count_ink: str
    border: str
    border_width: float
    dash: list[float]
    stack: int


class Hidden(Json):
    """People that a folded branch, or a card that stands for others, does not show; changes in a comparison only."""

    people: int
    levels: int
    managers: int
    changes: int | None


class SeatJson(Json):
    """A card of the chart; lengths in px at 100 %, (x, y) its middle, the top seat's upper edge at the origin."""

    id: str
    x: float
    y: float
    w: float
    h: float
    marks: list[Mark]
    look: CardLook
    title: str
    subtitle: str
    text: str
    unit: str
    boss: str
    level: int
    siblings: int
    position: int
    branch: Literal["none", "open", "folded"]
    hidden: Hidden | None
    # People that folding its branch hides.
    below: int
    short_name: str
    is_head: bool
    status: Status
    lines: list[str]
    # Centre and radius of the circle for a picture; [] where there is none.
    face: list[float]


class LineJson(Json):
    """A reporting line; `source` is the boss's end, where its points begin; with an arrow the boss was one before.

    `label`: when an alternative would hold; "" for any other line.
    """

    id: str
    source: str
    target: str
    kind: LineKind
    on_chain: bool
    status: Status
    has_arrow: bool
    label: str
    confidence: Confidence
    points: list[Point]


class AlternativeJson(Json):
    """A manager whom a seat could report to, by their keys, and when it would."""

    report: str
    boss: str
    label: str


class AlternativesAnswer(Json):
    """``GET /alternatives``: every line of a typical company that could be, with its points."""

    lines: list[LineJson]


class Rung(Json):
    """A seat of the operations line; `seat` is the key of its card."""

    seat: str
    role: str
    short: str
    head: bool


class LadderColumn(Json):
    """Operations line at a size band; `end` is null for the last."""

    name: str
    range: str
    start: int
    end: int | None
    headcount: int
    chain: list[Rung]


class LadderJson(Json):
    """Operations line by size, and the headcounts where something changes."""

    columns: list[LadderColumn]
    ticks: list[int]


class TypicalView(Json):
    """View of the tools round the chart of a typical company."""

    layout: str
    layouts: list[tuple[str, str]]
    # Levels that are open at first, 0 for all but what repeats; how many there are.
    levels: int
    deepest: int
    # Key and title of each boss above a branch that stands alone, and of its top; whose line stands alone.
    trail: list[tuple[str, str]]
    line: str


class LoadedView(Json):
    """View of the tools round the chart of a loaded company; see `orgview.charts.loaded_chart`."""

    layout: str
    layouts: list[tuple[str, str]]
    levels: int
    deepest: int
    by: str
    # Shade, name, people, whether it can be filtered by.
    legend: list[tuple[str, str, int, bool]]
    show: list[str]
    face: Literal["", "initials", "photos"]
    # Key, heading, whether of numbers.
    columns: list[tuple[str, str, bool]]
    # Column, test, text, least, most.
    where: list[tuple[str, FilterTest, str, float | None, float | None]]
    # Key and name of each boss above a focus, and of itself, the top first.
    trail: list[tuple[str, str]]
    line: str


class OverlayView(Json):
    """View of two companies as one chart: layouts, and how many seats changed."""

    layout: str
    layouts: list[tuple[str, str]]
    changed: int


class _Drawing(Json):
    """Seats and lines of a chart, and its size in px."""

    seats: list[SeatJson]
    lines: list[LineJson]
    width: float
    height: float
    theme: ThemeName


class SceneJson(_Drawing):
    """A chart with the query that gives it again; ladder, chain and alternatives are those of a typical company."""

    query: str
    headcount: int
    chain: list[Rung]
    ladder: LadderJson | None
    # Of a typical company, whether they are drawn or not.
    alternatives: list[AlternativeJson]
    # Of a loaded company: what was found in the row of a card, by its key; those with nothing are left out.
    findings: dict[str, list[str]]
    view: TypicalView | LoadedView | OverlayView


class FieldErrors(Json):
    """Messages at the headcount (``n``), at the thresholds (``t``), and of the rest; "" where there is none."""

    n: str
    t: str
    others: str


class NextStepJson(Json):
    """Next step of the operations line at a larger headcount, in words."""

    headcount: int
    text: str


class SceneChanges(Json):
    """Difference from the chart that the question named as `from`: a sentence, null where there is none; its query."""

    sentence: str | None
    before: str


class SceneAnswer(Json):
    """``GET /scene``. With errors the scene has defaults in their place; a page with a chart keeps that.

    `idle`: query fields of controls that change nothing now, each with the reason.
    """

    errors: FieldErrors
    scene: SceneJson | None
    sentence: str | None
    next: list[NextStepJson] = Field(default_factory=list)
    idle: dict[str, str] = Field(default_factory=dict)
    notices: list[NoticeJson] | None
    # Details of what the question names as selected; null where they are to be asked for.
    inspection: Elements | None = None
    # Null where the question names no chart before.
    changes: SceneChanges | None = None


class InspectionAnswer(Json):
    """``GET /inspect``: what is known of a seat, a line, or the company."""

    inspection: Elements


class ThresholdsAnswer(Json):
    """``GET /thresholds``: the table of the numbers that can be edited, with places for their boxes."""

    table: Elements


class ChangesAnswer(Json):
    """``GET /changes``: what differs from the chart of another query; null where nothing does."""

    sentence: str | None
    query: str


class CompareErrors(Json):
    """Messages at the headcounts of both sides, and of the whole; "" where there is none."""

    a: str
    b: str
    message: str


class ComparedJson(_Drawing):
    """A side of a comparison, and the query that gives its chart."""

    query: str


class ChangeCount(Json):
    """Count of the changes of a kind."""

    kind: str
    label: str
    sign: str
    count: int


class JoinJson(Json):
    """By what people of both sides are the same: what was asked for and taken, and how many matched.

    `has_leavers`: whether some left or are eliminated on either side, so that the living alone are fewer.
    """

    value: str
    taken: str
    matched: tuple[int, int]
    people: tuple[int, int]
    options: list[Option]
    has_leavers: bool


class CompareAnswer(Json):
    """``GET /compare``: two companies and what differs; null where a side cannot be read.

    `a`, `b`: the charts, where they are asked for, seats and lines marked by what became of them. `summary`: sentences.
    `changed`: changes in all, as the list has them.
    """

    a: ComparedJson | None
    b: ComparedJson | None
    titles: tuple[str, str]
    errors: CompareErrors
    sentence: str | None
    summary: list[str]
    counts: list[ChangeCount]
    changed: int
    join: JoinJson | None


class ChangeRow(Json):
    """A change. `seat`: key of its card in the chart of both companies."""

    kind: str
    label: str
    sign: str
    seat: str
    id: str
    name: str
    field: str
    before: str
    after: str
    remark: str


class ChangesBlock(Json):
    """``GET /compare/changes``: changes of a kind with some words, from a place on."""

    total: int
    start: int
    rows: list[ChangeRow]


class StandingRung(Json):
    """A seat of a line to the top; `peers`: cards besides it under the same boss."""

    role: str
    short: str
    peers: int
    is_here: bool


class StandingReport(Json):
    """Cards of one title that report to a seat."""

    title: str
    count: int


class StandingJson(Json):
    """Standing of a role in a preset, from the top down.

    `seat`: key of its first card, "" where there is none; then `rungs` is the operations line. `seats`, `people`: how
    many cards the role has there, and people.
    """

    preset: str
    name: str
    query: str
    seat: str
    seats: int
    people: int
    sentence: str
    rungs: list[StandingRung]
    reports: list[StandingReport]


class StandingsAnswer(Json):
    """``GET /standings``: a role in each preset, and the roles that some preset has."""

    role: str
    name: str
    roles: list[Option]
    charts: list[StandingJson]
