"""Two tills and head office, through real bytes and stores: what one records, the other knows."""

from __future__ import annotations

import pytest

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from shuke.application.sync.state import RoundOutcome


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    return OfficeInMemory(clock)


def test_a_member_enrolled_at_one_till_is_found_at_the_other(
    clock: FakeClock, office: OfficeInMemory
) -> None:
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    member = first.enrol("王小明", "13800138000")
    first.earn(member, 120)
    assert first.sync.round().outcome is RoundOutcome.IN_STEP
    assert second.sync.round().outcome is RoundOutcome.IN_STEP
    with second.store.reading() as work:
        known = work.members.get(member)
        assert known is not None
        assert known.profile.name == "王小明"
        assert [found.member_id for found in work.members.by_phone("13800138000", 5)] == [member]
    assert (second.balance(member), second.own(member)) == (120, 0)
