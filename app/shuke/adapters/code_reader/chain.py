"""The decoders in the order of what they give for their time.

Measured in `tests/benchmarks/scanning.py`: zxing-cpp reads most; where it finds nothing, the same decoder on
a picture with its local contrast evened out reads some of the dark and faded rest; zbar, much slower, helps
on photographs and bar codes only.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from shuke.adapters.code_reader.zbar import Zbar, find_zbar
from shuke.adapters.code_reader.zxing import Zxing
from shuke.adapters.opencv import opencv
from shuke.application.ports.scanning import Effort, Frame
from shuke.domain.scanning.found_code import FoundCode, nearest_first

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["ReaderChain"]

_CONTRAST_LIMIT = 2.0
_CONTRAST_TILES = (8, 8)


class ReaderChain:
    """The `CodeReader` of the till. Making one costs nothing: the first picture loads its libraries."""

    def __init__(self) -> None:
        self._engines: _Engines | None = None

    def prepare(self) -> None:
        """Load the libraries (about 200 ms) while nobody waits, so that the first picture need not."""
        self._loaded()

    @property
    def zbar_present(self) -> bool:
        """Whether the last chance for photographs exists on this machine: `shuke doctor` says it."""
        return self._loaded().zbar is not None

    def read(self, frame: Frame, effort: Effort = Effort.QUICK) -> tuple[FoundCode, ...]:
        """See `CodeReader.read`."""
        engines = self._loaded()
        grey = engines.grey(frame)
        height_px, width_px = grey.shape
        found = engines.zxing.squares(grey)
        if not any(_central(code, width_px, height_px) for code in found):
            found += engines.zxing.bars(grey)
        if not found and effort is not Effort.QUICK:
            evened = engines.evened(grey)
            found = engines.zxing.squares(evened)
            if not found and effort is Effort.STILL:
                found = engines.zxing.bars(evened) or engines.zbar_codes(grey)
        return nearest_first(found, width_px, height_px)

    def _loaded(self) -> _Engines:
        if self._engines is None:
            self._engines = _Engines()
        return self._engines


def _central(code: FoundCode, width_px: int, height_px: int) -> bool:
    """So near the middle (a quarter of the height) that no bar code need be looked for: that costs more than
    all the rest."""
    return code.off_centre(width_px, height_px) <= (8 * height_px // 4) ** 2


class _Engines:
    """The libraries, once they are needed."""

    def __init__(self) -> None:
        import numpy  # noqa: PLC0415  (late: 70 ms)

        self._cv2 = opencv()
        self._numpy = numpy
        self._contrast = self._cv2.createCLAHE(_CONTRAST_LIMIT, _CONTRAST_TILES)
        self.zxing = Zxing()

    @cached_property
    def zbar(self) -> Zbar | None:
        """Looked for when a photograph needs it: finding a shared library can start other programs."""
        return find_zbar()

    def grey(self, frame: Frame) -> NDArray[np.uint8]:
        """One byte a pixel, rows without gaps.

        Raises:
            ValueError: the frame is no picture with 8 bits a channel.
        """
        pixels = self._numpy.ascontiguousarray(frame)
        if pixels.dtype != self._numpy.uint8 or 0 in pixels.shape:
            raise ValueError(f"a picture of 8-bit pixels was expected, not {pixels.dtype} {pixels.shape}")
        match pixels.shape:
            case (_, _):
                return cast("NDArray[np.uint8]", pixels)
            case (_, _, 3):
                return cast("NDArray[np.uint8]", self._cv2.cvtColor(pixels, self._cv2.COLOR_BGR2GRAY))
        raise ValueError(f"a picture in grey or blue, green, red was expected, not {pixels.shape}")

    def zbar_codes(self, grey: NDArray[np.uint8]) -> tuple[FoundCode, ...]:
        return self.zbar.read(grey) if self.zbar is not None else ()

    def evened(self, grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
        return cast("NDArray[np.uint8]", self._contrast.apply(grey))
