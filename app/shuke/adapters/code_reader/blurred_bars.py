"""EAN-13 out of focus: read line by line, believed when lines agree.

Each line across the stripes is compared with what codes would look like if they lay between a pair of edges; the
best pairs are moved, bent and blurred until the likeliest code explains the line. A line counts when next to nothing
is left unexplained and no other valid code explains it nearly as well; a code counts when two lines say it and none
another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from shuke.adapters.code_reader.bar_likelihood import (
    MODULES,
    PLACES,
    WHOLE,
    Floats,
    Likeliest,
    blurred,
    distances,
    likeliest,
    nearest_valid,
)
from shuke.adapters.code_reader.found import found_code
from shuke.adapters.code_reader.stripes import StripedField
from shuke.adapters.opencv import opencv
from shuke.domain.scanning.found_code import FoundCode, Symbology

if TYPE_CHECKING:
    from shuke.adapters.code_reader.views import Grey

__all__ = ["read_blurred"]

_LINES = (0.5, 0.65, 0.35, 0.8, 0.2, 0.9)
_LINES_UNLIKE, _LINES_UNREAD = 2, 4
"""So many lines that are like no code, or from which none is read, and the field is left."""
_MOST_SLENDER = 1.5
"""Bars of articles are lower than wide; tilted away they may look so much higher. The rest is a shutter, a shelf."""
_LINE_REACH_PX = 3
_STEP_PX = 0.5
_LEAST_MODULE_PX, _MOST_MODULE_PX = 0.8, 4.0
_LEAST_SPREAD = 4
_QUIET = 6
_GUARD = 1.5
_STEEP, _STRIKING, _EVEN = 0.05, 0.7, 0.5
_MOST_PAIRS, _MOST_GUESSES, _GUESSES_FOLLOWED = 200, 24, 3
_HALF_DIGIT, _LEAST_CHANGE = 3.5, 1.0
_BLUR, _BLUR_STEP, _LEAST_BLUR, _MOST_BLUR = 1.5, 0.1, 0.4, 1.9
_HOPEFUL = 0.2
_PATIENCE = (0.2, 0.15, 0.1, 0.1, 0.05, 0.04, 0.03, 0.03)
_PROMISING = 0.05
_MISFIT = 0.03
"""A line's share that its code leaves unexplained; blurred codes of other kinds leave 0.05 and more."""
_APART = 0.15
"""How much further off the next valid code must be, in parts of the distance itself."""
_ALONG: Floats = (PLACES / MODULES).astype(np.float32)
_LIGHT: Floats = np.stack([np.ones_like(_ALONG), _ALONG - 0.5, (_ALONG - 0.5) ** 2]).astype(np.float32)
"""White differs along a line by a parabola, ink by a slope."""
_NUDGES = np.array([(a, b, c) for a in (-1, 0, 1) for b in (-1, 0, 1) for c in (-0.03, 0, 0.03)])


def read_blurred(grey: Grey, fields: Sequence[StripedField]) -> tuple[FoundCode, ...]:
    """The code of the first striped field that can be believed, if any."""
    for field in fields:
        code = _of_field(grey, field)
        if code is not None:
            return (code,)
    return ()


def _of_field(grey: Grey, field: StripedField) -> FoundCode | None:
    if field.bottom_px - field.top_px > _MOST_SLENDER * (field.right_px - field.left_px):
        return None
    read: dict[str, list[_Fit]] = {}
    near: _Fit | None = None
    explained = 0
    for tried, part in enumerate(_LINES):
        if (tried == _LINES_UNLIKE and not explained) or (tried == _LINES_UNREAD and not read):
            return None
        line = _Line.across(grey, field, field.top_px + part * (field.bottom_px - field.top_px))
        fit = line.explained(near)
        if fit is None:
            continue
        explained += 1
        near = fit if fit.misfit <= _PROMISING else None
        if fit.code:
            read.setdefault(fit.code, []).append(fit)
            if len(read) > 1:
                return None
            if len(read[fit.code]) == 2:
                return _placed(fit, field)
    return None


def _placed(fit: _Fit, field: StripedField) -> FoundCode:
    corners = [
        field.in_picture(along, down)
        for along, down in (
            (fit.start_px, field.top_px),
            (fit.end_px, field.top_px),
            (fit.end_px, field.bottom_px),
            (fit.start_px, field.bottom_px),
        )
    ]
    return found_code(
        fit.code.encode(), fit.code, Symbology.EAN_13, [(round(x), round(y)) for x, y in corners]
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    """Where a code lies on a line (the other way round if `start_px` is beyond `end_px`), how it is bent and
    blurred, and which it is.

    Attributes:
        misfit: the share of the line that it leaves unexplained.
        bars: the modules of the code that explains it best.
        code: the valid code that alone explains the line; empty if there is none.
    """

    start_px: float
    end_px: float
    bend: float
    blur: float
    misfit: float
    bars: Floats
    code: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """Brightness along a line, every half pixel."""

    at_px: Floats
    seen: Floats

    @classmethod
    def across(cls, grey: Grey, field: StripedField, down_px: float) -> _Line:
        """A line as wide as a few pixels: bars stand upright on it, so nothing is lost by the mean."""
        cv2 = opencv()
        height, width = grey.shape
        at = np.arange(-height - width, height + width, _STEP_PX, dtype=np.float32)
        x, y = field.in_picture(at, down_px)
        at = at[(x >= 0) & (x <= width - 1) & (y >= 0) & (y <= height - 1)]
        down = np.arange(down_px - _LINE_REACH_PX, down_px + _LINE_REACH_PX + 1, dtype=np.float32)
        x, y = field.in_picture(at[None, :], down[:, None])
        sheet = cv2.remap(
            grey,
            x.astype(np.float32),
            y.astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return cls(at, sheet.mean(0, dtype=np.float32))

    def explained(self, near: _Fit | None) -> _Fit | None:
        """The best explanation of the line by a code; None where there is none worth the name.

        Args:
            near: how a line beside this one was explained: first tried like that.
        """
        guesses = [near] if near is not None else self._guesses()
        fits = [fit for guess in guesses if (fit := self._followed(guess)) is not None]
        return min(fits, key=lambda fit: fit.misfit, default=None)

    def _guesses(self) -> list[_Fit]:
        """Pairs of edges between which a code may lie, in both directions, the most promising first."""
        pairs = self._pairs()
        if not len(pairs):
            return []
        pairs = np.concatenate([pairs, pairs[:, ::-1]])
        module = (pairs[:, 1] - pairs[:, 0]) / MODULES
        ends = np.concatenate([pairs, np.zeros((len(pairs), 1))], 1)
        tried = ends[:, None] + _NUDGES * np.stack([module, module, np.ones_like(module)], 1)[:, None]
        rows = self._rows(tried.reshape(-1, 3))
        black = _by_quiet_zones(rows)
        misfit = distances(black, _BLUR) / _spread(black)
        guesses = []
        for each in np.argsort(misfit.reshape(len(pairs), -1).min(1))[:_GUESSES_FOLLOWED]:
            best = each * len(_NUDGES) + int(misfit.reshape(len(pairs), -1)[each].argmin())
            if misfit[best] < _HOPEFUL:
                start, end, bend = tried.reshape(-1, 3)[best]
                bars = likeliest(black[best], _BLUR).bars
                guesses.append(_Fit(start, end, bend, _BLUR, float(misfit[best]), bars))
        return guesses

    def _pairs(self) -> Any:
        """Falling and rising edges with a bright, even strip outside them, the most striking first."""
        slope = np.convolve(np.gradient(self.seen), np.full(3, 1 / 3, np.float32), "same")
        steep = _STEEP * float(np.abs(slope).max(initial=0))
        falls, rises = np.meshgrid(_valleys(slope, -steep), _valleys(-slope, -steep), indexing="ij")
        module = (rises - falls) / MODULES
        quiet = (_QUIET * module).astype(int)
        fits = (module * _STEP_PX >= _LEAST_MODULE_PX) & (module * _STEP_PX <= _MOST_MODULE_PX)
        fits &= (falls >= quiet) & (rises + quiet <= len(self.seen))
        fall, rise, quiet = falls[fits], rises[fits], quiet[fits]
        edge = (_GUARD * module[fits]).astype(int)
        inside, bars = self._mean_and_spread(fall, rise)
        left, left_spread = self._mean_and_spread(fall - quiet, fall - edge)
        right, right_spread = self._mean_and_spread(rise + edge, rise + quiet)
        striking = (np.minimum(left, right) - inside) / (bars + 1)
        even = np.maximum(left_spread, right_spread) <= _EVEN * bars
        good = np.flatnonzero(even & (striking >= _STRIKING) & (bars >= _LEAST_SPREAD))
        good = good[np.argsort(-striking[good])][:_MOST_PAIRS]
        busy = [each for each in good if self._alternates(int(fall[each]), int(rise[each]))][:_MOST_GUESSES]
        return np.stack([self.at_px[fall[busy]], self.at_px[rise[busy]]], 1).astype(float)

    def _alternates(self, start: int, end: int) -> bool:
        """Half a digit on it is as bright or dark as chance has it: bars, and not the edge of a table."""
        inside = self.seen[start:end]
        further = round(_HALF_DIGIT * len(inside) / MODULES)
        change = inside[further:] - inside[:-further]
        return float((change * change).mean()) >= _LEAST_CHANGE * float(inside.var())

    def _mean_and_spread(self, start: Any, end: Any) -> tuple[Any, Any]:
        """Of the brightness between places."""
        sums, squares = (
            np.concatenate([[0.0], np.cumsum(self.seen.astype(float) ** power)]) for power in (1, 2)
        )
        count = np.maximum(end - start, 1)
        mean = (sums[end] - sums[start]) / count
        return mean, np.sqrt(np.maximum((squares[end] - squares[start]) / count - mean * mean, 0))

    def _rows(self, ends: Any) -> Floats:
        """The line at the places of codes that lie so: [start, end, bend] each."""
        start, end, bend = (ends[:, each : each + 1] for each in range(3))
        at = start + (end - start) * (_ALONG + bend * _ALONG * (1 - _ALONG))
        seen: Floats = np.interp(at, self.at_px, self.seen).astype(np.float32)
        return seen

    def _followed(self, fit: _Fit) -> _Fit | None:
        """Moved, bent and lit by least squares, blurred a step more or less, again and again."""
        best: tuple[_Fit, Floats, Likeliest] | None = None
        for bound in _PATIENCE:
            moved = self._moved(fit)
            fit = moved[0]
            if best is None or fit.misfit < best[0].misfit:
                best = moved
            if fit.misfit > bound:
                break
        return _believed(*best) if best is not None else None

    def _moved(self, fit: _Fit) -> tuple[_Fit, Floats, Likeliest]:
        """With the blackness of the line as the moved fit sees it, and the code that is nearest to that."""
        place = np.array([fit.start_px, fit.end_px, fit.bend])
        module = (fit.end_px - fit.start_px) / MODULES
        step = np.array([0.1 * module, 0.1 * module, 0.002])
        rows = self._rows(place + np.concatenate([np.zeros((1, 3)), np.diag(step)]))
        ink = blurred(fit.bars, fit.blur) * _LIGHT[:2]
        by_place = (rows[1:] - rows[0]) / step[:, None]
        most = np.abs([module, module, 0.03])
        place += np.clip(_least_squares([*_LIGHT, *-ink, *-by_place], rows[0])[5:], -most, most)
        row = self._rows(place[None])[0]
        light = _least_squares([*_LIGHT, *-ink], row)
        black = (light[:3] @ _LIGHT - row) / np.maximum(light[3:] @ _LIGHT[:2], 5)
        black = (black * WHOLE).astype(np.float32)
        blurs = [fit.blur - _BLUR_STEP, fit.blur, fit.blur + _BLUR_STEP]
        nearest = {blur: likeliest(black, blur) for blur in blurs if _LEAST_BLUR <= blur <= _MOST_BLUR}
        blur = min(nearest, key=lambda each: nearest[each].distance)
        misfit = nearest[blur].distance / float(_spread(black[None])[0])
        start, end, bend = place.tolist()
        return _Fit(start, end, bend, blur, misfit, nearest[blur].bars), black, nearest[blur]


def _believed(fit: _Fit, black: Floats, nearest: Likeliest) -> _Fit:
    if fit.misfit > _MISFIT:
        return fit
    valid = nearest_valid(black, fit.blur, nearest)
    apart = valid.other_beyond - valid.beyond
    sure = apart >= _APART * nearest.distance and apart > 2 * valid.beyond
    return replace(fit, code=valid.text) if sure else fit


def _least_squares(shapes: list[Floats], row: Floats) -> Any:
    """How much of each shape makes the row."""
    columns = np.stack(shapes, 1)[WHOLE]
    size = np.abs(columns).max(0) + 1e-9
    return np.linalg.lstsq(columns / size, row[WHOLE], rcond=None)[0] / size


def _by_quiet_zones(rows: Floats) -> Floats:
    """Blackness, when all that is known is that both ends are paper and half of the code is ink."""
    left, right = (PLACES > -4) & (PLACES < -1.5), (PLACES < MODULES + 4) & (PLACES > MODULES + 1.5)
    white = (
        rows[:, left].mean(1, keepdims=True) * (1 - _ALONG) + rows[:, right].mean(1, keepdims=True) * _ALONG
    )
    darker = white - rows
    inside = (PLACES > 0) & (PLACES < MODULES)
    ink = np.maximum(2 * darker[:, inside].mean(1, keepdims=True), 5)
    black: Floats = (darker / ink * WHOLE).astype(np.float32)
    return black


def _spread(black: Floats) -> Floats:
    inside = black[:, WHOLE]
    spread: Floats = inside.var(1) * inside.shape[1]
    return spread


def _valleys(values: Floats, below: float) -> NDArray[np.intp]:
    """Where values are least among their neighbours, two on each side."""
    around = np.lib.stride_tricks.sliding_window_view(values, 5)
    return np.flatnonzero((around.min(1) == values[2:-2]) & (values[2:-2] < below)) + 2
