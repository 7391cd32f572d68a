"""The command `export`: every format by its ending, the whole of a file, branches, several files."""

import csv
import io
import json
import re
import sys

import pypdf
import pytest
from PIL import Image

from orgmodel.cli.main import run
from orgmodel.export.files import FILES
from orgmodel.export.left_out import note_on_left_out
from orgmodel.export.request import Request
from tests.folders import DATA_FOLDER
from tests.orgmodel.export.material import company_of

pytestmark = pytest.mark.usefixtures("read_once")

HOME_OFFICE = str(DATA_FOLDER / "uk-organograms" / "home-office-2014-09.csv")
ORACLE = str(DATA_FOLDER / "oracle-hr" / "employees.csv")


@pytest.fixture
def call(capfdbinary):
    """Run arguments; exit code, standard output, standard error."""

    def _call(*arguments: str) -> tuple[int, bytes, str]:
        with pytest.raises(SystemExit) as stopped:
            run(["export", *arguments])
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        return stopped.value.code, captured.out, captured.err.decode()

    return _call


# What is told when the work takes more than a second.
PROGRESS = re.compile(r".*: writing [\d,]+ seats|[\d,]+ of [\d,]+")


@pytest.mark.parametrize("ending", FILES)
def test_each_format_is_chosen_by_the_ending(call, tmp_path, ending):
    """A file that is not empty, and one line that says what is in it; another says which columns are not, or unseen."""
    path = tmp_path / f"company.{ending}"
    code, out, err = call("--file", ORACLE, "-o", str(path))
    assert code == 0
    told = [line for line in err.splitlines() if not PROGRESS.fullmatch(line)]
    note = note_on_left_out(Request(company_of("oracle-hr/employees.csv")), ending)
    assert told == ([f"{path}: {note}"] if note else [])
    assert path.stat().st_size > 1_000
    assert b"107 seats" in out


def test_a_file_is_exported_whole(call, tmp_path):
    """330 people on the picture, more than the page draws at once."""
    path = tmp_path / "whole.svg"
    assert call("--file", HOME_OFFICE, "-o", str(path), "--layout", "down")[0] == 0
    assert path.read_text(encoding="utf-8").count("font-weight='600'") >= 330


def test_a_branch_is_named_by_its_top(call, tmp_path):
    """The title says whose branch it is, and the subtitle how much of the company."""
    path = tmp_path / "branch.svg"
    code, out, _ = call("--file", ORACLE, "--focus", "Neena Yang", "-o", str(path))
    assert code == 0
    text = path.read_text(encoding="utf-8")
    assert "Neena Yang and reports: employees" in text
    assert b" of 107 seats" in out
    assert " of 107 seats. " in text


def test_several_outputs_and_standard_output(call, tmp_path):
    """One reading, several files; FORMAT:- writes the bytes and nothing else."""
    names = [str(tmp_path / name) for name in ("a.json", "b.csv", "c.d3.csv")]
    assert call("--preset", "people_400", *(part for name in names for part in ("-o", name)))[0] == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["format"] == "reportline-company"
    rows = list(csv.DictReader(io.StringIO((tmp_path / "c.d3.csv").read_text(encoding="utf-8"))))
    assert sum(not row["parentId"] for row in rows) == 1
    code, out, _ = call("--headcount", "500", "--everybody", "-o", "csv:-")
    assert code == 0
    assert len(list(csv.reader(io.StringIO(out.decode("utf-8-sig"))))) == 501


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "x.svg"], "--preset NAME, --headcount PEOPLE or --file FILE"),
        (["--preset", "people_6", "--file", ORACLE, "-o", "x.svg"], "--preset NAME, --headcount PEOPLE or --file FILE"),
        (["--preset", "people_6", "-o", "x.doc"], ".visio.csv"),
        (["--preset", "people_6", "-o", "x.svg", "--theme", "blue"], "light"),
        (["--preset", "people_6", "-o", "x.svg", "--layout", "spiral"], "packed"),
        (["--preset", "people_6", "-o", "x.pdf", "--pages", "by-mood"], "by-department"),
        (["--file", ORACLE, "--focus", "Nobody", "-o", "x.svg"], "Nobody"),
        (["--file", "missing.csv", "-o", "x.svg"], "missing.csv"),
        # Before a company is read.
        (["--file", "missing.csv", "-o", "x.svg", "--layout", "spiral"], "packed"),
        (["--file", "missing.csv", "-o", "x.pdf", "--pages", "by-mood"], "by-department"),
        (["--file", "missing.csv", "-o", "x.pdf", "--page", "A9"], "Letter"),
        (["--file", "missing.csv", "-o", "/no/such/folder/x.svg"], "No such file"),
        (["--preset", "people_6", "-o", "/no/such/folder/x.svg"], "No such file"),
    ],
)
def test_what_cannot_be_is_refused_with_the_way_out(call, arguments, said):
    """Exit code 2, one line, what there is instead."""
    code, _, err = call(*arguments)
    assert code == 2
    assert said in err


STARTS = {
    "svg": b"<svg",
    "pdf": b"%PDF",
    "csv": b"\xef\xbb\xbf",
    "json": b"{",
    "html": b"<!doc",
    "pptx": b"PK",
    "webp": b"RIFF",
}


@pytest.mark.parametrize("ending", STARTS)
def test_any_format_goes_to_standard_output(call, ending):
    """The file and nothing else; what is told stands on standard error."""
    code, out, err = call("--file", ORACLE, "--format", ending, "-o", "-")
    assert code == 0
    assert out.startswith(STARTS[ending])
    assert "bytes" not in err


def test_a_file_beside_standard_output_is_told_on_standard_error(call, tmp_path):
    """What is piped stays whole."""
    code, out, err = call("--file", ORACLE, "-o", str(tmp_path / "a.csv"), "-o", "json:-")
    assert code == 0
    assert json.loads(out)["format"] == "reportline-company"
    assert "a.csv" in err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["-o", "-"], "--format"),
        (["-o", "-", "--format", "doc"], "svg"),
        (["-o", "svg:-", "-o", "csv:-"], "twice"),
        (["-o", "doc:-"], "FORMAT:-"),
        (["-o", "a.pdf", "--page", "A4"], "by-manager"),
        (["-o", "a.pdf", "--page", "A9"], "A4"),
    ],
    ids=str,
)
def test_what_cannot_be_written_is_refused_with_the_way(call, options, words, tmp_path, monkeypatch):
    """No file is left."""
    monkeypatch.chdir(tmp_path)
    code, out, err = call("--file", HOME_OFFICE, *options)
    assert (code, out) == (2, b"")
    assert words in err
    assert list(tmp_path.iterdir()) == []


def test_a_whole_chart_stands_on_one_page_of_a_size(call, tmp_path):
    """The size that was asked for, all names, no text under six points."""
    path = tmp_path / "a.pdf"
    assert call("--file", ORACLE, "-o", str(path), "--page", "A2")[0] == 0
    reader = pypdf.PdfReader(path)
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (1684, 1191)
    assert "Neena Yang" in reader.pages[0].extract_text()


def test_a_webp_has_the_pixels_of_the_png(call, tmp_path):
    """Without loss."""
    for name in ("a.png", "a.webp"):
        assert call("--file", ORACLE, "--focus", "Neena Yang", "-o", str(tmp_path / name))[0] == 0
    with Image.open(tmp_path / "a.png") as png, Image.open(tmp_path / "a.webp") as webp:
        assert png.convert("RGB").tobytes() == webp.convert("RGB").tobytes()
    assert (tmp_path / "a.webp").stat().st_size < (tmp_path / "a.png").stat().st_size


def test_parts_round_a_chart_are_left_out(call, tmp_path):
    """Title, subtitle, sources and legend, each alone; a date stands behind the sources."""
    words = {"title": ">Who reports to whom", "sources": "Each line has its reason", "legend": ">Reporting line<"}
    whole = tmp_path / "whole.svg"
    assert call("--preset", "people_80", "-o", str(whole), "--date", "1 May 2026")[0] == 0
    told = whole.read_text("utf-8")
    assert "1 May 2026" in told
    for part, text in words.items():
        bare = tmp_path / f"{part}.svg"
        assert call("--preset", "people_80", "-o", str(bare), "--without", part)[0] == 0
        assert told.count(text) > bare.read_text("utf-8").count(text)
    code, _, errors = call("--preset", "people_80", "-o", str(whole), "--without", "frame")
    assert code == 2
    assert "title, subtitle, sources, legend, ground" in " ".join(errors.split())


def test_a_file_for_each_manager_is_in_one_zip(call, tmp_path):
    """Its format is named, and whose files they are."""
    import zipfile

    path = tmp_path / "branches.zip"
    assert call("--file", ORACLE, "--each", "manager", "--format", "csv", "-o", str(path))[0] == 0
    with zipfile.ZipFile(path) as archive:
        assert len(archive.namelist()) == 18
    code, _, errors = call("--file", ORACLE, "--each", "team", "--format", "csv", "-o", str(path))
    assert code == 2
    assert "manager or department" in errors
