"""GEXF, the XML of Gephi: nodes with attributes and edges, or nodes inside nodes."""

from xml.etree.ElementTree import Element

from orgmodel.reading.formats.hierarchies.hierarchy import LABEL, Format, Graph, Records, from_graph
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.formats.tabulate import check_rows
from orgmodel.reading.formats.xml_events import element_name, safe_events
from orgmodel.reading.limits import Limits

_AGAIN = "Export it again as GEXF or GraphML, or as CSV."


def _is_gexf(head: str) -> bool:
    return head.lstrip("\ufeff \t\r\n").startswith("<") and "<gexf" in head[:4096]


def _parse(text: str, limits: Limits) -> Records:
    graph = Graph()
    titles: dict[str, str] = {}
    way: list[str] = []
    values: dict[str, str] = {}
    for event, element in safe_events(text, "GEXF drawing", _AGAIN):
        name = element_name(element)
        if event == "start":
            if name == "node":
                key = element.get("id", "")
                graph.node(key, _label_of(element))
                parent = element.get("pid") or (way[-1] if way else "")
                if parent:
                    graph.links.append(Link(parent, key, "manages"))
                way.append(key)
                check_rows(len(graph.nodes), limits)
            continue
        if name == "attribute":
            titles[element.get("id", "")] = element.get("title", "") or element.get("id", "")
        elif name == "attvalue":
            key = element.get("for") or element.get("id") or ""
            values[titles.get(key, key)] = element.get("value", "")
        elif name == "attvalues" and way:
            graph.node(way[-1], values)
            values = {}
        elif name == "node":
            way.pop()
            element.clear()
        elif name == "edge":
            label = " ".join(filter(None, (element.get("label", ""), element.get("kind", ""), *values.values())))
            values = {}
            graph.links.append(Link(element.get("source", ""), element.get("target", ""), label))
            element.clear()
    graph.links = [link for link in graph.links if link.source and link.target]
    return from_graph(graph, limits, boxes="node", arrows="edge", has_asides=True)


def _label_of(element: Element) -> dict[str, str]:
    label = element.get("label")
    return {LABEL: label} if label else {}


FORMAT = Format("gexf", "a GEXF drawing", _is_gexf, _parse)
