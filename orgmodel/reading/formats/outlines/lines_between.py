"""Lines of text with signs between people: ways ("CEO > COO > Ops"), arrows ("Ann -> Bo"), lists ("Ann: Bo, Di")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from orgmodel.errors import BadFile
from orgmodel.reading.columns.headings import fold, fold_word, load_words
from orgmodel.reading.formats.hierarchies.hierarchy import Format, Graph, Records, from_graph
from orgmodel.reading.formats.hierarchies.label_kinds import is_unit
from orgmodel.reading.formats.hierarchies.label_words import load_label_words
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.formats.hierarchies.ways import from_ways
from orgmodel.reading.formats.text_starts import unfenced
from orgmodel.reading.limits import Limits

# Longer signs before those they hold; the second half goes from the person up.
_TOGETHER_UP = (" report to ", " report directly to ", " report into ", " berichten an ", " unterstehen ", " work for ")
_SPOKEN_UP = (
    *_TOGETHER_UP,
    " reports to ", " reports directly to ", " works for ", " is managed by ", " is led by ", " berichtet an ",
    " untersteht ", " reports into ", " reporta a ", " depende de ", " rapporte à ", " rend compte à ", " dépend de ",
    " est rattaché à ", " est rattachée à ",
    " riporta a ", " responde a ", " reporta-se a ", " rapporteert aan ", " raportuje do ", " podlega ",
    " подчиняется ", " отчитывается перед ",
)  # fmt: skip
_SPOKEN_DOWN = (
    " manages ", " leads ", " supervises ", " is the manager of ", " führt ", " leitet ", " dirige ", " encadre ",
    " supervisa ", " gestisce ", " lidera ", " gerencia ", " leidt ", " kieruje ", " руководит ", " управляет ",
)  # fmt: skip
_SPOKEN = (*_SPOKEN_DOWN, *_SPOKEN_UP)
_DOWN_ARROWS = ("-->", "->", "=>", "→", "⟶", "⇒", "➜", "➔", "➝")
_UP_ARROWS = ("<--", "<-", "<=", "←", "⇐")
_SEVERAL_BELOW = frozenset({*_SPOKEN_DOWN, *_DOWN_ARROWS})
_ARROWS = frozenset({*_DOWN_ARROWS, *_UP_ARROWS})
_ANDS = ("and", "und", "et", "y", "e", "en", "i", "и", "&")
# Bullets and numbers at the beginnings of lines.
_MARK = re.compile(r"(?:[-*+•·–]|\d{1,4}[.)])[ \t]+(?=[^\W\d_])")
_POINTING = (*_DOWN_ARROWS, "»", "›", ">")
_DOWN = (*_POINTING, "\\", "/", "|", "::")
_UP = (*_UP_ARROWS, "«", "‹", "<")
_LISTS = (":", "\t", "=")
_BETWEEN = (";", ",", "|", "\t")
_JUDGED = 200
_LONGEST_STEP = 80
_USUAL = 0.5
_FEWEST_PAIRS = 3


@dataclass(frozen=True, slots=True)
class _Way:
    """Sign between the steps of a line, and whether lines go from the person up."""

    sign: str
    is_up: bool


def _is_lines(head: str) -> bool:
    lines = _unmarked(_lines(unfenced(head))[:_JUDGED])
    return _way(lines) is not None or _list_sign(lines) is not None or _manager_sign(lines) is not None


def _parse(text: str, limits: Limits) -> Records:
    body = unfenced(text)
    numbered = [(number, line.strip()) for number, line in enumerate(body.split("\n"), 1) if _lines(line)]
    lines = _unmarked([line for _, line in numbered])
    way = _way(lines[:_JUDGED])
    if way is None:
        sign = _manager_sign(lines[:_JUDGED])
        return _of_lists(lines, limits) if sign is None else _of_managers(lines, sign, limits)
    ways = _ways(lines, way.sign)
    if way.is_up:
        ways = [steps[::-1] for steps in ways]
    is_each = len(ways) == len(lines)
    if (
        is_each
        and len({steps[0] for steps in ways if steps}) == 1
        and way.sign not in {"->", "-->", "=>", *_SPOKEN_DOWN}
    ):
        return from_ways(ways, limits, [number for number, _ in numbered])
    graph = Graph()
    for steps in ways:
        for step in steps:
            graph.node(step)
        graph.links.extend(Link(*pair) for pair in pairwise(steps))
    return from_graph(graph, limits, boxes="name", arrows="arrow")


def _of_lists(lines: Sequence[str], limits: Limits) -> Records:
    sign = _list_sign(lines[:_JUDGED])
    if sign is None:
        raise BadFile("The file holds no lines between people", "Write one person a line, with the manager.")
    graph = Graph()
    for line in lines:
        key, _, rest = line.partition(sign)
        graph.node(key.strip())
        for name in _listed(rest):
            graph.node(name)
            graph.links.append(Link(key.strip(), name))
    return from_graph(graph, limits, boxes="name", arrows="line")


def _of_managers(lines: Sequence[str], sign: str, limits: Limits) -> Records:
    graph = Graph()
    for line in lines:
        key, _, boss = (part.strip().strip("\"'") for part in line.partition(sign))
        graph.node(key)
        if boss and fold_word(boss) not in load_words().roots | {"~"}:
            graph.links.append(Link(key, boss, "reports to"))
    return from_graph(graph, limits, boxes="name", arrows="line")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]


def _unmarked(lines: list[str]) -> list[str]:
    """Lines without the bullets or numbers that all of them begin with."""
    marks = [_MARK.match(line) for line in lines]
    return (
        [line[mark.end() :] if mark else line for line, mark in zip(lines, marks, strict=True)] if all(marks) else lines
    )


def _way(lines: Sequence[str]) -> _Way | None:
    if len(lines) == 1:
        return _way_of_one(lines[0])
    for sign in (*_SPOKEN, *_DOWN, *_UP):
        # A table has none of most signs; taking its lines apart at each costs as much as reading its columns.
        if not any(sign in line for line in lines):
            continue
        ways = _ways(lines, sign)
        long = [line for line in lines if len(_split(line, sign)) > 1]
        if long and sign in _SPOKEN:
            # Sentences may each have a verb of their own.
            long = [line for line in lines if any(verb in line for verb in _SPOKEN)]
        if len(long) < max(2, _USUAL * len(lines)) or not _are_people(ways, are_turned=sign in _ARROWS):
            continue
        is_up = sign in _UP or sign in _SPOKEN_UP
        whole = [steps[::-1] if is_up else steps for steps in ways]
        is_arrow = sign in {*_SPOKEN, *_DOWN_ARROWS, *_UP}
        if _come_together(whole, is_arrow=is_arrow):
            return _Way(sign, is_up)
    return None


def _way_of_one(line: str) -> _Way | None:
    """Way of a text of one line, which nothing beside it confirms: only arrows tell one, "Ann / Bo" may be anything."""
    for sign in (*_POINTING, *_UP):
        # In "Ann <ann@example.org>" they are brackets.
        if sign not in line or (sign in "<>" and "<" in line and ">" in line):
            continue
        ways = _ways([line], sign)
        if ways and all(len(way) > 1 for way in ways) and _are_people(ways, are_turned=sign in _ARROWS):
            return _Way(sign, sign in _UP)
    return None


def _are_people(ways: Sequence[Sequence[str]], *, are_turned: bool) -> bool:
    """True if steps are short and have letters, and the first line is none of headings.

    Parameters
    ----------
    are_turned
        Whether each step may be a name with its family name first: "Berg, Ann -> Cole, Bo".
    """
    steps = [step for way in ways for step in way]
    headings = {name for names in load_words().fields.values() for name in names}
    is_head = len(ways[0]) > 1 and all(fold(step) in headings for step in ways[0])
    is_head |= len(ways[0]) == 1 and not any(ways[0][0] in way for way in ways[1:])
    # A further delimiter on every line makes it a table.
    signs = ";\t" if are_turned and all(step.count(",") == 1 for step in steps) else ";\t,"
    cells = any(all(sign in step for step in (way[-1] for way in ways)) for sign in signs)
    return (
        not is_head
        and not cells
        and all(len(step) <= _LONGEST_STEP for step in steps)
        and sum(any(map(str.isalpha, step)) for step in steps) >= 0.9 * len(steps)
    )


def _come_together(ways: Sequence[Sequence[str]], *, is_arrow: bool) -> bool:
    """True if the lines are one tree: all from one top or, with arrows, who is above somewhere is below elsewhere."""
    tops = {way[0] for way in ways if way}
    if len(tops) == 1:
        return len({tuple(way) for way in ways}) > 1
    whole = {tuple(way) for way in ways}
    long = [way for way in whole if len(way) > 1]
    if sum(way[:-1] in whole for way in long) >= 0.8 * len(long):
        return True
    below = {step for way in ways for step in way[1:]}
    return is_arrow and bool(tops & below)


def _ways(lines: Sequence[str], sign: str) -> list[list[str]]:
    """Steps of each line; of a line that lists several behind an arrow or a verb one way for each of them."""
    if sign in _SPOKEN:
        return [way for line in lines for way in _spoken_ways(line.rstrip("."), sign)]
    ways = [_split(line, sign) for line in lines]
    if sign in _ARROWS and (listed := _with_lists(ways)) is not None:
        below_first, ways = listed
        return [way[::-1] for way in ways] if below_first is (sign in _DOWN) else ways
    if sign not in _SEVERAL_BELOW or any("," in step or ";" in step for way in ways for step in way[:-1]):
        return ways
    return [[*way[:-1], each] for way in ways for each in (_listed(_and(way[-1])) if len(way) > 1 else way[-1:])]


def _with_lists(ways: Sequence[Sequence[str]]) -> tuple[bool, list[list[str]]] | None:
    """Lines with a list on one side, one for each of those listed; with whether that side is the first.

    Several on one side of an arrow are below the one on the other, whichever way the arrow points: nobody has several
    managers in each line. None where lines have lists on neither side or on both, as "Berg, Ann -> Cole, Bo" has.
    """
    long = [way for way in ways if len(way) > 1]
    first, last = (any(len(_listed(_and_people(way[at]))) > 1 for way in long) for at in (0, -1))
    if first is last:
        return None
    if first:
        return True, [
            [each, *way[1:]] for way in ways for each in (_listed(_and_people(way[0])) if len(way) > 1 else way[:1])
        ]
    return False, [
        [*way[:-1], each] for way in ways for each in (_listed(_and_people(way[-1])) if len(way) > 1 else way[-1:])
    ]


def _spoken_ways(line: str, sign: str) -> list[list[str]]:
    """Steps of a line that is written with the sign, or with another verb, or with an arrow for the verb.

    Several who are led by one, or who report to one together, are one way each.
    """
    signs = (sign, *_SPOKEN_UP, *_SPOKEN_DOWN)
    verb = next((verb for verb in signs if verb in line), None)
    if verb is None:
        return [_split(line, next((arrow for arrow in _DOWN_ARROWS if arrow in line), sign))]
    steps = _split(line, verb)
    ways = [steps]
    if len(steps) > 1 and verb in _SPOKEN_DOWN and not any("," in step or ";" in step for step in steps[:-1]):
        ways = [[*steps[:-1], each] for each in _listed(_and(steps[-1]))]
    elif len(steps) > 1 and verb in _TOGETHER_UP:
        ways = [[each, *steps[1:]] for each in _listed(_and(steps[0]))]
    return ways if (verb in _SPOKEN_UP) is (sign in _SPOKEN_UP) else [way[::-1] for way in ways]


def _and(text: str) -> str:
    """A list without the word before its last: "Bo, Di and Cy" -> "Bo, Di, Cy"."""
    for word in _ANDS:
        text = text.replace(f", {word} ", ", ").replace(f" {word} ", ", ")
    return text


def _and_people(text: str) -> str:
    """A list without the word before its last, where neither side of it is a title or a unit.

    "Head of Sales and Marketing" and "Research & Development" are one.
    """
    words = load_label_words()
    for word in _ANDS:
        before, found, behind = text.rpartition(f" {word} ")
        if found and not any(words.has_title(part) or is_unit(part) for part in (before.rpartition(",")[2], behind)):
            return f"{before.removesuffix(',')}, {behind}"
    return text


def _split(line: str, sign: str) -> list[str]:
    return [step for part in line.split(sign) if (step := part.strip().strip("\"'"))]


def _list_sign(lines: Sequence[str]) -> str | None:
    """Sign between a manager and the list of reports; somebody listed must have a line too."""
    for sign in _LISTS:
        pairs = [line.partition(sign) for line in lines]
        # Who leads nobody may stand alone in a line of a list parted by tabs.
        if len(lines) < 2 or not all(found or sign == "\t" for _, found, _ in pairs):
            continue
        keys = [key.strip() for key, _, _ in pairs]
        names = [name for _, _, rest in pairs for name in _listed(rest)]
        is_list = any(len(_listed(rest)) > 1 for _, _, rest in pairs)
        if sign == "\t" and not _goes_down(pairs):
            continue
        if (
            is_list
            and len(set(keys)) == len(keys)
            and any(name in keys for name in names)
            and len(set(names)) == len(names)
        ):
            return sign
    return None


def _goes_down(pairs: Sequence[tuple[str, str, str]]) -> bool:
    """True if each line but the first is of somebody listed before it, and no cell is a heading or has a digit.

    Anything less is a table with tabs, whose rows name their manager.
    """
    headings = {name for names in load_words().fields.values() for name in names}
    listed: set[str] = set()
    for at, (key, _, rest) in enumerate(pairs):
        cells = [key.strip(), *_listed(rest)]
        if any(fold(cell) in headings or any(map(str.isdigit, cell)) for cell in cells) or (
            at and cells[0] not in listed
        ):
            return False
        listed.update(cells[1:])
    return True


def _manager_sign(lines: Sequence[str]) -> str | None:
    """Sign between a person and the manager, one of each a line: managers come again, people do not."""
    headings = {name for names in load_words().fields.values() for name in names}
    roots = load_words().roots | {"~", ""}
    for sign in (":", "="):
        pairs = [[part.strip().strip("\"'") for part in line.split(sign)] for line in lines]
        if len(pairs) < _FEWEST_PAIRS or any(len(pair) != 2 for pair in pairs):
            continue
        keys, bosses = [pair[0] for pair in pairs], [pair[1] for pair in pairs if fold_word(pair[1]) not in roots]
        if (
            len(set(keys)) < len(keys)
            or any(fold(key) in headings for key in keys)
            or any("," in boss for boss in bosses)
        ):
            continue
        if len(set(bosses)) < len(bosses) and sum(boss in keys for boss in bosses) >= 0.8 * len(bosses):
            return sign
    return None


def _listed(text: str) -> list[str]:
    text = text.strip()
    if text[:1] + text[-1:] in {"[]", "{}", "()"}:
        text = text[1:-1]
    sign = next((sign for sign in _BETWEEN if sign in text), ",")
    return [name for part in text.split(sign) if (name := part.strip().strip("\"'"))]


FORMAT = Format("lines", "lines between people", _is_lines, _parse)
