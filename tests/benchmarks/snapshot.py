"""A new till of a large chain: a million members and one and a half million coupons, over loopback HTTP.

`python -m benchmarks.snapshot` (from tests/) prints what a snapshot weighs, how long head office makes it, and how
long a till takes to hold it: until it sells and finds by number and phone, and until names are found. Head office is
a process of its own over its encrypted database; the till's is encrypted and on disk too. Exit status 1 if a figure
is over its bound. ``SHUKE_BENCH_MEMBERS`` takes fewer members; the rows are kept under ``build/bench``.
"""

from __future__ import annotations

import hashlib
import os
import resource
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from unittest import mock

import cbor2
from sqlalchemy import Connection

from benchmarks.big_shop import TODAY, members_wanted
from fakes.chain import ChainTill
from fakes.office_server import TENANT, OfficeServer
from shuke.adapters.clock import SystemClock
from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.ids import UlidIds
from shuke.adapters.pinyin import initials, load
from shuke.adapters.snapshot.parts_file import PartsFile
from shuke.application.find_members import find_members
from shuke.application.ports.store import Work
from shuke.application.reading_names import NamesPieceByPiece
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.demo_shop import DemoMember, demo_members
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.codes.payload import TillEnrolmentCode
from shuke.domain.facts.plain import to_plain
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.sync.exchanges import LinkTrouble, Refusal
from shuke.domain.tier_held import TierHeld
from shuke_db.engine import open_sqlite, run_checkpoint
from shuke_db.schema import bring_up_to_date
from shuke_db.unit_of_work import SqlStore

MOST_BYTES_A_MEMBER = 70
"""With one and a half coupons each."""

MOST_SELLS_S = 10.0
"""From the last byte."""

_BUILD = Path(__file__).parents[2] / "build" / "bench"
_SLICE = 50_000
_SHOPS = 20
_YEAR_MS = 365 * 86_400_000
_LATER = 0.5
"""So many got a second coupon, long after they joined."""

_MADE_OF = (
    "app/shuke/bootstrap/demo_shop/members.py",
    "app/shuke/bootstrap/demo_shop/names.py",
    "db/shuke_db/migrations/versions/v0001.py",
    "tests/benchmarks/snapshot.py",
)

_COLUMNS = {
    "members": "member_id number tier_held joined_on shop_id profile sales cumulative_minor last_sale_on "
    "last_visit_ms",
    "attachments": "member_id hash salt content",
    "cards": "member_id card_id number card_type status issued_on",
    "member_phones": "member_id phone listed",
    "coupons": "member_id coupon_id kind first_day last_day rule",
    "balances": "member_id account lot amount",
    "slices": "member_id account lot till_id amount",
    "changes": "kind name position",
}

_HELD_SUMS = """
    INSERT INTO held_sums (tenant, till_id, account, kind, amount)
        SELECT s.tenant, s.till_id, s.account, coalesce(c.kind, ''), sum(s.amount)
        FROM slices AS s LEFT JOIN coupons AS c
            ON s.account = 'coupon' AND c.tenant = s.tenant AND c.member_id = s.member_id AND c.coupon_id = s.lot
        GROUP BY s.tenant, s.till_id, s.account, coalesce(c.kind, '')
"""
"""As folding fact by fact gives them (`shuke_db.held_sums`)."""

_Rows = dict[str, list[tuple[object, ...]]]


class _At:
    ms = 0

    def now_ms(self) -> int:
        return self.ms


class _History:
    """What became of each member, as rows: a card and a coupon made in the moment of joining, one more coupon for
    half of them, points at one till or another."""

    def __init__(self, members: int) -> None:
        self._random = Random(1)
        self._at = _At()
        self._ids = UlidIds(self._at.now_ms, self._random.getrandbits)
        self._later = UlidIds(self._at.now_ms, self._random.getrandbits)
        self._step_ms = 10 * _YEAR_MS // members
        self._begins_ms = 1_795_000_000_000 - 10 * _YEAR_MS
        self._encoding = CborEncoding()
        self._place = 0

    def of(self, members: list[DemoMember]) -> _Rows:
        rows: _Rows = {table: [] for table in _COLUMNS}
        for one in members:
            self._add(rows, one)
        return rows

    def _add(self, rows: _Rows, one: DemoMember) -> None:
        self._place += 1
        self._at.ms = self._begins_ms + self._place * self._step_ms + self._random.randrange(self._step_ms)
        member_id, welcome, card_id = (self._made_at_the_till() for _ in range(3))
        content, salt = self._encoding.encode(to_plain(one.profile)), self._random.randbytes(12)
        profile = hashlib.sha256(salt + content).digest()
        joined = one.joined_on.isoformat()
        shop = f"S{self._random.randrange(_SHOPS):02d}"
        visit_ms = one.last_visit_ms + self._random.randrange(1000)
        tier = TierHeld(0, 0, one.tier_since, one.tier).word
        rows["members"].append(
            (member_id, one.number, tier, joined, shop, profile, one.sales, one.cumulative.minor,
             one.last_sale_on.isoformat(), visit_ms)
        )  # fmt: skip
        rows["attachments"].append((member_id, profile, salt, content))
        rows["member_phones"].append((member_id, one.profile.phone, 1))
        rows["cards"].append((member_id, card_id, one.number, "member", "active", joined))
        rows["changes"].append(("member", member_id, 1000 + self._place))
        till = f"{shop}-{self._random.randrange(1, 4)}"
        if one.points:
            rows["balances"].append((member_id, AccountKind.POINTS.value, NEVER, one.points))
            rows["slices"].append((member_id, AccountKind.POINTS.value, NEVER, till, one.points))
        self._give(rows, member_id, welcome, ("welcome", joined, "", "welcome.coupon"), till)
        if self._random.random() < _LATER:
            self._at.ms = 1_790_000_000_000 + self._random.randrange(5_000_000_000)
            first = f"2026-11-{self._random.randrange(1, 20):02d}"
            told = ("birthday", first, first.replace("-11-", "-12-"), "birthday.coupon")
            self._give(
                rows, member_id, UlidIds(self._at.now_ms, self._random.getrandbits).new_id(), told, till
            )

    def _made_at_the_till(self) -> str:
        """Enrolling takes it some milliseconds."""
        self._at.ms += self._random.randrange(1, 6)
        return self._ids.new_id()

    def _give(self, rows: _Rows, member_id: str, coupon_id: str, told: tuple[str, ...], till: str) -> None:
        rows["coupons"].append((member_id, coupon_id, *told))
        rows["balances"].append((member_id, AccountKind.COUPON.value, coupon_id, 1))
        rows["slices"].append((member_id, AccountKind.COUPON.value, coupon_id, till, 1))


def big_office(members: int) -> Path:
    """The folder of a head office with so many members; made now if it is not there. Whoever uses it adds no more
    than tills."""
    whole = hashlib.sha256(b"".join((_BUILD.parents[1] / name).read_bytes() for name in _MADE_OF))
    path = _BUILD / f"office-{members}-{whole.hexdigest()[:12]}"
    if not (path / "whole").exists():
        for older in _BUILD.glob(f"office-{members}-*"):
            shutil.rmtree(older)
        server = OfficeServer(path)
        server.found()
        with mock.patch.dict(os.environ, server._env()):
            data = OfficeData(path / "office")
        _fill(data, members)
        data.close()
        (path / "whole").touch()
    return path


def _fill(data: OfficeData, members: int) -> None:
    everybody, history, done = demo_members(members, TODAY), _History(members), 0
    named = SqlStore(data._writer, lambda: TENANT)
    while batch := list(islice(everybody, _SLICE)):
        made = history.of(batch)
        with data._writer.connect() as connection:
            for table, rows in made.items():
                _insert(connection, table, sorted(rows))
            connection.commit()
        with named.writing() as work:
            ids = [str(row[0]) for row in made["members"]]
            work.members.describe_unread(
                (member, one.profile, "") for member, one in zip(ids, batch, strict=True)
            )
            work.member_names.expect_more()
            work.commit()
        data.checkpoint()
        done += len(batch)
        sys.stderr.write(f"\r{done:>9,} of {members:,} members")
    with data._writer.connect() as connection:
        connection.exec_driver_sql("UPDATE streams SET position = ?", (1000 + members,))
        # Days are closed far ahead: to look at everybody for the first time would take head office a while.
        closed = "INSERT INTO closing_place (tenant, day, stage) VALUES (?, '2030-01-01', 'members')"
        connection.exec_driver_sql(closed, (TENANT,))
        connection.exec_driver_sql(_HELD_SUMS)
        connection.commit()
    read = NamesPieceByPiece(named, initials)
    while standing := read.piece():
        sys.stderr.write(f"\r{standing.read:>9,} of {members:,} names")
    sys.stderr.write("\n")


def _insert(connection: Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    names = ["tenant", *_COLUMNS[table].split()]
    into = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    connection.exec_driver_sql(into, [(TENANT, *row) for row in rows])


class TimedLink(HttpLink):
    """Notes when the last byte came, and how many there were."""

    last_byte_s = 0.0
    fetched = 0

    def fetch(self, path: str, offset: int, take: Callable[[bytes], bool]) -> Refusal | LinkTrouble | None:
        def counted(piece: bytes) -> bool:
            self.last_byte_s = time.perf_counter()
            self.fetched += len(piece)
            return take(piece)

        return super().fetch(path, offset, counted)


_PIECES_A_CHECKPOINT = 200


class Counter:
    """The lane that sells, too: how long its pieces keep a key waiting."""

    def __init__(self, checkpoint: Callable[[], object]) -> None:
        self.checkpoint = checkpoint
        self.begin()

    def begin(self) -> None:
        self.held_ms: list[float] = []
        self._worked_s = time.process_time()

    def __call__(self, work: Callable[[], Any]) -> Any:
        began = time.thread_time()
        try:
            return work()
        finally:
            self.held_ms.append((time.thread_time() - began) * 1000)
            if len(self.held_ms) % _PIECES_A_CHECKPOINT == 0:  # as the till does while nobody types
                self.checkpoint()

    @property
    def told(self) -> str:
        held = sorted(self.held_ms)
        longest = ", ".join(f"{ms:.0f}" for ms in reversed(held[-6:]))
        return (
            f"{time.process_time() - self._worked_s:.1f} s of the processor; the counter held for {longest} … ms, "
            f"99 % within {held[len(held) * 99 // 100]:.0f} ms, {len(held):,} times"
        )


def _until_sells(till: ChainTill, counter: Counter) -> Iterator[float]:
    """One round after the other; yields the second in which the till sells and finds by code and phone, the one with
    everybody in its tables, and the one with names."""
    sync, empty = till.sync, till.sync.loading.empty
    noted: list[float] = []

    def emptied(stopped: Callable[[], bool]) -> bool:
        if noted and empty(stopped):
            return True
        if len(noted) < len(_MOMENTS):
            sys.stdout.write(f"{_MOMENTS[len(noted)]}: {counter.told}\n")
            counter.begin()
            noted.append(time.perf_counter())
            return True
        return False

    with mock.patch.object(sync.loading, "empty", emptied):
        for moment in range(len(_MOMENTS)):
            while len(noted) == moment:
                done = sync.round()
                assert done.outcome is RoundOutcome.IN_STEP, done
            yield noted[moment]
        while done.unread:
            done = sync.round()
        sys.stdout.write(f"names and the other indexes: {counter.told}\n")
        yield time.perf_counter()


_MOMENTS = ("until it sells", "into the tables")
_ASKED = 40
_SOME = (
    "SELECT m.number, c.card_id, a.content FROM members AS m "
    "JOIN cards AS c ON c.tenant = m.tenant AND c.member_id = m.member_id "
    "JOIN attachments AS a ON a.tenant = m.tenant AND a.member_id = m.member_id AND a.hash = m.profile "
    "WHERE m.tenant = ? AND m.number = ?"
)


class _Someone(NamedTuple):
    number: str
    card_id: str
    phone: str


def _some(server: OfficeServer, members: int) -> list[_Someone]:
    """Members here and there, as head office has them."""
    random = Random(7)
    with mock.patch.dict(os.environ, server._env()):
        data = OfficeData(server.folder / "office")
    found = []
    with data._writer.connect() as connection:
        for _ in range(_ASKED):
            number = f"{68_000_001 + random.randrange(members):08d}"
            row = connection.exec_driver_sql(_SOME, (TENANT, number)).one()
            found.append(_Someone(row[0], row[1], cbor2.loads(row[2])["phone"]))
    data.close()
    return found


def _asked_for(till: ChainTill, some: list[_Someone]) -> dict[str, float]:
    """The longest milliseconds until somebody stands there who is not in the tables yet; and once more, in them."""
    third = len(some) // 3
    by_number, by_phone, by_card = some[:third], some[third : 2 * third], some[2 * third :]
    return {
        "number": max(_asked(till, partial(_by_number, one)) for one in by_number),
        "phone": max(_asked(till, partial(_by_phone, one)) for one in by_phone),
        "card": max(_asked(till, partial(_by_card, one)) for one in by_card),
        "number again": max(_asked(till, partial(_by_number, one)) for one in by_number),
        "phone again": max(_asked(till, partial(_by_phone, one)) for one in by_phone),
    }


def _by_number(one: _Someone, work: Work) -> object:
    return find_members(work, one.number, 10).found


def _by_phone(one: _Someone, work: Work) -> object:
    return find_members(work, one.phone, 10).found


def _by_card(one: _Someone, work: Work) -> object:
    return work.cards.get(one.card_id)


def _asked(till: ChainTill, asked: Callable[[Work], object]) -> float:
    began = time.perf_counter()
    with till.store.reading() as work:
        assert asked(work)
    return (time.perf_counter() - began) * 1000


def measured(folder: Path, members: int) -> int:
    server = OfficeServer(big_office(members))
    shutil.rmtree(server.folder / "office" / "snapshots", ignore_errors=True)
    server.address = (
        "http://127.0.0.1:1"  # made before it runs: closing the day of so many keeps its database
    )
    codes = server.invite(), server.invite()
    some = _some(server, members)
    server.start()
    try:
        return _measured(folder, server, members, codes, some)
    finally:
        server.stop()


def _measured(
    folder: Path,
    server: OfficeServer,
    members: int,
    codes: tuple[TillEnrolmentCode, TillEnrolmentCode],
    some: list[_Someone],
) -> int:
    engine = open_sqlite(folder / "till.db", secrets.token_bytes(32))
    bring_up_to_date(engine)
    load()
    links: list[TimedLink] = []

    def link_to(letters: object) -> TimedLink:
        links.append(TimedLink(server.address, letters))  # type: ignore[arg-type]
        return links[-1]

    other, code = codes
    counter = Counter(lambda: run_checkpoint(engine))
    with mock.patch("fakes.chain.at_once", counter):
        arrived = PartsFile(folder / "members.arrived")
        till = ChainTill(code, SystemClock(), link_to, engine=engine, initials=initials, arrived=arrived)
    made_s = _made(server, other)  # after the other one joined: its code is good for ten minutes
    counter.begin()
    began = time.perf_counter()
    moments = _until_sells(till, counter)
    sells_s = next(moments)
    found_ms = _asked_for(till, some)
    tables_s, names_s = next(moments), next(moments)
    last_byte_s, size = links[-1].last_byte_s, links[-1].fetched
    run_checkpoint(engine)
    links[-1].close()
    engine.dispose()
    a_member = size / members
    told = ", ".join(f"{by} {ms:.0f}" for by, ms in found_ms.items())
    sys.stdout.write(
        f"{members:,} members, {round(members * (1 + _LATER)):,} coupons: {size / 1e6:.1f} MB sealed "
        f"({a_member:.0f} bytes a member, limit {MOST_BYTES_A_MEMBER}); made in {made_s:.1f} s\n"
        f"till: last byte {last_byte_s - began:.1f} s after the question; "
        f"sells and finds by code and phone {sells_s - last_byte_s:.1f} s later (limit {MOST_SELLS_S:.0f}), "
        f"all in the tables {tables_s - sells_s:.1f} s, names {names_s - tables_s:.1f} s after that\n"
        f"the slowest of those asked for at once: {told} ms; database "
        f"{(folder / 'till.db').stat().st_size / 1e6:.0f} MB; till's memory "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB\n"
    )
    return 0 if a_member <= MOST_BYTES_A_MEMBER and sells_s - last_byte_s <= MOST_SELLS_S else 1


def _made(server: OfficeServer, code: TillEnrolmentCode) -> float:
    """Seconds until a first till that asks is offered one."""
    other = ChainTill(code, SystemClock(), lambda letters: HttpLink(server.address, letters))
    began = time.perf_counter()
    loading = other.sync.loading._asked(lambda: False)
    assert loading is not None
    assert isinstance(other.any_link, HttpLink)
    other.any_link.close()
    return time.perf_counter() - began


def main() -> int:
    with tempfile.TemporaryDirectory(dir=_BUILD) as folder:
        return measured(Path(folder), members_wanted())


if __name__ == "__main__":
    sys.exit(main())
