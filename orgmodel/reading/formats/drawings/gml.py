"""GML (Graph Modelling Language): ``graph [ node [ id 1 label "Ann Berg" ] edge [ source 1 target 2 ] ]``."""

import re

from orgmodel.errors import BadFile
from orgmodel.reading.formats.hierarchies.hierarchy import LABEL, Format, Graph, Records, from_graph
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.formats.tabulate import check_rows
from orgmodel.reading.formats.text_starts import without_comments
from orgmodel.reading.limits import Limits

_START = re.compile(r"(?:Creator\s++[^\n]*+\n\s*+)?(?:Version\s++[^\n]*+\n\s*+)?graph\s*+\[", re.IGNORECASE)
_LOOKS = frozenset({"graphics", "LabelGraphics", "id", "label"})
_AGAIN = "Export it again as GML or GraphML, or as CSV."


def _is_gml(head: str) -> bool:
    return _START.match(without_comments(head)) is not None


def _parse(text: str, limits: Limits) -> Records:
    import networkx as nx  # noqa: PLC0415 - takes 0.1 s, for these files alone

    try:
        read = nx.parse_gml(text, label="id")
    except (nx.NetworkXError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadFile("The GML drawing is damaged, or two of its nodes have one id", _AGAIN) from error
    check_rows(read.number_of_nodes(), limits)
    graph = Graph()
    for key, values in read.nodes(data=True):
        own = {
            name: str(value)
            for name, value in values.items()
            if name not in _LOOKS and isinstance(value, str | int | float)
        }
        graph.node(str(key), own | ({LABEL: str(values["label"])} if values.get("label") not in {None, ""} else {}))
    for source, target, values in read.edges(data=True):
        graph.links.append(Link(str(source), str(target), str(values.get("label", ""))))
    return from_graph(graph, limits, boxes="node", arrows="edge")


FORMAT = Format("gml", "a GML drawing", _is_gml, _parse)
