"""Every way to look for a member, among a million, against the least the driver can do.

`python -m benchmarks.search` (from ``tests/``) prints median and p99 in milliseconds over random real queries,
common and rare ones alike, and their ratio to a look-up of one member by key through the same driver in the same
run. ``SHUKE_BENCH_MEMBERS`` takes fewer members. Exit status 1 if a kind is over its limit.

Every query is different, and the members shown are scattered over a database many times the size of SQLite's
cache: most of their pages must be read and decrypted, two or three for each of twenty members. What the system alone
takes to read forty pages is told beside them.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import Connection

from benchmarks.big_shop import BIG_PLACE, big_shop, members_wanted
from shuke.adapters import pinyin
from shuke.application.find_members import find_members
from shuke.application.ports.store import Work
from shuke.bootstrap.till_data import open_till_data
from shuke.domain.member import Member
from shuke.domain.spelling import folded

QUERIES = 400
LIMIT = 20
PAGES, PAGE_BYTES = 40, 4096
MEDIAN_MS = 3.0
P99_MS = 10.0

Search = Callable[[Work, str], object]


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    asked: list[str]
    search: Search


def main() -> int:
    members = members_wanted()
    folder = big_shop(members)
    data = open_till_data(folder)
    random = Random(2026)
    with data.counter.reading() as work:
        sample = _sample(work, random)
        gc.collect()
        gc.freeze()  # as the till does when somebody signs in
        bare = _timed(lambda one: work.members.get(one.member_id), sample)
        sys.stdout.write(
            f"{members:,} members, {QUERIES} queries each, at most {LIMIT} found; in milliseconds\n"
        )
        _line("one member by key", bare, bare)
        _line(f"{PAGES} pages, the system alone", _pages(folder.database, random), bare)
        good = True
        for kind in _kinds(sample, random):
            for typed in kind.asked[:20]:
                kind.search(work, typed)
            took = _timed(lambda typed, kind=kind: kind.search(work, typed), kind.asked)
            good &= _line(kind.name, took, bare)
    data.close()
    return 0 if good else 1


def _kinds(sample: list[Member], random: Random) -> list[Kind]:
    names = [one.profile.name for one in sample]
    phones = [one.profile.phone for one in sample]
    numbers = [one.number for one in sample]
    hanzi = [name for name in map(folded, names) if not name.isascii()]
    first, full = zip(*(pinyin.initials(name).split()[:2] for name in hanzi if len(name) > 1), strict=True)

    def part(length: int) -> list[str]:
        long = [name for name in hanzi if len(name) >= length]
        starts = [(name, random.randrange(len(name) - length + 1)) for name in long]
        return [name[at : at + length] for name, at in starts]

    return [
        Kind("phone, whole", phones, _by_phone),
        Kind("phone, first seven", [phone[:7] for phone in phones], _by_beginning),
        *(Kind(f"phone, last {n}", [phone[-n:] for phone in phones], _by_ending) for n in (3, 4, 5, 8)),
        Kind("member number", numbers, lambda work, typed: work.members.by_number(typed)),
        Kind("card number", numbers, lambda work, typed: work.cards.by_number(typed)),
        *(
            Kind(f"card number, last {n}", [number[-n:] for number in numbers], _by_number_part)
            for n in (4, 6)
        ),
        Kind("card number, first eight", [number[:8] for number in numbers], _by_number_part),
        Kind("name, the surname", [name[0] for name in hanzi], _by_name),
        *(Kind(f"name, {n} of its characters", part(n), _by_name) for n in (1, 2, 3)),
        Kind("name, whole", names, _by_name),
        Kind("name, of nobody", [f"{name}卍" for name in names], _by_name),
        *(
            Kind(f"initials, {n}", [word[:n] for word in first if len(word) >= n], _spelled)
            for n in (1, 2, 3)
        ),
        Kind("pinyin, part", [word[: random.randrange(2, len(word) + 1)] for word in full], _spelled),
        Kind("pinyin, whole", list(full), _spelled),
        Kind("latest visitors", phones, lambda work, _: work.members.latest_visitors(LIMIT)),
        Kind("one field, four digits", [phone[-4:] for phone in phones], _typed),
        Kind("one field, a name", names, _typed),
        Kind(
            "one field, both",
            [f"{name[0]}{phone[-4:]}" for name, phone in zip(names, phones, strict=True)],
            _typed,
        ),
    ]


def _by_phone(work: Work, typed: str) -> object:
    return work.members.by_phone(typed, LIMIT)


def _by_beginning(work: Work, typed: str) -> object:
    return work.members.by_phone_beginning(typed, LIMIT)


def _by_ending(work: Work, typed: str) -> object:
    return work.members.by_phone_ending(typed, LIMIT)


def _by_number_part(work: Work, typed: str) -> object:
    return work.members.by_number_part(typed, LIMIT)


def _by_name(work: Work, typed: str) -> object:
    return work.members.by_name(typed, LIMIT)


def _spelled(work: Work, typed: str) -> object:
    return work.members.by_initials(typed, LIMIT)


def _typed(work: Work, typed: str) -> object:
    return find_members(work, typed, LIMIT)


def _sample(work: Work, random: Random) -> list[Member]:
    """Members drawn evenly: a name is asked for as often as it is borne."""
    connection: Connection = work._connection  # type: ignore[attr-defined]
    highest = connection.exec_driver_sql(
        "SELECT max(member_no) FROM profiles WHERE tenant = ?", (BIG_PLACE.tenant,)
    ).scalar_one()
    found = []
    for number in random.sample(range(1, highest + 1), min(QUERIES, highest)):
        row = connection.exec_driver_sql(
            "SELECT member_id FROM profiles INDEXED BY profiles_by_number WHERE tenant = ? AND member_no = ?",
            (BIG_PLACE.tenant, number),
        ).one()
        member = work.members.get(row[0])
        assert member is not None
        found.append(member)
    return found


def _timed(
    search: Callable[..., object], asked: list[object] | list[str] | list[Member] | list[list[int]]
) -> list[float]:
    took = []
    for one in asked:
        began = time.perf_counter()
        search(one)
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)


def _pages(database: Path, random: Random) -> list[float]:
    """Scattered pages of the file, neither decrypted nor looked into."""
    pages = database.stat().st_size // PAGE_BYTES
    with database.open("rb", buffering=0) as file:

        def read(numbers: list[int]) -> None:
            for number in numbers:
                file.seek(number * PAGE_BYTES)
                file.read(PAGE_BYTES)

        return _timed(read, [[random.randrange(pages) for _ in range(PAGES)] for _ in range(QUERIES)])


def _line(name: str, took: list[float], bare: list[float]) -> bool:
    median, p99 = statistics.median(took), took[min(len(took) * 99 // 100, len(took) - 1)]
    good = median <= MEDIAN_MS and p99 <= P99_MS
    sys.stdout.write(
        f"{name:<26} median {median:6.2f}   p99 {p99:6.2f}   worst {took[-1]:6.2f}   "
        f"{median / statistics.median(bare):5.1f} ×{'' if good else '   over the limit'}\n"
    )
    return good


if __name__ == "__main__":
    sys.exit(main())
