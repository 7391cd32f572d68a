"""Every finding there is can be provoked by a file, stands in the documents, and says what it is."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from orgmodel.findings import finding
from orgmodel.findings.kinds import KINDS
from orgmodel.reading.options import NONE, Choices, Decision
from orgmodel.reading.read import read_company
from tests.orgmodel.reading.workbooks import DATE, book, parts, sheet, worksheet, zipped

HEAD = "id,name,title,manager_id\n1,Ana Smith,CEO,\n"
RECORDS = [{"id": "1", "name": "Ana"}, {"id": "2", "name": "Ben", "manager": "1"}]
TWICE = "as of,id,name,manager_id\n" + "".join(
    f"{date},{own},Person {own},{boss}\n"
    for date in ("2024-03-31", "2024-09-30")
    for own, boss in (("1", ""), ("2", "1"), ("3", "1"))
)
LEAVER = Choices(live=True)
NAMESAKES = "id,name,manager\n1,Eva Braun,\n2,Ana Smith,Eva Braun\n3,Ana Smith,Eva Braun\n4,Chen Li,Ana Smith\n"
EDGES = [{"from": one, "to": two} for one, two in ("ac", "bc", "ad", "bd", "ae")]

# What was done speaks of others than the one that was found.
_ABOUT_OTHERS = ("ORG114", "ORG305", "ORG307")

BOOKS = {
    "ORG111": {"properties": '<workbookPr date1904="1"/>'},
    "ORG128": {"after": '<mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells>'},
}

# Code to a file that shows it: text or bytes, and what was chosen.
FILES = {
    "ORG101": HEAD + "2,Ben,Clerk,1,more\n3,Chen,Clerk,1\n",
    "ORG102": HEAD + "2,Ben\n3,Chen,Clerk,1\n",
    "ORG103": HEAD + "2,B\u200ben,Clerk,1\n",
    "ORG104": HEAD + f"2,{'B' * 40_000},Clerk,1\n",
    "ORG105": HEAD.encode() + "2,Zoë Łoś Günther,Clerk,1\n".encode() + b"3,Andr\xe9,Clerk,1\n",
    "ORG106": HEAD + '2,Ben,"<a href=""x"">Clerk</a>",1\n',
    "ORG107": [["id", "name", "manager_id"], [1, "Ana", None], [2, "#REF!", 1]],
    "ORG108": "id,name,,manager_id\n1,Ana,x,\n2,Ben,y,1\n",
    "ORG109": "People of Acme\n\n" + HEAD + "2,Ben,Clerk,1\n",
    "ORG110": "101,Ana Smith,CEO,\n102,Ben Kim,Clerk,101\n103,Chen Li,Clerk,101\n104,Dora Rossi,Clerk,102\n",
    "ORG111": [["id", "name", "hired", "manager_id"], [1, "Ana", (1, DATE), None], [2, "Ben", (2, DATE), 1]],
    "ORG112": HEAD + ",,,\n2,Ben,Clerk,1\n",
    "ORG113": HEAD + '2,"Ben,Clerk,1\n3,Chen,Clerk,1\n4,Dora,Clerk,1\n',
    "ORG114": [*RECORDS, {"id": "3", "manager": "1", "name": "Chen", "skills": [{"a": {"b": 1}}, {"a": {"b": 2}}]}],
    "ORG115": '[{"id": "1", "name": "Ana"}, {"id": "2", "id": "3", "name": "Ben", "manager": "1"}]',
    "ORG116": "dn: uid=ana,o=x\ncn: Ana\njpegPhoto:: /9j/4AAQ\n\ndn: uid=ben,o=x\ncn: Ben\nmanager: uid=ana,o=x\n",
    "ORG117": {"nodes": [{"id": key} for key in "abcde"], "edges": EDGES},
    "ORG118": {"@odata.nextLink": "https://x.example", "value": RECORDS},
    "ORG119": {"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"from": "a", "to": "b"}, {"from": "a"}]},
    "ORG120": ["Ana", *RECORDS],
    "ORG121": "b,a\nc,a\nd,b\nd,c\n",
    "ORG122": (HEAD + "2,Łukasz Wałęsa,Clerk,1\n3,Michał Żółć,Clerk,1\n").encode("cp1250"),
    "ORG201": TWICE,
    "ORG202": HEAD + "2,Eliminated,Clerk,1\n",
    "ORG203": "id,name,manager_id,FTE\n1,Ana,,1\n2,Ben,1,1\n,,1,3.5\n",
    "ORG204": "id,name,manager_id,FTE\n1,Ana,,1\n2,Ben,1,1\n3,Chen,1,1\n,,1,2\n,,99,3.5\n",
    "ORG205": "id,name,manager_id,salary\n1,Ana,,1\n2,Ben,1,2\n",
    "ORG206": "id,name,city\n1,Ana,Berlin\n2,Ben,Lyon\n3,Chen,Pune\n",
    "ORG207": "EmpID,Name,ManagerID,ManagerName\n101,Ana Smith,,\n102,Ben Kim,7,Ana Smith\n103,Chen Li,7,Ben Kim\n",
    "ORG208": (HEAD + "2,Eliminated,Clerk,1\n3,Chen,Clerk,1\n", LEAVER),
    "ORG209": TWICE,
    "ORG210": "name,manager\nAna Smith,\nBen Kim,Ana Smith\nChen Li,Ana Smith\n",
    "ORG211": "id,name,title,manager_id,boss\n1,Ana Smith,Head,,\n2,Ben Kim,Clerk,1,\n3,Chen Li,Clerk,1,\n",
    "ORG212": "id,title,manager_id\nE1,Head,\nE2,Clerk,E1\nE3,Clerk,E1\n",
    "ORG213": "id,name,manager_id,hobby\n1,Ana,,Chess\n2,Ben,1,Judo\n3,Chen,1,Golf\n",
    "ORG214": "id,name,title,xa,xb\n1,Ana,Head,,\n2,Ben,Clerk,1,1\n3,Chen,Clerk,1,2\n4,Di,Clerk,2,1\n",
    "ORG215": "Nr,qq,xx\nE1,Ana Smith,\nE2,Ben Kim,\nE3,Chen Li,\nE4,Di East,Ana Smith\nE5,Ed Fox,Ben Kim\n"
    "E6,Flo Gray,Chen Li\n",
    "ORG216": "id,effdt,name,title,manager_id\n1,2020-01-01,Ana Smith,Head,\n2,2020-02-01,Ben Kim,Clerk,1\n"
    "2,2021-05-01,Ben Kim,Buyer,1\n3,2020-03-01,Chen Li,Clerk,1\n3,2022-04-01,Chen Li,Buyer,2\n",
    "ORG217": "name,manager\nAna Smith (CEO),\nBen Kim (Clerk),Ana Smith\nChen Li (Buyer),Ana Smith\n",
    "ORG219": "Name,Manager,Title,qq\nAna Smith,,Director,2001-02-03\nBen Kim,Ana Smith,Clerk,2002-05-11\n",
    "ORG218": "email,title,manager\nana.lopez@x.org,Head,\nbo.cole@x.org,Clerk,ana.lopez@x.org\n",
    "ORG301": HEAD + "2,Ben,Clerk,1\n,Chen,Clerk,1\n",
    "ORG123": 'digraph { "Ana" -> "Ben"; "Ana" -> "Chen" }',
    "ORG124": HEAD + "2,Ben,Clerk,1\nid,name,title,manager_id\n3,Chen,Clerk,1\nTotal,,,3\n",
    "ORG125": "dn: ou=x\nobjectClass: organizationalUnit\nou: x\n\ndn: uid=ana,ou=x\nobjectClass: person\ncn: Ana\n",
    "ORG126": "WBS,Name\n1,Ana\n1.1,Ben\n1.2,Chen\n",
    "ORG127": '"id,""name"",manager"\n"1,""Ana"","\n"2,""Ben"",1"\n',
    "ORG128": [["id", "name", "manager"], [1, "Ana", "Eva"], [2, "Ben", None]],
    "ORG129": "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\n???\nEND:VCARD\n",
    "ORG130": {
        "Board": [["name", "manager"], ["Ana Smith", None]],
        "Sales": [["name", "manager"], ["Ben Kim", "Ana Smith"]],
    },
    "ORG131": {
        "Staff": [["name", "manager"], ["Ana Smith", None], ["Ben Kim", "Ana Smith"]],
        "Leavers": [["name", "manager"], ["Chen Li", "Ana Smith"]],
    },
    "ORG132": "name,manager\nAna Smith,\nBen Kim,Ana Smith\nChen Li,\nDora Rossi,Ben Kim\nEva Braun,\n"
    "Flo Gray,Chen Li\nGus Hill,\n",
    "ORG133": "Pancakes\n  - 200 g flour\n  - 2 eggs\n  - 300 ml milk\n  - A pinch of salt\n",
    "ORG135": "name,title,manager,,unit,head\nAna Smith,CEO,,,Sales,Ben Kim\nBen Kim,Clerk,Ana Smith,,,\n"
    "Cy Dorn,Clerk,Ana Smith,,,\nDi East,Clerk,Ben Kim,,,\n",
    "ORG134": "name,title,manager\nAna Smith,CEO,\n,Sales,\nBen Kim,Clerk,Ana Smith\n,Finance,\n"
    "Chen Li,Clerk,Ana Smith\n,IT,\n",
    "ORG302": HEAD + "2,Ben,Clerk,1\n2,Ben,Clerk,1\n",
    "ORG303": HEAD + "2,Ben,Clerk,1\n2,Chen,Clerk,1\n",
    "ORG304": HEAD + "2,Eliminated,Clerk,1\n2,Chen,Clerk,1\n",
    "ORG305": HEAD + "2,Ben,Clerk,1\n3,Dora,Clerk,1\n2,Chen,Fitter,3\n",
    "ORG306": HEAD + "2,Ben,Clerk,1\n0,Chen,Clerk,1\n0,Dora,Clerk,1\n",
    "ORG307": HEAD + "2,Ben,Clerk,1\n02,Chen,Clerk,1\n",
    "ORG308": (HEAD + "2,Ben,Clerk,1\n3,Dora,Clerk,1\n2,Chen,Fitter,3\n", Choices(rows=frozenset({5}))),
    "ORG309": (HEAD + "2,Ben,Clerk,1\n3,Dora,Clerk,1\n2,Chen,Fitter,3\n", Choices(rows=frozenset({4}))),
    "ORG310": "Payroll ref,name,title,manager\n7,Ana Smith,Head,\n8,Ben Kim,Clerk,Ana Smith\n"
    "8,Chen Li,Clerk,Ana Smith\n",
    "ORG311": HEAD + "2,Ben,Clerk,1\n3,Chen,Clerk,1\n3,Chen,Clerk,2\n",
    "ORG312": "name,manager\nEva Braun,\nAna Smith,Eva Braun\nAna Smith,Eva Braun\nChen Li,Eva Braun\n",
    "ORG320": (HEAD + "2,Ben,Clerk,1\n", Choices(decisions=(Decision("no_person", "2"),))),
    "ORG401": HEAD + "2,Ben,Clerk,1\n3,Chen,Clerk,99\n",
    "ORG402": "id,name,manager_id\n1,Ana,1\n2,Ben,1\n3,Chen,2\n",
    "ORG403": HEAD + "2,Ben,Clerk,3\n3,Chen,Clerk,2\n",
    "ORG404": HEAD + "2,Ben,Clerk,1\n3,Chen,Clerk,1;2\n",
    "ORG405": "name,manager\nEva Braun,\nAna Smith,Eva Braun\nAna Smith,Eva Braun\nChen Li,Ana Smith\n",
    "ORG406": "id,name,manager_id\n1,Ana,XX\n2,Ben,1\n",
    "ORG407": "id,name,manager_id,Dotted line manager\n1,Ana,,\n2,Ben,1,99\n3,Chen,1,2\n",
    "ORG408": "id,name,manager_id\nE1,Ana,\nE2,Ben,e1\nE3,Chen,E2\n",
    "ORG409": (NAMESAKES, Choices(named={"Ana Smith": "3"})),
    "ORG410": (NAMESAKES, Choices(named={"Ana Smith": "99"})),
    "ORG411": "id,name,manager,Dotted line manager\n1,Eva Braun,,\n2,Ana Smith,Eva Braun,\n3,Ana Smith,Eva Braun,\n"
    "4,Chen Li,Eva Braun,Ana Smith\n5,Dora Rossi,Eva Braun,Eva Braun\n",
    "ORG415": "id,name,manager_id,Dotted line manager\n1,Ana,,\n2,Ben,1,3\n3,Chen,1,3\n4,Dora,3,2\n",
    "ORG414": ("id,name,title,manager_id\n1,Eliminated,CEO,\n2,Ben,Clerk,1\n", LEAVER),
    "ORG412": (HEAD + "2,Eliminated,Clerk,1\n3,Chen,Clerk,2\n", LEAVER),
    "ORG413": (HEAD + "2,Ben,Clerk,3\n3,Chen,Clerk,2\n", Choices(decisions=(Decision("break", "2", "3"),))),
    "ORG420": (HEAD + "2,Ben,Clerk,1\n", Choices(decisions=(Decision("manager", "2", ""),))),
    "ORG421": (HEAD + "2,Ben,Clerk,1\n", Choices(decisions=(Decision("no_person", "9"),))),
    "ORG501": HEAD + "2,Ben,Clerk,1\n3,Chen,Clerk,\n",
    "ORG502": "id,name,manager_id\n1,Ana,2\n2,Ben,1\n",
    "ORG503": "id,manager_id\n" + "".join(f"P{n},{f'P{n - 1}' if n else ''}\n" for n in range(202)),
    "ORG504": HEAD + "2,VACANT,Clerk,1\n",
    "ORG601": ("id,name,manager_id,pay\n1,Ana,,100\n2,Ben,1,200\n3,Chen,1,1e400\n", Choices(shown=frozenset({"pay"}))),
}  # fmt: skip


@pytest.mark.parametrize("code", KINDS)
def test_a_file_shows_each_finding(code, tmp_path):
    """Nothing that cannot happen stands in the catalogue."""
    content, choices = FILES[code] if isinstance(FILES[code], tuple) else (FILES[code], NONE)
    path = tmp_path / "people"
    if isinstance(content, list) and isinstance(content[0], list):
        book(path, content, **BOOKS.get(code, {}))
    elif code in {"ORG130", "ORG131"}:
        zipped(path, parts({name: worksheet(sheet(rows)) for name, rows in content.items()}))
    else:
        text = content if isinstance(content, str | bytes) else json.dumps(content)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    assert code in {one.code for one in read_company(path, choices).findings}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_finding_says_what_was_done(kind):
    """In sentences; the title is no sentence, it follows a number."""
    assert kind.done.endswith(".")
    assert not kind.remedy or kind.remedy.endswith((".", "?"))
    assert not kind.title.endswith(".")
    assert kind.title[0].islower() or kind.title.startswith("HTML")


# Verbs and demonstratives that follow one thing only, or several only.
_OF_SEVERAL = re.compile(r"\b(lines|people|rows|cells) (that|who) (closes|is|has|names|holds)\b")
_AFTER_NOUN = re.compile(
    r" (?:that|who|whose|with|without|of|from|above|under|found|named|to|in|on|you|beside|longer|counted|among)\b|,"
)
_OF_ONE = re.compile(r"\b(line|person|row|cell|manager) (that|who) (close|are|have)\b")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("count", [1, 2])
def test_each_finding_is_told_in_the_number_it_has(kind, count):
    """One is told as one, with its verb; several as several."""
    title, done = kind.title_of(count), kind.done_of(count)
    assert kind.one != kind.title
    assert (title, done) == ((kind.one, kind.done_one or kind.done) if count == 1 else (kind.title, kind.done))
    noun = _AFTER_NOUN.split(title)[0]
    assert noun.endswith("s") or "people" in noun or "entries" in noun if count == 2 else not noun.endswith("s"), noun
    assert not (_OF_ONE if count == 1 else _OF_SEVERAL).search(title)
    if count == 1:
        assert not re.search(r"\b(them|others)\b", kind.remedy_of(1)) or kind.code in _ABOUT_OTHERS
        assert not re.match(r"(They|These|Each)\b", done) or kind.code in _ABOUT_OTHERS, done


def test_a_column_that_was_not_taken_is_named_with_what_was_taken_instead(tmp_path):
    """Another column, or none: never said to be another where there is none."""
    told = {}
    for name, text in {"other": FILES["ORG207"], "none": "id,name,manager\n1,Ana Smith,zzz\n2,Ben Kim,yyy\n"}.items():
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        told[name] = [(one.column, *one.values) for one in read_company(path, NONE).findings if one.code == "ORG207"]
    assert told == {"other": [("ManagerID", "ManagerName was taken")], "none": [("manager", "No column was taken")]}


def test_codes_are_those_of_the_first_release():
    """A code is never used again: one may be added at the end of its hundred, none may go."""
    last = {"1": 121, "2": 210, "3": 307, "4": 408, "5": 504, "6": 601}
    known = {f"ORG{number}" for hundred, end in last.items() for number in range(int(hundred) * 100 + 1, end + 1)}
    assert set(KINDS) >= known


def test_rows_of_a_finding_ascend_with_their_texts():
    """Whatever order they were met in."""
    one = finding("ORG401", [7, 3, 5], column="boss", values=["seven", "three", "five"])
    assert one.rows.tolist() == [3, 5, 7]
    assert one.values == ("three", "five", "seven")
    assert (one.count, one.code, one.rows.dtype) == (3, "ORG401", np.int64)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_finding_is_documented_in_its_own_words(kind):
    """The page on files has one line per code, with what it means and what to do."""
    page = Path(__file__).parents[2].joinpath("docs", "files.md").read_text(encoding="utf-8")
    assert f"| `{kind.code}` | {kind.severity} | {kind.title} | {kind.done} {kind.remedy}".rstrip() + " |" in page
