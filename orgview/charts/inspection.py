"""Inspection: what is known of a selected seat or line, or of a company, as blocks in the order in which they stand.

Blocks are data. Each kind of company fills them with its own facts; the panel that shows them is one for all.
"""

from dataclasses import dataclass
from typing import Literal

from orgmodel.catalog.catalog import Citation
from orgmodel.theme import Confidence, Tone

TextStyle = Literal["", "lead", "hint", "source", "rule"]
ListStyle = Literal["titles", "statements", "alternatives"]
# Another way to look at a seat: its branch alone, all of its branch, folded or open, its line alone.
ViewAction = Literal["top", "whole", "fold", "line"]


@dataclass(frozen=True, slots=True)
class Link:
    """A seat that can be gone to, and a note right after its name."""

    key: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kicker:
    """Line over the title: what kind of thing it is, with the colour of its tone and a tag."""

    text: str
    tone: Tone | None = None
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """Title; of a line its two ends."""

    text: str = ""
    ends: tuple[Link, Link] | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """Heading of a section; the second level within one."""

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with words that stand out at its beginning."""

    text: str
    style: TextStyle = ""
    strong: str = ""


@dataclass(frozen=True, slots=True)
class FactList:
    """Names and values: figures, or, where they are long, fields of a file."""

    pairs: tuple[tuple[str, str], ...]
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Trail:
    """Chain of command from a seat up; the first is the seat itself."""

    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SeatList:
    """Seats, and how many more there are."""

    links: tuple[Link, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Badge:
    """Confidence: how sure something is."""

    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Evidence:
    """Sources that something rests on; () for our own judgement."""

    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: text, note after it, ids of evidence, how sure it is, and the evidence in full."""

    text: str
    note: str = ""
    cites: tuple[str, ...] | None = None
    confidence: Confidence | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of texts with what they rest on."""

    items: tuple[Item, ...]
    style: ListStyle


@dataclass(frozen=True, slots=True)
class ViewActions:
    """Other ways to look at a seat: what is done, and what the button says."""

    key: str
    actions: tuple[tuple[ViewAction, str], ...]


Block = Kicker | Title | Heading | Paragraph | FactList | Trail | SeatList | Badge | Evidence | ItemList | ViewActions
Inspection = tuple[Block, ...]
