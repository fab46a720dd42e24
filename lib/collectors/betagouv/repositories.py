"""Repository addresses, made comparable."""

import re
from urllib.parse import urlsplit

TREE = re.compile(r"(/-)?/(tree|blob)/.*$")


def repository_of(url: str) -> tuple[str, bool]:
    """The address without its branch, and whether it names an organisation rather than a repository."""
    parts = urlsplit(url.strip())
    path = TREE.sub("", parts.path).rstrip("/").removesuffix(".git")
    segments = [segment for segment in path.split("/") if segment]
    return f"{parts.scheme}://{parts.netloc}{path}", len(segments) < 2


def is_web_address(url: str) -> bool:
    """Whether it is an address that a page may link to."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.netloc)
