"""Trivial Graph Format: a line "id label" for each node, a line with "#", a line "id id words" for each edge."""

from orgmodel.reading.formats.hierarchies.hierarchy import LABEL, Format, Graph, Records, from_graph
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.limits import Limits


def _is_tgf(head: str) -> bool:
    nodes, found, edges = head.replace("\r\n", "\n").partition("\n#\n")
    ids = {line.split(maxsplit=1)[0] for line in nodes.split("\n") if line.strip()}
    # The last edge may be cut off.
    pairs = [line.split() for line in edges.split("\n")[:-1] if line.strip()] or [edges.split()]
    return bool(found) and len(ids) > 1 and all(len(pair) > 1 and set(pair[:2]) <= ids for pair in pairs if pair)


def _parse(text: str, limits: Limits) -> Records:
    nodes, _, edges = text.replace("\r\n", "\n").partition("\n#\n")
    graph = Graph()
    for line in nodes.split("\n"):
        key, _, label = line.strip().partition(" ")
        if key:
            graph.node(key, {LABEL: label.strip()} if label.strip() else None)
    for line in edges.split("\n"):
        parts = line.split(maxsplit=2)
        if len(parts) > 1:
            graph.links.append(Link(parts[0], parts[1], parts[2] if len(parts) > 2 else ""))
    return from_graph(graph, limits, boxes="node", arrows="edge")


FORMAT = Format("tgf", "a graph in TGF", _is_tgf, _parse)
