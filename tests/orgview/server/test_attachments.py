"""Answers that are saved as files: under names in every script, on every way."""

import pytest
from flask import Response

from orgview.server.answers.attachments import attach

NAMES = {
    "Old to New.csv": 'attachment; filename="Old to New.csv"',
    "Müller.svg": "attachment; filename=Muller.svg; filename*=UTF-8''M%C3%BCller.svg",
    "Łódź.svg": "attachment; filename=odz.svg; filename*=UTF-8''%C5%81%C3%B3d%C5%BA.svg",
    "日本.csv": "attachment; filename=file.csv; filename*=UTF-8''%E6%97%A5%E6%9C%AC.csv",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_called_by_its_name_in_a_header_that_can_be_sent(name):
    """A header of other letters than ASCII was an error of the server, or another name."""
    header = attach(Response(), name).headers["Content-Disposition"]
    assert header == NAMES[name]
    assert header.isascii()
