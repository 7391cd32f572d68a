"""Form of the numbers of the rules in the domain files: thresholds, shifts and steps, each with its cites."""

from typing import Annotated

from pydantic import Field

from orgmodel.catalog.schema import Count, Shape, SomeTexts
from orgmodel.theme import Confidence


class Number(Shape):
    """A headcount or factor of the rules; `value` is None when the file says ``never = true``."""

    value: Count | None = None
    never: bool = False
    confidence: Confidence
    cites: SomeTexts


class Threshold(Shape):
    """Headcount from which a role exists, by importance of operations."""

    low: Number
    normal: Number
    high: Number


class CooIndex(Shape):
    """Rung of the COO ladder to start from, by importance, counted from 0."""

    low: Annotated[int, Field(ge=0)]
    normal: Annotated[int, Field(ge=0)]
    high: Annotated[int, Field(ge=0)]
    confidence: Confidence
    cites: SomeTexts


class StrengthShift(Shape):
    """Rungs to add by the chief executive's strength in operations."""

    weak: int
    balanced: int
    strong: int
    confidence: Confidence
    cites: SomeTexts


class StructureShift(Shape):
    """Rungs to add by structure."""

    functional: int
    divisional: int
    matrix: int
    flat: int
    confidence: Confidence
    cites: SomeTexts


class CooShift(Shape):
    """Shifts of the starting rung; the sum is clamped to the ladder."""

    ceo_operations: StrengthShift
    structure: StructureShift


class DivisionStep(Shape):
    """From `start` people on (``from`` in the file) a company has this many divisions by default."""

    start: Annotated[Count, Field(alias="from")]
    divisions: Annotated[int, Field(ge=2)]


class Divisional(Shape):
    """Divisions: the headcount from which there are some, their number (steps ascend), and headquarters' share."""

    min_headcount: Number
    headquarters_pct: Number
    default_divisions: Annotated[tuple[DivisionStep, ...], Field(strict=False, min_length=1)]
    confidence: Confidence
    cites: SomeTexts


class MatrixUnits(Shape):
    """Units of a matrix company: from which headcount; `small_default` of them below the divisions' first step."""

    min_headcount: Number
    small_default: Number


class Office(Shape):
    """Headcounts of the office side; from `reports_below_ceo` the office manager no longer reports to the CEO."""

    office_manager: Number
    reports_below_ceo: Number
    admin_services_manager: Number
    admin: Number
    people_per_seat: Number


class BusinessManager(Shape):
    """A business manager exists from `start` people (``from`` in the file) and below `below`."""

    start: Annotated[Number, Field(alias="from")]
    below: Number


class Numbers(Shape):
    """Every number of the rules, with confidence and cites."""

    thresholds: dict[str, Threshold]
    flat_multiplier: Number
    flat_warn_above: Number
    coo_min_headcount: Number
    coo_ladder: Annotated[tuple[Number, ...], Field(strict=False, min_length=1)]
    coo_index: CooIndex
    coo_shift: CooShift
    divisional: Divisional
    matrix_units: MatrixUnits
    office: Office
    business_manager: BusinessManager
    finance_carries_from: Number
    assistant_director_from: Number
    several_coos_from: Number
    ceo_span_warn: Number
    wide_span_from: Number
