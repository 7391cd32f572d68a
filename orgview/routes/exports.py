"""``/exports``: a visitor's exports. What will be in a file, the file being made, how far it is, the file, its end.

An export goes on when its page is closed, and is there when the page is opened again. One of another visitor, one that
never was, and one that is past its time get the same answer, 404.
"""

from collections.abc import Callable

from dash import Dash
from flask import Response, jsonify, request, send_file
from pydantic import ValidationError
from werkzeug.exceptions import BadRequest

from orgmodel.errors import Cancelled, NoRoom, OrgError
from orgmodel.export.jobs.forecast import Forecast
from orgmodel.export.jobs.job import FILE
from orgview.charts.export_starts import ExportStarts
from orgview.contract.exports import ExportRequest
from orgview.server.answers.error_responses import json_error, no_company
from orgview.server.incoming.request_checks import accept_body, body_bytes
from orgview.server.visitors.visitor_cookie import keeping_owner, set_cookie, visitor_of
from orgview.server.work.export_folders import Export
from orgview.server.work.export_service import Exporter

NOTHING = Forecast("", 0, 0)
GONE = ("There is no such export, or it is past its time", "Make it again.")


def register(app: Dash, starts: ExportStarts, exporter: Exporter, is_known: Callable[[str | None], bool]) -> None:
    """Add the addresses to the server; `is_known` tells whether anything is there for a visitor."""
    folders = exporter.folders

    def forecast() -> Response:
        wish, told, refusal, parts = _read_request(), NOTHING, "", None
        try:
            parts = starts.parts(wish)
            if parts is None:
                return no_company()
            told = starts.forecast(wish, parts, exporter)
        except (Cancelled, NoRoom):
            raise
        except OrgError as error:
            refusal = str(error).strip()
        restricted, taken = (parts.restricted, parts.taken) if parts is not None else ((), ())
        return jsonify(text=told.text, refusal=refusal, warning=told.warning, restricted=restricted, taken=taken)

    def make() -> Response:
        wish = _read_request()
        try:
            parts = starts.parts(wish)
            if parts is None:
                return no_company()
            start = starts.start(wish, parts)
        except (Cancelled, NoRoom):
            raise
        except OrgError as error:
            return json_error(str(error).removesuffix("."), "Choose another.", 422)
        owner, secret = keeping_owner(request, is_known)
        export = exporter.start(owner, start.file, start.what, start.company_id, start.fill)
        response = jsonify(export=_json(export))
        response.status_code = 202
        set_cookie(request, response, secret)
        return response

    def all_exports() -> Response:
        return jsonify(exports=[_json(one) for one in folders.all_of(visitor_of(request), exporter.clock())])

    def state(export_id: str) -> Response:
        export = folders.find(visitor_of(request), export_id, exporter.clock())
        return json_error(*GONE, 404) if export is None else jsonify(export=_json(export))

    def file(export_id: str) -> Response:
        owner = visitor_of(request)
        export, folder = folders.find(owner, export_id, exporter.clock()), folders.folder(owner, export_id)
        if export is None or folder is None or export.state != "ready":
            return json_error(*GONE, 404)
        return send_file(folder / FILE, export.mime_type, as_attachment=True, download_name=export.name, etag=False)

    def delete(export_id: str) -> Response:
        is_done = folders.remove(visitor_of(request), export_id)
        return jsonify(deleted=1) if is_done else json_error(*GONE, 404)

    rules = (
        ("/exports", "exports", all_exports, "GET"),
        ("/exports", "exports-make", make, "POST"),
        ("/exports/forecast", "exports-forecast", forecast, "POST"),
        ("/exports/<export_id>", "exports-state", state, "GET"),
        ("/exports/<export_id>/file", "exports-file", file, "GET"),
        ("/exports/<export_id>/delete", "exports-delete", delete, "POST"),
    )
    for path, endpoint, view, method in rules:
        accept_body(app.server, endpoint)
        app.server.add_url_rule(path, endpoint, view, methods=[method])


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
