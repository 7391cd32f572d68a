"""Visitor: known by the login, where the server asks for one, else by a secret in a cookie.

The secret is made when something is kept, and known here only by its hash: whoever holds the cookie sees what was
loaded with it, and nobody else does.
"""

import hashlib
import re
import secrets
from collections.abc import Callable

from flask import Request, Response, has_request_context
from flask import request as current_request

from orgview.server.visitors.login import is_login_needed, login_of

YEAR_S = 365 * 24 * 3600
# 256 random bits. Anything else was not made here, and is nobody.
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


def visitor_of(request: Request) -> str | None:
    """Owner's hash of a request; None for a new visitor, whose cookie is missing or not one of ours."""
    if is_login_needed():
        login = login_of(request)
        return None if login is None else login.owner
    if not request.cookies:
        return None
    secret = request.cookies.get(_name(request), "")
    return owner_of(secret) if _SECRET.fullmatch(secret) else None


def acting() -> str:
    """Visitor whose request is answered at this moment, for the audit log: name of the login, or hash; "" for none."""
    if not has_request_context():
        return ""
    login = login_of(current_request)
    return (visitor_of(current_request) or "") if login is None else login.name


def owner_of(secret: str) -> str:
    """Hash under which the store keeps what belongs to a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def keeping_owner(request: Request, is_known: Callable[[str | None], bool]) -> tuple[str, str | None]:
    """Owner for what is going to be there for a visitor, and the secret of a new one, for the cookie of the answer.

    A cookie that nothing is there for may have been planted: such a visitor gets a secret of their own.
    """
    owner = visitor_of(request)
    if owner is not None and (is_login_needed() or is_known(owner)):
        return owner, None
    secret = new_secret()
    return owner_of(secret), secret


def new_secret() -> str:
    """Secret for a new visitor; goes into the cookie and nowhere else."""
    return secrets.token_urlsafe(32)


def set_cookie(request: Request, response: Response, secret: str | None = None) -> None:
    """Set the cookie on an answer for a year: a new secret, or without one that of the request; none with a login."""
    if is_login_needed():
        return
    response.set_cookie(
        _name(request),
        secret or request.cookies[_name(request)],
        max_age=YEAR_S,
        path="/",
        secure=request.is_secure,
        httponly=True,
        samesite="Strict",
    )


def clear_cookie(request: Request, response: Response) -> None:
    """Remove the cookie, when nothing is kept under it any more."""
    response.delete_cookie(_name(request), path="/", secure=request.is_secure, httponly=True, samesite="Strict")


def _name(request: Request) -> str:
    # Browsers take a name with this prefix from this very host over https only: no neighbour can plant it.
    return "__Host-reportline" if request.is_secure else "reportline"
