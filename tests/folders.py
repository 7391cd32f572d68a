"""Folders of the project that tests read from."""

from pathlib import Path

TESTS = Path(__file__).resolve().parent
PROJECT = TESTS.parent
DATA_FOLDER = TESTS / "data"
