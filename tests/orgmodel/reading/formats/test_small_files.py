"""Many small files of the same nine people: everybody is there, with their manager and their title."""

import json

import pytest

from orgmodel.errors import BadFile
from tests.orgmodel.reading.formats.five_people import lines, read_text, titles
from tests.orgmodel.reading.formats.nine_people import (
    BOSS,
    ID,
    LEADERS,
    LINES,
    NAMES,
    TITLE,
    depth,
    each,
    outline,
    reports,
    table,
    way,
)


def _of_boss(name: str, form: str) -> str:
    return form.format(ID[BOSS[name]]) if BOSS[name] else ""


def _nested(write, name=NAMES[0]):
    return write(name, "".join(_nested(write, each) for each in reports(name)))


def _place(name):
    above = BOSS[name]
    return f"{_place(above)}.{reports(above).index(name) + 1}" if above else "1"


OUTLINES = {
    "heading apart": "Org chart 2026\n\n" + outline(lambda name: f"- {name}, {TITLE[name]}"),
    "heading underlined": "Organisation\n============\n\n" + outline(lambda name: f"* {name} ({TITLE[name]})"),
    "heading apart, no bullets": "Org chart 2026\n\n" + outline(lambda name: f"{name} - {TITLE[name]}"),
    "AsciiDoc": "= Our people\n\n" + each(lambda name: f"{'*' * (1 + depth(name))} {name} - {TITLE[name]}"),
    "arrows": outline(lambda name: f"{'↳ ' if BOSS[name] else ''}{name} - {TITLE[name]}"),
    "title below a heading": each(lambda name: f"{'#' * (1 + depth(name))} {name}\n\n{TITLE[name]}", "\n\n"),
    "name bold, title light": "# Team\n\n" + outline(lambda name: f"- **{name}** _{TITLE[name]}_", "    "),
    "bars": outline(lambda name: f"{name} | {TITLE[name]}", "\t"),
    "title light": outline(lambda name: f"* {name} - *{TITLE[name]}*"),
    "front matter": "---\ntitle: Org\ndate: 2026-01-01\n---\n\n" + outline(lambda name: f"- {name}, {TITLE[name]}"),
}
TABLES = {
    "tabs before the first cell": table(
        "Deputy\tTeamleider\tVolledige naam\tFunctie",
        lambda name: f"{'Kim Oduya' if name == 'Ida Stern' else ''}\t{BOSS[name]}\t{name}\t{TITLE[name]}",
    ),
    "Polish letters": table("Stanowisko;Przełożony;Imię;Nazwisko", lambda name: ";".join(
        (TITLE[name], BOSS[name], *name.split())
    )),
    "number sign before an id": table(
        "ID,Name,Title,Manager", lambda name: f"{ID[name]},{name},{TITLE[name]},{_of_boss(name, '#{}')}"
    ),
    "address with its scheme": table(
        "ID,Name,Title,Email,Manager",
        lambda name: f"{ID[name]},{name},{TITLE[name]},{ID[name]}@f.example,{_of_boss(name, 'mailto:{}@f.example')}",
    ),
    "sqlplus with its prompt": "SQL> /\n\n"
    + table(
        f"{'ID':>6} {'NAME':12} {'TITLE':16} MANAGER_ID\n------ ------------ ---------------- ----------",
        lambda name: f"{ID[name]:>6} {name:12} {TITLE[name]:16} {_of_boss(name, '{}'):>10}".rstrip(),
    )
    + "\n9 rows selected.\n\nSQL> ",
}  # fmt: skip
LINES_OF_TEXT = {
    "sentences": "\n".join(f"{name} reports to {above}." for above, name in LINES),
    "sentences in Polish": "\n".join(f"{name} podlega {above}" for above, name in LINES),
    "who manages whom": "\n".join(f"{name} manages {', '.join(reports(name))}" for name in LEADERS),
    "lists behind arrows": "\n".join(f"{name} -> {'; '.join(reports(name))}" for name in LEADERS),
    "Pajek": f"*Vertices {len(NAMES)}\n"
    + "\n".join(f'{place} "{name}"' for place, name in enumerate(NAMES, 1))
    + "\n*Arcs\n"
    + "\n".join(f"{NAMES.index(above) + 1} {NAMES.index(below) + 1} 1" for above, below in LINES),
    "PlantUML with sides": "@startwbs\n"
    + each(lambda name: f"{'*' * (1 + depth(name))}{'<' if depth(name) > 1 else ''}_ {name}")
    + "\n@endwbs",
    "web page with summaries": _nested(lambda name, below: f"<details><summary>{name}</summary>{below}</details>"),
    "JSON, elements in one list": json.dumps(
        [{"data": {"id": ID[name], "label": name}} for name in NAMES]
        + [{"data": {"source": ID[above], "target": ID[below]}} for above, below in LINES]
    ),
}
STRUCTURES = {
    "columns": {"name": NAMES, "title": list(TITLE.values()), "manager": list(BOSS.values())},
    "columns with keys": {
        heading: dict(enumerate(values))
        for heading, values in (("name", NAMES), ("title", TITLE.values()), ("manager", BOSS.values()))
    },
    "ids as keys, lists of reports": {
        "people": {
            ID[name]: {"name": name, "title": TITLE[name], "reports": [ID[each] for each in reports(name)]}
            for name in NAMES
        }
    },
    "names as keys, lists of reports": {name: {"title": TITLE[name], "reports": reports(name)} for name in NAMES},
}
REPORTS = {
    "totals of departments": table("Dept,Name,Title,Manager", lambda name: f"Ops,{name},{TITLE[name]},{BOSS[name]}")
    .replace("Ops,Ida", "Ops Total,,,6\nFinance,Ida") + "Grand Total,,,9\n",
    "total with what is counted": table("Name,Title,Manager", lambda name: f"{name},{TITLE[name]},{BOSS[name]}")
    + "Summe,9 Mitarbeitende,\n",
    "titles of sections": table("Name,Title,Manager", lambda name: f"{name},{TITLE[name]},{BOSS[name]}")
    .replace("Tom Reyes,COO", "Operations,,\nTom Reyes,COO").replace("Ida Stern,CFO", "Finance,,\nIda Stern,CFO"),
    "department alone": table("Department,Name,Title,Manager", lambda name: f"Ops,{name},{TITLE[name]},{BOSS[name]}")
    .replace("Ops,Mara", "Ops,,,\nOps,Mara"),
    "count of records": table("Name,Title,Manager", lambda name: f"{name},{TITLE[name]},{BOSS[name]}") + "9 records\n",
    "count of rows, unaligned": table("id|name|title|manager_id", lambda name: "|".join(
        (ID[name], name, TITLE[name], _of_boss(name, "{}"))
    )) + "(9 rows)\n",
    "types below the headings": table(
        "Name,Title,Manager\ntext,varchar(40),text", lambda name: f"{name},{TITLE[name]},{BOSS[name]}"
    ),
    "records by hand": each(lambda name: f"Name: {name}\nTitle: {TITLE[name]}\nManager: {BOSS[name]}", "\n\n"),
    "records between rules": each(
        lambda name: f"Name: {name}\nTitle: {TITLE[name]}\nReports to: {BOSS[name]}", "\n---\n"
    ),
    "carets": table("Name^Title^Manager", lambda name: f"{name}^{TITLE[name]}^{BOSS[name]}"),
    "tildes": table("Name~Title~Manager", lambda name: f"{name}~{TITLE[name]}~{BOSS[name]}"),
    "single quotes": table("'name','title','manager'", lambda name: f"'{name}','{TITLE[name]}','{BOSS[name]}'"),
    "levels below the top": table(
        "Name,Title,Layer", lambda name: f"{name},{TITLE[name]},{'CEO' if not BOSS[name] else f'CEO-{depth(name)}'}"
    ),
    "arrays of ids": table(
        "id,name,title,ancestors",
        lambda name: f'{ID[name]},{name},{TITLE[name]},"{{{",".join(ID[each] for each in way(name)[:-1])}}}"',
    ),
    "one column a report": table("Name,Title,Report 1,Report 2,Report 3", lambda name: ",".join(
        (name, TITLE[name], *[*reports(name), "", "", ""][:3])
    )),
    "reports in LDIF": each(
        lambda name: f"dn: cn={name},dc=x\nobjectClass: user\ncn: {name}\ntitle: {TITLE[name]}\n"
        + "".join(f"directReports: cn={each},dc=x\n" for each in reports(name))
    ),
    "plan with resources": table(
        "Outline Number,Task Name,Resource", lambda name: f"{_place(name)},{TITLE[name]},{name}"
    ),
    "list of a page": "<ul>"
    + _nested(lambda name, below: f"<li>{name} <em>{TITLE[name]}</em><ul>{below}</ul></li>")
    + "</ul>",
    "cards of a page": "<ul>"
    + _nested(lambda name, below: f"<li><div><span>{name}</span><span>{TITLE[name]}</span></div><ul>{below}</ul></li>")
    + "</ul>",
    "OPML with notes": '<opml version="2.0"><body>'
    + _nested(lambda name, below: f'<outline text="{name}" _note="{TITLE[name]}">{below}</outline>')
    + "</body></opml>",
}  # fmt: skip
REFUSED = {
    "Kotlin": "package a.b\n\nimport kotlin.math.max\n\ndata class Employee(val id: Int)\n\nfun main() {\n}\n",
    "Visual Basic": "Sub Foo()\n    Dim i As Integer\nEnd Sub\n",
    "Makefile": "all: build\n\nbuild:\n\tgcc -o x x.c\n",
    "GraphQL": "type Employee {\n  id: ID!\n  name: String\n}\n",
    "Protocol Buffers": 'syntax = "proto3";\n\nmessage Employee {\n  int32 id = 1;\n}\n',
    "Prisma": "model Employee {\n  id Int @id\n  name String\n}\n",
    "Terraform": 'resource "aws_instance" "x" {\n  ami = "abc"\n}\n',
    "Cypher": 'CREATE (m:Person {name: "Mara"})-[:MANAGES]->(t:Person {name: "Tom"})\nRETURN m\n',
    "JavaScript": 'import React from "react";\n\nexport default function Org() {\n  return <div>Mara</div>;\n}\n',
    "CSS": ".org {\n  color: red;\n}\n",
    "style sheet": ".org { color: red; }\n.node:hover { margin: 0; }\n",
    "Ruby": 'require "csv"\n\nclass Org\n  def initialize(name)\n  end\nend\n',
}
PAIRS = {
    f"{above} and {below}": (above, below)
    for above, below in (
        ("Manager", "Employee"),
        ("Vorgesetzter", "Mitarbeiter"),
        ("Responsable", "Collaborateur"),
        ("Jefe", "Empleado"),
        ("Capo", "Dipendente"),
        ("Chefe", "Funcionário"),
        ("Leidinggevende", "Medewerker"),
        ("Przełożony", "Pracownik"),
        ("上司", "部下"),
        ("上级", "下属"),
        ("Руководитель", "Подчинённый"),
        ("parent_name", "child_name"),
        ("Up", "Down"),
        ("Zorp", "Quix"),
    )
}


@pytest.mark.parametrize(
    "text", [*OUTLINES.values(), *TABLES.values(), *REPORTS.values()], ids=[*OUTLINES, *TABLES, *REPORTS]
)
def test_everybody_is_read_with_manager_and_title(tmp_path, text):
    """Nobody is lost, nobody is made up, and titles are no part of names."""
    reading = read_text(tmp_path, text)
    assert lines(reading) == BOSS
    assert titles(reading) == TITLE


@pytest.mark.parametrize("turned", [False, True], ids=["manager first", "manager last"])
@pytest.mark.parametrize("headings", PAIRS.values(), ids=PAIRS)
def test_of_two_columns_the_head_is_a_person(tmp_path, headings, turned):
    """Whoever stands on either side of two columns is a person, whatever the columns are called."""
    rows = [headings, *LINES]
    text = "\n".join(",".join(row[::-1] if turned else row) for row in rows)
    reading = read_text(tmp_path, text)
    assert lines(reading) == BOSS
    assert reading.org.people == len(NAMES)


@pytest.mark.parametrize("sign", [", ", "; ", " | "])
def test_members_of_a_team_are_people_each(tmp_path, sign):
    """A cell that lists those whom somebody leads is a line for each of them."""
    text = "Team Lead\tMembers\n" + "\n".join(f"{name}\t{sign.join(reports(name))}" for name in LEADERS)
    assert lines(read_text(tmp_path, text)) == BOSS


def test_edges_of_a_graph_program_are_lines(tmp_path):
    """Type, id, label and weight beside the two ends say nothing of who it is."""
    rows = [f"{above},{below},Directed,{place},,1.0" for place, (above, below) in enumerate(LINES)]
    assert lines(read_text(tmp_path, "\n".join(["Source,Target,Type,Id,Label,Weight", *rows]))) == BOSS


@pytest.mark.parametrize(
    "text", ["#REF!", "?", "k.A.", "sans objet", "no aplica", "nie dotyczy", "не применимо", "本人"]
)
def test_more_words_for_nobody(tmp_path, text):
    """Words and faults that stand for no manager name nobody."""
    rows = table("ID,Name,Title,Manager ID", lambda name: f"{ID[name]},{name},x,{_of_boss(name, '{}') or text}")
    assert lines(read_text(tmp_path, rows)) == BOSS


@pytest.mark.parametrize("text", LINES_OF_TEXT.values(), ids=LINES_OF_TEXT)
def test_everybody_is_read_with_manager(tmp_path, text):
    """Files without titles."""
    assert lines(read_text(tmp_path, text)) == BOSS


@pytest.mark.parametrize("data", STRUCTURES.values(), ids=STRUCTURES)
def test_structures_of_json_are_read(tmp_path, data):
    """Columns side by side, and people as keys with lists of their reports."""
    reading = read_text(tmp_path, json.dumps(data))
    assert lines(reading) == BOSS
    assert titles(reading) == TITLE


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_no_people_is_named(tmp_path, name):
    """Source code and schemes are refused by their names, with what to do."""
    with pytest.raises(BadFile, match=name) as refusal:
        read_text(tmp_path, REFUSED[name])
    assert refusal.value.advice.endswith(".")


def test_counted_staff_in_german_are_counts_on_their_post(tmp_path):
    """Rows without a post and a name, with a number, are nobody's seat."""
    text = "Stelle;Inhaber;Funktion;Vorgesetzte Stelle;Anzahl\n1;Ann Berg;Leitung;;1\n2;Bo Cole;Referat;1;1\n"
    reading = read_text(tmp_path, f"{text};;Sachbearbeiter;2;7\n;;Schreibkraft;2;3\n")
    assert lines(reading) == {"Ann Berg": "", "Bo Cole": "Ann Berg"}
    assert reading.org.staff.tolist() == [0, 10]
