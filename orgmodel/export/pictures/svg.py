"""A drawing as SVG: text stays text, nothing runs and nothing is fetched."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from orgmodel.export.drawings.drawing import Anchor, Circle, Drawing, Group, Path, Picture, Rect, Shape, Step, Text
from orgmodel.export.drawings.logo import png_of
from orgmodel.text.bidi import starts_from_right
from orgmodel.text.measure import Weight, clean, is_covered

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&#39;"})
# Attributes that all texts inherit from the whole drawing.
_Inherited = frozenset[str]
_ANCHOR_FROM_RIGHT: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}


def escape(text: str) -> str:
    """Make a text safe between tags and between the single quotes of an attribute."""
    return text.translate(_ESCAPES)


@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """Write a length with at most two decimals and no needless zero."""
    if value == int(value):
        return str(int(value))
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _path_data(steps: Iterable[Step]) -> str:
    """Steps as SVG writes them: a straight piece along an axis names what changes alone, a bend goes from where it is.

    Straight pieces say where they end, so that no rounding adds up.
    """
    parts: list[str] = []
    x = y = 0.0
    for name, *where in steps:
        if name == "L" and where[0] == x:
            parts.append(f"V{number(where[1])}")
        elif name == "L" and where[1] == y:
            parts.append(f"H{number(where[0])}")
        elif name == "C":
            ax, ay, bx, by, cx, cy = where
            # Bends are alike but for the last digits, and a length that is known is not written anew.
            from_here = (ax - x, ay - y, bx - x, by - y, cx - x, cy - y)
            parts.append("c" + _joined(round(length, 2) for length in from_here))
        else:
            parts.append(name + _joined(where))
        if where:
            x, y = where[-2:]
    return "".join(parts)


def _joined(lengths: Iterable[float]) -> str:
    """Lengths with commas between, but where a minus parts them."""
    return ",".join(map(number, lengths)).replace(",-", "-")


def _paint(fill: str, stroke: str, stroke_width: float, dash: tuple[float, ...] = ()) -> str:
    marks = f" fill='{fill or 'none'}'"
    if stroke:
        marks += f" stroke='{stroke}'"
        if stroke_width != 1:
            marks += f" stroke-width='{number(stroke_width)}'"
        if dash:
            marks += f" stroke-dasharray='{','.join(map(number, dash))}'"
    return marks


def _look(shape: Text) -> tuple[str, str]:
    return f" font-size='{number(shape.size)}'", f" fill='{shape.fill}'"


def _text(shape: Text, lengths: bool, inherited: _Inherited) -> str:
    marks = "".join(mark for mark in _look(shape) if mark not in inherited)
    if shape.weight != 400:
        marks += f" font-weight='{shape.weight}'"
    anchor = shape.anchor
    if starts_from_right(shape.text):
        # SVG counts start and end of such a line from the right.
        marks += " direction='rtl'"
        anchor = _ANCHOR_FROM_RIGHT[anchor]
    if anchor != "start":
        marks += f" text-anchor='{anchor}'"
    if lengths and shape.width_px > 0 and is_covered(shape.text):
        marks += f" textLength='{number(shape.width_px)}'"
    return f"<text x='{number(shape.x)}' y='{number(shape.y)}'{marks}>{escape(shape.text)}</text>"


def markup(shapes: Iterable[Shape], *, lengths: bool = True, inherited: _Inherited = frozenset()) -> str:
    """Write shapes as SVG elements, back to front, without white space between them.

    Parameters
    ----------
    shapes
        What to write; texts must be cleaned.
    lengths
        Whether a text carries its measured width, so that it keeps to its place in another font too. Texts that
        Inter cannot show never do: their width is a guess, and a wrong guess distorts the letters.
    inherited
        Sizes and colours of texts, as they are written, that stand round the shapes; texts do not say them anew.

    Returns
    -------
    str
        Elements with single-quoted attributes; no scripts, links or foreign objects.
    """
    parts = []
    for paint, run in groupby(shapes, _line_paint):
        if not paint:
            parts += [_element(shape, lengths, inherited) for shape in run]
            continue
        # Thousands of lines of one look say it once.
        paths = [f"d='{_path_data(shape.steps)}'" for shape in run if isinstance(shape, Path)]
        if len(paths) == 1:
            parts.append(f"<path {paths[0]}{paint}/>")
        else:
            parts.append(f"<g{paint}>{''.join(f'<path {path}/>' for path in paths)}</g>")
    return "".join(parts)


def _line_paint(shape: Shape) -> str:
    """Attributes of a line; "" of anything else."""
    if not isinstance(shape, Path) or not shape.stroke:
        return ""
    return f"{_paint(shape.fill, shape.stroke, shape.stroke_width, shape.dash)} stroke-linejoin='round'"


def _element(shape: Shape, lengths: bool, inherited: _Inherited) -> str:
    """One shape that is no line."""
    match shape:
        case Rect():
            corner = f" rx='{number(shape.rx)}'" if shape.rx else ""
            return (
                f"<rect x='{number(shape.x)}' y='{number(shape.y)}' width='{number(shape.width)}'"
                f" height='{number(shape.height)}'{corner}"
                f"{_paint(shape.fill, shape.stroke, shape.stroke_width, shape.dash)}/>"
            )
        case Text():
            return _text(shape, lengths, inherited)
        case Path():
            return f"<path d='{_path_data(shape.steps)}'{_paint(shape.fill, '', 1.0)}/>"
        case Circle():
            return (
                f"<circle cx='{number(shape.x)}' cy='{number(shape.y)}' r='{number(shape.radius)}'"
                f"{_paint(shape.fill, shape.stroke, shape.stroke_width)}/>"
            )
        case Picture():
            data = b64encode(png_of(shape.data)).decode("ascii")
            return (
                f"<image x='{number(shape.x)}' y='{number(shape.y)}' width='{number(shape.width)}'"
                f" height='{number(shape.height)}' href='data:image/png;base64,{data}'/>"
            )
        case Group():
            inner = markup(shape.shapes, lengths=lengths, inherited=inherited)
            scale = "" if shape.scale == 1 else f" scale({shape.scale:.6g})"
            return f"<g transform='translate({number(shape.x)},{number(shape.y)}){scale}'>{inner}</g>"


def texts_of(shapes: Iterable[Shape]) -> Iterable[Text]:
    """All lines of text in a drawing, in drawing order, groups included."""
    for shape in shapes:
        if isinstance(shape, Text):
            yield shape
        elif isinstance(shape, Group):
            yield from texts_of(shape.shapes)


def to_markup(drawing: Drawing, *, style: str = "", lengths: bool = True) -> str:
    """Write a whole drawing as one SVG element.

    Parameters
    ----------
    drawing
        What to write.
    style
        Content of a style element, such as the fonts; empty for none.
    lengths
        As for `markup`.
    """
    width, height = number(drawing.width_px), number(drawing.height_px)
    ground = f"<rect width='{width}' height='{height}' fill='{drawing.background}'/>" if drawing.background else ""
    looks = zip(*map(_look, texts_of(drawing.shapes)), strict=True)
    # What most texts look like is said once for all; every other shape says its own colour.
    usual = [Counter(marks).most_common(1)[0][0] for marks in looks]
    family = escape(f"{drawing.family}, {drawing.fallbacks}").replace("&#39;", '"')
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' viewBox='0 0 {width} {height}'"
        f" role='img' xml:lang='en' font-family='{family}'{''.join(usual)}>"
        f"<title>{escape(clean(drawing.title))}</title><desc>{escape(clean(drawing.description))}</desc>"
        + (f"<style>{style}</style>" if style else "")
        + ground
        + markup(drawing.shapes, lengths=lengths, inherited=frozenset(usual))
        + "</svg>"
    )


def write_svg(drawing: Drawing) -> bytes:
    """Write a drawing as an SVG file that looks the same on any machine.

    Parameters
    ----------
    drawing
        What to write.

    Returns
    -------
    bytes
        UTF-8, well-formed, self-contained: the letters used are embedded as two small fonts. Same drawing, same bytes.

    Notes
    -----
    About 10 us a shape.
    """
    from orgmodel.export.pictures.fonts import subset  # noqa: PLC0415

    used: dict[Weight, set[str]] = {400: set(), 600: set()}
    for text in texts_of(drawing.shapes):
        used[text.weight].update(text.text)
    faces = "".join(
        f"@font-face{{font-family:Inter;font-weight:{weight};"
        f"src:url(data:font/woff;base64,{b64encode(subset(weight, characters)).decode('ascii')}) format('woff')}}"
        for weight, characters in used.items()
        if characters
    )
    return to_markup(drawing, style=faces).encode("utf-8")
