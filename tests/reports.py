"""Reports for tests: small, and complete."""

import json
from typing import Any


def small_report(name: str = "x", people: int = 3, **changes: Any) -> dict[str, Any]:
    """Report of a file as JSON, with some of it changed."""
    counts = ("rows", "people", "seats", "placeholders", "tops", "levels", "span", "managers", "biggest", "vacancies")
    return {
        "name": name,
        "figures": dict.fromkeys(counts, people) | {"gone": 0, "staff": 0, "snapshots": 1, "findings": 0, "notes": 0},
        "mapping": {"id": "id"},
        "candidates": [],
        "findings": [],
        "headings": ["id", "name", "boss"],
        "columns": [],
        "preview": [],
        "origin": {"kind": "csv"},
        "offers": {},
        "snapshots": {"taken": "", "values": []},
    } | changes


def given_choices(report: dict[str, Any]) -> Any:
    """Choices that the stand-in for the reader was called with."""
    return json.loads(report["preview"][0][0])


def given_size(report: dict[str, Any]) -> int:
    """Bytes of the file that it was called with."""
    return int(report["preview"][0][1])
