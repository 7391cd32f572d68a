"""Graphs of other programs as a table of nodes, each with its manager."""

import networkx as nx
import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.formats.drawings.graphml import read_graphml
from orgmodel.reading.limits import Limits

OPEN = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="d0" for="node" attr.name="name"/>'


def _read(tmp_path, text, **more):
    path = tmp_path / "a.graphml"
    path.write_text(text)
    return read_graphml(path, **more)


def _graph(nodes, edges, directed=True):
    body = "".join(f'<node id="{key}"><data key="d0">{name}</data></node>' for key, name in nodes.items())
    body += "".join(f'<edge source="{source}" target="{target}"/>' for source, target in edges)
    return f'{OPEN}<graph edgedefault="{"directed" if directed else "undirected"}">{body}</graph></graphml>'


NODES = {"a": "Ann", "b": "Ben", "c": "Cid"}


@pytest.mark.parametrize("edges", [[("a", "b"), ("a", "c")], [("b", "a"), ("c", "a")]], ids=["down", "up"])
def test_the_way_of_the_edges_is_found_out(tmp_path, edges):
    """The way that gives each node one manager at most."""
    table = _read(tmp_path, _graph(NODES, edges))
    assert table.known == {"id": "id", "manager": "Manager"}
    assert table.cells.to_pylist() == [
        {"id": "a", "name": "Ann", "Manager": ""},
        {"id": "b", "name": "Ben", "Manager": "a"},
        {"id": "c", "name": "Cid", "Manager": "a"},
    ]
    assert table.findings == ()


def test_several_managers_either_way_are_told(tmp_path):
    """The first one first."""
    table = _read(tmp_path, _graph(NODES, [("a", "b"), ("a", "c"), ("b", "c")]))
    assert table.cells["Manager"].to_pylist() == ["", "a", "a; b"]
    assert [(found.code, found.rows.tolist()) for found in table.findings] == [("ORG117", [3])]


def test_what_networkx_writes_is_read(tmp_path):
    """With attributes on nodes and edges, whatever their type."""
    graph = nx.DiGraph()
    graph.add_node("1", name="Ann", pay=10.5, active=True)
    graph.add_node("2", name="Ben & <Co>")
    graph.add_node("3", name="Cid")
    graph.add_edge("1", "2", line="solid")
    graph.add_edge("1", "3", line="solid")
    graph.add_edge("2", "3", line="dotted")
    path = tmp_path / "a.graphml"
    nx.write_graphml(graph, path)
    table = read_graphml(path)
    assert table.cells["name"].to_pylist() == ["Ann", "Ben & <Co>", "Cid"]
    assert table.cells["pay"].to_pylist() == ["10.5", "", ""]
    assert table.cells["Manager"].to_pylist() == ["", "1", "1"]
    assert table.cells["Dotted line"].to_pylist() == ["", "", "2"]
    assert table.known == {"id": "id", "manager": "Manager", "dotted": "Dotted line"}


def test_labels_of_yed_are_read(tmp_path):
    """They stand in the drawing of a node; a second line is the title."""
    text = (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">'
        '<key for="node" id="d6" yfiles.type="nodegraphics"/><graph edgedefault="directed">'
        '<node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Ann\nCEO</y:NodeLabel></y:ShapeNode></data></node>'
        '<node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Ben</y:NodeLabel></y:ShapeNode></data></node>'
        '<edge source="n0" target="n1"/></graph></graphml>'
    )
    cells = _read(tmp_path, text).cells
    assert (cells["Name"].to_pylist(), cells["Title"].to_pylist()) == (["Ann", "Ben"], ["CEO", ""])


def test_defaults_fill_what_a_node_leaves_out(tmp_path):
    """As the key says."""
    text = OPEN.replace("/>", "><default>?</default></key>") + '<graph><node id="a"/></graph></graphml>'
    assert _read(tmp_path, text).cells["name"].to_pylist() == ["?"]


def test_nodes_inside_nodes_and_unknown_ends_are_rows(tmp_path):
    """Nobody is lost; an edge without an end is told."""
    text = (
        f'{OPEN}<graph><node id="a"><graph><node id="b"/></graph></node>'
        '<edge source="a" target="b"/><edge source="a" target="z"/><edge source="a"/></graph></graphml>'
    )
    table = _read(tmp_path, text)
    assert sorted(table.cells["id"].to_pylist()) == ["a", "b", "z"]
    assert [found.code for found in table.findings] == ["ORG119"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<!DOCTYPE x [<!ENTITY a "ha">]>' + _graph(NODES, []), "defines entities"),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd">' + _graph(NODES, []), "defines entities"),
        (_graph(NODES, [])[:-15], "damaged"),
        (f"{OPEN}<graph/></graphml>", "no nodes"),
        ("<graphml>&a;</graphml>", "damaged"),
        ("", "damaged"),
    ],
    ids=["entity", "outside", "cut", "no nodes", "unknown entity", "empty"],
)
def test_what_cannot_be_read_is_told(tmp_path, text, words):
    """And nothing is fetched."""
    with pytest.raises(BadFile, match=words):
        _read(tmp_path, text)


@pytest.mark.slow
def test_depth_is_no_matter(tmp_path):
    """100,000 graphs inside each other."""
    text = OPEN + '<graph><node id="a">' * 100_000 + "</node></graph>" * 100_000 + "</graphml>"
    table = _read(tmp_path, text.replace('id="a"', 'id="a"', 1))
    assert table.cells.num_rows == 100_000


def test_too_many_nodes_are_refused(tmp_path):
    """While reading."""
    with pytest.raises(BadFile, match="more than 2 rows"):
        _read(tmp_path, _graph(NODES, []), limits=Limits(rows=2))
