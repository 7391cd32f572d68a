"""Stores on real files, and what goes into them."""

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from orgmodel.org.report import Report
from orgview.store.company import Reading
from orgview.store.quota import Quota
from orgview.store.store import Store
from tests.reports import small_report

NOW = datetime(2026, 3, 1, 12, 0, 0, 123_000, tzinfo=UTC)
CANARY = "Ana-Canary-123456"
HEADINGS = ["id", "name", "boss"]
ANN, BEN = "a" * 64, "b" * 64


ROOMY = Quota(10**6, 10**12)


ADDRESS = "address"


def address_of(folder: Path) -> str:
    """Address of the database of a test: the one that the fixture `database` wrote down, else a file in its folder."""
    if (folder / ADDRESS).exists():
        return (folder / ADDRESS).read_text()
    return f"sqlite:///{folder / 'data' / 'reportline.sqlite3'}"


def store_at(folder: Path, quota: Quota = ROOMY, **options) -> Store:
    """A store that takes all that a test puts into it, unless it is of its quota."""
    return Store(address_of(folder), quota=quota, **options)


def reading(folder: Path, text: str = "x", findings: bool = True, **report) -> Reading:
    """What a reader would have left in a folder; the org is plain text, so that a search finds it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "org.arrow").write_text(f"org of {text}")
    (folder / "findings.arrow").write_text(f"code,{text}\n")
    return Reading(
        folder / "org.arrow",
        folder / "findings.arrow" if findings else None,
        {"sheet": text},
        Report.model_validate(small_report(text) | report),
    )


def add(store: Store, folder: Path, owner: str = ANN, text: str = "x", now: datetime = NOW):
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "source"
    source.write_text(f"id,name\n1,{text}\n")
    return store.add_company(owner, f"{text}.csv", source, reading(folder, text), now)


def decode(data: bytes) -> pa.Array:
    return pa.array([data.decode()])


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
