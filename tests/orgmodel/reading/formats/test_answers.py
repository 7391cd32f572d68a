"""Answers of directories, databases and other programs in JSON: everybody is there once, with manager and title."""

import json

import pytest

from tests.orgmodel.reading.formats.five_people import lines, read_text, titles
from tests.orgmodel.reading.formats.nine_people import BOSS, ID, NAMES, TITLE, reports

_MAIL = {name: f"{name.lower().replace(' ', '.')}@f.example" for name in NAMES}


def _record(name, **more):
    return {"id": ID[name], "displayName": name, "jobTitle": TITLE[name], **more}


def _labelled(name, boss):
    first, last = name.split()
    values = {"id": ID[name], "first_name": first, "last_name": last, "position": TITLE[name], "supervisor": boss}
    return {
        "type": "Employee",
        "attributes": {key: {"label": key.title(), "value": value} for key, value in values.items()},
    }


def _typed(name):
    return {
        "id": ID[name],
        "primaryEmail": _MAIL[name],
        "name": {"givenName": name.split()[0], "familyName": name.split()[1], "fullName": name},
        "organizations": [{"title": TITLE[name], "primary": True, "department": "Ops"}],
        "relations": [{"value": _MAIL[BOSS[name]], "type": "manager"}] if BOSS[name] else [],
    }


def _page(name):
    return {
        "id": ID[name],
        "properties": {
            "Name": {"id": "title", "type": "title", "title": [{"plain_text": name}]},
            "Title": {"id": "x", "type": "rich_text", "rich_text": [{"plain_text": TITLE[name]}]},
            "Manager": {"id": "y", "type": "relation", "relation": [{"id": ID[BOSS[name]]}] if BOSS[name] else []},
        },
    }


_ROWS = [[name, TITLE[name], BOSS[name]] for name in NAMES]
_HEADINGS = ["Name", "Title", "Manager"]
ANSWERS = {
    "direct reports beside the records": {
        "value": [_record(name, directReports=[_record(each) for each in reports(name)]) for name in NAMES]
    },
    "direct reports, the lowest first": {
        "value": [_record(name, directReports=[_record(each) for each in reports(name)]) for name in NAMES[::-1]]
    },
    "values of kinds": {"kind": "users", "users": [_typed(name) for name in NAMES]},
    "values with labels": {
        "data": [_labelled(name, _labelled(BOSS[name], None) if BOSS[name] else None) for name in NAMES]
    },
    "properties of pages": {"object": "list", "results": [_page(name) for name in NAMES]},
    "keys of a database": {
        "staff": {
            f"-K{ID[name]}": {"name": name, "role": TITLE[name], "boss": f"-K{ID[BOSS[name]]}" if BOSS[name] else ""}
            for name in NAMES
        }
    },
    "links to addresses": {
        "items": [
            {
                "name": name,
                "title": TITLE[name],
                "_links": {
                    "self": {"href": f"/people/{ID[name]}"},
                    **({"manager": {"href": f"/people/{ID[BOSS[name]]}"}} if BOSS[name] else {}),
                },
            }
            for name in NAMES
        ]
    },
    "values of a sheet": {"range": "A1:C10", "values": [_HEADINGS, *_ROWS]},
    "columns and rows of cells": {
        "cols": [{"id": "", "label": heading, "type": "string"} for heading in _HEADINGS],
        "rows": [{"c": [{"v": cell} for cell in row]} for row in _ROWS],
    },
    "scheme and rows of cells": {
        "schema": {"fields": [{"name": heading, "type": "STRING"} for heading in _HEADINGS]},
        "rows": [{"f": [{"v": cell or None} for cell in row]} for row in _ROWS],
    },
    "columns and rows, wrapped twice": {"results": [{"columns": _HEADINGS, "data": [{"row": row} for row in _ROWS]}]},
}


@pytest.mark.parametrize("data", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_read(tmp_path, data):
    """Wrappers are no values, and who is named again is nobody else."""
    reading = read_text(tmp_path, json.dumps(data))
    assert lines(reading) == BOSS
    assert titles(reading) == TITLE


def test_names_beside_managers_in_lists_are_lines(tmp_path):
    """A chart's table without headings: name, manager, and a tooltip that is empty."""
    rows = [[{"v": name, "f": f"<b>{name}</b>"}, BOSS[name], ""] for name in NAMES]
    assert lines(read_text(tmp_path, json.dumps(rows))) == BOSS


def test_who_is_named_inside_only_is_one_person(tmp_path):
    """Two managers list somebody who has no record: one seat."""
    data = [
        {"id": "1", "name": "Ann Berg", "reports": [{"id": "2", "name": "Bo Cole"}, {"id": "9", "name": "Ed Fox"}]},
        {"id": "2", "name": "Bo Cole", "reports": [{"id": "9", "name": "Ed Fox"}]},
    ]
    assert lines(read_text(tmp_path, json.dumps(data))) == {"Ann Berg": "", "Bo Cole": "Ann Berg", "Ed Fox": "Ann Berg"}


@pytest.mark.parametrize("word", ["~", "null", "''", ""])
def test_yaml_knows_words_for_nobody(tmp_path, word):
    """As YAML writes nothing."""
    rows = "".join(f"- name: {name}\n  title: x\n  manager: {BOSS[name] or word}\n" for name in NAMES)
    assert lines(read_text(tmp_path, rows)) == BOSS


def test_maintainers_lead_their_team(tmp_path):
    """Teams of a code host, named by their keys."""
    text = "orgs:\n  acme:\n    teams:\n      top:\n        maintainers: [ann]\n        members: [bo, di]\n"
    text += "      dev:\n        maintainers: [bo]\n        members: [cy, ed]\n"
    assert lines(read_text(tmp_path, text)) == {"ann": "", "bo": "ann", "di": "ann", "cy": "bo", "ed": "bo"}


def test_rows_of_another_table_are_told(tmp_path):
    """The list of the places before the people, in one answer."""
    people = [["id", "name", "title", "manager"]] + [[ID[one], one, TITLE[one], ID.get(BOSS[one], "")] for one in NAMES]
    reading = read_text(tmp_path, json.dumps({"places": [["code", "city"], ["B", "Berlin"]], "staff": people}))
    assert lines(reading) == BOSS
    (told,) = (one for one in reading.findings if one.code == "ORG125")
    assert told.count == 2


@pytest.mark.parametrize("wrap", [lambda people: people, lambda people: {"v": 1, "x": people}], ids=["bare", "wrapped"])
def test_people_who_share_no_key_are_people(tmp_path, wrap):
    """The head has a title alone, the other a manager alone: two records, and no fields of one."""
    people = {"Ann": {"title": "Chief"}, "Bo": {"manager": "Ann"}}
    assert lines(read_text(tmp_path, json.dumps(wrap(people)))) == {"Ann": "", "Bo": "Ann"}
    one = {"job": {"title": "Chief"}, "contact": {"email": "ann@example.org"}}
    assert len(lines(read_text(tmp_path, json.dumps(wrap(one))))) == 1
