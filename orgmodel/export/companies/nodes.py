"""Nodes: the seats of a company with their texts and lines, as formats for graphs and outlines take them."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from orgmodel.export.companies.company import Company
from orgmodel.export.companies.keys import keys_of
from orgmodel.layout.loaded import names_of
from orgmodel.org.metrics import people_levels
from orgmodel.org.org import Org
from orgmodel.org.own_columns import (
    ASIDE,
    COMPUTED,
    DOTTED_TO,
    GONE,
    LEVEL,
    MARKS,
    OWN_ATTRIBUTES,
    OWN_FIELDS,
    PLACEHOLDER,
    REPORTS_TO,
    SHOWN,
    VACANT,
)
from orgmodel.org.tree import Ints, preorder
from orgmodel.reading.columns.headings import columns_of, load_words
from orgmodel.text.markup import without_markup

# What a line is called in a graph.
SOLID, DOTTED = "reports to", "dotted"


@dataclass(frozen=True, slots=True)
class Node:
    """One seat.

    Attributes
    ----------
    seat, key
        Number in the company; text that names it in lines.
    name, title
        As on its card.
    boss
        Place of the one reported to among the nodes; -1 at a top.
    level
        1 at a top of the company, 0 at a manager that is not in the file.
    direct, below
        Reports, and all seats under it.
    marks
        "vacant", "gone", "placeholder", with commas between.
    fields
        Heading to text of the columns that were loaded, blank ones left out; `LEVEL` and `MARKS` besides.
    own_name
        Name as it was loaded, with marks that a card does not show, "" for none; the card's for a seat that several
        hold and for a manager that is not in the file.
    """

    seat: int
    key: str
    name: str
    title: str
    boss: int
    level: int
    direct: int
    below: int
    marks: str
    fields: dict[str, str]
    own_name: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Lines of its label: name and title, once where they are the same, as of seats that nobody holds."""
        return (self.name,) if self.title in ("", self.name) else (self.name, self.title)

    @property
    def is_worded(self) -> bool:
        """True if its card says other words for its name: the title of who has none, "Vacant" for "TBD"."""
        return without_markup(self.own_name) != self.name


@dataclass(frozen=True, slots=True)
class Nodes:
    """Nodes in preorder, and the lines that are no part of their tree: places of who reports and who is reported to.

    Attributes
    ----------
    dotted
        Dotted lines.
    loops
        Lines that close a loop; in the tree who reports along them stands at a top.
    """

    nodes: tuple[Node, ...]
    dotted: tuple[tuple[int, int], ...]
    loops: tuple[tuple[int, int], ...]

    def reports(self) -> list[list[int]]:
        """Places of the reports of each node, in order."""
        found: list[list[int]] = [[] for _ in self.nodes]
        for place, node in enumerate(self.nodes):
            if node.boss >= 0:
                found[node.boss].append(place)
        return found

    def depths(self) -> list[int]:
        """Levels above each node among the nodes; 0 at their tops."""
        found: list[int] = []
        for node in self.nodes:
            found.append(found[node.boss] + 1 if node.boss >= 0 else 0)
        return found


def edges(nodes: Nodes) -> list[tuple[int, int, str]]:
    """Lines as places of who reports and who is reported to, and of which kind they are; those of loops too."""
    solid = [(place, node.boss, SOLID) for place, node in enumerate(nodes.nodes) if node.boss >= 0]
    loops = [(source, target, SOLID) for source, target in nodes.loops]
    return [*solid, *loops, *((source, target, DOTTED) for source, target in nodes.dotted)]


def own_fields(node: Node) -> dict[str, str]:
    """Name and title under the headings by which they are read again, and what the label says for such a name."""
    own = {OWN_FIELDS["name"]: node.own_name} | ({OWN_FIELDS["title"]: node.title} if node.title else {})
    return own | ({SHOWN: node.name} if node.is_worded else {})


def own_attributes(node: Node) -> dict[str, str]:
    """The same as attributes of XML."""
    own = own_fields(node)
    return {attribute: own[heading] for attribute, heading in OWN_ATTRIBUTES.items() if heading in own}


def aside(heading: str, *, is_taken: bool) -> str:
    """Heading of a column in a format that may have an attribute of that name for something of its own."""
    return f"{ASIDE}{heading}" if is_taken or heading.startswith(ASIDE) else heading


def carried(org: Org) -> tuple[str, ...]:
    """Headings of the columns that go along where a format has no room for all: those with a meaning, such as the id.

    Without name and title, which every format has, and without who reports to whom, which the lines say.
    """
    said = {heading for field in ("name", "title", "manager", "dotted") for heading in org.fields.get(field, ())}
    meant = {heading for columns in org.fields.values() for heading in columns} - said - {*COMPUTED}
    # Ids that do not name each seat: beside keys of ours they mean nothing to the lines.
    meant |= {*columns_of(org.cells.column_names, load_words()).get("id", ())} - said
    return tuple(heading for heading in org.cells.column_names if heading in meant)


def nodes_of(company: Company, seats: Ints | None = None) -> Nodes:
    """Seats of a company, managers that are not in the file among them.

    Parameters
    ----------
    seats
        Those that are wanted; all where None.

    Notes
    -----
    O(cells), some 20 us a seat.
    """
    org = company.org
    tree, keys = org.tree, keys_of(org)
    chosen = np.arange(len(org), dtype=np.int32) if seats is None else seats
    chosen = chosen[np.argsort(preorder(tree)[chosen], kind="stable")]
    numbers, levels = chosen.tolist(), people_levels(org)
    place = np.full(len(org) + 1, -1, np.int32)
    place[chosen] = np.arange(len(chosen), dtype=np.int32)
    several = {*org.shared.tolist()}
    own = {REPORTS_TO.format(keys.heading), DOTTED_TO.format(keys.heading), *COMPUTED, *OWN_FIELDS.values()}
    headings = [heading for heading in org.cells.column_names if heading not in own]
    cells = org.cells.select(headings).take(pa.array(chosen)).to_pylist()
    rows = zip(
        numbers,
        keys.of(chosen).to_pylist(),
        names_of(org, numbers),
        org.texts("name", numbers),
        org.texts("title", numbers),
        place[tree.parent[chosen]].tolist(),
        cells,
        strict=True,
    )
    nodes = []
    for seat, key, name, loaded, title, boss, row in rows:
        words = [word for word, has in ((VACANT, org.vacant[seat]), (GONE, org.gone[seat])) if has]
        marks = PLACEHOLDER if seat >= org.people else ", ".join(words)
        level = int(levels[seat])
        fields = {heading: text for heading, text in row.items() if text} | ({LEVEL: str(level)} if level else {})
        if marks:
            fields[MARKS] = marks
        own_name = name if seat >= org.people or (seat in several and without_markup(loaded) != name) else loaded
        counts = int(tree.count[seat]), int(tree.size[seat]) - 1
        nodes.append(Node(seat, key, name, title, boss, level, *counts, marks, fields, own_name))
    return Nodes(tuple(nodes), _pairs(org.dotted, place), _pairs(org.loops, place))


def _pairs(lines: Ints, place_of: Ints) -> tuple[tuple[int, int], ...]:
    places = place_of[lines].reshape(-1, 2)
    return tuple((source, target) for source, target in places.tolist() if source >= 0 and target >= 0)
