"""JSON of nodes and edges, and answers of directories, as a table."""

import json

import pytest

from tests.orgmodel.reading.formats.five_people import lines, read_text, summary
from tests.orgmodel.reading.formats.record_tables import (
    column_of,
    findings_of,
    json_table,
    rows_of,
)


@pytest.mark.parametrize("flip", [False, True], ids=["down", "up"])
@pytest.mark.parametrize("ends", [("source", "target"), ("from", "to")], ids="-".join)
@pytest.mark.parametrize("lines", ["edges", "links"])
def test_the_way_of_edges_is_found_out(tmp_path, lines, ends, flip):
    """A manager of two reports shows it, whichever end is written first."""
    pairs = [("a", "b"), ("a", "c"), ("c", "d")]
    edges = [dict(zip(ends, reversed(pair) if flip else pair, strict=True)) for pair in pairs]
    table = json_table(tmp_path, json.dumps({"nodes": [{"id": key, "n": key.upper()} for key in "abcd"], lines: edges}))
    assert table.known == {"id": "id", "manager": "Manager"}
    assert column_of(table, "manager") == ["", "a", "a", "c"]
    assert table.findings == ()


def test_words_on_edges_tell_their_way(tmp_path):
    """Two nodes could be read either way."""
    nodes = [{"id": "a"}, {"id": "b"}]
    for label, managers in (("reports_to", ["b", ""]), ("manages", ["", "a"]), ("", ["", "a"])):
        edge = {"source": "a", "target": "b", "relation": label}
        assert column_of(json_table(tmp_path, json.dumps({"nodes": nodes, "edges": [edge]})), "manager") == managers


def test_dotted_edges_are_a_column_of_their_own(tmp_path):
    """They make no second manager."""
    edges = [{"from": "a", "to": "b"}, {"from": "a", "to": "c"}, {"from": "b", "to": "c", "line": "dotted"}]
    table = json_table(tmp_path, json.dumps({"nodes": [{"id": key} for key in "abc"], "edges": edges}))
    assert column_of(table, "manager") == ["", "a", "a"]
    assert table.cells["Dotted line"].to_pylist() == ["", "", "b"]
    assert table.findings == ()


def test_several_managers_are_told(tmp_path):
    """Whichever way the edges are read, some have two."""
    edges = [{"from": pair[0], "to": pair[1]} for pair in ("ac", "bc", "ad", "bd", "ae")]
    table = json_table(tmp_path, json.dumps({"nodes": [{"id": key} for key in "abcde"], "edges": edges}))
    assert column_of(table, "manager") == ["", "", "a; b", "a; b", "a"]
    assert findings_of(table)["ORG117"].rows.tolist() == [3, 4]


def test_edges_may_name_nodes_that_are_missing(tmp_path):
    """A report gets a row, so nobody is lost; an edge with one end is told."""
    edges = [{"from": "a", "to": "z"}, {"from": "a", "to": "b"}, {"from": "a"}]
    table = json_table(tmp_path, json.dumps({"nodes": [{"id": "a"}, {"id": "b"}], "edges": edges}))
    assert column_of(table, "id") == ["a", "b", "z"]
    assert column_of(table, "manager") == ["", "a", "a"]
    assert findings_of(table)["ORG119"].count == 1


@pytest.mark.parametrize(
    "data",
    [
        {"graph": {"nodes": {"a": {"label": "Ann"}, "b": {"label": "Ben"}}, "edges": [{"source": "a", "target": "b"}]}},
        {
            "elements": {
                "nodes": [{"data": {"id": "a", "label": "Ann"}}, {"data": {"id": "b", "label": "Ben"}}],
                "edges": [{"data": {"source": "a", "target": "b"}}],
            }
        },
        {"nodes": [{"label": "Ann"}, {"label": "Ben"}], "links": [{"source": 0, "target": 1}]},
        {"nodes": [{"label": "Ann"}, {"label": "Ben"}], "links": [{"source": "Ann", "target": "Ben"}]},
    ],
    ids=["json graph format", "cytoscape", "numbered", "by name"],
)
def test_graphs_of_all_libraries_are_read(tmp_path, data):
    """Ann manages Ben."""
    table = json_table(tmp_path, json.dumps(data))
    assert table.cells["label"].to_pylist() == ["Ann", "Ben"]
    assert column_of(table, "manager") == ["", column_of(table, "id")[0]]


def test_graph_users_are_read_with_their_manager(tmp_path):
    """Microsoft Graph, users?$expand=manager; a further page is told."""
    users = [
        {"id": "1", "displayName": "Ann", "mail": "ann@x.org"},
        {"id": "2", "displayName": "Ben", "manager": {"@odata.type": "#user", "id": "1", "displayName": "Ann"}},
    ]
    table = json_table(tmp_path, json.dumps({"@odata.nextLink": "https://x", "value": users}))
    assert table.known == {"id": "id", "manager": "manager.id"}
    assert column_of(table, "manager") == ["", "1"]
    assert "ORG118" in findings_of(table)


def test_scim_users_are_read(tmp_path):
    """The enterprise extension, names in parts and several e-mail addresses."""
    extension = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    user = {
        "id": "2",
        "name": {"givenName": "Ben", "familyName": "Ray"},
        "emails": [{"value": "home@x.org"}, {"value": "work@x.org", "primary": True}],
        extension: {"department": "Ops", "manager": {"value": "1", "displayName": "Ann"}},
    }
    table = json_table(tmp_path, json.dumps({"Resources": [{"id": "1", "name": {"givenName": "Ann"}}, user]}))
    row = rows_of(table)[1]
    assert table.known == {"id": "id", "manager": "manager.value"}
    assert row["name.givenName"] == "Ben"
    assert row["emails"] == "work@x.org"
    assert row["emails.others"] == "home@x.org"
    assert row["department"] == "Ops"
    assert row["manager.value"] == "1"


def test_teams_that_list_names_and_no_lead_hold_each_person(tmp_path):
    """Nobody reports to anybody, which is said; no list of names is one person."""
    reading = read_text(
        tmp_path, '{"teams":[{"name":"A","members":["Ann Berg","Bo Cole"]},{"name":"B","members":["Cy Dorn"]}]}'
    )
    assert lines(reading) == {"Ann Berg": "", "Bo Cole": "", "Cy Dorn": ""}
    assert list(reading.org.texts("department", range(3))) == ["A", "A", "B"]
    assert "nobody reports" in summary(reading)


@pytest.mark.parametrize("heading", ["employees", "staff", "members"])
def test_people_with_lists_of_names_are_no_teams(tmp_path, heading):
    """Who is in the list of another one, or is called like a person, leads those in the own one."""
    people = [("Ann Berg", ["Bo Cole", "Cy Dorn"]), ("Cy Dorn", ["Di Ede"])]
    reading = read_text(tmp_path, json.dumps([{"name": name, heading: names} for name, names in people]))
    assert lines(reading) == {"Ann Berg": "", "Bo Cole": "Ann Berg", "Cy Dorn": "Ann Berg", "Di Ede": "Cy Dorn"}
    assert not any(reading.org.texts("department", range(4)))


def test_users_of_a_catalogue_without_its_groups_stand_below_them(tmp_path):
    """Groups that users name are seats with their names, though no entity describes them."""
    entity = "apiVersion: backstage.io/v1alpha1\nkind: User\nmetadata:\n  name: {}\nspec:\n  memberOf: [{}]\n"
    text = "---\n".join(entity.format(*each) for each in (("ann", "board"), ("bo", "finance"), ("cy", "finance")))
    boss = {"ann": "board", "bo": "finance", "cy": "finance", "board": "", "finance": ""}
    assert lines(read_text(tmp_path, text)) == boss
