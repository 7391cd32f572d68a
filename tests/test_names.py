"""Names and first lines say what a thing is, in the words of docs/glossary.md; functions are short."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
# Each was a payload, a sentence, a finding or a position by turns. They may be locals of a few lines.
VAGUE = frozenset({"told", "tell", "asked", "ask", "held", "given", "kept", "said", "say", "wanted", "found"})
# An index of a list is a position; `place` is a verb, as in a parameter `place_tree`.
VAGUE_VALUES = VAGUE | {"place", "places"}
VERB = "place_"
RIDDLE = re.compile(
    r"(What|Whether|Whom|Whose|Who|Which|Where|When|Why|How|Say|Tell|Everybody|Everyone|Nobody|Somebody|Anybody)\b"
)
MOST_LINES = 60
FILES = [
    path.relative_to(PROJECT) for root in ("orgmodel", "orgview") for path in sorted((PROJECT / root).rglob("*.py"))
]
FOLDERS = sorted({path.parent.as_posix() for path in FILES})
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse((PROJECT / path).read_text(encoding="utf-8"))


def _has(name: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().removeprefix(VERB).split("_"))


def _vague_names(path: Path) -> Iterator[str]:
    """Vague names that more than one function sees: functions, classes, parameters, attributes, module constants."""
    tree = _tree(path)
    for node in ast.walk(tree):
        if isinstance(node, Definition) and _has(node.name, VAGUE):
            yield f"{path}:{node.lineno} {node.name}"
        elif isinstance(node, ast.arg) and _has(node.arg, VAGUE_VALUES):
            yield f"{path}:{node.lineno} parameter {node.arg}"
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and _has(node.attr, VAGUE_VALUES):
            yield f"{path}:{node.lineno} attribute {node.attr}"
        if isinstance(node, ast.Module | ast.ClassDef):
            for statement in node.body:
                targets = (
                    statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
                )
                for target in targets:
                    if isinstance(target, ast.Name) and _has(target.id, VAGUE_VALUES):
                        yield f"{path}:{target.lineno} {target.id}"


def _riddles(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Module | Definition):
            first = (ast.get_docstring(node) or "").partition("\n")[0]
            if RIDDLE.match(first):
                yield f"{path}:{getattr(node, 'lineno', 1)} {first}"


@pytest.mark.parametrize("folder", FOLDERS)
def test_names_are_words_of_the_field(folder: str):
    """No name that crosses a function is one of the vague words."""
    offences = [each for path in FILES if path.parent.as_posix() == folder for each in _vague_names(path)]
    assert not offences, offences


@pytest.mark.parametrize("folder", FOLDERS)
def test_first_lines_name_the_thing(folder: str):
    """No docstring begins with a riddle."""
    offences = [each for path in FILES if path.parent.as_posix() == folder for each in _riddles(path)]
    assert not offences, offences


def _long_functions(path: Path) -> Iterator[str]:
    """Functions with more lines than are seen at once; signature and docstring do not count."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            if (lines := body[-1].end_lineno - body[0].lineno + 1) > MOST_LINES:
                yield f"{path}:{node.lineno} {node.name} has {lines} lines"


@pytest.mark.parametrize("folder", FOLDERS)
def test_functions_are_seen_at_once(folder: str):
    """No function is longer than a screen."""
    offences = [each for path in FILES if path.parent.as_posix() == folder for each in _long_functions(path)]
    assert not offences, offences


@pytest.mark.parametrize(
    "source",
    [
        "def _told(): ...",
        "class Found: ...",
        "def read(given): ...",
        "lambda place: 0",
        "class A:\n    found: int",
        "_KEPT = 1",
        "self.told = 1",
        'def read():\n    """Whether it is."""',
        "def read():\n" + "    a = 1\n" * 61,
    ],
)
def test_offences_are_seen(tmp_path: Path, source: str):
    """Each kind of offence is one."""
    path = tmp_path / "a.py"
    path.write_text(source, encoding="utf-8")
    assert [*_vague_names(path), *_riddles(path), *_long_functions(path)]
