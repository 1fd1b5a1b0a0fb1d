"""Coupons given and withdrawn at head office: tills hear of them, may spend them, and give back what is withdrawn."""

from __future__ import annotations

from collections import Counter

import pytest

from fakes.chain import OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from fakes.filled_office import COUPONS
from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.ids import UlidIds
from shuke.application.head_office.coupon_desk import (
    MOST_LISTED,
    CouponDesk,
    CouponHere,
    CouponsOf,
    CouponWish,
    Given,
    NotAll,
    NotGiven,
)
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.programme_text import publishable
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.presets import preset_base
from shuke.domain.facts.fact import SealedFact
from shuke.domain.facts.members_merged import MembersMerged
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import AccountKind

MANAGER = Session(Staff("st-m", "陈店长", Role.MANAGER), 0)


class Chain:
    def __init__(self) -> None:
        clock = FakeClock()
        self.office = office = OfficeInMemory(clock)
        self.till, self.other = TillInMemory(office, clock), TillInMemory(office, clock)
        text = preset_base("tea-chain")
        assert text is not None
        office.record(publishable(text + COUPONS, preset_base))
        self.desk = CouponDesk(
            office.identity, office.store, office.store, office.recorder, UlidIds(clock.now_ms), clock
        )
        self.one = self.till.enrol("王小明", "13800135678")
        self.two = self.other.enrol("王晓明", "13900139000")
        self.asked = 0
        self.in_step()

    def in_step(self) -> None:
        for till in (self.till, self.other, self.till, self.other):
            assert till.sync.round().outcome is RoundOutcome.IN_STEP

    def number(self, member_id: str) -> str:
        with self.office.store.reading() as work:
            member = work.members.get(member_id)
        assert member is not None
        return member.number

    def give(self, *numbers: str, count: int = 1, **more: object) -> Given | NotAll | Refused:
        self.asked += 1
        given = {"kind": "birthday", "reason": "投诉补偿", "request": f"r-{self.asked}", **more}
        return self.desk.give(MANAGER, CouponWish(numbers, count=count, **given))  # type: ignore[arg-type]

    def held(self, member_id: str) -> tuple[CouponHere, ...]:
        seen = self.desk.look(MANAGER, member_id)
        assert isinstance(seen, CouponsOf)
        return seen.held

    def at(self, till: TillInMemory, member_id: str) -> int:
        """What that till may spend."""
        with till.store.reading() as work:
            return len(work.members.coupons(till.till, member_id))


@pytest.fixture
def chain() -> Chain:
    return Chain()


def test_a_coupon_reaches_the_till_of_the_last_visit_and_is_withdrawn_once_it_gave_it_back(
    chain: Chain,
) -> None:
    chain.other.record(sale(chain.one, []))
    chain.in_step()
    assert chain.give(chain.number(chain.one), count=2) == Given(1)
    chain.in_step()
    assert (chain.at(chain.other, chain.one), chain.at(chain.till, chain.one)) == (2, 0)
    dealt = next(one for one in chain.held(chain.one) if one.tills)
    there = dealt.owned.held.coupon_id
    assert dealt.tills == (chain.other.till,)
    elsewhere = Refused(Refusal.COUPON_AT_TILL, (("till", chain.other.till),))
    assert chain.desk.withdraw(MANAGER, chain.one, there, "发错") == elsewhere
    chain.in_step()
    assert chain.at(chain.other, chain.one) == 0
    assert isinstance(chain.desk.withdraw(MANAGER, chain.one, there, "发错"), SealedFact)
    over = Refused(Refusal.COUPON_OVER)
    assert chain.desk.withdraw(MANAGER, chain.one, there, "发错") == over
    assert there not in {one.owned.held.coupon_id for one in chain.held(chain.one)}
    with chain.office.store.reading() as work:
        (counted,) = work.takings.coupons()
        assert (counted.given, counted.open, counted.withdrawn) == (2, 1, 1)
        assert work.members.balance(chain.one, AccountKind.COUPON) == 1
        before = [work.members.lots(one, AccountKind.COUPON) for one in (chain.one, chain.two)]
    rebuild_office(chain.office.store, chain.office.sealing, CborEncoding(), lambda _done: None)
    with chain.office.store.reading() as work:
        assert [work.members.lots(one, AccountKind.COUPON) for one in (chain.one, chain.two)] == before


def test_a_list_is_given_whole_or_without_those_who_may_not_have_it(chain: Chain) -> None:
    one, two = chain.number(chain.one), chain.number(chain.two)
    assert chain.give(one, count=9) == Given(1)
    told = chain.give(one, two, two, "0999", request="list")
    assert isinstance(told, NotAll)
    assert told.could == 1
    assert [(wrong.number, wrong.why.refusal) for wrong in told.found] == [
        ("0999", Refusal.NUMBER_UNKNOWN),
        (one, Refusal.BY_RULE),
    ]
    assert chain.held(chain.two) == ()
    assert chain.give(one, two, two, "0999", request="list", leave_out=True) == Given(1, 2)
    assert chain.give(one, two, request="list", leave_out=True) == Given(0)  # the same request
    assert len(chain.held(chain.two)) == 1
    assert chain.give("0999", leave_out=True) == NotAll(
        (NotGiven("0999", Refused(Refusal.NUMBER_UNKNOWN)),), 0
    )


def test_who_went_up_in_another_has_it_given_to_the_other_once(chain: Chain) -> None:
    one, two = chain.number(chain.one), chain.number(chain.two)
    chain.office.record(MembersMerged(chain.two, chain.one))
    assert chain.give(one, two) == Given(1)
    assert len(chain.held(chain.one)) == 1


def test_what_is_no_wish_gives_nothing(chain: Chain) -> None:
    number = chain.number(chain.one)
    wrong = {
        chain.give(number, count=0),
        chain.give(number, count=101),
        chain.give(number, kind="nothing"),
        chain.give(number, reason=" \u202e"),
        chain.give(number, reason="x" * 121),
        chain.give(),
        chain.give(*(str(number) for number in range(MOST_LISTED + 1))),
        chain.give(*(str(number) for number in range(41)), count=10),
        chain.desk.withdraw(MANAGER, chain.one, "c", ""),
        chain.desk.withdraw(MANAGER, "nobody", "c", "x"),
        chain.desk.look(MANAGER, "nobody"),
    }
    assert all(isinstance(one, Refused) for one in wrong)
    told = Counter(one.refusal for one in wrong if isinstance(one, Refused))
    assert told == {
        Refusal.COUPON_COUNT: 1,
        Refusal.COUPON_KIND: 1,
        Refusal.REASON_MISSING: 1,
        Refusal.TOO_LONG: 1,
        Refusal.NUMBER_UNKNOWN: 1,
        Refusal.LIST_TOO_LONG: 2,  # 200 numbers, and 40 where each is given ten
        Refusal.MEMBER_UNKNOWN: 1,
    }
    assert chain.held(chain.one) == ()
