"""Fit in the contract: a loaded company beside the typical one, rung by rung, and how titles were read."""

from typing import Literal

from orgmodel.theme import Confidence
from orgview.contract.base import Json, Option


class FitReading(Json):
    """Reading of a person's title.

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
    sources: list[str]


class FitFigure(Json):
    """A published figure: which, for whom it holds, and the names of its sources with their years."""

    text: str
    figure: str
    caveat: str
    sources: list[str]


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
    """A loaded company beside the typical one of its headcount and structure.

    Attributes
    ----------
    locked
        Why this visitor may correct nothing; "" for those who may.
    sources
        All that statements and measures cite, "F21: " and the source in full.
    version
        Version of the corrections, to be sent with others.
    """

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
    sources: list[str]
    holders: list[FitHolders]
    groups: list[FitGroup]
    roles: list[Option]
    corrections: list[FitCorrection]
    locked: str
    version: str


class FitReadingsAnswer(Json):
    """Readings of a group, from a place on."""

    total: int
    start: int
    rows: list[FitReading]
