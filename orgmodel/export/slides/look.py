"""Look of a deck: our colours and font as the theme of its master, so that another theme recolours all of it."""

from itertools import count
from typing import Any

from orgmodel.theme import Palette, Theme, Tone

# Roles of families in a theme of PowerPoint, which has six accents; governance shares the muted text's colour.
SCHEME: dict[Tone, str] = {
    "executive": "accent1",
    "operations": "accent2",
    "division": "accent3",
    "function": "accent4",
    "office": "accent5",
    "front_line": "accent6",
    "governance": "tx2",
}
# On every machine with PowerPoint, with a twin wherever LibreOffice is, and narrower than Inter, by which texts are
# measured.
FONT = "Arial"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TITLE_SIZE = "2200"


def count_part_names(package: Any) -> None:
    """Have the names of further parts of a new presentation counted on; python-pptx walks all parts for each of them.

    Of 500 slides with notes that was most of the time.
    """
    from pptx.opc.packuri import PackURI  # noqa: PLC0415 - only an export needs it

    there = {str(part.partname) for part in package.iter_parts()}
    numbers: dict[str, count[int]] = {}

    def next_part_name(template: str) -> PackURI:
        counted = numbers.setdefault(template, count(1))
        return PackURI(next(name for name in (template % number for number in counted) if name not in there))

    package.next_partname = next_part_name


def dress(presentation: Any, theme: Theme, width: int, height: int) -> Any:
    """Give a new presentation our theme and a size in EMU; its layout with a title alone is returned.

    Placeholders of master and layouts keep their place relative to the slide.
    """
    across, down = width / presentation.slide_width, height / presentation.slide_height
    presentation.slide_width, presentation.slide_height = width, height
    master = presentation.slide_master
    for slide in (master, *presentation.slide_layouts):
        for shape in slide.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * across), round(shape.width * across)
                shape.top, shape.height = round(shape.top * down), round(shape.height * down)
    _recolour(master, theme.palette)
    title_style = master._element.find(f".//{{*}}titleStyle/{_DRAWING}lvl1pPr")
    title_style.set("algn", "l")
    run = title_style.find(f"{_DRAWING}defRPr")
    run.set("sz", _TITLE_SIZE)
    run.set("b", "1")
    return presentation.slide_layouts.get_by_name("Title Only")


def _recolour(master: Any, palette: Palette) -> None:
    """Write the palette into the theme part, which python-pptx keeps as bytes."""
    from lxml import etree  # noqa: PLC0415 - only an export needs it
    from pptx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415

    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(part.blob)
    root.set("name", "Reportline")
    colours = {
        "dk1": palette.text,
        "lt1": palette.card,
        "dk2": palette.muted,
        "lt2": palette.page,
        "hlink": palette.accent,
        "folHlink": palette.accent,
        **{SCHEME[tone]: colour for tone, colour in palette.tones.items() if SCHEME[tone].startswith("accent")},
    }
    scheme = root.find(f".//{_DRAWING}clrScheme")
    scheme.set("name", "Reportline")
    for name, colour in colours.items():
        slot = scheme.find(f"{_DRAWING}{name}")
        for old in list(slot):
            slot.remove(old)
        etree.SubElement(slot, f"{_DRAWING}srgbClr", val=colour[1:].upper())
    for font in root.iterfind(f".//{_DRAWING}fontScheme/*/{_DRAWING}latin"):
        font.set("typeface", FONT)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
