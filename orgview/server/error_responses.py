"""What can go wrong with a company, as answers in JSON: what is wrong, and what to do next."""

import logging

from flask import Flask, Response, request

from orgmodel.errors import BadFile, Cancelled
from orgview.server.guard import refuse
from orgview.server.job_slots import Busy
from orgview.store.errors import StoreError

RETRY_AFTER_S = 15

log = logging.getLogger(__name__)


def register(server: Flask) -> None:
    """Answer 422 to a file that cannot be read, 429 when too many wait, 503 when nothing can be kept."""
    server.register_error_handler(BadFile, lambda error: refuse(error.what, error.advice, 422))
    server.register_error_handler(Busy, lambda _error: _busy())
    server.register_error_handler(
        Cancelled, lambda _error: refuse("The reading was stopped", "Load the file again.", 503)
    )
    server.register_error_handler(StoreError, _no_store)


def no_company() -> Response:
    """Say that there is no such company: the same for one that never was, is gone, or is another visitor's."""
    log.warning("No such company for this visitor at %s", request.endpoint)
    return refuse("There is no such company", "It was deleted, its time is over, or it was loaded elsewhere.", 404)


def _busy() -> Response:
    response = refuse("Many files are being read at the moment", "Try again in a minute.", 429)
    response.headers["Retry-After"] = str(RETRY_AFTER_S)
    return response


def _no_store(error: StoreError) -> Response:
    log.error("The store refused at %s: %s", request.endpoint, error.what)
    return refuse(error.what, error.advice, 503)
