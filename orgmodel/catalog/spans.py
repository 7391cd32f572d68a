"""The shape of ``presets/domain/whole.toml``: how the people of a typical company become seats of their own."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from orgmodel.catalog.schema import Count, FunctionHead, Role, RoleFunction, Shape, SomeTexts, Text
from orgmodel.errors import BadData
from orgmodel.theme import Confidence

FILE = "domain/whole.toml"
OFFICE = "office"


class SpanClass(Shape):
    """Share of managers with at least `start` reports (``from`` in the file) and fewer than the next class."""

    start: Annotated[Count, Field(alias="from")]
    percent: Annotated[float, Field(gt=0, le=100)]


class SpanTable(Shape):
    """Spans of control: classes of reports that ascend from 1, and the mean of all managers."""

    mean: Annotated[float, Field(gt=1, lt=1000)]
    classes: Annotated[tuple[SpanClass, ...], Field(strict=False, min_length=1)]
    confidence: Confidence
    cites: SomeTexts


class CeoMedian(Shape):
    """Median of the chief executive's reports at a headcount."""

    people: Count
    reports: Annotated[float, Field(gt=0)]


class CeoHalf(Shape):
    """Middle half of chief executives' spans, for headcounts of a range."""

    start: Annotated[Count, Field(alias="from")]
    end: Annotated[Count, Field(alias="to")]
    low: Annotated[float, Field(gt=0)]
    high: Annotated[float, Field(gt=0)]


class CeoSpan(Shape):
    """Reports of the chief executive by headcount; medians ascend."""

    medians: Annotated[tuple[CeoMedian, ...], Field(strict=False, min_length=2)]
    middle_half: CeoHalf
    confidence: Confidence
    cites: SomeTexts


class FirstLine(Shape):
    """Role that leads the front line where it exists; how many there are, and bosses of theirs, follows the spans."""

    role: Text
    confidence: Confidence
    cites: SomeTexts


class Rung(Shape):
    """A kind of manager below a function's head, there from so many rungs on; `level` is its rank."""

    name: Text
    level: Annotated[int, Field(ge=0, le=20)]
    rungs: Count
    confidence: Confidence
    cites: SomeTexts


class Department(Shape):
    """Names of a function: as a department, `short` in the names of its managers, and of one of its staff."""

    name: Text
    short: Text
    staff: Text


class CeoStaff(Shape):
    """Further report of the chief executive, one of the people of a function or of the office."""

    title: Text
    level: Annotated[int, Field(ge=0, le=20)]
    of: Text
    start: Annotated[Count, Field(alias="from")]
    confidence: Confidence
    cites: SomeTexts


class PopulationTables(Shape):
    """Tables that a synthetic population is made from besides the typical chart."""

    seed: Annotated[int, Field(ge=0)]
    spans: SpanTable
    ceo_span: CeoSpan
    first_line: FirstLine
    ladder: Annotated[tuple[Rung, ...], Field(strict=False, min_length=1)]
    departments: dict[str, Department]
    areas: dict[RoleFunction, Text]
    ceo_staff: Annotated[tuple[CeoStaff, ...], Field(strict=False)] = ()

    def rungs(self, number: int) -> tuple[Rung, ...]:
        """Kinds of manager where there are so many rungs, from the top down."""
        return tuple(rung for rung in self.ladder if rung.rungs <= number)


def check_population(
    tables: PopulationTables, roles: Mapping[str, Role], functions: Mapping[str, FunctionHead]
) -> None:
    """Check the table against the roles and functions.

    Raises
    ------
    BadData
        At the first name that does not exist, and where numbers that must ascend do not.
    """
    starts = [each.start for each in tables.spans.classes]
    if starts[0] != 1 or any(after <= before for before, after in pairwise(starts)):
        raise BadData(FILE, "spans.classes", starts, "numbers that ascend from 1")
    medians = [(each.people, each.reports) for each in tables.ceo_span.medians]
    if any(a[0] >= b[0] or a[1] > b[1] for a, b in pairwise(medians)):
        raise BadData(FILE, "ceo_span.medians", medians, "headcounts that ascend, and reports that do not fall")
    if tables.first_line.role not in roles:
        raise BadData(FILE, "first_line.role", tables.first_line.role, f"a role: {', '.join(roles)}")
    if missing := [key for key in functions if key not in tables.departments]:
        raise BadData(FILE, f"departments.{missing[0]}", "nothing", "a department for each function")
    used = {role.function for role in roles.values()} - {"governance"}
    if missing := sorted(used - set(tables.areas)):
        raise BadData(FILE, f"areas.{missing[0]}", "nothing", "a name for each function of the roles")
    for number in range(1, len(tables.ladder) + 1):
        if len(tables.rungs(number)) != number:
            raise BadData(FILE, "ladder", number, "rungs 1, 2, 3 ... each once")
    known = [OFFICE, *functions]
    for at, staff in enumerate(tables.ceo_staff):
        if staff.of not in known:
            raise BadData(FILE, f"ceo_staff.{at}.of", staff.of, f"one of {', '.join(known)}")
