"""Drawings, cards and pages that are damaged, made to harm, or of another kind: one sentence each, no wrong chart."""

import base64
import zlib

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.limits import Limits
from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company
from tests.growth import cpu_s, is_linear
from tests.orgmodel.reading.formats.five_people import lines, read_text


def _page(size: int) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(packer.compress(b"a" * size) + packer.flush()).decode()


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DAMAGED = {
    "dot, cut": ("digraph { a -> b; c -> ", "DOT drawing is cut off"),
    "dot, quote": ('digraph { a [label="x] }', "DOT drawing is damaged in line 1"),
    "dot, brace": ("digraph { a -> b } }", "closes what was never opened"),
    "dot, empty": ("digraph {}", "holds no box"),
    "dot, deep": ("digraph {" + "subgraph {" * 200 + "a->b" + "}" * 201, "more than 100 levels deep"),
    "dot, label": ("digraph { a [label=<<b>x</b>] }", "never closed"),
    "mermaid, empty": ("graph TD\n", "holds no box"),
    "mermaid, box": ("graph TD\n A[Ann --> B\n", "Mermaid drawing is cut off"),
    "mermaid, signs": ("flowchart LR\n ]]]] &&& \n", "Mermaid drawing is damaged in line 2"),
    "mermaid, link": ("flowchart LR\n A[Ann] -- B\n", "Mermaid drawing is damaged in line 2"),
    "plantuml, empty": ("@startwbs\n@endwbs\n", "holds nobody"),
    "opml, entities": (f'{BOMB}<opml><body><outline text="&b;"/></body></opml>', "defines entities"),
    "opml, outside": (f'{OUTSIDE}<opml><body><outline text="&a;"/></body></opml>', "defines entities"),
    "opml, cut": ('<opml><body><outline text="A"><outline text="B"/>', "outline is damaged"),
    "opml, empty": ("<opml><body/></opml>", "holds nobody"),
    "gexf, entities": (f'{BOMB}<gexf><graph><nodes><node id="&b;"/></nodes></graph></gexf>', "defines entities"),
    "gexf, cut": ('<gexf><graph><nodes><node id="a"/>', "GEXF drawing is damaged"),
    "gexf, empty": ("<gexf><graph/></gexf>", "holds no node"),
    "draw.io, bomb": (f"<mxfile><diagram>{_page(50_000_000)}</diagram></mxfile>", "unpacks to more than is read"),
    "draw.io, bytes": ("<mxfile><diagram>!!!!</diagram></mxfile>", "draw.io drawing is damaged"),
    "draw.io, connection": (
        "# label: %name%\n# connect: {bad\n# style: x\nname,id\nA,1\nB,2\n", "no JSON with from and to"),
    "vcard, cut": ("BEGIN:VCARD\nVERSION:3.0\nFN:Ann", "vCard file is damaged"),
    "vcard, nobody": ("BEGIN:VCARD\nEND:VCARD\n", "holds no person"),
    "vcard, group": ("BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:x\nEND:VCARD\n", "holds no person"),
    "page, text": ("<html><body><p>Hello</p></body></html>", "without a table or a nested list"),
    "page, flat list": ("<ul><li>Ann</li><li>Bo</li></ul>", "without a table or a nested list"),
    "page, deep": ("<html>" + "<div>" * 100_000, "nested deeper than is read"),
    "page, wide": (
        "<table>" + "<tr><td colspan=999999 rowspan=99999>a</td><td>b</td></tr>" * 3 + "</table>", "256 columns"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_refused_in_a_sentence(name, tmp_path):
    """With what is wrong, and without a chart of some of it."""
    text, words = DAMAGED[name]
    with pytest.raises(BadFile, match=words) as refusal:
        read_text(tmp_path, text)
    assert len(str(refusal.value)) < 400


def test_a_page_nested_without_end_is_refused_in_linear_time(tmp_path):
    """Four times the elements take about four times as long."""

    def refuse(depth):
        with pytest.raises(BadFile, match="nested deeper than is read"):
            read_text(tmp_path, "<html>" + "<div>" * depth)

    assert is_linear(lambda: cpu_s(lambda: refuse(25_000)), lambda: cpu_s(lambda: refuse(100_000)))


REFUSED = {
    "SQL dump": "-- MySQL dump 10.13\nCREATE TABLE emp (id int);\nINSERT INTO emp VALUES (1);\n",
    "SQL dump or": "INSERT INTO \"emp\" VALUES(1,'Ann',NULL);\nINSERT INTO \"emp\" VALUES(2,'Bo',1);\n",
    "SQL query": "SELECT id, name\nFROM emp\nWHERE x = 1;\n",
    "Python": "import os\n\ndef main():\n    return 1\n",
    "JavaScript": "const a = 1;\nfunction f() {\n  return a;\n}\n",
    "or TypeScript": 'const m = new go.GraphLinksModel(\n  [{ key: 0, name: "Ann" }],\n  [{ from: 0, to: 1 }]);\n',
    "TypeScript": "import {a} from 'b';\nexport interface X {\n}\n",
    "Java": "package a.b;\nimport java.util.List;\npublic class A {\n}\n",
    "Java, C#": "public class A {\n  private String b;\n  private A c;\n}\n",
    "C\\+\\+": "#include <stdio.h>\nint main() {\n}\n",
    "PHP": "<?php echo 1;",
    "shell script": "#!/bin/bash\necho hi\n",
    "Go": "package main\nfunc main() {\n}\n",
    "Rust": "use std::io;\nfn main() {\n}\n",
    "PowerShell": "param($a)\nfunction Get-X {\n  Get-ADUser $a\n}\n",
    "Ruby": "require 'csv'\ndef x\n  puts 1\nend\n",
    "in R": 'library(dplyr)\nx <- read.csv("a.csv")\n',
    "style sheet": ".a {\n  color: red;\n}\n",
    "settings": "[section]\na=1\nb=2\n",
    "a log": "2024-01-01 10:00:00 INFO started\n2024-01-01 10:00:01 INFO done\n",
    "Dockerfile": 'FROM python:3\nRUN pip install x\nCMD ["a"]\n',
    "diff": "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n",
    "things to do": "- [ ] Buy milk\n- [x] Call plumber\n  - [ ] ask for invoice\n",
    "history of changes": "commit 3f2a9b1\nAuthor: Ann Berg <a@x.org>\nDate:   Mon Mar 2 2026\n\n    Fix it\n",
    "folders and files": ".\n├── README.md\n├── src\n│   ├── main.py\n│   └── util.py\n└── tests\n",
    "web server": '127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET /a HTTP/1.0" 200 2326\n',
    "SYLK": 'ID;PCALCOOO32\nC;X1;Y1;K"Name"\nC;X2;Y1;K"Manager"\nC;X1;Y2;K"Ann Berg"\nE\n',
    "DIF": 'TABLE\n0,1\n"x"\nVECTORS\n0,2\n""\nTUPLES\n0,2\n""\nDATA\n0,0\n""\n-1,0\nBOT\n1,0\n"Name"\n-1,0\nEOD\n',
    "iCalendar": "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    "certificate": "-----BEGIN CERTIFICATE-----\nMIIB\n",
    "e-mail": "From: a@x.org\nTo: b@x.org\nSubject: hi\nMIME-Version: 1.0\n\nhello\n",
    "LaTeX": "\\documentclass{article}\n\\begin{document}\n",
    "text for reading": "This is a letter about our people. Ann Berg is the boss.\nShe has two reports, Bo and Di.\n",
    "text for": "# Title\n\nSome long prose here about things that go on.\n\n## Sub\n\nMore prose, and more of it.\n",
    "notebook": '{"cells": [], "nbformat": 4, "metadata": {}}',
    "SVG": '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>',
    "an SVG picture": '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    "sequenceDiagram": "sequenceDiagram\n A->>B: hi\n",
    "gantt": "@startgantt\n[A] lasts 1 day\n@endgantt",
    "boxes and arrows": "@startuml\nparticipant A\nparticipant B\nactivate A\n@enduml\n",
}


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] Ann Berg, CEO\n  - [x] Ben Kim, CTO\n  - [ ] Ida van Dyk, CFO\n",
        "Ann Berg, CEO\n├── Ben Kim, owner of site.html\n└── Chen Li, CFO\n",
        "Board of directors\n  Department of public works\n    Office of roads\n  Office of the clerk\n",
        "ann marie berg\n  ben olaf kim\n  chen wei li\n  dora maria rossi\n",
    ],
)
def test_people_and_units_written_as_things_are_read_without_a_word(text, tmp_path):
    """Boxes to tick, names of files in a title, units and names in small letters."""
    reading = read_text(tmp_path, text)
    assert reading.org.people == text.count("\n")
    assert "ORG133" not in {one.code for one in reading.findings}


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_no_people_is_refused_by_its_name(name, tmp_path):
    """And with what to do instead."""
    with pytest.raises(BadFile, match=name) as refusal:
        read_text(tmp_path, REFUSED[name])
    assert str(refusal.value).endswith(".")
    assert str(refusal.value).count(". ") >= 1


TABLES = {
    "titles": "name,title,manager\nAnn,Head of import,\nBo,class teacher,Ann\nCy,select committee clerk,Ann\n",
    "words": "Name;Note;Manager\nAnn;SELECT this one;\nBo;from: Ann;Ann\nCy;return soon;Ann\n",
    "sentences": "Name,About,Manager\nAnn,She leads the whole company from here.,\nBo,He works for Ann and me.,Ann\n"
    "Cy,She is new here and helps.,Ann\n",
    "equals": "name=x,manager\nAnn,\nBo,Ann\nCy,Ann\n",
    "two columns": "Employee,Manager\nAnn,\nBo,Ann\nCy,Ann\n",
    "slashes": "Name,Team,Manager\nAnn,A/B,\nBo,A/C,Ann\nCy,A/B/C,Ann\n",
    "levels": "Name,Level,Manager\nAnn,1,\nBo,2,Ann\nCy,2,Ann\n",
    "indented": "Name,Manager\nAnn,\n  Bo,Ann\n  Cy,Ann\n",
    "blanks behind commas": "Name, Address, Manager\nAnn, Main St,\nBo, Side St, Ann\nCy,Third St, Ann\n",
    "dashes": "- Name,Manager\nAnn,\nBo,Ann\nCy,Ann\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_stays_a_table(name, tmp_path):
    """Whatever words stand in it; a column of the manager goes before every shape."""
    reading = read_text(tmp_path, TABLES[name])
    assert reading.table.origin.kind == "csv"
    assert sorted(lines(reading).values()) in (["", "Ann", "Ann"], ["", "", ""])
    assert not any(one.code in {"ORG123", "ORG126"} for one in reading.findings)


def test_a_choice_of_the_manager_goes_before_every_shape(tmp_path):
    """Whatever the shape would have told."""
    text = "WBS,Name,Chief\n1,Ann,\n1.1,Bo,Cy\n1.2,Cy,Ann\n"
    assert lines(read_text(tmp_path, text)) == {"Ann": "", "Bo": "Ann", "Cy": "Ann"}
    chosen = read_text(tmp_path, text, Choices(mapping={"manager": "Chief"}))
    assert lines(chosen) == {"Ann": "", "Bo": "Cy", "Cy": "Ann"}
    nobody = read_text(tmp_path, text, Choices(mapping={"manager": ""}))
    assert set(lines(nobody).values()) == {""}


@pytest.mark.parametrize(
    "text",
    [
        "digraph {" + "".join(f"a{n};" for n in range(30)) + "}",
        "Top\n" + "".join(f"  P{n}\n" for n in range(30)),
        "<opml><body>" + '<outline text="A"/>' * 30 + "</body></opml>",
        "flowchart TD\n" + "".join(f"a{n} --> a{n + 1}\n" for n in range(30)),
        "<ul>" + "<li>A<ul><li>B</li></ul></li>" * 20 + "</ul>",
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD\n" * 30,
        "id|name\n---|---\n" + "1|Ann\n" * 30,
    ],
    ids=["dot", "outline", "opml", "mermaid", "page", "vcard", "pasted"],
)
def test_more_people_than_the_limit_are_refused(text, tmp_path):
    """In every format."""
    path = tmp_path / "file"
    path.write_text(text)
    with pytest.raises(BadFile, match="more than 20 rows"):
        read_company(path, limits=Limits(rows=20))


def test_a_chain_of_many_is_no_recursion(tmp_path):
    """Each below the next, in outlines, drawings and mappings."""
    count = 3_000
    texts = (
        "\n".join(" " * n + f"P{n}" for n in range(count)),
        "digraph {" + ";".join(f"P{n} -> P{n + 1}" for n in range(count - 1)) + "}",
        "<opml><body>" + '<outline text="P">' * count + "</outline>" * count + "</body></opml>",
        "{" + ":{".join(f'"P{n}"' for n in range(count)) + ":{}" + "}" * count,
    )
    for text in texts:
        reading = read_text(tmp_path, text)
        assert (reading.org.people, reading.org.tree.levels) == (count, count)


def test_a_first_line_that_ends_in_half_a_letter_is_a_sentence(tmp_path):
    """Found by fuzzing: known by its beginning without the half, read with it."""
    path = tmp_path / "file"
    path.write_bytes(b"graph\xc2")
    with pytest.raises(BadFile, match="damaged in its first line"):
        read_company(path)


def test_a_card_within_a_card_is_told(tmp_path):
    """What is no line of a card is nobody's field, and is not left out in silence."""
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Berg\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCARD\n"
    reading = read_text(tmp_path, text + text.replace("Ann Berg", "Bo Cole"))
    assert reading.org.texts("name", range(len(reading.org))) == ["Ann Berg", "Bo Cole"]
    assert {one.code: one.count for one in reading.findings}["ORG129"] == 2
