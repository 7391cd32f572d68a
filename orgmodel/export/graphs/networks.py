"""A company as a networkx graph, and in the two formats for graphs that networkx writes."""

from io import BytesIO
from typing import Any, TypeAlias

import networkx as nx

from orgmodel.export.companies.company import Company
from orgmodel.export.companies.keys import keys_of
from orgmodel.export.companies.nodes import aside, edges, nodes_of, own_fields
from orgmodel.org.org import Org
from orgmodel.org.own_columns import KEYED, LEVEL, MARKS
from orgmodel.org.tree import Ints

# networkx ships no types, so to the checker this is Any.
Network: TypeAlias = nx.MultiDiGraph
_OWN = frozenset({LEVEL, MARKS})


def network(company: Company, seats: Ints | None = None) -> Network:
    """Graph of a company.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are keys: the ids of the company where they name each seat, else "S1", "S2" ... in preorder. Each has
        ``label`` (the name on its card), ``title`` and the columns that were loaded. An edge goes from the one who
        reports to the one reported to; its ``line`` is "reports to" or "dotted". A column that is called as one of
        these is "column label".
    """
    found, keys = nodes_of(company, seats), keys_of(company.org)
    own = {"id", "label"} | (set() if _says_title(company.org) else {"title"})
    key = keys.heading if keys.is_own else None
    columns = [name for name in company.org.cells.column_names if not (name == key and name in own)]
    headings = {name: aside(name, is_taken=name in own) for name in columns}
    graph = nx.MultiDiGraph(name=company.name)
    for node in found.nodes:
        fields = {
            headings.get(name, name): text for name, text in node.fields.items() if name in headings or name in _OWN
        }
        graph.add_node(node.key, **({"label": node.name, **fields} | ({"title": node.title} if node.title else {})))
    for source, target, line in edges(found):
        graph.add_edge(found.nodes[source].key, found.nodes[target].key, line=line)
    return graph


def _says_title(org: Org) -> bool:
    """True if a column that is called so has the titles, or none is."""
    if "title" not in org.cells.column_names:
        return True
    return list(org.cells["title"].to_pylist()) == org.texts("title", range(len(org)))


def graphml(company: Company, seats: Ints | None = None) -> bytes:
    """GraphML, which every program for graphs reads."""
    return _written(nx.write_graphml, _to_read_again(company, seats))


def gexf(company: Company, seats: Ints | None = None) -> bytes:
    """GEXF, which Gephi reads."""
    graph = _to_read_again(company, seats)
    # Gephi shows the label alone; on two lines no sign of a name can be taken for what parts it from the title.
    for _, data in graph.nodes(data=True):
        if data.get("title") not in (None, "", data["label"]):
            data["label"] = f"{data['label']}\n{data['title']}"
    # A GEXF of networkx tells the day it was made, unless it is told another.
    text = _written(nx.write_gexf, graph)
    head, _, rest = text.partition(b'lastmodifieddate="')
    return head + b'lastmodifieddate="2000-01-01' + rest[10:] if rest else text


def _to_read_again(company: Company, seats: Ints | None) -> Network:
    """Graph whose nodes say their names and titles once more, apart from labels and columns; the first its heading."""
    graph = network(company, seats)
    for place, node in enumerate(nodes_of(company, seats).nodes):
        graph.nodes[node.key].update(own_fields(node))
        if not place:
            graph.nodes[node.key][KEYED.format(keys_of(company.org).heading)] = node.key
    return graph


def _written(write: Any, graph: Network) -> bytes:
    target = BytesIO()
    write(graph, target)
    return target.getvalue()
