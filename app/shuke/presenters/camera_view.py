"""What the live picture shows: the camera's state, a frame around what was read, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.domain.scanning.camera import CameraState
from shuke.domain.scanning.found_code import CodesSeen, FoundCode, Legibility
from shuke.wording.said import Words
from shuke.wording.scanning import CODE_READ, UNREADABLE

__all__ = ["CameraViewPresenter", "CameraViewState", "MarkedCode", "ScanVerdict"]

_MARK_STAYS_MS = 700
"""A code that trembles or is missed for some frames keeps its frame so long."""


class ScanVerdict(StrEnum):
    GOOD = "good"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class MarkedCode:
    """A code to draw a frame around; its corners are in pixels of a picture of this size."""

    code: FoundCode
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class CameraViewState:
    """`words` is what came of the last scan, empty before the first; `verdict` colours it and the frame."""

    camera: CameraState = CameraState.OFF
    marked: MarkedCode | None = None
    verdict: ScanVerdict = ScanVerdict.GOOD
    words: Words = ""


class CameraViewPresenter:
    """Told what the camera sees and what became of the scans; emits states.

    Args:
        show: takes each new state; called only when something changed.
    """

    def __init__(self, show: Callable[[CameraViewState], object]) -> None:
        self._show = show
        self._state = CameraViewState()
        self._marked_at_ms = 0

    @property
    def state(self) -> CameraViewState:
        return self._state

    def camera_changed(self, camera: CameraState) -> None:
        if camera in {CameraState.OPENING, CameraState.OFF}:  # a new look: nothing of the last one stays
            self._now(CameraViewState(camera))
        elif camera.shows_picture:
            self._now(replace(self._state, camera=camera))
        else:
            self._now(replace(self._state, camera=camera, marked=None))

    def codes_seen(self, seen: CodesSeen) -> None:
        state = self._state
        if seen.codes:
            state = replace(state, marked=MarkedCode(seen.codes[0], seen.width_px, seen.height_px))
            self._marked_at_ms = seen.taken_at_ms
        elif seen.taken_at_ms - self._marked_at_ms >= _MARK_STAYS_MS:
            state = _left(state)
        if seen.counted is not None:
            state = _judged(state, seen.counted)
        self._now(state)

    def scan_accepted(self, words: Words) -> None:
        """The code that counted was found good; say so: whose card it is, which article."""
        self._now(replace(self._state, verdict=ScanVerdict.GOOD, words=words))

    def scan_refused(self, words: Words) -> None:
        """It was refused: what, why, and the next step."""
        self._now(replace(self._state, verdict=ScanVerdict.REFUSED, words=words))

    def _now(self, state: CameraViewState) -> None:
        if state != self._state:
            self._state = state
            self._show(state)


def _left(state: CameraViewState) -> CameraViewState:
    """The code is gone. Good news goes with it; a refusal stays to be read until the next scan."""
    if state.verdict is ScanVerdict.REFUSED:
        return replace(state, marked=None)
    return replace(state, marked=None, words="")


def _judged(state: CameraViewState, code: FoundCode) -> CameraViewState:
    if code.legibility is Legibility.READABLE:
        return replace(state, verdict=ScanVerdict.GOOD, words=CODE_READ)
    return replace(state, verdict=ScanVerdict.REFUSED, words=UNREADABLE[code.legibility.value])
