"""A catalogue asked over HTTP, on loopback: taken when it answers well, refused in a sentence else."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from lib.collectors.betagouv import UnreadableCatalogue, read_catalogue
from lib.collectors.collected import Report
from lib.collectors.download import Limits, Undownloadable, download

ANCT = {"incubator": {"data": {"type": "incubator", "id": "anct"}}}
CATALOGUE = {"data": [{"id": "demo", "attributes": {"name": "Demo"}, "relationships": ANCT}]}


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path:
            case "/moved":
                self.send_response(302)
                self.send_header("Location", "/catalogue")
                self.end_headers()
            case "/circle":
                self.send_response(302)
                self.send_header("Location", "/circle")
                self.end_headers()
            case "/missing":
                self.send_error(404)
            case "/slow":
                self._send([b"x"] * 20, 0.1)
            case "/silent":
                self._send([b"x", b"x"], 2)
            case "/page":
                self._send([b"<html></html>"])
            case _:
                self._send([json.dumps(CATALOGUE).encode()])

    def _send(self, parts: list[bytes], pause: float = 0) -> None:
        self.send_response(200)
        self.end_headers()
        for part in parts:
            self.wfile.write(part)
            self.wfile.flush()
            time.sleep(pause)

    def log_message(self, format: str, *args: object) -> None:
        """The terminal of the tests stays clear."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("path", ["/catalogue", "/moved"])
def test_a_catalogue_is_read_where_it_is_or_moved(address: str, path: str) -> None:
    assert [p.id for p in read_catalogue(address + path, "anct", Report())] == ["demo"]


@pytest.mark.parametrize("path", ["/missing", "/circle", "/page"])
def test_what_is_no_catalogue_is_refused_in_a_sentence(address: str, path: str) -> None:
    with pytest.raises(UnreadableCatalogue) as refused:
        read_catalogue(address + path, "anct", Report())
    assert address + path in refused.value.sentence.say("fr")


def test_an_address_that_is_none_is_refused_too() -> None:
    with pytest.raises(UnreadableCatalogue):
        read_catalogue("http://", "anct", Report())


def test_an_answer_too_heavy_too_slow_or_silent_is_not_read(address: str) -> None:
    with pytest.raises(Undownloadable, match="bytes"):
        download(f"{address}/catalogue", Limits(bytes=10))
    with pytest.raises(Undownloadable, match="seconds"):
        download(f"{address}/slow", Limits(seconds=0.5))
    with pytest.raises(Undownloadable):
        download(f"{address}/silent", Limits(silence=0.2))
