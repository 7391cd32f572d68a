"""Units with positions and the persons who hold them, as the organigram tool of Berlin's administration writes them."""

from collections.abc import Mapping, Sequence
from typing import Any

_POSITIONS = "positions"
_BETWEEN = " / "


def has_positions(records: Sequence[Mapping[str, Any]]) -> bool:
    """True if some of the records are units that list who works there."""
    return any(_listed(record) for record in records)


def with_holders(record: Mapping[str, Any]) -> dict[str, Any]:
    """Make a seat of a unit.

    Returns
    -------
    dict
        "Unit" is the unit's name; "Name" the persons in its positions, joined with " / "; "Title" their positions, or
        the unit's name where it has none; "Vacant" is true where it has positions and no person. What else the unit
        says stands behind, but for how it is drawn.
    """
    positions = _listed(record)
    names = [_name(position.get("person")) for position in positions]
    titles = [_text(position.get("positionType")) for position in positions]
    status = [_text(position.get("positionStatus")) for position in positions]
    unit = _text(record.get("name")).strip()
    seat = {
        "Unit": unit,
        "Name": _BETWEEN.join(filter(None, names)),
        "Title": _BETWEEN.join(filter(None, titles)) or unit,
        "Vacant": bool(positions) and not any(names),
    }
    if any(status):
        seat["Position status"] = _BETWEEN.join(filter(None, status))
    left_out = {"name", "layout", "suborganizationOrientation"} | ({_POSITIONS} if positions else set())
    return seat | {key: value for key, value in record.items() if key not in left_out and key not in seat}


def _listed(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    positions = record.get(_POSITIONS)
    if not isinstance(positions, list) or not positions:
        return []
    is_list = all(isinstance(position, dict) and {"person", "positionType"} & set(position) for position in positions)
    return positions if is_list else []


def _name(person: Any) -> str:
    if not isinstance(person, dict):
        return _text(person)
    parts = [_text(person.get(key)).strip() for key in ("title", "firstName", "lastName")]
    return " ".join(filter(None, parts)) or _text(person.get("name"))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
