"""Contrast of both themes by WCAG 2.2: text 4.5:1 on its ground, signs and lines that mean something 3:1."""

import pytest

from orgmodel.export.cards.card import tinted
from orgmodel.theme import CONFIDENCE_NAMES, THEMES, TONE_NAMES, Palette

TEXT, SIGN = 4.5, 3.0
STATUSES = ["added", "removed", "moved", "retitled"]
LINES = ["line", "operations_line", "alternative_line", "dotted_line"]


def _light(colour: str) -> float:
    """Relative luminance of an ``#rrggbb`` colour (WCAG 2.2, "relative luminance")."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_gives_the_known_values():
    """Black on white is 21:1, #767676 on white the well-known 4.54:1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.005)


def _pairs(palette: Palette) -> list[tuple[str, str, str, float]]:
    """What is painted on what: name, colour, ground, ratio asked for."""
    grounds = {"page": palette.page, "card": palette.card, "surface": palette.surface}
    pairs = [
        (f"{name} on {ground}", getattr(palette, name), colour, TEXT)
        for name in ("text", "muted", "accent")
        for ground, colour in grounds.items()
    ]
    pairs.append(("tab", palette.on_accent, palette.accent, TEXT))
    pairs += [(f"badge {tone}", palette.tones[tone], palette.tone_tints[tone], TEXT) for tone in TONE_NAMES]
    pairs += [(f"tag {status}", palette.card, getattr(palette, status), TEXT) for status in STATUSES]
    for shade, colour in palette.shades.items():
        ground = tinted(palette.card, colour)
        pairs += [(f"{name} on {shade}", getattr(palette, name), ground, TEXT) for name in ("text", "muted")]
    for ground, colour in grounds.items():
        pairs += [(f"tone {tone} on {ground}", palette.tones[tone], colour, SIGN) for tone in TONE_NAMES]
        pairs += [(f"shade {shade} on {ground}", palette.shades[shade], colour, SIGN) for shade in palette.shades]
        pairs += [(f"{name} on {ground}", palette.confidences[name], colour, SIGN) for name in CONFIDENCE_NAMES]
        pairs += [(f"{status} on {ground}", getattr(palette, status), colour, SIGN) for status in STATUSES]
        pairs += [(f"{line} on {ground}", getattr(palette, line), colour, SIGN) for line in LINES]
    return pairs


@pytest.mark.parametrize("theme", THEMES)
def test_all_that_is_read_stands_out_from_its_ground(theme: str):
    """Every text, tag, badge, sign, stripe and line, on page, card and surface."""
    found = [
        f"{name}: {contrast(colour, ground):.2f} < {wanted}"
        for name, colour, ground, wanted in _pairs(THEMES[theme].palette)
        if contrast(colour, ground) < wanted
    ]
    assert found == []
