"""The service over HTTP, on a port of its own, with the faults that were asked for."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.airtable.errors import ApiError
from tests.airtable.faults import Fault
from tests.airtable.service import Request, Service


class Server(ThreadingHTTPServer):
    """The HTTP server of one service."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, service: Service, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.service = service

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def serving(service: Service, port: int = 0) -> Iterator[Server]:
    """The server, answering until the block ends."""
    server = Server(service, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    """One connection of a client."""

    protocol_version = "HTTP/1.1"
    # An answer in two packets would wait for the client's acknowledgement of the first.
    wbufsize = -1
    disable_nagle_algorithm = True
    server: Server

    def handle_any(self) -> None:
        service = self.server.service
        length = int(self.headers.get("Content-Length") or 0)
        raw = self.rfile.read(length)
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        request = Request.read(self.command, self.path, json.loads(raw or b"{}"), token)
        fault = service.faults.strike(request.method, request.path)
        if fault and fault.what == "drop_before":
            self.close_connection = True
            return
        self._give(fault, *_answer(service, request, fault))

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = handle_any

    def _give(self, fault: Fault | None, status: int, body: Any, headers: dict[str, str]) -> None:
        if fault and fault.what == "slow":
            time.sleep(fault.seconds)
        if fault and fault.what == "drop_after":
            self.close_connection = True
            return
        is_text = isinstance(body, str)
        content = body.encode() if is_text else json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if is_text else "application/json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if fault and fault.what == "drop_mid":
            self.wfile.write(content[: len(content) // 2])
            self.close_connection = True
            return
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


def _answer(
    service: Service, request: Request, fault: Fault | None
) -> tuple[int, Any, dict[str, str]]:
    """Status, body and headers; the fault's own once the service has done what it does first."""
    try:
        instead = fault.answer if fault else None
        if instead and fault and not fault.is_done_first:
            raise instead
        done = service.answer(request)
        if instead:
            raise instead
        return 200, done, {}
    except ApiError as refusal:
        return refusal.status, refusal.body, refusal.headers
