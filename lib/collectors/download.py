"""What an address answers, within limits."""

import time
from dataclasses import dataclass

import httpx
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_exponential

from lib.language import N_, Sentence


@dataclass(frozen=True)
class Limits:
    """How much an answer may weigh, how long it may be silent, and how long it may last."""

    bytes: int = 50_000_000
    silence: float = 30
    seconds: float = 120


class Undownloadable(Exception):
    """The address gave nothing that may be taken; its sentence says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


def download(url: str, limits: Limits | None = None) -> bytes:
    """The body of the answer, redirections followed. Raises Undownloadable."""
    try:
        return _body(url, limits or Limits())
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        message = N_("{where} cannot be read: {error}.")
        parts = {"where": url, "error": str(error) or type(error).__name__}
        raise Undownloadable(Sentence(message, parts)) from None


@retry(
    retry=retry_if_exception_type(httpx.TransportError),
    stop=stop_after_attempt(3),
    wait=wait_exponential(max=5),
    reraise=True,
)
def _body(url: str, limits: Limits) -> bytes:
    until = time.monotonic() + limits.seconds
    body = bytearray()
    with httpx.stream("GET", url, timeout=limits.silence, follow_redirects=True) as answer:
        answer.raise_for_status()
        for chunk in answer.iter_bytes():
            body += chunk
            if len(body) > limits.bytes:
                message = N_("{where} answers more than {count} bytes: it is not read.")
                raise Undownloadable(Sentence(message, {"where": url, "count": limits.bytes}))
            if time.monotonic() > until:
                message = N_("{where} takes more than {count} seconds: it is not read.")
                raise Undownloadable(Sentence(message, {"where": url, "count": limits.seconds}))
    return bytes(body)
