"""Client config: limits, colours, controls and presets, which the browser is sent once."""

from typing import Literal

from orgmodel.findings.kind import Action
from orgview.contract.base import Json, Option, Step, ThemeName
from orgview.contract.companies import SampleJson


class Limits(Json):
    """Limits: how much there can be of each."""

    headcount: int
    # Of a company that is shown as a whole, and of a file.
    people: int
    upload_bytes: int
    cards: int
    card_lines: int
    # After its last use, of a company: usually, and as its owner may choose.
    keep_days: int
    most_keep_days: int
    # Levels that can be chosen to be open.
    levels: int
    filters: int
    picture_names: int
    name_letters: int
    # Share of values that name somebody from which a column of managers is not doubted.
    sure_share: float


class FindingKind(Json):
    """Kind of finding: what it offers; see `orgmodel.findings.kind.Kind`."""

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
    """Style of a line: colour, width in px, dashes and gaps, opacity; the higher level over the lower."""

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

    `key` is its query key, `id` that of the element that holds it.
    """

    key: str
    id: str
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


class ExportKind(Json):
    """A kind of file that a company can be exported as: its key, what it is called, what it is, what it is among."""

    format: str
    label: str
    text: str
    group: str


class ClientConfig(Json):
    """Client config: all that the browser knows besides the charts; sent once, in the page."""

    limits: Limits
    ratios: list[str]
    layouts: list[Option]
    # Those whose drawing depends on the proportions of the window.
    fitted_layouts: list[str]
    filter_tests: list[Option]
    reading_fields: list[Option]
    delimiters: list[Option]
    encodings: list[str]
    finding_kinds: dict[str, FindingKind]
    card: CardMetrics
    signs: dict[str, SignJson]
    font: str
    legend: dict[Literal["typical", "loaded", "compared"], list[LegendGroup]]
    themes: dict[ThemeName, CanvasTheme]
    controls: list[ControlSpec]
    presets: list[PresetJson]
    samples: list[SampleJson]
    tabs: list[Option]
    exports: list[ExportFormat]
    export_kinds: list[ExportKind]
    papers: list[str]
