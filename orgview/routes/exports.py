"""``/exports``: a visitor's exports. What will be in a file, the file being made, how far it is, the file, its end.

An export goes on when its page is closed, and is there when the page is opened again. One of another visitor, one that
never was, and one that is past its time get the same answer, 404.
"""

from collections.abc import Callable
from dataclasses import dataclass

from dash import Dash
from flask import Response, jsonify, request, send_file
from pydantic import ValidationError
from werkzeug.exceptions import BadRequest

from orgmodel.errors import Cancelled, NoRoom, OrgError
from orgmodel.export.jobs.forecast import Forecast
from orgmodel.export.jobs.job import FILE
from orgview.charts.export_starts import ExportStarts
from orgview.contract.exports import ExportRequest
from orgview.routes.addresses import add_addresses
from orgview.server.answers.error_responses import json_error, no_company
from orgview.server.incoming.request_checks import body_bytes
from orgview.server.visitors.visitor_cookie import keeping_owner, set_cookie, visitor_of
from orgview.server.work.export_folders import Export, ExportFolders
from orgview.server.work.export_service import Exporter

NOTHING = Forecast("", 0, 0)
GONE = ("There is no such export, or it is past its time", "Make it again.")


def register(app: Dash, starts: ExportStarts, exporter: Exporter, is_known: Callable[[str | None], bool]) -> None:
    """Add the addresses to the server; `is_known` tells whether anything is there for a visitor."""
    views = _Views(starts, exporter, is_known)
    rules = (
        ("/exports", "exports", views.all_exports, "GET"),
        ("/exports", "exports-make", views.make, "POST"),
        ("/exports/forecast", "exports-forecast", views.forecast, "POST"),
        ("/exports/<export_id>", "exports-state", views.state, "GET"),
        ("/exports/<export_id>/file", "exports-file", views.file, "GET"),
        ("/exports/<export_id>/delete", "exports-delete", views.delete, "POST"),
    )
    add_addresses(app.server, rules)


@dataclass(frozen=True, slots=True)
class _Views:
    """Addresses of exports, each a method."""

    starts: ExportStarts
    exporter: Exporter
    is_known: Callable[[str | None], bool]

    @property
    def folders(self) -> ExportFolders:
        return self.exporter.folders

    def forecast(self) -> Response:
        wish, told, refusal, parts = _read_request(), NOTHING, "", None
        try:
            parts = self.starts.parts(wish)
            if parts is None:
                return no_company()
            told = self.starts.forecast(wish, parts, self.exporter)
        except (Cancelled, NoRoom):
            raise
        except OrgError as error:
            refusal = str(error).strip()
        restricted, taken = (parts.restricted, parts.taken) if parts is not None else ((), ())
        return jsonify(text=told.text, refusal=refusal, warning=told.warning, restricted=restricted, taken=taken)

    def make(self) -> Response:
        wish = _read_request()
        try:
            parts = self.starts.parts(wish)
            if parts is None:
                return no_company()
            start = self.starts.start(wish, parts)
        except (Cancelled, NoRoom):
            raise
        except OrgError as error:
            return json_error(str(error).removesuffix("."), "Choose another.", 422)
        owner, secret = keeping_owner(request, self.is_known)
        export = self.exporter.start(owner, start.file, start.what, start.company_id, start.fill)
        response = jsonify(export=_json(export))
        response.status_code = 202
        set_cookie(request, response, secret)
        return response

    def all_exports(self) -> Response:
        return jsonify(exports=[_json(one) for one in self.folders.all_of(visitor_of(request), self.exporter.clock())])

    def state(self, export_id: str) -> Response:
        export = self.folders.find(visitor_of(request), export_id, self.exporter.clock())
        return json_error(*GONE, 404) if export is None else jsonify(export=_json(export))

    def file(self, export_id: str) -> Response:
        owner = visitor_of(request)
        export = self.folders.find(owner, export_id, self.exporter.clock())
        folder = self.folders.folder(owner, export_id)
        if export is None or folder is None or export.state != "ready":
            return json_error(*GONE, 404)
        return send_file(folder / FILE, export.mime_type, as_attachment=True, download_name=export.name, etag=False)

    def delete(self, export_id: str) -> Response:
        is_done = self.folders.remove(visitor_of(request), export_id)
        return jsonify(deleted=1) if is_done else json_error(*GONE, 404)


def _read_request() -> ExportRequest:
    try:
        return ExportRequest.model_validate_json(body_bytes())
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"]) or "the whole"
        raise BadRequest(f"This is no request of an export: {where} is not as it should be.") from None


def _json(export: Export) -> dict[str, str | int]:
    return {
        "id": export.id,
        "name": export.name,
        "what": export.what,
        "state": export.state,
        "done": export.done,
        "of": export.of,
        "size_bytes": export.size_bytes,
        "error": export.error,
        "expires_at": export.expires_at.isoformat(),
    }
