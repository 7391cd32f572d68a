"""Levels of managers that no heading tells: the values do, and the nearest is the manager."""

import csv

import pytest

from orgmodel.reading.read import read_company

# Name, title, and who stands above, from the top down.
PEOPLE = (
    ("Ann Berg", "Chief Executive Officer"),
    ("Bo Cole", "Sales Director", "Ann Berg"),
    ("Cy Dorn", "Finance Director", "Ann Berg"),
    ("Di Ede", "Sales Manager", "Ann Berg", "Bo Cole"),
    ("Ed Fox", "Sales Manager", "Ann Berg", "Bo Cole"),
    ("Flo Gray", "Accountant", "Ann Berg", "Cy Dorn"),
    ("Gus Hale", "Accountant", "Ann Berg", "Cy Dorn"),
    ("Ida Jung", "Clerk", "Ann Berg", "Bo Cole", "Di Ede"),
    ("Jo Kern", "Clerk", "Ann Berg", "Bo Cole", "Ed Fox"),
    ("Kim Lund", "Clerk", "Ann Berg", "Cy Dorn", "Flo Gray"),
)
OTHERS = {"Di Ede": "Gus Hale", "Ed Fox": "Flo Gray", "Flo Gray": "Jo Kern", "Jo Kern": "Di Ede", "Gus Hale": "Ed Fox"}


def _read(tmp_path, headings, rows):
    path = tmp_path / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    reading = read_company(path)
    org = reading.org
    names = org.texts("name", range(len(org)))
    return {name: names[boss] if boss >= 0 else "" for name, boss in zip(names, org.tree.parent, strict=True)}, reading


@pytest.mark.parametrize(
    "levels",
    [
        ("Tier A", "Tier B", "Tier C"),
        ("CEO", "CEO-1", "CEO-2"),
        ("Ebene 01", "Ebene 02", "Ebene 03"),
        ("Executive", "Director", "Head"),
        ("Zq01", "Zq02", "Zq03"),
        ("c", "a", "b"),
    ],
)
@pytest.mark.parametrize("is_own", [False, True], ids=["above", "and-oneself"])
@pytest.mark.parametrize("nobody", ["", "-"])
def test_the_nearest_of_levels_is_the_manager(tmp_path, levels, is_own, nobody):
    """Whatever they are called, also where everybody stands at their own level, and it is said."""
    rows = []
    for name, title, *above in PEOPLE:
        chain = [*above, *([name] if is_own and len(above) < len(levels) else [])]
        rows.append([name, title, *chain, *[nobody] * (len(levels) - len(chain))])
    managers, reading = _read(tmp_path, ["Name", "Title", *levels], rows)
    assert managers == {name: (above or [""])[-1] for name, _, *above in PEOPLE}
    assert "ORG126" in {one.code for one in reading.findings}


@pytest.mark.parametrize("other", ["Buddy", "Zq02"])
def test_people_beside_a_manager_are_no_level(tmp_path, other):
    """Somebody who is named there is named others: that is no level, and the manager is the column that was before."""
    rows = [(name, title, (above or [""])[-1], OTHERS.get(name, "")) for name, title, *above in PEOPLE]
    managers, reading = _read(tmp_path, ["Name", "Title", "Reports to", other], rows)
    assert managers == {name: (above or [""])[-1] for name, _, *above in PEOPLE}
    assert "ORG126" not in {one.code for one in reading.findings}


def test_another_level_beside_them_does_not_hide_a_chain(tmp_path):
    """Whoever leads an office leads nobody's chain."""
    office = {"Ida Jung", "Jo Kern", "Kim Lund"}
    rows = [(name, title, "" if name in office else "Kim Lund", *above, *[""] * (3 - len(above)))
            for name, title, *above in PEOPLE]  # fmt: skip
    managers, _ = _read(tmp_path, ["Name", "Title", "Zork", "Tier A", "Tier B", "Tier C"], rows)
    assert managers == {name: (above or [""])[-1] for name, _, *above in PEOPLE}


def test_the_last_level_may_begin_far_down_a_file(tmp_path):
    """Hundreds of people above it come first."""
    many = [(f"Ned {chr(97 + at // 26)}{chr(97 + at % 26)}ton", "Clerk", "Ann Berg", "Cy Dorn") for at in range(520)]
    rows = [
        (name, title, *above, *[""] * (3 - len(above))) for name, title, *above in (*PEOPLE[:7], *many, *PEOPLE[7:])
    ]
    managers, _ = _read(tmp_path, ["Name", "Title", "Tier A", "Tier B", "Tier C"], rows)
    assert [managers[name] for name in ("Ida Jung", "Jo Kern", "Kim Lund")] == ["Di Ede", "Ed Fox", "Flo Gray"]
