"""The command `compare`: what it takes, and what it prints."""

import csv
import json

import pytest
from python_calamine import CalamineWorkbook

from orgmodel.cli.main import run
from orgmodel.difference.difference import KINDS
from tests.folders import DATA_FOLDER

MARCH, SEPTEMBER = (DATA_FOLDER / f"uk-organograms/cabinet-office-2015-{month}.csv" for month in ("03", "09"))


def output(capsys, *arguments):
    """Exit code, standard output and error."""
    with pytest.raises(SystemExit) as left:
        run(["compare", *map(str, arguments)])
    return left.value.code, *capsys.readouterr()


def test_two_files_as_json(capsys):
    """Joined by id: counts, the share of each side, and one object for each change."""
    code, out, _ = output(capsys, MARCH, SEPTEMBER, "--live", "--json")
    found = json.loads(out)
    assert (code, found["join"]) == (0, "id")
    assert found["matched"] == {
        "a": {"matched": 191, "people": 252, "share": 0.7579},
        "b": {"matched": 191, "people": 221, "share": 0.8643},
    }
    assert {kind: found["counts"][kind] for kind in ("removed", "added", "moved")} == {
        "removed": 61, "added": 30, "moved": 61,
    }  # fmt: skip
    kinds = [change["kind"] for change in found["changes"]]
    assert {kind: kinds.count(kind) for kind in KINDS} == {kind: found["counts"][kind] for kind in KINDS}
    assert all({"kind", "id", "name", "before", "after"} <= change.keys() for change in found["changes"])
    assert found["summary"][1] == "61 people are gone, 30 are new."


def test_nothing_differs_in_one_file(capsys):
    """A file and itself: no change, told in a sentence."""
    code, out, _ = output(capsys, MARCH, MARCH)
    assert code == 0
    assert "Nothing differs" in out
    assert json.loads(output(capsys, MARCH, MARCH, "--json")[1])["changes"] == []


def test_two_headcounts_are_joined_by_role(capsys):
    """What appears, whom it pushes down, and which seat becomes several."""
    found = json.loads(output(capsys, "30", "3,000", "--json")[1])
    by_kind = {}
    for change in found["changes"]:
        by_kind.setdefault(change["kind"], {})[change["id"]] = (change["before"], change["after"])
    assert found["join"] == "role"
    assert {"coo", "director_ops", "vp_ops"} <= by_kind["added"].keys()
    assert "removed" not in by_kind
    assert by_kind["moved"]["operations_officer"] == ("ceo", "director_ops")
    assert by_kind["down"]["operations_officer"] == ("level 2", "level 5")
    assert by_kind["split"]["operations_officer"] == ("1 seat", "38 seats")
    back = json.loads(output(capsys, "people_3000", "people_30", "--json")[1])["counts"]
    assert (back["removed"], back["up"], back["merged"]) == tuple(
        found["counts"][kind] for kind in ("added", "down", "split")
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("30", "nowhere.csv"), "There is no file, preset or headcount 'nowhere.csv'"),
        (("30", "400", "--join", "phone"), "one of auto, id, email, name, role"),
        (("30", "400", "--snapshot-b", "May"), "400 is a typical company: only files have columns, rows and snapshots"),
        (("30", "400", "--map", "id=Nr"), "--map says how a file is read, and 30 and 400 are typical companies"),
        ((MARCH, SEPTEMBER, "--map-b", "id=Nr"), "B, cabinet-office-2015-09.csv: There is no column 'Nr'"),
        ((MARCH, "400", "--snapshot-a", "May"), "There is no snapshot 'May'"),
        (("30", "400", "--join", "email"), "has no column of e-mail addresses"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_told(capsys, arguments, message):
    """One line on standard error and exit code 2."""
    code, _, err = output(capsys, *arguments)
    assert code == 2
    assert message in err


def test_changes_are_written_as_files(capsys, tmp_path):
    """A row for each change in CSV and XLSX, the same object as printed in JSON."""
    paths = [tmp_path / f"changes.{ending}" for ending in ("csv", "xlsx", "json")]
    code, out, err = output(capsys, MARCH, SEPTEMBER, "--live", "--json", *(f"-o{path}" for path in paths))
    found = json.loads(out)
    assert code == 0
    assert [line.split(":")[0] for line in err.splitlines()] == [str(path) for path in paths]
    with paths[0].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Change"] for row in rows] == [change["kind"] for change in found["changes"]]
    assert [row["Id"] for row in rows] == [change["id"] for change in found["changes"]]
    book = CalamineWorkbook.from_path(paths[1])
    assert book.get_sheet_by_name("Changes").to_python()[0][:3] == ["Change", "Id", "Name"]
    assert len(book.get_sheet_by_name("Changes").to_python()) == len(rows) + 1
    assert ["Changes", "61 people are gone, 30 are new."] in book.get_sheet_by_name("Summary").to_python()
    assert json.loads(paths[2].read_text(encoding="utf-8")) == found


def test_a_file_of_another_kind_is_refused(capsys, tmp_path):
    """Before anything is read, with the endings there are."""
    code, _, err = output(capsys, "nowhere.csv", "30", "-o", tmp_path / "changes.doc")
    assert code == 2
    assert ".csv, .xlsx, .json, .svg, .png, .webp, .pdf" in err


def stacked(folder):
    """A file of two states: somebody left and somebody came, one moved, one has another title."""
    lines = ["id,name,title,manager_id,snapshot_date"]
    for date in ("2015-03-01", "2015-09-01"):
        is_later = date == "2015-09-01"
        for number in range(1, 21):
            title = "Head" if is_later and number == 5 else "Clerk"
            manager = "" if number == 1 else "2" if is_later and number == 9 else "1"
            if not (is_later and number == 20):
                lines.append(f"{number},Name{number} Last{number},{title},{manager},{date}")
    path = folder / "states.csv"
    path.write_text("\n".join([*lines, "30,New Guy,Cook,1,2015-09-01"]), encoding="utf-8")
    return path


def test_two_snapshots_of_one_file(capsys, tmp_path):
    """Each side takes its own state; one that there is not is refused with those there are."""
    path = stacked(tmp_path)
    _, out, _ = output(capsys, path, path, "--snapshot-a", "2015-03-01", "--snapshot-b", "2015-09-01", "--json")
    counts = {kind: count for kind, count in json.loads(out)["counts"].items() if count}
    assert counts == {"added": 1, "removed": 1, "moved": 1, "retitled": 1, "same": 17}
    assert "2015-03-01, 2015-09-01" in output(capsys, path, path, "--snapshot-b", "2016")[2]


def test_each_file_is_read_by_options_of_its_own(capsys, tmp_path):
    """Headings and delimiters that differ: what is told for one side goes before what is told for both."""
    before, after = tmp_path / "before.csv", tmp_path / "after.csv"
    before.write_text(
        "k;wer;was;chef\n1;Ada Berg;Leiterin;\n2;Bo Cole;Monteur;1\n3;Cy Dorn;Monteur;1", encoding="utf-8"
    )
    after.write_text("k|wer|job|boss\n1|Ada Berg|Head|\n2|Bo Cole|Fitter|1\n3|Cy Dorn|Fitter|2", encoding="utf-8")
    both = ("--map", "id=k", "--map", "name=wer", "--map", "title=was", "--map", "manager=chef", "--delimiter", ";")
    of_b = ("--map-b", "title=job", "--map-b", "manager=boss", "--delimiter-b", "|")
    found = json.loads(output(capsys, before, after, *both, *of_b, "--json")[1])
    assert (found["counts"]["moved"], found["counts"]["retitled"], found["matched"]["b"]["share"]) == (1, 3, 1.0)
    assert [(one["id"], one["before"], one["after"]) for one in found["changes"][:1]] == [("3", "1", "2")]


def test_a_file_beside_a_typical_company_is_joined_by_role(capsys):
    """Titles of the file are read as roles; heads of functions by their function."""
    found = json.loads(output(capsys, "107", DATA_FOLDER / "northwind/Employees.csv", "--json")[1])
    assert found["join"] == "role"
    assert {"sales_head"} <= {change["id"] for change in found["changes"]}


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_a_picture_of_both_is_written(capsys, tmp_path, ending):
    """One drawing of both companies, in each format and theme."""
    path = tmp_path / f"both.{ending}"
    code, out, _ = output(capsys, "30", "150", "-o", path, "--theme", "dark")
    assert (code, out) == (0, "")
    assert path.read_bytes()[:5] in (b"<svg ", b"\x89PNG\r", b"%PDF-", b"<?xml")
