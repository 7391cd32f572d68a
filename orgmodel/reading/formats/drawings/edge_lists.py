"""Lists of edges and of neighbours as networkx writes them: "ann bo {'weight': 1}", "ann bo cy"."""

import ast
import re
from collections.abc import Sequence
from typing import Any

from orgmodel.errors import BadFile
from orgmodel.reading.formats.hierarchies.hierarchy import Format, Graph, Records, from_graph
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.limits import Limits

_EDGE = re.compile(r"(?P<ends>[^{}]{1,1000})(?P<data>\{[^{}]{0,2000}\})")
_SIGNS = ("\t", ";", "|", ",")
_FEWEST, _JUDGED = 2, 400
_WEIGHT = "weight"


def _is_edge_list(head: str) -> bool:
    lines = _lines(head)[:_JUDGED]
    if head.count("\n") > len(lines) and len(lines) == _JUDGED:
        lines = lines[:-1]
    return len(lines) >= _FEWEST and (all(map(_edge, lines[:-1])) or _are_neighbours(head, lines))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]


def _edge(line: str) -> tuple[str, str, str] | None:
    """Both ends of a line and what it says of itself; None of any other line."""
    match = _EDGE.fullmatch(line)
    if match is None:
        return None
    text = match["ends"].strip()
    sign = next((sign for sign in _SIGNS if sign in text), None)
    ends = [end.strip().strip("\"'") for end in text.strip(sign or " ").split(sign)]
    # The third is the key of one of several lines between the same ends.
    return (ends[0], ends[1], match["data"]) if len(ends) in {2, 3} and all(ends[:2]) else None


def _are_neighbours(head: str, lines: Sequence[str]) -> bool:
    """True if each line is somebody and those behind, each of whom has a line of their own, below a stamp of time."""
    words = [line.split() for line in lines]
    firsts = [each[0] for each in words]
    is_stamped = any(line.startswith("#") and " GMT " in f"{line} " for line in head.split("\n")[:5])
    listed = {each for row in words for each in row[1:]}
    return is_stamped and len(set(firsts)) == len(firsts) and listed <= set(firsts)


def _parse(text: str, limits: Limits) -> Records:
    graph = Graph()
    for line in _lines(text):
        edge = _edge(line)
        if edge is None and "{" in line:
            raise BadFile(f"The list of edges has a line that is none: {line[:80]!r}", "Export it again.")
        if edge is None:
            first, *others = line.split()
            graph.node(first)
            graph.links.extend(Link(first, each) for each in others)
            continue
        data = _data(edge[2])
        for end in edge[:2]:
            graph.node(end)
        if str(data.pop(_WEIGHT, 1)) not in {"0", "0.0"}:
            graph.links.append(Link(*edge[:2], " ".join(str(value) for value in data.values())))
    return from_graph(graph, limits, boxes="name", arrows="line")


def _data(text: str) -> dict[str, Any]:
    """Values that a line says of itself, as Python or JSON writes them; none where it is neither."""
    try:
        data = ast.literal_eval(text.replace(": true", ": True").replace(": false", ": False").replace("null", "None"))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


FORMAT = Format("edge-list", "a list of edges (networkx)", _is_edge_list, _parse)
