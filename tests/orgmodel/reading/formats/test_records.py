"""JSON and YAML of any shape as a table; what is made to harm ends in an answer."""

import json

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.formats.records.records import read_json, read_yaml
from orgmodel.reading.limits import LIMITS, Limits
from orgmodel.reading.sandbox.sandbox import run_in_sandbox
from tests.folders import DATA_FOLDER
from tests.orgmodel.reading.formats.record_tables import (
    column_of,
    findings_of,
    json_table,
    levels_of,
    rows_of,
    yaml_table,
)

DATA = DATA_FOLDER


def test_berlin_gives_its_units_as_seats():
    """79 units under 3 tops on 6 levels; 68 positions, of which 1 is vacant, in the units that have some."""
    table = read_json(DATA / "berlin" / "senfin-organigram.json")
    ids, managers = column_of(table, "id"), column_of(table, "manager")
    assert len(ids) == len(set(ids)) == 79
    assert managers.count("") == 3
    assert max(levels_of(ids, managers)) == 6
    rows = rows_of(table)
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
    assert rows_of(json_table(tmp_path, json.dumps(wrap(records)))) == records


def test_json_lines_are_a_list(tmp_path):
    """One record per line."""
    assert [row["id"] for row in rows_of(json_table(tmp_path, '{"id": 1}\n{"id": 2}\n\n{"id": 3}\n'))] == [
        "1",
        "2",
        "3",
    ]


@pytest.mark.parametrize("number", ["00123", "1E5", "12345678901234567890", "9007199254740993", "1.10", "Null", "NA"])
def test_texts_stay_as_they_are(tmp_path, number):
    """Words that look like numbers or nothing."""
    assert rows_of(json_table(tmp_path, json.dumps([{"id": number}]))) == [{"id": number}]


@pytest.mark.parametrize("number", ["12345678901234567890", "1E400", "-0", "1.10", "9" * 5000, "NaN", "-Infinity"])
def test_numbers_stay_as_they_are(tmp_path, number):
    """Digit for digit, 5,000 of them too."""
    assert rows_of(json_table(tmp_path, f'[{{"id": {number}}}]')) == [{"id": number}]


def test_other_values_are_words(tmp_path):
    """true, false, null, empty lists."""
    text = '[{"id": 1, "a": true, "b": false, "c": null, "d": [], "e": {}, "f": ["x", 1, null]}]'
    assert rows_of(json_table(tmp_path, text)) == [
        {"id": "1", "a": "true", "b": "false", "c": "", "d": "", "f": "x; 1"}
    ]


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
    table = json_table(tmp_path, json.dumps(tree))
    assert table.known == {"id": "Record", "manager": "Reports to record"}
    assert [list(row.values()) for row in rows_of(table)] == [
        ["1", "", "Ann"],
        ["2", "1", "Ben"],
        ["3", "2", "Cid"],
        ["4", "1", "Dot"],
    ]


def test_nested_records_keep_ids_of_their_own(tmp_path):
    """Where they are unique."""
    table = json_table(tmp_path, '{"id": "x", "name": "Ann", "reports": [{"id": "y", "name": "Ben"}]}')
    assert table.known == {"id": "id", "manager": "Reports to record"}
    assert column_of(table, "manager") == ["", "x"]
    table = json_table(tmp_path, '{"id": "x", "name": "Ann", "reports": [{"id": "x", "name": "Ben"}]}')
    assert table.known == {"id": "Record", "manager": "Reports to record"}
    assert column_of(table, "manager") == ["", "1"]


def test_a_heading_of_that_name_is_kept(tmp_path):
    """The made-up one gets a number."""
    table = json_table(tmp_path, '[{"Record": "7", "children": [{"Record": "7"}]}]')
    assert table.known["id"] == "Record (2)"
    assert table.cells["Record"].to_pylist() == ["7", "7"]


def test_employees_who_name_their_managers_are_flat(tmp_path):
    """They do not report to the company around them."""
    text = '{"name": "Acme", "employees": [{"id": 1, "name": "A", "managerId": ""}, {"id": 2, "managerId": 1}]}'
    table = json_table(tmp_path, text)
    assert len(rows_of(table)) == 2
    assert table.known == {}


def test_nothing_is_lost_where_keys_meet(tmp_path):
    """An extension may use a key again; an entry that is no record is told."""
    text = '["x", null, {"id": "1", "unit": "A", "urn:x:User": {"unit": "B", "id": "1"}, "a.b": "1", "a": {"b": "2"}}]'
    table = json_table(tmp_path, text)
    assert rows_of(table) == [{"id": "1", "unit": "A", "unit (2)": "B", "a.b": "1", "a.b (2)": "2"}]
    assert findings_of(table)["ORG120"].count == 1


def test_deeper_values_are_kept_as_text_and_told(tmp_path):
    """Four keys lead to a value, also through a list of one; what is deeper stays whole."""
    table = json_table(tmp_path, '[{"id": 1}, {"id": 2, "a": {"b": {"c": {"d": {"e": "ü"}}}}, "l": [{"x": true}]}]')
    assert rows_of(table)[1] == {"id": "2", "a.b.c.d": '{"e": "ü"}', "l.x": "true"}
    assert findings_of(table)["ORG114"].rows.tolist() == [2]


def test_keys_that_stand_twice_are_told(tmp_path):
    """Also in a mapping within a record."""
    table = json_table(tmp_path, '[{"id": 1}, {"id": 2, "id": 3}, {"id": 4, "a": {"b": 1, "b": 2}}]')
    assert [row["id"] for row in rows_of(table)] == ["1", "3", "4"]
    assert findings_of(table)["ORG115"].rows.tolist() == [2, 3]


def test_half_characters_are_replaced_and_told(tmp_path):
    """A surrogate alone is no character; a pair is one."""
    table = json_table(tmp_path, r'[{"id": "a\ud800b", "name\udfff": "\ud83d\ude00"}]')
    assert rows_of(table) == [{"id": "a\ufffdb", "name\ufffd": "\U0001f600"}]
    assert findings_of(table)["ORG105"].rows.tolist() == [1]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_are_found_out(tmp_path, codec):
    """With and without a mark."""
    assert rows_of(json_table(tmp_path, '[{"name": "Jürgen Łoś"}]'.encode(codec))) == [{"name": "Jürgen Łoś"}]


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
        json_table(tmp_path, text)


def test_brackets_in_texts_are_no_levels(tmp_path):
    """Nor are quotes behind a backslash the end of a text."""
    text = "[" * 2000 + '\\"' + "{" * 2000
    assert rows_of(json_table(tmp_path, json.dumps([{"id": text}]))) == [{"id": text}]


def test_a_chain_of_managers_is_read_to_its_end(tmp_path):
    """Two brackets for each of them: 240 fit."""
    tree = {"name": "0"}
    for number in range(1, 240):
        tree = {"name": str(number), "children": [tree]}
    table = json_table(tmp_path, json.dumps(tree))
    assert max(levels_of(column_of(table, "id"), column_of(table, "manager"))) == 240


def test_too_many_rows_are_refused(tmp_path):
    """Flat and nested."""
    limits = Limits(rows=3)
    for data in ([{"id": 1}] * 4, {"name": "a", "children": [{"name": "b"}] * 3}):
        with pytest.raises(BadFile, match="more than 3 rows"):
            json_table(tmp_path, json.dumps(data), limits)


def test_yaml_scalars_stay_text(tmp_path):
    """What YAML calls a number, a date, a truth or nothing."""
    text = "- {id: 00123, a: Null, b: yes, c: 1E5, d: 2024-05-01, e: ~, f: 0x1F, g: 1_000, h: !!int 5}\n"
    assert rows_of(yaml_table(tmp_path, text)) == [
        {"id": "00123", "a": "Null", "b": "yes", "c": "1E5", "d": "2024-05-01", "e": "~", "f": "0x1F", "g": "1_000"}
        | {"h": "5"}
    ]


def test_yaml_is_read_in_all_shapes(tmp_path):
    """List, mapping, tree, several documents, repeated keys, lent keys."""
    assert rows_of(yaml_table(tmp_path, "- name: Ann\n- name: Ben\n  reports_to: Ann\n"))[1]["reports_to"] == "Ann"
    assert yaml_table(tmp_path, "ann:\n  role: CEO\nben:\n  role: CTO\n").known == {"id": "Key"}
    tree = yaml_table(tmp_path, "name: Ann\nreports:\n  - name: Ben\n    reports: [{name: Cid}]\n")
    assert column_of(tree, "manager") == ["", "1", "2"]
    assert len(rows_of(yaml_table(tmp_path, "---\nname: Ann\n---\nname: Ben\n"))) == 2
    repeated = yaml_table(tmp_path, "- name: Ann\n  name: Ben\n")
    assert rows_of(repeated) == [{"name": "Ben"}]
    assert findings_of(repeated)["ORG115"].rows.tolist() == [1]
    lent = yaml_table(tmp_path, "- &a {name: Ann, site: Rome}\n- {<<: *a, name: Ben}\n")
    assert rows_of(lent)[1] == {"name": "Ben", "site": "Rome"}


@pytest.mark.parametrize("is_flow", [False, True], ids=["blocks", "brackets"])
def test_deep_yaml_is_read(tmp_path, is_flow):
    """A chain of 990 managers, each inside the next."""
    if is_flow:
        text = "".join(f"{{name: p{place}, reports: [" for place in range(990)) + "]}" * 990
    else:
        text = "".join(f"{'  ' * place}- name: p{place}\n{'  ' * place}  reports:\n" for place in range(990))
    table = yaml_table(tmp_path, text)
    assert column_of(table, "manager") == ["", *map(str, range(1, 990))]


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
        yaml_table(tmp_path, text)
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
