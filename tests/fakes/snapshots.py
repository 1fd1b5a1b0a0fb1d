"""Tills that begin with a snapshot, small enough for a test, and what they hold."""

from __future__ import annotations

from datetime import date

import pytest

from fakes.chain import SHOP, OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from shuke.application.find_members import find_members
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.profile import Profile
from shuke.domain.shop import Shop
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.sync import choosing
from shuke_db.tables import MEMBER_TABLES

__all__ = [
    "MEMBERS",
    "assert_alike",
    "far_ahead",
    "fetches",
    "found",
    "indexes",
    "names_read",
    "placed",
    "rows",
]

MEMBERS = 130
TODAY = date(2026, 3, 10)


def far_ahead(office: OfficeInMemory, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> TillInMemory:
    """A till that has enrolled everybody, and pulled page by page. From then on there are snapshots for whoever is
    fifty changes behind, in parts of twenty members."""
    till = TillInMemory(office, clock)
    office.record(ShopDescribed(Shop("S02", "二店")))
    _enrol_all(till, clock)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    monkeypatch.setattr("shuke.application.sync.pulling_round.MOST_SUBJECTS_A_PAGE", 40)
    monkeypatch.setattr(choosing, "_FEW_CHANGES", 50)
    monkeypatch.setattr(choosing, "_LEAST_DRIFT", 50)
    monkeypatch.setattr("shuke.application.head_office.snapshots.MEMBERS_A_PART", 20)
    return till


def _enrol_all(till: TillInMemory, clock: FakeClock) -> None:
    """In one transaction: each has a phone, and points at that till."""
    described = []
    with till.store.writing() as work:
        for number in range(MEMBERS):
            member_id, profile = till.ids.new_id(), Profile(f"王小{chr(0x4E00 + number)}", f"138{number:08d}")
            hash_ = till.recorder.attach_profile(work, member_id, profile).hash
            earned = LedgerEntry(AccountKind.POINTS, NEVER, 10 + number, "earning")
            for body in (
                MemberEnrolled(member_id, f"N{member_id[-6:]}", "ordinary", TODAY, hash_, "S01", "r", 1),
                sale(member_id, [earned]),
            ):
                till.recorder.record(work, SHOP, body, staff="")
            described.append((member_id, profile, profile.name.lower()))
            clock.advance(60)
        work.members.describe_many(described)
        work.commit()


def assert_alike(new: TillInMemory, pulled: TillInMemory) -> None:
    """After the other one has heard of the new till, too."""
    pulled.sync.round()
    assert rows(new) == rows(pulled)


def rows(till: TillInMemory) -> dict[str, list[tuple[object, ...]]]:
    with till.engine.connect() as connection:
        return {
            name: sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {name}")))
            for name in (
                *(name for name in MEMBER_TABLES if name != "slices"),
                "attachments",
                "shops",
                "tills",
            )
        }


def indexes(till: TillInMemory) -> set[str]:
    with till.engine.connect() as connection:
        return {
            name
            for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='index'")
        }


def found(till: TillInMemory, typed: str) -> list[str]:
    with till.store.reading() as work:
        return [one.member.member_id for one in find_members(work, typed, 300).found]


def names_read(till: TillInMemory) -> TillInMemory:
    """With everybody in place; and nobody is served for a minute."""
    assert isinstance(till.clock, FakeClock)
    till.clock.advance(60)
    while till.sync.round().unread:
        continue
    return till


def placed(till: TillInMemory) -> int:
    """Of members in place."""
    with till.store.reading() as work:
        return work.members.count()


def fetches(till: TillInMemory) -> int:
    return sum(letter.claim.path.startswith("/v1/snapshot/") for letter in till.link.letters)
