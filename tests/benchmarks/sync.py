"""How fast tills get in step: real facts over real loopback HTTP into head office, and on to another till.

`python -m benchmarks.sync` (from tests/) prints, for head office on SQLite and on PostgreSQL, facts a second and the
time until all are in step, beside the bare limit of the same run: the same journal rows written by the database's
driver alone, in the same batches, durably, to the same disk. A fact is a sale of three lines with points, rung up at
a real counter; several tills push at the same time. Head office is a process of its own, on PostgreSQL two. Where the
system tells (Linux), also how long each process worked, and what it held.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import sqlcipher3

from fakes.arrived_parts import PartsInMemory
from fakes.chain import OPENING, at_once
from fakes.counter_shop import SHOP
from fakes.office_server import OfficeServer, close, till_at
from fakes.postgres import Cluster
from shuke.adapters.clock import SystemClock
from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.ports.store import StoredFact
from shuke.application.sync.applying import Applying
from shuke.application.sync.conversation import SyncParts
from shuke.application.sync.correspondence import TillCorrespondence
from shuke.application.sync.joining import Joined, join, known_head_office, remember_head_office
from shuke.application.sync.till_sync import TillSync
from shuke.bootstrap.till_services import TillServices
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.codes.keys import fingerprint
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.shop import Place

TILLS = 4
FACTS = 600
"""Sales of each till."""

MEMBERS = 25
BATCH = 500


def sold(till: TillServices, facts: int, members: int = MEMBERS) -> None:
    """Sales of three lines with points to so many members, through the counter."""
    from fakes.till_on_disk import SESSION  # noqa: PLC0415
    from shuke.application.enrolling import Enrolment, NewMember  # noqa: PLC0415

    ids = []
    for number in range(members):
        profile = Profile(f"王{number}", f"138{till.place.till[-1]}{number:07d}")
        new = till.enrolments.enrol(SESSION, Enrolment(profile, "tier.ordinary.sale"))
        assert isinstance(new, NewMember)
        ids.append(new.member_id)
    desk = till.desk
    for number in range(facts):
        basket = desk.begin(SESSION).basket.basket_id
        serve_member(desk, SESSION, basket, ids[number % members], IdentifiedBy.PHONE)
        for amount in (128_00, 35_50, 9_90):
            add_open_amount(desk, SESSION, basket, Money(amount))
        pay(desk, lambda: 1 << 40, SESSION, basket, TenderKind.CASH)


def introduced(till: TillServices, server: OfficeServer) -> tuple[TillCorrespondence, HttpLink, Joined]:
    """The till enrolled there, and how it writes to it."""
    code = server.invite(till.place.till)
    letters = TillCorrespondence(
        code.tenant,
        code.till,
        code.head_office_fingerprint,
        till.signer,
        Ed25519Check(),
        CborWire(),
        SystemClock().now_ms,
        secrets.token_bytes,
    )
    link, trust = HttpLink(server.address, letters), SealedTrustLists(Ed25519Check())
    answer = join(link, code, till.signer.public_key, trust, till.place)
    assert isinstance(answer, Joined), answer
    assert fingerprint(answer.head_office_key) == code.head_office_fingerprint
    return letters, link, answer


def joined(till: TillServices, server: OfficeServer) -> TillSync:
    _, link, answer = introduced(till, server)
    store = till.data.counter
    with store.writing() as work:
        remember_head_office(work, answer)
        work.commit()
    with store.reading() as work:
        known = known_head_office(work)
    assert known is not None
    return TillSync(
        SyncParts(
            store=store,
            at_counter=at_once,
            link=link,
            known=known,
            recorder=till.recorder,
            shop=lambda: SHOP,
            applying=Applying(till.place.till, till.sealing, CborEncoding(), str.lower),
            wire=CborWire(),
            opening=OPENING,
            arrived=PartsInMemory(),
            trust=SealedTrustLists(Ed25519Check()),
            ids=till.ids,
            clock=till.clock,
            contact=till.contact,
        )
    )


def bare_sqlite(folder: Path, facts: list[StoredFact]) -> float:
    """Seconds sqlcipher3 needs for the journal rows alone."""
    connection = sqlcipher3.connect(str(folder / "bare.db"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{bytes(32).hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE journal (till TEXT, seq INTEGER, content BLOB, hash BLOB, signature BLOB)"
    )
    rows = [(fact.till, fact.seq, fact.content, fact.hash, fact.signature) for fact in facts]
    began = time.perf_counter()
    for start in range(0, len(rows), BATCH):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", rows[start : start + BATCH])
        connection.execute("COMMIT")
    took_s = time.perf_counter() - began
    connection.close()
    return took_s


def bare_postgres(url: str, facts: list[StoredFact]) -> float:
    """Seconds psycopg needs to COPY the journal rows alone."""
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute(
            "CREATE TABLE bare (till text, seq bigint, content bytea, hash bytea, signature bytea)"
        )
        connection.commit()
        began = time.perf_counter()
        for start in range(0, len(facts), BATCH):
            with connection.cursor() as cursor, cursor.copy("COPY bare FROM STDIN (FORMAT BINARY)") as copy:
                copy.set_types(["text", "int8", "bytea", "bytea", "bytea"])
                for fact in facts[start : start + BATCH]:
                    copy.write_row((fact.till, fact.seq, fact.content, fact.hash, fact.signature))
            connection.commit()
        return time.perf_counter() - began


def worked_s(names: Callable[[bytes], bool]) -> float:
    """Seconds of a processor that the processes with such command lines have used; 0 where nobody tells."""
    used_s = 0.0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if names((process / "cmdline").read_bytes()):
                used_s += processor_s(int(process.name))
        except OSError:
            continue  # it has ended
    return used_s


def processor_s(pid: int) -> float:
    """Seconds of a processor that the process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def most_held_mb(pid: int) -> float:
    """The most memory the process has held."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def place_of(number: int) -> Place:
    return Place("tenant-1", "S01", f"S01-{number + 1}")


def measure(folder: Path, databases: list[str], bare: Callable[[list[StoredFact]], float]) -> None:
    """A head office on each database; where it is the same one, they are processes of one head office."""
    from fakes.till_on_disk import open_till  # noqa: PLC0415

    tills = [open_till(folder / f"till-{number}", place=place_of(number)) for number in range(TILLS)]
    servers = [OfficeServer(folder, database) for database in databases]
    servers[0].found()
    for server in servers:
        server.start()
    other = till_at(servers[0], f"S01-{TILLS + 1}")
    other.sync.round()
    syncs = [joined(till, servers[number % len(servers)]) for number, till in enumerate(tills)]

    def of_office(line: bytes) -> bool:
        return str(folder).encode() in line

    def of_database(line: bytes) -> bool:
        name = databases[0].rpartition("/")[2].encode()
        return line.startswith(b"postgres:") and bool(name) and name in line

    before = (time.process_time(), worked_s(of_office), worked_s(of_database))
    began = time.perf_counter()
    with ThreadPoolExecutor(TILLS) as threads:
        rounds = list(threads.map(lambda sync: sync.round(), syncs))
    up_s = time.perf_counter() - began
    after = (time.process_time(), worked_s(of_office), worked_s(of_database))
    began = time.perf_counter()
    down = other.sync.round()
    down_s = time.perf_counter() - began
    facts = []
    for till in tills:
        with till.data.counter.reading() as work:
            facts += work.journal.after(till.place.till, 0, 0, 10**6)
    bare_s = bare(facts)
    held_mb = max(most_held_mb(server.process) for server in servers)
    close(other)
    for server in servers:
        server.stop()
    for till in tills:
        till.data.close()
    pushed = sum(done.pushed for done in rounds)
    size = sum(len(fact.content) for fact in facts) / len(facts)
    till_us, office_us, database_us = (
        (end - start) / pushed * 1e6 for start, end in zip(before, after, strict=True)
    )
    sys.stdout.write(
        f"{pushed} facts of {size:,.0f} bytes pushed by {TILLS} tills at once: "
        f"{', '.join(sorted({done.outcome for done in rounds}))}, {up_s:.2f} s, {pushed / up_s:,.0f} facts/s\n"
        f"  worked a fact: tills {till_us:.0f} µs, head office {office_us:.0f} µs, database {database_us:.0f} µs; "
        f"a process of head office held {held_mb:.0f} MB at most\n"
        f"  another till in step with them: {down.outcome}, {down.pulled} subjects in {down_s:.2f} s\n"
        f"  bare limit (journal rows by the driver): {bare_s:.3f} s, {len(facts) / bare_s:,.0f} facts/s; "
        f"{up_s / bare_s:.0f} x\n"
    )


def main() -> int:
    from fakes.till_on_disk import open_till  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number in range(TILLS):
            till = open_till(folder / "sold" / f"till-{number}", place=place_of(number))
            sold(till, FACTS)
            till.data.close()
        for name in ("sqlite", "postgres"):
            shutil.copytree(folder / "sold", folder / name)
        sys.stdout.write("head office on SQLite: ")
        measure(folder / "sqlite", [""], lambda facts: bare_sqlite(folder, facts))
        cluster = Cluster(durable=True)
        database = cluster.create()
        sys.stdout.write("head office on PostgreSQL, two processes: ")
        measure(folder / "postgres", [database, database], lambda facts: bare_postgres(database, facts))
        cluster.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
