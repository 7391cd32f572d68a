"""The companies of a visitor: list, report, findings, reading again with other choices, erasing.

An id of another visitor and one that never was get the same answer, 404.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, BinaryIO

from dash import Dash
from flask import Response, jsonify, request
from pydantic import ValidationError

from orgmodel.export.names import file_name
from orgmodel.reading.findings_table import findings_csv
from orgview.contract.companies import RenameRequest
from orgview.queries.reading_options import read_choices
from orgview.server.error_responses import json_error, no_company
from orgview.server.export_folders import ExportFolders
from orgview.server.import_service import Loader, SourceGone
from orgview.server.request_checks import accept_body, body_bytes, parse_json
from orgview.server.visitor_cookie import clear_cookie, visitor_of
from orgview.store.company import StoredCompany


def register(app: Dash, loader: Loader, exports: ExportFolders) -> None:
    """Add the addresses to the server; what is erased takes its exports along."""
    store = loader.store

    def companies() -> Response:
        owner = visitor_of(request)
        usage = {
            **asdict(store.usage_of(owner)),
            "most_companies": store.quota.companies,
            "most_bytes": store.quota.size_bytes,
        }
        return jsonify(companies=[_summary(company) for company in store.companies_of(owner)], usage=usage)

    def report(company_id: str) -> Response:
        company = store.find_company(visitor_of(request), company_id)
        if company is None:
            return no_company()
        store.note_use(company, loader.clock())
        return jsonify(_summary(company) | {"choices": company.choices, "report": company.report.to_json()})

    def findings(company_id: str) -> Response:
        company = store.find_company(visitor_of(request), company_id)
        if company is None:
            return no_company()
        kept = store.open_findings(company)
        if kept is None:
            return json_error("There is no list of findings for this company", "Load its file again.", 404)
        response = Response(_csv(kept), content_type="text/csv; charset=utf-8")
        name = file_name(f"{company.name} findings", "csv")
        response.headers.set("Content-Disposition", "attachment", filename=name)
        return response

    def read(company_id: str) -> Response:
        choices = read_choices(parse_json(body_bytes() or b"{}", "The choices are not JSON."))
        is_gone = request.environ.get("waitress.client_disconnected", lambda: False)
        try:
            company = loader.load_again(visitor_of(request), company_id, choices, is_gone)
        except SourceGone:
            return json_error("The file of this company is kept for a day only", "Load it again.", 410)
        return no_company() if company is None else jsonify(_read_answer(company))

    def rename(company_id: str) -> Response:
        body = parse_json(body_bytes() or b"{}", "The name is not JSON.")
        try:
            name = RenameRequest.model_validate(body).name
        except ValidationError:
            return json_error("The name of a company is a text of at most 1,000 letters", 'Send {"name": "..."}.', 400)
        company = store.rename_company(visitor_of(request), company_id, name)
        return no_company() if company is None else jsonify(_summary(company))

    def delete(company_id: str) -> Response:
        is_done = store.delete_company(visitor_of(request), company_id)
        if is_done:
            exports.remove_all(visitor_of(request), company_id)
        return jsonify(deleted=1) if is_done else no_company()

    def delete_all() -> Response:
        response = jsonify(deleted=store.delete_all(visitor_of(request)))
        exports.remove_all(visitor_of(request))
        clear_cookie(request, response)
        return response

    rules = (
        ("/companies", "companies", companies, "GET"),
        ("/companies/delete", "companies-delete", delete_all, "POST"),
        ("/company/<company_id>/report", "company-report", report, "GET"),
        ("/company/<company_id>/findings.csv", "company-findings", findings, "GET"),
        ("/company/<company_id>/read", "company-read", read, "POST"),
        ("/company/<company_id>/name", "company-name", rename, "POST"),
        ("/company/<company_id>/delete", "company-delete", delete, "POST"),
    )
    for path, endpoint, view, method in rules:
        accept_body(app.server, endpoint)
        app.server.add_url_rule(path, endpoint, view, methods=[method])


def _summary(company: StoredCompany) -> dict[str, Any]:
    return {
        "id": company.id,
        "name": company.name,
        "file": company.file_name,
        "created_at": company.created_at.isoformat(),
        "used_at": company.used_at.isoformat(),
        "expires_at": company.expires_at.isoformat(),
        "has_file": company.source_hash is not None,
        "figures": company.report.figures.model_dump(),
    }


def _read_answer(company: StoredCompany) -> dict[str, Any]:
    return {"id": company.id, "choices": company.choices, "report": company.report.to_json()}


def _csv(file: BinaryIO) -> Iterator[bytes]:
    with file:
        yield from findings_csv(file)
