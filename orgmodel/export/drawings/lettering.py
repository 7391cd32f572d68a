"""Lettering: the one way a text gets into a drawing."""

from functools import lru_cache

from orgmodel.export.drawings.drawing import Anchor, Role, Text
from orgmodel.text.measure import MAX_LABEL, Weight, clean, fit, width_px


@lru_cache(maxsize=8192)
def _cut(text: str, size: float, weight: Weight, max_px: float) -> tuple[str, float]:
    """Text as shown, and its width in px."""
    shown = fit(clean(text), size, weight, max_px)
    return shown, width_px(shown, size, weight)


def whole_size(text: str, size: float, weight: Weight, max_px: float, least: float) -> float:
    """Size at which a line is whole in its room: the one that is wanted, or so much smaller, `least` at least."""
    wide = width_px(clean(text), size, weight)
    # Rounded down, so that it is not cut for a hundredth of a px.
    return size if wide <= max_px else max(least, int(size * max_px / wide * 10) / 10)


def line(
    text: str,
    x: float,
    y: float,
    *,
    size: float,
    fill: str,
    max_px: float,
    weight: Weight = 400,
    anchor: Anchor = "start",
    role: Role = "",
) -> Text:
    """Clean, cut and measure one line of text; the one way a text gets into a drawing."""
    shown, width = _cut(text[:MAX_LABEL], size, weight, max_px)
    return Text(shown, x, y, size, fill, width, weight, anchor, role)
