"""The command `fit`: readings of a file's titles beside the typical company, corrected and chosen by options."""

import json

import pytest

from tests.folders import DATA_FOLDER

SHOP = """id,name,title,manager
e1,Ada,Owner,
e2,Ben,Ops Mgr,e1
e3,Cy,Wizard,e2
e4,Di,Baker,e3
e5,Ed,Baker,e2
"""


@pytest.fixture
def shop(tmp_path):
    """A file of five people."""
    path = tmp_path / "shop.csv"
    path.write_text(SHOP, encoding="utf-8")
    return path


def test_json_of_a_file(call, shop):
    """Ids as in the file, one entry for each person."""
    code, out, err = call("fit", shop, "--json")
    record = json.loads(out)
    assert (code, err) == (0, "")
    assert (record["headcount"], record["band"], record["structure"]) == (5, "solo", "functional")
    assert [(seat["id"], seat["role"]) for seat in record["seats"]] == [
        ("e1", "ceo"),
        ("e2", "operations_officer"),
        ("e3", None),
        ("e4", "operative"),
        ("e5", "operative"),
    ]
    assert record["chain"] == ["operative", "operations_officer", "ceo"]
    assert record["typical_chain"] == ["operative", "ceo"]
    assert (record["missing"], record["doubled"], record["skipped"]) == ([], [], [])


def test_corrections_and_choices(call, shop):
    """A corrected person is a rung; the typical company is that of the options."""
    options = ["--role", "e3=ops_supervisor", "--headcount", "600", "--structure", "functional", "--json"]
    record = json.loads(call("fit", shop, *options)[1])
    assert record["chain"] == ["operative", "ops_supervisor", "operations_officer", "ceo"]
    assert record["seats"][2] == {
        "id": "e3",
        "title": "Wizard",
        "role": "ops_supervisor",
        "confidence": 1.0,
        "reason": "Corrected by hand.",
    }
    assert (record["headcount"], record["missing"]) == (600, ["director_ops", "coo"])
    assert json.loads(call("fit", shop, "--role", "e2=", "--json")[1])["seats"][1]["role"] is None


def test_text_of_a_file(call, shop):
    """The line, the typical line, and each reading with its reason."""
    code, out, _ = call("fit", shop)
    assert code == 0
    assert "Line     operative > operations_officer > ceo" in out
    assert "e2  Ops Mgr: operations_officer, 0.90. The title is this rung." in out


def test_options_of_reading(call, shop):
    """Columns can be chosen as for `read`."""
    record = json.loads(call("fit", shop, "--map", "title=name", "--json")[1])
    assert record["seats"][1]["title"] == "Ben"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--role", "e9=coo"], "--role names 'e9'"),
        (["--role", "e2=wizard"], "There is no role 'wizard'"),
        (["--role", "e2"], "has no = "),
        (["--structure", "round"], "Structure cannot be 'round'"),
        (["--headcount", "many"], "Headcount cannot be 'many'"),
        (["--headcount", "0"], "Headcount cannot be 0"),
    ],
)
def test_wrong_options_are_one_line(call, shop, options: list[str], message: str):
    """What is wrong and what there is."""
    code, out, err = call("fit", shop, *options)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_missing_file_is_one_line(call):
    """Named."""
    code, _, err = call("fit", DATA_FOLDER / "nobody.csv")
    assert code == 2
    assert "There is no file" in err


@pytest.mark.parametrize(
    ("ending", "start"), [("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF"), ("svg", b"<"), ("png", b"\x89PNG")]
)
def test_report_is_written(call, shop, tmp_path, ending: str, start: bytes):
    """One page in each format; a wrong ending is named before the file is read."""
    path = tmp_path / f"report.{ending}"
    code, out, _ = call("fit", shop, "-o", path)
    assert code == 0
    assert path.read_bytes().startswith(start)
    assert out == f"{path}: {path.stat().st_size:,} bytes\n"
    code, _, err = call("fit", shop, "-o", tmp_path / "report.doc")
    assert code == 2
    assert ".html, .pdf" in err
