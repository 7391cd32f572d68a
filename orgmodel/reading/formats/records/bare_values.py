"""Bare values: what programs wrap values in, with a label, a type, or a list of one, taken off."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from orgmodel.reading.columns.evidence_words import heading_parts, load_evidence, says

# Beside a value stand its label and kind, and nothing that tells more.
_BESIDE = frozenset({"label", "value", "type", "id", "universal_id"})
# A run of text in a rich text.
_RUN = "plain_text"
# Wrappers in each other; more is no value.
_MOST = 5


def bare_value(value: Any) -> Any:
    """A value without what it is wrapped in; any other value as it is.

    Examples
    --------
    >>> bare_value({"label": "First name", "value": "Ann"}), bare_value({"type": "select", "select": {"name": "Ops"}})
    ('Ann', {'name': 'Ops'})
    >>> bare_value({"type": "Employee", "attributes": {"id": "7"}}), bare_value([{"id": "7"}, {"id": "9"}])
    ({'id': '7'}, ['7', '9'])
    """
    for _ in range(_MOST):
        inner = _inner(value)
        if inner is value:
            break
        value = inner
    return value


def _inner(value: Any) -> Any:
    if isinstance(value, dict):
        return _inner_of_mapping(value)
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        if all(_RUN in item for item in value):
            return "".join(str(item[_RUN]) for item in value)
        if all(set(item) == {"id"} for item in value):
            return [item["id"] for item in value]
    return value


def _inner_of_mapping(value: Mapping[str, Any]) -> Any:
    if "label" in value and "value" in value and _BESIDE.issuperset(value):
        return value["value"]
    kind = value.get("type")
    if isinstance(kind, str) and kind in value and {"id", "type", kind, "has_more", "name"}.issuperset(value):
        return value[kind]
    if isinstance(kind, str) and set(value) in ({"type", "attributes"}, {"type", "id", "attributes"}):
        return value["attributes"] if "id" not in value else {"id": value["id"], **value["attributes"]}
    return value


@lru_cache(maxsize=1_000)
def _says_manager(kind: str) -> bool:
    parts, evidence = heading_parts(kind), load_evidence()
    return any(says(parts, entry) for entry in evidence.parts["manager"])


def typed_values(items: list[Any]) -> list[tuple[str, Any]]:
    """Type and value of each entry of a list of typed values, one of which is a manager; [] of any other list.

    Examples
    --------
    >>> typed_values([{"value": "ann@x.org", "type": "manager"}, {"value": "di@x.org", "type": "assistant"}])
    [('manager', 'ann@x.org'), ('assistant', 'di@x.org')]
    >>> typed_values([{"value": "a@x.org", "type": "work"}])
    []
    """
    if not items or not all(isinstance(item, dict) and {"type", "value"}.issubset(item) for item in items):
        return []
    kinds = [str(item["type"]) for item in items]
    return (
        [(kind, item["value"]) for kind, item in zip(kinds, items, strict=True)]
        if any(map(_says_manager, kinds))
        else []
    )


def main_mapping(items: list[Any]) -> Mapping[str, Any] | None:
    """The only mapping of a list, or the one that is marked as the main one; None where there is neither."""
    if not items or not all(isinstance(item, dict) for item in items):
        return None
    if all("value" in item for item in items):
        return None
    marked = [item for item in items if item.get("primary") is True]
    return marked[0] if len(marked) == 1 else items[0] if len(items) == 1 else None
