"""Error responses: a sentence for the page, a line in the log, and no value in either."""

import logging

from tests.orgview.server.tiny_app import CALL, CANARY, app, client, is_plain, with_value

__all__ = ["app", "client"]


def test_an_unexpected_fault_answers_500_with_an_incident(client, caplog):
    """The traceback goes to the log without the error's text, the page gets a number to ask about."""
    response = client.post(CALL, json=with_value(CANARY))
    assert response.status_code == 500
    assert is_plain(response)
    record = caplog.records[-1]
    incident = record.getMessage().split()[1]
    assert incident in response.text
    assert "tiny_app.py" in record.getMessage()
    assert "RuntimeError" in record.getMessage()
    assert CANARY not in caplog.text + response.text
    assert "Traceback" not in response.text


def test_refusals_are_warnings_and_faults_are_errors(client, caplog):
    """Whoever watches the log can tell a bad request from a fault of ours."""
    client.post(CALL, data="{", content_type="application/json")
    client.post(CALL, json=with_value(CANARY))
    assert [record.levelno for record in caplog.records] == [logging.WARNING, logging.ERROR]
