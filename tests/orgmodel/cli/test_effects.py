"""Options that change nothing: none is passed over in silence, and the list of what they change is the truth."""

import io
import re
import zipfile
from dataclasses import replace

import pytest

from orgmodel.cli.effects import OPTION_TO_ENDINGS
from orgmodel.cli.requests import request_of_typical
from orgmodel.cli.surround import surround_of
from orgmodel.export.files import FILES
from orgmodel.theme import THEMES
from orgmodel.typical.parameters import TypicalCompany

TABLE = "id,name,title,manager,salary,grade\n1,Ann,CEO,,9,Boss\n2,Bob,COO,1,8,COO\n3,Cy,Clerk,2,7,Clerk\nTotal,,,,24,\n"


@pytest.fixture
def table(tmp_path, monkeypatch):
    """A file of three people, with a total below, in the folder of the command."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "people.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("people --headcount 300 -o x.xlsx", "people writes CSV"),
        ("compare 30 300 --max-rows 9", "--max-rows says how a file is read"),
        ("export --headcount 30 -o x.svg --max-rows 9", "--max-rows says how a file is read"),
        ("batch --preset people_30 --into x --format svg --sheet One", "--sheet says how a file is read"),
        ("batch FILE --into x --format csv --everybody", "Give --preset"),
        ("fit FILE --role 1=coo --role 1=ceo", "--role says both 1=coo and 1=ceo"),
        ("read FILE --map name=name --map name=title", "--map says both name=name and name=title"),
    ],
)
def test_what_cannot_be_meant_is_refused(call, table, arguments, said):
    """Nothing is printed or written then."""
    code, out, err = call(*(str(table) if word == "FILE" else word for word in arguments.split()))
    assert (code, out) == (2, "")
    assert said in err
    assert list(table.parent.iterdir()) == [table]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("compare 30 300 --live", "--live changes nothing: it is about people who left, and 30 and 300 are typical"),
        ("compare 30 300 --theme dark", "--theme changes nothing in what is printed. It is for svg"),
        ("compare 30 300 -o x.csv --without legend", "--without legend changes nothing in csv"),
        ("export --headcount 30 -o x.csv --theme dark", "--theme changes nothing in csv"),
        ("export --headcount 30 -o csv:- --page A4", "--page changes nothing in csv. It is for pdf, pptx"),
        ("export --headcount 30 -o x.svg --pages by-manager", "--pages changes nothing in svg. It is for pdf or pptx"),
        ("export --headcount 30 -o x.svg --scale 2", "--scale changes nothing in svg. It is for png or webp"),
        ("export --headcount 30 -o x.json --layout down", "--layout changes nothing in json"),
        ("export --headcount 30 -o x.pdf --pages by-level --layout down", "--layout changes nothing on pages"),
        ("export --headcount 30 -o x.svg --levels 2 --alternatives", "--alternatives changes nothing"),
        ("batch --preset people_30 --into x --format csv --date May", "--date changes nothing in csv"),
        ("export --file FILE -o x.svg --alternatives", "--alternatives changes nothing"),
        ("fit FILE --theme dark", "--theme changes nothing in what is printed"),
        ("fit FILE --structure functional --divisions 5", "--divisions changes nothing at 3 people"),
    ],
)
def test_an_option_that_can_change_nothing_is_told(call, table, arguments, said):
    """On standard error; the command does what else it was asked for."""
    code, _out, err = call(*(str(table) if word == "FILE" else word for word in arguments.split()))
    assert code == 0
    assert said in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--headcount 30 --coos 2", "--coos changes nothing at 30 people. This company has no COO."),
        ("--headcount 300 --coo no --coos 2", "--coos changes nothing at 300 people. It needs --coo yes or auto."),
        ("--headcount 300 --coo no --coo-scope broad", "--coo-scope changes nothing at 300 people. It needs --coo yes"),
        ("--preset people_400 --divisions 5", "--divisions changes nothing at 400 people. It needs --structure"),
        ("--headcount 300 --matrix-solid unit", "--matrix-solid changes nothing at 300 people. It needs --structure"),
        ("--headcount 2 --coo yes", "--coo changes nothing at 2 people. A COO needs 3 people or more."),
        ("--headcount 30 --assistant-director", "--assistant-director changes nothing at 30 people. From"),
        ("--headcount 2 --structure matrix", "--structure changes nothing at 2 people. The chart is the same"),
        ("--headcount 2 --threshold director_ops.normal=50", "--threshold changes nothing at 2 people."),
        ("--headcount 3000 --structure divisional --divisions 4", ""),
        ("--headcount 3000 --coo yes --no-office --board", ""),
        ("--preset two_coos_60000 --coos 2", ""),
        ("--headcount 300 --importance high", ""),
    ],
)
def test_a_choice_without_effect_at_a_size_is_told(call, arguments, said):
    """The chain is printed all the same; what is so anyway is no choice without effect."""
    code, out, err = call("chain", *arguments.split())
    assert code == 0
    assert out.endswith("ceo\n")
    assert err.startswith(said) if said else err == ""


@pytest.mark.parametrize(
    ("options", "lost"),
    [
        (("--person-row", "99"), "row 99, to be a person: the file has no such row"),
        (("--person-row", "3"), "row 3, to be a person: it is one anyway"),
        (("--person-row", "5"), None),
        (("--live",), "live people only: the file says of nobody that they left"),
        (("--show", "name"), "name, to be shown: this column is not restricted"),
        (("--show", "salary"), None),
        (("--take-row", "99"), "row 99: not among the people that were read"),
        (("--header-row", "1", "--delimiter", ",", "--encoding", "utf-8"), None),
    ],
)
def test_a_choice_about_a_file_that_changed_nothing_is_told(call, table, tmp_path, options, lost):
    """By `read` in its answer, by the commands that make a file on standard error."""
    _code, out, _err = call("read", table, *options)
    code, _out, err = call("export", "--file", table, "-o", tmp_path / "x.csv", *options)
    assert code == 0
    if lost is None:
        assert "not taken" not in out + err
    else:
        assert f"\nChoices not taken\n  {lost}" in out
        assert f"people.csv: not taken: {lost}" in err


def test_a_format_without_cells_says_what_it_does_not_take(call, tmp_path):
    """JSON has no character between cells, and no row of headings."""
    file = tmp_path / "people.json"
    file.write_text('[{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bob", "manager": 1}]', encoding="utf-8")
    code, out, _err = call("read", file, "--delimiter", ";", "--header-row", "2", "--sheet", "One")
    assert code == 0
    for lost in (
        "sheet One: the file has no sheets",
        "delimiter ';': the file is JSON",
        "header row 2: the file is JSON",
    ):
        assert lost in out


def test_what_is_told_for_one_side_goes_before_what_is_told_for_both(call, table):
    """A column of both, and another one of B alone, are no contradiction."""
    both, of_b = ("--map", "title=grade"), ("--map-b", "title=title")
    code, out, _err = call("compare", table, table, *both, *of_b)
    assert code == 0
    assert "retitled (1)\n  1 Ann: Boss → CEO" in out


def _content(request, ending):
    """What a file says, without its date."""
    file = io.BytesIO()
    FILES[ending].write(request, file)
    if ending in ("xlsx", "pptx"):
        parts = zipfile.ZipFile(file)
        return {name: parts.read(name) for name in parts.namelist() if "docProps" not in name}
    return re.sub(rb"/(CreationDate|ModDate) \([^)]*\)|/ID *\[[^\]]*\]", b"", file.getvalue())


def test_each_option_changes_the_files_it_is_said_to_change_and_no_other(tmp_path):
    """Of the chart of a typical company with a line that could be another."""

    def asked(layout=None, *, alternatives=False):
        return request_of_typical(TypicalCompany(12), everybody=False, alternatives=alternatives, layout=layout)

    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
    plain = asked()
    with_option = {
        "--theme": replace(plain, theme=THEMES["dark"]),
        "--title": replace(plain, title="Another"),
        "--date": replace(plain, surround=surround_of([], "May 2026", None)),
        "--logo": replace(plain, surround=surround_of([], "", logo)),
        "--scale": replace(plain, scale=2),
        "--page": replace(plain, paper="A3"),
        "--pages": replace(plain, pages="by-level"),
        "--layout": asked("radial"),
        "--alternatives": asked(alternatives=True),
    }
    for part in ("title", "subtitle", "sources", "legend", "ground"):
        with_option[f"--without {part}"] = replace(plain, surround=surround_of([part], "", None))
    assert set(with_option) == set(OPTION_TO_ENDINGS)
    usual = {ending: _content(plain, ending) for ending in FILES}
    for flag, request in with_option.items():
        changed = {ending for ending in FILES if _content(request, ending) != usual[ending]}
        assert changed == set(OPTION_TO_ENDINGS[flag]), flag
