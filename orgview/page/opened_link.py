"""Opened link: from the query of an address to the first state of the page; what cannot be read is said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from orgmodel.errors import UnknownName
from orgmodel.layout.algorithms import LAYOUTS
from orgmodel.typical.presets import find_preset
from orgmodel.views.typical import FIRST_LAYOUT, View
from orgview.catalogue import Catalogue
from orgview.messages import NO_COMPANY, NOT_HERE, link_message
from orgview.panels.controls import to_values
from orgview.panels.thresholds import NEVER
from orgview.queries.loaded_query import KEYS, LOADED
from orgview.queries.typical_query import Problem, Reading, read, to_fields, write

# What the store calls a company.
_COMPANY_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
COMPARED = ("a", "an", "b", "bn", "join", "live", "cview", "role")
TABS = ("explore", "compare", "fit", "table")


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """A link as it was read.

    Attributes
    ----------
    fields
        Its own, and those of the preset that it names.
    loaded_id
        Id of the loaded company that it shows; "" for a typical one.
    typical
        Typical company and view; of a link to a loaded company what the panel of typical ones begins with.
    problems
        All fields that cannot be read but the headcount, whose own control tells of it.
    is_closed
        Whether it shows a loaded company that this visitor may not see, or that is gone.
    """

    fields: Mapping[str, str]
    loaded_id: str
    typical: Reading
    problems: tuple[Problem, ...]
    is_closed: bool = False


def open_link(catalogue: Catalogue, query: str) -> OpenedLink:
    """Read the query of an address."""
    fields, problems = _with_preset(catalogue, to_fields(query))
    typical = read(fields, catalogue.domain, catalogue.first.company)
    problems += [problem for problem in typical.problems if problem.key != "n"]
    loaded_id = fields.get(LOADED)
    if loaded_id is not None and not _COMPANY_ID.fullmatch(loaded_id):
        problems.append(Problem(LOADED, str(NO_COMPANY)))
        loaded_id = None
    return OpenedLink(fields, loaded_id or "", typical, tuple(problems))


def without_company(catalogue: Catalogue, link: OpenedLink) -> OpenedLink:
    """The link without its loaded company and how that is looked at; the typical one's fields are still read."""
    own = {LOADED, *KEYS, "sel"}
    rest = open_link(catalogue, urlencode({key: text for key, text in link.fields.items() if key not in own}))
    return replace(rest, is_closed=True)


def first_state(link: OpenedLink) -> dict[str, Any]:
    """State of the page that a link describes, as ``assets/src/state/page.js`` names its parts.

    Returns
    -------
    dict
        ``parameters`` by key of their control, ``thresholds`` (texts that differ from the data files), ``toggled``,
        ``layout``, ``isLoaded`` and ``loaded`` (id and view of a loaded company), ``selection``, ``tab``,
        ``compared``, ``messages`` (``link`` is empty when all of it could be read).
    """
    fields, reading = link.fields, link.typical
    company, is_loaded = reading.company, bool(link.loaded_id)
    view = reading.view
    # Branches and lines of a loaded company are those of people, no seats of the typical one.
    part = {"top": "", "line": ""} if is_loaded else {"top": view.focus, "line": view.line}
    parameters = {**to_values(company), "alt": view.show_alternatives, "lv": str(view.levels or ""), **part}
    if any(problem.key == "n" for problem in reading.problems):
        parameters["n"] = fields["n"]
    problems = list(link.problems)
    tab = fields.get("tab", "explore")
    if tab not in TABS:
        problems.append(Problem("tab", f"There is no tab {tab!r}. There are: {', '.join(TABS)}."))
        tab = "explore"
    layout = fields.get("lay", "")
    message = link_message(problems)
    return {
        "parameters": parameters,
        "thresholds": {name: NEVER if n is None else str(n) for name, n in company.thresholds},
        # Branches of a loaded company are no seats of the typical one.
        "toggled": [] if is_loaded else sorted(reading.view.toggled),
        "layout": layout if not is_loaded and layout in LAYOUTS and layout != FIRST_LAYOUT else "",
        "isLoaded": is_loaded,
        "loaded": {"id": link.loaded_id, "view": _view(fields) if is_loaded else ""},
        "selection": fields.get("sel", ""),
        "tab": tab,
        "compared": {key: fields[key] for key in COMPARED if key in fields},
        "messages": {"link": f"{NOT_HERE} {message}".strip() if link.is_closed else message},
    }


def chart_query(link: OpenedLink) -> str:
    """Query of the chart that a link shows, in the server's own words, with the selection.

    Of a typical company as `first_state` reads the link, so that what cannot be read is told once: among the messages
    of the state, but for the headcount, whose own control tells of it.
    """
    if link.loaded_id:
        return urlencode(link.fields)
    shown = to_fields(write(link.typical.company, link.typical.view))
    if any(problem.key == "n" for problem in link.typical.problems):
        shown["n"] = link.fields["n"]
    return urlencode({**shown, "sel": link.fields.get("sel", "")})


def _with_preset(catalogue: Catalogue, fields: dict[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """Fields of a link that names a preset: the preset's, and over them the link's own."""
    if "preset" not in fields:
        return fields, []
    try:
        preset = find_preset(catalogue.presets, fields["preset"]).company
    except UnknownName as error:
        return fields, [Problem("preset", str(error))]
    return {**to_fields(write(preset, View())), **fields}, []


def _view(fields: Mapping[str, str]) -> str:
    """Fields of a link that say how a company is looked at; the window has its own ratio."""
    return urlencode({key: fields[key] for key in KEYS if key in fields and key != "ratio"})
