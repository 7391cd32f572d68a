"""What every test shares: the two switches for slow layers."""

import pytest


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
