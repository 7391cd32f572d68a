"""Own values: keys, marks, lines and columns that an export left beside boxes and lines of outlines."""

import json
from collections.abc import Mapping, Sequence, Set
from itertools import chain
from typing import Any

from orgmodel.org.own_columns import (
    AROUND,
    ASIDE,
    BESIDE,
    MARKS,
    OWN_ATTRIBUTES,
    OWN_VALUES,
    WHOLE,
    keyed_heading,
)


def unpacked(attributes: Mapping[str, str], looks: Set[str]) -> dict[str, str]:
    """Attributes of XML that say something of a person, ours under the headings that other formats have.

    Parameters
    ----------
    looks
        Attributes of the format itself, which are left out; a column of the company that is called so is none of them.
    """
    found = {OWN_ATTRIBUTES.get(name, name): text for name, text in attributes.items() if name != OWN_VALUES}
    said = {name: text for name, text in found.items() if name not in looks}
    return said | read_values(attributes.get(OWN_VALUES, ""))


def read_values(text: str | Mapping[str, Any]) -> dict[str, str]:
    """Values of a text, or as JSON has them already; none where they are no texts by their headings."""
    try:
        values = json.loads(text) if isinstance(text, str) and text else text
    except (ValueError, RecursionError):
        return {}
    return {name: value for name, value in values.items() if isinstance(value, str)} if isinstance(values, dict) else {}


def own_keys(rows: Sequence[dict[str, str]], others: Sequence[str]) -> tuple[str | None, list[str]]:
    """Keys of boxes as the company had them, and the heading it had for them; None where no box says one.

    Whoever came in later, or is a copy of another, keeps the key of `others`, or one like it. The rows lose what they
    say of it.
    """
    heading, found = None, []
    for row in rows:
        said = next((name for name in row if keyed_heading(name)), "")
        found.append(row.pop(said, ""))
        heading = heading or (keyed_heading(said) if found[-1] else None)
    used: set[str] = set(found)
    taken: set[str] = set()
    keys = []
    for own, other in zip(found, others, strict=True):
        is_its = bool(own) and own not in taken
        key = own if is_its else free_key(other, used) if heading else other
        taken.add(key)
        used.add(key)
        keys.append(key)
    return heading, keys


def free_key(key: str, used: Set[str]) -> str:
    """Key that no box has: the one at hand, or it with a number behind."""
    tried = (f"{key} ({number})" for number in range(2, len(used) + 3))
    return next(each for each in chain((key,), tried) if each not in used)


def put_back(row: Mapping[str, str]) -> dict[str, str]:
    """Row in which columns that an export of ours put aside have their headings, where these are free."""
    bare = {heading: heading.removeprefix(ASIDE) for heading in row}
    return {(heading if bare[heading] in row else bare[heading]): text for heading, text in row.items()}


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
