"""The secrets that set up sign-in, as the README gives them."""

import json
from pathlib import Path
from typing import Any

from tests.sign_in.proconnect import CLIENT, SECRET

SHARED = """
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
"""
PROCONNECT = """
[auth.proconnect]
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
authorize_params = {{ claims = '{claims}' }}
[auth.proconnect.client_kwargs]
scope = "openid given_name usual_name email siret uid idp_id"
prompt = "{prompt}"
token_endpoint_auth_method = "client_secret_post"
"""
ASKED = ("given_name", "usual_name", "email", "siret", "uid", "idp_id", "amr", "acr")
CLAIMS = json.dumps({"id_token": dict.fromkeys(ASKED)})
OTHER = """
[auth.other]
client_id = "balise"
client_secret = "x"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
"""


def shared(port: int) -> str:
    return SHARED.format(port=port)


def proconnect(issuer: str, prompt: str = "login", claims: str = CLAIMS) -> str:
    return PROCONNECT.format(
        client=CLIENT, secret=SECRET, issuer=issuer, prompt=prompt, claims=claims
    )


def other(issuer: str) -> str:
    return OTHER.format(issuer=issuer)


def kept_in(folder: Path, *parts: str) -> dict[str, Any]:
    """The settings of a server whose secrets are these, over loopback without TLS."""
    path = folder / "secrets.toml"
    path.write_text("".join(parts), encoding="utf-8")
    return {"streamlit_secrets_files": str(path), "authlib_insecure_transport": "1"}
