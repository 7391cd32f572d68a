"""Records nested in what a JSON or YAML file holds: their list, and those inside others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from orgmodel.reading.columns.headings import load_words
from orgmodel.reading.formats.hierarchies.label_words import load_label_words

# Folded: lower-case letters only.
_CHILDREN = frozenset(
    {"children", "child", "reports", "directreports", "subordinates", "team", "teams", "members", "employees", "staff"}
    | {"people", "nodes", "departments", "divisions", "units", "subunits", "organisations", "organizations"}
    | {"suborganisations", "suborganizations"}
)
_RECORDS = frozenset(
    {"value", "resources", "employees", "users", "people", "persons", "data", "items", "results", "records", "rows"}
)
_NAMES = frozenset({"name", "title", "label", "text", "fullname", "displayname", "firstname", "id"})
# Units: "title" alone is what somebody does there.
_UNITS = frozenset({"departments", "divisions", "units", "subunits", "organisations", "organizations", "teams"})
_CALLED = _NAMES - {"title"}
_MANAGERS = frozenset(
    {"manager", "managerid", "manageremail", "reportsto", "reportstoid", "supervisor", "supervisorid", "parentid"}
    | {"parent"}
)
_LINES = ("edges", "links", "linkDataArray", "arcs", "connections", "relationships")
# Under this key Highcharts writes pairs of the ids of nodes.
_PAIRS = "data"
# What stands in a line that is a list.
_FROM = ("from", "source")
_NODE_KEYS = frozenset({"data", "id", "key", "parent", "children", "depth", "height", "position", "type", "x", "y"})
_ENDS = ("source", "target", "label")
_NODES = ("nodes", "nodeDataArray", "vertices")


@lru_cache(maxsize=1)
def _inside() -> frozenset[str]:
    """Keys under which people stand inside a person, in all languages."""
    return _CHILDREN | frozenset(map(_fold, load_label_words().inside))


@dataclass(frozen=True, slots=True)
class RecordList:
    """The records of a file.

    Attributes
    ----------
    records
        At the top; others may stand inside them.
    keys
        One per record where they stand under keys of their own; else empty.
    lines
        The edges of a graph whose nodes the records are.
    has_more
        Whether the file says that it is one page of several.
    left_out
        Entries of the list that are no mappings.
    """

    records: Sequence[Mapping[str, Any]]
    keys: tuple[str, ...] = ()
    lines: Sequence[Mapping[str, Any]] = ()
    has_more: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Unfolded:
    """Records out of each other, parents before children.

    Attributes
    ----------
    records
        Without the records that stood inside.
    parents
        Place of the record each stood in; -1 at the top.
    origins
        The records as they were.
    """

    records: Sequence[Mapping[str, Any]]
    parents: Sequence[int]
    origins: Sequence[Mapping[str, Any]]


def find_records(data: Any) -> RecordList | None:  # noqa: PLR0911 - one for each shape of file
    """Find the records in whatever wraps them; None where there are none.

    A list is the records. Of a mapping it is, in this order: a graph of nodes and edges; a record with others inside;
    mappings under keys of their own that share a key; the longest list of mappings at any depth, names such as "value"
    and "employees" before others; the mapping itself.
    """
    if isinstance(data, list):
        return _graph_of_lists(data) or _listed(data, has_more=False)
    if not isinstance(data, dict) or not data:
        return None
    lists: list[tuple[bool, int, list[Any]]] = []
    has_more = False
    inner = inner_keys(data)
    queue: list[dict[str, Any]] = [data]
    for mapping in queue:
        graph = _graph(mapping)
        if graph:
            return graph
        if _is_seat(mapping, inner):
            return RecordList([mapping])
        has_more |= "@odata.nextLink" in mapping
        for key, value in mapping.items():
            if isinstance(value, dict):
                queue.append(value)
            elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
                if len(value) == 1 and (drawn := _graph(value[0]) or _drawn_tree(value[0], inner)):
                    return drawn
                lists.append((_fold(key) in _RECORDS | _inside(), len(value), value))
        if mapping is data and (_is_table(data) or _are_people(data)):
            return RecordList(tuple(data.values()), tuple(data))
    if lists:
        best = max(lists, key=lambda entry: entry[:2])[2]
        return _listed(best, has_more=has_more)
    # Databases give the records of a table under keys of their own.
    tables = [
        mapping
        for mapping in queue[1:]
        if (_is_table(mapping) and (_has_names(mapping) or _names_keys(mapping))) or _are_people(mapping)
    ]
    if tables:
        best_table = max(tables, key=len)
        return RecordList(tuple(best_table.values()), tuple(best_table), has_more=has_more)
    return RecordList([data])


def inner_keys(data: Any) -> frozenset[str]:
    """Keys under which records stand inside records that have the same key: "equipo" within "equipo". O(values)."""
    found: set[str] = set()
    stack: list[Any] = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(item for item in value if isinstance(item, dict | list))
            continue
        if not isinstance(value, dict):
            continue
        for key, item in value.items():
            if isinstance(item, list) and any(
                isinstance(each, dict) and isinstance(each.get(key), list) for each in item
            ):
                found.add(key)
            if isinstance(item, dict | list):
                stack.append(item)
    return frozenset(found)


def unfold(records: Sequence[Mapping[str, Any]]) -> Unfolded:
    """Take records out of each other, at any depth; children stand behind their parent in their order."""
    inner = inner_keys(records)
    flat: list[Mapping[str, Any]] = []
    parents: list[int] = []
    origins: list[Mapping[str, Any]] = []
    stack = [(record, -1) for record in reversed(records)]
    while stack:
        record, parent = stack.pop()
        record = _node_of(record)
        own: dict[str, Any] = {}
        inside: list[Mapping[str, Any]] = []
        if not any(isinstance(value, list | dict) for value in record.values()):
            flat.append(record)
            parents.append(parent)
            origins.append(record)
            continue
        for key, value in record.items():
            if children := children_of(key, value, inner):
                inside.extend(item if isinstance(item, dict) else {"name": item} for item in children if item)
            elif not (value == [] and (key in inner or _fold(key) in _inside())):
                own[key] = value
        stack.extend((child, len(flat)) for child in reversed(inside))
        flat.append(own)
        parents.append(parent)
        origins.append(record)
    return Unfolded(flat, parents, origins)


def children_of(key: str, value: Any, inner: frozenset[str] = frozenset()) -> list[Any]:
    """Records inside a record, under a key that says so, in one list or one object deeper; [] where there are none.

    Parameters
    ----------
    inner
        Keys that stand inside of themselves (`inner_keys`), whatever they say.
    """
    if key not in inner and _fold(key) not in _inside():
        return []
    if isinstance(value, list):
        is_unit = _fold(key) in _UNITS
        return value if any(isinstance(item, dict) and item and _is_inside(item, is_unit) for item in value) else []
    if isinstance(value, dict) and not any(_fold(name) in _NAMES for name in value):
        lists = [
            each for each in value.values() if isinstance(each, list) and any(isinstance(item, dict) for item in each)
        ]
        if not lists and value and all(item is None or isinstance(item, dict) for item in value.values()):
            # Names for keys.
            return [{"name": name, **(item or {})} for name, item in value.items()]
        return [item for each in lists for item in each]
    return []


def _is_inside(item: Mapping[str, Any], is_unit: bool) -> bool:
    """True if a record stands inside another: a unit has a name or others inside, else it is somebody's job."""
    is_called = any(_fold(key) in _CALLED or isinstance(inner, list | dict) for key, inner in item.items())
    return not _is_value(item) and (is_called or not is_unit)


def _is_value(item: Mapping[str, Any]) -> bool:
    """True if directories write a value of several so: the main one is marked, or each has its kind."""
    return "primary" in item or {"type", "value"}.issubset(item)


def _is_named(record: Mapping[str, Any]) -> bool:
    return any(_fold(key) in _NAMES - {"id"} and isinstance(value, str) and value for key, value in record.items())


def _node_of(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A node of a drawing library with its data lifted out; any other record as it is."""
    data = record.get("data")
    is_node = isinstance(data, dict) and (set(record) <= _NODE_KEYS or _is_named(data) > _is_named(record))
    return _lifted(record) if is_node else record


def _graph(mapping: Mapping[str, Any]) -> RecordList | None:
    nodes = next((mapping[key] for key in _NODES if key in mapping), None)
    for key in (*_LINES, _PAIRS):
        lines = mapping.get(key)
        if not isinstance(lines, list) or not all(map(_is_line, lines)) or (key == _PAIRS and not _are_ends(lines)):
            continue
        lines = [_lifted(line) if isinstance(line, dict) else dict(zip(_ENDS, line, strict=False)) for line in lines]
        if isinstance(nodes, dict) and all(isinstance(node, dict) for node in nodes.values()):
            return RecordList(tuple(nodes.values()), tuple(nodes), lines)
        if isinstance(nodes, list) and nodes:
            records = [_lifted(node) if isinstance(node, dict) else {"id": node} for node in nodes]
            return RecordList(records, (), lines)
    return None


def _drawn_tree(series: Any, inner: frozenset[str]) -> RecordList | None:
    """Records nested under the data of the one series of a chart (ECharts)."""
    records = series.get(_PAIRS) if isinstance(series, dict) else None
    if not isinstance(records, list) or not any(isinstance(each, dict) and _is_seat(each, inner) for each in records):
        return None
    return _listed(records, has_more=False)


def _graph_of_lists(data: Sequence[Any]) -> RecordList | None:
    """Two lists, of the nodes and of the lines between them."""
    if len(data) != 2 or not all(isinstance(each, list) and each for each in data):
        return None
    nodes, lines = data
    if not all(isinstance(item, dict) for item in (*nodes, *lines)) or not all(
        any(key in line for key in _FROM) for line in lines
    ):
        return None
    return RecordList(nodes, (), lines)


def _are_ends(lines: Sequence[Any]) -> bool:
    """True if each line is a pair, or a mapping that says from where it goes."""
    return all(isinstance(line, list) or any(key in line for key in _FROM) for line in lines)


def _is_line(line: Any) -> bool:
    """True if it is a mapping, or a list of two ends and maybe words."""
    return isinstance(line, dict) or (
        isinstance(line, list) and 2 <= len(line) <= len(_ENDS) and all(isinstance(end, str) for end in line)
    )


def _is_seat(mapping: Mapping[str, Any], inner: frozenset[str]) -> bool:
    mapping = _node_of(mapping)
    inside = [children for key, value in mapping.items() if (children := children_of(key, value, inner))]
    names = _NAMES | {name for field in ("name", "first", "last") for name in load_words().fields[field]}
    is_named = any(_fold(key) in names and isinstance(value, str) for key, value in mapping.items())
    # Below the person that the file begins with stand others of the same keys.
    is_named |= any(
        len(set(mapping) & set(_node_of(each))) > 1
        for key, value in mapping.items()
        if key in inner and isinstance(value, list)
        for each in value[:1]
    )
    is_named |= any(_are_alike(mapping, key, value[0]) for key, value in mapping.items() if value in inside)
    # Employees who name others as their managers do not report to the mapping around them.
    own = {value for value in mapping.values() if isinstance(value, str)}
    managers = [
        item
        for value in inside
        for each in value
        if isinstance(each, dict)
        for key, item in each.items()
        if item and _fold(key) in _MANAGERS and not (isinstance(item, str) and item in own)
    ]
    return is_named and bool(inside) and not managers


def _are_alike(mapping: Mapping[str, Any], key: str, below: Any) -> bool:
    """True if all that a record below says of itself, an object at least, the mapping says too: both are people."""
    own = set(_node_of(below)) - {key} if isinstance(below, dict) else set()
    return bool(own) and own <= set(mapping) and any(isinstance(mapping[name], dict) for name in own)


def _is_table(mapping: Mapping[str, Any]) -> bool:
    records = list(mapping.values())
    if len(records) < 2 or not all(isinstance(record, dict) for record in records):
        return False
    return bool(set.intersection(*(set(record) for record in records)))


def _are_people(mapping: Mapping[str, Any]) -> bool:
    """True if records that share no key are of people all the same: {"Ann": {"title": ...}, "Bo": {"manager": "Ann"}}.

    All they hold are single values of fields of people, and managers are keys above.
    """
    if len(mapping) < 2 or not all(isinstance(record, dict) and record for record in mapping.values()):
        return False
    fields = {name for names in load_words().fields.values() for name in names}
    inner = [item for record in mapping.values() for item in record.items()]
    if any(isinstance(item, dict | list) or _fold(key) not in fields for key, item in inner):
        return False
    return _names_keys(mapping)


def _has_names(mapping: Mapping[str, Any]) -> bool:
    """True if the records of a table have a name as a key, and a text under it."""
    names = {name for field in ("name", "first", "last") for name in load_words().fields[field]}
    return all(
        any(_fold(key) in names and isinstance(value, str) for key, value in record.items())
        for record in mapping.values()
    )


def _names_keys(mapping: Mapping[str, Any]) -> bool:
    """True if records of a table name keys of it as their managers: these are people's names or ids."""
    words = load_words().fields["manager"]
    named = [
        item
        for record in mapping.values()
        for key, item in record.items()
        if isinstance(item, str) and item and _fold(key) in words
    ]
    return bool(named) and all(item in mapping for item in named)


def _listed(entries: Sequence[Any], *, has_more: bool) -> RecordList | None:
    records = _without_wrappers([_unwrapped(entry) for entry in entries if isinstance(entry, dict)])
    left_out = sum(not isinstance(entry, dict) and entry is not None for entry in entries)
    return RecordList(records, has_more=has_more, left_out=left_out) if records else None


def _without_wrappers(records: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Records out of the objects that each of them is alone in: ``{"attributes": {"profile": {...}}}``."""
    while len(records) > 1 and len(records[0]) == 1:
        key = next(iter(records[0]))
        if _fold(key) in _inside() or not all(
            set(record) == {key} and isinstance(record[key], dict) for record in records
        ):
            break
        records = [record[key] for record in records]
    return records


def _unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    # GraphQL answers: {"node": {...}, "cursor": ...}.
    node = record.get("node")
    return node if isinstance(node, dict) and set(record) <= {"node", "cursor"} else record


def _lifted(record: Mapping[str, Any]) -> Mapping[str, Any]:
    # Cytoscape puts what a node or edge is under "data".
    inner = record.get("data")
    if not isinstance(inner, dict):
        return record
    return inner | {key: value for key, value in record.items() if key != "data" and key not in inner}


def _fold(key: str) -> str:
    return "".join(letter for letter in key.casefold() if letter.isalpha())
