"""Inputs of any kind: the program reads or refuses them, and has no fault. `make fuzz` tries many more of them."""

import json
import os
import signal
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from orgview.application import create_app
from orgview.settings import Settings
from tests.fuzz import targets
from tests.fuzz.material import SEEDS, damaged_files, damaged_values, json_files, queries
from tests.orgview.server.callbacks import right_bodies

# A few of each in the tests, thousands by `make fuzz`.
EXAMPLES = int(os.environ.get("REPORTLINE_FUZZ_EXAMPLES", "0"))
# Seconds of the processor that one input may take, whatever else the machine does; and of the clock, where it waits.
PATIENCE_S, WAITING_S = 60, 900


def _fuzz(short):
    """Settings of a property: the same few inputs each time, or many new ones."""
    checks = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    return settings(
        # Without the phase that explains a failure: it traces every line of every input.
        phases=tuple(phase for phase in Phase if phase is not Phase.explain),
        max_examples=EXAMPLES or short,
        derandomize=not EXAMPLES,
        deadline=None,
        suppress_health_check=checks,
        database=None if not EXAMPLES else settings().database,
    )


@contextmanager
def patience():
    """Fail where an input takes a minute: a loop without end is a fault too."""

    def ring(*_):
        raise AssertionError(f"an input took more than {PATIENCE_S} s of the processor, or {WAITING_S} s in all")

    before = [signal.signal(one, ring) for one in (signal.SIGPROF, signal.SIGALRM)]
    signal.setitimer(signal.ITIMER_PROF, PATIENCE_S)
    signal.setitimer(signal.ITIMER_REAL, WAITING_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for one, handler in zip((signal.SIGPROF, signal.SIGALRM), before, strict=True):
            signal.signal(one, handler)


@pytest.fixture(scope="module")
def folder():
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


@pytest.fixture(scope="module")
def client(folder):
    """A visitor of the whole application who has a company; nothing counts how often is asked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("orgview.server.limits.rate_limits._take", lambda *_: None)
        patch.setattr("orgview.server.limits.work_limits._wait_s", lambda *_: 0)
        settings_ = Settings(store=f"sqlite:///{folder / 'store' / 'x.sqlite3'}", visitor_companies=100_000)
        app = create_app(settings_)
        client = app.server.test_client()
        client.callbacks = list(right_bodies(app))
        body = b"id,name,title,boss,salary\n1,Ana,CEO,,9\n2,Ben,COO,1,8\n3,Cy,Clerk,2,7\n"
        made = client.post("/upload?name=a.csv", data=body, content_type="application/octet-stream")
        client.company = made.json["id"]
        yield client


@_fuzz(100)
@given(data=damaged_files())
def test_any_file_is_read_or_refused(folder, data):
    """Of every format that there is, damaged: a company with its report, or a sentence."""
    with patience():
        targets.read_file(folder, data)


@_fuzz(50)
@given(data=json_files())
def test_any_json_is_read_or_refused(folder, data):
    """Objects, lists and what is neither, nested anyhow."""
    with patience():
        targets.read_file(folder, data)


@_fuzz(80)
@given(address=st.sampled_from((*targets.GETS, *targets.OWN_GETS)), data=st.data())
def test_any_query_is_answered(client, address, data):
    """State of a link, of a chart, of a comparison: no field is a fault."""
    query = data.draw(queries(client.company))
    with patience():
        targets.get(client, address.format(id=client.company), query)


@_fuzz(100)
@given(data=st.data())
def test_any_body_is_answered(client, data):
    """Bodies of callbacks and of every address that takes JSON: other values at any place, cut off, anything."""
    bodies = targets.POSTS | {targets.CALLBACK: data.draw(st.sampled_from(client.callbacks))}
    address = data.draw(st.sampled_from(list(bodies)))
    value = data.draw(damaged_values(bodies[address]))
    where = address.format(id=client.company)
    with patience():
        if data.draw(st.integers(0, 3)):
            targets.post(client, where, value)
        else:
            targets.post_text(client, where, json.dumps(value).encode()[: data.draw(st.integers(0, 2000))])


@_fuzz(40)
@given(choices=damaged_values(targets.CHOICES), seed=st.sampled_from(SEEDS))
def test_any_choices_are_taken_or_refused(folder, choices, seed):
    """Columns, rows and decisions that no file has, too."""
    with patience():
        targets.read_with(folder, seed, choices)
