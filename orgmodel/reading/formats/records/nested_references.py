"""References among nested records: a person listed inside a manager who has a record at the top too is one person."""

from collections.abc import Mapping, Sequence
from typing import Any

from orgmodel.reading.formats.records.nested import Unfolded

# Keys by which a short copy of a record names it, the surest first.
_KEYS = ("id", "key", "uid", "uuid", "employeeid", "personid", "userid", "userprincipalname", "email", "mail",
         "displayname", "fullname", "name")  # fmt: skip


def without_copies(unfolded: Unfolded) -> Unfolded:
    """The records without those inside that only name one at the top, which then stands under the record around it.

    A directory that is asked for everybody with their direct reports gives each person twice. O(records).
    """
    key = _key(unfolded)
    if key is None:
        return unfolded
    own: dict[str, int] = {}
    for place, (record, parent) in enumerate(zip(unfolded.records, unfolded.parents, strict=True)):
        if parent < 0:
            own[str(record[key])] = place
    place_of: list[int] = []
    for place, (record, parent) in enumerate(zip(unfolded.records, unfolded.parents, strict=True)):
        # Who is inside of several and nowhere at the top is one person too.
        place_of.append(place if parent < 0 else own.setdefault(str(record[key]), place))
    parents = list(unfolded.parents)
    for place, parent in enumerate(unfolded.parents):
        target = place_of[place]
        if parent >= 0 and (target == place or parents[target] < 0) and place_of[parent] != target:
            parents[target] = place_of[parent]
    stays = [place for place, target in enumerate(place_of) if place == target]
    new_place = {place: number for number, place in enumerate(stays)}
    return Unfolded(
        [unfolded.records[place] for place in stays],
        [new_place[parents[place]] if parents[place] >= 0 else -1 for place in stays],
        [unfolded.origins[place] for place in stays],
    )


def _key(unfolded: Unfolded) -> str | None:
    """Key that all records have, different at the top, and whose values inside stand at the top as well."""
    pairs = list(zip(unfolded.records, unfolded.parents, strict=True))
    tops = [record for record, parent in pairs if parent < 0]
    inside = [record for record, parent in pairs if parent >= 0]
    if len(tops) < 2 or not inside:
        return None
    for key in _named(tops[0]):
        values = _values(tops, key)
        if values is None or len(set(values)) < len(values):
            continue
        listed = _values(inside, key)
        if listed is not None and not set(values).isdisjoint(listed):
            return key
    return None


def _named(record: Mapping[str, Any]) -> list[str]:
    folded = {"".join(filter(str.isalnum, key.casefold())): key for key in record}
    return [folded[name] for name in _KEYS if name in folded]


def _values(records: Sequence[Mapping[str, Any]], key: str) -> list[str] | None:
    values = [record.get(key) for record in records]
    return [str(value) for value in values] if all(isinstance(value, str) and value for value in values) else None
