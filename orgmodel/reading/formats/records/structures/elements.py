"""Elements of a drawing in one list, as Cytoscape writes them: boxes, and lines with a source and a target."""

from typing import Any

from orgmodel.reading.formats.hierarchies.hierarchy import LABEL, Graph, Records, from_graph
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.formats.records.flat import scalar
from orgmodel.reading.limits import Limits

_ENDS = ("source", "target")
_LABELS = ("name", "label", "title")


def read_elements(data: Any, limits: Limits) -> Records | None:
    """Read boxes and lines that stand mixed in one list; None where it is something else."""
    data = data.get("elements") if isinstance(data, dict) else data
    if (
        not isinstance(data, list)
        or not data
        or not all(isinstance(each, dict) and isinstance(each.get("data"), dict) for each in data)
    ):
        return None
    inner = [each["data"] for each in data]
    lines = [each for each in inner if all(end in each for end in _ENDS)]
    if not lines or len(lines) == len(inner) or not all("id" in each for each in inner if each not in lines):
        return None
    graph = Graph()
    for each in inner:
        own = {key: scalar(value) for key, value in each.items() if not isinstance(value, dict | list)}
        if all(end in own for end in _ENDS):
            graph.links.append(Link(own["source"], own["target"], own.get("label", "")))
            continue
        label = next((own.pop(key) for key in _LABELS if own.get(key)), own["id"])
        key = own.pop("id")
        graph.node(key, {LABEL: label} | own)
    return from_graph(graph, limits)
