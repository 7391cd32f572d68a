"""A record with values inside values as one flat record of text."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from orgmodel.reading.columns.header import unique_name
from orgmodel.reading.formats.records.bare_values import bare_value, main_mapping, typed_values
from orgmodel.reading.formats.records.json_deep import write_json
from orgmodel.reading.limits import LIMITS

# Directories put the keys of an extension under its long name: "urn:...:enterprise:2.0:User".
_EXTENSION = "urn:"
OTHERS = "others"
# A person's name and manager may stand two objects deep: "person.job.manager.id".
_LEVELS = 3


def flatten(record: Mapping[str, Any]) -> tuple[Mapping[str, str], bool]:
    """Make every value of a record text.

    Returns
    -------
    Mapping
        The record itself where all is text: a million copies would need as much memory again. Else keys of mappings
        inside are joined to its own with dots ("name.givenName"), keys of an extension stand as they are. Lists of
        words are joined with "; ". Of a list of mappings with a "value" (e-mail addresses) the primary one or the
        first stands under the key, the rest under "key.others". A key that is taken by then gets a number.
    bool
        Whether some value nests deeper and is kept as JSON text.

    Examples
    --------
    >>> flatten({"id": "1", "name": {"given": "Ann"}, "emails": [{"value": "a@x.org"}], "on": True})
    ({'id': '1', 'name.given': 'Ann', 'emails': 'a@x.org', 'on': 'true'}, False)
    >>> flatten({"x": {"y": {"z": {"deep": {"er": "1"}}}}})
    ({'x.y.z.deep': '{"er": "1"}'}, True)
    """
    if all(type(value) is str for value in record.values()):
        return record, False
    flat: dict[str, str] = {}
    is_deep = False
    for key, value in record.items():
        if isinstance(value, dict) and key.startswith(_EXTENSION):
            inner = [(name, item) for name, item in value.items()]
        else:
            inner = [(key, value)]
        for name, item in inner:
            for path, leaf in _leaves(name, item):
                is_deep |= _put(flat, path, leaf)
    return flat, is_deep


def _leaves(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Values inside a value with the keys that lead to them, as deep as `_LEVELS`."""
    stack = [(name, value, 0)]
    while stack:
        path, item, level = stack.pop()
        item = bare_value(item)
        if isinstance(item, dict) and level < _LEVELS:
            stack.extend((f"{path}.{key}", inner, level + 1) for key, inner in reversed(item.items()))
        elif isinstance(item, list) and (typed := typed_values(item)):
            stack.extend((f"{path}.{kind}", inner, level + 1) for kind, inner in reversed(typed))
        elif isinstance(item, list) and level < _LEVELS and (only := main_mapping(item)) is not None:
            rest = [each for each in item if each is not only]
            stack.extend([(f"{path}.{OTHERS}", rest, _LEVELS)] if rest else [])
            stack.append((path, only, level))
        else:
            yield path, item


def _put(flat: dict[str, str], key: str, value: Any) -> bool:
    if isinstance(value, str):
        text, is_deep = value, False
    elif isinstance(value, list) and value and all(isinstance(item, dict) and "value" in item for item in value):
        values = [scalar(item["value"]) for item in sorted(value, key=lambda item: item.get("primary") is not True)]
        text, is_deep = values[0], False
        if len(values) > 1:
            flat[f"{key}.{OTHERS}"] = "; ".join(values[1:])
    elif isinstance(value, list) and not any(isinstance(item, list | dict) for item in value):
        text, is_deep = "; ".join(filter(None, map(scalar, value))), False
    else:
        text, is_deep = scalar(value), isinstance(value, list | dict) and bool(value)
    flat[key if flat.get(key, text) == text else unique_name(key, flat)] = text
    return is_deep


def scalar(value: Any) -> str:
    """Give one value as text; mappings and lists as JSON, nothing and empty ones as ""."""
    if isinstance(value, str):
        return value
    if value is None or value in ({}, []):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        # One more than a cell holds, so that it is told.
        return write_json(value, LIMITS.cell + 1)
