"""What the server never uses is not there."""

import subprocess
import sys

from tests.folders import PROJECT

CODE = """
import sys
import app
late = {"pyarrow.compute", "requests", "xlsxwriter", "reportlab", "rapidfuzz"}
print(*late & set(sys.modules))
client = app.server.test_client()
assert client.get("/?n=400").status_code == 200
assert client.get("/compare?a=people_40&b=people_400").status_code == 200
assert client.post("/seats", json={"query": "n=400", "end": 9}).status_code == 200
print("pandas" in sys.modules, "pyarrow" in sys.modules)
"""


def test_what_few_need_is_not_loaded_at_the_start():
    """Pandas never: 25 MB for each worker, and half a second at the start. What comes late takes 17 MB.

    `app:server` is there for other servers, too: importing it is silent.
    """
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", CODE], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["", "False True"]
