"""Colours, sizes and fonts as data; the one place they are decided.

The page's css custom properties, the Cytoscape stylesheet and every export read these values.
Contrast (WCAG 2.2): text on its ground at least 4.5:1, lines and borders that carry meaning at least 3:1.
"""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["executive", "operations", "division", "function", "office", "front_line", "governance"]
Confidence = Literal["seed", "published", "opinion", "judgement"]
Status = Literal["", "added", "removed", "moved", "retitled"]
LineKind = Literal["solid", "dotted", "alternative"]

TONE_NAMES: dict[Tone, str] = {
    "governance": "Governance",
    "executive": "Executive",
    "operations": "Operations line",
    "division": "Division or unit head",
    "function": "Other functions",
    "office": "Office side",
    "front_line": "Front line",
}
CONFIDENCE_NAMES: dict[Confidence, str] = {
    "seed": "Stated by a reference text",
    "published": "Published figure or study",
    "opinion": "A named author's rule of thumb",
    "judgement": "Our judgement, no source",
}
# Kinds of lines; the operations line is a solid one that is drawn in its own way.
LINE_NAMES: dict[str, str] = {
    "chain": "Operations line",
    "solid": "Reporting line",
    "dotted": "Dotted line",
    "alternative": "Alternative, not taken",
}
STATUS_NAMES: dict[Status, str] = {"added": "Added", "removed": "Removed", "moved": "Moved", "retitled": "Retitled"}


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one theme, each ``#rrggbb``."""

    page: str
    surface: str
    card: str
    card_border: str
    text: str
    muted: str
    line: str
    operations_line: str
    alternative_line: str
    dotted_line: str
    accent: str
    on_accent: str
    added: str
    removed: str
    moved: str
    retitled: str
    confidences: dict[Confidence, str]
    tones: dict[Tone, str]
    tone_tints: dict[Tone, str]
    shades: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in px at 100% zoom."""

    card_width: float = 208.0
    card_height: float = 64.0
    gap_x: float = 24.0
    gap_y: float = 36.0
    gutter: float = 28.0
    stack_gap_y: float = 11.0
    corner: float = 8.0
    title: float = 14.0
    subtitle: float = 11.5
    badge: float = 11.0
    marker: float = 10.0
    line: float = 1.6


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette with sizes and font families."""

    name: Literal["light", "dark"]
    palette: Palette
    sizes: Sizes = Sizes()
    family: str = "Inter"
    fallbacks: str = "'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

    @property
    def font(self) -> str:
        """Font of all text with what stands in for it, as a CSS list."""
        return f"{self.family}, {self.fallbacks}"


LIGHT = Theme(
    name="light",
    palette=Palette(
        page="#f4f6f9",
        surface="#ffffff",
        card="#ffffff",
        card_border="#c3ccd9",
        text="#172033",
        muted="#525e75",
        line="#7a879c",
        operations_line="#0b6bcb",
        alternative_line="#8a5a00",
        dotted_line="#7a3fb0",
        accent="#0b6bcb",
        on_accent="#ffffff",
        added="#157f3c",
        removed="#c02626",
        moved="#9a5b00",
        retitled="#6d28d9",
        confidences={"seed": "#0b6bcb", "published": "#0f766e", "opinion": "#b45309", "judgement": "#64748b"},
        tones={
            "governance": "#475569",
            "executive": "#1e3a6e",
            "operations": "#0b6bcb",
            "division": "#7a3fb0",
            "function": "#5b6b84",
            "office": "#0f766e",
            "front_line": "#a8480c",
        },
        tone_tints={
            "governance": "#eef1f5",
            "executive": "#e8edf7",
            "operations": "#e5f1fd",
            "division": "#f3eafb",
            "function": "#eef1f5",
            "office": "#e3f4f2",
            "front_line": "#fdf0e6",
        },
        shades={
            "s0": "#0b6bcb",
            "s1": "#b4530a",
            "s2": "#0f766e",
            "s3": "#8e35b8",
            "s4": "#b4235a",
            "s5": "#5f6f00",
            "s6": "#4a4fc4",
            "s7": "#7b4b2a",
            "others": "#64748b",
            "blank": "#78849a",
        },
    ),
)
DARK = Theme(
    name="dark",
    palette=Palette(
        page="#10151f",
        surface="#171e2b",
        card="#1d2635",
        card_border="#3c4a61",
        text="#eef2f8",
        muted="#aab6c9",
        line="#73839c",
        operations_line="#5cb0ff",
        alternative_line="#e0a83f",
        dotted_line="#c79bf2",
        accent="#5cb0ff",
        on_accent="#0b1524",
        added="#4ade80",
        removed="#ff8a8a",
        moved="#f0b454",
        retitled="#c4a5ff",
        confidences={"seed": "#5cb0ff", "published": "#4fd1c0", "opinion": "#f0b454", "judgement": "#9aa8bd"},
        tones={
            "governance": "#9aa8bd",
            "executive": "#9bb8f0",
            "operations": "#5cb0ff",
            "division": "#c79bf2",
            "function": "#9aa8bd",
            "office": "#4fd1c0",
            "front_line": "#f5a461",
        },
        tone_tints={
            "governance": "#273142",
            "executive": "#25324d",
            "operations": "#1b3553",
            "division": "#352a4a",
            "function": "#273142",
            "office": "#1b3b3a",
            "front_line": "#43301f",
        },
        shades={
            "s0": "#5cb0ff",
            "s1": "#f5a461",
            "s2": "#4fd1c0",
            "s3": "#d59bf5",
            "s4": "#ff8fb3",
            "s5": "#c8d65a",
            "s6": "#a5aaff",
            "s7": "#d9ab88",
            "others": "#9aa8bd",
            "blank": "#7d8ba3",
        },
    ),
)
THEMES: dict[str, Theme] = {"light": LIGHT, "dark": DARK}
