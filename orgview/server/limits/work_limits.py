"""Work limits: how long a visitor, and an address, may have this server work for them in a minute.

How often is asked says little: one question costs two milliseconds of the processor, another two seconds. So what was
spent is counted, and whoever has had their part is told when to come again. What runs in other processes, or waits its
turn among large work, has slots instead (`orgview.server.limits.job_slots`).
"""

from math import ceil

from dash import Dash
from flask import Response, request

from orgview.server.incoming.request_checks import file_endpoints
from orgview.server.limits.job_slots import Busy
from orgview.server.limits.rate_limits import address_of
from orgview.server.limits.shared_memory import SharedCounts
from orgview.server.limits.work_time import begin, spent_ms
from orgview.server.visitors.visitor_cookie import visitor_of

# Half of a core for a visitor: who moves a thumb all the time takes a tenth of that.
VISITOR_MS = 30_000
# Of each visitor that an address may have at once (`REPORTLINE_VISITORS_PER_ADDRESS`); ten leave others a quarter.
ADDRESS_MS = 4_500
MINUTE_S = 60
# What was spent is known when it is spent, so that more than is allowed may stand in the count.
_NO_END = 1 << 31


def register(app: Dash, visitors_per_address: int, storage: SharedCounts) -> None:
    """Count the work of an app; call it before the rate limits, which then come first.

    Parameters
    ----------
    app
        Changed in place.
    visitors_per_address
        As for the rate limits.
    storage
        Of the counts, those of all workers together.

    Notes
    -----
    About 0.05 ms for each request.
    """
    free = file_endpoints(app)

    def parts() -> list[tuple[str, str, int]]:
        visitor = visitor_of(request)
        of_visitor = [] if visitor is None else [("visitor", f"work visitor {visitor}", VISITOR_MS)]
        address = ("address", f"work address {address_of(request)}", ADDRESS_MS * visitors_per_address)
        return [*of_visitor, address]

    def require() -> None:
        if request.endpoint in free:
            return
        for whose, key, most in parts():
            wait_s = _wait_s(storage, key, most)
            if wait_s > 0:
                raise Busy(f"More work than {most / 1000:g} seconds a minute was asked for by one {whose}", wait_s)
        begin()

    def note(response: Response) -> Response:
        spent = spent_ms()
        if spent:
            for _, key, _ in parts():
                storage.acquire_sliding_window_entry(key, _NO_END, MINUTE_S, spent)
        return response

    app.server.before_request_funcs.setdefault(None, []).insert(0, require)
    app.server.after_request_funcs.setdefault(None, []).append(note)


def _wait_s(storage: SharedCounts, key: str, most: int) -> int:
    """Seconds until less than the most is counted; 0 where it is now."""
    before, _, count, left_s = storage.get_sliding_window(key, MINUTE_S)
    left_s -= MINUTE_S
    if before * left_s / MINUTE_S + count < most:
        return 0
    if count < most:
        return max(1, ceil(left_s - MINUTE_S * (most - count) / before))
    return ceil(left_s + MINUTE_S * (1 - most / count)) + 1
