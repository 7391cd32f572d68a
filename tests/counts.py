"""Counts that may not grow, of both halves: ``python -m tests.counts`` shows each beside its limit for `make check`.

They are read from the sources alone, in a second or two; eslint, import-linter and mypy name the lines.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import networkx as nx

from orgview import ids
from tests.folders import PROJECT

SCRIPTS = PROJECT / "assets" / "src"
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)
IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""")
# A global that Dash has, and settings of the browser's own that a page may set.
OF_OTHERS = {"dash_clientside", "location", "onbeforeunload"}
ASSIGNED = re.compile(
    r"""\b(?:window|globalThis|global|self)(?:\.|\[["'`])(\w+)(?:["'`]\])?\s*(?:\|\||\?\?)?=(?![=>])"""
    r"|\b(?:assign|defineProperty|defineProperties|Reflect\.set)\((window|globalThis|global|self)\b"
)
LOOKED_UP = re.compile(
    r"""(?:byId|getElementById|setProps|querySelector(?:All)?|closest|matches)\(\s*["'`]#?([\w-]+)["'`]"""
    r"""|\bid: ["']([\w-]+)["']"""
)
SELECTOR = re.compile(r"""(?:querySelector(?:All)?|closest|matches)\(\s*(["'`])(.*?)\1""")
CALLBACK_PARTS = {"Input", "Output", "State"}
IN_MARKUP = re.compile(r"""\bid=["']([\w-]+)["']""")
STORE = r"\bdcc\.Store\b|\bdash\.dcc import\b.*\bStore\b"
PRIVATE = re.compile(r"_cyreg|propCache")
# Those that look for these names, and the contract test of the host, which stands for what has them.
THEIR_TESTS = {
    "tests/counts.py",
    "tests/test_counts.py",
    "tests/test_accessor.py",
    "tests/js/chart/cytoscape-host.test.js",
}
# Entries of the model that came with what it can do, after the first fourteen: docs/decisions.md says why.
MODEL_ENTRIES = 18


class Count(NamedTuple):
    """One count: what is counted, how many there are, how many there may be, and which they are."""

    name: str
    found: list[str]
    most: int


@cache
def _texts(folder: Path, ending: str) -> dict[str, str]:
    """Texts of the sources below a folder by their paths; scripts without comments."""
    return {
        path.relative_to(PROJECT).as_posix(): COMMENT.sub("", text) if ending == ".js" else text
        for path in sorted(folder.rglob(f"*{ending}"))
        if "node_modules" not in path.parts and (text := path.read_text(encoding="utf-8")) is not None
    }


def _matches(texts: dict[str, str], pattern: str) -> list[str]:
    return [f"{name}: {match[0]}" for name, text in texts.items() for match in re.finditer(pattern, text)]


def globals_of_scripts() -> list[str]:
    """Names that the page's scripts put into the window, besides Dash's."""
    return [
        f"{name}: {match[0]}"
        for name, text in _texts(SCRIPTS, ".js").items()
        for match in ASSIGNED.finditer(text)
        if match[1] not in OF_OTHERS
    ]


def modules_in_cycles() -> list[str]:
    """Modules of the browser half that import each other, directly or through others."""
    graph = nx.DiGraph()
    for name, text in _texts(SCRIPTS, ".js").items():
        folder = (PROJECT / name).parent
        graph.add_edges_from((name, _inside(folder / target)) for target in IMPORTED.findall(text))
    return sorted(name for cycle in nx.strongly_connected_components(graph) if len(cycle) > 1 for name in cycle)


def _inside(path: Path) -> str:
    return path.resolve().relative_to(PROJECT).as_posix()


def features_importing_others() -> list[str]:
    """Imports from one feature of the page into another."""
    shared = {"chart", "state", "api", "ui", "styles"}
    found = []
    for name, text in _texts(SCRIPTS, ".js").items():
        parts = Path(name).relative_to("assets/src").parts
        if len(parts) < 2 or parts[0] in shared:
            continue
        for target in IMPORTED.findall(text):
            other = Path(_inside((PROJECT / name).parent / target)).relative_to("assets/src").parts
            if len(other) > 1 and other[0] not in {parts[0], *shared}:
                found.append(f"{name}: {'/'.join(other)}")
    return found


def ids_typed_again() -> list[str]:
    """Ids of `orgview/ids.py` that are written once more, where an element or a component is made or looked up."""
    known = {value for name, value in vars(ids).items() if name.isupper()}
    scripts = [
        f"{name}: {match[0]}"
        for name, text in _texts(SCRIPTS, ".js").items()
        for match in LOOKED_UP.finditer(text)
        if name != "assets/src/ids.js" and known & set(match.groups())
    ]
    selectors = [
        f"{name}: {match[0]}"
        for name, text in _texts(SCRIPTS, ".js").items()
        for match in SELECTOR.finditer(text)
        if known & set(re.findall(r"#([\w-]+)", match[2])) and not LOOKED_UP.match(match[0])
    ]
    return [*scripts, *selectors, *_ids_in_python(known)]


def _ids_in_python(known: set[str]) -> Iterator[str]:
    """As arguments of components and callbacks, and in markup."""
    for name, text in _texts(PROJECT / "orgview", ".py").items():
        for node in ast.walk(ast.parse(text)):
            values: list[ast.expr] = []
            if isinstance(node, ast.keyword) and node.arg in ("id", "component_id"):
                values = [node.value]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLBACK_PARTS:
                values = node.args[:1]
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from (f"{name}: {one}" for one in IN_MARKUP.findall(node.value) if one in known)
            for value in values:
                if isinstance(value, ast.Constant) and value.value in known:
                    yield f"{name}:{value.lineno} {value.value}"


def modules_with_the_key_of_a_company() -> list[str]:
    """Modules that write the key of a loaded company: one reads queries in each half."""
    written = re.compile(r"mine(?:[=:]|$)")
    python = {
        name
        for name, text in _texts(PROJECT / "orgview", ".py").items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and written.match(node.value)
    }
    quoted = re.compile(r"[\"'`]mine[\"'`:=]|\bmine\|")
    scripts = {name for name, text in _texts(SCRIPTS, ".js").items() if quoted.search(text)}
    return sorted(python | scripts)


def forks_on_a_loaded_company() -> list[str]:
    """Places of the server, beside the reading of queries, that go another way for a loaded company's query."""
    texts = {name: text for name, text in _texts(PROJECT / "orgview", ".py").items() if "/queries/" not in name}
    return _matches(texts, r"\bget\(LOADED\b|\bLOADED (?:not )?in\b|\bLOADED: lambda\b")


def files_with_private_parts() -> list[str]:
    """Files that name private parts of dash-cytoscape and Cytoscape, of the page, its tests and its benchmarks."""
    folders = [(SCRIPTS, ".js"), *((PROJECT / root, end) for root in ("tests", "benchmarks") for end in (".js", ".py"))]
    return [
        name
        for root, ending in folders
        for name, text in _texts(root, ending).items()
        if name not in THEIR_TESTS and PRIVATE.search(text)
    ]


def source_without_tests() -> list[str]:
    """How many lines of the browser half are more than twice the lines of its tests."""
    lines = [
        sum(path.read_text(encoding="utf-8").count("\n") for path in root.rglob("*.js"))
        for root in (SCRIPTS, PROJECT / "tests" / "js")
    ]
    return ["a line"] * max(0, lines[0] - 2 * lines[1])


def _entries(package: str, of: Callable[[Path], bool]) -> list[str]:
    return sorted(path.name for path in (PROJECT / package).iterdir() if path.name[:2] != "__" and of(path))


def counts() -> list[Count]:
    """All counts, as the sources are now."""
    scripts, server = _texts(SCRIPTS, ".js"), _texts(PROJECT / "orgview", ".py")
    return [
        Count("globals of the page's scripts, besides Dash's", globals_of_scripts(), 0),
        Count("modules of the browser half in a cycle of imports", modules_in_cycles(), 0),
        Count("imports from one feature of the page into another", features_importing_others(), 0),
        Count("ids typed twice", ids_typed_again(), 0),
        Count("stores of Dash, which nobody would read", _matches(server, STORE), 0),
        Count("codes of findings in scripts", _matches(scripts, r"\bORG\d{3}\b"), 0),
        Count("lines of scripts without half a line of test", source_without_tests(), 0),
        Count("modules that write the key of a loaded company", modules_with_the_key_of_a_company(), 2),
        Count(
            "forks on it in the server: the source of a query, the link that is opened", forks_on_a_loaded_company(), 2
        ),
        Count("files that name private parts of Cytoscape", files_with_private_parts(), 1),
        Count(
            "entries of orgmodel/",
            _entries("orgmodel", lambda path: path.is_dir() or path.suffix == ".py"),
            MODEL_ENTRIES,
        ),
        Count("modules at the top of orgview/", _entries("orgview", lambda path: path.suffix == ".py"), 9),
    ]


def too_many(found: Iterable[Count]) -> list[str]:
    """Sentences on the counts over their limits, with what was counted."""
    return [f"Too many {one.name}: {', '.join(one.found)}" for one in found if len(one.found) > one.most]


def main() -> int:
    """Show each count beside its limit; 1 where one is over it."""
    found = counts()
    for one in found:
        print(f"{len(one.found):>5} of at most {one.most:>2}  {one.name}")
    wrong = too_many(found)
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
