"""A look-alike of ProConnect, over loopback: what it refuses, what it signs, what it leaves out.

As the State's: `prompt=select_account` and parameters it does not know are refused, identity stands in
the id_token only when the `claims` parameter asks for it, clients give their secret in the form, and
tokens are signed RS256 or ES256.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

KNOWN = {
    "client_id",
    "redirect_uri",
    "response_type",
    "scope",
    "state",
    "nonce",
    "prompt",
    "claims",
} | {"acr_values", "code_challenge", "code_challenge_method", "login_hint"}
PROMPTS = {"", "login", "consent", "none"}
CLIENT, SECRET = "balise", "a secret of the tests"
BASE = "/api/v2"


@dataclass
class ProConnect:
    """The provider, with its accounts by `sub`; `back` is where it may lead back to."""

    back: str
    accounts: dict[str, Mapping[str, Any]]
    algorithm: str = "RS256"
    # By how many seconds its sessions have begun before now.
    age: float = 0
    codes: dict[str, dict[str, Any]] = field(default_factory=dict)
    ended: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key = (
            RSAKey.generate_key(2048, {"kid": "1"})
            if self.algorithm == "RS256"
            else ECKey.generate_key("P-256", {"kid": "1"})
        )
        self._server = make_server("localhost", 0, self, threaded=True)
        self.issuer = f"http://localhost:{self._server.server_port}{BASE}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Ends the provider."""
        self._server.shutdown()

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """The WSGI application."""
        request = Request(environ)
        answers = {
            "/.well-known/openid-configuration": self.configuration,
            "/authorize": self.authorize,
            "/chosen": self.chosen,
            "/token": self.token,
            "/jwks": self.jwks,
            "/session/end": self.end,
        }
        if request.path == "/favicon.ico":
            return Response(status=204)(environ, start_response)
        answer = answers.get(request.path.removeprefix(BASE))
        response = answer(request) if answer else Response("Not found", 404)
        return response(environ, start_response)

    def configuration(self, _request: Request) -> Response:
        return as_json(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/jwks",
                "end_session_endpoint": f"{self.issuer}/session/end",
                "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256"],
                "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt"],
                "code_challenge_methods_supported": ["S256"],
                "claims_parameter_supported": True,
            }
        )

    def authorize(self, request: Request) -> Response:
        """Refuses what ProConnect refuses; else a page with a link for each account."""
        asked = request.args
        if asked.get("client_id") != CLIENT or asked.get("redirect_uri") != self.back:
            return Response("Y000400: unknown client or address", 400)
        if asked.get("prompt", "") not in PROMPTS:
            return self._lead(
                asked, error="invalid_request", why="unsupported prompt value requested"
            )
        if set(asked) - KNOWN or not (asked.get("state") and asked.get("nonce")):
            return self._lead(asked, error="invalid_request", why="Y000400")
        choices = "".join(
            f'<li><a href="{BASE}/chosen?{urlencode([*asked.items(), ("sub", sub)])}">'
            f"{escape(str(claims.get('email', sub)))}</a></li>"
            for sub, claims in self.accounts.items()
        )
        return Response(f"<h1>ProConnect</h1><ul>{choices}</ul>", mimetype="text/html")

    def chosen(self, request: Request) -> Response:
        """Leads back with a code for the account that was chosen."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = dict(request.args.items())
        return self._lead(request.args, code=code)

    def token(self, request: Request) -> Response:
        """The tokens for a code, once, to who knows the secret and made the challenge."""
        form = request.form
        asked = self.codes.pop(form.get("code", ""), None)
        if request.authorization or form.get("client_secret") != SECRET:
            return as_json({"error": "invalid_client"}, 401)
        if asked is None or form.get("redirect_uri") != asked["redirect_uri"]:
            return as_json({"error": "invalid_grant"}, 400)
        if asked.get("code_challenge", "") != challenge(form.get("code_verifier", "")):
            return as_json({"error": "invalid_grant"}, 400)
        tokens = {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer"}
        return as_json(tokens | {"expires_in": 3600, "id_token": self._id_token(asked)})

    def jwks(self, _request: Request) -> Response:
        return as_json({"keys": [self.key.as_dict(private=False) | {"use": "sig"}]})

    def end(self, request: Request) -> Response:
        """Ends the session of who shows an id_token, and leads back."""
        hint = request.args.get("id_token_hint", "")
        if not hint or request.args.get("post_logout_redirect_uri") != self.back:
            return Response("Y000400", 400)
        self.ended.append(str(jwt.decode(hint, self.key).claims["sub"]))
        return Response(status=302, headers={"Location": self.back})

    def _id_token(self, asked: Mapping[str, str]) -> str:
        instant = int(time.time() - self.age)
        wished = json.loads(asked.get("claims", "{}")).get("id_token", {})
        identity = self.accounts[asked["sub"]]
        claims = {
            "iss": self.issuer,
            "sub": asked["sub"],
            "aud": CLIENT,
            "iat": instant,
            "exp": int(time.time()) + 3600,
            "nonce": asked["nonce"],
        }
        claims |= {name: identity[name] for name in wished if name in identity}
        return jwt.encode({"alg": self.algorithm, "kid": "1"}, claims, self.key)

    def _lead(self, asked: Mapping[str, str], why: str = "", **answer: str) -> Response:
        more = {"error_description": why} if why else {}
        query = urlencode({**answer, **more, "state": asked.get("state", ""), "iss": self.issuer})
        return Response(status=302, headers={"Location": f"{self.back}?{query}"})


def as_json(content: Mapping[str, Any], status: int = 200) -> Response:
    return Response(json.dumps(content), status, mimetype="application/json")


def challenge(verifier: str) -> str:
    """The challenge S256 of a verifier; nothing for none."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() if verifier else ""
