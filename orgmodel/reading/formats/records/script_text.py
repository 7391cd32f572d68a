"""Lists of people that stand in scripts: snippets for drawing libraries, variables, printed lists of Python."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from orgmodel.errors import BadFile
from orgmodel.reading.formats.hierarchies.labels import split_labels
from orgmodel.reading.formats.records.flat import scalar
from orgmodel.reading.formats.records.json_text import NoJson, Parsed, parse_json
from orgmodel.reading.formats.script_literals import Literal, literals_of

NO_PEOPLE = "The file is source code without a list of people in it"
ADVICE = "Run it and load what it writes, or export the people as .json or .csv."
_ENDS = (("from", "to"), ("source", "target"))
# Of a table of Google Charts: how a column is added, and how rows are.
_COLUMN, _ROWS, _ROW = ("addColumn",), ("addRows", "arrayToDataTable"), ("addRow",)
_CELL, _SHOWN = "v", "f"
_TAG = re.compile(r"<[^<>]{1,500}>")
_SCRIPT = re.compile(r"<script\b[^<>]{0,1000}>")
# Functions that add a line or an entry.
_ADDS = re.compile(r"(?i)edge|link|add|push|append|insert|row|employee|person|node|member|reports")
_EDGES = re.compile(r"(?i)edge|link")
# Lists side by side, such as those of Plotly.
_SIDES = {"ids": "id", "labels": "name", "names": "name", "parents": "parent"}
_FEWEST = 2


class NoPeople(BadFile):
    """A script in which no list tells of people."""


def parse_relaxed(text: str, most_people: int) -> Parsed:
    """Parse JSON, also with comments, bare keys, single quotes and commas at ends, as scripts and settings have it.

    Raises
    ------
    BadFile
        If it is none; says where it stops being JSON.
    """
    try:
        return parse_json(text, most_people)
    except NoJson as error:
        literals = literals_of(text)
        if not literals.outermost or not literals.is_bare or not literals.is_closed:
            raise error from None
        return Parsed(_chosen(literals.outermost, most_people), [])


def parse_script(text: str, most_people: int) -> Parsed:
    """Parse the lists and mappings of a script, or of those of a web page; the code around them is passed over.

    Raises
    ------
    NoPeople
        If there are none.
    BadFile
        If the list is cut off.
    """
    literals = literals_of(_scripts(text))
    data = _chosen(literals.outermost, most_people)
    if _size(data) < _FEWEST:
        raise NoPeople(NO_PEOPLE, ADVICE)
    if not literals.is_closed:
        raise BadFile("The list in the script is cut off: its brackets do not close", "Copy the whole list.")
    return Parsed(data, [])


def _scripts(text: str) -> str:
    """Scripts of a web page, one after the other; any other text as it is."""
    if not text.lstrip("\ufeff \t\r\n").startswith("<") or text.lstrip("\ufeff \t\r\n").startswith("<?php"):
        return text
    scripts = []
    end = 0
    while match := _SCRIPT.search(text, end):
        end = text.find("</script", match.end())
        end = len(text) if end < 0 else end
        scripts.append(text[match.end() : end])
    return ";\n".join(scripts)


def _chosen(literals: Sequence[Literal], most_people: int) -> Any:
    """The literals that tell of people, as one value: a table, nodes and lines, records by their names, a list."""
    usable = [one for one in literals if one.is_plain or not one.is_call or "{" in one.text or "[[" in one.text]
    parsed = [(one.name.rpartition(".")[2], one.is_call, _parse(one, most_people)) for one in usable]
    if table := _google_table(parsed):
        return table
    values: list[tuple[str, Any]] = []
    for name, is_call, value in parsed:
        if is_call and isinstance(value, list):
            # A call with a list among its arguments, or several.
            values += [(name, each) for each in value if isinstance(each, list | dict)]
        elif isinstance(value, list | dict) and value:
            values.append((name, value))
    if graph := _graph([value for _, value in values]):
        return graph
    if rows := _listed_parents([value for _, _, value in parsed]) or _repeated_calls(parsed):
        return rows
    single = [(name, value) for name, value in values if isinstance(value, dict) and _size(value) <= _FEWEST]
    single = [*_heads(parsed, single), *single]
    best = max((value for _, value in values), key=_size, default=None)
    if len(single) < _FEWEST or len(single) < _size(best):
        return best[0] if isinstance(best, list) and len(best) == 1 else best
    names = [name for name, _ in single]
    is_named = len(set(names)) == len(names) and _refer(single)
    return dict(single) if is_named else [value for _, value in single]


def _heads(parsed: Sequence[tuple[str, bool, Any]], single: Sequence[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Variables made by a call with a name alone, to which others refer: ``ann = Node("Ann Berg")``."""
    named = {item for _, value in single for item in value.values() if isinstance(item, str)}
    return [
        (name, {"name": value[0]})
        for name, is_call, value in parsed
        if is_call and name in named and isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)
    ]


def _repeated_calls(parsed: Sequence[tuple[str, bool, Any]]) -> Any:
    """Arguments of one function that is called again and again: ``g.add_edge("Ann", "Bo")``; [] where none is.

    Calls that add nodes, with a label each, and others that add edges between them are both.
    """
    calls: dict[str, list[Any]] = {}
    for name, is_call, value in parsed:
        is_flat = isinstance(value, list) and not any(isinstance(each, list | dict) for each in value)
        if is_call and is_flat and len(value) >= _FEWEST and _ADDS.search(name):
            calls.setdefault(name, []).append(value)
    most = max(calls.values(), key=len, default=[])
    lists = [value for _, is_call, value in parsed if not is_call and _size(value) >= len(most)]
    if len(most) < _FEWEST or lists:
        return []
    edges = [value[:2] for name, each in calls.items() if _EDGES.search(name) for value in each]
    nodes = [value[:2] for name, each in calls.items() if not _EDGES.search(name) for value in each]
    if edges and {end for edge in edges for end in edge} <= {node[0] for node in nodes}:
        return {
            "nodes": [{"id": key, "label": label} for key, label in nodes],
            "links": [{"from": above, "to": below} for above, below in edges],
        }
    width = max(map(len, most))
    return [[*value, *[""] * (width - len(value))] for value in most]


def _listed_parents(values: Sequence[Any]) -> list[Mapping[str, Any]]:
    """Records out of names and parents in two lists, as libraries of charts take them; [] where there are none."""
    for value in values:
        if not isinstance(value, dict):
            continue
        lists = {field: value[key] for key, field in _SIDES.items() if isinstance(value.get(key), list)}
        lengths = {len(each) for each in lists.values()}
        if "parent" in lists and len(lists) > 1 and len(lengths) == 1:
            return [dict(zip(lists, row, strict=True)) for row in zip(*lists.values(), strict=True)]
    return []


def _parse(one: Literal, most_people: int) -> Any:
    return parse_json(one.text, most_people).data


def _refer(named: Sequence[tuple[str, Any]]) -> bool:
    """True if a variable stands as a value in the mapping of another."""
    names = {name for name, _ in named}
    return any(isinstance(item, str) and item in names for _, value in named for item in value.values())


def _graph(values: Sequence[Any]) -> dict[str, Any] | None:
    """Nodes, and the lines between them, that are lists of their own; None where there are none."""
    lists = [value for value in values if isinstance(value, list) and _are_records(value)]
    lines = next(
        (each for each in lists if any(all(all(key in one for key in ends) for one in each) for ends in _ENDS)), None
    )
    nodes = max((each for each in lists if each is not lines), key=len, default=None)
    return {"nodes": nodes, "links": lines} if lines and nodes else None


def _are_records(value: Sequence[Any]) -> bool:
    return bool(value) and all(isinstance(each, dict) for each in value)


def _size(data: Any) -> int:
    """Mappings in a value, itself too, and lists in a list."""
    count, stack = 0, [data]
    while stack:
        value = stack.pop()
        count += isinstance(value, dict) and bool(value)
        if isinstance(value, list):
            count += sum(isinstance(each, list) for each in value)
            stack.extend(value)
        elif isinstance(value, dict):
            # Names as keys of the lists of those below.
            listed = {
                each for item in value.values() if isinstance(item, list) for each in item if isinstance(each, str)
            }
            count += len(listed) if not listed.isdisjoint(value) else 0
            stack.extend(value.values())
    return count


def _google_table(parsed: Sequence[tuple[str, bool, Any]]) -> Any:
    """Rows of a table of Google Charts under the headings that were added to it; None where there is none."""
    calls = [(name, value) for name, is_call, value in parsed if is_call and isinstance(value, list)]
    rows = [
        row for name, value in calls if name in _ROWS for part in value[:1] if isinstance(part, list) for row in part
    ]
    rows += [value[0] for name, value in calls if name in _ROW and value and isinstance(value[0], list)]
    rows = [row for row in rows if isinstance(row, list) and row]
    if not rows:
        return None
    headings = [_heading(value) for name, value in calls if name in _COLUMN and value]
    width = max(map(len, rows))
    shown = [_shown(row[0]) for row in rows]
    if len(headings) != width:
        headings = []
    if any(shown) and width >= _FEWEST:
        return list(
            _boxes(rows, shown, headings or ["Name", "Manager", *(f"Column {at}" for at in range(3, width + 1))])
        )
    table = [[_bare(cell) for cell in row] for row in rows]
    return [headings, *table] if headings else table


def _heading(arguments: Sequence[Any]) -> str:
    first = arguments[0]
    if isinstance(first, dict):
        return str(first.get("label") or first.get("id") or "")
    return str(arguments[1]) if len(arguments) > 1 else ""


def _bare(cell: Any) -> Any:
    return cell.get(_CELL, "") if isinstance(cell, dict) and _CELL in cell else cell


def _shown(cell: Any) -> str:
    """Words that a cell shows for its value; "" where it shows the value."""
    text = cell.get(_SHOWN) if isinstance(cell, dict) else None
    return _TAG.sub("\n", text).strip() if isinstance(text, str) else ""


def _boxes(rows: Sequence[Sequence[Any]], shown: Sequence[str], headings: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """Rows of an organisation chart: the key, the words in the box as name and title, the key of the box above."""
    keys = [scalar(_bare(row[0])) for row in rows]
    labels = split_labels([text or key for text, key in zip(shown, keys, strict=True)])
    for row, key, label in zip(rows, keys, labels, strict=True):
        cells = map(scalar, map(_bare, row[1:]))
        more = dict(zip(["Manager", *headings[2:]], cells, strict=False))
        yield {"Id": key, "Name": label.name, "Title": label.title} | more
