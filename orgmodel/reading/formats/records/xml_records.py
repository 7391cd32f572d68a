"""XML of any kind as records: elements as mappings, those that repeat as lists, attributes as keys."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from orgmodel.errors import BadFile
from orgmodel.reading.formats.records.json_text import Parsed
from orgmodel.reading.formats.records.xml_units import find_units, may_hold_units
from orgmodel.reading.formats.xml_events import element_name, safe_events

NO_PEOPLE = "The file is XML of a kind that is not known here"
WHAT, ADVICE = "XML", "Export the people as .csv, .xlsx or GraphML."
# What tells elements of one name apart: "<field id="title">CEO</field>".
_KEYS = ("id", "name", "key", "field", "type")
TEXT = "text"
# Elements of plans that are about the work and not about who or what stands above what.
_PLAN, _TASKS = "schemas.microsoft.com/project", "Tasks"


@dataclass(slots=True)
class _Element:
    """An element that is open: its name, attributes, and the elements in it by name."""

    name: str
    own: dict[str, str]
    inside: dict[str, list[Any]] = field(default_factory=dict)


def parse_xml(text: str) -> Parsed:
    """Parse XML into mappings, lists and text.

    An element without anything but text is its text; one name of several elements is a list, and so is an element
    inside one of its own name. Elements of one name that attributes tell apart are keys.

    Raises
    ------
    BadFile
        If it is damaged, defines entities, is nested too deep, or holds no element in another.
    """
    repeated, holding = _survey(text)
    if may_hold_units(holding) and (units := find_units(_whole(text))):
        return Parsed(units, ())
    stack = [_Element("", {})]
    for event, element in _events(text):
        name = element_name(element)
        if event == "start":
            own = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
            stack.append(_Element(name, own))
            continue
        value = _value(stack.pop(), (element.text or "").strip(), repeated)
        stack[-1].inside.setdefault(name, []).append(value)
    root = stack[0].inside
    first = next(iter(root), "")
    data = root[first][0] if root else {}
    if _PLAN in text[:2_000] and isinstance(data, dict):
        data = data.get(_TASKS, data)
    if not isinstance(data, dict) or not data:
        raise BadFile(NO_PEOPLE, ADVICE)
    # The person that the file begins with, around all others.
    return Parsed([data] if first in repeated else _records(data, repeated), ())


def _records(data: Any, repeated: frozenset[str]) -> Any:
    """Elements that repeat, out of those around them, which are a company or a report and no person."""
    while isinstance(data, dict):
        inside = {name: value for name, value in data.items() if isinstance(value, dict | list)}
        lists = [name for name in inside if name in repeated]
        if len(lists) == 1 and (len(inside) == 1 or len(inside[lists[0]]) > 1):
            listed = inside[lists[0]]
            return listed if isinstance(listed, list) else [listed]
        if len(inside) != 1:
            break
        data = next(iter(inside.values()))
    return data


def _events(text: str) -> Iterator[tuple[str, Element]]:
    """Elements as they open and close; what is closed is forgotten, or a large file would stand in memory twice."""
    way: list[Element] = []
    for event, element in safe_events(text, WHAT, ADVICE):
        if event == "start":
            way.append(element)
        yield event, element
        if event == "end":
            way.pop()
            if way:
                way[-1].remove(element)


def _whole(text: str) -> Element:
    """The element around all others, with these in it."""
    events = safe_events(text, WHAT, ADVICE)
    root = next(events)[1]
    for _ in events:
        pass
    return root


def _survey(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Names that several elements side by side have, or one inside another of the name; names of what holds others."""
    found: set[str] = set()
    holding: set[str] = set()
    way: list[set[str]] = [set()]
    names: list[str] = [""]
    for event, element in _events(text):
        if event == "end":
            way.pop()
            names.pop()
            continue
        name = element_name(element)
        if name in way[-1] or name == names[-1]:
            found.add(name)
        holding.update(names[-1:] if not element.attrib else (names[-1], name, element.get("type", "")))
        way[-1].add(name)
        way.append(set())
        names.append(name)
    return frozenset(found), frozenset(holding)


def _value(done: _Element, text: str, repeated: frozenset[str]) -> Any:
    """Value of an element that is closed."""
    if not done.own and not done.inside:
        return text
    made: dict[str, Any] = dict(done.own)
    for name, values in done.inside.items():
        made.update(_named(name, values, repeated))
    if text:
        made[TEXT if TEXT not in made else "value"] = text
    return made


def _named(name: str, values: Sequence[Any], repeated: frozenset[str]) -> Mapping[str, Any]:
    """Elements of one name under the keys that they have, or under the name: alone, or as a list."""
    for key in _KEYS:
        keys = [value.get(key) for value in values if isinstance(value, dict) and set(value) <= {key, TEXT}]
        if not all(isinstance(each, str) and each for each in keys):
            continue
        if len(keys) == len(values) and len(set(keys)) == len(keys) and (len(keys) > 1 or key != "id"):
            plain = [value.get(TEXT, "") for value in values]
            return {
                f"{name}.{each}" if key == "type" else str(each): one for each, one in zip(keys, plain, strict=True)
            }
    is_list = name in repeated and any(isinstance(value, dict) for value in values)
    return {name: list(values) if is_list or len(values) > 1 else values[0]}
