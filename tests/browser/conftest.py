"""One server for all browser tests; each page in a clean window of its own, watched for every fault."""

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

import pytest

from tests.browser.pages import LIMIT_MS, PROBE, is_open
from tests.folders import PROJECT

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


class Windows:
    """Windows of the browser that hold nothing of what was done in them before but the files of the app.

    To load these anew for each test took a third of the time of all tests, and to start a process for each page
    another: a page of each window stays open, so that its process goes on.
    """

    def __init__(self, browser, server):
        self._browser, self._server = browser, server
        self._free = defaultdict(list)

    def take(self, viewport, reduced_motion=None, **options):
        """An empty page in a window of this size and these further options."""
        free = self._free[json.dumps(options, sort_keys=True)]
        context = free.pop() if free else self._new(options)
        page = context.new_page()
        if viewport != WINDOW:
            page.set_viewport_size(viewport)
        if reduced_motion:
            page.emulate_media(reduced_motion=reduced_motion)
        return page

    def _new(self, options):
        context = self._browser.new_context(viewport=WINDOW, **options)
        context.set_default_timeout(LIMIT_MS)
        context.add_init_script(path=PROBE)
        context.new_page().goto(f"{self._server}/assets/icon.svg")
        return context

    def give_back(self, page, viewport, reduced_motion=None, **options):
        """Close a page of a window and forget its visitor."""
        context = page.context
        session = context.new_cdp_session(page)
        kinds = "cookies,local_storage,session_storage"
        session.send("Storage.clearDataForOrigin", {"origin": self._server, "storageTypes": kinds})
        for each in context.pages[1:]:
            each.close()
        context.clear_cookies()
        self._free[json.dumps(options, sort_keys=True)].append(context)

    def close(self):
        """Close them all."""
        for context in (each for free in self._free.values() for each in free):
            context.close()


@pytest.fixture(scope="session")
def windows(browser, server):
    """Windows that are used again."""
    made = Windows(browser, server)
    yield made
    made.close()


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


def _opener(windows, server):
    opened = []

    def open_(path="/", *, expected=(), cookies=(), **options):
        options = {"viewport": WINDOW, **options}
        page = windows.take(**options)
        page.context.add_cookies(list(cookies))
        opened.append((page, Watch(page, server), expected, options))
        page.goto(server + path)
        is_open(page)
        return page

    yield open_
    faults = [
        fault
        for _page, watch, expected, _options in opened
        for fault in watch.faults
        if not any(part in fault for part in expected)
    ]
    for page, _watch, _expected, options in opened:
        windows.give_back(page, **options)
    assert not faults, "\n".join(faults)


@pytest.fixture
def open_page(windows, server):
    """Open a path of the app in a clean window; at the end the test fails if anything was wrong on any page.

    Keywords go to the context, but `expected`: parts of faults that the test causes on purpose; and `cookies`.
    """
    yield from _opener(windows, server)


@pytest.fixture(scope="module")
def open_shared_page(windows, server):
    """The same for tests of a module that look at one page and leave it as it was; the last one tells the faults."""
    yield from _opener(windows, server)


@pytest.fixture(scope="session")
def loaded(server):
    """Load a file, or the bytes of one, once for all tests that only look at it; gives id and visitor's cookies."""
    held = {}

    def load(data, name=None):
        body, name = (data.read_bytes(), data.name) if isinstance(data, Path) else (data, name)
        if (body, name) not in held:
            asked = Request(f"{server}/upload?name={quote(name)}", body, {"Content-Type": "application/octet-stream"})
            with urlopen(asked) as reply:
                key, _, value = reply.headers["Set-Cookie"].partition(";")[0].partition("=")
                held[body, name] = json.load(reply)["id"], [{"name": key, "value": value, "url": server}]
        return held[body, name]

    return load


def _own_opener(open_page, loaded):
    def open_(data, query="", *, name=None, **options):
        company, cookies = loaded(data, name)
        page = open_page(f"/?mine={company}{query}", cookies=cookies, **options)
        page.locator(".own-open").wait_for(state="attached")
        return page, company

    return open_


@pytest.fixture
def open_own(open_page, loaded):
    """Open the company of a file, or of the bytes of one, as the visitor who has loaded it; gives page and id."""
    return _own_opener(open_page, loaded)


@pytest.fixture(scope="module")
def open_shared_own(open_shared_page, loaded):
    """The same for tests of a module that look at one page and leave it as it was."""
    return _own_opener(open_shared_page, loaded)
