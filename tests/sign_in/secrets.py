"""The secrets that set up sign-in: for ProConnect, those that the README gives, word for word."""

import re
from pathlib import Path
from typing import Any

from lib.settings import ROOT
from tests.sign_in.proconnect import CLIENT, SECRET

README = (ROOT / "README.md").read_text(encoding="utf-8")
FOUND = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
assert FOUND, "the README gives ProConnect's secrets"
PROCONNECT = FOUND[1]
COOKIE = "0123456789abcdef0123456789abcdef"
SHARED = """
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{cookie}"
"""
OTHER = """
[auth.other]
client_id = "balise"
client_secret = "x"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
"""


def proconnect(port: int, issuer: str) -> str:
    """The README's secrets, of this server and of this provider."""
    ours = {
        "https://impact.example.gouv.fr": f"http://localhost:{port}",
        "…64 hexadecimal digits, the same on every machine…": COOKIE,
        'client_id = "…"': f'client_id = "{CLIENT}"',
        'client_secret = "…"': f'client_secret = "{SECRET}"',
        "https://PROCONNECT_DOMAIN/api/v2": issuer,
    }
    secrets = PROCONNECT
    for example, real in ours.items():
        assert secrets.count(example) == 1, example
        secrets = secrets.replace(example, real)
    return secrets


def asking(secrets: str, prompt: str = "login", claims: bool = True) -> str:
    """The same, asking the provider otherwise."""
    lines = secrets.replace('prompt = "login"', f'prompt = "{prompt}"').splitlines(True)
    return "".join(line for line in lines if claims or not line.startswith("authorize_params"))


def other(port: int, issuer: str) -> str:
    """The secrets of any provider that says which e-mails it verified."""
    return SHARED.format(port=port, cookie=COOKIE) + OTHER.format(issuer=issuer)


def kept_in(folder: Path, secrets: str) -> dict[str, Any]:
    """The settings of a server whose secrets are these, over loopback without TLS."""
    path = folder / "secrets.toml"
    path.write_text(secrets, encoding="utf-8")
    return {"streamlit_secrets_files": str(path), "authlib_insecure_transport": "1"}
