"""Lists of people in scripts: snippets for drawing libraries, printed lists, JSON with comments."""

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.formats.recognition.sniff import kind_of
from orgmodel.reading.formats.script_literals import literals_of
from tests.growth import cpu_s, is_linear
from tests.orgmodel.reading.formats.five_people import lines, read_text, titles

LINES = {"Ray Cole": "", "Sal Dunn": "Ray Cole", "Ted Eads": "Sal Dunn", "Una Fitz": "Ray Cole"}
TITLES = {"Ray Cole": "CEO", "Sal Dunn": "COO", "Ted Eads": "Foreman", "Una Fitz": "CMO"}
KEYS = {"Ray Cole": 1, "Sal Dunn": 2, "Ted Eads": 3, "Una Fitz": 4, "": "null"}


def _each(form, between=",\n"):
    return between.join(
        form.format(key=KEYS[name], name=name, title=TITLES[name], boss=KEYS[boss], above=boss)
        for name, boss in LINES.items()
    )


def _nested(name, form, between):
    below = between.join(_nested(each, form, between) for each, boss in LINES.items() if boss == name)
    return form.replace("NAME", name).replace("TITLE", TITLES[name]).replace("BELOW", below)


_LINKS = ", ".join(f"{{ from: {KEYS[boss]}, to: {KEYS[name]} }}" for name, boss in LINES.items() if boss)
_NODES = _each('{{ key: {key}, name: "{name}", title: "{title}" }}')
_TREE = _nested("Ray Cole", "{ text: { name: 'NAME', title: \"TITLE\" }, children: [ BELOW, ] }", ", ").replace(
    ", ,", ","
)
SCRIPTS = {
    "a tree of GoJS": "// model\ndiagram.model = new go.TreeModel([\n"
    + _each("{{ key: {key}, name: \"{name}\", title: '{title}', parent: {boss}, }}, // one")
    + "\n]);\n",
    "two lists of GoJS": f"new go.GraphLinksModel([{_NODES}],\n[{_LINKS}]);",
    "two bare lists": f"[\n{_NODES},\n]\n[\n{_LINKS}\n]\n",
    "entries copied out of a list": _each('  {{ key: {key}, name: "{name}", title: "{title}", parent: {boss} }}') + ",",
    "OrgChart.js": 'let chart = new OrgChart(document.getElementById("tree"), {\n  nodeBinding: { field_0: "name" },\n'
    "  onInit: function () { return { a: 1 }; },\n  nodes: [\n"
    + _each("{{ id: {key}, pid: {boss}, name: '{name}', title: '{title}' }}")
    + "]\n});",
    "boxes of Google Charts": "function draw() {\n var data = new google.visualization.DataTable();\n"
    " data.addColumn('string', 'Name'); data.addColumn('string', 'Manager'); data.addColumn('string', 'ToolTip');\n"
    " data.addRows([" + _each("[{{v: '{key}', f: '{name}<div style=\"color:red\">{title}</div>'}}, '{boss}', '']")
    + "]);\n}\n",
    "rows of Google Charts": "var data = google.visualization.arrayToDataTable([['Name', 'Manager', 'Title'],\n"
    + _each("['{name}', '{above}', '{title}']") + ",\n]);",
    "a row at a time": "data.addColumn('string','Employee'); data.addColumn('string','Boss'); "
    "data.addColumn('string','Title');\n" + _each("data.addRow(['{name}', '{above}', '{title}']);", "\n"),
    "a page that draws": "<html><head><script>\nvar data = ["
    + _each("{{ id: {key}, parentId: {boss}, name: '{name}', positionName: '{title}' }}")
    + "];\n</script></head><body><div id='x'></div></body></html>",
    "people nested": f"var config = {{ nodeStructure: {_TREE} }};",
    "variables that refer": "ceo = { text: { name: 'Ray Cole', title: 'CEO' } },\n"
    "coo = { parent: ceo, text: { name: 'Sal Dunn', title: 'COO' } };\n"
    "x = { parent: coo, text: { name: 'Ted Eads', title: 'Foreman' } };\n"
    "y = { parent: ceo, text: { name: 'Una Fitz', title: 'CMO' } };\nchart = [ceo, coo, x, y];\n",
    "Python": "people = [\n"
    + _each('  {{"id": {key}, "name": "{name}", "title": "{title}", "manager": {boss}}}').replace("null", "None")
    + ",  # all\n]\n",
    "printed by Python": "["
    + _each("{{'id': {key}, 'name': '{name}', 'title': '{title}', 'manager': {boss}}}", ", ").replace("null", "None")
    + "]",
    "objects of a class": "people = [\n"
    + _each('    Employee(name="{name}", title="{title}", manager="{above}")').replace('""', "None")
    + ",\n]\n",
    "objects of a class without keys": "people = [\n"
    + _each('    Employee("{name}", "{title}", "{above}")').replace('""', "None")
    + ",\n]\n",
    "TypeScript": "interface Person { id: number; name: string; boss?: number }\nexport const people: Person[] = [\n"
    + _each("  {{ id: {key}, name: '{name}', title: '{title}', boss: {boss} }}")
    + ",\n];\n",
    "tuples": "rows = [('Name', 'Title', 'Manager'),\n" + _each("('{name}', '{title}', '{above}')") + "]",
    "PHP": "<?php\nreturn [\n"
    + _each("  ['id' => {key}, 'name' => '{name}', 'title' => '{title}', 'manager_id' => {boss}]")
    + ",\n];\n",
    "Ruby": "[" + _each('{{:id=>{key}, :name=>"{name}", :title=>"{title}", :boss=>{boss}}}', ", ") + "]",
    "JSON with comments": '{\n  // of Friday\n  "people": [\n'
    + _each('{{"id": {key}, "name": "{name}", "title": "{title}", "manager": {boss}}}')
    + ",\n  ]\n}",
    "a shell of a database": "test> db.people.find()\n[\n"
    + _each("{{ _id: Oid('6a{key}'), name: '{name}', title: '{title}', manager: Oid('6a{boss}') }}").replace(
        "Oid('6anull')", "null"
    )
    + "\n]\ntest> ",
    "nodes and pairs": "Highcharts.chart('c', { a: function () { return 1; }, series: [{ type: 'organization', "
    "name: 'Acme', data: [['1', '2'], ['2', '3'], ['1', '4']],\n nodes: ["
    + _each("{{ id: '{key}', title: '{title}', name: '{name}' }}")
    + "] }] });",
    "nodes with data": "const data = ["
    + _nested(
        "Ray Cole",
        "{ expanded: true, type: 'person', data: { name: 'NAME', title: 'TITLE' }, children: [BELOW] }",
        ",",
    )
    + "];",
}  # fmt: skip
UNTITLED = {
    "names as keys": 'org = {"Ray Cole": ["Sal Dunn", "Una Fitz"], "Sal Dunn": ["Ted Eads"], "Ted Eads": []}\n',
    "nodes made one by one": "from anytree import Node\nray = Node(\"Ray Cole\")\nsal = Node('Sal Dunn', parent=ray)\n"
    "ted = Node('Ted Eads', parent=sal)\nuna = Node('Una Fitz', parent=ray)\nprint(ray)\n",
    "nodes and edges made one by one": "dot = graphviz.Digraph(comment='Org')\n"
    + "".join(f"dot.node('{key}', '{name}')\n" for name, key in KEYS.items() if name)
    + "".join(f"dot.edge('{KEYS[boss]}', '{KEYS[name]}', color='red')\n" for name, boss in LINES.items() if boss),
    "names and parents side by side": "import plotly.express as px\nfig = px.treemap(\n"
    f"    names = {list(LINES)},\n    parents = {list(LINES.values())}\n)\nfig.show()\n",
    "calls": "G = nx.DiGraph()\n"
    + "".join(f'G.add_edge("{boss}", "{name}")\n' for name, boss in LINES.items() if boss),
    "pairs": "G.add_edges_from([" + ", ".join(f'("{boss}", "{name}")' for name, boss in LINES.items() if boss) + "])\n",
}
REFUSED = {
    "source code in JavaScript": "module.exports = {\n  entry: './a.js',\n  rules: [{ test: 1 }, { test: 2 }],\n};\n"
    "const a = {};\n",
    "source code without": "import argparse\np = argparse.ArgumentParser()\n"
    'p.add_argument("--name", help="Name, if any")\np.add_argument("--boss", help="Boss, if any")\n',
    "its brackets do not close": 'const a = [{id: 1, name: "Ray Cole"}, {id: 2, name: "Sal Dunn", boss: 1}, {id: 3, ',
    "no JSON from line 1, column 24": '[{"id": 1, "name": "A"}; 2]',
}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_a_script_holds_people_with_managers_and_titles(tmp_path, text):
    """Whatever its brackets, quotes, keys and comments, and whatever code stands around."""
    reading = read_text(tmp_path, text)
    assert lines(reading) == LINES
    assert titles(reading) == TITLES


@pytest.mark.parametrize("text", UNTITLED.values(), ids=UNTITLED)
def test_a_script_holds_lines(tmp_path, text):
    """Pairs of names, in a list or in calls, and lists under names."""
    assert lines(read_text(tmp_path, text)) == LINES


@pytest.mark.parametrize("problem", REFUSED)
def test_a_script_without_people_is_refused(tmp_path, problem):
    """Lists of settings are no people, and a list that is cut off is said to be."""
    with pytest.raises(BadFile, match=problem):
        read_text(tmp_path, REFUSED[problem])


@pytest.mark.parametrize("text", ['id,name\n1,{"a": 1}\n', "Name (full),Boss [x]\nA (b),C\n", "[id],[name]\n1,Ann\n"])
def test_a_table_with_brackets_is_no_script(tmp_path, text):
    """Brackets in headings and cells are text."""
    path = tmp_path / "file"
    path.write_text(text)
    assert kind_of(path) == "csv"


@pytest.mark.parametrize("part", ["[", "{a:", "[{a:1},", "f(", "'a'+", "{a:f(", "]["])
def test_literals_take_time_that_grows_with_the_text(part):
    """Whatever nests, and however often it is given up."""
    short, long = ("[" + part * count for count in (4_000, 16_000))
    assert is_linear(lambda: cpu_s(lambda: literals_of(short)), lambda: cpu_s(lambda: literals_of(long)))
