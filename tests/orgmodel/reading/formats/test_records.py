"""JSON and YAML of any shape as a table; what is made to harm ends in an answer."""

import json

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.formats.records.records import read_json, read_yaml
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.options import NONE
from orgmodel.reading.sandbox.sandbox import run_in_sandbox
from tests.folders import DATA_FOLDER

DATA = DATA_FOLDER


def _json(tmp_path, text, limits=LIMITS):
    path = tmp_path / "a.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_json(path, NONE, limits)


def _yaml(tmp_path, text):
    path = tmp_path / "a.yml"
    path.write_text(text)
    return read_yaml(path)


def _rows(table):
    return table.cells.to_pylist()


def _column(table, field):
    return table.cells[table.known[field]].to_pylist()


def _told(table):
    return {found.code: found for found in table.findings}


def _levels(ids, managers):
    """Levels of a forest: 1 for tops."""
    manager = dict(zip(ids, managers, strict=True))
    depths = []
    for seat in ids:
        depth, above = 1, manager[seat]
        while above:
            depth, above = depth + 1, manager[above]
        depths.append(depth)
    return depths


def test_berlin_gives_its_units_as_seats():
    """79 units under 3 tops on 6 levels; 68 positions, of which 1 is vacant, in the units that have some."""
    table = read_json(DATA / "berlin" / "senfin-organigram.json")
    ids, managers = _column(table, "id"), _column(table, "manager")
    assert len(ids) == len(set(ids)) == 79
    assert managers.count("") == 3
    assert max(_levels(ids, managers)) == 6
    rows = _rows(table)
    assert sum(row["Vacant"] == "true" for row in rows) == 1
    assert next(row for row in rows if row["Vacant"] == "true")["Unit"] == "Referat IV C"
    assert sum(len(row["Name"].split(" / ")) for row in rows if row["Name"]) == 67
    office = next(row for row in rows if row["Unit"] == "Senatorenbüro")
    assert office["Name"] == "Vorname05 Nachname05 / Vorname06 Nachname06"
    assert office["Title"] == "Referent:in / Referent:in"
    assert all(row["Title"] for row in rows)
    assert table.findings == ()


def test_sourcegraph_gives_its_keys_as_ids():
    """175 entries of a mapping."""
    table = read_yaml(DATA / "sourcegraph" / "team.yml")
    assert table.cells.num_rows == 175
    assert table.known == {"id": "Key"}
    assert table.cells.column_names[:4] == ["Key", "name", "role", "reports_to"]
    assert table.findings == ()


@pytest.mark.parametrize(
    "wrap",
    [
        lambda records: records,
        lambda records: {"value": records},
        lambda records: {"schemas": ["x"], "totalResults": 2, "Resources": records},
        lambda records: {"company": "Acme", "employees": records},
        lambda records: {"fields": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "employees": records},
        lambda records: {"data": {"company": {"users": records}}},
        lambda records: {"data": {"users": {"edges": [{"node": record, "cursor": "x"} for record in records]}}},
    ],
    ids=["list", "graph", "scim", "employees", "fields", "deep", "relay"],
)
def test_records_are_found_in_their_wrapper(tmp_path, wrap):
    """As products wrap them."""
    records = [{"id": "1", "name": "Ann", "managerId": ""}, {"id": "2", "name": "Ben", "managerId": "1"}]
    assert _rows(_json(tmp_path, json.dumps(wrap(records)))) == records


def test_json_lines_are_a_list(tmp_path):
    """One record per line."""
    assert [row["id"] for row in _rows(_json(tmp_path, '{"id": 1}\n{"id": 2}\n\n{"id": 3}\n'))] == ["1", "2", "3"]


@pytest.mark.parametrize("number", ["00123", "1E5", "12345678901234567890", "9007199254740993", "1.10", "Null", "NA"])
def test_texts_stay_as_they_are(tmp_path, number):
    """Words that look like numbers or nothing."""
    assert _rows(_json(tmp_path, json.dumps([{"id": number}]))) == [{"id": number}]


@pytest.mark.parametrize("number", ["12345678901234567890", "1E400", "-0", "1.10", "9" * 5000, "NaN", "-Infinity"])
def test_numbers_stay_as_they_are(tmp_path, number):
    """Digit for digit, 5,000 of them too."""
    assert _rows(_json(tmp_path, f'[{{"id": {number}}}]')) == [{"id": number}]


def test_other_values_are_words(tmp_path):
    """true, false, null, empty lists."""
    text = '[{"id": 1, "a": true, "b": false, "c": null, "d": [], "e": {}, "f": ["x", 1, null]}]'
    assert _rows(_json(tmp_path, text)) == [{"id": "1", "a": "true", "b": "false", "c": "", "d": "", "f": "x; 1"}]


@pytest.mark.parametrize(
    "key",
    [
        *("children", "reports", "directReports", "direct_reports", "subordinates", "team", "members", "departments"),
        *("organisations", "organizations", "units", "employees", "nodes", "_children", "Direct Reports"),
    ],
)
def test_nested_records_name_the_one_they_stand_in(tmp_path, key):
    """Under any usual key; the order is that of the file."""
    tree = {"name": "Ann", key: [{"name": "Ben", key: [{"name": "Cid"}]}, {"name": "Dot", key: []}]}
    table = _json(tmp_path, json.dumps(tree))
    assert table.known == {"id": "Record", "manager": "Reports to record"}
    assert [list(row.values()) for row in _rows(table)] == [
        ["1", "", "Ann"],
        ["2", "1", "Ben"],
        ["3", "2", "Cid"],
        ["4", "1", "Dot"],
    ]


def test_nested_records_keep_ids_of_their_own(tmp_path):
    """Where they are unique."""
    table = _json(tmp_path, '{"id": "x", "name": "Ann", "reports": [{"id": "y", "name": "Ben"}]}')
    assert table.known == {"id": "id", "manager": "Reports to record"}
    assert _column(table, "manager") == ["", "x"]
    table = _json(tmp_path, '{"id": "x", "name": "Ann", "reports": [{"id": "x", "name": "Ben"}]}')
    assert table.known == {"id": "Record", "manager": "Reports to record"}
    assert _column(table, "manager") == ["", "1"]


def test_a_heading_of_that_name_is_kept(tmp_path):
    """The made-up one gets a number."""
    table = _json(tmp_path, '[{"Record": "7", "children": [{"Record": "7"}]}]')
    assert table.known["id"] == "Record (2)"
    assert table.cells["Record"].to_pylist() == ["7", "7"]


def test_employees_who_name_their_managers_are_flat(tmp_path):
    """They do not report to the company around them."""
    text = '{"name": "Acme", "employees": [{"id": 1, "name": "A", "managerId": ""}, {"id": 2, "managerId": 1}]}'
    table = _json(tmp_path, text)
    assert len(_rows(table)) == 2
    assert table.known == {}


@pytest.mark.parametrize("flip", [False, True], ids=["down", "up"])
@pytest.mark.parametrize("ends", [("source", "target"), ("from", "to")], ids="-".join)
@pytest.mark.parametrize("lines", ["edges", "links"])
def test_the_way_of_edges_is_found_out(tmp_path, lines, ends, flip):
    """A manager of two reports shows it, whichever end is written first."""
    pairs = [("a", "b"), ("a", "c"), ("c", "d")]
    edges = [dict(zip(ends, reversed(pair) if flip else pair, strict=True)) for pair in pairs]
    table = _json(tmp_path, json.dumps({"nodes": [{"id": key, "n": key.upper()} for key in "abcd"], lines: edges}))
    assert table.known == {"id": "id", "manager": "Manager"}
    assert _column(table, "manager") == ["", "a", "a", "c"]
    assert table.findings == ()


def test_words_on_edges_tell_their_way(tmp_path):
    """Two nodes could be read either way."""
    nodes = [{"id": "a"}, {"id": "b"}]
    for label, managers in (("reports_to", ["b", ""]), ("manages", ["", "a"]), ("", ["", "a"])):
        edge = {"source": "a", "target": "b", "relation": label}
        assert _column(_json(tmp_path, json.dumps({"nodes": nodes, "edges": [edge]})), "manager") == managers


def test_dotted_edges_are_a_column_of_their_own(tmp_path):
    """They make no second manager."""
    edges = [{"from": "a", "to": "b"}, {"from": "a", "to": "c"}, {"from": "b", "to": "c", "line": "dotted"}]
    table = _json(tmp_path, json.dumps({"nodes": [{"id": key} for key in "abc"], "edges": edges}))
    assert _column(table, "manager") == ["", "a", "a"]
    assert table.cells["Dotted line"].to_pylist() == ["", "", "b"]
    assert table.findings == ()


def test_several_managers_are_told(tmp_path):
    """Whichever way the edges are read, some have two."""
    edges = [{"from": pair[0], "to": pair[1]} for pair in ("ac", "bc", "ad", "bd", "ae")]
    table = _json(tmp_path, json.dumps({"nodes": [{"id": key} for key in "abcde"], "edges": edges}))
    assert _column(table, "manager") == ["", "", "a; b", "a; b", "a"]
    assert _told(table)["ORG117"].rows.tolist() == [3, 4]


def test_edges_may_name_nodes_that_are_missing(tmp_path):
    """A report gets a row, so nobody is lost; an edge with one end is told."""
    edges = [{"from": "a", "to": "z"}, {"from": "a", "to": "b"}, {"from": "a"}]
    table = _json(tmp_path, json.dumps({"nodes": [{"id": "a"}, {"id": "b"}], "edges": edges}))
    assert _column(table, "id") == ["a", "b", "z"]
    assert _column(table, "manager") == ["", "a", "a"]
    assert _told(table)["ORG119"].count == 1


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
    table = _json(tmp_path, json.dumps(data))
    assert table.cells["label"].to_pylist() == ["Ann", "Ben"]
    assert _column(table, "manager") == ["", _column(table, "id")[0]]


def test_graph_users_are_read_with_their_manager(tmp_path):
    """Microsoft Graph, users?$expand=manager; a further page is told."""
    users = [
        {"id": "1", "displayName": "Ann", "mail": "ann@x.org"},
        {"id": "2", "displayName": "Ben", "manager": {"@odata.type": "#user", "id": "1", "displayName": "Ann"}},
    ]
    table = _json(tmp_path, json.dumps({"@odata.nextLink": "https://x", "value": users}))
    assert table.known == {"id": "id", "manager": "manager.id"}
    assert _column(table, "manager") == ["", "1"]
    assert "ORG118" in _told(table)


def test_scim_users_are_read(tmp_path):
    """The enterprise extension, names in parts and several e-mail addresses."""
    extension = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    user = {
        "id": "2",
        "name": {"givenName": "Ben", "familyName": "Ray"},
        "emails": [{"value": "home@x.org"}, {"value": "work@x.org", "primary": True}],
        extension: {"department": "Ops", "manager": {"value": "1", "displayName": "Ann"}},
    }
    table = _json(tmp_path, json.dumps({"Resources": [{"id": "1", "name": {"givenName": "Ann"}}, user]}))
    row = _rows(table)[1]
    assert table.known == {"id": "id", "manager": "manager.value"}
    assert row["name.givenName"] == "Ben"
    assert row["emails"] == "work@x.org"
    assert row["emails.others"] == "home@x.org"
    assert row["department"] == "Ops"
    assert row["manager.value"] == "1"


def test_nothing_is_lost_where_keys_meet(tmp_path):
    """An extension may use a key again; an entry that is no record is told."""
    text = '["x", null, {"id": "1", "unit": "A", "urn:x:User": {"unit": "B", "id": "1"}, "a.b": "1", "a": {"b": "2"}}]'
    table = _json(tmp_path, text)
    assert _rows(table) == [{"id": "1", "unit": "A", "unit (2)": "B", "a.b": "1", "a.b (2)": "2"}]
    assert _told(table)["ORG120"].count == 1


def test_deeper_values_are_kept_as_text_and_told(tmp_path):
    """Four keys lead to a value, also through a list of one; what is deeper stays whole."""
    table = _json(tmp_path, '[{"id": 1}, {"id": 2, "a": {"b": {"c": {"d": {"e": "ü"}}}}, "l": [{"x": true}]}]')
    assert _rows(table)[1] == {"id": "2", "a.b.c.d": '{"e": "ü"}', "l.x": "true"}
    assert _told(table)["ORG114"].rows.tolist() == [2]


def test_keys_that_stand_twice_are_told(tmp_path):
    """Also in a mapping within a record."""
    table = _json(tmp_path, '[{"id": 1}, {"id": 2, "id": 3}, {"id": 4, "a": {"b": 1, "b": 2}}]')
    assert [row["id"] for row in _rows(table)] == ["1", "3", "4"]
    assert _told(table)["ORG115"].rows.tolist() == [2, 3]


def test_half_characters_are_replaced_and_told(tmp_path):
    """A surrogate alone is no character; a pair is one."""
    table = _json(tmp_path, r'[{"id": "a\ud800b", "name\udfff": "\ud83d\ude00"}]')
    assert _rows(table) == [{"id": "a\ufffdb", "name\ufffd": "\U0001f600"}]
    assert _told(table)["ORG105"].rows.tolist() == [1]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_are_found_out(tmp_path, codec):
    """With and without a mark."""
    assert _rows(_json(tmp_path, '[{"name": "Jürgen Łoś"}]'.encode(codec))) == [{"name": "Jürgen Łoś"}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 100_000, "brackets do not close"),
        ("[" * 7_000_000, "nested more than 6,000,500 levels"),
        ("[" * 100_000 + "]" * 100_000, "only single values"),
        ('[{"a": 1}', "from line 1"),
        ('{"a": 1}\n{"a": }', "from line 2"),
        ("[1, 2]", "only single values"),
        ('"x"', "only single values"),
        ("[]", "only single values"),
        ("{}", "only single values"),
        ("[{}]", "records are empty"),
        (" ", "empty"),
        ("[" + ",".join(f'{{"k{number}": 1}}' for number in range(300)) + "]", "more than 256 columns"),
    ],
    ids=lambda value: value[:12],
)
def test_what_cannot_be_read_is_told(tmp_path, text, words):
    """Never a traceback."""
    with pytest.raises(BadFile, match=words):
        _json(tmp_path, text)


def test_brackets_in_texts_are_no_levels(tmp_path):
    """Nor are quotes behind a backslash the end of a text."""
    text = "[" * 2000 + '\\"' + "{" * 2000
    assert _rows(_json(tmp_path, json.dumps([{"id": text}]))) == [{"id": text}]


def test_a_chain_of_managers_is_read_to_its_end(tmp_path):
    """Two brackets for each of them: 240 fit."""
    tree = {"name": "0"}
    for number in range(1, 240):
        tree = {"name": str(number), "children": [tree]}
    table = _json(tmp_path, json.dumps(tree))
    assert max(_levels(_column(table, "id"), _column(table, "manager"))) == 240


def test_too_many_rows_are_refused(tmp_path):
    """Flat and nested."""
    limits = Limits(rows=3)
    for data in ([{"id": 1}] * 4, {"name": "a", "children": [{"name": "b"}] * 3}):
        with pytest.raises(BadFile, match="more than 3 rows"):
            _json(tmp_path, json.dumps(data), limits)


def test_yaml_scalars_stay_text(tmp_path):
    """What YAML calls a number, a date, a truth or nothing."""
    text = "- {id: 00123, a: Null, b: yes, c: 1E5, d: 2024-05-01, e: ~, f: 0x1F, g: 1_000, h: !!int 5}\n"
    assert _rows(_yaml(tmp_path, text)) == [
        {"id": "00123", "a": "Null", "b": "yes", "c": "1E5", "d": "2024-05-01", "e": "~", "f": "0x1F", "g": "1_000"}
        | {"h": "5"}
    ]


def test_yaml_is_read_in_all_shapes(tmp_path):
    """List, mapping, tree, several documents, repeated keys, lent keys."""
    assert _rows(_yaml(tmp_path, "- name: Ann\n- name: Ben\n  reports_to: Ann\n"))[1]["reports_to"] == "Ann"
    assert _yaml(tmp_path, "ann:\n  role: CEO\nben:\n  role: CTO\n").known == {"id": "Key"}
    tree = _yaml(tmp_path, "name: Ann\nreports:\n  - name: Ben\n    reports: [{name: Cid}]\n")
    assert _column(tree, "manager") == ["", "1", "2"]
    assert len(_rows(_yaml(tmp_path, "---\nname: Ann\n---\nname: Ben\n"))) == 2
    repeated = _yaml(tmp_path, "- name: Ann\n  name: Ben\n")
    assert _rows(repeated) == [{"name": "Ben"}]
    assert _told(repeated)["ORG115"].rows.tolist() == [1]
    lent = _yaml(tmp_path, "- &a {name: Ann, site: Rome}\n- {<<: *a, name: Ben}\n")
    assert _rows(lent)[1] == {"name": "Ben", "site": "Rome"}


@pytest.mark.parametrize("is_flow", [False, True], ids=["blocks", "brackets"])
def test_deep_yaml_is_read(tmp_path, is_flow):
    """A chain of 990 managers, each inside the next."""
    if is_flow:
        text = "".join(f"{{name: p{place}, reports: [" for place in range(990)) + "]}" * 990
    else:
        text = "".join(f"{'  ' * place}- name: p{place}\n{'  ' * place}  reports:\n" for place in range(990))
    table = _yaml(tmp_path, text)
    assert _column(table, "manager") == ["", *map(str, range(1, 990))]


BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{number}: &a{number} [{','.join([f'*a{number - 1}'] * 9)}]\n" for number in range(1, 10)
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('!!python/object/apply:os.system ["touch evil"]', "object of a program in line 1"),
        ("- id: 1\n  x: !!python/name:os.system\n", "object of a program in line 2"),
        ("- !ruby/object:Gem {x: 1}\n", "object of a program"),
        ("- !<tag:yaml.org,2002:python/tuple> [1]\n", "object of a program"),
        (BOMB, "aliases that make it grow"),
        ("- &a {x: 1}\n" + "- *a\n" * 101, "more than 100 aliases"),
        ("&a [*a]", "not finished"),
        ("- *nobody\n", "not finished|no YAML"),
        ("[" * 100_000, "nested more than 2,000 levels|no YAML"),
        ("- " * 50_000 + "x", "nested more than 20,000 levels|no YAML"),
        ("{[a]: 1}", "for a key"),
        ("a: [", "no YAML from line"),
        ("", "empty"),
        ("just words", "only single values"),
    ],
    ids=lambda value: value[:16],
)
def test_hostile_yaml_is_refused(tmp_path, monkeypatch, text, words):
    """Objects are never made, aliases never unfold, depth never overflows the stack."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadFile, match=words):
        _yaml(tmp_path, text)
    assert not (tmp_path / "evil").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", "[" * 5_000_000),
        ("a.json", '{"children":[' * 1_000_000),
        ("a.yml", "a:\n" + "- " * 1_000_000 + "x: 1"),
        ("a.yml", "a:\n - " + "[" * 1_000_000),
        ("a.yml", "a:\n - " + "{a: " * 1_000_000),
    ],
    ids=lambda value: value[:18],
)
def test_no_depth_kills_the_reading_process(tmp_path, name, text):
    """A child reads it, and answers in words of ours."""
    path = tmp_path / name
    path.write_text(text)
    function = "read_json" if name.endswith("json") else "read_yaml"
    with pytest.raises(BadFile, match=r"levels deep|no YAML|no JSON"):
        run_in_sandbox(
            "tests.orgmodel.reading.workbooks:outcome_of",
            {"path": str(path), "function": function},
            LIMITS,
            lambda: False,
        )
