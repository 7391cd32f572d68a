"""Waiting for what other processes do."""

import subprocess
from collections.abc import Callable

import pytest


def until(is_so: Callable[[], object]) -> None:
    """Wait in turns of other processes, with an end: what never comes fails the test."""
    for _ in range(20_000):
        if is_so():
            return
        subprocess.run(["true"], check=True)
    pytest.fail("it never came")
