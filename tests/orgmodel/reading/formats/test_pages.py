"""Web pages: charts drawn with tables, tables that go on with each other, what the clipboard gives, what is hidden."""

import pytest

from orgmodel.errors import BadFile
from tests.orgmodel.reading.formats.five_people import LINES, TITLES, lines, read_text, summary, titles

UNDER = {boss: [name for name, above in LINES.items() if above == boss] for boss in LINES}


def _page(body):
    return f"<!DOCTYPE html><html><head><title>Staff</title></head><body>{body}</body></html>"


def _table(people, *, boss=True):
    rows = "".join(
        f"<tr><td>{name}</td><td>{TITLES[name]}</td>{f'<td>{LINES[name]}</td>' if boss else ''}</tr>" for name in people
    )
    return f"<table><tr><th>Name</th><th>Job title</th><th>Manager</th></tr>{rows}</table>"


def _boxes(name):
    """The chart of jOrgChart and OrgChart: a table in a cell for each report."""
    reports = "".join(f"<td colspan=2>{_boxes(each)}</td>" for each in UNDER[name])
    lines_between = "<tr><td class=line>&nbsp;</td><td></td></tr>" if reports else ""
    return (
        f"<table><tr><td colspan=4><div class=node><div>{name}</div><div>{TITLES[name]}</div></div></td></tr>"
        f"{lines_between}<tr>{reports}</tr></table>"
    )


def _summaries(name):
    own = f"{name} <small>{TITLES[name]}</small>"
    under = "".join(map(_summaries, UNDER[name]))
    return f"<details><summary>{own}</summary>{under}</details>" if under else f"<p>{own}</p>"


@pytest.mark.parametrize(
    "body",
    [
        _boxes("Ann Berg"),
        _summaries("Ann Berg"),
        f"<h2>Board</h2>{_table(['Ann Berg', 'Di East'])}<h2>Technology</h2>{_table(['Bo Cole', 'Cy Dorn', 'Ed Fox'])}",
        _table(LINES).replace("Bo Cole</td><td>CTO", "Bo Cole<sup>[3]</sup></td><td>CTO"),
        _table(LINES).replace("<td>Bo Cole</td><td>CTO", "<td><i hidden>ColeBo</i>Bo Cole</td><td>CTO"),
        _table(LINES).replace("<td>Bo Cole</td><td>CTO", "<td><comment>boss</comment><font>Bo Cole</font></td><td>CTO"),
    ],
    ids=["boxes of tables", "summaries and lines", "a table a unit", "footnotes", "what is hidden", "comments"],
)  # fmt: skip
def test_everybody_on_a_page_is_read(body, tmp_path):
    """With their titles."""
    reading = read_text(tmp_path, _page(body))
    assert lines(reading) == LINES
    assert titles(reading) == TITLES


@pytest.mark.parametrize(
    "text",
    [
        "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000009999\r\nStartFragment:00000001\r\nEndFragment:00000002\r\n"
        + _page(_table(LINES)),
        f'<google-sheets-html-origin><style type="text/css"></style>{_table(LINES)}</google-sheets-html-origin>',
        f'<meta charset="utf-8"><google-sheets-html-origin>{_table(LINES)}</google-sheets-html-origin>',
    ],
    ids=["Excel", "Google Sheets", "Google Sheets in Chrome"],
)
def test_what_spreadsheets_copy_is_a_page(text, tmp_path):
    """As the clipboards of Windows and of browsers hold it."""
    assert lines(read_text(tmp_path, text)) == LINES


def test_titles_above_tables_of_one_heading_are_departments(tmp_path):
    """And the finding says that they are several."""
    body = (
        f"<h2>Board</h2>{_table(['Ann Berg', 'Di East'])}<h2>Technology</h2>{_table(['Bo Cole', 'Cy Dorn', 'Ed Fox'])}"
    )
    reading = read_text(tmp_path, _page(body))
    assert reading.org.texts("department", range(5)) == ["Board", "Board", *["Technology"] * 3]
    assert "2 tables of the same headings" in summary(reading)


def test_tables_of_the_same_people_are_not_put_together(tmp_path):
    """Two years of one company are no company of twice the size."""
    body = f"<h2>2025</h2>{_table(list(LINES)[:4])}<h2>2026</h2>{_table(LINES)}"
    reading = read_text(tmp_path, _page(body))
    assert lines(reading) == LINES
    assert "the largest of 2 tables" in summary(reading)


def test_a_page_of_cards_is_refused(tmp_path):
    """Nothing in it says who reports to whom."""
    with pytest.raises(BadFile, match="without a table or a nested list"):
        read_text(tmp_path, _page("".join(f"<div><h3>{name}</h3><p>{TITLES[name]}</p></div>" for name in LINES)))
