"""A code on cloth or crumpled paper, laid flat: its modules are brought onto a grid by where their edges lie.

The corners give a first grid. In it, edges of modules should lie on the grid's lines; how far they lie beside
them, here and there, is the phase of the edges at the grid's frequency, averaged over a neighbourhood. The picture
is sampled anew along the shifted grid, and looked at again with a smaller neighbourhood.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from shuke.adapters.opencv import opencv
from shuke.domain.scanning.found_code import Corners

if TYPE_CHECKING:
    from shuke.adapters.code_reader.views import Grey

__all__ = ["BentCode", "straightened"]

_CELL_PX = 8
_QUIET = 4
_REACHES = (6.0, 4.0, 3.0, 2.5, 2.5)
"""How many modules around count, step by step."""


@dataclass(frozen=True, slots=True)
class BentCode:
    """A code that was found and could not be read: its corners in the picture it was found in, and how many
    modules it has along a side."""

    corners: Corners
    modules: int


def straightened(grey: Grey, code: BentCode) -> Grey:
    """The code alone, flat, with a quiet zone, eight pixels a module."""
    import numpy as np  # noqa: PLC0415  (late: 70 ms)

    cv2 = opencv()
    cells = code.modules + 2 * _QUIET
    outer, inner = float(_QUIET * _CELL_PX), float((_QUIET + code.modules) * _CELL_PX)
    flat = np.array([(outer, outer), (inner, outer), (inner, inner), (outer, inner)], np.float32)
    corners = np.array([(corner.x, corner.y) for corner in code.corners], np.float32) + np.float32(0.5)
    place = cv2.getPerspectiveTransform(flat, corners)
    grid = _points(cells * _CELL_PX)
    shift = np.zeros((cells, cells, 2), np.float32)
    sheet = _sampled(grey, place, grid, shift)
    for reach in _REACHES:
        beside = _beside_the_grid(sheet, reach)
        at = _points(cells) + beside / _CELL_PX
        shift = beside + cv2.remap(shift, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        sheet = _sampled(grey, place, grid, shift)
    return sheet


def _sampled(grey: Grey, place: Any, grid: Any, shift: Any) -> Grey:
    """The picture along the grid; `shift` is in the sheet's pixels, for every cell."""
    cv2 = opencv()
    shifted = grid + cv2.resize(shift, grid.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    seen = cv2.perspectiveTransform(shifted, place)
    return cast("Grey", cv2.remap(grey, seen, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


def _beside_the_grid(sheet: Grey, reach: float) -> Any:
    """How many pixels the edges lie right of and below the grid's lines, for every cell."""
    import numpy as np  # noqa: PLC0415

    cv2 = opencv()
    cells = sheet.shape[0] // _CELL_PX
    angle = 2 * np.pi * (np.arange(sheet.shape[0], dtype=np.float32) + 0.5) / _CELL_PX
    waves = np.cos(angle), np.sin(angle)
    beside = np.empty((cells, cells, 2), np.float32)
    for axis in (0, 1):
        edges = np.abs(cv2.Sobel(sheet, cv2.CV_32F, 1 - axis, axis, ksize=3))
        along, across = (
            cv2.GaussianBlur(
                cv2.resize(
                    edges * (wave[:, None] if axis else wave), (cells, cells), interpolation=cv2.INTER_AREA
                ),
                (0, 0),
                reach,
            )
            for wave in waves
        )
        beside[:, :, axis] = np.arctan2(across, along) * (_CELL_PX / (2 * np.pi))
    return beside


@lru_cache(maxsize=4)
def _points(side: int) -> Any:
    """The coordinates of a square's pixels."""
    import numpy as np  # noqa: PLC0415

    return np.dstack(np.meshgrid(np.arange(side), np.arange(side))).astype(np.float32)
