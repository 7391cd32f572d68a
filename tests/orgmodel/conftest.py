"""Random companies that are the same in every run; a machine whose fonts a test chooses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from orgmodel.text import machine_fonts
from orgmodel.text.shaping import shape
from tests.orgmodel.text.small_font import Machine

settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    """Machine that has some fonts and no other."""

    def forget() -> None:
        machine_fonts.machine_fonts.cache_clear()
        shape.cache_clear()

    def has(*paths: Path) -> None:
        monkeypatch.setattr(machine_fonts, "_font_files", lambda: tuple(map(str, paths)))
        forget()

    yield has
    forget()
