"""One's own data: the audit log of one's companies, everything that is stored about one, and how long it is kept.

``GET /audit`` and ``/audit.csv`` say who did what and when, without a value of a person; ``GET /own-data.zip`` is all
that the server has of a visitor, written while it is sent; ``POST /company/ID/keep`` says how long a company is kept.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from dash import Dash
from flask import Response, jsonify, request
from pydantic import ValidationError

from orgmodel.export.jobs.job import FILE
from orgmodel.export.names import file_name
from orgmodel.org.serialization import from_arrow
from orgmodel.reading.findings_table import findings_csv
from orgmodel.tables.query import to_csv
from orgmodel.tables.sheets import people_sheet
from orgmodel.text.csv_safety import safe_cell
from orgview.contract.companies import KeepRequest
from orgview.routes.addresses import add_addresses
from orgview.routes.company_json import company_json, summary_json
from orgview.routes.shares import guest_shares_json, share_json
from orgview.server.answers.attachments import attach
from orgview.server.answers.error_responses import json_error, no_company
from orgview.server.incoming.request_checks import body_bytes
from orgview.server.visitors.rights import Rights
from orgview.server.visitors.visitor_cookie import visitor_of
from orgview.server.work.export_folders import ExportFolders
from orgview.server.work.import_service import Loader
from orgview.store.audit import Entry
from orgview.store.company import StoredCompany
from orgview.store.shares import Access

_CHUNK_BYTES = 1024 * 1024
HEADINGS = ("At", "Who", "What", "Company")
READ_ME = """What Reportline stores about you.

companies/   each company that you loaded: company.json (name, times, choices, report, corrections of its fit, links),
             people.csv (everybody, all columns that were kept), findings.csv, and the file itself while it is kept
links-opened.json         links of others that you opened
remembered-columns.json   which column you chose for which headings, known by a hash of them
exports/     files that you had made and that are still there
audit.csv, audit.json     what was done, when and by whom, to your companies and by you
"""


@dataclass(frozen=True)
class OwnData:
    """Own data: where all that belongs to a visitor is."""

    loader: Loader
    exports: ExportFolders

    def entries(self, owner: str | None) -> list[dict[str, str]]:
        """Audit log of a visitor as `orgview.contract.AuditEntryJson`, the newest first."""
        if owner is None:
            return []
        audit = self.loader.store.audit
        me = {owner, audit.acting()}
        return [_entry_json(one, me) for one in audit.entries(owner, audit.acting() or owner)]

    def archive(self, owner: str | None) -> Iterator[bytes]:
        """Everything as a ZIP file, in pieces as they are made; memory does not grow with it.

        Notes
        -----
        O(cells): 1,000,000 people take some 10 s, most of it for packing.
        """
        pipe = _Pipe()
        with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, chunks in self._files(owner):
                with archive.open(name, "w", force_zip64=True) as entry:
                    for chunk in chunks:
                        entry.write(chunk)
                        yield pipe.take()
        yield pipe.take()

    def _files(self, owner: str | None) -> Iterator[tuple[str, Iterable[bytes]]]:
        store, now = self.loader.store, self.loader.clock()
        yield "README.txt", [READ_ME.encode()]
        for number, company in enumerate(store.companies_of(owner), 1):
            folder = f"companies/{number} {file_name(company.name, 'x').removesuffix('.x')}"
            for name, chunks in self._files_of(company, owner):
                yield f"{folder}/{name}", chunks
        yield "links-opened.json", _json_bytes(guest_shares_json(store, owner, now))
        yield "remembered-columns.json", _json_bytes(store.remembered.all_choices(owner))
        for one in self.exports.all_of(owner, now):
            folder_of = self.exports.folder(owner, one.id)
            if folder_of is not None and one.state == "ready":
                yield f"exports/{one.id[:6]} {one.name}", _chunks(folder_of / FILE)
        entries = self.entries(owner)
        yield "audit.json", _json_bytes(entries)
        yield "audit.csv", audit_csv(entries)

    def _files_of(self, company: StoredCompany, owner: str | None) -> Iterator[tuple[str, Iterable[bytes]]]:
        store = self.loader.store
        links = [share_json(one) for one in store.shares.of_company(owner, company.id, self.loader.clock())]
        told = company_json(Access(company, owner or "")) | {
            "corrections": store.remembered.fit_of(company),
            "links": links,
        }
        yield "company.json", _json_bytes(told)
        source = store.open_source(company)
        if source is not None:
            yield f"file/{_safe_name(company.file_name)}", _read_chunks(source)
        findings = store.open_findings(company)
        if findings is not None:
            yield "findings.csv", _closing(findings)
        sheet = people_sheet(store.decoded(company, from_arrow))
        yield "people.csv", to_csv(sheet, np.arange(sheet.size, dtype=np.int32))


def register(app: Dash, own_data: OwnData, rights: Rights, most_days: int) -> None:
    """Add the addresses to the server; `most_days` is the longest time of a company after its last use."""
    store = own_data.loader.store

    def audit() -> Response:
        return jsonify(entries=own_data.entries(visitor_of(request)))

    def audit_file() -> Response:
        lines = audit_csv(own_data.entries(visitor_of(request)))
        return _attached(lines, "text/csv; charset=utf-8", "Reportline audit log.csv")

    def everything() -> Response:
        return _attached(own_data.archive(visitor_of(request)), "application/zip", "Reportline own data.zip")

    def keep(company_id: str) -> Response:
        access = rights.require(company_id)
        try:
            days = KeepRequest.model_validate_json(body_bytes() or b"{}").days
        except ValidationError:
            days = 0
        if not 1 <= days <= most_days:
            return json_error(f"A company is kept for 1 to {most_days:,} days after its last use", "Choose other.", 400)
        company = store.set_keep_days(access.owner, company_id, days)
        return no_company() if company is None else jsonify(summary_json(rights.require(company_id)))

    rules = (
        ("/audit", "audit", audit, "GET"),
        ("/audit.csv", "audit-file", audit_file, "GET"),
        ("/own-data.zip", "own-data", everything, "GET"),
        ("/company/<company_id>/keep", "company-keep", keep, "POST"),
    )
    add_addresses(app.server, rules)


def audit_csv(entries: Sequence[dict[str, str]]) -> Iterator[bytes]:
    """Audit log as a CSV file in UTF-8 with a byte order mark."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows([safe_cell(one[key]) for key in ("at", "who", "what", "company")] for one in entries)
    yield lines.getvalue().encode("utf-8-sig")


def _entry_json(entry: Entry, me: set[str]) -> dict[str, str]:
    # Of a visitor without a name the first letters of a hash: enough to tell two apart, and to open nothing.
    is_hash = len(entry.who) == len(entry.owner) and entry.who.isalnum()
    other = f"visitor {entry.who[:8]}" if is_hash else entry.who or "somebody forgotten"
    return {
        "at": entry.at.isoformat(timespec="seconds"),
        "who": "you" if entry.who in me else other,
        "what": entry.deed,
        "company": entry.company_id,
    }


def _attached(chunks: Iterator[bytes], content_type: str, name: str) -> Response:
    response = Response(chunks, content_type=content_type)
    return attach(response, name)


def _safe_name(name: str) -> str:
    stem, dot, extension = name.rpartition(".")
    is_usual = bool(dot) and extension.isalnum() and extension.isascii() and len(extension) <= 10
    return file_name(stem, extension) if is_usual else file_name(name, "bin")


def _json_bytes(value: Any) -> list[bytes]:
    return [json.dumps(value, indent=1, sort_keys=True, default=str).encode()]


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from _read_chunks(file)


def _read_chunks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk


def _closing(findings: BinaryIO) -> Iterator[bytes]:
    with findings:
        yield from findings_csv(findings)


class _Pipe(io.RawIOBase):
    """Takes what a ZIP file writes, and gives it away; nobody can seek in it, so that nothing is written twice."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)
