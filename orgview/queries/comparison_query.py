"""Query of a comparison: both sides, how they are joined, who counts, and which changes are listed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from orgmodel.difference.difference import KINDS
from orgmodel.difference.join import JOINS
from orgview.queries.loaded_query import SIDE_PREFIX, loaded_id
from orgview.queries.typical_query import to_fields

# Stands for "the company of the Explore tab, at this headcount".
EXPLORED = "explored"
# Key of a query that asks for both companies as one chart.
DIFFERENCE = "difference"
CompareView = Literal["sides", "overlay", "list", "presets"]
VIEWS: tuple[CompareView, ...] = get_args(CompareView)
MOST_CHANGES = 200
_FITTED = "fitted"


@dataclass(frozen=True, slots=True)
class SideChoice:
    """One side as it was chosen.

    Attributes
    ----------
    kind
        "preset", "explored", "loaded", "fitted" for the typical company that one is set beside.
    key
        Of the preset, or of the loaded company.
    snapshot
        Of the loaded company; "" as it is loaded.
    headcount
        As typed; "" for the company's own.
    """

    kind: Literal["preset", "explored", "loaded", "fitted"]
    key: str
    snapshot: str
    headcount: str


@dataclass(frozen=True, slots=True)
class ComparisonQuery:
    """Both sides; the query of the Explore chart, for a side that is that; the join; whether those who left count."""

    sides: tuple[SideChoice, SideChoice]
    explored: str
    join: str
    live: bool


@dataclass(frozen=True, slots=True)
class ChangesQuery:
    """Changes that are listed: of a kind, "" for all, with some words, from a place on."""

    kind: str
    words: str
    start: int
    count: int


def read_side(text: str, headcount: str, explored: str = "") -> SideChoice:
    """Read a side: "people_80", "explored", "mine:ID", "mine:ID:SNAPSHOT", "fitted:ID".

    Parameters
    ----------
    explored
        Query of the company of Explore: where it is a loaded one, "explored" is its "mine:ID".

    Examples
    --------
    >>> read_side("mine:abc:1 March: final", "").snapshot
    '1 March: final'
    >>> read_side("explored", "", "mine=abc&open=n4") == read_side("mine:abc", "")
    True
    """
    if text == EXPLORED:
        company = loaded_id(to_fields(explored))
        text = f"{SIDE_PREFIX}{company}" if company else EXPLORED
    kind, _, rest = text.partition(":")
    key, _, snapshot = rest.partition(":")
    if text.startswith(SIDE_PREFIX):
        return SideChoice("loaded", key, snapshot, "")
    if kind == _FITTED:
        return SideChoice("fitted", key, "", headcount)
    return SideChoice("explored" if text == EXPLORED else "preset", text, "", headcount)


def read_comparison(fields: Mapping[str, str]) -> ComparisonQuery:
    """Read the fields of a comparison; a side that is not named is the explored company."""
    explored = fields.get("explored", "")
    a, b = (read_side(fields.get(side) or EXPLORED, fields.get(f"{side}n", ""), explored) for side in ("a", "b"))
    join = fields.get("join", "auto")
    return ComparisonQuery((a, b), explored, join if join in JOINS else "auto", fields.get("live") == "1")


def comparison_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """Fields of a comparison among others, those that say something."""
    names = (DIFFERENCE, "a", "an", "b", "bn", "explored", "join", "live")
    return {name: fields[name] for name in names if fields.get(name)}


def read_changes(fields: Mapping[str, str]) -> ChangesQuery:
    """Read the fields of a list of changes; what cannot be read has its default, no list is longer than 200."""
    kind = fields.get("kind", "")
    return ChangesQuery(
        kind if kind in KINDS else "",
        fields.get("q", "")[:200],
        _whole(fields.get("start"), 0),
        min(MOST_CHANGES, _whole(fields.get("count"), 50)),
    )


def _whole(text: str | None, first: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else first
