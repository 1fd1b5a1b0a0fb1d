"""The server itself: uvicorn with its bounds, telling where it listens once it does."""

from __future__ import annotations

import logging
import signal
import socket
import threading
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI
from prometheus_client import start_http_server

from shuke.head_office.metrics import OfficeMetrics

__all__ = ["MetricsDoor", "OfficeServer", "server_config"]

_KEEP_ALIVE_S = 75
"""Longer than a till waits between two rounds: its connection is still there for the next one."""

_MOST_CONNECTIONS = 256
_MOST_HEAD_BYTES = 16 * 1024

_MOST_WAITING = 2048
"""Connections that the system keeps until somebody takes them in."""


def server_config(
    app: FastAPI,
    host: str,
    port: int,
    certificate: str | None = None,
    key: str | None = None,
    *,
    stop_within_s: int = 10,
    is_shared: bool = False,
) -> uvicorn.Config:
    """`port` 0 is any free one; with `certificate` and `key` (PEM files) it speaks TLS. What is under way when it is
    asked to end has `stop_within_s` to be answered. `is_shared`: other processes listen at the same socket."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        lifespan="off",
        timeout_graceful_shutdown=stop_within_s,
        timeout_keep_alive=_KEEP_ALIVE_S,
        limit_concurrency=_MOST_CONNECTIONS,
        h11_max_incomplete_event_size=_MOST_HEAD_BYTES,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        # It is also how many are taken in at once: one at a time leaves the next to whoever has nothing to do.
        backlog=1 if is_shared else _MOST_WAITING,
    )


class OfficeServer(uvicorn.Server):
    """Runs until SIGTERM or SIGINT (or `should_exit`): what is under way is answered, then it ends.

    Args:
        listening: told the address as soon as it answers there.
    """

    def __init__(self, config: uvicorn.Config, listening: Callable[[str], None]) -> None:
        super().__init__(config)
        self._listening = listening
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        if threading.current_thread() is threading.main_thread():
            # uvicorn raises the signal again when it has ended, for whoever handled it before: that is us, so that
            # the process goes on to close its database.
            for ending in (signal.SIGINT, signal.SIGTERM):
                signal.signal(ending, self.handle_exit)
        super().run(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        for shared in sockets or ():
            shared.listen(_MOST_WAITING)
        scheme = "https" if self.config.ssl_certfile else "http"
        for server in self.servers:
            host, port = server.sockets[0].getsockname()[:2]
            self._listening(f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}")


class MetricsDoor:
    """Metrics behind an address of their own, for a network that members' letters do not come from.

    Raises:
        OSError: the port is taken.
    """

    def __init__(self, metrics: OfficeMetrics, host: str, port: int) -> None:
        self._server, self._thread = start_http_server(port, host, metrics.registry)
        self.address = f"http://{host}:{self._server.server_port}/metrics"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
