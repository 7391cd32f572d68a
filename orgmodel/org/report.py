"""Report: what the page says about a company that was loaded or generated, kept with it and sent to the browser.

Version 1 is what programs wrote before there were versions, so that a report without a number is read as one. Another
form gets another number, and a way to read the old one.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

# Stands for the format of the file where there is none.
GENERATED = "typical"


def _sound(text: Any) -> Any:
    """Text without lone halves of signs beyond the first plane, which no JSON reader has to take."""
    return text.encode("utf-8", "replace").decode() if isinstance(text, str) else text


Text = Annotated[str, BeforeValidator(_sound)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Figures(_Part):
    """Counts of a company, as `orgmodel.org.summary.figures` says, and of its file.

    Attributes
    ----------
    rows, snapshots
        Rows read; states of the company that the file holds.
    findings, notes
        Findings that are more than notes, and notes.
    """

    rows: int
    people: int
    seats: int
    placeholders: int
    tops: int
    levels: int
    span: int
    managers: int
    biggest: int
    vacancies: int
    gone: int = 0
    staff: int | float
    snapshots: int = 1
    findings: int
    notes: int


class CandidateJson(_Part):
    """A column tried as the manager's: values that name somebody, of how many."""

    column: Text
    key: Text
    resolved: int
    of: int


class FindingJson(_Part):
    """Findings of one kind under one heading, with the first rows they stand in."""

    code: str
    severity: Literal["error", "warning", "note"]
    title: Text
    done: str
    remedy: str
    column: Text
    count: int
    rows: list[int]
    values: list[Text] = Field(alias="found")


class ColumnJson(_Part):
    """A column of the file: heading, filled share, whether it may hold pay and the like, whether it was kept."""

    heading: Text
    filled: float
    restricted: bool
    is_included: bool = Field(alias="kept")


class OriginJson(_Part):
    """Place of the table in the file; a part that does not apply is null or absent."""

    kind: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: list[Text] = []
    header_row: int | None = None
    seed: int | None = None


class SnapshotsJson(_Part):
    """States found in one file."""

    taken: Text
    values: list[Text]


class RowAnswer(_Part):
    """A row that may be the one that counts."""

    row: int
    cells: list[Text]
    taken: bool


class RowQuestion(_Part):
    """Choice among the rows of one id."""

    id: Text
    headings: list[Text]
    rows: list[RowAnswer]
    count: int


class NamedBy(_Part):
    """A row that names a manager."""

    row: int
    name: Text


class PersonAnswer(_Part):
    """A person who may be meant; `id` is empty where the file has none, or the report is older than it."""

    key: Text
    id: Text = ""
    row: int
    name: Text
    title: Text
    department: Text
    manager: Text


class NameQuestion(_Part):
    """Choice among the people of one name."""

    text: Text
    rows: list[NamedBy]
    count: int
    people: list[PersonAnswer]
    of: int


class LineAnswer(_Part):
    """A line of a loop, and whether it is the one that was left out."""

    who: PersonAnswer
    boss: PersonAnswer
    taken: bool


class LoopQuestion(_Part):
    """Choice of the line of a loop that is left out; `count` of its lines."""

    lines: list[LineAnswer]
    count: int


class PlaceQuestion(_Part):
    """Question about a top: whom they report to, or whether they are a person."""

    person: PersonAnswer


class TwinQuestion(_Part):
    """Question whether rows are one person; `id` is "" where they have none in common, `is_one` how they are drawn."""

    id: Text
    twins: list[PersonAnswer]
    count: int
    is_one: bool


class LeftOutQuestion(_Part):
    """Question whether a row that was left out is a person."""

    left_out: int
    text: Text


class ColumnAnswer(_Part):
    """A column that may be a field, with some of its values."""

    heading: Text
    examples: list[Text]


class ColumnQuestion(_Part):
    """Choice of the column of a field; `column` is that of the finding, `taken` the heading that is the field now."""

    field: str
    column: Text
    columns: list[ColumnAnswer]
    taken: Text


class Questions(_Part):
    """Questions of one finding: how many, and the first of them."""

    count: int
    shown: (
        list[RowQuestion]
        | list[NameQuestion]
        | list[LoopQuestion]
        | list[PlaceQuestion]
        | list[TwinQuestion]
        | list[LeftOutQuestion]
        | list[ColumnQuestion]
    )


class DecidedJson(_Part):
    """A decision with what became of it.

    Attributes
    ----------
    kind, who, other
        The decision, see `orgmodel.reading.options.Decision`.
    who_name, other_name, who_row, other_row
        Whom it names in the file; "" and 0 where nobody.
    reason
        Why it changed nothing; "" where it was applied.
    """

    kind: str
    who: Text
    other: Text
    who_name: Text
    other_name: Text
    who_row: int
    other_row: int
    reason: Text


class NoticeJson(_Part):
    """A notice over the chart and the evidence that it rests on."""

    text: str
    cites: list[str]


class Report(_Part):
    """Report on a company.

    Attributes
    ----------
    name
        Of the file, or of the company that was generated.
    mapping
        Field to heading, several joined with "+".
    candidates
        Columns tried as the manager's, the best first.
    reasons
        Field to a sentence on why it is that column.
    headings, columns, preview
        Of the table; the first rows of the kept columns.
    offers
        Code of a finding to the questions it asks.
    decided
        Decisions about people in their order, with what became of them.
    named
        Who is meant by texts of managers, as it was chosen, by id or name where it is theirs alone.
    unused_named, unused_rows
        Why a manager or a row that was chosen changed nothing, by the text of the manager and the number of the row.
    sentence
        The line above the chart; "" where the figures are that line.
    notices, sources
        What a generated company rests on, and texts of what is cited.
    """

    version: Literal[1] = 1
    name: Text
    figures: Figures
    mapping: dict[str, Text]
    candidates: list[CandidateJson]
    reasons: dict[str, Text] = {}
    findings: list[FindingJson]
    headings: list[Text]
    columns: list[ColumnJson]
    preview: list[list[Text]]
    origin: OriginJson
    snapshots: SnapshotsJson
    offers: dict[str, Questions] = {}
    decided: list[DecidedJson] = []
    named: dict[str, Text] = {}
    unused_named: dict[str, Text] = {}
    unused_rows: dict[str, Text] = {}
    sentence: str = ""
    notices: list[NoticeJson] = []
    sources: list[str] = []

    @property
    def is_generated(self) -> bool:
        """True for a company generated from a typical one, which has no file."""
        return self.origin.kind == GENERATED

    def outline(self) -> "Report":
        """Report without anything that stands in the file: for somebody who sees the company, and not its file."""
        blank: dict[str, Any] = {
            "mapping": {},
            "candidates": [],
            "reasons": {},
            "findings": [],
            "headings": [],
            "columns": [],
            "preview": [],
            "origin": OriginJson(kind=self.origin.kind, seed=self.origin.seed),
            "offers": {},
            "decided": [],
            "named": {},
            "unused_named": {},
            "unused_rows": {},
        }
        return self.model_copy(update=blank)

    def to_json(self) -> dict[str, Any]:
        """Report as values that JSON knows."""
        return self.model_dump(mode="json", by_alias=True)
