"""An app with a store of its own, and clients that are visitors of it; every answer is held against the contract."""

import json
import tempfile
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from orgmodel.export.jobs import finish_job, job, painting
from orgmodel.reading.sandbox import sandbox, worker
from orgview.application import create_app
from orgview.contract.answers import ANSWERS
from orgview.contract.companies import ErrorAnswer
from orgview.server.limits.job_slots import JobSlots
from orgview.server.work import import_service
from orgview.server.work.import_service import DELIVER, Loader
from orgview.settings import MIB, Settings
from orgview.store.store import Store
from tests.postgresql import running_cluster


class Clock:
    """A time that moves when it is told."""

    now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self):
        return self.now

    def wait(self, **span):
        self.now += timedelta(**span)


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL of this process's tests."""
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture
def loader(tmp_path):
    """Reads with a stand-in; afterwards no temporary file is left."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", None)
        store = Store(f"sqlite:///{tmp_path / 'data' / 'reportline.sqlite3'}")
        yield Loader(store, JobSlots(), "tests.orgview.deliveries:deliver", clock=Clock())
        store.close()
        assert list(folder.iterdir()) == []


@pytest.fixture
def read_once(once_reader, monkeypatch):
    """Whatever is loaded in a test is read once, for all of them."""
    monkeypatch.setattr(import_service, "run_in_sandbox", once_reader)


@pytest.fixture
def exports_here(monkeypatch):
    """Exports and forecasts are made in this process by what a child would call: for tests of what is in them."""

    def run_here(function, arguments, limits, is_cancelled, work):
        return sandbox._result(0, worker.run_job(function, arguments), b"", limits, work)

    for module in (job, finish_job, painting):
        monkeypatch.setattr(module, "run_in_sandbox", run_here)


@pytest.fixture
def real_loader(loader, read_once):
    """Reads as the app does, into the store of `loader`."""
    return Loader(loader.store, loader.slots, DELIVER)


@pytest.fixture
def server(loader):
    return create_app(Settings(upload_bytes=8 * MIB), loader).server


@pytest.fixture
def client(server):
    return server.test_client()


@pytest.fixture(autouse=True)
def contract(monkeypatch):
    """Whatever a test asks of the app: JSON that comes back is of the model of its endpoint, headers can be sent."""
    send = FlaskClient.open

    def open_and_check(client, *args, **kwargs):
        response = send(client, *args, **kwargs)
        # The server that sends them takes no other letters.
        assert all(value.isascii() for value in response.headers.values())
        urls = client.application.url_map
        is_file = "Content-Disposition" in response.headers
        is_ours = "scene" in client.application.view_functions and not response.content_encoding and not is_file
        if is_ours and response.mimetype == "application/json" and response.request.method != "HEAD":
            path = response.request.path
            if not path.startswith(("/_dash", "/_reload")):
                endpoint, _ = urls.bind("127.0.0.1").match(path, response.request.method)
                check_answer(endpoint, response.status_code, response.get_data())
        return response

    monkeypatch.setattr(FlaskClient, "open", open_and_check)


def check_answer(endpoint, status, body):
    """Fail where an answer is not what its model says, or where its endpoint has none."""
    if status >= 400:
        ErrorAnswer.model_validate_json(body)
        return
    assert endpoint in ANSWERS, f"The endpoint {endpoint!r} has no model in orgview.contract.answers."
    answer = json.loads(body)
    ANSWERS[endpoint].model_validate_json(json.dumps(answer))
