"""Every regular expression that meets a visitor's text takes time that grows with the text, not with its square."""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType

import pytest

import orgmodel.org
import orgmodel.reading
import orgmodel.text
from orgmodel.errors import BadFile
from orgmodel.reading.clock import at_most
from orgmodel.reading.formats.sniff import kind_of
from orgmodel.reading.options import Choices
from tests.orgmodel.reading.companies import read

# A pattern that takes the square of the length takes half a second at this; one that is linear a millisecond.
LETTERS = 10_000
MOST_S = 0.2
# Shorter times are of the clock, not of the pattern.
MEASURED_S = 0.003
SEARCHES = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
# Modules whose texts are cut before they meet a pattern; their own tests hold the length.
SHORT = frozenset({"orgmodel.reading.text.latin_pages"})
# What patterns repeat: each alone, then in pairs.
SIGNS = " \t\n\r.,:;-_=+*#|/\\<>()[]{}\"'@%&$~^!?a1Zé0x─"
PAIRS = (
    "a ",
    " a",
    "1.",
    ".1",
    "1,",
    "a.",
    "a@",
    "@a",
    "a:",
    ": ",
    "\n ",
    "\n#",
    "# ",
    "--",
    "->",
    "''",
    '""',
    "\\n",
    "|-",
    "a\t",
    "<a",
    "a=",
    "[ ",
    "- ",
)


def _modules() -> Iterator[ModuleType]:
    for package in (orgmodel.reading, orgmodel.text, orgmodel.org):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("worker"):
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


def _calls(module: ModuleType) -> Iterator[tuple[ast.expr, str, list[ast.expr]]]:
    """Calls of a method of something that may be a pattern, or of `re`: on what, which, with what."""
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.value, node.func.attr, node.args


def _patterns() -> dict[str, tuple[re.Pattern, bool]]:
    """Patterns, each with whether it is looked for everywhere in a text or at its beginning alone."""
    found = []
    for module in _modules():
        if module.__name__ in SHORT:
            continue
        names: set[str] = set()
        for value, method, arguments in _calls(module):
            if isinstance(value, ast.Name) and value.id == "re":
                first = arguments[0] if arguments else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str | bytes) and method != "compile":
                    found.append((re.compile(first.value), method in SEARCHES))
            elif method in SEARCHES and (method != "split" or (isinstance(value, ast.Name) and value.id.isupper())):
                names.add(value.id if isinstance(value, ast.Name) else "")
        constants = {name for name, value in vars(module).items() if any(_in(value))}
        # Called by another name, any of them may be meant: in a loop, or as an attribute.
        is_any = bool(names - constants) and any(isinstance(vars(module)[name], tuple | dict) for name in constants)
        for name in sorted(constants):
            found += [(pattern, is_any or name in names) for pattern in _in(vars(module)[name])]
    patterns: dict[str, tuple[re.Pattern, bool]] = {}
    for pattern, is_sought in found:
        name = f"{pattern.pattern!r:.70} {int(pattern.flags)}"
        patterns[name] = (pattern, is_sought or patterns.get(name, (pattern, False))[1])
    return dict(sorted(patterns.items()))


PATTERNS = _patterns()


def _time(pattern: re.Pattern, part: str, ending: str, letters: int, *, is_sought: bool) -> float:
    text = part * (letters // len(part)) + ending
    data = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    pattern.match(data)
    pattern.fullmatch(data)
    if is_sought:
        for _ in pattern.finditer(data):
            pass
    return time.process_time() - start


def _growing(pattern: re.Pattern, *, is_sought: bool) -> str:
    """A text whose time grows faster than its length; "" where there is none."""
    for part in (*SIGNS, *PAIRS):
        for ending in ("", "\x00"):
            short = _time(pattern, part, ending, LETTERS, is_sought=is_sought)
            if short > MOST_S:
                return f"{short:.2f} s on {LETTERS:,} letters of {part + ending!r}"
            if short < MEASURED_S:
                continue
            # The square of four is sixteen; other work on the machine is no matter, the best of three counts.
            long = min(_time(pattern, part, ending, 4 * LETTERS, is_sought=is_sought) for _ in range(3))
            if long > 10 * short:
                return f"{short * 1000:.0f} ms, then {long * 1000:.0f} ms on four times {part + ending!r}"
    return ""


def test_the_patterns_are_found():
    """Those of modules, of formats, and those written where they are used."""
    texts = " ".join(PATTERNS)
    assert len(PATTERNS) > 80
    assert "BEGIN" in texts
    assert "participant" in texts


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear(name):
    """In runs of any sign, which is where repetitions inside repetitions go wrong."""
    pattern, is_sought = PATTERNS[name]
    assert not _growing(pattern, is_sought=is_sought)


@pytest.mark.parametrize(
    "part", [*SIGNS, *PAIRS, "\n\n", " \n", "\n\t", "dn", "a\n", "- a\n", "a: b\n", "{", "[[", '{"', "1 a\n"]
)
@pytest.mark.parametrize("ending", ["", "id,name\n1,Ann\n", "dn: x", "\x00"], ids=["end", "table", "ldif", "nul"])
def test_a_beginning_is_recognised_in_no_time(part, ending, tmp_path):
    """Twice the text takes no more than some three times the time, and hardly any."""
    took = []
    for letters in (8_000, 16_000, 32_000):
        path = tmp_path / str(letters)
        path.write_text(part * (letters // len(part)) + ending, encoding="utf-8", newline="")
        start = time.process_time()
        with suppress(BadFile):
            kind_of(path)
        took.append(time.process_time() - start)
    assert took[2] < max(0.5, 5 * took[0])


def test_blank_lines_above_the_headings_cost_nothing(tmp_path):
    """Forty of them took two minutes once."""
    start = time.process_time()
    reading = read(tmp_path, "\n" * 40 + "id,name,manager_id\n1,Ana,\n2,Ben,1\n")
    assert reading.org.people == 2
    assert time.process_time() - start < 2


def test_the_clock_stops_a_step():
    """A regular expression that never ends included."""
    start = time.process_time()
    with pytest.raises(BadFile, match=r"Looking took more than 0\.3 s and was stopped"), at_most(0.3, "Looking"):
        re.match("(a+)+b", "a" * 60)
    assert time.process_time() - start < 5
    with at_most(5, "Looking"):
        pass


@pytest.mark.parametrize("delimiter", ["\x00", "\x01", "\u200b", "ab", '"', "\n", ""])
def test_a_delimiter_that_nobody_sees_is_refused(delimiter, tmp_path):
    """In one sentence; a hundred thousand lines of commas and a NUL took minutes once."""
    with pytest.raises(BadFile, match=r"cannot be the delimiter|no rows|headings"):
        read(tmp_path, ",\n" * 100_000, Choices(delimiter=delimiter or "\x00"))


def test_a_hundred_thousand_lines_of_commas_end_in_a_sentence(tmp_path):
    """Nobody is in them."""
    start = time.process_time()
    with pytest.raises(BadFile):
        read(tmp_path, ",\n" * 100_000)
    assert time.process_time() - start < 5
