"""One server for all browser tests; each page in a context of its own, watched for every fault."""

import os
import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from orgview.settings import PROJECT
from tests.browser.pages import PROBE

WINDOW = {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Address of the app, served by a program of its own on a free port, with a store of its own."""
    taken = ("HOST", "PORT", "REPORTLINE_HOSTS", "REPORTLINE_PRESETS")
    store = f"sqlite:///{tmp_path_factory.mktemp('store') / 'reportline.sqlite3'}"
    own = {"PORT": "0", "REPORTLINE_STORE": store}
    environ = {name: value for name, value in os.environ.items() if name not in taken} | own
    command = [sys.executable, "-m", "app"]
    with subprocess.Popen(command, cwd=PROJECT, env=environ, text=True, stdout=subprocess.PIPE) as program:
        try:
            found = re.search(r"http://[^\s/]+", program.stdout.readline())
            assert found, "app.py did not print its address"
            yield found[0]
            stopped = program.poll()
        finally:
            program.terminate()
    assert stopped is None, f"the server stopped by itself with {stopped} during the tests"


class Watch:
    """What went wrong on a page: errors of the console and the scripts, failed answers, requests that leave."""

    def __init__(self, page, server):
        self.faults = []
        self._server = server
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def _said(self, message):
        if message.type == "error":
            self.faults.append(f"console: {message.text} at {message.location.get('url')}")

    def _asked(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("data", "blob"):
            return
        if f"{address.scheme}://{address.netloc}" != self._server:
            self.faults.append(f"request to another origin: {request.url}")

    def _failed(self, request):
        # A reload gives up what was asked before it; that is the browser's doing.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"request failed: {request.url} ({request.failure})")

    def _answered(self, response):
        if response.status >= 400:
            self.faults.append(f"answer {response.status}: {response.url}")


@pytest.fixture
def open_page(browser, server):
    """Open a path of the app in a fresh context; at the end the test fails if anything was wrong on any page.

    Keywords go to the context, but `expected`: parts of faults that the test causes on purpose.
    """
    opened = []

    def open_(path="/", *, expected=(), **options):
        context = browser.new_context(**{"viewport": WINDOW, **options})
        context.set_default_timeout(15_000)
        context.add_init_script(path=PROBE)
        page = context.new_page()
        opened.append((context, Watch(page, server), expected))
        page.goto(server + path)
        page.locator("#ladder .step").first.wait_for(state="attached")
        page.locator("#chart-tree [role=treeitem]").first.wait_for(state="attached")
        # The details come last; a selection made before them is a race that no person runs.
        page.locator("#inspector .panel-title").first.wait_for(state="attached")
        return page

    yield open_
    faults = [
        fault
        for _context, watch, expected in opened
        for fault in watch.faults
        if not any(part in fault for part in expected)
    ]
    for context, _watch, _expected in opened:
        context.close()
    assert not faults, "\n".join(faults)
