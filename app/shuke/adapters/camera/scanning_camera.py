"""A camera that looks for codes by itself, on two threads of its own.

`capture` opens the source, keeps only its newest frame, and makes the picture to show; `codes` takes the
newest frame, reads it, and says what counts. Neither waits for the other, nor for who listens. While it is
stopped there are no threads, and the device is closed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from shuke.adapters.camera.newest import Newest
from shuke.adapters.camera.opencv_source import OpenCvSource
from shuke.adapters.camera.picture import looks_black, ready_picture
from shuke.adapters.camera.source import FrameSource
from shuke.application.ports.scanning import CameraListener, CodeReader, Effort
from shuke.domain.scanning.camera import CameraSource, CameraState
from shuke.domain.scanning.counts_once import CountingRule, CountsOnce
from shuke.domain.scanning.found_code import CodesSeen

if TYPE_CHECKING:
    from shuke.adapters.camera.source import Pixels

__all__ = ["ScanningCamera", "Timing"]

_PATIENCE_WITH_LAST_RUN_S = 5.0


@dataclass(frozen=True, slots=True)
class Timing:
    """How long is long.

    Attributes:
        reopen_after_s: waits between attempts to open a source that is missing or gone; the last one repeats.
        stalled_after_s: no frame for so long, and the source counts as stalled.
        black_after_s: dark for so long, and the picture counts as black.
        thorough_every: of frames that show no code, every so many-th is looked at with more effort.
    """

    reopen_after_s: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0)
    stalled_after_s: float = 3.0
    black_after_s: float = 1.0
    thorough_every: int = 3


class ScanningCamera:
    """The `Camera` of the till.

    Args:
        source: which camera, film or stream.
        reader: used from the thread `codes` only.
        listener: told everything, from both threads.
    """

    def __init__(
        self,
        source: CameraSource,
        reader: CodeReader,
        listener: CameraListener,
        *,
        counting: CountingRule | None = None,
        timing: Timing | None = None,
        open_source: Callable[[CameraSource], FrameSource] = OpenCvSource,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = source
        self._open_source = open_source
        self._parts = _Parts(
            reader, listener, counting or CountingRule(), timing or Timing(), monotonic_s, _Room()
        )
        self._run: _Run | None = None
        self._last_run: _Run | None = None

    @property
    def source(self) -> CameraSource:
        return self._source

    @property
    def state(self) -> CameraState:
        """How it is just now. Changes are announced."""
        return self._run.state if self._run is not None else CameraState.OFF

    def start(self) -> None:
        """See `Camera.start`. Does nothing while it is started."""
        if self._run is None:
            self._run = _Run(
                self._open_source(self._source), self._parts, self._last_run, self._source.tuning.mirrored
            )
            self._run.start()

    def stop(self, wait_s: float = 1.0) -> bool:
        """See `Camera.stop`. Must not be called by the listener."""
        if self._run is not None:
            self._last_run, self._run = self._run, None
            self._last_run.stop()
            self._parts.listener.camera_changed(CameraState.OFF)
        return self._last_run is None or self._last_run.ended(wait_s)

    def look_through(self, source: CameraSource) -> None:
        """Stop, and look through another source from the next start on.

        That start waits for the last one's threads: two cameras that share a reader would use it at once.
        """
        self.stop(0)
        self._source = source

    def look_anew(self) -> int:
        """Codes count as if it had just been started, for frames taken from now on: when that is, see `CodesSeen`."""
        now_ms = int(self._parts.monotonic_s() * 1000)
        if self._run is not None:
            self._run.since_ms = now_ms
        return now_ms

    def show_at(self, width_px: int, height_px: int) -> None:
        """See `Camera.show_at`. From any thread, started or not."""
        self._parts.room.size_px = (max(0, width_px), max(0, height_px))


@dataclass(slots=True)
class _Room:
    size_px: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What every run uses."""

    reader: CodeReader
    listener: CameraListener
    counting: CountingRule
    timing: Timing
    monotonic_s: Callable[[], float]
    room: _Room


@dataclass(frozen=True, slots=True)
class _Taken:
    frame: Pixels
    at_ms: int


@dataclass(slots=True)
class _Run:
    """From one start to its stop: both threads and what they share. A run whose thread is stuck in a driver
    is left behind silent; the next run shares nothing with it."""

    source: FrameSource
    parts: _Parts
    before: _Run | None
    mirrored: bool = False
    state: CameraState = CameraState.OFF
    since_ms: int = 0
    _stopped: Event = field(default_factory=Event)
    _announcing: Lock = field(default_factory=Lock)
    _newest: Newest[_Taken] = field(default_factory=Newest)
    _threads: list[Thread] = field(default_factory=list)
    _dark_since_s: float | None = None

    def start(self) -> None:
        for work, name in ((self._capture, "capture"), (self._read_codes, "codes")):
            self._threads.append(Thread(target=work, name=name, daemon=True))
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        with self._announcing:  # whoever is announcing finishes; nobody begins
            self._stopped.set()
        self._newest.close()

    def ended(self, wait_s: float) -> bool:
        """Whether both threads are through, waiting for them for a while."""
        until_s = time.monotonic() + wait_s
        for thread in self._threads:
            thread.join(max(0.0, until_s - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _announce(self, state: CameraState) -> None:
        with self._announcing:
            if state is not self.state and not self._stopped.is_set():
                self.state = state
                self.parts.listener.camera_changed(state)

    def _capture(self) -> None:
        waits_s = self.parts.timing.reopen_after_s
        attempt = 0
        self._announce(CameraState.OPENING)
        if self.before is not None:  # the device opens only once it is closed
            self.before.ended(_PATIENCE_WITH_LAST_RUN_S)
            self.before = None
        while not self._stopped.is_set():
            state = self.source.open()
            if state is CameraState.RUNNING:
                attempt = 0
                state = self._deliver()
            self.source.close()
            self._announce(state)
            if not self.source.comes_back or self._stopped.wait(waits_s[min(attempt, len(waits_s) - 1)]):
                return
            attempt += 1

    def _deliver(self) -> CameraState:
        """Hand on frame after frame until there is none any more; what that means."""
        due_s = self.parts.monotonic_s()
        while not self._stopped.is_set():
            if self.source.interval_s:
                due_s += self.source.interval_s
                late_s = self.parts.monotonic_s() - due_s
                if late_s < 0:
                    self._stopped.wait(-late_s)
                elif late_s > 1.0:  # the machine slept: go on from here
                    due_s = self.parts.monotonic_s()
                elif late_s > self.source.interval_s:
                    if not self.source.skip():
                        return self.source.gone
                    continue
            frame = self.source.read()
            if frame is None:
                return self.source.gone
            self._take(frame)
        return CameraState.OFF

    def _take(self, frame: Pixels) -> None:
        at_s = self.parts.monotonic_s()
        if not looks_black(frame):
            self._dark_since_s = None
        elif self._dark_since_s is None:
            self._dark_since_s = at_s
        dark = self._dark_since_s is not None and at_s - self._dark_since_s >= self.parts.timing.black_after_s
        self._announce(CameraState.BLACK if dark else CameraState.RUNNING)
        self._newest.put(_Taken(frame, int(at_s * 1000)))
        width_px, height_px = self.parts.room.size_px
        if width_px and height_px:
            picture = ready_picture(frame, width_px, height_px, mirrored=self.mirrored)
            with self._announcing:
                if not self._stopped.is_set():
                    self.parts.listener.picture_came(picture)

    def _read_codes(self) -> None:
        timing, counts_once = self.parts.timing, CountsOnce(self.parts.counting)
        misses = since_ms = 0
        while not self._stopped.is_set():
            taken = self._newest.take(timing.stalled_after_s)
            if since_ms != self.since_ms:
                since_ms, counts_once = self.since_ms, CountsOnce(self.parts.counting)
            if taken is None:
                if self.state.shows_picture:
                    self._announce(CameraState.STALLED)
                continue
            if taken.at_ms < since_ms:
                continue
            hard = misses % timing.thorough_every == timing.thorough_every - 1
            seen = self._seen(taken, Effort.THOROUGH if hard else Effort.QUICK, counts_once)
            misses = 0 if seen.codes else misses + 1
            with self._announcing:
                if not self._stopped.is_set():
                    self.parts.listener.codes_seen(seen)

    def _seen(self, taken: _Taken, effort: Effort, counts_once: CountsOnce) -> CodesSeen:
        codes = self.parts.reader.read(taken.frame, effort)
        counts = counts_once.counts(tuple(code.key for code in codes), taken.at_ms)
        height_px, width_px = taken.frame.shape[:2]
        if self.mirrored:
            codes = tuple(code.mirrored(width_px) for code in codes)
        return CodesSeen(codes, codes[0] if counts else None, width_px, height_px, taken.at_ms)
