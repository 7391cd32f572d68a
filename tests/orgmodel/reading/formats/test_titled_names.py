"""Names with the title in the same cell are parted; names written "Last, First", marks and namesakes stay whole."""

from pathlib import Path

import pytest

from orgmodel.reading.options import Choices
from orgmodel.reading.read import read_company

_PEOPLE = (
    ("Ann Berg", "Owner", ""),
    ("Bo Lund", "Finance Director", "Ann Berg"),
    ("Cy Dahl", "Payroll Clerk", "Bo Lund"),
    ("Di Moe", "Accountant", "Bo Lund"),
)


def _read(folder: Path, rows: list[tuple[str, str]], **choices: str):
    path = folder / "people.csv"
    path.write_text("Name,Manager\n" + "".join(f'"{name}","{manager}"\n' for name, manager in rows), encoding="utf-8")
    return read_company(path, Choices(columns=choices)) if choices else read_company(path)


def _rows(form: str, is_same: bool) -> list[tuple[str, str]]:
    whole = {name: form.format(name, title) for name, title, _ in _PEOPLE}
    return [(whole[name], (whole[above] if is_same else above) if above else "") for name, _, above in _PEOPLE]


def test_departments_behind_names(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(
        "Employee,Manager\nAnn Berg (Executive),\nBo Lund (Finance),Ann Berg\nCy Dahl (Finance),Bo Lund\n",
        encoding="utf-8",
    )
    org = read_company(path).org
    assert list(org.texts("name", range(3))) == ["Ann Berg", "Bo Lund", "Cy Dahl"]
    assert list(org.texts("department", range(3))) == ["Executive", "Finance", "Finance"]
    assert org.tree.parent.tolist() == [-1, 0, 1]


@pytest.mark.parametrize("is_same", [False, True])
@pytest.mark.parametrize("form", ["{} ({})", "{}, {}", "{} - {}", "{}\n{}"])
def test_titles_behind_names(tmp_path: Path, form: str, is_same: bool) -> None:
    report = _read(tmp_path, _rows(form, is_same))
    org = report.org
    assert list(org.texts("name", range(len(org)))) == [name for name, _, _ in _PEOPLE]
    assert list(org.texts("title", range(len(org)))) == [title for _, title, _ in _PEOPLE]
    assert org.tree.parent.tolist() == [-1, 0, 1, 1]
    assert "ORG217" in {each.code for each in report.findings}


@pytest.mark.parametrize(
    "names",
    [
        ("Berg, Ann", "Lund, Bo", "Dahl, Cy", "Moe, Di"),
        ("Ann Berg (she/her)", "Bo Lund (On Leave)", "Cy Dahl [C]", "Di Moe (123)"),
        ("Ann Berg (Clerk)", "Bo Lund (Accountant)", "Ann Berg (Owner)", "Di Moe (Engineer)"),
    ],
)
def test_names_left_whole(tmp_path: Path, names: tuple[str, ...]) -> None:
    report = _read(tmp_path, [(name, names[0] if at else "") for at, name in enumerate(names)])
    assert "title" not in report.mapped.fields
    assert report.org.tree.parent.tolist()[1:4] == [0, 0, 0]
