"""A provider of OpenID Connect for tests: Authlib's own server side, on a port of this computer, with two people."""

import threading
import time
from contextlib import contextmanager

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin, grants
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDCode
from flask import Flask, jsonify, request
from joserfc.jwk import KeySet, RSAKey
from werkzeug.serving import make_server

CLIENT_ID, CLIENT_SECRET = "reportline", "a-secret-of-the-provider-s-own"
SHOWN = {"ann": "ann@example.org", "ben": "ben@example.org"}


class Client(ClientMixin):
    def __init__(self, redirect_uri):
        self.redirect_uri = redirect_uri

    def get_client_id(self):
        return CLIENT_ID

    def get_default_redirect_uri(self):
        return self.redirect_uri

    def get_allowed_scope(self, scope):
        return scope

    def check_redirect_uri(self, redirect_uri):
        return redirect_uri == self.redirect_uri

    def check_client_secret(self, client_secret):
        return client_secret == CLIENT_SECRET

    def check_endpoint_auth_method(self, method, endpoint):
        return method == "client_secret_basic"

    def check_response_type(self, response_type):
        return response_type == "code"

    def check_grant_type(self, grant_type):
        return grant_type == "authorization_code"


class Code:
    """An authorization code with what it was asked for."""

    def __init__(self, code, asked, user):
        data = asked.payload.data
        self.code, self.user, self.redirect_uri = code, user, asked.payload.redirect_uri
        self.scope, self.nonce = asked.payload.scope, data.get("nonce")
        self.code_challenge, self.code_challenge_method = data.get("code_challenge"), data.get("code_challenge_method")

    def get_redirect_uri(self):
        return self.redirect_uri

    def get_scope(self):
        return self.scope

    def get_nonce(self):
        return self.nonce

    def get_auth_time(self):
        return int(time.time())

    def get_acr(self):
        return None

    def get_amr(self):
        return None


class Provider:
    """Signs in whoever `user` is; `claims` go over those of the token, so that a test can spoil them."""

    def __init__(self, redirect_uri):
        self.user, self.claims, self.codes = "ann", {}, {}
        self.key = self.signing_key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.redirect_uri, self.issuer = redirect_uri, ""
        self.app = self._app()

    def _app(self):
        app, outer = Flask("provider"), self
        client = Client(self.redirect_uri)
        server = AuthorizationServer(app, lambda name: client if name == CLIENT_ID else None, lambda *_saved: None)

        class CodeGrant(grants.AuthorizationCodeGrant):
            TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic",)

            def save_authorization_code(self, code, request):
                outer.codes[code] = Code(code, request, request.user)

            def query_authorization_code(self, code, client):
                return outer.codes.get(code)

            def delete_authorization_code(self, authorization_code):
                del outer.codes[authorization_code.code]

            def authenticate_user(self, authorization_code):
                return authorization_code.user

        class Tokens(OpenIDCode):
            def exists_nonce(self, nonce, request):
                return any(code.nonce == nonce for code in outer.codes.values())

            def get_client_algorithm(self, client):
                return "RS256"

            def get_client_claims(self, client):
                return {"iss": outer.issuer, "aud": CLIENT_ID, "exp": int(time.time()) + 300, "iat": int(time.time())}

            def get_encode_header(self, client):
                return {"alg": "RS256", "kid": "one"}

            def get_compatible_claims(self, request):
                return self.get_client_claims(request.client)

            def resolve_client_private_key(self, client):
                return outer.signing_key

            def generate_user_info(self, user, scope):
                return UserInfo({"sub": user, "email": SHOWN[user], "email_verified": True, **outer.claims})

        server.register_grant(CodeGrant, [Tokens(require_nonce=True), CodeChallenge(required=True)])

        @app.get("/.well-known/openid-configuration")
        def configuration():
            names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
            return jsonify(issuer=outer.issuer, **{name: f"{outer.issuer}/{path}" for name, path in names.items()})

        @app.get("/keys")
        def keys():
            return jsonify(KeySet([outer.key]).as_dict(private=False))

        @app.get("/authorize")
        def authorize():
            grant = server.get_consent_grant(end_user=outer.user)
            return server.create_authorization_response(request, outer.user, grant=grant)

        @app.post("/token")
        def token():
            return server.create_token_response()

        return app


@contextmanager
def running_provider(redirect_uri):
    """Serve a provider until the block ends."""
    provider = Provider(redirect_uri)
    server = make_server("127.0.0.1", 0, provider.app, threaded=True)
    provider.issuer = f"http://127.0.0.1:{server.port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
