"""Styles of the canvas: how lines and selected cards are drawn; and the rules of the Cytoscape under it."""

from dataclasses import dataclass
from typing import Any

from orgmodel.theme import Theme

# Outline of a selected card: width, and how far it is set off, px.
SELECTION_PX, SELECTION_OFFSET_PX = 3.0, 3.0


@dataclass(frozen=True, slots=True)
class LineStyle:
    """A kind of line: colour, width in px, dashes and gaps, opacity; the higher level is drawn over the lower.

    A line of several kinds keeps the opacity of the one before where the later one has none (None).
    """

    colour: str
    width: float
    dash: tuple[float, ...] = ()
    opacity: float | None = None
    level: int = 1


def line_styles(theme: Theme) -> dict[str, LineStyle]:
    """Lines by kind: solid, chain, dotted, alternative, moved (a status), before, lit and selected.

    "before" is the arrow from the manager there was; "lit" is a line under the pointer.
    """
    palette = theme.palette
    return {
        "solid": LineStyle(palette.line, theme.sizes.line),
        "chain": LineStyle(palette.operations_line, 3.0, level=3),
        "dotted": LineStyle(palette.dotted_line, 2.0, (2.0, 5.0)),
        "alternative": LineStyle(palette.alternative_line, 1.4, (7.0, 5.0), 0.8),
        "moved": LineStyle(palette.moved, 2.6, level=2),
        "before": LineStyle(palette.moved, 1.6, (6.0, 4.0), level=2),
        "lit": LineStyle(palette.accent, 4.0, level=5),
        "selected": LineStyle(palette.accent, 4.5, opacity=1.0, level=6),
    }


def to_stylesheet() -> list[dict[str, Any]]:
    """Rules for Cytoscape: seats are bare boxes for the pointer; ``assets/src/chart/`` paints cards and lines."""
    return [
        {
            "selector": "node",
            "style": {
                "shape": "rectangle",
                "width": "data(w)",
                "height": "data(h)",
                "background-opacity": 0,
                "label": "",
                "overlay-opacity": 0,
            },
        },
    ]
