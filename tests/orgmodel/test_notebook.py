"""The company from Python: docs/python.md runs, and what it says is so."""

import re
from pathlib import Path

import pandas as pd
import pytest

import orgmodel
from orgmodel.errors import BadCompany, UnknownName
from tests.folders import DATA_FOLDER, PROJECT


def test_the_documentation_runs(tmp_path: Path, monkeypatch):
    """Every block, one after another; a comment behind a line is its value."""
    text = (PROJECT / "docs" / "python.md").read_text(encoding="utf-8").replace("tests/data", str(DATA_FOLDER))
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    told = 0
    for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            code, _, value = line.partition("  # ")
            if value:
                assert str(eval(code, names)) == value  # noqa: S307
                told += 1
            else:
                exec(code, names)  # noqa: S102
    assert told == 6
    assert {path.name for path in tmp_path.iterdir()} == {
        "company.xlsx", "pages.pdf", "branch.svg", "changes.xlsx", "overlay.svg",
    }  # fmt: skip


def test_a_frame_is_read_like_a_file():
    """Ids that pandas made decimals of, missing cells, and columns that were told."""
    frame = pd.DataFrame({"Id": [1, 2, 3], "Name": ["Ann", "Bo", None], "Boss": [None, 1.0, 2.0]})
    company = orgmodel.from_frame(frame, manager="Boss")
    assert company.exported.org.tree.parent.tolist() == [-1, 0, 1]
    assert company.frame()["Id"].tolist() == ["1", "2", "3"]
    assert company.graph().has_edge("3", "2")


def test_a_chart_is_a_picture_and_refuses_what_is_not():
    """SVG for notebooks; layout and person are looked up."""
    company = orgmodel.read(DATA_FOLDER / "chinook" / "Employee.csv")
    assert company._repr_svg_().startswith("<svg")
    assert "Company" in repr(company)
    with pytest.raises(BadCompany, match="packed"):
        company.chart(layout="spiral")
    with pytest.raises(UnknownName, match="Nobody"):
        company.chart(focus="Nobody")


def test_a_comparison_shows_itself_and_refuses_what_is_not(tmp_path: Path):
    """Sentences, counts and a picture, cells of the file as text; the table is that of the file."""
    rows = [{"Id": n, "Name": f"Ann {n}", "Title": "Clerk", "Boss": 1 if n > 1 else None} for n in range(1, 12)]
    later = [{**row, "Title": "<b>Head</b>"} if row["Id"] == 4 else row for row in rows[:-1]]
    before, after = (orgmodel.from_frame(pd.DataFrame(some), company="Small <i>") for some in (rows, later))
    found = before.compare(after)
    assert {kind: count for kind, count in found.counts.items() if count} == {"removed": 1, "retitled": 1, "same": 9}
    page = found._repr_html_()
    assert "<td>Retitled</td><td style='text-align:right'>1</td>" in page
    assert page.count("<svg") == page.count("</svg>") == 1
    assert "<b>" not in page
    assert "<i>" not in page
    assert "1 removed, 1 retitled, 9 same" in repr(found)
    saved = found.save(tmp_path / "changes.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(saved) == 1 + len(found.frame()) == 3
    assert before.compare(40).difference.is_by_role
    with pytest.raises(BadCompany, match="csv"):
        found.save(tmp_path / "changes.doc")
    with pytest.raises(BadCompany, match="auto, id, email"):
        before.compare(after, "phone")
    with pytest.raises(BadCompany, match="Headcount"):
        before.compare(0)
