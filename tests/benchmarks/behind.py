"""How soon a till that was away is in step again: 10,000 facts were recorded meanwhile.

`python -m benchmarks.behind [FACTS]` (from tests/) prints seconds, once for 10,000 sales of other tills to members of
the chain (their rows the till must pull), and once for 10,000 sales of its own (which it must push, and pull what
became of them). It exits 1 above the bound. The till is a real one: an encrypted file, a real vault, its letters over
HTTP to head office in a process of its own. A fact is a sale of three lines with points. The bare limit of the same
run: rows of the size of those it pulls, written by sqlcipher3 alone.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import sqlcipher3

from benchmarks.convergence import server_use
from benchmarks.sync import joined, place_of
from fakes.chain import ChainTill
from fakes.counter_shop import SHOP
from fakes.office_server import OfficeServer, close, till_at
from fakes.till_on_disk import SESSION, open_till
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.ports.store import Store
from shuke.application.recording import Recorder
from shuke.application.sync.till_sync import TillSync
from shuke.bootstrap.places import VAULT_VARIABLE
from shuke.bootstrap.till_services import TillServices
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.money import Money
from shuke.domain.profile import Profile

FACTS = 10_000
MEMBERS = 5_000
LIMIT_S = 10.0
AT_ONCE = 500


def a_sale(till: TillServices) -> SaleCompleted:
    """Rung up at the counter: three lines, with points."""
    new = till.enrolments.enrol(SESSION, Enrolment(Profile("王一", "13900000000"), "tier.ordinary.sale"))
    assert isinstance(new, NewMember)
    desk = till.desk
    basket = desk.begin(SESSION).basket.basket_id
    serve_member(desk, SESSION, basket, new.member_id, IdentifiedBy.PHONE)
    for amount in (128_00, 35_50, 9_90):
        add_open_amount(desk, SESSION, basket, Money(amount))
    pay(desk, lambda: 1 << 40, SESSION, basket, TenderKind.CASH)
    with till.data.counter.reading() as work:
        (newest,) = work.journal.after(till.place.till, 0, 0, 10**6)[-1:]
    _, kind, version, plain = till.sealing.open(newest.content)
    body = read_body(kind, version, plain)
    assert isinstance(body, SaleCompleted)
    return body


def members_of(other: ChainTill, count: int) -> list[str]:
    """Enrolled at another till, and known to head office."""
    ids = [other.ids.new_id() for _ in range(count)]
    for start in range(0, count, AT_ONCE):
        with other.store.writing() as work:
            for number, member_id in enumerate(ids[start : start + AT_ONCE], start):
                profile = Profile(f"王{number}", f"138{number:08d}")
                attached = other.recorder.attach_profile(work, member_id, profile)
                joined_on = date(2026, 3, 10)
                body = MemberEnrolled(
                    member_id, f"N{number}", "ordinary", joined_on, attached.hash, "S01", "r", 1
                )
                other.recorder.record(work, SHOP, body, staff="")
                work.members.describe(member_id, profile, profile.name)
            work.commit()
    other.sync.round()
    return ids


def sell(store: Store, recorder: Recorder, sale: SaleCompleted, buyers: list[str]) -> None:
    for start in range(0, len(buyers), AT_ONCE):
        with store.writing() as work:
            for number, member_id in enumerate(buyers[start : start + AT_ONCE], start):
                receipt = f"{recorder.place.till}-1-{number:06d}"
                sold = replace(sale, basket_id=f"b-{number}", member_id=member_id, receipt_number=receipt)
                recorder.record(work, SHOP, sold, staff="")
            work.commit()


def bare_s(folder: Path, rows: int) -> float:
    """Seconds for so many rows of a member's size (seven tables' worth), sqlcipher3 alone."""
    connection = sqlcipher3.connect(str(folder / "bare.db"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{bytes(32).hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE bare (name TEXT PRIMARY KEY, content BLOB)")
    began = time.perf_counter()
    for start in range(0, rows, AT_ONCE):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO bare VALUES (?, ?)", [(str(n), bytes(900)) for n in range(start, start + AT_ONCE)]
        )
        connection.execute("COMMIT")
    took_s = time.perf_counter() - began
    connection.close()
    return took_s


def in_step(server: OfficeServer, sync: TillSync) -> tuple[float, float, float, int, int]:
    """Seconds, of the processor at the till and at head office, facts pushed, subjects pulled."""
    before_s, own_s, began_s = server_use(server.process).cpu_s, time.process_time(), time.perf_counter()
    done = sync.round()
    took_s = time.perf_counter() - began_s
    if done.outcome.value != "in_step":
        raise SystemExit(f"not in step: {done.outcome}")
    used_s = server_use(server.process).cpu_s - before_s
    return took_s, time.process_time() - own_s, used_s, done.pushed, done.pulled


def measured(folder: Path, facts: int) -> Iterator[tuple[str, tuple[float, float, float, int, int]]]:
    chance = Random(1)
    till = open_till(folder / "till", place=place_of(0))
    sale = a_sale(till)
    server = OfficeServer(folder)
    server.found()
    server.start()
    other = till_at(server, "S01-2")
    ids = members_of(other, MEMBERS)
    sync = joined(till, server)
    sync.round()
    sell(other.store, other.recorder, sale, [chance.choice(ids) for _ in range(facts)])
    other.sync.round()
    yield "of other tills", in_step(server, sync)
    sell(till.data.counter, till.recorder, sale, [chance.choice(ids) for _ in range(facts)])
    yield "of its own", in_step(server, sync)
    close(other)
    server.stop()
    till.data.close()


def main(facts: int) -> int:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        os.environ[VAULT_VARIABLE] = str(folder / "vaults")
        slow = False
        for whose, (took_s, own_s, office_s, pushed, pulled) in measured(folder, facts):
            limit_s = bare_s(folder, pulled)
            (folder / "bare.db").unlink()
            slow |= took_s > LIMIT_S
            sys.stdout.write(
                f"{facts} facts {whose} behind: in step after {took_s:.1f} s (limit {LIMIT_S:.0f}); {pushed} pushed, "
                f"{pulled} subjects pulled; worked: the till {own_s:.1f} s, head office {office_s:.1f} s; "
                f"bare limit {limit_s:.2f} s, ratio {took_s / limit_s:.0f}\n"
            )
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else FACTS))
