"""Storing a sale against the same statements handed straight to sqlcipher3, on the same disk in the same run.

`python -m benchmarks.sale` (from tests/) prints medians in milliseconds and their ratio. What is timed is the key
press that pays the last of a basket of three lines with a member: quote, signatures, journal, projections, print
job, FULL synchronisation. The bare side replays the recorded statements with parameters made ready before.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import event

from fakes.till_on_disk import SESSION, folder_in, open_till
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.ports.vault import Secret
from shuke.bootstrap.till_services import TillServices
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.money import Money
from shuke.domain.profile import Profile

SALES = 300
LIMIT = 6.0

Statement = tuple[str, Any]


def sell(till: TillServices, member_id: str) -> tuple[float, list[Statement]]:
    """Seconds the paying key took, and the statements it ran."""
    desk = till.desk
    basket = desk.begin(SESSION).basket.basket_id
    serve_member(desk, SESSION, basket, member_id, IdentifiedBy.PHONE)
    for amount in (128_00, 35_50, 9_90):
        add_open_amount(desk, SESSION, basket, Money(amount))
    ran: list[Statement] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        ran.append((statement, parameters))

    engine = till.data._writer
    event.listen(engine, "before_cursor_execute", note)
    began = time.perf_counter()
    view = pay(desk, lambda: 1 << 40, SESSION, basket, TenderKind.CASH)
    took = time.perf_counter() - began
    event.remove(engine, "before_cursor_execute", note)
    assert isinstance(view, CounterView)
    assert view.completed
    return took, ran


def replay(connection: Any, statements: list[Statement]) -> float:
    """Seconds the driver alone needs for them, commit included."""
    began = time.perf_counter()
    for statement, parameters in statements:
        if isinstance(parameters, list):
            connection.executemany(statement, parameters)
        else:
            connection.execute(statement, parameters).fetchall()
    connection.execute("COMMIT")
    return time.perf_counter() - began


def main() -> int:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        till = open_till(root / "till")
        new = till.enrolments.enrol(
            SESSION, Enrolment(Profile("王小明", "13800138000"), "tier.ordinary.sale")
        )
        assert isinstance(new, NewMember)
        key = till.data.vault.get(Secret.DATABASE_KEY)
        assert key
        till.data.checkpoint()
        copy = root / "copy.db"
        shutil.copy(folder_in(root / "till").database, copy)
        timed = [sell(till, new.member_id) for _ in range(SALES)]
        bare = sqlcipher3.connect(str(copy), isolation_level=None)
        bare.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for setting in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "wal_autocheckpoint = 0",
            "cache_size = -64000",
        ):
            bare.execute(f"PRAGMA {setting}")
        raw = [replay(bare, statements) for _, statements in timed]
        bare.close()
        till.data.close()
    ours_ms = statistics.median(took for took, _ in timed[20:]) * 1000
    worst_ms = sorted(took for took, _ in timed[20:])[int((SALES - 20) * 0.99)] * 1000
    raw_ms = statistics.median(raw[20:]) * 1000
    count = len(timed[-1][1])
    sys.stdout.write(
        f"paying a sale: {ours_ms:.2f} ms (p99 {worst_ms:.2f}), {count} statements bare {raw_ms:.2f} ms, "
        f"ratio {ours_ms / raw_ms:.1f} (limit {LIMIT})\n"
    )
    return 0 if ours_ms / raw_ms <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
