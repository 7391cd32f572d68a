"""Values of the store: a loaded company, and what reading a file gave."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Row


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file gave, as files in a folder of the caller's.

    Attributes
    ----------
    org
        Arrow IPC file of the company, kept as it is.
    findings
        Arrow stream of all findings; None without one.
    choices
        What was chosen about the file, as JSON.
    report
        What is told about it, as JSON: at least ``name``, ``figures``, ``mapping``, ``headings``.
    """

    org: Path
    findings: Path | None
    choices: Mapping[str, Any]
    report: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StoredCompany:
    """A loaded company, as its owner sees it.

    Attributes
    ----------
    id, name, file_name
        Unguessable id; what the company and its file are called.
    created_at, used_at, expires_at
        Moments in UTC.
    org_hash, findings_hash, source_hash
        Contents; the last two None when there is none, or none any more.
    choices, report
        As `Reading` gave them.
    """

    id: str
    name: str
    file_name: str
    created_at: datetime
    used_at: datetime
    expires_at: datetime
    org_hash: str
    findings_hash: str | None
    source_hash: str | None
    choices: Mapping[str, Any]
    report: Mapping[str, Any]


def company_of(row: Row[Any]) -> StoredCompany:
    """Read a row of the table of companies."""
    cells = dict(row._mapping)
    values = {name: cells[name] for name in StoredCompany.__slots__}
    return StoredCompany(**{**values, "choices": json.loads(cells["choices"]), "report": json.loads(cells["report"])})


def to_json(value: Any) -> str:
    """Text of a value, the same for equal values; ASCII, so that no lone surrogate meets a database."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def headings_hash(headings: Sequence[str]) -> str:
    """Tell tables of one kind by their headings, in their order."""
    return hashlib.sha256(to_json(list(headings)).encode()).hexdigest()
