"""What a prize costs the person who waits: `python -m benchmarks.prizes` from tests/.

Checking its code stands beside the bare signature check, measured in the same run; from the scanned code to the
panel, a spin and a hand-over beside one empty transaction on the same database; a frame of the wheel, as processor
time, beside one that is filled with a colour.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from itertools import cycle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from fakes.wheel_shop import SURE
from prizes_stand import PrizesStand
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.prizes.handing_over import PrizeAsked, PrizeDone
from shuke.application.prizes.wheel import Spun
from shuke.domain.programme.parts.shown import Proof
from shuke.presenters.customer_display import CustomerDisplayState, DisplayScene
from shuke.presenters.prizes.turning import TURN_MS, Turn
from shuke.ui import theme
from shuke.ui.customer_display.window import CustomerDisplayWindow
from shuke.ui.fonts import load_fonts
from shuke.ui.kit.painting import ink, painter_on
from shuke.ui.tokens import LIGHT
from wheel_scenes import wheel_seen

ROUNDS, FRAMES = 60, 120


def median_ms(call: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter_ns()
        call()
        times.append((time.perf_counter_ns() - start) / 1_000_000)
    return statistics.median(times)


def frame_ms() -> tuple[float, float]:
    """The processor's time for a frame of the wheel on a display of 1920×1080, and for one that is filled with a
    colour; everything that brings it to the window's memory included."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    load_fonts()
    theme.apply(app, LIGHT)
    now_ms = [0]
    window = CustomerDisplayWindow(lambda: now_ms[0])
    window.resize(1920, 1080)
    bare = Filled(window)
    window.render_state(CustomerDisplayState(DisplayScene.WHEEL, wheel=wheel_seen(Turn(1, "s1"))))
    window.show()
    app.processEvents()
    bare.setGeometry(window.wheel.geometry())

    def processor_ms(call: Callable[[], object]) -> float:
        call()
        begun = time.process_time_ns()
        for _ in range(FRAMES):
            call()
        return (time.process_time_ns() - begun) / FRAMES / 1_000_000

    def step() -> None:
        now_ms[0] += TURN_MS // (2 * FRAMES)
        window.wheel.step()

    frame = processor_ms(step)
    window.wheel.hide()
    bare.show()
    app.processEvents()
    filled = processor_ms(bare.repaint)
    window.hide()
    return filled, frame


class Filled(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter_on(self).fillRect(self.rect(), ink("accent"))


def main() -> int:
    stand = PrizesStand(SURE.replace("stock = 3", f"stock = {ROUNDS + 10}").replace("= 100", "= 1000"))
    shop, wheel = stand.shop, stand.wheel
    members = cycle([wheel.member(f"138001380{number:02d}") for number in range(20)])
    code, check = wheel.spin(next(members)).code, Ed25519Check()
    message, signature = bytes(180), shop.signer.sign(bytes(180))

    def transaction() -> None:
        with shop.store.writing() as work:
            work.cursors.put("bench", 1)
            work.commit()

    def panel() -> None:
        stand.presenter.scanned(code)
        assert stand.presenter.state.card is not None
        stand.presenter.skip()

    codes: list[str] = []

    def spin() -> None:
        answer = wheel.wheel_desk.spin(shop.cashier, next(members))
        assert isinstance(answer, Spun), answer
        assert answer.prize is not None
        codes.append(answer.prize.prize_id)

    def hand_over() -> None:
        asked = PrizeAsked(codes.pop(), frozenset({Proof.DOCUMENT}), "身份证 …1234")
        answer = wheel.handing.hand_over(wheel.redeemer, asked)
        assert isinstance(answer, PrizeDone), answer

    bare = median_ms(lambda: check.verifies(shop.signer.public_key, message, signature), 2000)
    empty = median_ms(transaction)
    figures: tuple[tuple[str, float, float, float, float], ...] = (
        ("check a prize code", median_ms(lambda: wheel.check.prize(code), 2000), bare, 5.0, 8.0),
        ("from the code to the panel", median_ms(panel), empty, 150.0, 40.0),
        ("a spin with its slip", median_ms(spin, ROUNDS), empty, 50.0, 150.0),
        ("a hand-over with its slip", median_ms(hand_over, ROUNDS), empty, 50.0, 80.0),
    )
    fill, frame = frame_ms()
    figures += (("a frame of the wheel", frame, fill, 8.0, 60.0),)
    sys.stdout.write(f"bare signature check {bare:.3f} ms, empty transaction {empty:.3f} ms\n")
    over = False
    for name, took, limit, most_ms, most_times in figures:
        ratio = took / limit
        over |= took > most_ms or ratio > most_times
        bounds = f"(at most {most_ms:.0f} ms and {most_times:.0f} times)"
        sys.stdout.write(f"{name:28} {took:8.3f} ms, {ratio:6.1f} times its bare limit {bounds}\n")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
