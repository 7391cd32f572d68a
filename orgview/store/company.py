"""Values of the store: a loaded company, and what reading a file gave."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Row, Select, select

from orgmodel.org.report import Report
from orgview.store.errors import StoreError
from orgview.store.schema import companies


@dataclass(frozen=True, slots=True)
class Reading:
    """Result of reading a file, as files in a folder of the caller's.

    Attributes
    ----------
    org
        Arrow IPC file of the company, kept as it is.
    findings
        Arrow stream of all findings; None without one.
    choices
        What was chosen about the file, as JSON.
    report
        What the page says about it.
    """

    org: Path
    findings: Path | None
    choices: Mapping[str, Any]
    report: Report


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
    keep_days
        Days that it is kept after its last use, as its owner chose; None for the usual ones.
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
    report: Report
    keep_days: int | None = None

    @property
    def version(self) -> str:
        """Version of what was chosen about its file."""
        return version_of(self.choices)


def row_of(owner: str | None, company_id: str) -> Select[Any]:
    """Query for the row of a company of an owner; it finds nothing where the company is another's."""
    return select(companies).where(companies.c.id == company_id, companies.c.owner == owner)


def company_of(row: Row[Any]) -> StoredCompany:
    """Read a row of the table of companies.

    Raises
    ------
    StoreError
        If its report is none of ours.
    """
    values = {name: row._mapping[name] for name in StoredCompany.__slots__}
    try:
        report = Report.model_validate(json.loads(values["report"]))
    except ValidationError:  # its text may hold values
        raise StoreError("The report of a company cannot be read", "Load its file again.") from None
    return StoredCompany(**{**values, "choices": json.loads(values["choices"]), "report": report})


def to_json(value: Any) -> str:
    """Text of a value, the same for equal values; ASCII, so that no lone surrogate meets a database."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def version_of(chosen: Mapping[str, Any]) -> str:
    """Version of what people chose: the same for equal choices; a field that says nothing counts for nothing."""
    said = {name: value for name, value in chosen.items() if value not in (None, False, "", [], {})}
    return hashlib.sha256(to_json(said).encode()).hexdigest()[:16]


# Choices that a newer file of the same company has a use for; the others name rows or places of one file.
_LASTING = ("mapping", "named", "decisions")
# Keys of a decision that name somebody.
_NAMING = frozenset({"who", "other"})
_ROW = re.compile(r"row\s+\d+", re.IGNORECASE)


def lasting_choices(
    choices: Mapping[str, Any], name_of_row: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """Choices that hold for the next file with the same headings.

    What names a row by its number alone names nobody there, and is said to: "Ann Berg (row 17 of an earlier file)".

    Parameters
    ----------
    name_of_row
        "row 17" to the name that stands there.
    """
    kept = {key: choices[key] for key in _LASTING if choices.get(key)}
    if "named" in kept:
        pairs = kept["named"].items()
        kept["named"] = {_earlier(text, name_of_row): _earlier(who, name_of_row) for text, who in pairs}
    if "decisions" in kept:
        kept["decisions"] = [_lasting(one, name_of_row) for one in kept["decisions"]]
    return {key: value for key, value in kept.items() if value}


def _lasting(one: Mapping[str, str], name_of_row: Mapping[str, str]) -> dict[str, str]:
    """A decision for the next file; who was named by a row is told with the name already."""
    told = {key: _earlier(text, name_of_row) if key in _NAMING else text for key, text in one.items()}
    changed = {f"{key}_name" for key in _NAMING if told.get(key) != one.get(key)}
    return {key: text for key, text in told.items() if key not in changed}


def _earlier(text: str, name_of_row: Mapping[str, str]) -> str:
    if not _ROW.fullmatch(text.strip()):
        return text
    name = name_of_row.get(text, "")
    return f"{name} ({text} of an earlier file)" if name else f"{text} of an earlier file"


def choices_of_json(text: str | None) -> dict[str, Any]:
    """Remembered choices; those of an older program are a mapping alone. {} for none."""
    data = json.loads(text) if text else {}
    is_mapping = bool(data) and all(isinstance(value, str) for value in data.values())
    return {"mapping": data} if is_mapping else data


def headings_hash(headings: Sequence[str]) -> str:
    """Key of tables of one kind: their headings, in their order."""
    return hashlib.sha256(to_json(list(headings)).encode()).hexdigest()
