"""The log: what a line holds, and that a flood does not multiply it."""

import json
import logging
import sys

import pytest

from orgview.server.process import logs
from orgview.server.process.logs import FEW, WINDOW_S, JsonLines, Repeats


def _record(message="Refused with %d at %s", args=(400, "scene"), **more):
    record = logging.LogRecord(
        "orgview.server.answers.error_responses", logging.WARNING, "x.py", 1, message, args, None
    )
    record.__dict__.update(more)
    return record


def test_lines_alike_are_counted_after_the_first_few(monkeypatch):
    """A thousand of them are five lines, and one a minute later with the number; others are written meanwhile."""
    now = [1000.0]
    monkeypatch.setattr(logs.time, "monotonic", lambda: now[0])
    repeats = Repeats()
    written = [record for record in (_record() for _ in range(1000)) if repeats.filter(record)]
    assert len(written) == FEW
    assert repeats.filter(_record(args=(413, "scene")))
    now[0] += WINDOW_S
    later = _record()
    assert repeats.filter(later)
    assert later.getMessage() == f"Refused with 400 at scene (and {1000 - FEW:,} times more since the last line)"
    assert sum(repeats.filter(_record()) for _ in range(1000)) == FEW - 1


def test_kinds_of_lines_do_not_fill_the_memory():
    """However many there are."""
    repeats = Repeats()
    assert all(repeats.filter(_record("Incident %s", (number,))) for number in range(5000))
    assert len(repeats._kinds) <= 1000


def test_each_request_has_its_line_and_is_never_counted():
    """They are what the form is for."""
    repeats = Repeats()
    record = _record("answered", ())
    record.name = logs.REQUESTS
    assert all(repeats.filter(record) for _ in range(100))


def test_a_json_line_holds_the_facts_and_no_text_of_an_exception():
    """One object a line, line breaks and escapes of a text within it."""
    try:
        int("Ana Canary earns 100000")
    except ValueError:
        record = _record("two\nlines \x1b[31m", (), facts={"status": 200}, exc_info=sys.exc_info())
    text = JsonLines().format(record)
    assert "\n" not in text
    assert "\x1b" not in text
    line = json.loads(text)
    assert line["message"] == "two\nlines \x1b[31m"
    assert (line["status"], line["level"], line["exception"]) == (200, "WARNING", "ValueError")
    assert "Canary" not in text


@pytest.mark.parametrize("form", ["text", "json"])
def test_refused_callbacks_do_not_fill_the_log(server, form, monkeypatch, capsys):
    """A flood of bodies that are no callbacks is a few lines; what was answered has a line each in JSON alone."""
    root, requests = logging.getLogger(), logging.getLogger(logs.REQUESTS)
    monkeypatch.setattr(root, "handlers", [])
    monkeypatch.setattr(requests, "level", requests.level)
    logs.set_up(form)
    client = server.test_client()
    for _ in range(100):
        assert client.post("/_dash-update-component", json={}).status_code == 400
    assert client.get("/scene?n=9&search=Canary").status_code == 200
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == FEW + (form == "json")
    assert not any("Canary" in line for line in lines)
    if form == "json":
        answered = json.loads(lines[-1])
        assert (answered["endpoint"], answered["status"], answered["method"]) == ("scene", 200, "GET")
        assert answered["ms"] > 0
