"""Networks of Pajek (``*Vertices 3``, then numbered names, then ``*Arcs`` of two numbers each)."""

import re

from orgmodel.reading.formats.hierarchies.hierarchy import LABEL, Format, Graph, Records, from_graph
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.limits import Limits

_START = re.compile(r"\s*+(?:\*network\b[^\n]*+\s++)?\*vertices\s++\d", re.IGNORECASE)
_VERTEX = re.compile(r"(\d{1,9})\s++(?:\"([^\"]*+)\"|(\S++))")
_ARC = re.compile(r"(\d{1,9})\s++(\d{1,9})(?:\s|$)")
_ARCS = ("*arcs", "*edges")
# Each line is one vertex and all those that its arcs go to.
_LISTS = ("*arcslist", "*edgeslist")
_NUMBERS = re.compile(r"\d{1,9}(?:\s++\d{1,9})++")


def _is_pajek(head: str) -> bool:
    return _START.match(head) is not None


def _parse(text: str, limits: Limits) -> Records:
    graph = Graph()
    part = ""
    for raw in text.split("\n"):
        line = raw.strip()
        if line.startswith("*"):
            part = line.split()[0].casefold()
        elif part == "*vertices" and (vertex := _VERTEX.match(line)):
            graph.node(vertex[1], {LABEL: (vertex[2] or vertex[3] or vertex[1]).strip()})
        elif part in _ARCS and (arc := _ARC.match(line)):
            graph.links.append(Link(arc[1], arc[2]))
        elif part in _LISTS and _NUMBERS.fullmatch(line):
            first, *others = line.split()
            graph.links.extend(Link(first, each) for each in others)
    return from_graph(graph, limits, boxes="vertex", arrows="arc")


FORMAT = Format("pajek", "a network of Pajek", _is_pajek, _parse)
