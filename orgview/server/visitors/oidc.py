"""OpenID Connect: a provider signs people in, by the authorization code flow with PKCE, state and nonce.

Authlib, joserfc and requests are imported where they are used: a server without login needs neither them nor their
memory.
"""

import hashlib
import hmac
import ipaddress
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import Request
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.wrappers import Response as BaseResponse

from orgview.server.visitors.login import Login
from orgview.store.logins import EndedLogins

SCOPE = "openid profile email"
# Signatures by a key that only the provider has; never one that both sides know, and never none.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
SIGNED_IN_S = 12 * 3600
# To type a password and a second factor.
SIGNING_IN_S = 600
_LEEWAY_S = 60
_TIMEOUT_S = 10
_SIGNED_IN, _SIGNING_IN = "reportline-login", "reportline-sign-in"


class SignInFailed(RuntimeError):
    """The provider, or what came back from it, signs nobody in."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A sign-in that has begun: what has to come back, and the query of the page that was wanted."""

    state: str
    nonce: str
    verifier: str
    query: str = ""


class Provider:
    """A provider and the client that this server is to it.

    Parameters
    ----------
    issuer
        Address under which it describes itself.
    client_id, client_secret
        As it knows this server. From the secret comes the key that signs our cookies: every process has the same.
    ended
        Logins that were ended before their time.
    clock
        Tells the moment, in UTC.
    """

    def __init__(
        self, issuer: str, client_id: str, client_secret: str, ended: EndedLogins, clock: Callable[[], datetime]
    ) -> None:
        self.issuer, self._client_id, self._client_secret = issuer, client_id, client_secret
        self._ended, self._clock = ended, clock
        self._known: Mapping[str, Any] = {}
        self._lock = threading.Lock()
        key = hmac.digest(client_secret.encode(), b"reportline cookies", hashlib.sha256)
        self._sealed = {name: URLSafeTimedSerializer(key, salt=name) for name in (_SIGNED_IN, _SIGNING_IN)}

    def begin(self, redirect_uri: str, query: str = "") -> tuple[str, Pending]:
        """Address at which the provider signs somebody in, and what is remembered until they come back.

        Raises
        ------
        SignInFailed
            If the provider does not answer as one.
        """
        pending = Pending(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48), query)
        with self._session(redirect_uri) as session:
            address, _state = session.create_authorization_url(
                self._address("authorization_endpoint"),
                state=pending.state,
                nonce=pending.nonce,
                code_verifier=pending.verifier,
            )
        return str(address), pending

    def finish(self, redirect_uri: str, pending: Pending | None, answer: Mapping[str, str]) -> Login:
        """Login of whoever came back from the provider.

        Parameters
        ----------
        pending
            As it was begun in this browser; None where it was not.
        answer
            Fields of the address that the provider sent them to.

        Raises
        ------
        SignInFailed
            If anything is not as it was begun, or the token is not the provider's, for this server, for now.
        """
        if pending is None:
            raise SignInFailed
        is_same = hmac.compare_digest(answer.get("state", "").encode(), pending.state.encode())
        if not is_same or answer.get("iss", self.issuer) != self.issuer or not answer.get("code"):
            raise SignInFailed
        import requests  # noqa: PLC0415
        from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415

        try:
            with self._session(redirect_uri) as session:
                token = session.fetch_token(
                    self._address("token_endpoint"),
                    code=answer["code"],
                    code_verifier=pending.verifier,
                    timeout=_TIMEOUT_S,
                )
        except (AuthlibBaseError, requests.RequestException, ValueError):
            raise SignInFailed from None
        return self._login(token, pending.nonce)

    def signed_in(self, request: Request) -> Login | None:
        """Login of a request by its cookie; None without one, and for one that is changed, too old or ended.

        Raises
        ------
        StoreError
            If the store cannot say whether it was ended.
        """
        told = self._opened(request, _SIGNED_IN, SIGNED_IN_S)
        if told is None or "session" not in told:  # cookies of before had none
            return None
        login = Login(f"oidc {self.issuer} {told['subject']}", told["name"])
        began_at = datetime.fromtimestamp(int(told["began_ms"]) / 1000, UTC)
        return None if self._ended.is_ended((told["session"], login.owner), began_at) else login

    def end(self, request: Request, *, is_everywhere: bool = False) -> None:
        """End the login of a request, each copy of its cookie too, or all logins of whoever has it.

        Raises
        ------
        StoreError
            If it cannot be kept; the login goes on.
        """
        login = self.signed_in(request)
        told = self._opened(request, _SIGNED_IN, SIGNED_IN_S)
        if login is None or told is None:
            return
        now = self._clock()
        until = now + timedelta(seconds=SIGNED_IN_S + _LEEWAY_S)
        self._ended.end(told["session"], until, until)
        if is_everywhere:
            self._ended.end(login.owner, now, until)

    def pending_of(self, request: Request) -> Pending | None:
        """Sign-in that this browser has begun; None for none, and for one that took too long."""
        told = self._opened(request, _SIGNING_IN, SIGNING_IN_S)
        return None if told is None else Pending(**told)

    def remember(self, request: Request, response: BaseResponse, value: Login | Pending) -> None:
        """Set the cookie of a sign-in that begins, or of a login."""
        if isinstance(value, Pending):
            name, told, lasts_s = _SIGNING_IN, asdict(value), SIGNING_IN_S
        else:
            subject = value.subject.removeprefix(f"oidc {self.issuer} ")
            began_ms = int(self._clock().timestamp() * 1000)
            told = {"subject": subject, "name": value.name, "session": secrets.token_urlsafe(32), "began_ms": began_ms}
            name, lasts_s = _SIGNED_IN, SIGNED_IN_S
        # Lax: it has to come along when the provider sends the browser back; other sites' posts are refused anyway.
        response.set_cookie(
            _cookie_name(request, name),
            str(self._sealed[name].dumps(told)),
            max_age=lasts_s,
            path="/",
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )

    def forget(self, request: Request, response: BaseResponse, *, is_login: bool) -> None:
        """Remove the cookie of a login, or of a sign-in that has ended."""
        name = _cookie_name(request, _SIGNED_IN if is_login else _SIGNING_IN)
        response.delete_cookie(name, path="/", secure=request.is_secure, httponly=True, samesite="Lax")

    def _opened(self, request: Request, name: str, lasts_s: int) -> dict[str, Any] | None:
        try:
            found: dict[str, Any] = self._sealed[name].loads(
                request.cookies.get(_cookie_name(request, name), ""), max_age=lasts_s
            )
        except BadData:
            return None
        return found

    def _session(self, redirect_uri: str) -> Any:
        from authlib.integrations.requests_client import OAuth2Session  # noqa: PLC0415

        return OAuth2Session(
            self._client_id,
            self._client_secret,
            scope=SCOPE,
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
        )

    def _login(self, token: Mapping[str, Any], nonce: str) -> Login:
        from authlib.oidc.core import CodeIDToken  # noqa: PLC0415
        from joserfc import jwt  # noqa: PLC0415
        from joserfc.errors import JoseError  # noqa: PLC0415
        from joserfc.jwk import KeySet  # noqa: PLC0415
        from joserfc.jws import JWSRegistry  # noqa: PLC0415

        expected = ("iss", self.issuer), ("aud", self._client_id)
        try:
            keys = KeySet.import_key_set(_get_json(self._address("jwks_uri")))  # type: ignore[arg-type]
            registry = JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)
            read = jwt.decode(str(token["id_token"]), keys, registry=registry)
            claims = CodeIDToken(
                read.claims,
                read.header,
                {name: {"essential": True, "value": value} for name, value in expected},
                {"nonce": nonce, "client_id": self._client_id, "access_token": token.get("access_token")},
            )
            claims.validate(leeway=_LEEWAY_S)
        except (JoseError, KeyError, TypeError, ValueError):
            raise SignInFailed from None
        subject = str(claims["sub"])
        # A link may be for a name, so that it has to be theirs: of what a person may choose only a verified address.
        name = str(claims.get("email") or subject) if claims.get("email_verified") is True else subject
        return Login(f"oidc {self.issuer} {subject}", name[:320] if name.isprintable() else subject)

    def _address(self, name: str) -> str:
        with self._lock:
            if not self._known:
                told = _get_json(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
                if told.get("issuer") != self.issuer:
                    raise SignInFailed
                self._known = told
        address = str(self._known.get(name, ""))
        if not is_safe_address(address):
            raise SignInFailed
        return address


def is_safe_address(address: str) -> bool:
    """True for an address over https, or on this computer."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme == "http":
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"
    return parts.scheme == "https" and bool(host)


def _get_json(address: str) -> dict[str, Any]:
    import requests  # noqa: PLC0415

    try:
        answer = requests.get(address, timeout=_TIMEOUT_S, allow_redirects=False)
        answer.raise_for_status()
        told = answer.json()
    except (requests.RequestException, ValueError):
        raise SignInFailed from None
    if not isinstance(told, dict):
        raise SignInFailed
    return told


def _cookie_name(request: Request, name: str) -> str:
    return f"__Host-{name}" if request.is_secure else name
