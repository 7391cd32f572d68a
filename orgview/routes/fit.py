"""A company beside the typical one: ``/company/ID/fit``, its readings, and the report on one page.

``GET`` answers as `orgview.contract.FitAnswer`; ``POST`` takes ``{"roles", "choices"}``, keeps them with the company
and answers the same. ``GET /company/ID/fit/readings?group=&q=&start=&count=`` lists readings.
``GET /company/ID/fit.FORMAT`` is the report as HTML, PDF, SVG or PNG. A company of another visitor and one that never
was get the same answer, 404.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from dash import Dash
from flask import Response, jsonify, request

from orgmodel.catalog.catalog import Domain
from orgmodel.errors import Cancelled, NoRoom, NotPainted, OrgError, UnknownName
from orgmodel.export.files import FILES
from orgmodel.export.finish import HTML, Finish
from orgmodel.export.names import file_name
from orgmodel.export.pictures.formats import FORMATS
from orgmodel.fit.listing import with_words
from orgview.catalogue import Catalogue
from orgview.charts.export_finish import fit_parts
from orgview.charts.fit_answer import CompanyFit, fit_company, fit_json, rows_json
from orgview.charts.opened_company import CompanyOpener
from orgview.queries.fit_request import read_fit, read_readings, write_fit
from orgview.routes.addresses import add_addresses
from orgview.server.answers.attachments import attach
from orgview.server.answers.error_responses import json_error, no_company
from orgview.server.incoming.request_checks import body_bytes, expected_version, parse_json
from orgview.server.work.import_service import Loader
from orgview.server.work.painter import Painter

# As it is read on paper, and as a picture.
PAPER, SCALE = "A4-portrait", 2


def register(app: Dash, catalogue: Catalogue, open_company: CompanyOpener, loader: Loader, painter: Painter) -> None:
    """Add the addresses to the server."""
    views = _Views(catalogue.domain, open_company, loader, painter)
    rules = (
        ("/company/<company_id>/fit", "fit", views.answer, "GET"),
        ("/company/<company_id>/fit", "fit-correct", views.correct, "POST"),
        ("/company/<company_id>/fit/readings", "fit-readings", views.readings, "GET"),
        ("/company/<company_id>/fit.<name>", "fit-report", views.report, "GET"),
    )
    add_addresses(app.server, rules)


@dataclass(frozen=True, slots=True)
class _Views:
    """Addresses of a fit, each a method."""

    domain: Domain
    open_company: CompanyOpener
    loader: Loader
    painter: Painter

    def _opened_fit(self, company_id: str) -> CompanyFit | None:
        opened = self.open_company(company_id)
        if opened is None:
            return None
        kept = self.loader.store.remembered.fit_of(opened.company)
        return fit_company(opened, kept, self.domain, self.loader.work_slots)

    def answer(self, company_id: str) -> Response:
        found = self._opened_fit(company_id)
        return no_company() if found is None else jsonify(fit_json(found, self.domain))

    def correct(self, company_id: str) -> Response:
        opened = self.open_company(company_id)
        if opened is None:
            return no_company()
        given = read_fit(parse_json(body_bytes() or b"{}", "The corrections are not JSON."))
        # Worked out before it is kept: what cannot be is refused, and what was kept stays.
        try:
            _check_roles(given.roles.values(), self.domain)
            corrections = {"roles": given.roles, "choices": given.choices}
            found = fit_company(opened, corrections, self.domain, self.loader.work_slots)
        except OrgError as error:
            return json_error(str(error).removesuffix("."), "Choose a role of the list.", 422)
        kept = opened.access and self.loader.store.remembered.keep_fit(
            opened.access.owner, company_id, write_fit(given), expected_version()
        )
        if not kept:
            return no_company()
        return jsonify(fit_json(found, self.domain))

    def readings(self, company_id: str) -> Response:
        found = self._opened_fit(company_id)
        if found is None:
            return no_company()
        asked = read_readings(request.args)
        seats = with_words(found.opened.org, found.groups.seats[asked.group], asked.words)
        shown = seats[asked.start : asked.start + asked.count].tolist()
        return jsonify(total=len(seats), start=asked.start, rows=rows_json(found, shown, self.domain))

    def report(self, company_id: str, name: str) -> Response:
        if name != HTML and name not in FORMATS:
            known = ", ".join([HTML, *FORMATS])
            return json_error(f"There is no report as {name[:20]!r}", f"There are: {known}.", 404)
        found = self._opened_fit(company_id)
        if found is None:
            return no_company()
        parts = fit_parts(found, self.domain)
        finish = Finish(name, SCALE, PAPER if name == "pdf" else "")
        try:
            data = self.painter.finish(partial(parts.put_into, finish=finish))
        except (Cancelled, NoRoom, NotPainted):
            raise
        except OrgError as error:
            return json_error(str(error).removesuffix("."), "Take PDF.", 422)
        kind = FILES[name]
        return _file(data, kind.mime_type, file_name(parts.file_stem, kind.ending))


def _file(data: bytes, mime_type: str, name: str) -> Response:
    response = Response(data, mimetype=mime_type)
    return attach(response, name)


def _check_roles(roles: Iterable[str], domain: Domain) -> None:
    """Refuse roles that there are not, of people too whom the company has not: else the next look meets them."""
    for role in roles:
        if role and role not in domain.roles:
            raise UnknownName("role", role, domain.roles)
