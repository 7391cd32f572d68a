"""The Cytoscape stylesheet, made from the theme."""

from typing import Any

from orgmodel.theme import Theme


def to_stylesheet(theme: Theme) -> list[dict[str, Any]]:
    """Rules for seats (bare boxes; the cards are painted over them), lines, and what selection does to them."""
    palette, sizes = theme.palette, theme.sizes
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
                "outline-width": 3,
                "outline-color": palette.accent,
                "outline-offset": 3,
            },
        },
        {
            "selector": "edge",
            "style": {
                "curve-style": "segments",
                "edge-distances": "node-position",
                "segment-distances": "data(distances)",
                "segment-weights": "data(weights)",
                "source-endpoint": "inside-to-node",
                "target-endpoint": "inside-to-node",
                "width": sizes.line,
                "line-color": palette.line,
                "overlay-opacity": 0,
                "z-index": 1,
            },
        },
        {"selector": "edge.chain", "style": {"line-color": palette.operations_line, "width": 3, "z-index": 3}},
        {
            "selector": "edge.dotted",
            "style": {
                "line-color": palette.dotted_line,
                "line-style": "dashed",
                "line-dash-pattern": [2, 5],
                "width": 2,
            },
        },
        {
            "selector": "edge.alternative",
            "style": {
                "line-color": palette.alternative_line,
                "line-style": "dashed",
                "line-dash-pattern": [7, 5],
                "line-opacity": 0.8,
                "width": 1.4,
            },
        },
        {"selector": "edge.moved", "style": {"line-color": palette.moved, "width": 2.6, "z-index": 2}},
        {"selector": "edge.lit", "style": {"line-color": palette.accent, "width": 4, "z-index": 5}},
        {
            "selector": "edge.selected",
            "style": {"line-color": palette.accent, "width": 4.5, "line-opacity": 1, "z-index": 6},
        },
    ]
