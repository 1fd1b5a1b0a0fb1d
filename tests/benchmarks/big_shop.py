"""A till of a large chain for measuring: a million members in a real encrypted database.

Rows are written straight into the tables (facts for a million members would take a quarter of an hour), profiles
through the same door an import uses. The result is kept under ``build/bench`` and made again when what it is made
of changes. ``SHUKE_BENCH_MEMBERS`` makes a smaller one.

`python -m benchmarks.big_shop` (from ``tests/``) makes it and says how long each part took.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from fakes.till_on_disk import folder_in
from shuke.adapters import pinyin
from shuke.adapters.clock import SystemClock
from shuke.application.opening import Opening, open_shop
from shuke.assets import resources
from shuke.bootstrap.demo_shop import DEMO_SHOP, DemoMember, demo_members, demo_staff
from shuke.bootstrap.till_data import TillData, open_till_data
from shuke.bootstrap.till_folder import TillFolder
from shuke.bootstrap.till_services import TillServices, first_signer
from shuke.domain.shop import Place
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.tier_held import TierHeld
from shuke_db.repositories.member_search import SearchableMemberRows

__all__ = ["BIG_PLACE", "TODAY", "big_shop", "members_wanted"]

BIG_PLACE = Place("01J0SHVKEBENCH0TENANT00000", "S01", "S01-1")
"""A tenant's name as long as real ones are: it stands in every key."""

TODAY = date(2026, 11, 20)
VARIABLE = "SHUKE_BENCH_MEMBERS"
MEMBERS = 1_000_000

_BUILD = Path(__file__).parents[2] / "build" / "bench"
_SLICE = 125_000
_CARD_TYPE = "member"
_MADE_OF = (
    "app/shuke/adapters/pinyin.py",
    "app/shuke/bootstrap/demo_shop/members.py",
    "app/shuke/bootstrap/demo_shop/names.py",
    "db/shuke_db/member_words.py",
    "db/shuke_db/migrations/versions/v0001.py",
    "db/shuke_db/packed_numbers.py",
    "db/shuke_db/repositories/visit_order.py",
    "tests/benchmarks/big_shop.py",
)


@dataclass(frozen=True, slots=True)
class Filled:
    """Seconds each part took."""

    made_s: float
    rows_s: float
    found_s: float


def members_wanted() -> int:
    return int(os.environ.get(VARIABLE, MEMBERS))


def big_shop(members: int) -> TillFolder:
    """The folder of a till with so many members, ready to be opened; made now if it is not there.

    Open it with `open_till_data`; whoever writes to it works on a copy.
    """
    path = _BUILD / f"till-{members}-{_fingerprint()}"
    if not (path / "whole").exists():
        shutil.rmtree(path, ignore_errors=True)
        for older in _BUILD.glob(f"till-{members}-*"):
            shutil.rmtree(older)
        _make(folder_in(path), members)
        (path / "whole").touch()
    return folder_in(path)


def _make(folder: TillFolder, members: int) -> Filled:
    data = open_till_data(folder)
    data.take_place(BIG_PLACE)
    key = first_signer(data.vault).public_key
    services = TillServices(data, BIG_PLACE, SystemClock())
    programme = (resources() / "presets" / "tea-chain.toml").read_text(encoding="utf-8")
    opening = Opening(BIG_PLACE, "1号台", key, demo_staff()[0], b"no pin", DEMO_SHOP, programme)
    open_shop(data.counter, services.recorder, opening, DEMO_SHOP)
    filled = _fill(data, members)
    data.close()
    return filled


def _fill(data: TillData, members: int) -> Filled:
    made_s = rows_s = found_s = 0.0
    everybody = demo_members(members, TODAY)
    done = 0
    while True:
        began = time.perf_counter()
        batch = list(islice(everybody, _SLICE))
        if not batch:
            break
        described = [(one.member_id, one.profile, pinyin.initials(one.profile.name)) for one in batch]
        made = time.perf_counter()
        with _writing(data) as connection:
            _write_rows(connection, batch)
            rows = time.perf_counter()
            SearchableMemberRows(connection, BIG_PLACE.tenant).describe_many(described)
        found = time.perf_counter()
        data.checkpoint()
        made_s, rows_s, found_s = made_s + made - began, rows_s + rows - made, found_s + found - rows
        done += len(batch)
        sys.stderr.write(f"\r{done:>9,} of {members:,} members")
        sys.stderr.flush()
    sys.stderr.write("\n")
    return Filled(made_s, rows_s, found_s)


@contextmanager
def _writing(data: TillData) -> Iterator[Connection]:
    with data._writer.connect() as connection:
        yield connection
        connection.commit()


def _write_rows(connection: Connection, members: Sequence[DemoMember]) -> None:
    tenant, points = BIG_PLACE.tenant, AccountKind.POINTS.value
    _insert(
        connection,
        "members (tenant, member_id, number, tier_held, joined_on, shop_id, profile, sales, "
        "cumulative_minor, last_sale_on, last_visit_ms)",
        [
            (
                tenant,
                one.member_id,
                one.number,
                TierHeld(0, 0, one.tier_since, one.tier).word,
                one.joined_on.isoformat(),
                BIG_PLACE.shop_id,
                hashlib.sha256(one.member_id.encode()).digest(),
                one.sales,
                one.cumulative.minor,
                one.last_sale_on.isoformat(),
                one.last_visit_ms,
            )
            for one in members
        ],
    )
    _insert(
        connection,
        "cards (tenant, card_id, member_id, number, card_type, status, issued_on)",
        [
            (tenant, one.card_id, one.member_id, one.number, _CARD_TYPE, "active", one.joined_on.isoformat())
            for one in members
        ],
    )
    _insert(
        connection,
        "balances (tenant, member_id, account, lot, amount)",
        [(tenant, one.member_id, points, NEVER, one.points) for one in members if one.points],
    )
    _insert(
        connection,
        "slices (tenant, till_id, member_id, account, lot, amount)",
        [
            (tenant, BIG_PLACE.till, one.member_id, points, NEVER, one.points * 7 // 10)
            for one in members
            if one.points
        ],
    )


def _insert(connection: Connection, into: str, rows: list[tuple[object, ...]]) -> None:
    connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _fingerprint() -> str:
    root = Path(__file__).parents[2]
    whole = hashlib.sha256(b"".join((root / name).read_bytes() for name in _MADE_OF))
    return whole.hexdigest()[:12]


def main() -> int:
    began = time.perf_counter()
    folder = big_shop(members_wanted())
    size = folder.database.stat().st_size / 1e6
    sys.stdout.write(f"{folder.root}: {size:,.0f} MB in {time.perf_counter() - began:.1f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
