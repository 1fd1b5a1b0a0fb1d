"""How soon a whole chain is in step again after head office was away: 200 tills that come back all at once.

`python -m benchmarks.convergence [TILLS [OF THEM ON DISK]]` (from tests/) prints the seconds until every till has
every row, and what head office's process needed of the processor and of memory; it exits 1 above the bounds.

The tills speak as real ones do: the stages of their rounds, signed letters, HTTP, every page checked and decoded.
What they know most of them keep in memory, for they share the processors with head office, which in a chain has
them to itself; some have an encrypted SQLite file each. Back-off is left out: nobody waits before asking, which is
the worst that can come over head office. The bare limit, in the same run: what all the tills pulled, written to as
many files by sqlcipher3 alone.
"""

from __future__ import annotations

import multiprocessing
import os
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from random import Random

from fakes.chain import ChainTill
from fakes.office_server import TENANT, OfficeServer, close
from reliability.simulator.memory_store import MemoryStore
from reliability.simulator.memory_tables import MemoryTables
from shuke.adapters.clock import SystemClock
from shuke.adapters.head_office_link import HttpLink
from shuke.application.head_office.enrolling_tills import invite
from shuke.application.ports.store import Work
from shuke.application.sync.correspondence import TillCorrespondence
from shuke.application.sync.knowing import stream_place
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.office_data import OfficeData
from shuke.bootstrap.places import VAULT_VARIABLE
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.payload import TillEnrolmentCode
from shuke.domain.sync.subjects import Subject, SubjectKind
from shuke_db.engine import open_sqlite
from shuke_db.schema import bring_up_to_date

TILLS = 200
ON_DISK = 20
WORKERS = 4
MEMBERS = 100
SALES = 5
"""Of each till while head office is away, to members of the whole chain."""

STEP_S = 300.0
"""Whoever is waited for longer than that has died."""

LIMIT_S = 10.0
SERVER_LIMIT_MIB = 300
KEY = bytes(range(32))


@dataclass(frozen=True, slots=True)
class Told:
    """Of one worker's tills. `ended_s` on the machine's clock, `worked_s` of the processor; `digests` by till."""

    ended_s: float
    worked_s: float
    rounds: int
    pushed: int
    pulled: int
    places: frozenset[int]
    digests: dict[str, list[bytes]]


class Tills:
    """One worker's."""

    def __init__(self, codes: Sequence[TillEnrolmentCode], on_disk: int, empty: Path, folder: Path) -> None:
        """The first `on_disk` have a file each."""
        paths = [
            folder / f"{code.till}.db" if number < on_disk else None for number, code in enumerate(codes)
        ]
        self.tills = [self._till(code, empty, path) for code, path in zip(codes, paths, strict=True)]
        self.rounds = self.pushed = self.pulled = 0

    def _till(self, code: TillEnrolmentCode, empty: Path, path: Path | None) -> ChainTill:
        def link(letters: TillCorrespondence) -> HttpLink:
            return HttpLink(code.address, letters)

        if path is None:
            return ChainTill(code, SystemClock(), link, store=MemoryStore(MemoryTables(code.tenant)))
        shutil.copy(empty, path)
        return ChainTill(code, SystemClock(), link, open_sqlite(path, KEY))

    def round(self) -> None:
        for till in self.tills:
            done = till.sync.round()
            if done.outcome is not RoundOutcome.IN_STEP:
                raise SystemExit(f"{till.till} is not in step: {done}")
            self.rounds += 1
            self.pushed += done.pushed
            self.pulled += done.pulled

    def sell(self, members: Sequence[str], chance: Random) -> None:
        for till in self.tills:
            for _ in range(SALES):
                till.earn(chance.choice(members), chance.randrange(1, 300))

    def told(self, ended_s: float, worked_s: float, members: Sequence[str]) -> Told:
        places, digests = set(), {}
        for till in self.tills:
            with till.store.reading() as work:
                places.add(stream_place(work))
                digests[till.till] = digests_of(work, till.till, members)
            close(till)
        return Told(ended_s, worked_s, self.rounds, self.pushed, self.pulled, frozenset(places), digests)


def digests_of(work: Work, till: str, members: Sequence[str]) -> list[bytes]:
    subjects = [Subject(SubjectKind.MEMBER, member) for member in members]
    digests = work.subjects.digests(subjects, till)
    return [digests[subject] for subject in subjects]


def live(
    codes: Sequence[TillEnrolmentCode],
    on_disk: int,
    members: Sequence[str],
    empty: Path,
    folder: Path,
    step: Barrier,
    told: Queue[Told],
) -> None:
    """A worker's process; every `step` is taken by all of them together."""
    tills = Tills(codes, on_disk, empty, folder)
    tills.round()
    step.wait()  # all have joined
    step.wait()  # head office is away
    tills.sell(members, Random(codes[0].till))
    tills.rounds = tills.pushed = tills.pulled = 0
    step.wait()  # all have sold
    step.wait()  # head office is back
    began_s = time.process_time()
    tills.round()
    step.wait()  # nothing new will come
    tills.round()
    told.put(tills.told(time.monotonic(), time.process_time() - began_s, members))


@dataclass(frozen=True, slots=True)
class ServerUse:
    cpu_s: float
    peak_mib: float


def server_use(process: int) -> ServerUse:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    peak_kib = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    spent = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return ServerUse((int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK"), peak_kib / 1024)


def invited(server: OfficeServer, count: int) -> tuple[list[TillEnrolmentCode], list[str]]:
    """Codes for the tills, and one more, with which the members are enrolled."""
    data = OfficeData(server.folder / "office")
    codes = []
    with data.writing.writing() as work:
        for number in range(count + 1):
            fresh = invite(work, "S01", f"S01-{number + 1}", "", data.clock.now_ms(), secrets.token_bytes)
            key = fingerprint(data.signer.public_key)
            codes.append(TillEnrolmentCode(TENANT, fresh.till, fresh.one_time_code, server.address, key))
        work.commit()
    data.close()
    first = ChainTill(codes.pop(), SystemClock(), lambda letters: HttpLink(server.address, letters))
    members = [first.enrol(f"王{number}", f"138{number:08d}") for number in range(MEMBERS)]
    first.sync.round()
    close(first)
    return codes, members


def differing(server: OfficeServer, told: Sequence[Told], members: Sequence[str]) -> Iterator[str]:
    """Tills that are not in step at the end."""
    data = OfficeData(server.folder / "office")
    with data.reading.reading() as work:
        position = work.feed.position()
        for one in told:
            if one.places != {position}:
                yield f"places {sorted(one.places)}, head office stands at {position}"
            yield from (
                till for till, digests in one.digests.items() if digests != digests_of(work, till, members)
            )
    data.close()


def bare_s(folder: Path, empty: Path, count: int, pulled: int) -> float:
    """Seconds to write so many rows of a member's size, to a file of every till, sqlcipher3 alone."""
    each = pulled // count
    began = time.perf_counter()
    for number in range(count):
        path = folder / f"bare-{number}.db"
        shutil.copy(empty, path)
        engine = open_sqlite(path, KEY)
        connection = engine.raw_connection()
        cursor = connection.cursor()
        cursor.execute("CREATE TABLE bare (name TEXT PRIMARY KEY, content BLOB)")
        cursor.execute("BEGIN IMMEDIATE")
        cursor.executemany("INSERT INTO bare VALUES (?, ?)", [(str(n), bytes(700)) for n in range(each)])
        cursor.execute("COMMIT")
        connection.close()
        engine.dispose()
        path.unlink()
    return time.perf_counter() - began


def shares(codes: list[TillEnrolmentCode], on_disk: int) -> Iterator[tuple[list[TillEnrolmentCode], int]]:
    """Each worker's tills, and how many of them have a file."""
    for number in range(WORKERS):
        yield codes[number::WORKERS], len(range(number, on_disk, WORKERS))


def main(count: int, on_disk: int) -> int:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        os.environ[VAULT_VARIABLE] = str(folder / "vaults")
        empty = folder / "empty.db"
        engine = open_sqlite(empty, KEY)
        bring_up_to_date(engine)
        engine.dispose()
        server = OfficeServer(folder)
        server.found()
        server.start()
        codes, members = invited(server, count)
        fork = multiprocessing.get_context("fork")
        step, told = fork.Barrier(WORKERS + 1, timeout=STEP_S), fork.Queue()
        workers = [
            fork.Process(
                target=live,
                args=(
                    codes[number::WORKERS],
                    len(range(number, on_disk, WORKERS)),
                    members,
                    empty,
                    folder,
                    step,
                    told,
                ),
            )
            for number in range(WORKERS)
        ]
        for worker in workers:
            worker.start()
        step.wait()
        server.stop()
        step.wait()
        step.wait()
        server.start()
        before, began_s = server_use(server.process), time.monotonic()
        step.wait()
        step.wait()
        heard_s = time.monotonic() - began_s
        ended = [told.get() for _ in workers]
        used = server_use(server.process)
        for worker in workers:
            worker.join()
        took_s = max(one.ended_s for one in ended) - began_s
        wrong = list(differing(server, ended, members))
        server.stop()
        limit_s = bare_s(folder, empty, count, sum(one.pulled for one in ended))
    pushed, pulled = sum(one.pushed for one in ended), sum(one.pulled for one in ended)
    sys.stdout.write(
        f"{count} tills with {pushed} facts come back at once: head office has everything after {heard_s:.1f} s, "
        f"every till after {took_s:.1f} s (limit {LIMIT_S:.0f}); {pulled} subjects pulled in "
        f"{sum(one.rounds for one in ended)} rounds\n"
        f"head office: {used.cpu_s - before.cpu_s:.1f} s of the processor, at most {used.peak_mib:.0f} MiB (limit "
        f"{SERVER_LIMIT_MIB}); all tills, {on_disk} of them on disk: {sum(one.worked_s for one in ended):.1f} s; "
        f"bare limit {limit_s:.1f} s, ratio {took_s / limit_s:.1f}\n"
    )
    if wrong:
        sys.stdout.write(f"not in step: {wrong[:5]}\n")
    return 0 if took_s <= LIMIT_S and used.peak_mib <= SERVER_LIMIT_MIB and not wrong else 1


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(asked + [TILLS, ON_DISK][len(asked) :])))
