"""Contract: every JSON that passes between server and browser, as models.

The browser's types are made from them (``python -m orgview.contract_files``), and the tests check every answer of
every address against its own. Answers themselves are built as plain dictionaries, which is quicker.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from orgmodel.findings import Action
from orgmodel.org.report import Figures, NoticeJson, Report
from orgmodel.tables.query import FilterTest
from orgmodel.theme import Confidence, LineKind, Status
from orgview.queries.table_query import TableRequest

ThemeName = Literal["light", "dark"]
Point = tuple[float, float]
# Name and coordinates: "M" x y, "L" x y, "C" x1 y1 x2 y2 x y, or "Z".
Step = list[str | float]


class Json(BaseModel):
    """Base of all models: nothing more than what is named, and of exactly these types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Option(Json):
    """A choice: what is sent, and what it is called; in a group of the list where there are groups."""

    value: str
    label: str
    group: str = ""


# Elements that the page shows as they are: components of Dash's html package as they are written in JSON.
Elements = list[Any]


# --- a chart ---------------------------------------------------------------------------------------------------------

# Shapes of a card, back to front; the values in the order that `orgview.charts.card_json` names.
RectMark = tuple[Literal["r"], float, float, float, float, float, str, str, float, list[float]]
CircleMark = tuple[Literal["c"], float, float, float, str, str, float]
PathMark = tuple[Literal["p"], list[Step], str, str, float, list[float]]
TextRole = Literal["title", "subtitle", "extra", "detail", "badge", "marker", "status", "fold", "initials"]
TextMark = tuple[Literal["t"], float, float, float, float, str, Literal["start", "middle", "end"], float, str, TextRole]
Mark = RectMark | CircleMark | PathMark | TextMark


class CardLook(Json):
    """Colours and lines of a card that is drawn small; see `orgmodel.export.card.CardLook`."""

    stripe: str
    ground: str
    ink: str
    count_ink: str
    border: str
    border_width: float
    dash: list[float]
    stack: int


class Hidden(Json):
    """What a folded branch, or a card that stands for others, does not show."""

    people: int
    levels: int
    managers: int


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
    short_name: str
    is_head: bool
    status: Status
    lines: list[str]
    # Centre and radius of the circle for a picture; [] where there is none.
    face: list[float]


class LineJson(Json):
    """A reporting line; `source` is the boss's end, where its points begin."""

    id: str
    source: str
    target: str
    kind: LineKind
    on_chain: bool
    status: Status
    confidence: Confidence
    points: list[Point]


class Rung(Json):
    """A seat of the operations line."""

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
    """What the tools round the chart of a typical company show."""

    layout: str
    layouts: list[tuple[str, str]]


class LoadedView(Json):
    """What the tools round the chart of a loaded company show; see `orgview.charts.loaded_chart`."""

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


class _Drawing(Json):
    """Seats and lines of a chart, and its size in px."""

    seats: list[SeatJson]
    lines: list[LineJson]
    width: float
    height: float
    theme: ThemeName


class SceneJson(_Drawing):
    """A chart with the query that gives it again; ladder and chain are those of a typical company."""

    query: str
    headcount: int
    chain: list[Rung]
    ladder: LadderJson | None
    view: TypicalView | LoadedView


class FieldErrors(Json):
    """Messages at the headcount (``n``), at the thresholds (``t``), and of the rest; "" where there is none."""

    n: str
    t: str
    others: str


class NextStepJson(Json):
    """What comes to the operations line at a larger headcount, in words."""

    headcount: int
    text: str


class SceneAnswer(Json):
    """``GET /scene``. With errors the scene has defaults in their place; a page with a chart keeps that."""

    errors: FieldErrors
    scene: SceneJson | None
    sentence: str | None
    next: list[NextStepJson] = []
    notices: list[NoticeJson] | None
    # Details of what the question names as selected; null where they are to be asked for.
    inspection: Elements | None = None


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


class CompareAnswer(Json):
    """``GET /compare``: two charts, seats and lines marked by what became of them; null where a side cannot be read."""

    a: ComparedJson | None
    b: ComparedJson | None
    titles: tuple[str, str]
    errors: CompareErrors
    sentence: str | None
    counts: Elements | None
    list: "Elements | None"


# --- loaded companies ------------------------------------------------------------------------------------------------


class Choices(Json):
    """What was chosen about a file; ``whole`` is the query of the typical company that one was generated from."""

    sheet: str | None = None
    header_row: int | None = None
    delimiter: str | None = None
    encoding: str | None = None
    mapping: dict[str, str] = {}
    snapshot: str | None = None
    live: bool = False
    shown: list[str] = []
    rows: list[int] = []
    persons: list[int] = []
    named: dict[str, str] = {}
    whole: str = ""


class CompanySummary(Json):
    """A loaded company in the list of them; moments as ISO 8601 in UTC."""

    id: str
    name: str
    file: str
    created_at: str
    used_at: str
    expires_at: str
    has_file: bool
    figures: Figures


class CompaniesAnswer(Json):
    """``GET /companies``, the last used first."""

    companies: list[CompanySummary]


class CompanyAnswer(CompanySummary):
    """``GET /company/ID/report``."""

    choices: Choices
    report: Report


class UploadAnswer(Json):
    """``POST /upload``, ``/sample/NAME``, ``/company/ID/read`` and ``/whole``."""

    id: str
    report: Report


class DeletedAnswer(Json):
    """``POST /company/ID/delete`` and ``/companies/delete``: how many were erased."""

    deleted: int


class Refusal(Json):
    """What is wrong, and what to do next."""

    what: str
    advice: str


class ErrorAnswer(Json):
    """Any answer of 400 or more."""

    error: Refusal


class SampleJson(Json):
    """A sample file that may be loaded."""

    name: str
    title: str
    note: str
    licence: str
    attribution: str


class SamplesAnswer(Json):
    """``GET /samples``, and the size of the largest file."""

    samples: list[SampleJson]
    most_bytes: int


# --- asking about a company ------------------------------------------------------------------------------------------


class TableColumn(Json):
    """A column of the table; `source` is its heading in the file."""

    key: str
    heading: str
    is_number: bool
    source: str


class TableBlock(Json):
    """``POST .../people``, ``.../findings`` and ``/seats``: rows in the order of the columns.

    `ways` has for each row the key of its card and, in a typical company, of those above it.
    """

    version: str
    total: int
    matching: int = Field(alias="found")
    columns: list[TableColumn]
    ways: list[list[str]]
    rows: list[list[str | float | None]]


class PersonHit(Json):
    """A person that the search found: why, and the folded words to mark."""

    id: str
    title: str
    unit: str
    why: str
    marks: list[str]


class SearchAnswer(Json):
    """``GET /company/ID/search``: exact hits, then near ones; `left_out` are headings that are not searched."""

    hits: list[PersonHit] = Field(alias="found")
    exact: int
    more: bool
    named: int
    left_out: list[str]


class ValuesAnswer(Json):
    """``GET /company/ID/values``: texts of a column with how many people have each, and how many texts are left."""

    values: list[tuple[str, int]]
    more: int


class AvatarsAnswer(Json):
    """``POST /company/ID/faces``: seats of whom each name means, and the positions of names that several have."""

    seats: list[list[int]]
    unsure: list[int]


class FlaggedSeat(Json):
    """A seat that a flag names, with its number."""

    id: str
    name: str
    title: str
    number: int


class FlagJson(Json):
    """A limit that is passed, in words, and where."""

    key: str
    sentence: str
    unit: str
    total: int
    seats: list[FlaggedSeat]


class LimitJson(Json):
    """A limit: in force, first, and where that is from."""

    value: int
    first: int
    why: str
    confidence: Confidence
    cites: list[str]


# Number, people, managers, mean span; least, lower quartile, median, upper quartile and most.
SpreadRow = tuple[int, int, int, float | None, float | None, float | None, float | None, float | None, float | None]


class ChiefBenchmark(Json):
    """Reports of chief executives: medians by people, and the middle half."""

    medians: list[tuple[float, float]]
    half: tuple[float, float, float, float]


class PublishedJson(Json):
    """Published figures; see `orgview.charts.published_figures`."""

    captions: dict[str, str]
    bands: list[tuple[float, float, str]]
    mean: float
    whose: str
    classes: list[tuple[str, float]]
    chief: ChiefBenchmark
    managers: str
    mean_span: str
    median: str
    depth: str
    sources: list[str]


class MetricsAnswer(Json):
    """``GET /company/ID/measures``; see `orgview.charts.metrics`."""

    name: str
    part: str
    whole: SpreadRow
    levels: list[SpreadRow]
    depth: int
    further: int
    chief: FlaggedSeat | None
    classes: list[tuple[str, int]]
    flags: list[FlagJson]
    notes: list[str]
    published: PublishedJson
    limits: dict[str, LimitJson]


# --- what the page brings --------------------------------------------------------------------------------------------


class FitReading(Json):
    """How a person's title was read.

    `key` and `title_key` name the person, and everybody of the title, to a correction; `title_key` is "" for a title
    that is an id as well. `alike`: how many have the title.
    """

    seat: str
    key: str
    name: str
    title: str
    title_key: str
    alike: int
    department: str
    role: str
    role_name: str
    confidence: float
    reason: str
    is_corrected: bool


class FitRung(Json):
    """A rung of both ladders: `own` the seat that holds it, `typical` what it is called there; one of them may lack.

    `line_differs`: the line above ends elsewhere than the typical one. `levels_between`: managers between this rung and
    the next that are no rungs.
    """

    own: FitReading | None
    typical: str
    role: str
    note: Literal["", "missing", "passed by", "doubled", "extra"]
    line_differs: bool
    levels_between: int


class FitPart(Json):
    """The longest operations line of a division, a region or one of several chief operating officers."""

    label: str
    rungs: int
    line: list[FitRung]


class FitStatement(Json):
    """A sentence, with how well it stands and what it rests on."""

    kind: Literal["missing", "doubled", "skipped", "extra", "line"]
    text: str
    confidence: Confidence
    cites: list[str]


class FitFigure(Json):
    """A published figure: whose, which, when, for whom it holds."""

    text: str
    figure: str
    year: str
    caveat: str
    cites: list[str]


class FitMeasure(Json):
    """A measure beside published figures."""

    label: str
    value: str
    published: list[FitFigure]


class FitHolders(Json):
    """Seats of a role, here and in the typical company."""

    label: str
    value: int
    typical: int


class FitControl(Json):
    """A choice of the typical company: `value` is "" where nobody chose, `taken` what is in force."""

    key: Literal["structure", "importance", "coo", "ceo_operations"]
    label: str
    value: str
    taken: str
    first: str
    options: list[Option]


class FitGroup(Json):
    """A group of readings."""

    key: Literal["rungs", "unsure", "others", "none", "front", "corrected"]
    label: str
    count: int


class FitCorrection(Json):
    """A reading that a person corrected; lost where nobody has the id or title any more."""

    key: str
    role: str
    role_name: str
    is_lost: bool


class FitAnswer(Json):
    """A loaded company beside the typical one of its headcount and structure."""

    id: str
    name: str
    headcount: int
    band: str
    structure: str
    structure_reason: str
    summary: str
    alike: str
    controls: list[FitControl]
    line: list[FitRung]
    parts: list[FitPart]
    further_parts: int
    to_typical: list[FitStatement]
    differences: list[FitStatement]
    measures: list[FitMeasure]
    holders: list[FitHolders]
    groups: list[FitGroup]
    roles: list[Option]
    corrections: list[FitCorrection]


class FitReadingsAnswer(Json):
    """Readings of a group, from a place on."""

    total: int
    start: int
    rows: list[FitReading]


class Limits(Json):
    """How much there can be of each."""

    headcount: int
    # Of a company that is shown as a whole, and of a file.
    people: int
    upload_bytes: int
    cards: int
    card_lines: int
    # Levels that can be chosen to be open.
    levels: int
    filters: int
    picture_names: int
    name_letters: int
    # Share of values that name somebody from which a column of managers is not doubted.
    sure_share: float


class FindingKind(Json):
    """What a finding offers; see `orgmodel.findings.Kind`."""

    actions: list[Action]
    is_doubted_columns: bool
    is_doubted_table: bool


class CardMetrics(Json):
    """Lengths of a card in px at 100 %, and the zoom below which its texts are too small to read."""

    width: float
    height: float
    stripe: float
    corner: float
    padding: float
    title: float
    stack: list[float]
    margin: float
    near_zoom: float


class SignJson(Json):
    """Sign of a status: path steps around (0, 0), 8 px wide, filled or drawn with lines of `line` px."""

    steps: list[Step]
    is_filled: bool
    line: float


class LineStyle(Json):
    """How a line is drawn: colour, width in px, dashes and gaps, opacity; the higher level over the lower."""

    colour: str
    width: float
    dash: list[float]
    opacity: float
    level: int


class SelectionStyle(Json):
    """Outline round a selected card, and how far it is set off."""

    colour: str
    width: float
    offset: float


class CanvasTheme(Json):
    """Colours that the canvas needs of a theme.

    `lines` has solid, chain, dotted, alternative, lit, selected, and moved for lines of that status; `statuses` and
    `shades` the colours of signs and of cards coloured by a column.
    """

    lines: dict[str, LineStyle]
    selection: SelectionStyle
    statuses: dict[str, str]
    shades: dict[str, str]
    page: str
    card: str
    card_border: str
    text: str
    muted: str
    accent: str


class LegendGroup(Json):
    """A group of the legend: pairs of the css classes of a sign and what it stands for."""

    title: str
    items: list[tuple[str, str]]


class ControlSpec(Json):
    """A parameter of a typical company as a control.

    `key` is its query key, `id` and `prop` say which property of which component holds it.
    """

    key: str
    id: str
    prop: Literal["value", "checked"]
    label: str
    kind: Literal["segments", "select", "checks", "switch", "number", "text"]
    group: Literal["company", "divisions", "coo", "more", "chart"]
    options: list[Option]
    hint: str
    default: str | bool | list[str]


class PresetJson(Json):
    """A preset: `values` by key of the controls; plain ones differ by headcount alone."""

    key: str
    label: str
    name: str
    summary: str
    is_plain: bool
    values: dict[str, str | bool | list[str]]


class ExportFormat(Json):
    """A file that the chart can be exported to, at a scale."""

    format: str
    scale: int
    label: str


class ClientConfig(Json):
    """What the browser knows besides the charts; sent once, in the page."""

    limits: Limits
    ratios: list[str]
    layouts: list[Option]
    filter_tests: list[Option]
    reading_fields: list[Option]
    delimiters: list[Option]
    encodings: list[str]
    finding_kinds: dict[str, FindingKind]
    card: CardMetrics
    signs: dict[str, SignJson]
    font: str
    legend: dict[Literal["typical", "loaded"], list[LegendGroup]]
    themes: dict[ThemeName, CanvasTheme]
    controls: list[ControlSpec]
    presets: list[PresetJson]
    threshold_defaults: dict[str, str]
    samples: list[SampleJson]
    tabs: list[Option]
    exports: list[ExportFormat]


# Endpoint to the model of its answer where it succeeds.
ANSWERS: dict[str, type[Json]] = {
    "scene": SceneAnswer,
    "changes": ChangesAnswer,
    "inspect": InspectionAnswer,
    "thresholds": ThresholdsAnswer,
    "compare": CompareAnswer,
    "search-seats": SearchAnswer,
    "companies": CompaniesAnswer,
    "companies-delete": DeletedAnswer,
    "company-report": CompanyAnswer,
    "company-read": UploadAnswer,
    "company-delete": DeletedAnswer,
    "upload": UploadAnswer,
    "sample": UploadAnswer,
    "samples": SamplesAnswer,
    "whole": UploadAnswer,
    "people": TableBlock,
    "findings": TableBlock,
    "seats": TableBlock,
    "search": SearchAnswer,
    "values": ValuesAnswer,
    "faces": AvatarsAnswer,
    "measures": MetricsAnswer,
    "fit": FitAnswer,
    "fit-correct": FitAnswer,
    "fit-readings": FitReadingsAnswer,
}


class Contract(Json):
    """All models in one, so that one schema holds them."""

    scene: SceneAnswer
    changes: ChangesAnswer
    inspection: InspectionAnswer
    thresholds: ThresholdsAnswer
    compare: CompareAnswer
    companies: CompaniesAnswer
    company: CompanyAnswer
    upload: UploadAnswer
    deleted: DeletedAnswer
    error: ErrorAnswer
    samples: SamplesAnswer
    table_request: TableRequest
    table: TableBlock
    search: SearchAnswer
    values: ValuesAnswer
    avatars: AvatarsAnswer
    metrics: MetricsAnswer
    fit: FitAnswer
    fit_readings: FitReadingsAnswer
    config: ClientConfig
