"""Hierarchies told without a table: what every drawing, outline and card file is read into."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from orgmodel.errors import BadFile
from orgmodel.findings import Finding, finding
from orgmodel.org.own_columns import OWN_FIELDS
from orgmodel.reading.formats.hierarchies.labels import DEPARTMENT, MORE, NAME, TITLE, Label, is_introduction
from orgmodel.reading.formats.hierarchies.links import DOTTED, MANAGER, Link, manage
from orgmodel.reading.formats.hierarchies.own_labels import labels_of
from orgmodel.reading.formats.hierarchies.own_values import own_keys, put_back, with_own_lines
from orgmodel.reading.formats.tabulate import check_rows, free_heading, tabulate
from orgmodel.reading.limits import Limits
from orgmodel.reading.options import Choices
from orgmodel.reading.table import Origin, Table
from orgmodel.reading.text.encoding import guess_findings, read_text

ID, RECORD, PARENT = "id", "Record", "Reports to record"
DOWN = "an arrow goes from the manager to the report"
UP = "an arrow goes from the report to the manager"


@dataclass(frozen=True, slots=True)
class Records:
    """Records of people as a format tells them.

    Attributes
    ----------
    records
        One per person, in the order of the file.
    known
        Fields whose key the format itself says: field to key.
    summary
        What was read, for a person: "4 boxes, 3 arrows; an arrow goes from the manager to the report".
    findings
        What was wrong on the way.
    lines
        Line of the file of each record, from 1; () where records are counted instead.
    """

    records: Sequence[Mapping[str, str]]
    known: Mapping[str, str]
    summary: str
    findings: Sequence[Finding] = ()
    lines: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One format of text that tells a hierarchy; all of them stand in `registry`.

    Attributes
    ----------
    kind
        One word, for `Origin.kind`.
    name
        As findings and refusals call it, with its article: "a Mermaid flowchart".
    is_it
        True if a text is of this format, by its beginning of at most 64 KiB without byte order mark. Linear in it.
    parse
        Reads the whole text. Raises `BadFile` where it is damaged or holds nobody.
    """

    kind: str
    name: str
    is_it: Callable[[str], bool]
    parse: Callable[[str, Limits], Records]


@dataclass(slots=True)
class Graph:
    """Boxes and lines of a drawing, as they are met.

    Attributes
    ----------
    nodes
        Key of each box to what it says of itself; `LABEL` is its text.
    links
        Lines between boxes.
    """

    nodes: dict[str, dict[str, str]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)

    def node(self, key: str, attributes: Mapping[str, str] | None = None) -> None:
        """Take note of a box; what it says later goes before."""
        self.nodes.setdefault(key, {}).update(attributes or {})


# What a box says under these keys is its text, and what it is drawn within.
LABEL, GROUP = "label", "Group"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an outline: its level from 0 (any steps between levels), text, line of the file, other values."""

    level: int
    label: str
    line: int
    values: Mapping[str, str] = field(default_factory=dict)


def read_hierarchy(one: Format, path: Path, choices: Choices, limits: Limits) -> Table:
    """Read a file of a format into a table; ORG123 says as what.

    Raises
    ------
    BadFile
        If it holds nobody, more people than the limits bear, or is damaged.
    """
    text = read_text(path, choices.encoding)
    read = one.parse(bytes(memoryview(text.data)[text.start :]).decode(), limits)
    told = [finding("ORG123", values=[f"{one.name}: {read.summary}"], count=1), *guess_findings(text), *read.findings]
    if len(text.doubtful):
        told.append(finding("ORG105", count=len(text.doubtful)))
    origin = Origin(one.kind, encoding=text.encoding)
    rows = np.asarray(read.lines, np.int64) if read.lines else None
    return tabulate(read.records, origin, limits, told, read.known, numbers=rows)


def from_graph(
    graph: Graph,
    limits: Limits,
    *,
    is_drawn_up: bool = False,
    boxes: str = "box",
    arrows: str = "arrow",
    has_asides: bool = False,
) -> Records:
    """Give each box a row, and the manager that the lines name; which way they go, `manage` finds out.

    Parameters
    ----------
    is_drawn_up
        Whether the drawing grows upward.
    boxes, arrows
        What the format calls them, one of each.
    has_asides
        Whether an export of ours puts columns aside whose headings the format has.

    Raises
    ------
    BadFile
        If there is no box, or more than the limits bear.
    """
    for link in graph.links:
        graph.node(link.source)
        graph.node(link.target)
    if not graph.nodes:
        raise BadFile(f"The drawing holds no {boxes}", "Export the people as .csv or .xlsx and load that file.")
    check_rows(len(graph.nodes), limits)
    own_heading, graph = _with_own_keys(graph)
    keys = list(graph.nodes)
    managed = manage(keys, graph.links, is_drawn_up=is_drawn_up)
    is_ours = has_asides and any(OWN_FIELDS["name"] in node for node in graph.nodes.values())
    labels = labels_of([graph.nodes[key].get(LABEL) or key for key in keys], [graph.nodes[key] for key in keys])
    is_keyed = own_heading is not None or any(graph.nodes[key].get(LABEL, key) != key for key in keys)
    has_titles = any(label.title for label in labels)
    has_units = any(label.department for label in labels)
    taken = {NAME, TITLE, MORE, MANAGER, DOTTED} | ({DEPARTMENT} if has_units else set())
    key_heading = own_heading if own_heading and own_heading not in taken else ID
    taken.add(key_heading)
    parts = [_parts(label, has_titles=has_titles) for label in labels]
    records = []
    has_dotted = any(managed.dotted)
    lines = zip(managed.managers, managed.dotted, strict=True)
    drawn = [{MANAGER: above} | ({DOTTED: beside} if has_dotted else {}) for above, beside in lines]
    doubled = _doubled(
        [graph.nodes[key] for key in keys], [part | line for part, line in zip(parts, drawn, strict=True)]
    )
    for key, part, line in zip(keys, parts, drawn, strict=True):
        own = {name: text for name, text in graph.nodes[key].items() if name != LABEL and name not in doubled}
        own = put_back(own) if is_ours else own
        record = ({key_heading: key} if is_keyed else {}) | part
        record |= {(f"{name} (2)" if name in taken else name): text for name, text in own.items()}
        records.append(record | line)
    known = {"id": key_heading if is_keyed else NAME, "name": NAME, "manager": MANAGER}
    known |= ({"title": TITLE} if has_titles else {}) | ({"dotted": DOTTED} if has_dotted else {})
    known |= {"department": DEPARTMENT} if has_units else {}
    way = f"; {UP if managed.is_up else DOWN}" if graph.links else "; no lines, so nobody reports to anybody"
    told = f"{counted(len(keys), boxes)}, {counted(len(graph.links), arrows)}{way}"
    return Records(records, known, told, managed.findings)


def from_outline(entries: Sequence[Entry], limits: Limits, what: str = "line") -> Records:
    """Give each line of an outline a row; it reports to the nearest line above that is less deep.

    Raises
    ------
    BadFile
        If there is no line, or more than the limits bear.
    """
    if not entries:
        raise BadFile("The outline holds nobody", "Write one person a line, each indented below the manager.")
    check_rows(len(entries), limits)
    entries = _without_introductions(entries)
    rows = [dict(entry.values) for entry in entries]
    labels = labels_of([entry.label for entry in entries], rows)
    has_titles = any(label.title for label in labels)
    parents = parents_of([entry.level for entry in entries])
    own_heading, keys = own_keys(rows, [str(number) for number in range(1, len(rows) + 1)])
    managers, dotted = with_own_lines(rows, keys, parents)
    record, parent = free_heading(own_heading or RECORD, rows), free_heading(PARENT, rows)
    beside = free_heading(DOTTED, rows) if any(dotted) else ""
    records = [
        {record: key}
        | _parts(label, has_titles=has_titles)
        | row
        | {parent: above}
        | ({beside: others} if beside else {})
        for key, label, row, above, others in zip(keys, labels, rows, managers, dotted, strict=True)
    ]
    known = {"id": record, "name": NAME, "manager": parent} | ({"title": TITLE} if has_titles else {})
    known |= {"dotted": beside} if beside else {}
    known |= {"department": DEPARTMENT} if any(label.department for label in labels) else {}
    levels = depth_of(parents)
    told = f"{counted(len(entries), what)} on {counted(levels, 'level')}; who stands deeper reports to the one above"
    lines = [entry.line for entry in entries]
    return Records(records, known, told, (), lines)


def _with_own_keys(graph: Graph) -> tuple[str | None, Graph]:
    """Graph whose boxes have the keys that an export left beside them, and the heading of those; None for no key."""
    rows, old = list(graph.nodes.values()), list(graph.nodes)
    heading, keys = own_keys(rows, old)
    if heading is None:
        return None, graph
    for row, key in zip(rows, keys, strict=True):
        if row.get(heading) == key:
            del row[heading]
    key_of = dict(zip(old, keys, strict=True))
    links = [Link(key_of[link.source], key_of[link.target], link.label) for link in graph.links]
    return heading, Graph(dict(zip(keys, rows, strict=True)), links)


def _without_introductions(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Entries without lines such as "Direct reports:", below which people stand one level deeper."""
    levels = [*(entry.level for entry in entries[1:]), -1]
    taken = [
        entry
        for place, (entry, below) in enumerate(zip(entries, levels, strict=True))
        if not (place and entry.level < below and not entry.values and is_introduction(entry.label))
    ]
    return taken if any(entry.level for entry in taken) else entries


def _doubled(values: Sequence[Mapping[str, str]], parts: Sequence[Mapping[str, str]]) -> frozenset[str]:
    """Values of boxes that say what their labels and lines say, all of them."""
    told = [(own, part) for own, part in zip(values, parts, strict=True)]
    return frozenset(
        name
        for name in (NAME, TITLE, MANAGER, DOTTED)
        if all(own.get(name, "") == part.get(name, "") for own, part in told)
    )


def _parts(label: Label, *, has_titles: bool) -> dict[str, str]:
    parts = {NAME: label.name} | ({TITLE: label.title} if has_titles else {})
    parts |= {DEPARTMENT: label.department} if label.department else {}
    return parts | {MORE: label.more} if label.more else parts


def parents_of(levels: Sequence[int]) -> list[int]:
    """Place of the nearest line above that is less deep; -1 where there is none.

    Examples
    --------
    >>> parents_of([0, 4, 8, 8, 4, 0])
    [-1, 0, 1, 1, 0, -1]
    """
    parents: list[int] = []
    way: list[int] = []
    for place, level in enumerate(levels):
        while way and levels[way[-1]] >= level:
            way.pop()
        parents.append(way[-1] if way else -1)
        way.append(place)
    return parents


def depth_of(parents: Sequence[int]) -> int:
    """Levels of a forest whose parents stand before their children."""
    depths: list[int] = []
    for parent in parents:
        depths.append(depths[parent] + 1 if parent >= 0 else 1)
    return max(depths, default=0)


def counted(count: int, noun: str) -> str:
    """Count with its noun, in the plural where it is one.

    Examples
    --------
    >>> counted(1, "box"), counted(2, "box"), counted(3, "entry"), counted(1_200, "arrow")
    ('1 box', '2 boxes', '3 entries', '1,200 arrows')
    """
    if count == 1:
        return f"1 {noun}"
    if noun.endswith(("x", "s", "ch")):
        return f"{count:,} {noun}es"
    return f"{count:,} {noun[:-1]}ies" if noun.endswith("try") else f"{count:,} {noun}s"
