"""Scene: what is drawn and where, the one value between layout and every painter.

All lengths are px at 100% zoom; x grows right, y grows down; the drawing's top-left corner is (0, 0).
Painters read a scene and decide nothing.
"""

from dataclasses import dataclass
from typing import Literal

from orgmodel.theme import Confidence, LineKind, Status, Tone
from orgmodel.views.visible import Fold

Point = tuple[float, float]
# What is under a card: nobody, or its reports, drawn or folded away.
Branch = Literal["none", "open", "folded"]

# Height in px that each of a card's extra lines takes.
EXTRA_PX = 15.0


@dataclass(frozen=True, slots=True)
class Row:
    """Row of a list: what a card has besides there.

    Attributes
    ----------
    branch
        For its chevron.
    unit, count
        Texts of the last columns; "" for none.
    title_px, unit_px
        Where the columns of titles and units begin, from the right edge; no units where that is 0.
    """

    branch: Branch
    unit: str
    count: str
    title_px: float
    unit_px: float


@dataclass(frozen=True, slots=True)
class Card:
    """Content of a card, ready to draw.

    Attributes
    ----------
    title, subtitle
        First and second line; cut with an ellipsis by the card drawing where they do not fit.
    tone
        Family of the role; picks the stripe's colour.
    badge
        Short text in the top right corner ("x 12"), or empty.
    confidence
        How sure the line to the boss is; None for a seat without boss.
    marker
        Text of the tab on the card's upper edge ("Head of operations"), or empty.
    status
        Part in a comparison; empty outside one.
    fold
        Text of the strip under the card for a folded branch ("+ 3,120 people, 6 levels"), or empty.
    detail
        Third line ("6 direct, 124 in all, 3 levels below"), or empty.
    is_empty
        Whether nobody holds the seat: a dashed outline.
    extra
        Further lines between the second and the detail.
    shade
        Key of the theme's shades that the card is coloured by instead of its tone; empty where it is not.
    is_aside
        Whether the card only leads to one that was asked for: its texts are muted.
    initials
        Letters in the circle at the left; "" for a dashed circle, nobody's; None where there is no circle.
    row
        Its other columns where it is a row of a list; None where it is a card.
    """

    title: str
    subtitle: str
    tone: Tone
    badge: str = ""
    confidence: Confidence | None = None
    marker: str = ""
    status: Status = ""
    fold: str = ""
    detail: str = ""
    is_empty: bool = False
    extra: tuple[str, ...] = ()
    shade: str = ""
    is_aside: bool = False
    initials: str | None = None
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of a seat as data, for drawing it small, reading it out, or counting.

    Attributes
    ----------
    boss
        Key of the boss's card; "" where none is drawn.
    boss_name
        Who the boss is, drawn or not; "" where there is none.
    level, position
        Level in the drawing, 1 at its top; place among the drawn cards of the same boss, from 1.
    siblings
        Reports of the boss, drawn or not, itself among them.
    branch, fold
        What is under it; what is folded away, or counted by a card that stands for others.
    direct, people
        Direct reports; people below, whatever the level.
    below
        People that folding its branch hides, or has hidden: of a filter only those who were asked for.
    holders
        People who hold such a seat; 0 where they are not counted.
    is_person
        Whether the title is the name of a person.
    is_head
        Whether it heads operations.
    status
        Part in a comparison; empty outside one.
    unit
        Division, unit or region that it belongs to; "" for none.
    short_name
        What a small card says: family name of a person, short title of a typical seat; "" where there is none.
    has_posts
        Whether some of those below are vacant posts, or posts of somebody who left: they are no people.
    """

    boss: str = ""
    boss_name: str = ""
    level: int = 1
    position: int = 1
    siblings: int = 1
    branch: Branch = "none"
    fold: Fold | None = None
    direct: int = 0
    people: int = 0
    below: int = 0
    holders: int = 1
    is_person: bool = False
    is_head: bool = False
    status: Status = ""
    unit: str = ""
    short_name: str = ""
    has_posts: bool = False


NO_FACTS = Facts()


@dataclass(frozen=True, slots=True)
class Box:
    """One seat's card; (x_px, y_px) is its top-left corner. `id` is the seat's key, our own word."""

    id: str
    x_px: float
    y_px: float
    width_px: float
    height_px: float
    card: Card
    facts: Facts = NO_FACTS


@dataclass(frozen=True, slots=True)
class Line:
    """One reporting line from the seat that reports (`source`) to the one reported to (`target`).

    Attributes
    ----------
    points
        Polyline from the target's card to the source's card (boss first), axis-parallel for solid lines but in a
        radial layout. Five points, or seven in the layouts on arrays, some of which may coincide.
    on_chain
        Whether it belongs to the operations line from the front line to the chief executive.
    has_arrow
        Whether it ends in an arrow at the source's card: the target was its boss before. An alternative without it has
        its arrow at the target's card, which is where it would lead.
    label
        When an alternative would hold, in a few words; "" for any other line.
    """

    id: str
    source: str
    target: str
    kind: LineKind
    points: tuple[Point, ...]
    confidence: Confidence
    on_chain: bool = False
    status: Status = ""
    has_arrow: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """Boxes in visiting order, lines behind them, and the size of the whole drawing.

    Attributes
    ----------
    words
        What the legend calls a tone or a kind of line where it is not the usual name: pairs (tone or kind, name).
    shades
        What the shades of the cards stand for: pairs (shade, name); where there are none, cards have their tones.
    """

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width_px: float
    height_px: float
    words: tuple[tuple[str, str], ...] = ()
    shades: tuple[tuple[str, str], ...] = ()
