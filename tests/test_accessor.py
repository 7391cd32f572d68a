"""Tests and benchmarks learn what the page's charts show through one accessor, `tests/browser/probe.js`."""

import re
from collections.abc import Iterator

from tests.folders import PROJECT

# Inner names of the page: Cytoscape behind the component, objects of its scripts, events of its canvases.
INNER = re.compile(r"_cyreg|\breportline[A-Z]\w*|\breportline:\w+")
PROBE = "tests/browser/probe.js"
# Who may ask the probe; all others ask these.
ASKERS = {
    PROBE,
    "tests/browser/pages.py",
    "benchmarks/stage.py",
    "benchmarks/stopwatch.js",
    "benchmarks/first_click.js",
}
# The scripts themselves are what these test.
SCRIPTS = "tests/js/"
# Those that look for these names.
LOOKERS = {"tests/test_accessor.py", "tests/counts.py", "tests/test_counts.py"}


def _sources() -> Iterator[tuple[str, str]]:
    """Name and text of each source of tests and benchmarks that was written here, but this one."""
    for folder in ("tests", "benchmarks"):
        for path in sorted((PROJECT / folder).rglob("*")):
            name = path.relative_to(PROJECT).as_posix()
            is_ours = path.suffix in (".py", ".js", ".mjs", ".html") and "node_modules" not in path.parts
            if is_ours and name not in LOOKERS and not name.startswith(SCRIPTS) and not name.endswith(".min.js"):
                yield name, path.read_text(encoding="utf-8")


def test_only_the_probe_knows_the_inside_of_the_page():
    """No other file names Cytoscape's registry, an object of the page's scripts or an event of its canvases."""
    found = {name: sorted(set(INNER.findall(text))) for name, text in _sources() if INNER.search(text)}
    assert list(found) == [PROBE]


def test_only_the_helpers_ask_the_probe():
    """A test asks `pages`, a benchmark `stage`: what the probe is called, one file of each knows."""
    assert {name for name, text in _sources() if re.search(r"\bprobe\.\w+\(", text)} <= ASKERS
