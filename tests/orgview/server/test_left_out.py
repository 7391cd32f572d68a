"""What the server never uses is not there."""

import subprocess
import sys

from tests.folders import PROJECT

CODE = """
import sys
import app
client = app.server.test_client()
assert client.get("/?n=400").status_code == 200
assert client.get("/compare?a=people_40&b=people_400").status_code == 200
assert client.post("/seats", json={"query": "n=400", "end": 9}).status_code == 200
print("pandas" in sys.modules, "pyarrow" in sys.modules)
"""


def test_pandas_is_never_imported():
    """25 MB for each worker, and half a second at the start."""
    done = subprocess.run([sys.executable, "-c", CODE], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False True"
