"""Query of a loaded company: which part of it is looked at and how, as fields of a link and back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import get_args
from urllib.parse import quote, unquote, unquote_plus

from orgmodel.layout.algorithms import LAYOUTS
from orgmodel.layout.loaded import MOST_LINES
from orgmodel.tables.query import Filter, FilterTest, Sheet
from orgmodel.views.loaded import LoadedView, read_tokens, seat_of_key, write_tokens
from orgview.queries.ratios import FIRST_RATIO, RATIOS

# Query key of the company's id: such a query is of a company that was loaded.
LOADED = "mine"
# Begins the name of a loaded company where it is one of two that are compared.
SIDE_PREFIX = f"{LOADED}:"
# Query keys, besides the company's own.
KEYS = ("open", "lv", "top", "line", "lay", "ratio", "by", "show", "where", "face")
FIRST_LAYOUT = "packed"
# What stands for a person on a card: nothing, initials, or pictures that only the browser has.
FACES = ("", "initials", "photos")
MOST_LEVELS = 99
MOST_FILTERS = 8
_TESTS: tuple[FilterTest, ...] = get_args(FilterTest)


@dataclass(frozen=True, slots=True)
class LoadedViewQuery:
    """A part of a company, and how it is drawn.

    Attributes
    ----------
    view
        Part of it.
    layout, ratio
        Key of `LAYOUTS`; one of `RATIOS`, width to height of the window.
    by
        Key of the sheet's column that cards are coloured by; "" for the usual colours.
    show
        Keys of the columns on the cards; () for the title.
    where
        Filters that people have to pass to be drawn; () for everybody.
    face
        One of `FACES`.
    """

    view: LoadedView = field(default_factory=LoadedView)
    layout: str = FIRST_LAYOUT
    ratio: str = FIRST_RATIO
    by: str = ""
    show: tuple[str, ...] = ()
    where: tuple[Filter, ...] = ()
    face: str = ""


def read_view_query(fields: Mapping[str, str], sheet: Sheet) -> LoadedViewQuery:
    """Read query fields; what cannot be read, or names a column that there is not, is left out."""
    ratio, by = fields.get("ratio", ""), fields.get("by", "")
    face = fields.get("face", "")
    show = tuple(dict.fromkeys(key for key in fields.get("show", "").split(".") if key in sheet.columns))
    where = tuple(one for part in fields.get("where", "").split(",") if (one := _filter(part, sheet)) is not None)
    return LoadedViewQuery(
        read_view(fields),
        read_layout(fields),
        ratio if ratio in RATIOS else FIRST_RATIO,
        by if by in sheet.columns else "",
        show[:MOST_LINES],
        where[:MOST_FILTERS],
        face if face in FACES else "",
    )


def read_view(fields: Mapping[str, str]) -> LoadedView:
    """Part of a company that query fields say; what cannot be read is left out."""
    levels = fields.get("lv", "")
    return LoadedView(
        read_tokens(fields.get("open", "")),
        seat_of_key(fields.get("at", "")),
        min(int(levels), MOST_LEVELS) if levels.isascii() and levels.isdigit() and len(levels) < 9 else 0,
        seat_of_key(fields.get("top", "")),
        seat_of_key(fields.get("line", "")),
    )


def read_layout(fields: Mapping[str, str]) -> str:
    """Layout of query fields; the usual one where they name none."""
    layout = fields.get("lay", "")
    return layout if layout in LAYOUTS else FIRST_LAYOUT


def write_view_query(query: LoadedViewQuery) -> dict[str, str]:
    """Write query fields that read back as this query; what is as at first is left out."""
    view = query.view
    fields = {
        "open": write_tokens(view.tokens),
        "lv": str(view.levels) if view.levels else "",
        "top": _key(view.focus),
        "line": _key(view.line),
        "lay": query.layout if query.layout != FIRST_LAYOUT else "",
        "ratio": query.ratio if query.ratio != FIRST_RATIO else "",
        "by": query.by,
        "show": ".".join(query.show),
        "where": ",".join(map(_written, query.where)),
        "face": query.face,
    }
    return {key: text for key, text in fields.items() if text}


def loaded_id(fields: Mapping[str, str]) -> str:
    """Id of the loaded company of a query; "" of a typical one."""
    return fields.get(LOADED, "")


def may_name_loaded(query: str) -> bool:
    """True if a query string may be of a loaded company: named in whatever part, however it is written."""
    return LOADED in unquote_plus(query)


def without_columns(fields: Mapping[str, str], sheet: Sheet, headings: Collection[str]) -> dict[str, str]:
    """Query fields of the same view with some columns neither on the cards, nor in colours, nor in a filter."""

    def is_free(key: str) -> bool:
        column = sheet.columns.get(key)
        return column is None or not {column.heading, column.source} & set(headings)

    found = dict(fields)
    if not is_free(found.get("by", "")):
        del found["by"]
    if "show" in found:
        found["show"] = ".".join(filter(is_free, found["show"].split(".")))
    if "where" in found:
        filters = found["where"].split(",")
        found["where"] = ",".join(one for one in filters if is_free(unquote(one.partition(":")[0])))
    return found


def _key(seat: int | None) -> str:
    return "" if seat is None else f"n{seat}"


def _filter(part: str, sheet: Sheet) -> Filter | None:
    """A filter such as "c4:equals:Sales" or "reports:range:5:"; the parts are quoted."""
    column, test_name, *texts = [*(unquote(text) for text in part.split(":")), ""]
    test = next((known for known in _TESTS if known == test_name), None)
    if column not in sheet.columns or test is None:
        return None
    if test == "range":
        least, most = (_number(text) for text in (*texts, "", "")[:2])
        return Filter(column, "range", least=least, most=most)
    return Filter(column, test, texts[0] if texts else "")


def _written(one: Filter) -> str:
    ends = ["" if end is None else f"{end:.15g}" for end in (one.least, one.most)]
    texts = ends if one.test == "range" else [one.text]
    return ":".join(quote(text, safe="") for text in (one.column, one.test, *texts))


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < 1e15 else None
