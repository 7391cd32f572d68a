"""Diagrams are what the programs they are for read: Mermaid and Graphviz by their own parsers, graphs by networkx."""

import json
import shutil
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest

from orgmodel.export.companies.company import Company
from orgmodel.export.companies.keys import keys_of
from orgmodel.export.companies.typical_company import typical_company
from orgmodel.export.files import FILES
from orgmodel.export.request import Request
from tests.folders import PROJECT
from tests.orgmodel.export.material import HOSTILE, SAMPLES, company_of, graph_of, titled_company

NODE = shutil.which("node")
PARSERS = PROJECT / "tests" / "js" / "parse-diagrams.js"
has_parsers = pytest.mark.skipif(
    NODE is None or not (PROJECT / "node_modules" / "mermaid").is_dir(),
    reason="node, or the parsers that `npm ci` installs, are not on this machine",
)


def _companies() -> dict[str, Company]:
    companies = {name: company_of(name) for name in SAMPLES} | {
        "matrix_800": typical_company(graph_of("matrix_800")),
    }
    odd = [
        *HOSTILE,
        "=1+1",
        "[x]",
        "(y)",
        "end",
        "graph TD",
        "a --> b",
        "%% x",
        '"',
        "\\",
        "#quot;",
        "line\nbreak",
        "عربي",
    ]
    return companies | {f"text {at}": titled_company(text) for at, text in enumerate(odd)}


def _written(company: Company, ending: str) -> bytes:
    target = BytesIO()
    FILES[ending].write(Request(company), target)
    return target.getvalue()


def _counted(company: Company) -> tuple[int, int]:
    """Seats and lines of a company, dotted ones and those of loops among them."""
    org = company.org
    solid = int((org.tree.parent >= 0).sum())
    return len(org), solid + len(org.loops) + len(org.dotted)


@has_parsers
@pytest.mark.slow
def test_mermaid_and_graphviz_read_every_diagram(tmp_path: Path):
    """Each with its own parser, in one process of node: as many nodes and lines as the company has."""
    companies = _companies()
    for at, company in enumerate(companies.values()):
        for ending in ("mmd", "dot"):
            (tmp_path / f"{at}.{ending}").write_bytes(_written(company, ending))
    done = subprocess.run([NODE, str(PARSERS), str(tmp_path)], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    for at, (name, company) in enumerate(companies.items()):
        wanted = list(_counted(company))
        assert told[f"{at}.mmd"] == wanted, name
        assert told[f"{at}.dot"] == wanted, name


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_networkx_reads_every_graph(ending: str):
    """Every seat once under its key, and every line with its kind."""
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[ending]
    for name, company in _companies().items():
        org, keys = company.org, keys_of(company.org).texts.to_pylist()
        graph = read(BytesIO(_written(company, ending)))
        assert sorted(graph) == sorted(keys), name
        bosses = org.tree.parent.tolist()
        lines = [(keys[seat], keys[boss], "reports to") for seat, boss in enumerate(bosses) if boss >= 0]
        lines += [(keys[source], keys[target], "reports to") for source, target in org.loops.tolist()]
        lines += [(keys[source], keys[target], "dotted") for source, target in org.dotted.tolist()]
        assert Counter((a, b, data["line"]) for a, b, data in graph.edges(data=True)) == Counter(lines), name
