"""One company of five people, told in every way that is read: the lines are the same each time."""

from pathlib import Path

import pytest

from orgmodel.errors import BadFile
from orgmodel.reading.formats.registry import KINDS
from tests.orgmodel.reading.formats.five_people import LINES, TITLES, lines, read_text, summary, titles

FOLDER = Path(__file__).parent / "files"
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_everybody_reports_to_whom_the_file_says(path, tmp_path):
    """Content alone tells the format: the name has no ending here."""
    reading = read_text(tmp_path, path.read_bytes())
    read = {name.replace("_", " "): boss.replace("_", " ") for name, boss in lines(reading).items()}
    assert read == LINES
    # What is no plain table says what it was taken for, and how many people it found.
    if reading.table.origin.kind in KINDS:
        assert summary(reading).startswith(KINDS[reading.table.origin.kind].name)


@pytest.mark.parametrize(
    "name",
    [
        "outlines/titles_comma.txt", "outlines/titles_dash.txt", "outlines/titles_first.txt",
        "outlines/titles_in_brackets.txt",
        "outlines/bullets_titles_colon.txt", "outlines/markdown_bold.md", "drawings/dot.dot", "drawings/dot_html.dot",
        "drawings/mermaid2.mmd", "drawings/plantuml2.puml", "drawings/plantwbs_ml.puml", "structures/names_attr.json",
        "shapes/levelcols_title.csv", "shapes/indented_cells.csv", "pasted/powershell.txt",
        "outlines/titles_below_tabs.txt", "outlines/titles_above.txt", "outlines/titles_below_bullets.md",
        "outlines/titles_in_several_ways.md", "outlines/introductions.txt", "outlines/levels_said.txt",
        "outlines/below_heading.txt", "outlines/titles_aligned.txt", "drawings/mermaid_pictures.mmd",
        "structures/highcharts.json", "structures/orgchart_js.json", "structures/data_source.json",
        "structures/people.toml", "structures/lists_of_people.json", "structures/head_with_departments.json",
        "shapes/stairs_titles.csv", "shapes/stairs_titles_headings.csv", "shapes/stairs_titles_before.csv",
        "shapes/levelcols_nohead_titles.csv", "shapes/stairs_labels.csv", "shapes/path_labels.csv",
        "outlines/titles_leaders.txt", "outlines/titles_below_runs.txt", "outlines/markdown_page.md",
        "outlines/in_a_mail.txt", "outlines/titles_wiki.txt", "outlines/titles_stars_on_a_page.txt",
        "outlines/titles_in_a_chat.txt",
        "structures/vis_lines.json", "structures/echarts.json",
        "outlines/wide_brackets.txt", "outlines/head_without_number.txt", "structures/deep_below_one.json",
        "structures/names_below_company.yaml", "structures/names_as_tables.toml", "structures/gojs_ends.json",
        "structures/names_japanese.yaml", "structures/names_korean.yaml", "drawings/plantuml_bodies.puml",
        "pasted/sqlite_lines.txt", "pasted/mentions.md", "shapes/hierarchyid_root.csv",
        "structures/linked_records.json", "structures/directory.json",
    ],
)  # fmt: skip
def test_titles_are_told_from_names(name, tmp_path):
    """In whatever way the file parts them."""
    assert titles(read_text(tmp_path, (FOLDER / name).read_bytes())) == TITLES


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "drawings/mermaid.mmd",
            "a Mermaid flowchart: 5 boxes, 4 arrows; an arrow goes from the manager to the report",
        ),
        ("drawings/mermaid_bt.mmd", "an arrow goes from the report to the manager"),
        (
            "drawings/dot_up.dot",
            "a DOT (Graphviz) drawing: 5 boxes, 4 arrows; an arrow goes from the report to the manager",
        ),
        ("outlines/tabs.txt", "an outline: 5 lines on 3 levels; who stands deeper reports to the one above"),
        ("structures/teams.json", "teams: 2 teams with 5 people; members report to the lead of their team"),
        ("shapes/wbs.csv", "'WBS' tells the place of each row, on 3 levels"),
        ("pasted/psql.txt", "a table as a terminal or a page shows it: 5 rows, 3 columns"),
    ],
)
def test_a_finding_says_what_was_read(name, words, tmp_path):
    """And which way the lines go."""
    assert words in summary(read_text(tmp_path, (FOLDER / name).read_bytes()))


def test_every_format_of_the_list_has_a_file():
    """Three at least of each that is told by its lines, one of each that is told by a mark."""
    kinds = [_kind(path) for path in FILES]
    assert set(KINDS) <= set(kinds)
    assert all(
        kinds.count(kind) >= 3 for kind in ("outline", "lines", "pasted", "pasted-records", "dot", "mermaid", "vcard")
    )


def _kind(path: Path) -> str:
    from orgmodel.reading.formats.recognition.sniff import kind_of

    return kind_of(path)


UNITS = {"Ann Berg": "Executive", "Bo Cole": "Engineering", "Cy Dorn": "Engineering", "Di East": "Finance"}
UNITED = [("Ann Berg", "CEO", 0), ("Bo Cole", "CTO", 1), ("Cy Dorn", "Developer", 2), ("Di East", "CFO", 1)]


@pytest.mark.parametrize(
    "form",
    [
        "{0}, {1} ({2})",
        "{0} - {1} - {2}",
        "{0} | {1} | {2}",
        "{0}, {1}, {2}",
        "{1}: {0} ({2})",
        "{0} ({2})",
        "{0} / {2}",
    ],
)
def test_departments_in_lines_of_outlines(form, tmp_path):
    """A part that is a unit in most lines is the department, behind a title or where it would stand."""
    reading = read_text(
        tmp_path,
        "".join("  " * level + form.format(name, title, UNITS[name]) + "\n" for name, title, level in UNITED),
    )
    org = reading.org
    assert dict(zip(org.texts("name", range(4)), org.texts("department", range(4)), strict=True)) == UNITS
    assert org.tree.parent.tolist() == [-1, 0, 1, 0]
    if "{1}" in form:
        assert list(org.texts("title", range(4))) == [title for _, title, _ in UNITED]


def test_a_tree_of_latex_that_is_cut_off_is_refused(tmp_path):
    """Its brackets do not close."""
    with pytest.raises(BadFile, match="cut off"):
        read_text(tmp_path, "\\begin{forest}\n[Ann [Bo]\n")
