"""State in modules: there is none, so that nothing of one visitor is there for the next."""

import ast

import pytest

from tests.folders import PROJECT

FILES = sorted(path for folder in ("orgmodel", "orgview") for path in (PROJECT / folder).rglob("*.py"))
CHANGES = {"append", "extend", "insert", "add", "update", "setdefault", "pop", "popitem", "remove", "discard", "clear"}


def _module_names(tree):
    """Names that the module binds at its top."""
    names = set()
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if isinstance(node, ast.Assign | ast.AnnAssign):
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


def _local_names(function):
    """Names that a function binds itself: of these a change is its own."""
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    names = {one.arg for one in every if one is not None}
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return names


def offences(tree):
    """Lines in which a function changes what its module holds."""
    names = _module_names(tree)
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        shared = names - (_local_names(function) if not isinstance(function, ast.Lambda) else set())
        for node in ast.walk(function):
            if isinstance(node, ast.Global):
                yield node.lineno
            target = None
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES:
                target = node.func.value
            elif isinstance(node, ast.Subscript | ast.Attribute) and not isinstance(node.ctx, ast.Load):
                target = node.value
            if isinstance(target, ast.Name) and target.id in shared:
                yield node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_g5_no_function_changes_what_its_module_holds(path):
    """G5: no global statement, and no list, dict or object of a module is changed."""
    assert not list(offences(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    "text",
    [
        "SEEN = []\ndef f(x):\n    SEEN.append(x)",
        "SEEN = {}\ndef f(x):\n    SEEN[x] = 1",
        "LAST = None\ndef f(x):\n    global LAST\n    LAST = x",
        "STATE = object()\ndef f(x):\n    STATE.user = x",
        "SEEN: set = set()\ndef f(x):\n    def g():\n        SEEN.add(x)\n    return g",
    ],
)
def test_the_check_finds_each_way(text):
    """It can fail."""
    assert list(offences(ast.parse(text)))
