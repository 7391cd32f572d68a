"""Contract as files for the browser half: ``python -m orgview.contract_files`` writes its schema and the ids.

With ``--check`` it writes nothing and fails where a file is not what it would write.

The schema is JSON Schema of draft 7, which json-schema-to-typescript reads: a tuple is an ``items`` list there.
"""

import json
import sys
from pathlib import Path
from typing import Any

from orgmodel.catalog.data_files import data_folder
from orgview import ids
from orgview.contract.answers import Contract

SOURCE = data_folder("orgview", "assets") / "src"
SCHEMA = SOURCE / "contract.schema.json"
IDS = SOURCE / "ids.js"


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


def file_texts() -> dict[Path, str]:
    """Text of each file."""
    return {SCHEMA: schema_text(), IDS: ids_text()}


def stale_files(texts: dict[Path, str]) -> list[Path]:
    """Files that are missing or hold another text."""
    return [path for path, text in texts.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]


def main(arguments: list[str]) -> int:
    """Write the files, or check them."""
    texts = file_texts()
    old = stale_files(texts)
    if arguments == ["--check"]:
        for path in old:
            sys.stderr.write(f"{path} is not up to date: run `make contract`.\n")
        return bool(old)
    for path in old:
        path.write_text(texts[path], encoding="utf-8")
        sys.stderr.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
