"""What every test shares: the two switches for slow layers, and one Chromium."""

import os
import shutil

import pytest

from tests.read_once import OnceReader

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--browser", action="store_true", help="run the tests that need a Chromium")
    parser.addoption("--scale", action="store_true", help="run the tests with a million people")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for layer in ("browser", "scale"):
        if not config.getoption(f"--{layer}"):
            skip = pytest.mark.skip(reason=f"run with --{layer}")
            for item in items:
                if layer in item.keywords:
                    item.add_marker(skip)


@pytest.fixture(scope="session")
def once_reader(tmp_path_factory):
    """Reads each file once, however many tests load it."""
    return OnceReader(tmp_path_factory.mktemp("read"))


@pytest.fixture(scope="session")
def browser():
    """A Chromium without a window."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("REPORTLINE_CHROMIUM") or shutil.which("chromium")
    assert path, "No Chromium. `make browser` finds or installs one; REPORTLINE_CHROMIUM names one."
    with sync_playwright() as playwright:  # one alone: a second in the same thread refuses to start
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()
