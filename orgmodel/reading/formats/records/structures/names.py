"""Names as keys: ``{"Ann Berg": {"Bo Cole": {"Cy Dorn": null}, "Di East": null}}``, lists of names, adjacency lists."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from orgmodel.reading.columns.evidence_words import load_evidence
from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.columns.profiles import is_name
from orgmodel.reading.formats.hierarchies.hierarchy import Entry, Graph, Records, from_graph, from_outline
from orgmodel.reading.formats.hierarchies.label_words import load_label_words
from orgmodel.reading.formats.hierarchies.links import Link
from orgmodel.reading.formats.hierarchies.titles import has_job
from orgmodel.reading.limits import Limits

# Under these keys stand those who report to somebody.
_BELOW_TEXT = """
children reports directreports subordinates team members staff people employees manages leads mitarbeiter equipo
equipe unterstellte
"""
_BELOW_ENGLISH = frozenset(_BELOW_TEXT.split())
# A single key of these at the top is no person.
_AROUND_TEXT = """
org organization organisation company orgchart chart hierarchy root tree structure data people team firma
"""
_AROUND = frozenset(_AROUND_TEXT.split())
# What YAML calls nothing.
_NOTHING = frozenset({"null", "~", "{}", "[]"})
_NAMED = ("name", "first", "last")
# A mapping beside notes is one of people from so many on.
_FEWEST = 2
# Keys of drawings and of lists of records.
_WORDS_OF_LISTS_TEXT = """
nodes edges links source target from to data children value label type class resources employees users people
persons items results records rows departments divisions units teams groups organisations organizations positions
"""
_WORDS_OF_LISTS = frozenset(_WORDS_OF_LISTS_TEXT.split())


@lru_cache(maxsize=1)
def keys_of_reports() -> frozenset[str]:
    """Keys, folded, under which those stand who report to somebody."""
    return _BELOW_ENGLISH | frozenset(map(fold, load_label_words().inside))


def read_names(data: Any, limits: Limits) -> Records | None:
    """Read a mapping whose keys are people, maybe beside notes on the file; None where it is something else."""
    top = _unwrapped(data)
    if not isinstance(top, dict) or not top:
        return None
    return _people(top, limits) or next((read for each in _beside_notes(top) if (read := _people(each, limits))), None)


def _people(top: Mapping[str, Any], limits: Limits) -> Records | None:
    if all(value is None or isinstance(value, str) for value in top.values()):
        return _managers(top, limits)
    if _is_adjacency(top):
        return _adjacency(top, limits)
    entries = list(_entries(top))
    if not entries or any(entry is None for entry in entries):
        return None
    found = _without_company([entry for entry in entries if entry is not None])
    if len({entry.level for entry in found}) < 2:
        return None
    return from_outline(found, limits, "name")


def _without_company(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Entries without the name of the whole at the top: of it nothing is said, and of all right below it something."""
    first, *others = entries
    is_called = is_name(first.label, load_evidence()) or load_label_words().has_title(first.label)
    if first.values or is_called or not others or not all(entry.level for entry in others):
        return entries
    return others if all(entry.values for entry in others if entry.level == 1) else entries


def _unwrapped(data: Any) -> Any:
    while isinstance(data, dict) and len(data) == 1:
        key, value = next(iter(data.items()))
        # A field of people is what they are called together: {"directie": {"Ann Berg": {...}}}.
        if not isinstance(value, dict) or not (fold(key) in _AROUND or _is_field(key)):
            break
        data = value
    # One document a branch, or a list of mappings with one name each.
    if isinstance(data, list) and data and all(isinstance(item, dict) and len(item) == 1 for item in data):
        names = [next(iter(item)) for item in data]
        if len(set(names)) == len(names):
            return {name: item[name] for name, item in zip(names, data, strict=True)}
    return data


def _beside_notes(top: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Mappings that stand beside nothing but notes: single values, mappings and lists of these."""
    called = {name for field in _NAMED for name in load_words().fields[field]}
    is_person = any(fold(key) in called for key in top)
    others = {key for key, value in top.items() if not _is_note(value)}
    if len(top) < 2 or len(others) > 1:
        return
    for key, value in top.items():
        # Beside a name stand the reports of that person.
        if is_person and fold(key) in keys_of_reports():
            continue
        if isinstance(value, dict) and len(value) >= _FEWEST and others <= {key}:
            yield value


def _is_note(value: Any) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    return not any(isinstance(item, dict | list) for item in inner)


def _is_field(key: str) -> bool:
    folded = fold(key)
    return (
        folded in _WORDS_OF_LISTS
        or folded in keys_of_reports()
        or any(folded in names for names in load_words().fields.values())
    )


def _managers(top: Mapping[str, str | None], limits: Limits) -> Records | None:
    """``{"Bo Cole": "Ann Berg"}``: who reports to whom, where most values are keys too."""
    values = [value for value in top.values() if value]
    if len(values) < 2 or sum(value in top for value in values) < 0.5 * len(values) or any(map(_is_field, top)):
        return None
    graph = Graph({key: {} for key in top}, [Link(key, value, "reports to") for key, value in top.items() if value])
    return from_graph(graph, limits, boxes="name", arrows="line")


def _is_adjacency(top: Mapping[str, Any]) -> bool:
    lists = [value for value in top.values() if isinstance(value, list)]
    if len(lists) < len([value for value in top.values() if value is not None]) or any(map(_is_field, top)):
        return False
    named = [item for value in lists for item in value]
    return bool(named) and all(isinstance(item, str) for item in named) and any(item in top for item in named)


def _adjacency(top: Mapping[str, Any], limits: Limits) -> Records:
    graph = Graph({key: {} for key in top})
    graph.links = [Link(key, item) for key, value in top.items() for item in value or ()]
    return from_graph(graph, limits, boxes="name", arrows="line")


def _entries(top: Mapping[str, Any]) -> Iterator[Entry | None]:
    """People in the order of the file; None where something stands there that names nobody."""
    words, again = load_label_words(), _repeated(top)
    stack: list[tuple[str, Any, int]] = [(key, value, 0) for key, value in reversed(list(top.items()))]
    while stack:
        key, value, level = stack.pop()
        if again.is_field(key):
            yield None
            return
        attributes: dict[str, str] = {}
        below: Sequence[tuple[str, Any]] = ()
        # YAML keeps what stands in the file.
        value = None if isinstance(value, str) and value.casefold() in _NOTHING else value
        if isinstance(value, str):
            if value and not has_job(value):
                yield None
                return
            attributes = {"Title": value} if value else {}
        elif isinstance(value, dict):
            attributes, inner = _attributes(value, again)
            below = list(inner)
        elif isinstance(value, list):
            is_wrapper = len(top) == 1 and level == 0 and not (words.has_title(key) or is_name(key, load_evidence()))
            if any(_has_manager(item) for item in value) or (
                is_wrapper and any(isinstance(item, dict) for item in value)
            ):
                yield None
                return
            below = list(_of_list(value))
        elif value is not None:
            yield None
            return
        if any(fold(name) in names for name in attributes for names in map(load_words().fields.get, _NAMED) if names):
            # Who has a name inside is not called by the key.
            yield None
            return
        yield Entry(level, key, 0, attributes)
        stack.extend((name, item, level + 1) for name, item in reversed(below))


@dataclass(frozen=True, slots=True)
class _Repeated:
    """Keys that stand in several people and name nobody: those over single values, and those over people."""

    values: frozenset[str]
    people: frozenset[str]

    def is_field(self, key: str) -> bool:
        """True if a key says what stands below it, and names nobody."""
        return _is_field(key) or key in self.values or key in self.people

    def has_people(self, key: str) -> bool:
        """True if those stand below a key who report to the person around it."""
        return fold(key) in keys_of_reports() or (key in self.people and not _is_field(key))


def _repeated(top: Mapping[str, Any]) -> _Repeated:
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    stack: list[Any] = [top]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            for key, item in value.items():
                if item is not None and not (isinstance(item, str) and item.casefold() in _NOTHING):
                    counts[isinstance(item, dict | list)][key] += 1
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)
    evidence = load_evidence()
    several = {kind: [key for key, count in each.items() if count > 1] for kind, each in counts.items()}
    # Short words of scripts without blanks look like names: "职位" is a title, "팀원" are those of a team.
    unnamed = {
        kind: frozenset(key for key in keys if not is_name(key, evidence) or " " not in key)
        for kind, keys in several.items()
    }
    return _Repeated(unnamed[False] - unnamed[True], unnamed[True] - unnamed[False])


def _has_manager(item: Any) -> bool:
    """True if a record names its manager itself: the key above it is what the list is called."""
    return isinstance(item, dict) and any(fold(key) in load_words().fields["manager"] for key in item)


def _attributes(value: Mapping[str, Any], again: _Repeated) -> tuple[dict[str, str], Sequence[tuple[str, Any]]]:
    """Attributes of a person and those who stand below: all keys, or those under a key for reports."""
    said = {key: item for key, item in value.items() if again.is_field(key) and not again.has_people(key)}
    groups = [item for key, item in value.items() if again.has_people(key)]
    if not said and not groups:
        return {}, list(value.items())
    below: list[tuple[str, Any]] = []
    for group in groups:
        below += group.items() if isinstance(group, dict) else _of_list(group if isinstance(group, list) else [])
    rest = {key: item for key, item in value.items() if key not in said and not again.has_people(key)}
    below += [(key, item) for key, item in rest.items() if isinstance(item, dict | list)]
    own = {key: item for key, item in (*said.items(), *rest.items()) if isinstance(item, str) and item}
    titles = load_words().fields["title"]
    title = next((key for key in own if fold(key) in titles), None)
    if title:
        own["Title"] = own.pop(title)
    return own, below


def _of_list(items: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    for item in items:
        if isinstance(item, str):
            yield item, None
        elif isinstance(item, dict):
            name = next((item[key] for key in item if fold(key) in {"name", "fullname", "displayname"}), None)
            if isinstance(name, str):
                yield name, {key: value for key, value in item.items() if value is not name}
            else:
                yield from item.items()
