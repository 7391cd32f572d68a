"""Two typical companies side by side, as the Compare tab asks for them."""

import csv
import json
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from orgmodel.difference.charts import statuses
from orgmodel.difference.sides import compare_sides, typical_side
from orgmodel.theme import DARK, LIGHT
from orgmodel.typical.presets import find_preset
from orgmodel.views.typical import View
from orgview.application import create_app
from orgview.catalogue import read_catalogue
from orgview.messages import NO_COMPANY
from orgview.queries.typical_query import write
from orgview.server.limits.job_slots import Busy, JobSlots
from orgview.settings import Settings
from tests.orgview.charts.test_loaded_source import load

CATALOGUE = read_catalogue(Settings().presets)
SIDES = {"a": "people_80", "b": "people_3000"}
NOTHING = {"a": None, "b": None, "sentence": None, "summary": [], "counts": [], "changed": 0, "join": None}


def ask(client, **fields):
    """The answer, which is never a refusal."""
    answer = client.get("/compare", query_string={"an": "", "bn": "", "theme": "light", "explored": "", **fields})
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    return answer.json


def changes(client, **fields):
    """Rows of the list."""
    answer = client.get("/compare/changes", query_string=fields)
    assert answer.status_code == 200, answer.text
    return answer.json


def refused(told):
    """Errors of an answer that holds nothing else."""
    assert told | NOTHING == told
    return told["errors"]


def test_both_charts_are_marked_by_what_became_of_their_seats(client):
    """Each chart is the one of its query but for its marks."""
    told = ask(client, **SIDES)
    companies = [find_preset(CATALOGUE.presets, key).company for key in SIDES.values()]
    sides = [typical_side(company, CATALOGUE.domain) for company in companies]
    marks = statuses(compare_sides(*sides, CATALOGUE.domain), (sides[0].graph, sides[1].graph))
    for side, company, marked in zip(("a", "b"), companies, marks, strict=True):
        scene = told[side]
        assert scene["query"] == write(company, View())
        assert {seat["id"]: seat["status"] for seat in scene["seats"] if seat["status"]} == {
            seat["id"]: marked[seat["id"]] for seat in scene["seats"] if seat["id"] in marked
        }
        moved = {line["target"] for line in scene["lines"] if line["status"] == "moved"}
        assert moved == {seat["id"] for seat in scene["seats"] if seat["status"] == "moved"}
        plain = client.get(f"/scene?{scene['query']}").json["scene"]
        assert [(seat["id"], seat["x"]) for seat in scene["seats"]] == [
            (seat["id"], seat["x"]) for seat in plain["seats"]
        ]
    assert {"added", "moved"} <= {seat["status"] for seat in told["b"]["seats"]}
    assert told["errors"] == {"a": "", "b": "", "message": ""}


def test_the_difference_is_told_counted_and_listed(client):
    """A sentence; counts as the model has them; as many rows; what each side is called."""
    told = ask(client, **SIDES)
    assert told["sentence"].startswith("From 80 to 3,000 people: ")
    assert [title.split(",")[0] for title in told["titles"]] == ["80 people", "3"]
    sides = [typical_side(find_preset(CATALOGUE.presets, key).company, CATALOGUE.domain) for key in SIDES.values()]
    difference = compare_sides(*sides, CATALOGUE.domain)
    counts = {one["kind"]: one["count"] for one in told["counts"]}
    assert counts == {kind: count for kind, count in difference.counts.items() if kind in counts}
    assert told["join"]["taken"] == "role"
    assert [option["value"] for option in told["join"]["options"]] == ["auto", "role", "id"]
    assert not told["join"]["has_leavers"]
    assert set(counts) >= {"added", "removed", "moved", "retitled"}
    assert told["changed"] == sum(counts.values())
    assert counts["added"] == sum(seat["status"] == "added" for seat in told["b"]["seats"])
    for kind, count in counts.items():
        listed = changes(client, **SIDES, kind=kind, count=200)
        assert (listed["total"], len(listed["rows"])) == (count, count)
    assert "VP operations" in {row["name"] for row in changes(client, **SIDES, kind="added")["rows"]}


@pytest.mark.parametrize(
    ("a", "b"), [("people_30", "people_3000"), ("matrix_800", "two_coos_60000"), ("flat_300", "people_6")]
)
def test_both_as_one_have_as_many_marks_as_are_counted(client, a, b):
    """The chart of both marks what the counts count; folded branches tell the changes in them."""
    told = ask(client, a=a, b=b, view="overlay")
    assert (told["a"], told["b"]) == (None, None)
    answer = client.get("/scene", query_string={"difference": "1", "a": a, "b": b, "lv": "9"}).json
    seats = answer["scene"]["seats"]
    counts = {one["kind"]: one["count"] for one in told["counts"]}
    for kind in ("added", "removed"):
        assert sum(seat["status"] == kind for seat in seats) == counts[kind]
    # Who is new or retitled besides has one mark.
    assert sum(seat["status"] == "moved" for seat in seats) == counts["moved"]
    again = client.get(f"/scene?{answer['scene']['query']}").json
    assert again["scene"]["seats"] == seats


def test_a_company_does_not_differ_from_itself(client):
    """No marks, an empty list."""
    told = ask(client, a="people_80", b="people_80")
    assert not any(one["status"] for side in ("a", "b") for part in ("seats", "lines") for one in told[side][part])
    assert told["a"] == told["b"]
    assert told["changed"] == 0
    assert changes(client, a="people_80", b="people_80") == {"total": 0, "start": 0, "rows": []}
    assert told["sentence"].endswith("nothing changed.")


def test_the_explored_company_may_be_a_side_at_another_headcount(client):
    """All of it but the headcount; a side that is not named is the explored one."""
    told = ask(client, a="explored", b="explored", bn="3 000", explored="n=400&struct=divisional&title=manager")
    assert [told[side]["query"] for side in ("a", "b")] == [
        "n=400&struct=divisional&title=manager",
        "n=3000&struct=divisional&title=manager",
    ]
    assert ask(client, explored="n=80")["a"]["query"] == "n=80"


def test_a_long_query_of_the_explored_company_is_read_whole(client):
    """As long as a link may be; more signs than letters, so that it is three times as long on its way."""
    query = f"n=400&open={'a:2.' * 900}&struct=divisional"
    assert ask(client, a="people_80", b="explored", explored=query)["b"]["query"] == "n=400&struct=divisional"


@pytest.mark.parametrize(("theme", "look"), [("light", LIGHT), ("dark", DARK), ("pink", LIGHT), ("", LIGHT)])
def test_charts_have_the_colours_that_were_asked_for(client, theme, look):
    """Light where there are none of that name."""
    told = ask(client, **SIDES, theme=theme)
    for side in ("a", "b"):
        assert told[side]["theme"] == look.name
        plain = client.get(f"/scene?{told[side]['query']}&theme={look.name}").json["scene"]
        same = {seat["id"]: seat["look"] for seat in plain["seats"]}
        assert all(seat["look"] == same[seat["id"]] for seat in told[side]["seats"] if not seat["status"])


def test_an_unknown_preset_is_told_without_keys(client):
    """Above both sides, since it comes from a link."""
    errors = refused(ask(client, a="nope", b="people_80"))
    assert (errors["a"], errors["b"]) == ("", "")
    assert errors["message"] == "There is no typical company 'nope'. Choose one of the list."


@pytest.mark.parametrize("typed", ["-5", "0", "3000001", "many", "1e3", "٣", "9" * 40])
def test_a_headcount_that_cannot_be_is_told_at_its_side(client, typed):
    """The other side has no message; both where both are wrong."""
    errors = refused(ask(client, **SIDES, bn=typed))
    assert (errors["a"], errors["message"]) == ("", "")
    assert "from 1 to 3,000,000" in errors["b"]
    both = refused(ask(client, **SIDES, an=typed, bn=typed))
    assert both["a"] == both["b"] == errors["b"]


def test_a_preset_and_a_headcount_that_cannot_be_are_both_told(client):
    """Each in its place."""
    errors = refused(ask(client, a="nope", b="people_80", bn="-5"))
    assert errors["message"]
    assert errors["b"]


@pytest.mark.parametrize(
    ("explored", "headcount"),
    [("n=2&t=function.sales:1", ""), ("n=400&t=function.sales:1", "2"), ("n=3000&struct=matrix&div=60", "50")],
    ids=["thresholds", "thresholds at another headcount", "units"],
)
def test_a_company_with_more_seats_than_people_is_told(client, explored, headcount):
    """Each parameter is good, the company cannot be; no side is to blame, and both keep their titles."""
    told = ask(client, a="explored", an=headcount, b="people_80", explored=explored)
    errors = refused(told)
    assert (errors["a"], errors["b"]) == ("", "")
    assert "seats in a company of" in errors["message"]
    assert all(told["titles"])


def test_odd_bytes_are_no_fault(client):
    """Broken UTF-8, none of the fields, the same field twice."""
    assert client.get("/compare?a=%ff%fe&b=people_80").json["errors"]["message"]
    assert client.get("/compare").json["a"]
    assert client.get("/compare?a=people_80&a=people_6&b=people_30&explored=%ed%a0%80").json["sentence"]


@pytest.fixture
def reading(real_loader):
    """A visitor of the app with the reader it ships with."""
    return create_app(Settings(), real_loader).server.test_client()


MARCH, SEPTEMBER = "uk-organograms/cabinet-office-2015-03.csv", "uk-organograms/cabinet-office-2015-09.csv"


def test_two_files_of_a_company_agree_in_all_views(reading):
    """Counts, rows and charts are of one difference; live posts alone as the sources have them."""
    a, b = load(reading, MARCH), load(reading, SEPTEMBER)
    sides = {"a": f"mine:{a}", "b": f"mine:{b}"}
    told = ask(reading, **sides)
    counts = {one["kind"]: one["count"] for one in told["counts"]}
    assert (counts["added"], counts["removed"], counts["moved"]) == (30, 25, 66)
    assert told["join"]["taken"] == "id"
    assert changes(reading, **sides)["total"] == told["changed"] == sum(counts.values())
    live = {one["kind"]: one["count"] for one in ask(reading, **sides, live="1")["counts"]}
    assert (live["removed"], live["added"], live["moved"]) == (61, 30, 61)
    row = changes(reading, **sides, kind="moved", count=1)["rows"][0]
    shown = ask(reading, **sides, at=row["seat"])
    marks = [{seat["id"]: seat["status"] for seat in shown[side]["seats"]} for side in ("a", "b")]
    assert marks[0][row["seat"]] == marks[1][row["seat"]] == "moved"
    scene = reading.get("/scene", query_string={"difference": "1", **sides, "at": row["seat"]}).json["scene"]
    card = next(seat for seat in scene["seats"] if seat["id"] == row["seat"])
    assert card["status"] == "moved"
    arrows = {line["target"] for line in scene["lines"] if line["has_arrow"]}
    assert arrows
    assert arrows <= {seat["id"] for seat in scene["seats"] if seat["status"] == "moved"}


def test_the_key_can_be_chosen(reading):
    """By name, e-mail or role; what cannot be is told."""
    a, b = load(reading, MARCH), load(reading, SEPTEMBER)
    sides = {"a": f"mine:{a}", "b": f"mine:{b}"}
    assert ask(reading, **sides, join="role")["join"]["taken"] == "role"
    assert ask(reading, **sides, join="email")["join"]["taken"] == "email"
    assert "email" in refused(ask(reading, a="people_30", b="people_80", join="email"))["message"]


def test_a_company_stands_beside_the_typical_one_that_fits_it(reading):
    """Joined by role, at its headcount and structure; a loaded company is a side as the company of Explore too."""
    own = load(reading, "oracle-hr/employees.csv")
    told = ask(reading, a=f"mine:{own}", b=f"fitted:{own}")
    assert told["titles"][1].startswith("107 people, functional structure")
    assert told["join"]["taken"] == "role"
    assert ask(reading, a="explored", explored=f"mine={own}&lv=2", b="people_80")["titles"][0] == "Employees"


def test_snapshots_of_one_file_are_compared(reading):
    """Each read from the kept file; the company itself stays as it was loaded."""
    lines = ["snapshot,id,name,manager", "2024,1,A,", "2024,2,B,1", "2025,1,A,", "2025,3,C,1", "2025,2,B,3"]
    answer = reading.post("/upload?name=s.csv", data="\n".join(lines), content_type="application/octet-stream").json
    assert answer["report"]["snapshots"]["values"] == ["2024", "2025"]
    own = answer["id"]
    told = ask(reading, a=f"mine:{own}:2024", b=f"mine:{own}:2025")
    counts = {one["kind"]: one["count"] for one in told["counts"]}
    assert (counts["added"], counts["removed"], counts["moved"]) == (1, 0, 1)
    assert told["titles"] == ["S, 2024", "S, 2025"]


def test_changes_are_handed_out_as_they_are_listed(reading):
    """CSV and XLSX of a kind; nothing in them is a formula."""
    lines = [["id,name,title,manager", "1,A,Boss,"], ["id,name,title,manager", '1,A,"=1+1",', "2,B,Clerk,1"]]
    a, b = (
        reading.post(f"/upload?name={name}", data="\n".join(rows), content_type="application/octet-stream").json["id"]
        for name, rows in zip(("old.csv", "new.csv"), lines, strict=True)
    )
    sides = {"a": f"mine:{a}", "b": f"mine:{b}"}
    answer = reading.get("/compare/changes.csv", query_string=sides)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Old to New changes.csv"'
    rows = list(csv.reader(answer.data.decode("utf-8-sig").splitlines()))
    assert rows[0][:3] == ["Change", "Id", "Name"]
    assert [row[0] for row in rows[1:]] == ["added", "retitled"]
    assert "'=1+1" in rows[2]
    book = load_workbook(BytesIO(reading.get("/compare/changes.xlsx", query_string={**sides, "kind": "retitled"}).data))
    cells = [[cell.value for cell in row] for row in book["Changes"]]
    assert [len(cells), cells[1][0], cells[1][5]] == [2, "retitled", "=1+1"]
    assert {cell.data_type for row in book["Changes"] for cell in row} <= {"s", "n"}
    assert reading.get("/compare/changes.exe", query_string=sides).status_code == 404


def test_a_company_of_another_visitor_is_none(reading):
    """The same answer as for one that never was, at every address."""
    own = load(reading, "oracle-hr/employees.csv")
    stranger = reading.application.test_client()
    for side in (f"mine:{own}", f"fitted:{own}", "mine:nothing", f"mine:{own}:2024"):
        told = refused(ask(stranger, a=side, b="people_80"))
        assert told["message"] == str(NO_COMPANY)
        asked = {"a": side, "b": "people_80"}
        assert stranger.get("/compare/changes", query_string=asked).status_code == 422
        assert stranger.get("/compare/changes.csv", query_string=asked).status_code == 422
        assert stranger.get("/scene", query_string={"difference": "1", **asked}).json["scene"] is None
        assert stranger.get("/export/compare.svg", query_string=asked).status_code == 400


def test_what_is_erased_is_no_side_any_more(reading):
    """Nor is anything that was worked out of it kept."""
    a, b = load(reading, MARCH), load(reading, SEPTEMBER)
    assert ask(reading, a=f"mine:{a}", b=f"mine:{b}")["changed"]
    reading.post(f"/company/{b}/delete", json={})
    assert refused(ask(reading, a=f"mine:{a}", b=f"mine:{b}"))["message"] == str(NO_COMPANY)


def test_large_companies_wait_for_their_turn(real_loader, monkeypatch):
    """Where many are worked on already, a comparison and a fit are refused for a minute; small ones are not."""
    slots = JobSlots(0, 0, "Many large companies are worked on at the moment")
    own = replace(real_loader, work_slots=slots)
    visitor = create_app(Settings(), own).server.test_client()
    a, b = load(visitor, MARCH), load(visitor, SEPTEMBER)
    assert ask(visitor, a=f"mine:{a}", b=f"mine:{b}")["changed"]
    monkeypatch.setattr("orgview.server.limits.job_slots.LARGE", 100)
    for path in (f"/compare?a=mine:{b}&b=mine:{a}", f"/company/{a}/fit"):
        answer = visitor.get(path)
        assert (answer.status_code, answer.json["error"]["what"]) == (429, slots_text(slots))
    assert visitor.get("/compare?a=people_30&b=people_240000").json["changed"]


def slots_text(slots):
    """What is said where all of them are taken."""
    with pytest.raises(Busy) as refused, slots.slot(lambda: False):
        pass
    return str(refused.value)


def test_a_branch_of_a_typical_company_is_folded(client):
    """Its seat says so, what is below is not drawn, the query keeps it; a seat that there is not changes nothing."""
    first = ask(client, **SIDES, view="sides")
    told = ask(client, **SIDES, view="sides", openb="coo.nobody")
    assert [seat["id"] for seat in told["a"]["seats"]] == [seat["id"] for seat in first["a"]["seats"]]
    branches = {seat["id"]: seat["branch"] for seat in told["b"]["seats"]}
    assert branches["coo"] == "folded"
    assert len(branches) < len(first["b"]["seats"])
    assert told["b"]["query"] == f"{first['b']['query']}&open=coo"


def test_changes_are_listed_in_an_order_and_handed_out_as_they_are_listed(reading):
    """Sorted, searched and filtered at the server; the CSV file has the same rows; what is no column is refused."""
    a, b = load(reading, MARCH), load(reading, SEPTEMBER)
    sides = {"a": f"mine:{a}", "b": f"mine:{b}"}
    counts = {one["kind"]: one["count"] for one in ask(reading, **sides)["counts"]}

    def rows(kind="", **wish):
        answer = reading.post("/compare/rows", query_string={**sides, "kind": kind}, json={"end": 1000, **wish})
        assert answer.status_code == 200, answer.text
        return answer.json

    everything = rows()
    assert everything["total"] == everything["found"] == sum(counts.values())
    keys = [column["key"] for column in everything["columns"]]
    assert keys == ["change", "who", "id", "field", "before", "after", "remark"]
    assert {kind: rows(kind)["found"] for kind in counts} == counts
    wish = {"sorts": [{"column": "after", "descending": True}], "search": "person"}
    found = rows("moved", **wish)
    afters = [row[keys.index("after")] for row in found["rows"]]
    assert 0 < found["found"] <= counts["moved"]
    assert [text.casefold() for text in afters] == sorted((text.casefold() for text in afters), reverse=True)
    asked = {**sides, "kind": "moved", "ask": json.dumps(wish)}
    lines = list(
        csv.reader(reading.get("/compare/changes.csv", query_string=asked).data.decode("utf-8-sig").splitlines())
    )
    assert [line[1] for line in lines[1:]] == [way[1] for way in found["ways"]]
    card = reading.get("/scene", query_string={"difference": "1", **sides, "at": found["ways"][0][0]}).json["scene"]
    assert next(seat["status"] for seat in card["seats"] if seat["id"] == found["ways"][0][0]) == "moved"
    wrong = reading.post("/compare/rows", query_string=sides, json={"sorts": [{"column": "nope"}]})
    assert wrong.status_code == 400
    assert reading.post("/compare/rows", query_string={"a": "nope", "b": "people_30"}, json={}).status_code == 422


def test_counts_agree_in_side_by_side_overlay_and_list(reading):
    """Where everybody is drawn, the marks of each view are as many as are counted and listed."""
    heads = [f"{head},Head {head},Head,1" for head in range(2, 6)]
    people = [f"{10 * head + at},P{head}{at},Clerk,{head}" for head in range(2, 6) for at in range(6)]
    before = ["id,name,title,manager", "1,Top,CEO,", *heads, *people]
    after = [line for line in before if not line.startswith(("20,", "31,", "42,"))]
    for old, new in (
        ("22,P22,Clerk,2", "22,P22,Clerk,3"),
        ("33,P33,Clerk,3", "33,P33,Clerk,5"),
        ("44,P44,Clerk,4", "44,P44,Senior clerk,4"),
        ("50,P50,Clerk,5", "50,P50,Senior clerk,5"),
    ):
        after[after.index(old)] = new
    after += ["90,New,Clerk,2", "91,Newer,Clerk,4"]
    a, b = (
        reading.post(f"/upload?name={name}", data="\n".join(lines), content_type="application/octet-stream").json["id"]
        for name, lines in (("old.csv", before), ("new.csv", after))
    )
    sides = {"a": f"mine:{a}", "b": f"mine:{b}"}
    told = ask(reading, **sides, view="sides")
    counts = {one["kind"]: one["count"] for one in told["counts"]}
    counts.pop("filled", None)
    assert counts == {"added": 2, "removed": 3, "moved": 2, "retitled": 2}
    overlay = reading.get("/scene", query_string={"difference": "1", **sides}).json["scene"]["seats"]
    for kind, count in counts.items():
        marks = {name: sum(seat["status"] == kind for seat in told[name]["seats"]) for name in ("a", "b")}
        expected = {"a": 0 if kind == "added" else count, "b": 0 if kind == "removed" else count}
        assert marks == expected
        assert sum(seat["status"] == kind for seat in overlay) == count
        assert changes(reading, **sides, kind=kind)["total"] == count
        listed = reading.post("/compare/rows", query_string={**sides, "kind": kind}, json={"end": 10}).json
        assert listed["found"] == len(listed["rows"]) == count
