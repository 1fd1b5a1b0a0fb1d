"""A provider's gateway for text messages, really served on 127.0.0.1."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Desk", "sms_gateway"]


@dataclass
class Desk:
    """What it was asked, and what it says. Status 0: it hangs up."""

    status: int = 200
    answer: bytes = b'{"code":0}'
    asked: list[tuple[dict[str, str], Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    address: str = ""


@contextmanager
def sms_gateway() -> Iterator[Desk]:
    desk = Desk()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            desk.paths.append(self.path)
            desk.asked.append(
                ({name.lower(): value for name, value in self.headers.items()}, json.loads(body))
            )
            if not desk.status:
                self.close_connection = True
                return
            self.send_response(desk.status)
            self.send_header("location", "/elsewhere")
            self.send_header("content-length", str(len(desk.answer)))
            self.end_headers()
            self.wfile.write(desk.answer)

        def log_request(self, code: object = "-", size: object = "-") -> None:
            """Not onto the test's screen."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        desk.address = f"http://127.0.0.1:{server.server_address[1]}/send"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield desk
        finally:
            server.shutdown()
            thread.join()
