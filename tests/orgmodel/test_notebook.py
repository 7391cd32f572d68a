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
    assert told == 3
    assert {path.name for path in tmp_path.iterdir()} == {"company.xlsx", "pages.pdf", "branch.svg"}


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
