"""Both databases, for the tests of what a store promises."""

import pytest

from tests.orgview.databases import KINDS, database_of


@pytest.fixture(params=KINDS)
def database(request, tmp_path):
    """An empty database of each kind."""
    with database_of(request.param, request, tmp_path) as database:
        yield database


@pytest.fixture(params=KINDS)
def made_database(request, tmp_path):
    """A database of each kind for tests that do not mind its tables."""
    with database_of(request.param, request, tmp_path, with_tables=True) as database:
        yield database
