"""Logo of whoever exports: a picture file that is checked before it is taken, and painted as pixels.

Checking reads sizes alone; what draws pixels (`png_of`) is called by painters, in a server in their own process.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from orgmodel.errors import BadFile
from orgmodel.text.measure import FONT_FILES

MOST_BYTES = 512 * 1024
# A photograph of 16 Mpx is 64 MB while it is read.
MOST_PIXELS = 16_000_000
# Larger than any place that a logo has, at 4 pixels a px.
_WIDEST_PX, _HIGHEST_PX = 1_200, 400
_WAY = "Take a PNG, JPEG or SVG file of at most 512 KB."
_PIXELS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
_ORIENTATION, _TURNED = 0x0112, (5, 6, 7, 8)
# Elements that could run, fetch or hold a page.
_UNSAFE = frozenset({"script", "foreignObject", "iframe", "audio", "video", "handler", "feImage", "set", "animate"})
_INSIDE = re.compile(r"#|data:image/(png|jpeg);base64,")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?|-?\.[0-9]+")
_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:px|pt|mm|cm|in|pc)?")


@dataclass(frozen=True, slots=True)
class Logo:
    """Logo.

    Attributes
    ----------
    data
        The file as Base64, so that it goes through JSON.
    width, height
        Of the picture; only their ratio counts.
    """

    data: str
    width: float
    height: float

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Width and height in a room of so much, in the same unit."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


def read_logo(data: bytes) -> Logo:
    """Logo of a file.

    Raises
    ------
    BadFile
        If it is no PNG, JPEG or SVG, is larger than `MOST_BYTES` or `MOST_PIXELS`, or cannot be read.
    """
    if len(data) > MOST_BYTES:
        raise BadFile(f"The logo has {len(data) / 1024:,.0f} KB; 512 KB is the most", "Save it smaller, or as SVG.")
    kind = next((name for start, name in _PIXELS.items() if data.startswith(start)), "")
    width, height = _pixels_size(data, kind) if kind else _svg_size(_svg(data))
    if not (0 < width < 1e6 and 0 < height < 1e6 and 1 / 40 <= width / height <= 40):
        raise BadFile(f"The logo is {width:,.0f} x {height:,.0f}; such a strip cannot be shown", _WAY)
    return Logo(b64encode(data).decode("ascii"), width, height)


@lru_cache(maxsize=2)
def png_of(data: str) -> bytes:
    """Picture of a logo as PNG with what shows through, without what else its file holds, such as a place or a script.

    Raises
    ------
    BadFile
        If the file says that it is a picture, and is broken.
    """
    from PIL import Image  # noqa: PLC0415  only an export with a logo needs it

    file = b64decode(data)
    try:
        if not any(file.startswith(start) for start in _PIXELS):
            file = _drawn(_svg(file))
        with Image.open(BytesIO(file), formats=("PNG", "JPEG")) as opened:
            picture = (_upright(opened) if opened.format == "JPEG" else opened).convert("RGBA")
    except (OSError, ValueError, SyntaxError) as error:
        raise BadFile("The logo cannot be drawn: its file is broken", _WAY) from error
    picture.thumbnail((_WIDEST_PX, _HIGHEST_PX))
    target = BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def _pixels_size(data: bytes, kind: str) -> tuple[float, float]:
    """Width and height as the head of the file says them."""
    from PIL import Image  # noqa: PLC0415

    bomb = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with Image.open(BytesIO(data), formats=(kind,)) as picture:
            width, height = picture.size
            # Only a JPEG has it in its head; in a PNG it would be looked for behind all pixels.
            is_turned = kind == "JPEG" and picture.getexif().get(_ORIENTATION) in _TURNED
    except bomb:
        width, height, is_turned = MOST_PIXELS, MOST_PIXELS, False
    except (OSError, ValueError, SyntaxError):
        raise BadFile(f"The logo is no {kind} that can be read", _WAY) from None
    if width * height > MOST_PIXELS:
        raise BadFile("The logo has more than 16 million pixels", "Save it smaller, or as SVG.")
    return (height, width) if is_turned else (width, height)


def _upright(picture: Any) -> Any:
    from PIL import ImageOps  # noqa: PLC0415

    return ImageOps.exif_transpose(picture)


def _svg(data: bytes) -> Any:
    """Root of an SVG, without what could run or fetch. Entities are not read, nothing is loaded."""
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise BadFile("The logo is no PNG, JPEG or SVG", _WAY) from None
    if not isinstance(root.tag, str) or etree.QName(root).localname != "svg":
        raise BadFile("The logo is no PNG, JPEG or SVG", _WAY)
    for element in list(root.iter()):
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if not name or name in _UNSAFE:
            if element.getparent() is not None:
                element.getparent().remove(element)
            continue
        for key, value in element.attrib.items():
            local = etree.QName(key).localname.lower()
            leads_out = local in ("href", "src") and not _INSIDE.match(value.strip())
            if local.startswith("on") or leads_out:
                del element.attrib[key]
    return root


def _svg_size(root: Any) -> tuple[float, float]:
    sides = _NUMBER.findall(root.get("viewBox", ""))[2:4]
    if len(sides) < 2:
        lengths = (_LENGTH.fullmatch(root.get(side, "").strip()) for side in ("width", "height"))
        sides = [found[1] for found in lengths if found]
    if len(sides) < 2:
        raise BadFile("The logo says no size: it has no viewBox, nor width and height", "Save it once more, or as PNG.")
    return float(sides[0]), float(sides[1])


def _drawn(root: Any) -> bytes:
    """PNG of a cleaned SVG."""
    import resvg_py  # noqa: PLC0415
    from lxml import etree  # noqa: PLC0415

    width, height = Logo("", *_svg_size(root)).fitted(_WIDEST_PX, _HIGHEST_PX)
    has_text = any(isinstance(element.tag, str) and etree.QName(element).localname == "text" for element in root.iter())
    found: bytes = resvg_py.svg_to_bytes(
        svg_string=etree.tostring(root, encoding="unicode"),
        width=max(1, round(width)),
        height=max(1, round(height)),
        skip_system_fonts=not has_text,
        # What names a font that is not here, or none, is drawn in ours.
        font_files=[str(file) for file in FONT_FILES.values()] if has_text else [],
        font_family="Inter",
        serif_family="Inter",
        sans_serif_family="Inter",
        monospace_family="Inter",
    )
    return bytes(found)
