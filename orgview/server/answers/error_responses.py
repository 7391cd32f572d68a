"""Error responses: what is wrong and what to do next, in JSON where the address speaks JSON, else as one sentence.

The log gets a line for each, without any value the request held.
"""

import logging
import secrets
import traceback
from html import escape

from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.wrappers import Response as BaseResponse

from orgmodel.errors import BadFile, Cancelled, NoRoom, NotPainted
from orgmodel.reading.sandbox.sandbox import size_text
from orgview.messages import NO_COMPANY
from orgview.server.incoming.request_checks import MAX_BODY_BYTES, Body, accepted_body
from orgview.server.limits.job_slots import Busy
from orgview.server.visitors.login import NotSignedIn
from orgview.server.visitors.rights import NoSuchCompany, NotAllowed
from orgview.store.errors import ChangedMeanwhile, StoreError
from orgview.store.quota import QuotaReached

SENTENCES = {
    400: "This request cannot be understood. Reload the page.",
    403: "This request comes from another site.",
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
    413: f"This request is larger than {MAX_BODY_BYTES // 1024} KiB.",
    415: "This address takes application/json only.",
}

# For a person who opened an address by hand or an old link; programs get the sentence alone.
PAGE = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Not here \u00b7 Reportline</title>
    <style>
      body {{ font: 16px/1.5 Inter, system-ui, sans-serif; max-width: 34em; margin: 18vh auto 0; padding: 0 24px; }}
      h1 {{ font-size: 22px; }}
    </style>
  </head>
  <body>
    <main>
      <h1>{text}</h1>
      <p>The address may have been typed by hand, cut when it was sent, or come from an older version.</p>
      <p><a href="/">Open Reportline</a></p>
    </main>
  </body>
</html>
"""

NOT_ALLOWED = {
    "see": ("This is not shared with you", "Ask whoever shared it."),
    "take": ("This company is shared with you to look at, not to take away", "Ask its owner for a link with a copy."),
    "change": ("This company is shared with you to look at, not to change", "Ask its owner for a link that may."),
    "own": ("This company is shared with you, and only its owner may do that", "Ask its owner."),
}

CHANGED = (
    "Somebody else changed this company since you looked at it",
    "Look at it again, and say then what is to be changed.",
)
NOT_SIGNED_IN = ("You are not signed in", "Open the page by the address that asks for your login, and sign in there.")

log = logging.getLogger(__name__)


def register(server: Flask) -> None:
    """Answer every error of a server.

    412 is for a change of what somebody else changed meanwhile, 422 for a file that cannot be read, 429 for too many
    that wait or too much that is asked for, 503 where nothing can be kept, 507 where there is no room for it, or for
    more of this visitor.
    """
    server.register_error_handler(BadFile, lambda error: json_error(error.what, error.advice, 422))
    server.register_error_handler(NotPainted, lambda error: _refusal(error.what, error.advice, 503))
    server.register_error_handler(NoRoom, _no_room)
    server.register_error_handler(Busy, _busy)
    server.register_error_handler(Cancelled, lambda _error: _refusal("The work was stopped", "Ask for it again.", 503))
    server.register_error_handler(StoreError, _store_error)
    server.register_error_handler(ChangedMeanwhile, lambda _error: _refusal(*CHANGED, 412))
    server.register_error_handler(QuotaReached, _quota_reached)
    server.register_error_handler(NoSuchCompany, lambda _error: no_company())
    server.register_error_handler(NotAllowed, _not_allowed)
    server.register_error_handler(NotSignedIn, lambda _error: _refusal(*NOT_SIGNED_IN, 401))
    server.register_error_handler(HTTPException, _http_error)
    for missing in (DependencyException, InvalidResourceError):  # their texts list every path there is
        server.register_error_handler(missing, lambda _error: _http_error(NotFound()))
    server.register_error_handler(Exception, _failure)


def json_error(what: str, advice: str, status: int) -> Response:
    """Answer in JSON: what is wrong, and what to do next."""
    response = jsonify(error={"what": what, "advice": advice})
    response.status_code = status
    return response


def no_company() -> Response:
    """Answer that there is no such company: the same for one that never was, is gone, or is another visitor's."""
    log.warning("No such company for this visitor at %s", request.endpoint)
    return json_error(NO_COMPANY.what, NO_COMPANY.advice, 404)


def _refusal(what: str, advice: str, status: int) -> Response:
    """JSON where the address speaks JSON, else a plain line."""
    if accepted_body():
        return json_error(what, advice, status)
    return Response(f"{what}. {advice}\n", status, content_type="text/plain; charset=utf-8")


def _not_allowed(error: NotAllowed) -> Response:
    log.warning("Shared, but not for this, at %s", request.endpoint)
    return _refusal(*NOT_ALLOWED[error.right], 403)


def _no_room(error: NoRoom) -> Response:
    log.error("No room at %s", request.endpoint)
    return _refusal(error.what, error.advice, 507)


def _busy(error: Busy) -> Response:
    response = _refusal(str(error), "Try again in a minute.", 429)
    response.headers["Retry-After"] = str(error.retry_after_s)
    return response


def _store_error(error: StoreError) -> Response:
    log.error("The store refused at %s: %s", request.endpoint, error.what)
    return json_error(error.what, error.advice, 507 if error.is_full else 503)


def _quota_reached(error: QuotaReached) -> Response:
    log.warning("A visitor has as much as they may at %s", request.endpoint)
    return json_error(error.what, error.advice, 507)


def _http_error(error: HTTPException) -> BaseResponse:
    code, text = error.code or 500, error.description
    if code < 400 or error.response is not None:
        return error.get_response()
    if text is None or text == type(error).description or code == 415:
        text = SENTENCES.get(code, error.name)
    if code not in (404, 405):
        log.warning("Refused with %d at %s", code, request.endpoint)
    body = accepted_body()
    if body:
        return _body_error(body, code, text)
    response = error.get_response()
    is_seen = code == 404 and request.accept_mimetypes.best_match(["text/plain", "text/html"]) == "text/html"
    page, kind = (PAGE.format(text=escape(text)), "html") if is_seen else (f"{text}\n", "plain")
    response.data, response.content_type = page, f"text/{kind}; charset=utf-8"
    return response


def _body_error(body: Body, code: int, text: str) -> Response:
    what, advice = text.removesuffix("."), ""
    if code == 413:
        what, advice = f"This {body.thing} is larger than {size_text(body.most_bytes)}", body.advice
    elif code == 415:
        what = f"This address takes {body.content_type} only"
    return json_error(what, advice, code)


def log_incident(error: BaseException, where: str | None) -> str:
    """Log where an error of ours came up, and give the number under which the log has it."""
    incident = secrets.token_hex(4)
    log.error("Incident %s at %s\n%s", incident, where, _traceback(error))
    return incident


def _failure(error: Exception) -> Response:
    incident = log_incident(error, request.endpoint)
    if accepted_body():
        return json_error("Something went wrong in Reportline", f"Its log tells more under incident {incident}.", 500)
    text = f"Something went wrong in Reportline. Its log tells more under incident {incident}.\n"
    return Response(text, 500, content_type="text/plain; charset=utf-8")


def _traceback(error: BaseException | None) -> str:
    # Without the messages: an exception's text can hold a name or a salary, its place in the code cannot.
    parts: list[str] = []
    while error is not None and len(parts) < 10:
        parts.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__)
        error = error.__cause__ or error.__context__
    return "\nafter\n".join(parts)
