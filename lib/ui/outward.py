"""Links that lead out: only to the web, and never what a base would write as markup."""

from urllib.parse import quote, urlsplit

from lib.ui.language import plain

SAFE = "%/:?#@!$&'*+,;=~-._"


def outward(url: str | None, label: str | None = None) -> str:
    """An address as a link in Markdown, under its label or itself; its plain text if not of the web."""
    if not url:
        return "—"
    shown = plain(label or url.split("://")[-1].rstrip("/"))
    try:
        parts = urlsplit(url)
    except ValueError:
        return shown
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return shown
    return f"[{shown}]({quote(url, safe=SAFE)})"
