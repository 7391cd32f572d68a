"""Regular expressions of the program: those of its modules, in tables too, and those written where they are used."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import orgmodel
import orgview

# Modules that run when they are imported.
_PROGRAMS = ("worker", "__main__", "migrations.env")
SEARCHES = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
# Modules whose texts are cut before they meet a pattern (their own tests hold the length), or are the program's own.
SHORT = frozenset({"orgmodel.reading.text.latin_pages", "orgview.page.index_page"})


def _modules() -> Iterator[ModuleType]:
    for package in (orgmodel, orgview):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith(_PROGRAMS):
                yield importlib.import_module(module.name)


def _in(value: object, depth: int = 0) -> Iterator[re.Pattern]:
    """Patterns in a value: in tuples, lists, mappings and the attributes of our own values too."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict) and depth < 3:
        for item in value.values():
            yield from _in(item, depth + 1)
    elif isinstance(value, tuple | list) and depth < 3:
        for item in value:
            yield from _in(item, depth + 1)
    elif depth < 3 and type(value).__module__.startswith("orgmodel") and hasattr(value, "__slots__"):
        for name in value.__slots__:
            yield from _in(getattr(value, name, None), depth + 1)


def _calls(text: str) -> Iterator[tuple[ast.expr, str, list[ast.expr]]]:
    """Calls of a method of something that may be a pattern, or of `re`: on what, which, with what."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.value, node.func.attr, node.args


def find_patterns() -> dict[str, tuple[re.Pattern, bool]]:
    """Patterns, each with whether it is looked for everywhere in a text or at its beginning alone."""
    found = []
    for module in _modules():
        if module.__name__ in SHORT:
            continue
        text = Path(module.__file__).read_text(encoding="utf-8")
        constants = {name for name, value in vars(module).items() if any(_in(value))}
        # Every worker of the tests looks: to parse the modules that have no pattern took a tenth of all its collecting.
        if not constants and "import re" not in text:
            continue
        names: set[str] = set()
        for value, method, arguments in _calls(text):
            if isinstance(value, ast.Name) and value.id == "re":
                first = arguments[0] if arguments else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str | bytes) and method != "compile":
                    found.append((re.compile(first.value), method in SEARCHES))
            elif method in SEARCHES and (method != "split" or (isinstance(value, ast.Name) and value.id.isupper())):
                names.add(value.id if isinstance(value, ast.Name) else "")
        # Called by another name, any of them may be meant: in a loop, or as an attribute.
        is_any = bool(names - constants) and any(isinstance(vars(module)[name], tuple | dict) for name in constants)
        for name in sorted(constants):
            found += [(pattern, is_any or name in names) for pattern in _in(vars(module)[name])]
    patterns: dict[str, tuple[re.Pattern, bool]] = {}
    for pattern, is_sought in found:
        name = f"{pattern.pattern!r:.70} {int(pattern.flags)}"
        patterns[name] = (pattern, is_sought or patterns.get(name, (pattern, False))[1])
    return dict(sorted(patterns.items()))
