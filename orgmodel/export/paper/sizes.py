"""Sizes of paper in points, and how large a drawing stands on them."""

import re
from dataclasses import dataclass

from orgmodel.errors import BadCompany

MM = 72 / 25.4
# A css px is 1/96 inch, a point 1/72.
POINTS_PER_PX = 0.75
# The smallest text of a chart's cards in px, and the least size in points at which it can be read on paper.
SMALLEST_TEXT_PX, LEAST_TEXT_PT = 10.5, 6.0
LEAST_SCALE = LEAST_TEXT_PT / SMALLEST_TEXT_PX
MARGIN_PT = 28.0
# Width and height of each upright, or as it is shown where it is a screen's.
PAPERS: dict[str, tuple[float, float]] = {
    **{
        f"A{n}": (w * MM, h * MM)
        for n, (w, h) in enumerate(((841, 1189), (594, 841), (420, 594), (297, 420), (210, 297), (148, 210)))
    },
    "Letter": (612.0, 792.0),
    "Legal": (612.0, 1008.0),
    "Tabloid": (792.0, 1224.0),
    "16:9": (960.0, 540.0),
    "4:3": (720.0, 540.0),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: width and height in points."""

    width: float
    height: float

    @property
    def room(self) -> tuple[float, float]:
        """Width and height within the margins, in points."""
        return self.width - 2 * MARGIN_PT, self.height - 2 * MARGIN_PT


def reading_width(name: str) -> float:
    """Width in px at which texts are set for a paper, that of A4 lying at most: a poster is read from afar.

    Raises as `paper_of`.
    """
    return min(paper_of(name).width, PAPERS["A4"][1]) / POINTS_PER_PX


def paper_of(name: str) -> Paper:
    """Paper by its name: "A4" lies, "A4-portrait" stands; case does not count.

    Raises
    ------
    BadCompany
        If there is none; names all.
    """
    base, _, turn = name.partition("-")
    known = {key.lower(): key for key in PAPERS}
    if base.lower() not in known or turn.lower() not in ("", "portrait", "landscape"):
        raise BadCompany("page", name, f"content, or one of {', '.join(PAPERS)}, with -portrait or -landscape behind")
    width, height = PAPERS[known[base.lower()]]
    if re.fullmatch(r"\d+:\d+", base):
        return Paper(width, height)
    return Paper(width, height) if turn.lower() == "portrait" else Paper(height, width)
