"""The companies of a visitor: list, report, findings, reading again with other choices, erasing.

An id of another visitor and one that never was get the same answer, 404; one that is shared with this visitor, but not
for what is wanted, 403 (`orgview.server.visitors.rights`).
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from dash import Dash
from flask import Response, current_app, jsonify, request
from pydantic import ValidationError

from orgmodel.export.names import file_name
from orgmodel.reading.findings_table import findings_csv
from orgview.charts.opened_company import findings_opener
from orgview.contract.companies import RenameRequest
from orgview.queries.reading_options import read_choices
from orgview.routes.addresses import add_addresses
from orgview.routes.company_json import company_json, own_json, summary_json
from orgview.routes.shares import guest_shares_json
from orgview.server.answers.attachments import attach
from orgview.server.answers.error_responses import json_error, no_company
from orgview.server.incoming.request_checks import body_bytes, expected_version, parse_json
from orgview.server.visitors.login import login_of
from orgview.server.visitors.rights import Rights
from orgview.server.visitors.visitor_cookie import clear_cookie, visitor_of
from orgview.server.work.export_folders import ExportFolders
from orgview.server.work.import_service import Loader, SourceGone
from orgview.store.company import StoredCompany
from orgview.store.store import Store


def register(app: Dash, loader: Loader, exports: ExportFolders, rights: Rights) -> None:
    """Add the addresses to the server; what is erased takes its exports along."""
    views = _Views(loader, exports, rights)
    rules = (
        ("/companies", "companies", views.companies, "GET"),
        ("/companies/delete", "companies-delete", views.delete_all, "POST"),
        ("/company/<company_id>/report", "company-report", views.report, "GET"),
        ("/company/<company_id>/findings.csv", "company-findings", views.findings, "GET"),
        ("/company/<company_id>/read", "company-read", views.read, "POST"),
        ("/company/<company_id>/name", "company-name", views.rename, "POST"),
        ("/company/<company_id>/delete", "company-delete", views.delete, "POST"),
    )
    add_addresses(app.server, rules)


@dataclass(frozen=True, slots=True)
class _Views:
    """Addresses of companies, each a method."""

    loader: Loader
    exports: ExportFolders
    rights: Rights

    @property
    def store(self) -> Store:
        return self.loader.store

    def companies(self) -> Response:
        owner = visitor_of(request)
        usage = {
            **asdict(self.store.usage_of(owner)),
            "most_companies": self.store.quota.companies,
            "most_bytes": self.store.quota.size_bytes,
        }
        listed = [own_json(company) for company in self.store.companies_of(owner)]
        login = login_of(request)
        return jsonify(
            companies=listed,
            usage=usage,
            shared=guest_shares_json(self.store, owner, self.loader.clock()),
            login="" if login is None else login.name,
            can_sign_out="sign-out" in current_app.view_functions,
            is_known=self.store.is_known(owner) or self.exports.is_known(owner),
        )

    def report(self, company_id: str) -> Response:
        access = self.rights.require(company_id)
        self.store.note_use(access.company, self.loader.clock())
        return jsonify(company_json(access))

    def findings(self, company_id: str) -> Response:
        access = self.rights.require(company_id)
        kept = findings_opener(self.store, access)()
        if kept is None:
            return json_error("There is no list of findings for this company", "Load its file again.", 404)
        response = Response(_csv(kept), content_type="text/csv; charset=utf-8")
        name = file_name(f"{access.company.name} findings", "csv")
        return attach(response, name)

    def read(self, company_id: str) -> Response:
        owner = self.rights.require(company_id).owner
        choices = read_choices(parse_json(body_bytes() or b"{}", "The choices are not JSON."))
        is_gone = request.environ.get("waitress.client_disconnected", lambda: False)
        try:
            company = self.loader.load_again(owner, company_id, choices, is_gone, expected_version())
        except SourceGone:
            return json_error("The file of this company is kept for a day only", "Load it again.", 410)
        return no_company() if company is None else jsonify(_read_answer(company))

    def rename(self, company_id: str) -> Response:
        owner = self.rights.require(company_id).owner
        body = parse_json(body_bytes() or b"{}", "The name is not JSON.")
        try:
            name = RenameRequest.model_validate(body).name
        except ValidationError:
            return json_error("The name of a company is a text of at most 1,000 letters", 'Send {"name": "..."}.', 400)
        company = self.store.rename_company(owner, company_id, name)
        return no_company() if company is None else jsonify(summary_json(self.rights.require(company_id)))

    def delete(self, company_id: str) -> Response:
        access = self.rights.require(company_id)
        is_done = self.store.erasing.delete_company(access.owner, company_id)
        if is_done:
            self.exports.remove_all(access.owner, company_id)
        return jsonify(deleted=1) if is_done else no_company()

    def delete_all(self) -> Response:
        response = jsonify(deleted=self.store.erasing.delete_all(visitor_of(request)))
        self.exports.remove_all(visitor_of(request))
        clear_cookie(request, response)
        return response


def _read_answer(company: StoredCompany) -> dict[str, Any]:
    return {
        "id": company.id,
        "choices": company.choices,
        "version": company.version,
        "report": company.report.to_json(),
    }


def _csv(file: BinaryIO) -> Iterator[bytes]:
    with file:
        yield from findings_csv(file)
