"""Own values: keys, marks, lines and columns that an export left beside boxes and lines of outlines."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from orgmodel.org.own_columns import AROUND, BESIDE, MARKS, OWN_ATTRIBUTES, OWN_VALUES, WHOLE, keyed_heading


def unpacked(values: Mapping[str, str]) -> dict[str, str]:
    """Attributes of XML, ours under the headings that other formats have."""
    found = {OWN_ATTRIBUTES.get(name, name): text for name, text in values.items() if name != OWN_VALUES}
    return found | read_values(values.get(OWN_VALUES, ""))


def read_values(text: str | Mapping[str, Any]) -> dict[str, str]:
    """Values of a text, or as JSON has them already; none where they are no texts by their headings."""
    try:
        values = json.loads(text) if isinstance(text, str) and text else text
    except (ValueError, RecursionError):
        return {}
    return {name: value for name, value in values.items() if isinstance(value, str)} if isinstance(values, dict) else {}


def own_keys(rows: Sequence[dict[str, str]], others: Sequence[str]) -> tuple[str | None, list[str]]:
    """Keys of boxes as the company had them, and the heading it had for them; None where no box says one.

    Whoever came in later, or is a copy of another, keeps the key of `others`. The rows lose what they say of it.
    """
    heading, used = None, set(others)
    keys = []
    for row, other in zip(rows, others, strict=True):
        said = next((name for name in row if keyed_heading(name)), "")
        key = row.pop(said, "")
        if not key or (key in used and key != other):
            keys.append(other)
            continue
        heading = heading or keyed_heading(said)
        used.add(key)
        keys.append(key)
    return heading, keys


def with_own_lines(
    rows: Sequence[dict[str, str]], keys: Sequence[str], parents: Sequence[int]
) -> tuple[list[str], list[str]]:
    """Keys of the managers of the lines of an outline, and of those along dotted lines.

    A line that closes a loop counts for who still stands at the top. Nobody reports to the company itself. The rows
    lose what they say of lines.
    """
    managers, dotted = [], []
    for row, parent in zip(rows, parents, strict=True):
        around, is_top = row.pop(AROUND, ""), parent < 0 or rows[parent].get(MARKS) == WHOLE
        managers.append(around if is_top else keys[parent])
        dotted.append(row.pop(BESIDE, ""))
    return managers, dotted
