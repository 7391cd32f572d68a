"""``POST /upload?name=...&choices=...``: the bytes of a file become a company. ``POST /sample/NAME``: a sample does.

``GET /samples`` tells the samples.

The body is the file itself, not a form: it goes to the disk as it comes, whatever its size. ``choices`` is JSON.
Answers ``{"id", "report"}``, or ``{"error": {"what", "advice"}}`` with 413, 422, 429, 503 or 507.
"""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from dash import Dash
from flask import Response, jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge

from orgview.queries.reading_options import read_choices
from orgview.server.answers.error_responses import json_error
from orgview.server.incoming.request_checks import Body, accept_body, body_bytes, parse_json
from orgview.server.visitors.visitor_cookie import keeping_owner, set_cookie
from orgview.server.work.import_service import Loader
from orgview.server.work.samples import Sample

CHUNK_BYTES = 1024 * 1024
SMALLER = "Leave out columns that the chart does not need, or zip it as .xlsx. REPORTLINE_UPLOAD_MIB raises the limit."


def register(
    app: Dash,
    loader: Loader,
    samples: Mapping[str, Sample],
    most_bytes: int,
    is_known: Callable[[str | None], bool],
) -> None:
    """Add the addresses to the server.

    Parameters
    ----------
    most_bytes
        Size of the largest file.
    is_known
        Tells whether anything is there for a visitor.
    """
    server = app.server

    def load(name: str, choices: Mapping[str, Any], fill: Callable[[Path], None], size_bytes: int = 0) -> Response:
        owner, secret = keeping_owner(request, is_known)
        loader.store.require_quota(owner, size_bytes)
        is_gone = request.environ.get("waitress.client_disconnected", lambda: False)
        company = loader.load(owner, name, choices, fill, is_gone)
        response = jsonify(id=company.id, report=company.report.to_json())
        set_cookie(request, response, secret)
        return response

    def upload() -> Response:
        name = request.args.get("name", "").replace("\\", "/").rpartition("/")[2]
        choices = read_choices(parse_json(request.args.get("choices", "{}"), "The choices are not JSON."))
        size = request.content_length or 0
        loader.store.database.require_room(size)
        return load(name, choices, lambda path: _save(path, most_bytes), size)

    def sample(name: str) -> Response:
        if name not in samples:
            return json_error(f"There is no sample {name[:40]!r}", f"There are: {', '.join(samples)}.", 404)
        path = samples[name].path
        choices = read_choices(parse_json(body_bytes() or b"{}", "The choices are not JSON."))
        return load(path.name, choices, lambda into: cast(None, shutil.copyfile(path, into)))

    def all_samples() -> Response:
        texts = ("title", "note", "licence", "attribution")
        told = [{"name": key} | {text: getattr(each, text) for text in texts} for key, each in samples.items()]
        return jsonify(samples=told)

    accept_body(server, "upload", Body("application/octet-stream", most_bytes, "file", SMALLER))
    accept_body(server, "sample")
    accept_body(server, "samples")
    server.add_url_rule("/upload", "upload", upload, methods=["POST"])
    server.add_url_rule("/sample/<name>", "sample", sample, methods=["POST"])
    server.add_url_rule("/samples", "samples", all_samples, methods=["GET"])


def _save(path: Path, most_bytes: int) -> None:
    size = 0
    with path.open("wb") as into:
        while chunk := request.stream.read(CHUNK_BYTES):
            size += len(chunk)
            if size > most_bytes:
                raise RequestEntityTooLarge
            into.write(chunk)
