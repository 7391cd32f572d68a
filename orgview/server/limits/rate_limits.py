"""Rate limits: how much a visitor, and an address, may ask for in a minute; what is beyond is told when to come again.

The workers of one server count together. Other programs that serve the same store count for themselves, so several of
them allow as many times as much.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from math import ceil
from time import time

from dash import Dash
from flask import Request, request
from limits import RateLimitItemPerMinute
from limits.strategies import SlidingWindowCounterRateLimiter

from orgview.server.incoming.request_checks import file_endpoints
from orgview.server.limits.job_slots import Busy
from orgview.server.limits.shared_memory import SharedCounts
from orgview.server.visitors.visitor_cookie import visitor_of

# An IPv6 address can be any of 2^64 of one connection.
_IPV6_PREFIX = 64


@dataclass(frozen=True, slots=True)
class Allowance:
    """Allowance: what one visitor may ask for in a minute; an address may for several visitors.

    Attributes
    ----------
    things
        What is asked for, as the refusal calls it.
    most
        How often in a minute.
    """

    things: str
    most: int


# A thumb that is dragged asks some dozen times a second, and nobody drags for long.
QUESTIONS = Allowance("questions", 1200)
CALLBACKS = Allowance("parts of the page", 240)
# Twice a second is more than a person asks for, and enough for one who exports everything in all formats.
EXPORTS = Allowance("exports", 120)
LOADS = Allowance("companies to load", 120)
# All other addresses are questions, but for files that are the same for everybody.
ALLOWANCES: Mapping[str, Allowance] = {
    "/_dash-update-component": CALLBACKS,
    "export": EXPORTS,
    "compare-file": EXPORTS,
    "fit-report": EXPORTS,
    "people-file": EXPORTS,
    "seats-file": EXPORTS,
    "company-findings": EXPORTS,
    "audit-file": EXPORTS,
    "own-data": EXPORTS,
    "upload": LOADS,
    "sample": LOADS,
    "whole": LOADS,
    "company-read": LOADS,
}


def register(app: Dash, visitors_per_address: int, storage: SharedCounts) -> None:
    """Count the requests of an app; call it before the request checks, which then come first.

    Parameters
    ----------
    app
        Changed in place.
    visitors_per_address
        For how many visitors one address may ask: an office, or a proxy that is not named, is one address.
    storage
        Of the counts, those of all workers together.

    Notes
    -----
    A request that is refused counts for nothing. About 0.1 ms for each request. Not the memory of `limits` itself,
    which starts a thread at nearly each request, to forget: 0.3 ms.
    """
    limiter = SlidingWindowCounterRateLimiter(storage)
    free = file_endpoints(app)

    def count() -> None:
        if request.endpoint in free:
            return
        allowance = ALLOWANCES.get(request.endpoint or "", QUESTIONS)
        visitor = visitor_of(request)
        # The visitor first: what one of them asks in vain takes nothing from the others at their address.
        if visitor is not None:
            _take(limiter, allowance, allowance.most, "visitor", visitor)
        _take(limiter, allowance, allowance.most * visitors_per_address, "address", address_of(request))

    app.server.before_request_funcs.setdefault(None, []).insert(0, count)


def _take(limiter: SlidingWindowCounterRateLimiter, allowance: Allowance, most: int, whose: str, identity: str) -> None:
    item = RateLimitItemPerMinute(most, namespace=allowance.things)
    if not limiter.hit(item, whose, identity):
        wait_s = max(1, ceil(limiter.get_window_stats(item, whose, identity).reset_time - time()))
        raise Busy(f"More {allowance.things} than {most:,} a minute were asked for by one {whose}", wait_s)


def address_of(request: Request) -> str:
    """Address that a request counts for: of IPv6 the network of one connection; "" where there is none."""
    return _counted_address(request.remote_addr or "")


# Each request asks three times.
@lru_cache(maxsize=1024)
def _counted_address(text: str) -> str:
    try:
        address = ip_address(text)
    except ValueError:  # a socket of the file system has none
        return ""
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or int(address) >> (128 - _IPV6_PREFIX))
    return str(address)
