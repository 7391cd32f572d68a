"""Questions about a company in the contract: its tables, its people found, its measures."""

from pydantic import Field

from orgmodel.theme import Confidence
from orgview.contract.base import Json


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
    """A person that the search found: why, the folded words to mark, and the row of the file; 0 for no row."""

    id: str
    row: int
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
