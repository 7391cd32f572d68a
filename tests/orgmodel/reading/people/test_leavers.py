"""People of somebody who left hang under the next manager above, and it is told."""

import pytest

from orgmodel.reading.options import Choices
from tests.orgmodel.reading.companies import bosses, read, told, unaccounted

HEAD = ("id", "name", "manager_id", "Status")
LIVE = Choices(live=True)


def _read(tmp_path, *rows):
    return read(tmp_path, [HEAD, *((*row, row[3] if len(row) > 3 else "Active")[:4] for row in rows)], LIVE)


@pytest.mark.parametrize("chain", [1, 3, 500])
def test_a_line_is_led_on_through_leavers_in_a_row(tmp_path, chain):
    """However many of them stand above each other; the others keep their managers, and no placeholder is left."""
    left = [(f"L{n}", f"Left {n}", f"L{n - 1}" if n else "1", "Terminated") for n in range(chain)]
    reading = _read(tmp_path, ("1", "Ana", ""), *left, ("2", "Ben", f"L{chain - 1}"), ("3", "Chen", "2"))
    assert bosses(reading.org) == {"1": "", "2": "1", "3": "2"}
    assert told(reading)["ORG412"] == [chain + 3]
    assert not {"ORG401", "ORG403"} & told(reading).keys()
    assert not unaccounted(reading)


@pytest.mark.parametrize("above", ["", "L2"], ids=["nobody", "a loop of leavers"])
def test_a_placeholder_stays_where_nobody_stands_above(tmp_path, above):
    """It keeps the people of the one who left together, and is called as that one was, not by the id."""
    rows = [("L1", "Lea", above, "Terminated"), ("L2", "Leo", "L1", "Terminated")]
    reading = _read(tmp_path, ("1", "Ana", ""), *rows, ("2", "Ben", "L1"), ("3", "Chen", "L1"), ("4", "Di", "1"))
    assert bosses(reading.org) == {"1": "", "2": "L1", "3": "L1", "4": "1", "L1": ""}
    assert bosses(reading.org, "name")["Ben"] == "Lea"
    assert told(reading)["ORG414"] == [5, 6]
    # Of somebody who is in the file nobody asks who that is.
    assert not {"ORG401", "ORG412"} & told(reading).keys()


def test_a_manager_outside_the_file_above_a_leaver_keeps_the_people(tmp_path):
    """One placeholder for all who name that manager, told for those who were led on too."""
    rows = [("L1", "Lea", "99", "Terminated"), ("2", "Ben", "L1"), ("3", "Chen", "99"), ("4", "Di", "1")]
    reading = _read(tmp_path, ("1", "Ana", ""), *rows)
    assert bosses(reading.org) == {"1": "", "2": "99", "3": "99", "4": "1", "99": ""}
    assert (told(reading)["ORG412"], reading.org.placeholders) == ([4], 1)


def test_who_would_become_their_own_manager_is_a_top(tmp_path):
    """Ben reported to Lea, who left, and Lea to Ben."""
    reading = _read(tmp_path, ("1", "Ana", ""), ("L1", "Lea", "2", "Terminated"), ("2", "Ben", "L1"), ("3", "Di", "1"))
    assert bosses(reading.org) == {"1": "", "2": "", "3": "1"}
    assert told(reading)["ORG402"] == [4]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Estado", "Baja"),
        ("Stato", "Cessato"),
        ("Situação", "Desligado"),
        ("Status", "Uit dienst"),
        ("Status", "Zwolniony"),
        ("Статус", "Уволен"),
        ("在職区分", "退職"),
        ("在职状态", "离职"),
        ("Statut", "Parti"),
        ("Status", "ausgetreten"),
        ("Austrittsdatum", "31.12.2024"),
        ("Aktiv", "Nein"),
    ],
)
def test_leavers_are_known_in_every_language(tmp_path, heading, text):
    """With `live` people of a leaver hang under the leaver's own manager; an end that never comes is none."""
    here = "31.12.9999" if heading == "Austrittsdatum" else "Ja" if heading == "Aktiv" else "x"
    rows = [("id", "name", "manager", heading), ("1", "Ana", "", here), ("2", "Bo", "1", text), ("3", "Cy", "2", here)]
    reading = read(tmp_path, rows, Choices(live=True))
    assert bosses(reading.org, "name") == {"Ana": "", "Cy": "Ana"}
    assert told(reading)["ORG412"] == [4]
