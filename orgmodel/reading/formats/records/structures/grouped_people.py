"""People in several lists who name their managers: the lists are departments, or what their key says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from orgmodel.reading.columns.headings import fold, load_words
from orgmodel.reading.formats.hierarchies.hierarchy import Records, counted
from orgmodel.reading.formats.records.flat import flatten
from orgmodel.reading.formats.tabulate import check_rows, free_heading
from orgmodel.reading.limits import Limits

GROUP = "Department"
_FEWEST_LISTS = 2
# Of the managers that are named, so many are among the people of all lists.
_USUAL = 0.5
_NAMES = ("name", "fullname", "displayname", "label", "title", "id")


@dataclass(frozen=True, slots=True)
class _List:
    """A list of records: the key it stands under, what it is called, and the keys of its records."""

    key: str
    group: str
    records: Sequence[Mapping[str, Any]]
    keys: frozenset[str]


def read_grouped_people(data: Any, limits: Limits) -> Records | None:
    """Read lists of people under several keys or in several records; None where managers are not named across them."""
    found = list(_lists(data))
    lists = _of_people([one for one in found if _are_named(one.records)])
    if len(lists) < _FEWEST_LISTS or any(map(_holds_people, found)):
        return None
    check_rows(sum(len(one.records) for one in lists), limits)
    grouped = [(one.group, dict(flatten(person)[0])) for one in lists for person in one.records]
    rows = [row for _, row in grouped]
    managers = _field(rows, "manager")
    named = {row[heading] for row in rows for heading in managers if row.get(heading)}
    values = {text for row in rows for key, text in row.items() if key not in managers}
    if not named or sum(name in values for name in named) < _USUAL * len(named):
        return None
    if not _field(rows, "department"):
        heading = free_heading(GROUP, rows)
        rows = [{**row, heading: group} for group, row in grouped]
    return Records(rows, {}, f"{len(rows):,} people in {counted(len(lists), 'list')}")


def _field(rows: Sequence[Mapping[str, str]], field: str) -> set[str]:
    known = load_words().fields[field]
    return {heading for heading in dict.fromkeys(key for row in rows for key in row) if _says(heading, known)}


def _says(key: str, known: Sequence[str]) -> bool:
    """True if a key, or its first step, is a heading of a field: "managerId", "manager.name"."""
    return fold(key) in known or fold(key.partition(".")[0]) in known


def _of_people(lists: Sequence[_List]) -> list[_List]:
    """Lists whose records name managers, and those beside them whose records are alike: the list of the top alone."""
    fields = load_words().fields
    core = [one for one in lists if any(_says(key, fields["manager"]) for key in one.keys)]
    places, keys = {one.key for one in core}, frozenset[str]().union(*(one.keys for one in core))
    return [
        one
        for one in lists
        if one in core
        or (one.keys <= keys and (one.key in places or any(_says(key, fields["title"]) for key in one.keys)))
    ]


def _are_named(items: Sequence[Mapping[str, Any]]) -> bool:
    """True if each record of a list has a name, and none holds records of its own."""
    fields = load_words().fields
    names = (*fields["name"], *fields["first"], *fields["last"])
    return all(any(_says(key, names) for key in item) for item in items) and not any(
        _is_list(value) for item in items for value in item.values()
    )


def _holds_people(one: _List) -> bool:
    """True if records of a list are people with others inside: somebody's reports are no department."""
    fields = load_words().fields
    own = (*fields["manager"], *fields["title"])
    return any(
        _is_list(value) and any(_says(key, own) for key in item) for item in one.records for value in item.values()
    )


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) and item for item in value)


def _lists(data: Any) -> Iterator[_List]:
    """Lists of records; each is called as the record around it, else as its key."""
    stack: list[tuple[str, str, Any]] = [("", "", data)]
    while stack:
        key, name, value = stack.pop()
        if isinstance(value, list):
            stack.extend((key, name, item) for item in reversed(value) if isinstance(item, dict | list))
            if _is_list(value):
                yield _List(key, name, value, frozenset(inner for item in value for inner in item))
        elif isinstance(value, dict):
            own = next((value[inner] for wanted in _NAMES for inner in value if fold(inner) == wanted), None)
            called = own if isinstance(own, str) and own else ""
            below = [(inner, item) for inner, item in value.items() if isinstance(item, dict | list)]
            stack.extend((inner, called or inner, item) for inner, item in reversed(below))
