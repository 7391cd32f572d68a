"""``POST /company/ID/faces`` with ``{"names": [...]}``: whom pictures are named after.

The pictures themselves stay in the browser.

Answers ``{"seats": [[number, ...], ...], "unsure": [...]}``: for each name the seats of the one who is meant, and the
places of names that several people have. A company of another visitor and one that never was get the same answer, 404.
"""

from dash import Dash
from flask import Response, jsonify, request

from orgmodel.org.photo_matching import match_photos
from orgview.charts.opened_company import CompanyOpener
from orgview.server.answers.error_responses import json_error, no_company
from orgview.server.incoming.request_checks import Body, accept_body, body_bytes

# Names asked about at once, and letters of each; a file system's names have 255 at most.
MOST, LETTERS = 5_000, 255
# So many letters of four bytes, quoted.
MOST_BYTES = 8 * 1024 * 1024


def register(app: Dash, open_company: CompanyOpener) -> None:
    """Add the address to the server."""

    def answer(company_id: str) -> Response:
        opened = open_company(company_id)
        if opened is None:
            return no_company()
        names = _names(body_bytes())
        if names is None:
            advice = f"Ask about up to {MOST:,} names of up to {LETTERS} letters."
            return json_error("This is no list of names of pictures", advice, 400)
        owners = match_photos(opened.org, names)
        unsure = [place for place, one in enumerate(owners) if one.is_unsure]
        return jsonify(seats=[one.seats for one in owners], unsure=unsure)

    accept_body(app.server, "faces", Body(most_bytes=MOST_BYTES))
    app.server.add_url_rule("/company/<company_id>/faces", "faces", answer, methods=["POST"])


def _names(body: bytes) -> list[str] | None:
    try:
        given = request.json_module.loads(body or b"{}")
    except ValueError:
        return None
    names = given.get("names") if isinstance(given, dict) else None
    if not isinstance(names, list) or len(names) > MOST:
        return None
    is_good = all(isinstance(name, str) and len(name) <= LETTERS for name in names)
    # A lone half of a sign beyond the first plane is no text for a column.
    return [name.encode("utf-8", "replace").decode() for name in names] if is_good else None
