"""Styles of the canvas: how lines and selected cards are drawn, and the Cytoscape stylesheet of that."""

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
    """Lines by kind: solid, chain, dotted, alternative, moved (a status), lit (under the pointer) and selected."""
    palette = theme.palette
    return {
        "solid": LineStyle(palette.line, theme.sizes.line),
        "chain": LineStyle(palette.operations_line, 3.0, level=3),
        "dotted": LineStyle(palette.dotted_line, 2.0, (2.0, 5.0)),
        "alternative": LineStyle(palette.alternative_line, 1.4, (7.0, 5.0), 0.8),
        "moved": LineStyle(palette.moved, 2.6, level=2),
        "lit": LineStyle(palette.accent, 4.0, level=5),
        "selected": LineStyle(palette.accent, 4.5, opacity=1.0, level=6),
    }


def to_stylesheet(theme: Theme) -> list[dict[str, Any]]:
    """Rules for seats (bare boxes; the cards are painted over them), lines, and what selection does to them."""
    styles = line_styles(theme)
    return [
        {
            "selector": "node",
            "style": {
                "shape": "round-rectangle",
                "width": "data(w)",
                "height": "data(h)",
                "background-opacity": 0,
                "label": "",
                "overlay-opacity": 0,
                "z-index": 10,
            },
        },
        {
            "selector": "node.selected",
            "style": {
                "outline-width": SELECTION_PX,
                "outline-color": theme.palette.accent,
                "outline-offset": SELECTION_OFFSET_PX,
            },
        },
        _line_rule("edge", styles["solid"]),
        *(
            _line_rule(f"edge.{kind}", styles[kind])
            for kind in ("chain", "dotted", "alternative", "moved", "lit", "selected")
        ),
    ]


def _line_rule(selector: str, style: LineStyle) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "line-color": style.colour,
        "width": style.width,
        "z-index": style.level,
    }
    if style.opacity is not None:
        rule["line-opacity"] = style.opacity
    if style.dash:
        rule |= {"line-style": "dashed", "line-dash-pattern": list(style.dash)}
    if selector == "edge":
        rule |= {
            "curve-style": "segments",
            "edge-distances": "node-position",
            "segment-distances": "data(distances)",
            "segment-weights": "data(weights)",
            "source-endpoint": "inside-to-node",
            "target-endpoint": "inside-to-node",
            "overlay-opacity": 0,
        }
    return {"selector": selector, "style": rule}
