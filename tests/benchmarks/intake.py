"""How fast head office takes facts in: signed pushes made beforehand, sent by several tills at once over real HTTP.

`python -m benchmarks.intake` (from tests/) prints facts a second, how long each process worked on one fact, and the
memory head office held, beside the bare limit of the same run (the journal rows alone by the database's driver). A
fact is a sale of three lines with points, rung up at a real counter; everything the tills do beforehand (selling,
encoding, signing, enrolling, their first facts) is not measured. Head office checks chain and signatures of every one
and has it in journal and projections, durably, before it answers.

`SHUKE_INTAKE` sets tills and sales of each, as `24x500`: with few tills one process may have most of them, and a
core waits.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import urllib3

from benchmarks.sync import (
    bare_postgres,
    bare_sqlite,
    introduced,
    most_held_mb,
    place_of,
    processor_s,
    sold,
    worked_s,
)
from fakes.office_server import OfficeServer
from fakes.postgres import Cluster
from shuke.adapters.fact_bytes import signature_message
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.ports.store import StoredFact, Work
from shuke.application.sync.correspondence import Letter, RawReply, TillCorrespondence
from shuke.application.sync.headers import headers_of_claim, reply_of
from shuke.application.sync.pushing import attachments_of, named_attachments, push_of
from shuke.bootstrap.till_services import TillServices
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.sync.exchanges import PUSH
from shuke.domain.sync.limits import MOST_FACTS_A_PUSH
from shuke.domain.sync.messages import Push, Pushed, PushOutcome

TILLS, SALES = (int(part) for part in os.environ.get("SHUKE_INTAKE", "24x500").split("x"))
WORKERS = 2
MOST_HELD_MB = 300
LEAST_A_SECOND = 3_500


@dataclass(frozen=True, slots=True)
class Prepared:
    """A till's letters, signed, in their order, and what reads the answers."""

    correspondence: TillCorrespondence
    letters: Sequence[Letter]
    facts: Sequence[StoredFact]
    public_key: bytes


def ring_up(folder: Path, number: int) -> None:
    from fakes.till_on_disk import open_till  # noqa: PLC0415

    till = open_till(folder / f"till-{number}", place=place_of(number))
    sold(till, SALES, members=SALES // 10)
    till.data.close()


def prepare(folder: Path, number: int, server: OfficeServer) -> Prepared:
    """Enrol the till, hand over what it recorded before its first sale, and write the letters for the rest."""
    from fakes.till_on_disk import open_till  # noqa: PLC0415

    till = open_till(folder / f"till-{number}", place=place_of(number))
    correspondence, link, _ = introduced(till, server)
    with till.data.counter.reading() as work:
        facts = work.journal.after(till.place.till, 0, 0, 10**6)
        first = next(place for place, fact in enumerate(facts) if fact.kind == SaleCompleted.KIND)
        for push in _pushes(facts[:first], till, work):
            answer = link.exchange(PUSH, push)
            assert isinstance(answer, Pushed), answer
            assert answer.outcome is PushOutcome.TAKEN
        letters = [correspondence.write(PUSH, push) for push in _pushes(facts[first:], till, work)]
    link.close()
    till.data.close()
    return Prepared(correspondence, letters, facts[first:], till.sealing.public_key)


def _pushes(facts: Sequence[StoredFact], till: TillServices, work: Work) -> list[Push]:
    pushes = []
    while facts:
        batch = facts[:MOST_FACTS_A_PUSH]
        named = named_attachments(batch, till.sealing)
        push = push_of(batch, named, attachments_of(work, named))
        pushes.append(push)
        facts = facts[len(push.facts) :]
    return pushes


def send(prepared: Prepared, server: OfficeServer) -> list[tuple[Letter, RawReply]]:
    """One letter after the other on one connection, as a till does."""
    replies = []
    with urllib3.HTTPConnectionPool("127.0.0.1", server.port, maxsize=1, retries=False) as pool:
        for letter in prepared.letters:
            headers = {"content-type": "application/cbor", **headers_of_claim(letter.claim)}
            reply = pool.request("POST", letter.claim.path, body=letter.body, headers=headers)
            replies.append((letter, reply_of(reply.status, reply.headers, reply.data)))
    return replies


def signature_us(till: Prepared) -> float:
    """What it takes to check a signature here and now: the best gauge of how fast the host lets us be."""
    messages = [(signature_message(fact.hash), fact.signature) for fact in till.facts]
    began = time.perf_counter()
    for message, signature in messages:
        assert Ed25519Check().verifies(till.public_key, message, signature)
    return (time.perf_counter() - began) / len(messages) * 1e6


def measure(
    folder: Path, database: str, workers: int, bare: Callable[[list[StoredFact]], float]
) -> tuple[float, float]:
    """(facts a second, megabytes held)."""
    server = OfficeServer(folder, database)
    server.found()
    server.start(*(("--workers", str(workers)) if workers > 1 else ()))
    tills = [prepare(folder, number, server) for number in range(TILLS)]
    facts = [fact for till in tills for fact in till.facts]

    def of_database(line: bytes) -> bool:
        return line.startswith(b"postgres:") and database.rpartition("/")[2].encode() in line

    def used() -> tuple[float, float, float]:
        office_s = sum(processor_s(pid) for pid in server.pids)
        return time.process_time(), office_s, worked_s(of_database) if database else 0.0

    before, began = used(), time.perf_counter()
    with ThreadPoolExecutor(TILLS) as threads:
        answered = list(threads.map(lambda till: send(till, server), tills))
    took_s = time.perf_counter() - began
    client_us, office_us, database_us = (
        (end - start) / len(facts) * 1e6 for start, end in zip(before, used(), strict=True)
    )
    for till, replies in zip(tills, answered, strict=True):
        for letter, reply in replies:
            answer = till.correspondence.read(PUSH, letter, reply)
            assert isinstance(answer, Pushed), answer
            assert answer.outcome is PushOutcome.TAKEN
    held_mb = [most_held_mb(pid) for pid in server.pids]
    server.stop()
    bare_s = bare(facts)
    size = sum(len(fact.content) for fact in facts) / len(facts)
    sys.stdout.write(
        f"{len(facts)} sales of {size:,.0f} bytes by {TILLS} tills in {took_s:.2f} s: "
        f"{len(facts) / took_s:,.0f} facts/s\n"
        f"  worked a fact: head office {office_us:.0f} µs, database {database_us:.0f} µs "
        f"(sending {client_us:.0f} µs); with both cores for these alone "
        f"{2e6 / (office_us + database_us + client_us):,.0f} facts/s at most\n"
        f"  processes of head office held {' + '.join(f'{mb:.0f}' for mb in held_mb)} MB at most\n"
        f"  bare limits: {len(facts) / bare_s:,.0f} facts/s (journal rows by the driver), "
        f"{signature_us(tills[0]):.0f} µs a signature\n"
    )
    return len(facts) / took_s, max(held_mb)


def main() -> int:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with ProcessPoolExecutor(2) as processes:
            list(processes.map(ring_up, [folder / "sold"] * TILLS, range(TILLS)))
        for name in ("sqlite", "postgres"):
            shutil.copytree(folder / "sold", folder / name)
        sys.stdout.write("head office on SQLite: ")
        measure(folder / "sqlite", "", 1, lambda facts: bare_sqlite(folder, facts))
        cluster = Cluster(durable=True)
        database = cluster.create()
        sys.stdout.write(f"head office on PostgreSQL, {WORKERS} processes: ")
        rate, held_mb = measure(
            folder / "postgres", database, WORKERS, lambda facts: bare_postgres(database, facts)
        )
        cluster.close()
    return 0 if rate >= LEAST_A_SECOND and held_mb <= MOST_HELD_MB else 1


if __name__ == "__main__":
    raise SystemExit(main())
