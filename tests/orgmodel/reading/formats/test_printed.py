"""Tables that were printed or marked up, and lists of edges: everybody is there once, with manager and title."""

import pytest

from orgmodel.reading.formats.recognition.sniff import kind_of
from tests.orgmodel.reading.formats.five_people import lines, read_text, titles
from tests.orgmodel.reading.formats.nine_people import BOSS, ID, LINES, NAMES, TITLE, depth, each, reports

_HEAD = ["id", "full_name", "job_title", "manager_id"]
_ROWS = [[ID[name], name, TITLE[name], ID[BOSS[name]] if BOSS[name] else ""] for name in NAMES]
_WIDTHS = [max(map(len, column)) for column in zip(_HEAD, *_ROWS, strict=True)]


def _columns(rows, sides, between=" ", nothing="NA"):
    return "\n".join(
        between.join(
            f"{cell or nothing:{side}{width}}" for cell, side, width in zip(row, sides, _WIDTHS, strict=True)
        ).rstrip()
        for row in rows
    )


def _numbered(rows, sides, nothing):
    body = _columns([_HEAD, *rows], sides, nothing=nothing).split("\n")
    return "\n".join(f"{number or '':<2} {line}" for number, line in enumerate(body))


def _polars():
    row = "│ " + " ┆ ".join(f"{{:{width}}}" for width in _WIDTHS) + " │"
    rule = "╞" + "╪".join("═" * (width + 2) for width in _WIDTHS) + "╡"
    body = [row.format(*(cell or "null" for cell in cells)) for cells in _ROWS]
    kinds = [row.format(*_HEAD), row.format(*["---"] * 4), row.format("i64", "str", "str", "i64")]
    return "\n".join(["shape: (9, 4)", rule.translate(str.maketrans("╞═╪╡", "┌─┬┐")), *kinds, rule, *body])


def _tibble():
    kinds = ["<dbl>", "<chr>", "<chr>", "<dbl>"]
    lines_of = _numbered([kinds, *_ROWS], "><<>", "NA").split("\n")
    # The types have no number.
    lines_of[1] = "  " + lines_of[1][2:]
    return "# A tibble: 9 × 4\n" + "\n".join(lines_of)


PRINTED = {
    "pandas, columns run together": _columns([_HEAD, *_ROWS], ">>>>", nothing="NaN"),
    "R": _numbered(_ROWS, ">>>>", "NA"),
    "tibble": _tibble(),
    "polars": _polars(),
    "LaTeX": "\\begin{tabular}{llll}\n\\toprule\nid & full\\_name & job\\_title & manager\\_id \\\\ \\midrule\n"
    + "".join(f"{' & '.join(row)} \\\\\n" for row in _ROWS)
    + "\\bottomrule\n\\end{tabular}\n",
    "LaTeX, rows over lines": "\\begin{longtable}{l|l|l|l}\n\\textbf{ID} & Name & Title & Manager ID \\\\\n\\hline\n"
    + "".join("{} &\n\\textit{{{}}} & {} & {} \\\\ \\hline\n".format(*row) for row in _ROWS)
    + "\\end{longtable}\n",
    "AsciiDoc": "|===\n|" + " |".join(_HEAD) + "\n\n" + "\n".join("|" + " |".join(row) for row in _ROWS) + "\n|===\n",
    "AsciiDoc, a cell a line": '[%header,cols="1,2,2,1"]\n|===\n|'
    + " |".join(_HEAD)
    + "\n\n"
    + "\n\n".join("\n".join(f"|{cell}" for cell in row) for row in _ROWS)
    + "\n|===\n",
    "MediaWiki": '{| class="wikitable"\n|-\n! '
    + " !! ".join(_HEAD)
    + "\n"
    + "".join(f"|-\n| {' || '.join(row)}\n" for row in _ROWS)
    + "|}\n",
    "list of reStructuredText": ".. list-table:: People\n   :header-rows: 1\n\n"
    + "".join(
        "".join(f"   {'-' if place else '*'} - {cell}\n".replace("   - -", "     -") for place, cell in enumerate(row))
        for row in [_HEAD, *_ROWS]
    ),
}
_ONE = {name: name.replace(" ", "_") for name in NAMES}
EDGES = {
    "dictionaries": "\n".join(f"{_ONE[above]} {_ONE[below]} {{'weight': 1}}" for above, below in LINES),
    "empty dictionaries": "\n".join(f"{_ONE[below]} {_ONE[above]} {{}}" for above, below in LINES),
    "JSON": "\n".join(f'{_ONE[above]},{_ONE[below]},{{"weight": 1.0, "kind": "solid"}}' for above, below in LINES),
    "no line of no weight": "\n".join(f"{_ONE[above]} {_ONE[below]} {{'weight': 1}}" for above, below in LINES)
    + f"\n{_ONE['Ida Stern']} {_ONE['Jon Falk']} {{'weight': 0}}",
    "neighbours": "#write.py\n# GMT Fri Nov 27 10:00:00 2026\n#\n"
    + each(lambda name: " ".join(map(_ONE.get, [name, *reports(name)]))),
    "D2": "direction: down\n" + "\n".join(f"{above} -> {below}" for above, below in LINES),
    "D2, labels": each(lambda name: f"p{ID[name]}: {name} {{\n  shape: person\n}}")
    + "\n".join(["", *(f"p{ID[below]} -> p{ID[above]}: reports to" for above, below in LINES)]),
}


@pytest.mark.parametrize("name", PRINTED)
def test_a_printed_table_is_read(tmp_path, name):
    """Rules, types of columns and row numbers are nobody."""
    reading = read_text(tmp_path, PRINTED[name])
    assert lines(reading) == BOSS
    assert titles(reading) == TITLE


def test_signs_of_two_places_stand_below_their_headings(tmp_path):
    """As terminals show them."""
    text = "姓名    职位      上级\n------  --------  ------\n王伟    总经理\n"
    text += "李芳    财务总监  王伟\n张娜    会计      李芳\n"
    reading = read_text(tmp_path, text)
    assert lines(reading) == {"王伟": "", "李芳": "王伟", "张娜": "李芳"}
    assert titles(reading)["张娜"] == "会计"


@pytest.mark.parametrize("name", EDGES)
def test_a_list_of_edges_is_read(tmp_path, name):
    """Names of networkx have no blanks."""
    read = lines(read_text(tmp_path, EDGES[name]))
    assert {key.replace("_", " "): value.replace("_", " ") for key, value in read.items()} == BOSS


def test_keywords_of_org_are_no_people(tmp_path):
    """The title of a text in Org stands before its outline."""
    text = "#+TITLE: People\n#+DATE: today\n" + each(lambda name: f"{'*' * (1 + depth(name))} {name}")
    assert lines(read_text(tmp_path, text)) == BOSS


@pytest.mark.parametrize(
    "text",
    [
        "name title\nAnn CEO of the company\nBo x\nCy y\n",
        "Full Name    Job Title    Manager\nAnn Berg     CEO\nBo Cole      CTO          Ann Berg\n",
        "a -> b;\nb -> c;\n",
    ],
)
def test_other_texts_are_no_frames_and_no_d2(tmp_path, text):
    """Words that do not stand below the headings, headings of two words, statements of another language."""
    path = tmp_path / "file"
    path.write_text(text)
    assert kind_of(path) not in {"pasted-frame", "d2", "edge-list"}


def test_nobody_is_lost_below_a_long_frame(tmp_path):
    """Words of a person below more rows than are looked at for the columns: they are told, and all others are read."""
    rows = [[str(number), f"Person {number:04}", "Clerk", "1"] for number in range(1, 1000)]
    widths = [4, 12, 9, 10]
    printed = [[*_HEAD], *rows]
    text = "\n".join(" ".join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)) for row in printed)
    remarks = [f"and so on, as was said in the meeting of last week, item {number}" for number in range(60)]
    reading = read_text(tmp_path, text + "\n" + "\n".join(remarks))
    assert reading.org.people == len(rows)
    (unread,) = (one for one in reading.findings if one.code == "ORG129")
    assert unread.count == len(remarks)


_TWICE = {
    "LaTeX": ("\\begin{{tabular}}{{ll}}\n{}\\end{{tabular}}\n", "{} & {} & {} & {} \\\\\n"),
    "AsciiDoc": ("|===\n{}|===\n", "|{}|{}|{}|{}\n"),
    "MediaWiki": ("{{|\n{}|}}\n", "|-\n| {} || {} || {} || {}\n"),
    "list of reStructuredText": (".. list-table::\n\n{}\nText.\n\n", "   * - {}\n     - {}\n     - {}\n     - {}\n"),
}


@pytest.mark.parametrize("name", _TWICE)
def test_a_table_in_parts_is_one_and_other_tables_are_told(tmp_path, name):
    """Each part below the same headings; the table of something else is no person's, and said."""
    whole, row = _TWICE[name]
    parts = [[_HEAD, *_ROWS[:5]], [_HEAD, *_ROWS[5:]], [["A", "B", "C", "D"], ["w", "x", "y", "z"]]]
    reading = read_text(
        tmp_path, "\n".join(whole.format("".join(row.format(*cells) for cells in each)) for each in parts)
    )
    assert lines(reading) == BOSS
    (told,) = (one for one in reading.findings if one.code == "ORG129")
    assert told.count == 2


def test_rows_of_other_widths_are_told(tmp_path):
    """What stands beyond the headings is kept."""
    rows = ["|".join(["", *row]) for row in [_HEAD, *_ROWS]]
    rows[2] += "|more"
    text = '[cols="4*"]\n|===\n' + "\n".join(rows) + "\n|===\n"
    wiki = "{|\n" + "".join("|-\n| " + " || ".join(row.split("|")[1:]) + "\n" for row in rows) + "|}\n"
    reading = read_text(tmp_path, wiki)
    assert lines(reading) == BOSS
    assert {one.code: one.rows.tolist() for one in reading.findings if one.code == "ORG101"} == {"ORG101": [7]}
    assert "more" in reading.org.cells["Extra cells"].to_pylist()
    assert "ORG102" in {one.code for one in read_text(tmp_path, text).findings}


@pytest.mark.parametrize("name", _TWICE)
def test_a_cell_over_many_lines_is_read_in_one_go(tmp_path, name):
    """A hundred thousand lines that end no row."""
    whole, row = _TWICE[name]
    text = whole.format(row.format(*_HEAD) + row.format(*_ROWS[0]) + "   more words\n" * 100_000)
    assert read_text(tmp_path, text).org.people == 1
