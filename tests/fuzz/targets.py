"""Targets of fuzzing: each takes an input of any kind, and raises only where the program has a fault."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask.testing import FlaskClient

from orgmodel.errors import OrgError
from orgmodel.reading.limits import Limits
from orgmodel.reading.options import NONE, Choices
from orgmodel.reading.read import read_company
from orgmodel.reading.sandbox.import_job import choices_from_json, report_json
from orgview.queries.reading_options import read_choices

CALLBACK = "/_dash-update-component"
# Addresses that take JSON by POST; none of them reads or makes a file.
_ROWS = {"start": 0, "end": 50, "search": "a", "sorts": [{"column": "name", "descending": True}]}
_FILTERS = [{"column": "name", "test": "contains", "text": "a"}, {"column": "span", "test": "range", "least": 0.0}]
_TABLE = _ROWS | {"filters": _FILTERS}
_EXPORT = {"query": "n=90", "format": "svg", "paper": "a4", "date": "2026-11-27", "restricted": ["salary"]}
# Addresses that take JSON by POST, each with a body that is right; "{id}" is that of the visitor's own company.
POSTS: Mapping[str, Any] = {
    "/seats": _TABLE | {"query": "n=90"},
    "/exports/forecast": _EXPORT,
    "/company/{id}/people": _TABLE,
    "/company/{id}/findings": _TABLE,
    "/company/{id}/faces": {"names": ["ana.png", "Ben.jpg"]},
    "/company/{id}/fit": {"roles": {"1": "ceo", "Clerk": ""}, "choices": {"structure": "functional", "coo": "yes"}},
    "/company/{id}/name": {"name": "Ours"},
}
CHOICES: Mapping[str, Any] = {
    "header_row": 0,
    "delimiter": ",",
    "encoding": "utf-8",
    "mapping": {"name": "name", "manager": "manager_id"},
    "shown": ["name"],
    "rows": [2],
    "persons": [2],
    "named": {"Ann": "row 2"},
    "decisions": [{"kind": "manager", "who": "row 2", "other": "row 3"}],
}
# Addresses that take a query; "{id}" as above.
GETS = ("/", "/scene", "/changes", "/inspect", "/search", "/compare", "/compare/changes", "/seats.csv", "/thresholds")
OWN_GETS = tuple(f"/company/{{id}}/{end}" for end in ("search", "values", "measures", "fit/readings", "people.csv"))
_LIMITS = Limits(rows=20_000)


def read_file(folder: Path, data: bytes, choices: Choices = NONE) -> bool:
    """Read a file as the reading process does, with the report as JSON; whether it was a company."""
    path = folder / "file"
    path.write_bytes(data)
    try:
        reading = read_company(path, choices, _LIMITS)
    except OrgError as error:
        _check_sentence(error)
        return False
    json.dumps(report_json(reading, "file"), allow_nan=False).encode()
    assert len(reading.org) == len(reading.org.rows)
    assert len(reading.org.tree.parent) == len(reading.org)
    return True


def _check_sentence(error: OrgError) -> None:
    assert str(error).strip(), "a refusal without a word"


def read_with(folder: Path, data: bytes, choices_json: Any) -> None:
    """Read a file with choices of any kind, as far as the server lets them through."""
    try:
        checked = read_choices(choices_json)
    except OrgError as error:
        _check_sentence(error)
        return
    read_file(folder, data, choices_from_json(checked))


def get(client: FlaskClient, address: str, query: str) -> int:
    """Ask an address with a query of any kind; gives the status."""
    status = client.get(f"{address}?{quote(query, safe='=&%+:.,~>')}").status_code
    assert status < 500, (address, query)
    return status


def post(client: FlaskClient, address: str, value: Any) -> int:
    """Send a JSON value of any kind; gives the status."""
    status = client.post(address, json=value).status_code
    assert status < 500, (address, value)
    return status


def post_text(client: FlaskClient, address: str, text: bytes) -> int:
    """Send bytes of any kind as JSON; gives the status."""
    status = client.post(address, data=text, content_type="application/json").status_code
    assert status < 500, (address, text)
    return status
