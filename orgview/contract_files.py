"""Contract as files for the browser half: ``python -m orgview.contract_files`` writes its schema and the ids.

The schema is JSON Schema of draft 7, which json-schema-to-typescript reads: a tuple is an ``items`` list there.
"""

import json
import sys
from pathlib import Path
from typing import Any

from orgview import ids
from orgview.contract import Contract
from orgview.settings import PROJECT

SCHEMA = PROJECT / "assets" / "src" / "contract.schema.json"
IDS = PROJECT / "assets" / "src" / "ids.js"


def schema_text() -> str:
    """Schema of all models."""
    schema = _draft_7(Contract.model_json_schema(mode="serialization"))
    return f"{json.dumps(schema, indent=1)}\n"


def ids_text() -> str:
    """Ids of the page's components as a module."""
    names = {name: value for name, value in vars(ids).items() if name.isupper()}
    lines = [f"export const {name} = {json.dumps(value)};" for name, value in names.items()]
    return "\n".join(["// Made from orgview/ids.py by `python -m orgview.contract_files`; do not edit.", *lines, ""])


def _draft_7(schema: Any) -> Any:
    """Schema with tuples as draft 7 has them, and without titles, which would become types of their own."""
    if isinstance(schema, list):
        return [_draft_7(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _draft_7(part) for key, part in schema.items() if not (key == "title" and isinstance(part, str))}
    if "prefixItems" in found:
        found["items"] = found.pop("prefixItems")
        found["additionalItems"] = False
    return found


def write_files(schema: Path = SCHEMA, names: Path = IDS) -> None:
    """Write both files."""
    for path, text in ((schema, schema_text()), (names, ids_text())):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        sys.stderr.write(f"{path}\n")


if __name__ == "__main__":
    write_files()
