"""Rows of one person at several dates: changes of that person, or states of the whole company."""

import pytest

from orgmodel.reading.options import Choices
from orgmodel.reading.read import summary_json
from tests.orgmodel.reading.companies import found, read, told

TITLES = {"Ana Smith": ("Head",), "Ben Kim": ("Clerk", "Buyer", "Buyer II"), "Chen Li": ("Clerk",),
          "Dora Rossi": ("Trainee", "Clerk"), "Eva Braun": ("Fitter", "Foreman", "Plant Manager")}  # fmt: skip
LAST = {
    "Ana Smith": "",
    "Ben Kim": "Ana Smith",
    "Chen Li": "Ben Kim",
    "Dora Rossi": "Eva Braun",
    "Eva Braun": "Ana Smith",
}
IDS = {name: f"E{at}" for at, name in enumerate(LAST)}


def _history(heading, *, ids, form="{2}-{1}-{0}"):
    rows = [("id", "name", heading, "title", "manager") if ids else ("name", heading, "title", "manager")]
    for at, (name, titles) in enumerate(TITLES.items()):
        for step, title in enumerate(titles):
            boss = LAST[name] if step == len(titles) - 1 else "" if name == "Ana Smith" else "Ana Smith"
            day = form.format("01", f"{at + 3:02}", 2018 + step)
            rows.append((*((IDS[name],) if ids else ()), name, day, title, IDS[boss] if ids and boss else boss))
    return [rows[0], *rows[:0:-1]]


@pytest.mark.parametrize("ids", [True, False], ids=["by id", "by name"])
@pytest.mark.parametrize("heading", ["EFFDT", "qx"])
@pytest.mark.parametrize("form", ["{2}-{1}-{0}", "{1}/{0}/{2}", "{0}.{1}.{2}"])
def test_of_a_history_the_latest_row_of_each_person_is_read(tmp_path, ids, heading, form):
    """Whatever the dates are headed, however they are written, in any order; nobody is lost."""
    reading = read(tmp_path, _history(heading, ids=ids, form=form))
    org = reading.org
    names = org.texts("name", range(len(org)))
    assert {name: names[boss] if boss >= 0 else "" for name, boss in zip(names, org.tree.parent, strict=True)} == LAST
    assert dict(zip(names, org.texts("title", range(5)), strict=True)) == {a: b[-1] for a, b in TITLES.items()}
    assert len(told(reading)["ORG216"]) == 5


def test_states_of_each_month_stay_states(tmp_path):
    """Each with its own people: who is not in the last one is gone, and an id on every one is an id."""
    rows = [("Month", "ID", "Name", "Title", "Manager ID")]
    for month in ("2025-07", "2025-08", "2025-09"):
        rows += [(month, IDS[name], name, TITLES[name][-1], IDS.get(boss, "")) for name, boss in LAST.items()
                 if (month, name) != ("2025-09", "Dora Rossi")]  # fmt: skip
    figures = summary_json(read(tmp_path, rows))
    assert (figures["people"], figures["snapshot"], figures["mapping"]["id"]) == (4, "2025-09", "ID")
    assert found(read(tmp_path, rows, Choices(snapshot="2025-07")), "ORG201") == ("2025-07", "2025-08", "2025-09")
    named = [(month, *rest) for month, _, *rest in rows]
    named = [
        (month, name, title, next((who for who, own in IDS.items() if own == boss), boss))
        for month, name, title, boss in named
    ]
    assert summary_json(read(tmp_path, named))["people"] == 4
