"""A scene as a draw.io drawing: a box for each card and a line that stays with it, both where the chart has them."""

from collections.abc import Callable, Mapping

from orgmodel.export.cards.card import look_of
from orgmodel.export.pictures.svg import escape, number
from orgmodel.layout.scene import Box, Scene
from orgmodel.org.own_columns import CLOSES_LOOP
from orgmodel.theme import Theme
from orgmodel.views.loaded import COMPANY

_LINES = {
    "solid": "endArrow=none;strokeColor={0};strokeWidth=1.6",
    "dotted": "endArrow=none;dashed=1;strokeColor={0};strokeWidth=2",
    "alternative": "endArrow=none;dashed=1;dashPattern=6 5;strokeColor={0}",
}


def drawio(scene: Scene, theme: Theme, title: str, own_of: Callable[[Box], Mapping[str, str]]) -> bytes:
    """Write a drawing of one page; nothing is packed, so that it can be read and compared.

    Texts are texts, never HTML. The card over several tops, to which no line leads, is the title of the page alone.
    Lines carry what they are in words ("reports to", "dotted").

    Parameters
    ----------
    own_of
        Attributes that stay with a box, for who reads the drawing again: name, title, key and others of its seat.
    """
    palette, corner = theme.palette, theme.sizes.corner
    colours = {"solid": palette.line, "dotted": palette.dotted_line, "alternative": palette.alternative_line}
    words = {"solid": "reports to", "dotted": "dotted", "alternative": CLOSES_LOOP}
    parts = [f"<mxfile><diagram name='{escape(title)}' id='chart'><mxGraphModel background='{palette.page}'><root>"]
    parts.append("<mxCell id='0'/><mxCell id='1' parent='0'/>")
    for box in scene.boxes:
        if box.id == COMPANY:
            continue
        look, card = look_of(box.card, theme), box.card
        dash = "dashed=1;" if look.dash else ""
        style = (
            f"rounded=1;absoluteArcSize=1;arcSize={number(corner * 2)};whiteSpace=wrap;html=0;{dash}"
            f"fillColor={look.ground};strokeColor={look.border};fontColor={look.ink};fontFamily={theme.family};"
        )
        label = "\n".join(filter(None, (card.title, card.subtitle, card.fold)))
        own = "".join(f" {name}='{_attribute(text)}'" for name, text in own_of(box).items())
        parts.append(
            f"<object id='{escape(box.id)}' label='{_attribute(label)}'{own}>"
            f"<mxCell style='{escape(style)}' vertex='1' parent='1'>"
            f"<mxGeometry x='{number(box.x_px)}' y='{number(box.y_px)}' width='{number(box.width_px)}'"
            f" height='{number(box.height_px)}' as='geometry'/></mxCell></object>"
        )
    for line in scene.lines:
        style = "edgeStyle=none;html=0;fontSize=1;fontColor=none;noLabel=1;" + _LINES[line.kind].format(
            colours[line.kind]
        )
        points = "".join(f"<mxPoint x='{number(x)}' y='{number(y)}'/>" for x, y in line.points[1:-1])
        parts.append(
            f"<mxCell id='{escape(line.id)}' value='{words[line.kind]}' style='{style}' edge='1' parent='1'"
            f" source='{escape(line.source)}' target='{escape(line.target)}'><mxGeometry relative='1' as='geometry'>"
            f"<Array as='points'>{_reversed(points)}</Array></mxGeometry></mxCell>"
        )
    return ("".join(parts) + "</root></mxGraphModel></diagram></mxfile>").encode()


def _attribute(text: str) -> str:
    return escape(text).replace("\n", "&#10;")


def _reversed(points: str) -> str:
    """Points from the one who reports on: a line of a scene begins at the boss."""
    return "".join(f"<{part}" for part in reversed(points.split("<")[1:]))
