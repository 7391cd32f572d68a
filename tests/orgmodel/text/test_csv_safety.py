"""What spreadsheets would run is stopped by an apostrophe; whatever else is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.text.csv_safety import safe_cell

RUN = ["=1+1", "+1", "-x", "@x", "\t=1", "\r=1", "\n=1", "\x00=1", " =1", '""=1', "=cmd|' /C calc'!A0", "＝1", "＋1",
       "－1", "＠x", ";=1", ",=1", "'=1", "\u00a0=1", '"=1', "  +1"]  # fmt: skip
LEFT = ["", "Ana", "O'Brien", "a=b", "1-2", "e-mail", "Smith, Ana", "100", "1.5", "a@b.example", "'quoted'", "(=1)"]


@pytest.mark.parametrize("text", RUN)
def test_a_text_that_would_run_is_stopped(text):
    """An apostrophe before it, and nothing else changed."""
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", LEFT)
def test_a_text_that_runs_nowhere_is_left_alone(text):
    """Names, mail addresses and quotes within."""
    assert safe_cell(text) == text


@given(st.text())
def test_a_text_is_kept_or_gets_one_apostrophe(text):
    """Whatever it is, what comes out begins no formula."""
    safe = safe_cell(text)
    assert safe in {text, f"'{text}"}
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
