"""What the camera tests share: a listener that keeps what it hears, films, and a stream on this machine."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from frames import Pixels
from shuke.application.ports.scanning import ShownPicture
from shuke.domain.scanning.camera import CameraState
from shuke.domain.scanning.found_code import CodesSeen

PATIENCE_S = 60.0
"""Nothing is timed with this: it is when a test gives up."""


@dataclass
class Ear:
    """A `CameraListener` that keeps everything and can be waited on."""

    states: list[CameraState] = field(default_factory=list)
    seen: list[CodesSeen] = field(default_factory=list)
    pictures: list[ShownPicture] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def camera_changed(self, state: CameraState) -> None:
        self._heard(self.states, state)

    def picture_came(self, picture: ShownPicture) -> None:
        self._heard(self.pictures, picture)

    def codes_seen(self, seen: CodesSeen) -> None:
        self._heard(self.seen, seen)

    def _heard(self, kept: list, thing: object) -> None:
        with self._changed:
            self.threads.add(threading.current_thread().name)
            kept.append(thing)
            self._changed.notify_all()

    def wait_for(self, what: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(what, PATIENCE_S), f"heard {self.states}, {len(self.seen)} looks"

    def wait_for_state(self, state: CameraState) -> None:
        self.wait_for(lambda: bool(self.states) and self.states[-1] is state)

    @property
    def counted(self) -> list[str]:
        return [each.counted.text for each in self.seen if each.counted is not None]


def write_film(path: Path, frames: Sequence[Pixels], frames_per_s: float = 30.0) -> Path:
    height, width = frames[0].shape[:2]
    four = cv2.VideoWriter.fourcc(*"MJPG")
    writer = cv2.VideoWriter(str(path), cv2.CAP_OPENCV_MJPEG, four, frames_per_s, (width, height))
    for frame in frames:
        writer.write(frame)
    writer.release()
    return path


def black_frame(noise: int = 6) -> Pixels:
    return np.random.default_rng(1).integers(0, noise, (720, 1280, 3), dtype=np.uint8)


class NetworkCamera:
    """A camera on the loopback network that sends one picture again and again, until its cable is pulled."""

    def __init__(self, frame: Pixels) -> None:
        self._picture = cv2.imencode(".jpg", frame)[1].tobytes()
        self._server: http.server.ThreadingHTTPServer | None = None
        self._pulled = threading.Event()
        self.port = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/live"

    def plug_in(self) -> None:
        """Begin to serve; the second time at the address of the first."""
        self._pulled = threading.Event()
        picture, pulled = self._picture, self._pulled

        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
                self.end_headers()
                head = (
                    f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(picture)}\r\n\r\n".encode()
                )
                while not pulled.wait(0.02):
                    try:
                        self.wfile.write(head + picture + b"\r\n")
                    except OSError:
                        return

            def log_message(self, *_: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), Answer)
        self._server.daemon_threads = False
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.01,), name="network camera").start()

    def pull_the_cable(self) -> None:
        self._pulled.set()
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


@contextmanager
def network_camera(frame: Pixels) -> Iterator[NetworkCamera]:
    camera = NetworkCamera(frame)
    camera.plug_in()
    try:
        yield camera
    finally:
        camera.pull_the_cable()
