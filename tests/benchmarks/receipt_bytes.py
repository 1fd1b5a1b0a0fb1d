"""What a receipt costs on its way to the printer: `python -m benchmarks.receipt_bytes` from tests/.

Bounds of the issue: letters with the printer's own code ≤ 10 ms, drawn ≤ 60 ms. The first ones of a process load
fonts and libraries; that is what `EscPosPrinter.warm_up` is for, and it is shown too.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from receipts import reason_text, receipt
from shuke.adapters.printing.printer import EscPosPrinter, preview_png
from shuke.adapters.printing.profile import Lettering, load_profile
from shuke.adapters.printing.transports.file import FileTransport
from shuke.application.receipt_content import packed, unpacked
from shuke.application.receipt_paper import receipt_paper
from shuke.domain.basket import Tender, TenderKind
from shuke.domain.money import Money
from shuke.domain.receipt import Receipt
from shuke.wording import Language


def median_ms(call: Callable[[], object], rounds: int = 60) -> float:
    times_ms = []
    for _ in range(rounds):
        start = time.perf_counter_ns()
        call()
        times_ms.append((time.perf_counter_ns() - start) / 1e6)
    return statistics.median(times_ms)


def thirty_lines() -> Receipt:
    line = replace(receipt().lines[1], reasons=())
    paid = Money(line.gross.minor * 30)
    return receipt(
        lines=tuple(replace(line, name=f"{line.name} {number}") for number in range(30)),
        discounts=(),
        points_value=Money(0),
        to_pay=paid,
        tenders=(Tender(TenderKind.WECHAT, paid, paid),),
    )


def main() -> int:
    letters = load_profile("virtual-80")
    drawn = replace(letters, lettering=Lettering.PICTURE)

    start = time.perf_counter()
    EscPosPrinter(letters, FileTransport(Path("unused"))).warm_up()
    rows = [("warm-up, once a process", (time.perf_counter() - start) * 1000, 0.0)]

    from shuke.adapters.printing.render import render  # noqa: PLC0415 - its import is what was just measured

    for words, made in (("usual receipt", receipt()), ("receipt of 30 lines", thirty_lines())):
        paper = receipt_paper(made, Language.ZH, reason_text)
        content = packed(made)
        start = time.perf_counter()
        render(paper, drawn)
        first_ms = (time.perf_counter() - start) * 1000
        rows += [
            (f"{words}: unpack and set", median_ms(lambda m=made, c=content: _set(m, c)), 0.0),  # type: ignore[misc]
            (f"{words}: letters, native code", median_ms(lambda p=paper: render(p, letters)), 10.0),  # type: ignore[misc]
            (f"{words}: drawn, first time", first_ms, 60.0),
            (f"{words}: drawn", median_ms(lambda p=paper: render(p, drawn)), 60.0),  # type: ignore[misc]
            (f"{words}: picture of the paper", median_ms(lambda p=paper: preview_png(p, letters), 10), 0.0),  # type: ignore[misc]
        ]
    for name, took_ms, bound_ms in rows:
        bound = f"of {bound_ms:.0f} ms" if bound_ms else ""
        sys.stdout.write(f"{name:<44}{took_ms:9.2f} ms {bound}\n")
    return int(any(bound_ms and took_ms > bound_ms for _, took_ms, bound_ms in rows))


def _set(made: Receipt, content: bytes) -> None:
    assert unpacked(content).number == made.number
    receipt_paper(made, Language.ZH, reason_text)


if __name__ == "__main__":
    sys.exit(main())
