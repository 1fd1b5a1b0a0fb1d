"""Prize codes before a camera: on a telephone's screen with its glare and its stripes, on thermal paper that is
creased and faded. Nothing is read wrongly, and they are read at least as often as others in the same pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast

import numpy as np
import pytest

from fakes.wheel_shop import SURE, WheelShop
from frames import Conditions, Pixels, camera_frame, hard_conditions, sample_text
from shuke.adapters.code_reader import ReaderChain
from shuke.adapters.printing.qr import qr_dots
from shuke.application.ports.scanning import Effort
from shuke.domain.codes.checks import CodeOutcome

SCREEN, PAPER = ("glare", "moire"), ("creased", "faded")
OF_A_CLASS = 6


@pytest.fixture(scope="module")
def shop() -> WheelShop:
    return WheelShop(SURE.replace("stock = 3", "stock = 50"))


@pytest.fixture(scope="module")
def codes(shop: WheelShop) -> list[str]:
    """As many as are won here, each signed."""
    member = shop.member()
    return [shop.spin(member).code for _ in range(OF_A_CLASS)]


def picture_of(text: str, module_px: int = 6) -> Pixels:
    """The very dots that are drawn on the screen and printed, with their quiet zone."""
    dots = np.pad(np.array(qr_dots(text, 1), bool), 4)
    modules = np.where(dots, 20, 250).astype(np.uint8)
    return cast("Pixels", np.kron(modules, np.ones((module_px, module_px), np.uint8)))


def looks(wanted: Sequence[str]) -> list[tuple[str, Conditions]]:
    return [(name, how) for name, how in hard_conditions(OF_A_CLASS, seed=7) if name in wanted]


@pytest.mark.parametrize("wanted", [SCREEN, PAPER], ids=["a screen", "thermal paper"])
def test_prize_codes_are_read_as_often_as_others_and_never_wrongly(
    shop: WheelShop, codes: list[str], wanted: tuple[str, ...]
) -> None:
    reader, read = ReaderChain(), Counter[str]()
    for number, (_, how) in enumerate(looks(wanted)):
        ours = codes[number % len(codes)]
        for whose, text in (("ours", ours), ("others", sample_text(number, len(ours)))):
            found = {one.text for one in reader.read(camera_frame(picture_of(text), how), Effort.THOROUGH)}
            found.discard("")
            assert found <= {text}, "read wrongly"
            read[whose] += text in found
            if whose == "ours" and found:
                assert shop.check.prize(ours).outcome is CodeOutcome.VALID
    assert read["ours"] >= read["others"]
    assert read["ours"] >= 0.9 * len(looks(wanted))
