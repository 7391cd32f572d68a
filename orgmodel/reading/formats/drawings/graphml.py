"""Tables out of GraphML, the XML of graph programs: a row for each node, its manager from the edges."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from orgmodel.errors import BadFile
from orgmodel.findings import finding
from orgmodel.org.own_columns import OWN_FIELDS, SHOWN
from orgmodel.reading.formats.hierarchies.hierarchy import LABEL
from orgmodel.reading.formats.hierarchies.labels import DEPARTMENT, MORE, NAME, TITLE, split_labels
from orgmodel.reading.formats.hierarchies.links import DOTTED, MANAGER, Link, manage
from orgmodel.reading.formats.hierarchies.own_labels import labels_of
from orgmodel.reading.formats.hierarchies.own_values import own_keys, put_back
from orgmodel.reading.formats.tabulate import check_rows, free_heading, tabulate
from orgmodel.reading.formats.xml_events import WideReader
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.table import Origin, Table

ID, DRAWN = "id", "Label"
_AGAIN = "Export it again as GraphML, or as CSV."
_DATA_ID = "id (data)"
_NUMBER = re.compile(r" \(\d{1,3}\)$")


@dataclass(slots=True)
class _Graph:
    """State of a reading: keys, nodes and links so far."""

    key_to_name: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    nodes: list[dict[str, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    broken: int = 0


def read_graphml(path: Path, choices: Choices = NONE, limits: Limits = LIMITS) -> Table:
    """Read the nodes of a graph, with the data of each and the manager that its edges name.

    Returns
    -------
    Table
        Nodes are numbered from 1; the columns are "id", one per key, "Manager" and, where an edge says so, "Dotted
        line". Nodes that only an edge names stand at the end.

    Raises
    ------
    BadFile
        If it is no GraphML, defines entities, has no nodes or more than the limits bear.
    """
    graph = _Graph()
    path_to_top: list[Element] = []
    try:
        for event, element in _events(path):
            if event == "start":
                path_to_top.append(element)
                continue
            path_to_top.pop()
            _take(element, graph)
            check_rows(len(graph.nodes), limits)
            # What is read is forgotten, or a large file would stand in memory twice over.
            if _name(element) in {"node", "edge"} and path_to_top:
                path_to_top[-1].remove(element)
    except DefusedXmlException as error:
        raise BadFile("The GraphML defines entities, as attacks on readers do and no graph does", _AGAIN) from error
    except (ParseError, LookupError, UnicodeError) as error:
        raise BadFile(f"The GraphML is damaged: {error}", _AGAIN) from error
    if not graph.nodes:
        raise BadFile("The GraphML holds no nodes", _AGAIN)
    return _table(graph, limits)


def _events(path: Path) -> Iterator[tuple[str, Element]]:
    with path.open("rb") as file:
        yield from iterparse(WideReader(file), events=("start", "end"), forbid_dtd=True)


def _table(graph: _Graph, limits: Limits) -> Table:
    managed = manage([node[ID] for node in graph.nodes], graph.links)
    key, _ = own_keys(graph.nodes, [node[ID] for node in graph.nodes])
    rows = [*graph.nodes, *({ID: key} for key in managed.keys[len(graph.nodes) :])]
    titled = _with_own(rows) or _with_titles(rows)
    # What an earlier reading of ours took from the lines says nothing more.
    for heading, said in ((MANAGER, managed.managers), (DOTTED, managed.dotted)):
        for each in dict.fromkeys(name for row in rows for name in row if _NUMBER.sub("", name) == heading):
            if all(row.get(each, "") == text for row, text in zip(rows, said, strict=True)):
                for row in rows:
                    row.pop(each, None)
    manager, dotted = free_heading(MANAGER, rows), free_heading(DOTTED, rows)
    has_dotted = any(managed.dotted)
    for row, above, beside in zip(rows, managed.managers, managed.dotted, strict=True):
        row[manager] = above
        if has_dotted:
            row[dotted] = beside
    told = [*managed.findings, *([finding("ORG119", count=graph.broken)] if graph.broken else [])]
    rows, key = _keyed(rows, key or ID)
    rows = [put_back(row) for row in rows] if any(OWN_FIELDS["name"] in row for row in rows) else rows
    known = {"id": key, "manager": manager} | titled | ({"dotted": dotted} if has_dotted else {})
    return tabulate(rows, Origin("graphml"), limits, told, known)


def _keyed(rows: list[dict[str, str]], heading: str) -> tuple[list[dict[str, str]], str]:
    """Rows with their keys under the heading that the company has for them, and that heading."""
    if heading == ID or any(row.get(heading, row[ID]) != row[ID] for row in rows):
        return rows, ID
    return [{heading: row[ID]} | {name: text for name, text in row.items() if name != ID} for row in rows], heading


def _take(element: Element, graph: _Graph) -> None:
    name = _name(element)
    if name == "key":
        key = element.get("id", "")
        # yEd's drawings of nodes and edges have no name, and hold the label.
        graph.key_to_name[key] = element.get("attr.name") or (DRAWN if element.get("yfiles.type") else key)
        default = next((child.text for child in element if _name(child) == "default"), None)
        if default and element.get("for", "node") in {"node", "all"}:
            graph.defaults[key] = default
    elif name == "node":
        data = {graph.key_to_name[key]: text for key, text in graph.defaults.items()} | _data(element, graph)
        own = data.pop(ID, None)
        node = {ID: element.get("id", "")} | ({_DATA_ID: own} if own else {}) | data
        graph.nodes.append(node)
    elif name == "edge":
        source, target = element.get("source"), element.get("target")
        if source and target:
            label = " ".join((element.get("label", ""), *_data(element, graph).values()))
            graph.links.append(Link(source, target, label))
        else:
            graph.broken += 1


def _data(element: Element, graph: _Graph) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in element:
        if _name(child) == "data":
            key = child.get("key", "")
            text = _lines("".join(child.itertext())) if len(child) else child.text or ""
            if text:
                found[graph.key_to_name.get(key, key)] = text
    return found


def _lines(text: str) -> str:
    """Text of a drawn box, line by line, without the blanks between its elements."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _with_own(rows: Sequence[dict[str, str]]) -> dict[str, str]:
    """Names and titles that an export of ours left beside labels; the fields they are, none in another file."""
    if not any(OWN_FIELDS["name"] in row or SHOWN in row for row in rows):
        return {}
    labels = labels_of(["\n".join(filter(None, (row.get(LABEL), row.get("title")))) for row in rows], rows)
    for row, label in zip(rows, labels, strict=True):
        row.update({OWN_FIELDS["name"]: label.name} | ({OWN_FIELDS["title"]: label.title} if label.title else {}))
        row.pop(LABEL, None)
    has_titles = any(label.title for label in labels)
    return {field: heading for field, heading in OWN_FIELDS.items() if field == "name" or has_titles}


def _with_titles(rows: Sequence[dict[str, str]]) -> dict[str, str]:
    """Names and titles out of drawn labels of several lines; the fields they are."""
    if not any("\n" in row.get(DRAWN, "") for row in rows) or any(
        row.get(each) for row in rows for each in (NAME, TITLE)
    ):
        return {}
    for row, label in zip(rows, split_labels([row.get(DRAWN, "") for row in rows]), strict=True):
        row.update({NAME: label.name, TITLE: label.title} | ({MORE: label.more} if label.more else {}))
        if label.department:
            row.setdefault(DEPARTMENT, label.department)
        row.pop(DRAWN, None)
    return {"name": NAME, "title": TITLE}


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
