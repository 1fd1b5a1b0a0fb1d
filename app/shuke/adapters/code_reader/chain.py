"""The decoders in the order of what they give for their time.

Measured in `tests/benchmarks/scanning.py`: zxing-cpp reads most, the large codes from a picture of half the size.
Where it finds nothing, the same decoder on a calmed picture reads most of the dark and faded rest, on the busiest
part, enlarged and sharpened, half of what is far away or out of focus, and bars that lean from a strip in which they
stand upright. Articles' bars out of focus, whose edges no decoder finds, are compared with what codes would look like
(`blurred_bars`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from shuke.adapters.code_reader.straightened import BentCode, straightened
from shuke.adapters.code_reader.views import busiest, calmed, halved, plain, sharpened
from shuke.adapters.code_reader.zxing import Zxing
from shuke.adapters.opencv import opencv
from shuke.application.ports.scanning import Effort, Frame
from shuke.domain.scanning.found_code import FoundCode, nearest_first, with_more

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shuke.adapters.code_reader.views import Grey

__all__ = ["ReaderChain"]

_LEAST_HALVED_PX = 480
"""Smaller pictures are read as they are."""
_MOST_BENT = 2


class ReaderChain:
    """The `CodeReader` of the till. Making one costs nothing: the first picture loads its libraries."""

    def __init__(self) -> None:
        self._engines: _Engines | None = None

    def prepare(self) -> None:
        """Load the libraries (about 200 ms) while nobody waits, so that the first picture need not."""
        self._loaded()

    def read(self, frame: Frame, effort: Effort = Effort.QUICK) -> tuple[FoundCode, ...]:
        """See `CodeReader.read`."""
        engines = self._loaded()
        grey = engines.grey(frame)
        height_px, width_px = grey.shape
        found: tuple[FoundCode, ...] = ()
        for more in engines.looks(grey, effort):
            found = with_more(found, more)
            if _central(found, width_px, height_px):
                break
        return nearest_first(found, width_px, height_px)

    def _loaded(self) -> _Engines:
        if self._engines is None:
            self._engines = _Engines()
        return self._engines


def _central(found: tuple[FoundCode, ...], width_px: int, height_px: int) -> bool:
    """One of them is so near the middle (a quarter of the height) that no other need be looked for; a poster at
    the edge must not hide what is held before the camera."""
    return any(code.off_centre(width_px, height_px) <= (8 * height_px // 4) ** 2 for code in found)


class _Engines:
    """The libraries, once they are needed, and what is tried with them one after the other."""

    def __init__(self) -> None:
        import numpy  # noqa: PLC0415  (late: 70 ms)

        self._cv2 = opencv()
        self._numpy = numpy
        self._zxing = Zxing()

    def grey(self, frame: Frame) -> Grey:
        """One byte a pixel, rows without gaps.

        Raises:
            ValueError: the frame is no picture with 8 bits a channel.
        """
        pixels = self._numpy.ascontiguousarray(frame)
        if pixels.dtype != self._numpy.uint8 or 0 in pixels.shape:
            raise ValueError(f"a picture of 8-bit pixels was expected, not {pixels.dtype} {pixels.shape}")
        match pixels.shape:
            case (_, _):
                return cast("Grey", pixels)
            case (_, _, 3):
                return cast("Grey", self._cv2.cvtColor(pixels, self._cv2.COLOR_BGR2GRAY))
        raise ValueError(f"a picture in grey or blue, green, red was expected, not {pixels.shape}")

    def looks(self, grey: Grey, effort: Effort) -> Iterator[tuple[FoundCode, ...]]:
        """One look after the other, each made when it is asked for. Beside them: milliseconds for a frame of
        1280×720 that shows no code."""
        from shuke.adapters.code_reader.blurred_bars import read_blurred  # noqa: PLC0415  (late: numpy, tables)
        from shuke.adapters.code_reader.stripes import striped_fields, upright  # noqa: PLC0415  (as above)

        zxing = self._zxing
        half = halved(grey) if min(grey.shape) >= _LEAST_HALVED_PX else plain(grey)
        found, bent = zxing.squares_and_bent(half)  # 0.6
        yield found
        if half.zoom != 1:
            more, bent = zxing.squares_and_bent(plain(grey), inverted=False)  # 1.6
            found += more
            yield more
        yield zxing.bars(half)  # 2.2
        if effort is Effort.QUICK:
            return
        for code in bent[:_MOST_BENT]:
            yield self._straightened(grey, code)
        yield zxing.squares(calmed(grey))  # 1.6
        yield zxing.squares(sharpened(busiest(grey, found)))  # 8.9
        fields = striped_fields(grey)  # 8
        for field in fields:
            yield zxing.bars(upright(grey, field))  # 1
        if effort is Effort.STILL:
            yield zxing.squares(sharpened(plain(grey), 1.0))  # 11
            yield read_blurred(grey, fields)  # 0, with stripes 20

    def _straightened(self, grey: Grey, code: BentCode) -> tuple[FoundCode, ...]:
        """10 ms. The flat sheet shows this one code, which lies where it was found."""
        read = self._zxing.squares(plain(straightened(grey, code)))
        return tuple(replace(each, corners=code.corners) for each in read[:1])
