"""Catalogue entities of Backstage: groups with their parents, users with the groups they are members of."""

from collections.abc import Mapping, Sequence
from typing import Any

from orgmodel.findings import finding
from orgmodel.reading.formats.hierarchies.hierarchy import Records, counted
from orgmodel.reading.formats.hierarchies.links import DOTTED, MANAGER
from orgmodel.reading.limits import Limits

_KINDS = frozenset({"user", "group"})


def read_backstage(data: Any, _: Limits) -> Records | None:
    """Read entities, in one list or one a document; None where they are none."""
    items = data.get("items", [data]) if isinstance(data, dict) else data
    if not isinstance(items, list):
        return None
    entities = [item for item in items if isinstance(item, dict) and item]
    if not entities or not all(str(entity.get("apiVersion", "")).startswith("backstage.io/") for entity in entities):
        return None
    taken = [entity for entity in entities if str(entity.get("kind", "")).casefold() in _KINDS]
    if not taken:
        return None
    managers: dict[str, dict[str, None]] = {_key(entity): {} for entity in taken}
    for entity in taken:
        key, spec = _key(entity), _mapping(entity.get("spec"))
        above = [spec.get("parent"), *_list(spec.get("memberOf"))]
        managers[key].update(dict.fromkeys(f"group:{_name(ref)}" for ref in above if isinstance(ref, str) and ref))
        for kind, field in (("group", "children"), ("user", "members")):
            for ref in _list(spec.get(field)):
                managers.setdefault(f"{kind}:{_name(ref)}", {})[key] = None
    known_keys = {_key(entity) for entity in taken}
    records = [_record(entity, managers[_key(entity)]) for entity in taken]
    # Named as a child, a member or the group of somebody, without an entity of their own.
    referred = (key for lines in managers.values() for key in lines)
    extra = [key for key in dict.fromkeys([*managers, *referred]) if key not in known_keys]
    records += [
        {"id": key, "Name": key.partition(":")[2], "Kind": key.partition(":")[0], **_lines(managers.get(key, {}))}
        for key in extra
    ]
    if not any(record[DOTTED] for record in records):
        records = [{key: value for key, value in record.items() if key != DOTTED} for record in records]
    groups = sum(record["Kind"] == "group" for record in records)
    told = (
        f"catalogue entities of Backstage: {counted(groups, 'group')}, {counted(len(records) - groups, 'user')}; "
        "a group reports to its parent, a user to the group they are a member of"
    )
    left = len(entities) - len(taken)
    findings = [finding("ORG125", values=["entities that are neither users nor groups"], count=left)] if left else []
    known = {"id": "id", "name": "Name", "manager": MANAGER} | ({"dotted": DOTTED} if DOTTED in records[0] else {})
    return Records(records, known, told, findings)


def _record(entity: Mapping[str, Any], managers: Mapping[str, None]) -> dict[str, str]:
    metadata, spec = _mapping(entity.get("metadata")), _mapping(entity.get("spec"))
    profile = _mapping(spec.get("profile"))
    name = profile.get("displayName") or metadata.get("title") or metadata.get("name") or ""
    title = metadata.get("description") or spec.get("type") or ""
    return {
        "id": _key(entity),
        "Name": str(name),
        "Title": str(title),
        "Kind": str(entity.get("kind", "")).casefold(),
        "Email": str(profile.get("email") or ""),
        "Photo": str(profile.get("picture") or ""),
        **_lines(managers),
    }


def _lines(managers: Mapping[str, None]) -> dict[str, str]:
    first, *others = [*managers, ""]
    return {MANAGER: first, DOTTED: "; ".join(filter(None, others))}


def _key(entity: Mapping[str, Any]) -> str:
    return f"{str(entity.get('kind', '')).casefold()}:{_name(str(_mapping(entity.get('metadata')).get('name', '')))}"


def _name(ref: str) -> str:
    """Name of a reference without its kind and namespace: "group:default/infra" is "infra"."""
    return ref.rpartition(":")[2].rpartition("/")[2].casefold()


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> Sequence[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
