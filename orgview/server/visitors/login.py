"""Login: who a request is from, where the server asks for that; without a login a cookie alone tells visitors apart."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, Request, current_app, has_app_context

_READER = "reportline.login.reader"
# Who a request is from is read once: the store is asked for it.
_READ = "reportline.login.read"
# Where the check of the proxies leaves the name that a proxy vouches for; no client can write it.
PROXY_LOGIN = "reportline.login"


class NotSignedIn(PermissionError):
    """The server asks for a login, and the request is nobody's."""


@dataclass(frozen=True, slots=True)
class Login:
    """A login.

    Attributes
    ----------
    subject
        Tells apart whose it is, also from those of another way to sign in; for ever the same.
    name
        What a person calls it.
    """

    subject: str
    name: str

    @property
    def owner(self) -> str:
        """Hash under which the store keeps what belongs to it; never that of a cookie."""
        return hashlib.sha256(f"login\n{self.subject}".encode()).hexdigest()


LoginReader = Callable[[Request], Login | None]


def require_login(server: Flask, read: LoginReader) -> None:
    """Let a server know its visitors by their login instead of by a cookie."""
    server.extensions[_READER] = read


def is_login_needed() -> bool:
    """True where the server of this request asks for a login."""
    return has_app_context() and _READER in current_app.extensions


def login_of(request: Request) -> Login | None:
    """Login of a request; None without one, and where none is asked for."""
    if not is_login_needed():
        return None
    if _READ not in request.environ:
        read: LoginReader = current_app.extensions[_READER]
        request.environ[_READ] = read(request)
    login: Login | None = request.environ[_READ]
    return login


def proxy_login(request: Request) -> Login | None:
    """Login that a trusted proxy vouches for."""
    # The subject is what the header held, byte by byte, as it always was: companies are found by it.
    header = request.environ.get(PROXY_LOGIN, "")
    return Login(f"proxy {header}", as_text(header)) if header else None


def as_text(header: str) -> str:
    """Text of a header, in which WSGI has a letter for each byte: UTF-8 where it is, else Latin-1."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header
