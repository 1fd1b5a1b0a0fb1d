"""Charts as head office saves them: what stands in the picture, column by column."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from shuke.adapters.chart_png import chart_png
from shuke.application.figures.paper import DrawnChart
from shuke.look import LIGHT


@pytest.mark.parametrize(("count", "widest"), [(1, 1 / 7), (2, 2 / 7), (7, 1.0), (31, 1.0)])
def test_a_few_columns_are_no_wall(count: int, widest: float) -> None:
    marks = tuple((f"{at:02d}", 5, "5") for at in range(count))
    with Image.open(io.BytesIO(chart_png(DrawnChart("t", "a", marks, in_time=True)))) as picture:
        row = picture.height - 200
        accent = Image.new("RGB", (1, 1), LIGHT.colours.accent).getpixel((0, 0))
        drawn = [x for x in range(picture.width) if picture.getpixel((x, row)) == accent]
        room = picture.width - 2 * 48
    assert (drawn[-1] - drawn[0]) / room == pytest.approx(widest, abs=0.02)
