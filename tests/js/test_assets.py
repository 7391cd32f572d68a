"""The parts of assets/src that need no browser, run by node's own test runner."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from orgmodel.catalog.load import load_domain
from orgmodel.typical.presets import load_presets
from orgview.panels.controls import to_values
from orgview.queries.typical_query import read, to_fields

HERE = Path(__file__).parent
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed")


@pytest.mark.slow
@needs_node
def test_the_modules_of_the_browser_half_pass_their_own_tests():
    """`node --test` finds nothing wrong; each file is named, for versions of node find them in different ways."""
    files = sorted(HERE.rglob("*.test.js"))
    assert files
    done = subprocess.run([NODE, "--test", *files], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_node
def test_controls_filled_from_a_preset_ask_for_that_preset():
    """Company to control values (server), values to query (browser), query to company (server): the same company."""
    domain = load_domain()
    companies = {key: preset.company for key, preset in load_presets(domain).items()}
    script = (
        "const [address, held] = process.argv.slice(1); const { toQuery } = await import(address);"
        "const queries = Object.entries(JSON.parse(held)).map(([key, values]) => [key, toQuery(values, {}, [])]);"
        "console.log(JSON.stringify(Object.fromEntries(queries)));"
    )
    module = (HERE.parents[1] / "assets" / "src" / "state" / "query.js").as_uri()
    held = json.dumps({key: to_values(company) for key, company in companies.items()})
    command = [NODE, "--input-type=module", "-e", script, module, held]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    fallback = companies["people_400"]
    queries = json.loads(done.stdout)
    assert queries.keys() == companies.keys()
    for key, query in queries.items():
        reading = read(to_fields(query), domain, fallback)
        assert reading.problems == ()
        assert reading.company == companies[key]
