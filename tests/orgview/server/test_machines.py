"""Two machines on one PostgreSQL: a visitor goes from one to the other in the middle of a task, and one is killed."""

import json
import signal
import time
import urllib.error
import urllib.request
from contextlib import ExitStack

import pytest

from tests.folders import DATA_FOLDER
from tests.orgview.server.programs import port_of, running

ORACLE = DATA_FOLDER / "oracle-hr" / "employees.csv"
JSON = "application/json"


class Visitor:
    """A browser with one cookie, whichever machine the proxy asks."""

    def __init__(self):
        self.cookie = ""

    def ask(self, port, path, body=None, kind=JSON):
        """Answer as bytes, with its status; a body is sent by POST."""
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = kind
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", body, headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                self.cookie = (answer.headers.get("Set-Cookie") or self.cookie).partition(";")[0]
                return answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.status, refused.read()

    def json(self, port, path, body=None, kind=JSON, status=200):
        """Answer as JSON, which has this status."""
        found, answer = self.ask(port, path, body, kind)
        assert found == status, answer
        return json.loads(answer)


@pytest.fixture
def machine(cluster, tmp_path):
    """Starts one more machine; each has temporary files of its own, exports and contents they share."""
    with ExitStack() as machines:
        address = cluster.new_database()
        count = 0

        def start(**settings):
            nonlocal count
            count += 1
            temporary = tmp_path / f"machine{count}"
            temporary.mkdir()
            shared = {
                "REPORTLINE_DATABASE_URL": address,
                "REPORTLINE_CONTENT_URL": f"file://{tmp_path / 'contents'}",
                "REPORTLINE_EXPORTS": str(tmp_path / "exports"),
                "TMPDIR": str(temporary),
            }
            program, line = machines.enter_context(running(**shared, **settings))
            return program, port_of(line)

        yield start
    cluster.drop_database()


def _until_ready(visitor, port, export):
    deadline = time.monotonic() + 60
    while (found := visitor.json(port, f"/exports/{export}")["export"])["state"] in ("waiting", "working"):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return found


def test_a_visitor_goes_on_at_another_machine(machine, tmp_path):
    """Load here, choose columns there, export here and fetch there; one is killed, and nothing is lost."""
    (first, one), (_second, two) = machine(), machine()
    ann, ben = Visitor(), Visitor()
    upload = f"/upload?name={ORACLE.name}"
    company = ann.json(one, upload, ORACLE.read_bytes(), "application/octet-stream")["id"]
    scene = ann.json(two, f"/scene?mine={company}")["scene"]
    assert scene == ann.json(one, f"/scene?mine={company}")["scene"]

    # The kept file is read again by the machine that never saw it, with a choice that the first one shows.
    mapping = ann.json(one, f"/company/{company}/report")["report"]["mapping"]
    assert mapping["title"]
    read = ann.json(two, f"/company/{company}/read", {"mapping": {**mapping, "title": ""}})
    assert read["report"]["mapping"].get("title", "") == ""
    assert ann.json(one, f"/company/{company}/report")["report"]["mapping"].get("title", "") == ""
    # And remembered for the next file like it, wherever that is loaded.
    again = ann.json(one, upload, ORACLE.read_bytes(), "application/octet-stream")["id"]
    assert ann.json(two, f"/company/{again}/report")["report"]["mapping"].get("title", "") == ""

    export = ann.json(one, "/exports", {"query": f"mine={company}", "format": "csv", "scope": "company"}, status=202)
    export = export["export"]["id"]
    assert _until_ready(ann, two, export)["state"] == "ready"
    assert ann.ask(two, f"/exports/{export}/file")[1].startswith(b"\xef\xbb\xbf")

    first.send_signal(signal.SIGKILL)
    first.wait(30)
    assert {item["id"] for item in ann.json(two, "/companies")["companies"]} == {company, again}
    assert ann.json(two, f"/scene?mine={company}")["scene"]["headcount"] == scene["headcount"]
    assert ann.json(two, f"/company/{company}/name", {"name": "Renamed at the second"})
    assert ann.ask(two, f"/exports/{export}/file")[0] == 200
    assert ben.json(two, "/companies")["companies"] == []
    assert ben.ask(two, f"/company/{company}/report")[0] == 404

    _third, three = machine()
    names = {item["id"]: item["name"] for item in ann.json(three, "/companies")["companies"]}
    assert names[company] == "Renamed at the second"
    assert ann.json(three, "/companies/delete", {}) == {"deleted": 2}
    assert ann.ask(two, f"/company/{company}/report")[0] == 404
    assert ann.ask(two, f"/exports/{export}/file")[0] == 404
    assert [path for path in (tmp_path / "contents").rglob("*") if path.is_file()] == []


def test_a_machine_whose_database_is_away_says_so_and_comes_back(machine, cluster):
    """PostgreSQL crashes and is started again: typical charts meanwhile, 503 for what is kept, then all of it."""
    _program, port = machine()
    ann = Visitor()
    company = ann.json(port, f"/upload?name={ORACLE.name}", ORACLE.read_bytes(), "application/octet-stream")["id"]
    cluster.stop()
    try:
        assert ann.ask(port, "/scene?n=400")[0] == 200
        assert ann.ask(port, "/health")[0] == 200
        assert ann.ask(port, "/ready")[0] == 503
        told = ann.json(port, f"/scene?mine={company}", status=503)
        assert told["error"]["what"] == "The store cannot be reached"
    finally:
        cluster.start()
    assert ann.json(port, f"/scene?mine={company}")["scene"]["headcount"] == 107
    assert ann.ask(port, "/ready")[0] == 200
