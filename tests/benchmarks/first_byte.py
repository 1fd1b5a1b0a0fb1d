"""From the commit of a sale to the first byte at its printer: `python -m benchmarks.first_byte` from tests/.

A till on disk sells thirty lines to a member; a printer listens on a port of this machine. What is timed is all that
happens in between: the job's row is read and marked, the receipt is unpacked, set and rendered, the line is opened
and the first byte arrives. Bounds: 30 ms with the printer's own letters, 80 ms where every line of hanzi is drawn.
"""

from __future__ import annotations

import socket
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Queue

from benchmarks.sale import with_a_member
from fakes.till_on_disk import SESSION
from shuke.adapters.printing.printer import EscPosPrinter
from shuke.adapters.printing.profile import By, Profile, load_profile
from shuke.adapters.printing.transports.network import NetworkTransport
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.print_queue import PrintQueue
from shuke.bootstrap.till_printing import composed
from shuke.bootstrap.till_services import TillServices
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.money import Money

SALES, WARM, LINES = 40, 5, 30
NAMES = ("茉莉绿茶（大杯 少冰）", "芝士葡萄冰沙", "黑糖珍珠牛乳")


@dataclass
class Took:
    wall_ms: float
    cpu_ms: float


def listening(arrivals: Queue[float]) -> int:
    """A printer that takes all; when the first byte of each document came."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            connection, _ = listener.accept()
            with connection:
                if connection.recv(1):
                    arrivals.put(time.perf_counter())
                while connection.recv(65536):
                    pass

    threading.Thread(target=serve, daemon=True).start()
    port: int = listener.getsockname()[1]
    return port


def sold(till: TillServices, member_id: str) -> None:
    desk = till.desk
    basket = desk.begin(SESSION).basket.basket_id
    serve_member(desk, SESSION, basket, member_id, IdentifiedBy.PHONE)
    for line in range(LINES):
        add_open_amount(desk, SESSION, basket, Money(12_00 + line), name=NAMES[line % len(NAMES)])
    view = pay(desk, lambda: 1 << 40, SESSION, basket, TenderKind.CASH)
    assert isinstance(view, CounterView)
    assert view.completed


def timed(till: TillServices, member_id: str, profile: Profile) -> list[Took]:
    arrivals: Queue[float] = Queue()
    printer = EscPosPrinter(profile, NetworkTransport("127.0.0.1", listening(arrivals)))
    printer.warm_up()
    queue = PrintQueue(till.data.counter, printer, composed)
    queue.work()
    took = []
    for _ in range(SALES):
        while not arrivals.empty():
            arrivals.get()
        sold(till, member_id)
        start, cpu = time.perf_counter(), time.process_time()
        state = queue.work()
        cpu_ms = (time.process_time() - cpu) * 1000
        assert state.waiting == 0
        took.append(Took((arrivals.get() - start) * 1000, cpu_ms))
    return took[WARM:]


def main() -> int:
    letters = replace(load_profile("generic-80"), drawer_pin=0)
    ways = (
        ("the printer's own letters", letters, 30.0),
        ("hanzi drawn", replace(letters, chinese=By.PICTURE), 80.0),
    )
    missed = 0
    with tempfile.TemporaryDirectory() as place:
        till, member_id = with_a_member(Path(place))
        for words, profile, bound_ms in ways:
            took = timed(till, member_id, profile)
            wall_ms = sorted(each.wall_ms for each in took)
            middle_ms = statistics.median(wall_ms)
            missed += middle_ms > bound_ms
            sys.stdout.write(
                f"first byte of {LINES} lines, {words}: {middle_ms:.1f} ms after the commit "
                f"(p95 {wall_ms[int(len(wall_ms) * 0.95)]:.1f}, bound {bound_ms:.0f}); of the processor to the last "
                f"byte {statistics.median(each.cpu_ms for each in took):.1f} ms\n"
            )
        till.data.close()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
