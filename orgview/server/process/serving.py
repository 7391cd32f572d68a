"""The web server: bind, say where, serve until told to stop."""

import errno
import re
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from copy import copy
from ipaddress import ip_address
from types import FrameType
from typing import Any, NoReturn

from flask import Flask
from waitress import create_server
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError

from orgview.server.incoming.request_checks import MAX_BODY_BYTES
from orgview.server.limits.job_slots import RUNNING, WAITING
from orgview.server.process.body_buffer import BodyBuffer, InsufficientStorage
from orgview.server.process.early_refusals import EarlyRefusal
from orgview.server.process.freed_memory import return_freed_memory
from orgview.server.work import painter
from orgview.settings import Settings

# Figures from a load test with 200 clients: waitress' own limit of 100 connections halved the answers per second.
# Eight threads answer; as many more as there are slots may read files, paint or wait for it, and keep nobody from an
# answer.
THREADS = 8 + RUNNING + WAITING + painter.RUNNING + painter.WAITING
CONNECTION_LIMIT = 1000
CHANNEL_TIMEOUT_S = 60
# Waitress reads a body, to disk when it is large, before the app sees it. Some more than the app's limit leaves the
# 413 of slightly larger bodies to the app, which sends all headers with it; what is larger still is cut off here.
SERVER_BODY_BYTES = 2 * MAX_BODY_BYTES
# Beyond this an answer that its client is slow to take goes to a temporary file; the files of the page are smaller, and
# come also where there is no room for one.
ANSWER_MEMORY_BYTES = 4 * 1024 * 1024
# One that is replaced answers first what was asked: longer than any file is read, and than a slow client sends it.
RETIRING_S = 300
# So long a connection may be quiet before it: a request may be on its way.
QUIET_S = 1
UPLOAD_PATH = "/upload"
_CODINGS = re.compile(rb"^transfer-encoding:[ \t]*(.*?)\r?$", re.IGNORECASE | re.MULTILINE)
# From a setting and its other value to the command that starts with it.
Again = Callable[[str, object], str]


class _Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Waitress' parser, with one limit for an upload and a small one for all other bodies, and a buffer of ours."""

    adj: Any
    error: Any

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if not self._has_one_length(header_plus):
            raise ParsingError("The length of the body is said twice")
        if getattr(self.adj, "is_retiring", False):
            self.headers["CONNECTION"] = "close"
        if self.body_rcv is not None:
            self.body_rcv.buf = BodyBuffer(self.adj.inbuf_overflow)
        if self.path != UPLOAD_PATH:
            self.adj = copy(self.adj)
            self.adj.max_request_body_size = SERVER_BODY_BYTES

    def _has_one_length(self, header_plus: bytes) -> bool:
        """False where a proxy before us may see the end of the body elsewhere, and so another request.

        RFC 9112, section 6.3.
        """
        codings = b",".join(_CODINGS.findall(header_plus)).split(b",")
        is_coded = codings != [b""]
        return not is_coded or (self.chunked and len(codings) == 1 and "CONTENT_LENGTH" not in self.headers)

    def received(self, data: bytes) -> int:
        count: int = super().received(data)
        if self.completed and self.error is None and self.body_rcv is not None and self.body_rcv.buf.is_cut:
            self.error = InsufficientStorage("")
        return count


class _Channel(HTTPChannel):  # type: ignore[misc]
    parser_class = _Parser
    error_task_class = EarlyRefusal


def make_run(setting: str, value: object) -> str:
    """Command that starts the server of a checkout with another setting."""
    return f"make run {setting}={value}"


def serve(
    server: Flask,
    settings: Settings,
    on_stop: Callable[[], None] = lambda: None,
    again: Again = make_run,
    bound: socket.socket | None = None,
    *,
    on_retire: Callable[[], None] = lambda: None,
) -> int:
    """Serve until Ctrl+C or SIGTERM; one of several workers also until SIGUSR1, which ends it with its last answer.

    Prints the address on standard output once the port is ours, warnings and refusals on standard error.

    Parameters
    ----------
    server
        The WSGI application.
    settings
        Where to listen, and how large an upload may be.
    on_stop
        Called when told to stop, inside the handler of a signal: it may set a flag, and wait for nothing.
    again
        Says how to start with another ``HOST`` or ``PORT``.
    bound
        The listening socket, where several workers share one; who opened it has said where it is.
    on_retire
        Called when no more requests are taken, before those that came are answered.

    Returns
    -------
    int
        The exit code: 0 when told to stop, 1 when the address cannot be bound.

    Notes
    -----
    Takes over SIGTERM, SIGINT and, as a worker, SIGUSR1, so it runs in the main thread only.
    """
    return_freed_memory()
    is_ours = bound is None
    if bound is None:
        try:
            bound = bind(settings)
        except OSError as error:
            print(why_not_bound(settings, error, again), file=sys.stderr)
            return 1

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        on_stop()
        raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(0)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    is_retiring = threading.Event()
    if not is_ours:
        signal.signal(signal.SIGUSR1, lambda *_: is_retiring.set())
    waitress = create_server(
        server,
        sockets=[bound],
        threads=THREADS,
        connection_limit=CONNECTION_LIMIT,
        channel_timeout=CHANNEL_TIMEOUT_S,
        max_request_body_size=settings.upload_bytes + MAX_BODY_BYTES,
        # Reads on while a request is being answered, and so notices that its client has gone.
        channel_request_lookahead=1,
        ident=None,
        outbuf_overflow=ANSWER_MEMORY_BYTES,
        # The application does so itself, for all of them at once; see trusted_proxies.py.
        clear_untrusted_proxy_headers=False,
    )
    waitress.channel_class = _Channel
    try:
        if is_ours:
            print_address(settings, bound)
        while not is_retiring.is_set():
            _turn(waitress, waitress.adj.asyncore_loop_timeout)
        on_retire()
        _answer_the_last(waitress)
        on_stop()
        waitress.task_dispatcher.shutdown()
    except (KeyboardInterrupt, SystemExit):
        waitress.task_dispatcher.shutdown()
    finally:
        waitress.close()
    return 0


def _turn(waitress: Any, timeout_s: float) -> None:
    waitress.asyncore.loop(timeout=timeout_s, map=waitress._map, use_poll=waitress.adj.asyncore_use_poll, count=1)


def _answer_the_last(waitress: Any) -> None:
    """Answer what was asked, each connection's last with the word that it ends, and close those that are quiet.

    Nobody new is let in: the other workers listen.
    """
    waitress.del_channel()
    waitress.adj.is_retiring = True
    until = time.monotonic() + RETIRING_S
    while waitress.active_channels and time.monotonic() < until:
        for channel in list(waitress.active_channels.values()):
            is_idle = not channel.requests and channel.request is None and not channel.total_outbufs_len
            if is_idle and time.time() - channel.last_activity > QUIET_S:
                channel.handle_close()
        _turn(waitress, 0.1)


def print_address(settings: Settings, bound: socket.socket) -> None:
    """Print the warning, where there is one, and the address."""
    if settings.warning:
        print(settings.warning, file=sys.stderr, flush=True)
    print(f"Reportline is at {address(bound)} (Ctrl+C stops it)", flush=True)


def bind(settings: Settings) -> socket.socket:
    """Open the listening socket; the caller owns it.

    Listens at once: two programs may bind one port with SO_REUSEADDR, but only one may listen.

    Raises
    ------
    OSError
        If the host is not of this computer, or the port is in use or forbidden.
    """
    found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    # IPv4 first: "localhost" is often both, and the address printed is then the one people know.
    family, *_, place = min(found, key=lambda entry: entry[0] != socket.AF_INET)
    both = settings.host == "::" and socket.has_dualstack_ipv6()
    return socket.create_server(place[:2], family=family, backlog=1024, dualstack_ipv6=both)


def address(bound: socket.socket) -> str:
    """Address to open in a browser on this computer."""
    host, port, *_ = bound.getsockname()
    at = ip_address(host)
    if at.is_unspecified:
        host = "127.0.0.1" if at.version == 4 else "::1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def why_not_bound(settings: Settings, error: OSError, again: Again = make_run) -> str:
    """Reason in one line why the address cannot be bound, and what to do next."""
    host, port = settings.host, settings.port
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"This computer has no address {host!r} to serve on. Try `{again('HOST', '127.0.0.1')}`."
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else Settings.port
        return f"Port {port} on {host} is in use by another program. Stop that one, or try `{again('PORT', other)}`."
    if error.errno == errno.EACCES:
        return f"This user may not serve on port {port} of {host}. Try `{again('PORT', Settings.port)}`."
    return f"Cannot serve on port {port} of {host}: {error.strerror}. Try `{again('PORT', Settings.port)}`."
