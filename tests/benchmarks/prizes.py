"""What a prize costs the person who waits: `python -m benchmarks.prizes` from tests/.

Checking its code stands beside the bare signature check, measured in the same run; from the scanned code to the
panel, a spin and a hand-over beside one empty transaction on the same database.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from itertools import cycle

from fakes.wheel_shop import SURE
from prizes_stand import PrizesStand
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.prizes.handing_over import PrizeAsked, PrizeDone
from shuke.application.prizes.wheel import Spun
from shuke.domain.programme.parts.shown import Proof

ROUNDS = 60


def median_ms(call: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter_ns()
        call()
        times.append((time.perf_counter_ns() - start) / 1_000_000)
    return statistics.median(times)


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
    figures = (
        ("check a prize code", median_ms(lambda: wheel.check.prize(code), 2000), bare, 5.0, 8.0),
        ("from the code to the panel", median_ms(panel), empty, 150.0, 40.0),
        ("a spin with its slip", median_ms(spin, ROUNDS), empty, 50.0, 150.0),
        ("a hand-over with its slip", median_ms(hand_over, ROUNDS), empty, 50.0, 80.0),
    )
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
