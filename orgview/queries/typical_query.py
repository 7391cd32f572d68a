"""The address bar: a company and a view as short query fields, and back.

The same reading serves links, controls and export routes. A field that cannot be read is a `Problem`; the company is
then built with that field's default, so that something can still be shown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import parse_qsl, urlencode

from orgmodel.catalog.catalog import Domain
from orgmodel.errors import BadCompany, OrgError
from orgmodel.layout.algorithms import FITTED, LAYOUTS
from orgmodel.typical.parameters import TypicalCompany, read_headcount
from orgmodel.typical.rules.numbers import numbers_in_force
from orgmodel.typical.rules.scope import scope_of
from orgmodel.views.typical import FIRST_LAYOUT, View
from orgmodel.views.visible import WINDOW
from orgview.queries.ratios import RATIOS

# Query key -> field of TypicalCompany. Short, because links are mailed.
KEY_TO_FIELD = {
    "n": "headcount",
    "imp": "importance",
    "struct": "structure",
    "ceo": "ceo_operations",
    "str": "ceo_strengths",
    "coo": "coo",
    "scope": "coo_scope",
    "div": "divisions",
    "office": "has_office",
    "title": "title_style",
    "split": "split_officer",
    "asst": "assistant_director",
    "board": "board",
    "coos": "coos",
    "by": "coo_split",
    "solid": "matrix_solid",
    "t": "thresholds",
}
MAX_QUERY = 4000
# Begins what asks, among the open branches, for one to be open as a whole: "all:coo".
WHOLE = "all:"
# No typical company has more levels.
_LEVELS = tuple(map(str, range(1, 21)))
_DEFAULTS = {f.name: f.default for f in fields(TypicalCompany) if f.name != "headcount"}


@dataclass(frozen=True, slots=True)
class Problem:
    """A field that could not be read, and a sentence on what is allowed."""

    key: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Reading of a query: company, view, and what was wrong with it."""

    company: TypicalCompany
    view: View
    problems: tuple[Problem, ...]


def to_fields(query: str) -> dict[str, str]:
    """Fields of a query string; the last of a repeated key counts, and what is longer than a link can be is cut."""
    return dict(parse_qsl(query.lstrip("?")[:MAX_QUERY], keep_blank_values=True))


def read(fields: Mapping[str, str], domain: Domain, fallback: TypicalCompany) -> Reading:
    """Company and view that query fields describe.

    Parameters
    ----------
    fields
        Query keys to texts; unknown keys are not looked at.
    fallback
        Where the headcount is taken from when the field is missing or bad.

    Returns
    -------
    Reading
        Always a company that can be built; every flaw is among its problems.
    """
    values: dict[str, Any] = {"headcount": fallback.headcount}
    problems: list[Problem] = []
    for key, name in KEY_TO_FIELD.items():
        if key not in fields:
            continue
        try:
            values[name] = _READERS[name](fields[key].strip())
            check = {"headcount": fallback.headcount, **{name: values[name]}}
            company = TypicalCompany(**check)
            if name in ("coo_scope", "ceo_strengths"):
                scope_of(domain, company)
            if name == "thresholds":
                numbers_in_force(domain, company)
        except OrgError as error:
            values.pop(name, None)  # a text that no reader takes has no value yet
            values.setdefault("headcount", fallback.headcount)
            problems.append(Problem(key, str(error)))
    tokens = frozenset(part for part in fields.get("open", "").split(".") if part)
    whole = frozenset(part for part in tokens if part.startswith(WHOLE))
    layout = fields.get("lay", FIRST_LAYOUT)
    layout = layout if layout in LAYOUTS else FIRST_LAYOUT
    ratio = fields.get("ratio", "")
    proportion = float(ratio) if ratio in RATIOS and layout in FITTED else WINDOW
    levels = fields.get("lv", "")
    view = View(
        fields.get("alt") == "1",
        tokens - whole,
        layout,
        proportion,
        int(levels) if levels in _LEVELS else 0,
        fields.get("top", ""),
        fields.get("line", ""),
        frozenset(part.removeprefix(WHOLE) for part in whole),
        fields.get("at", ""),
    )
    return Reading(TypicalCompany(**values), view, tuple(problems))


def raise_problems(reading: Reading) -> None:
    """Raise an `OrgError` that says all that was wrong with a query; do nothing where all of it could be read."""
    if reading.problems:
        raise OrgError(" ".join(problem.message for problem in reading.problems))


def write(company: TypicalCompany, view: View) -> str:
    """Query string of a company and a view; fields at their defaults are left out. `read` gives both back.

    A view that is `orgmodel.views.typical.settled` has no wishes left, and none are written.
    """
    pairs: dict[str, str] = {"n": str(company.headcount)}
    for key, name in KEY_TO_FIELD.items():
        value = getattr(company, name)
        if name != "headcount" and value != _DEFAULTS[name]:
            pairs[key] = _WRITERS.get(name, str)(value)
    if view.show_alternatives:
        pairs["alt"] = "1"
    if view.layout != FIRST_LAYOUT:
        pairs["lay"] = view.layout
    if view.levels:
        pairs["lv"] = str(view.levels)
    if view.ratio != WINDOW:
        pairs["ratio"] = str(view.ratio)
    pairs |= {key: text for key, text in (("top", view.focus), ("line", view.line)) if text}
    if view.toggled:
        pairs["open"] = ".".join(sorted(view.toggled))
    return urlencode(pairs, safe=":.,")


def _whole(name: str, allowed: str) -> Callable[[str], int]:
    def reader(text: str) -> int:
        if not text.isascii() or not text.isdigit() or len(text) > 9:
            raise BadCompany(name, text, allowed)
        return int(text)

    return reader


def _switch(name: str) -> Callable[[str], bool]:
    def reader(text: str) -> bool:
        if text not in ("0", "1"):
            raise BadCompany(name, text, "1 for yes or 0 for no")
        return text == "1"

    return reader


def _scope(text: str) -> str | frozenset[str]:
    return frozenset(word for word in text.split(".") if word) if "." in text else text


def _strengths(text: str) -> tuple[tuple[str, str], ...]:
    pairs = [part.partition(":") for part in text.split(".") if part]
    return tuple(sorted((word, strength) for word, _, strength in pairs))


def _thresholds(text: str) -> tuple[tuple[str, int | None], ...]:
    edits: list[tuple[str, int | None]] = []
    for part in (part for part in text.split(",") if part):
        name, _, value = part.partition(":")
        if value != "never" and not (value.isascii() and value.isdigit() and len(value) < 9):
            raise BadCompany("thresholds", part, "NAME:PEOPLE with a whole number, or NAME:never")
        edits.append((name, None if value == "never" else int(value)))
    return tuple(sorted(edits))


_READERS: dict[str, Callable[[str], Any]] = {
    "headcount": read_headcount,
    "importance": str,
    "structure": str,
    "ceo_operations": str,
    "ceo_strengths": _strengths,
    "coo": str,
    "coo_scope": _scope,
    "divisions": _whole("divisions", "0 (by size) or a whole number from 2 to 60"),
    "has_office": _switch("has_office"),
    "title_style": str,
    "split_officer": _switch("split_officer"),
    "assistant_director": _switch("assistant_director"),
    "board": _switch("board"),
    "coos": _whole("coos", "a whole number from 1 to 4"),
    "coo_split": str,
    "matrix_solid": str,
    "thresholds": _thresholds,
}


def _write_scope(value: str | frozenset[str]) -> str:
    return value if isinstance(value, str) else ".".join(sorted(value | {"operations"})) + "."


_WRITERS: dict[str, Callable[[Any], str]] = {
    "has_office": lambda value: str(int(value)),
    "split_officer": lambda value: str(int(value)),
    "assistant_director": lambda value: str(int(value)),
    "board": lambda value: str(int(value)),
    "coo_scope": _write_scope,
    "ceo_strengths": lambda value: ".".join(f"{word}:{strength}" for word, strength in value),
    "thresholds": lambda value: ",".join(f"{name}:{'never' if n is None else n}" for name, n in value),
}
