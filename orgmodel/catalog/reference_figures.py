"""The shape of ``presets/domain/measures.toml``: published figures beside a company's own, and the first limits."""

from typing import Annotated

from pydantic import Field

from orgmodel.catalog.schema import Count, Shape, SomeTexts, Text
from orgmodel.errors import BadData
from orgmodel.theme import Confidence

FILE = "domain/measures.toml"
Positive = Annotated[float, Field(gt=0)]


class Band(Shape):
    """Spans between `low` and `high`, and whose they are."""

    name: Text
    low: Positive
    high: Positive
    confidence: Confidence
    cites: SomeTexts


class Published(Shape):
    """One published figure, and whose it is."""

    name: Text
    value: Positive
    confidence: Confidence
    cites: SomeTexts


class Limit(Shape):
    """Limit beyond which seats are flagged until the user sets another; `why` says where the number is from."""

    value: Count
    why: Text
    confidence: Confidence
    cites: SomeTexts


class Limits(Shape):
    """Most reports, fewest reports of a manager, most levels."""

    widest: Limit
    narrowest: Limit
    levels: Limit


class ReferenceFigures(Shape):
    """Figures beside a company's measures; mean, classes and chief executive's span stand in `PopulationTables`.

    Attributes
    ----------
    mean_year
        Year of the mean span and of the median.
    large_from
        People from which on a company is set beside figures of large ones.
    median_span, best_span
        Bands behind the spans by level.
    managers
        Percent of all people.
    """

    mean_year: Annotated[int, Field(ge=1900, le=2100)]
    large_from: Count
    median_span: Band
    best_span: Band
    managers: Published
    levels: Annotated[tuple[Published, ...], Field(strict=False, min_length=1)]
    limits: Limits


def check_reference_figures(figures: ReferenceFigures) -> None:
    """Check the order of the bands.

    Raises
    ------
    BadData
        At the first band that ends before it begins.
    """
    for name, band in (("median_span", figures.median_span), ("best_span", figures.best_span)):
        if band.high < band.low:
            raise BadData(FILE, f"{name}.high", band.high, f"at least {band.low:g}, its low end")
